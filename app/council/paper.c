/* Reading papers: many at once, whatever a page shows of them. */
#include "app/council/paper.h"

str paper_url(struct req *r, int64_t id, const char *rest)
{
	return arena_printf(r->arena, "/urad/material/%lld%s", (long long)id, rest);
}

str council_say(struct arena *a, const struct lang *lang, const char *message,
	const str *values)
{
	struct buf out = { .arena = a };
	str rest = tr(lang, message);
	for (size_t i = 0; i < rest.len; i++) {
		if (rest.ptr[i] == '%' && i + 1 < rest.len && rest.ptr[i + 1] == 's') {
			buf_put(&out, *values++);
			i++;
		} else {
			buf_char(&out, rest.ptr[i]);
		}
	}
	return buf_str(&out);
}

struct str_list council_lines_list(struct arena *a, str text)
{
	struct str_list to = { 0 };
	str line;
	while (str_cut(&text, '\n', &line))
		if (str_trim(line).len)
			*(str *)arena_push(a, &to.items, &to.count, sizeof(str)) = str_trim(line);
	return to;
}

str council_lines_text(struct arena *a, struct str_list lines)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < lines.count; i++)
		buf_printf(&out, "%s%.*s", i ? "\n" : "", STR_ARG(lines.items[i]));
	return lines.count ? buf_str(&out) : (str){ 0 };
}

/* The last attempt before each body stands for it, in the place of its position. */
static void way_fill(struct req *r, struct paper *p)
{
	for (size_t i = 0; i < p->hearings.count; i++) {
		const hearing_row *h = &p->hearings.items[i];
		size_t at = 0;
		while (at < p->way.count && p->way.items[at].body != h->body_id)
			at++;
		if (at == PAPER_BODIES)
			continue;
		if (at == p->way.count)
			arena_push(r->arena, &p->way.items, &p->way.count, sizeof *p->way.items);
		p->steps[at] = h;
		p->way.items[at] = (struct way_step){ h->id, h->body_id, h->code, h->body, h->day,
			result_of(h->result), h->attempt };
	}
}

/* Those of the rows, sorted by their first number, that belong to the paper. */
struct span { size_t from, count; };
static struct span span_of(struct db_rows rows, size_t size, int64_t paper)
{
	size_t from = rows_from(rows.items, rows.count, size, paper);
	return (struct span){ from, rows_from(rows.items, rows.count, size, paper + 1) - from };
}
#define SPAN(rows, paper) span_of(DB_ROWS(rows), sizeof *(rows).items, paper)

static void parts_fill(struct req *r, struct papers *to, struct int_list ids)
{
	struct hearing_list_rows hearings =
		hearing_list(r->db, .papers = ids, .limit = RECORDS_MOST);
	struct paper_previous_list_rows previous =
		paper_previous_list(r->db, .papers = ids, .limit = RECORDS_MOST);
	struct paper_annex_list_rows annexes =
		paper_annex_list(r->db, .papers = ids, .limit = RECORDS_MOST);
	struct paper_copy_list_rows copies =
		paper_copy_list(r->db, .papers = ids, .limit = RECORDS_MOST);
	for (size_t n = 0; n < to->count; n++) {
		struct paper *p = &to->items[n];
		struct span h = SPAN(hearings, p->row->id), b = SPAN(previous, p->row->id),
			a = SPAN(annexes, p->row->id), c = SPAN(copies, p->row->id);
		p->hearings =
			(struct hearing_list_rows){ h.count ? hearings.items + h.from : NULL, h.count };
		p->previous =
			(struct paper_previous_list_rows){ b.count ? previous.items + b.from : NULL, b.count };
		p->annexes =
			(struct paper_annex_list_rows){ a.count ? annexes.items + a.from : NULL, a.count };
		p->copy = (struct paper_copy_list_rows){ c.count ? copies.items + c.from : NULL, c.count };
		way_fill(r, p);
	}
}

struct papers papers_load(struct req *r, struct int_list ids)
{
	struct papers to = { 0 };
	if (!ids.count)
		return to;
	struct paper_get_rows rows = paper_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t n = 0; n < ids.count; n++)
		for (size_t i = 0; i < rows.count; i++)
			if (rows.items[i].id == ids.items[n])
				*(struct paper *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
					(struct paper){ .row = &rows.items[i],
						.state = paper_state_of(rows.items[i].state) };
	parts_fill(r, &to, ids);
	return to;
}

struct paper *paper_load(struct req *r, int64_t id)
{
	struct papers found = papers_load(r, (struct int_list){ &id, 1 });
	return found.count ? &found.items[0] : NULL;
}

str paper_copy_of(const struct paper *p, str part)
{
	for (size_t i = 0; i < p->copy.count; i++)
		if (str_eq(p->copy.items[i].part, part))
			return p->copy.items[i].text;
	return (str){ 0 };
}
