/* The tree of a document's parts, and the little markup that its texts know. */
#include "doc/document_writers.h"
#include <assert.h>

struct document *document_new(struct arena *a, const struct document_about *about)
{
	assert(about->language.len && about->title.len);
	struct document *d = arena_alloc(a, sizeof *d);
	d->arena = a;
	d->about = *about;
	return d;
}

struct document_part *document_part_add(struct document *d, enum document_kind kind)
{
	struct document_part *in = d->depth ? d->open[d->depth - 1] : &d->body;
	struct document_part *p = arena_alloc(d->arena, sizeof *p);
	p->kind = kind;
	p->span = 1;
	*(in->first ? &in->last->next : &in->first) = p;
	in->last = p;
	return p;
}

static struct document_part *part_open(struct document *d, enum document_kind kind)
{
	struct document_part *p = document_part_add(d, kind);
	assert(d->depth < (int)COUNT(d->open));
	d->open[d->depth++] = p;
	return p;
}

static struct document_part *innermost(const struct document *d)
{
	return d->depth ? d->open[d->depth - 1] : NULL;
}

static bool inside(const struct document *d, enum document_kind kind)
{
	return d->depth && innermost(d)->kind == kind;
}

/* ---- texts ---- */

void document_run_add(struct document *d, struct document_runs *runs, struct document_run run)
{
	if (!run.text.len)
		return;
	struct document_run *r = arena_push(d->arena, &runs->items, &runs->count, sizeof *r);
	*r = run;
}

static struct document_runs plain_runs(struct document *d, str text)
{
	struct document_runs runs = { 0 };
	document_run_add(d, &runs, (struct document_run){ .text = text });
	return runs;
}

/* Where `mark` stands in text from `from` on; text.len when it does not. */
static size_t find(str text, size_t from, str mark)
{
	for (size_t i = from; i + mark.len <= text.len; i++)
		if (!memcmp(text.ptr + i, mark.ptr, mark.len))
			return i;
	return text.len;
}

/* A link "[text](https://…)" at `at`; its end, or `at` when there is none. */
static size_t link_read(struct document *d, struct document_runs *runs, str text, size_t at,
	unsigned look)
{
	size_t middle = find(text, at, S("](")), end = find(text, middle, S(")"));
	str url = str_part(text, middle + 2, end);
	if (end == text.len || !(str_starts(url, S("https://")) || str_starts(url, S("http://")) ||
		str_starts(url, S("mailto:")) || str_starts(url, S("tel:"))))
		return at;
	document_run_add(d, runs, (struct document_run){ str_part(text, at + 1, middle), look, url });
	return end + 1;
}

/* The sign at `at` that begins or ends a look, which must have its other half. */
static size_t look_read(str text, size_t at, unsigned *look)
{
	static const struct { str mark; unsigned look; } marks[] = {
		{ { "**", 2 }, TEXT_STRONG }, { { "*", 1 }, TEXT_EMPHASIS },
	};
	for (size_t i = 0; i < COUNT(marks); i++) {
		str mark = marks[i].mark;
		if (!str_starts(str_part(text, at, text.len), mark))
			continue;
		if (mark.len == 1 && ((at && text.ptr[at - 1] == '*') ||
			str_starts(str_part(text, at + 1, text.len), mark)))
			continue;
		if (!(*look & marks[i].look) && find(text, at + mark.len, mark) == text.len)
			continue;
		*look ^= marks[i].look;
		return mark.len;
	}
	return 0;
}

static struct document_runs marked_runs(struct document *d, str text)
{
	struct document_runs runs = { 0 };
	unsigned look = 0;
	size_t from = 0, i = 0;
	while (i < text.len) {
		unsigned before = look;
		size_t sign = text.ptr[i] == '*' ? look_read(text, i, &look) : 0;
		size_t count = runs.count, end = i + sign;
		if (text.ptr[i] == '[') {
			str left = str_part(text, from, i);
			document_run_add(d, &runs, (struct document_run){ left, look, { 0 } });
			end = link_read(d, &runs, text, i, look);
			if (end == i)
				runs.count = count;
		} else if (sign) {
			str left = str_part(text, from, i);
			document_run_add(d, &runs, (struct document_run){ left, before, { 0 } });
		}
		if (end > i)
			from = i = end;
		else
			i++;
	}
	str rest = str_part(text, from, text.len);
	document_run_add(d, &runs, (struct document_run){ rest, look, { 0 } });
	return runs;
}

void document_heading(struct document *d, int level, str text)
{
	assert(level >= 1 && level <= d->level + 1 && !d->depth);
	d->level = level;
	struct document_part *p = document_part_add(d, DOCUMENT_HEADING);
	p->level = level;
	p->runs = plain_runs(d, text);
}

void document_text(struct document *d, str text)
{
	assert(!d->depth);
	if (text.len)
		document_part_add(d, DOCUMENT_TEXT)->runs = marked_runs(d, text);
}

void document_plain(struct document *d, str text)
{
	assert(!d->depth);
	if (text.len)
		document_part_add(d, DOCUMENT_TEXT)->runs = plain_runs(d, text);
}

/* ---- lists ---- */

void document_list(struct document *d, bool numbered)
{
	assert(!d->depth || inside(d, DOCUMENT_LIST));
	part_open(d, DOCUMENT_LIST)->numbered = numbered;
}

void document_item(struct document *d, str text)
{
	assert(inside(d, DOCUMENT_LIST));
	document_part_add(d, DOCUMENT_ITEM)->runs = marked_runs(d, text);
}

void document_list_end(struct document *d)
{
	assert(inside(d, DOCUMENT_LIST));
	d->depth--;
}

/* ---- tables ---- */

/* The row before has as many cells as the table has columns. */
static void row_end(struct document *d)
{
	if (!inside(d, DOCUMENT_ROW))
		return;
	const struct document_part *row = d->open[--d->depth];
	size_t cells = 0;
	for (const struct document_part *c = row->first; c; c = c->next)
		cells += (size_t)c->span;
	assert(cells == innermost(d)->column_count);
}

void document_table(struct document *d, str caption, const struct document_column *columns,
	size_t count)
{
	assert(!d->depth && count);
	struct document_part *p = part_open(d, DOCUMENT_TABLE);
	p->caption = caption;
	p->columns = arena_alloc(d->arena, count * sizeof *columns);
	memcpy(p->columns, columns, count * sizeof *columns);
	p->column_count = count;
	document_row(d);
	innermost(d)->head = true;
	for (size_t i = 0; i < count; i++)
		document_cell(d, columns[i].name);
}

void document_row(struct document *d)
{
	row_end(d);
	assert(inside(d, DOCUMENT_TABLE));
	part_open(d, DOCUMENT_ROW);
}

static struct document_part *cell_add(struct document *d, struct document_runs runs)
{
	assert(inside(d, DOCUMENT_ROW));
	struct document_part *p = document_part_add(d, DOCUMENT_CELL);
	p->runs = runs;
	return p;
}

void document_cell(struct document *d, str text) { cell_add(d, plain_runs(d, text)); }

void document_cell_head(struct document *d, str text)
{
	cell_add(d, plain_runs(d, text))->head = true;
}

void document_cell_number(struct document *d, str words, int64_t thousandths)
{
	struct document_part *p = cell_add(d, plain_runs(d, words));
	p->value = VALUE_NUMBER;
	p->number = thousandths;
}

void document_cell_day(struct document *d, str words, str day)
{
	struct document_part *p = cell_add(d, plain_runs(d, words));
	p->value = VALUE_DAY;
	p->day = day;
}

void document_table_end(struct document *d)
{
	row_end(d);
	assert(inside(d, DOCUMENT_TABLE));
	d->depth--;
}

void document_facts(struct document *d, str caption, const struct document_fact *facts,
	size_t count, str none)
{
	assert(!d->depth);
	struct document_part *p = part_open(d, DOCUMENT_TABLE);
	p->caption = caption;
	p->column_count = 2;
	p->columns = arena_alloc(d->arena, 2 * sizeof *p->columns);
	p->columns[0].width = 1;
	p->columns[1].width = 2;
	for (size_t i = 0; i < count; i++) {
		document_row(d);
		document_cell_head(d, facts[i].name);
		document_cell(d, facts[i].value.len ? facts[i].value : none);
	}
	document_table_end(d);
}

/* ---- the rest ---- */

void document_figure(struct document *d, str caption, str alternative,
	const struct drawing *drawing)
{
	assert(!d->depth && alternative.len);
	struct document_part *p = document_part_add(d, DOCUMENT_FIGURE);
	p->caption = caption;
	p->alternative = alternative;
	p->drawing = drawing;
}

void document_contents(struct document *d, str heading, int level)
{
	assert(!d->depth);
	struct document_part *p = document_part_add(d, DOCUMENT_CONTENTS);
	p->level = level;
	p->caption = heading;
}

void document_new_page(struct document *d)
{
	assert(!d->depth);
	document_part_add(d, DOCUMENT_NEW_PAGE);
}

void document_sign(struct document *d, str below)
{
	assert(!d->depth);
	document_part_add(d, DOCUMENT_SIGN)->runs = plain_runs(d, below);
}

void document_space(struct document *d, int lines)
{
	assert(!d->depth && lines > 0);
	document_part_add(d, DOCUMENT_SPACE)->lines = lines;
}
