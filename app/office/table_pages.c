/* Importing a table: handing it over, what its columns are, what it would do, doing it. */
#include "app/office/table.h"
#include "app/office/table.html.h"
#include "search/search.h"

enum { SHOWN = 100, IMPORTS_SHOWN = 10 };

/* ---- what all of them need ---- */

/* The visitor's own upload of the address; false: it was answered. */
static bool upload_asked(struct req *r, struct import_view *v)
{
	struct maybe_int id = str_int(r->sub);
	v->r = r;
	v->record = record_asked(r);
	if (!v->record)
		return false;
	v->upload = id.set ? upload_get(r->db, .id = id.value, .account = r->visitor.account,
		.kind = str_of(v->record->kind)) : NULL;
	if (!v->upload || v->upload->uploaded_at < r->now - KEPT_SECONDS) {
		answer_error(r, 404);
		return false;
	}
	v->url = record_url(r, v->record, 0,
		arena_printf(r->arena, "/prevzit/%lld", (long long)v->upload->id).ptr);
	return true;
}

static void frame_make(struct import_view *v, const char *title)
{
	struct req *r = v->r;
	v->frame = record_frame(r, v->record, tr(r->page.lang, title));
	v->frame->wide = true;
	v->frame->error = v->wrong.ptr != NULL;
	if (v->wrong.ptr)
		form_error(r, NULL, NULL, arena_z(r->arena, v->wrong));
}

static struct str_list cells_of(struct req *r, str text)
{
	struct str_list cells = { 0 };
	kept_row(r->arena, &text, &cells);
	return cells;
}

/* ---- handing it over ---- */

static const char *wrong_words(enum table_wrong wrong)
{
	switch (wrong) {
	case TABLE_OLD_EXCEL:
		return N_(
			"This is an old Excel file, or one with a password. Save it as XLSX without one.");
	case TABLE_DAMAGED:
		return N_("The file is damaged. Open it, save it again and hand it over.");
	case TABLE_QUOTES:    return N_("A quotation mark in the file is not closed.");
	case TABLE_TOO_LARGE:
		return N_("The table is too large: at most 50,000 rows and 200 columns. Divide it.");
	case TABLE_BOMB:
		return N_("The file unpacks into far more than a table has. It was refused.");
	case TABLE_NO_SHEET:  return N_("There is no sheet of this name in the file.");
	case TABLE_EMPTY:     return N_("There is nothing in the table.");
	default:              return N_("This is neither a CSV nor an XLSX table.");
	}
}

static int ask(struct req *r, struct import_view v)
{
	v.r = r;
	frame_make(&v, N_("Import of a table"));
	v.url = record_url(r, v.record, 0, "/prevzit");
	v.done = operation_list(r->db, .kind = str_of(v.record->kind), .action = S("import"),
		.limit = IMPORTS_SHOWN);
	office_import_ask_page(&r->page, v);
	return v.wrong.ptr ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/zaznamy/{kind}/prevzit */
int table_import_ask(struct req *r)
{
	struct import_view v = { .record = record_asked(r) };
	return v.record ? ask(r, v) : r->status;
}

static str sheets_text(struct req *r, struct str_list sheets)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < sheets.count; i++)
		kept_put(&out, sheets.items[i]);
	return buf_str(&out);
}

static int64_t upload_keep(struct req *r, const struct record *record, str name,
	const struct kept *k)
{
	db_begin(r->db);
	upload_drop_of(r->db, .account = r->visitor.account, .kind = str_of(record->kind));
	int64_t id = upload_add(r->db, .account = r->visitor.account, .kind = str_of(record->kind),
		.name = utf8_head(name, 200), .now = r->now, .about = k->about.encoding
			? str_of(k->about.encoding) : k->about.sheet,
		.sheets = sheets_text(r, k->about.sheets), .heading_row = k->heading_row,
		.heading = buf_str(&k->heading), .content = buf_str(&k->rows), .notes = buf_str(&k->notes),
		.rows = k->count);
	return db_commit(r->db) ? id : 0;
}

/* POST /urad/zaznamy/{kind}/prevzit: the file is read, and kept for its owner */
int table_import_upload(struct req *r)
{
	struct import_view v = { .record = record_asked(r) };
	struct kept k;
	if (!v.record)
		return r->status;
	if (!r->files.count) {
		v.wrong = tr(r->page.lang, N_("Choose a file."));
		return ask(r, v);
	}
	enum table_wrong wrong = table_keep(r, r->files.items[0].bytes, form_text(r, "list"), &k);
	if (!wrong && !k.count)
		wrong = TABLE_EMPTY;
	int64_t id = wrong ? 0 : upload_keep(r, v.record, r->files.items[0].filename, &k);
	kept_free(&k);
	if (wrong) {
		v.wrong = tr(r->page.lang, wrong_words(wrong));
		if (k.about.row)
			v.wrong = arena_printf(r->arena, "%.*s %.*s %lld.", STR_ARG(v.wrong),
				STR_ARG(tr(r->page.lang, N_("Row"))), (long long)k.about.row);
		return ask(r, v);
	}
	return answer_see_other(r, record_url(r, v.record, 0,
		arena_printf(r->arena, "/prevzit/%lld", (long long)id).ptr));
}

/* ---- what its columns are ---- */

/* "IČO" of "Organisation number (IČO)", or nothing. */
static str in_brackets(str label)
{
	str rest = label, before;
	str_cut(&rest, '(', &before);
	return str_ends(rest, S(")")) ? str_part(rest, 0, rest.len - 1) : (str){ 0 };
}

static bool is_called(struct req *r, const struct column *c, str heading)
{
	str folded = search_fold(r->arena, heading), label = c->label, before;
	if (!folded.len)
		return false;
	if (str_eq(folded, search_fold(r->arena, label)) ||
		str_is(heading, c->field ? c->field->name : "id"))
		return true;
	str code = in_brackets(label);
	str_cut(&label, '(', &before);
	return code.len && (str_eq(folded, search_fold(r->arena, code)) ||
		str_eq(folded, search_fold(r->arena, str_trim(before))));
}

static str column_name(const struct column *c)
{
	return c->field ? str_of(c->field->name) : S("id");
}

/* What the columns take, as it was said, or by what they are called; each of ours
 * once. */
static str *takes_guess(struct req *r, const struct import_view *v, const struct columns *all,
	struct str_list heading)
{
	str *takes = arena_alloc(r->arena, (heading.count + 1) * sizeof *takes);
	struct str_list said = cells_of(r, v->upload->takes);
	for (size_t i = 0; i < heading.count; i++)
		if (v->upload->takes.ptr)
			takes[i] = i < said.count ? said.items[i] : (str){ 0 };
	for (size_t n = 0; n < all->count && !v->upload->takes.ptr; n++)
		for (size_t i = 0; i < heading.count; i++)
			if (!takes[i].len && is_called(r, &all->items[n], heading.items[i])) {
				takes[i] = column_name(&all->items[n]);
				break;
			}
	return takes;
}

static void option_add(struct req *r, struct ui_choices *to, str value, str label, str chosen)
{
	ui_choice_add(r, to, value, label, str_eq(value, chosen));
}

static bool is_taken(const str *takes, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(takes[i], name))
			return true;
	return false;
}

static void keys_fill(struct req *r, struct import_view *v, const struct columns *all,
	const str *takes, size_t count)
{
	const char *name = all->fields[0].name, *key = v->record->key;
	str chosen = v->upload->key_name;
	if (!chosen.ptr)
		chosen = is_taken(takes, count, "id") ? S("id")
			: key && is_taken(takes, count, key) ? str_of(key) : str_of(name);
	option_add(r, &v->keys, S("id"), all->items[0].label, chosen);
	for (size_t i = 1; key && i < all->count; i++)
		if (!strcmp(all->items[i].field->name, key))
			option_add(r, &v->keys, str_of(key), all->items[i].label, chosen);
	option_add(r, &v->keys, str_of(name), all->items[1].label, chosen);
	option_add(r, &v->keys, S("new"), tr(r->page.lang, N_("By nothing: every row is a new record")),
		chosen);
}

/* The first text of the column in the rows that were kept. */
static str example_of(struct req *r, str sample, size_t column)
{
	struct str_list cells;
	for (int i = 0; i < 20 && kept_row(r->arena, &sample, &cells); i++)
		if (column + 1 < cells.count && cells.items[column + 1].len)
			return utf8_head(cells.items[column + 1], 60);
	return (str){ 0 };
}

/* A file may be wider than its heading. */
static struct str_list heading_of(struct req *r, const struct upload_get_row *u)
{
	struct str_list heading = cells_of(r, u->heading), row;
	size_t width = heading.count;
	str sample = u->sample;
	while (kept_row(r->arena, &sample, &row))
		width = row.count > width + 1 ? row.count - 1 : width;
	width = width < TABLE_COLUMNS_MOST ? width : TABLE_COLUMNS_MOST;
	str *items = arena_alloc(r->arena, (width + 1) * sizeof *items);
	for (size_t i = 0; i < heading.count && i < width; i++)
		items[i] = heading.items[i];
	return (struct str_list){ items, width };
}

static int map_show(struct req *r, struct import_view v)
{
	struct columns all = columns_of(r, v.record);
	struct str_list heading = heading_of(r, v.upload);
	str *takes = takes_guess(r, &v, &all, heading);
	frame_make(&v, N_("What the columns are"));
	for (size_t i = 0; i < heading.count; i++) {
		struct import_column *c =
			arena_push(r->arena, &v.columns.items, &v.columns.count, sizeof *c);
		*c = (struct import_column){ .number = (int)i, .letters = column_letters(r->arena, (int)i),
			.heading = heading.items[i], .example = example_of(r, v.upload->sample, i) };
		option_add(r, &c->takes, S(""), tr(r->page.lang, N_("Do not take")), takes[i]);
		for (size_t n = 0; n < all.count; n++)
			option_add(r, &c->takes, column_name(&all.items[n]), all.items[n].label, takes[i]);
	}
	keys_fill(r, &v, &all, takes, heading.count);
	office_import_map_page(&r->page, v);
	return v.wrong.ptr ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/zaznamy/{kind}/prevzit/{id} */
int table_import_map(struct req *r)
{
	struct import_view v = { 0 };
	if (!upload_asked(r, &v))
		return r->status;
	v.changed = query_text(r, "zmena").len > 0;
	return map_show(r, v);
}

/* ---- trying ---- */

/* What the form says of the columns: names of ours, kept as a row. */
static str takes_read(struct req *r, size_t width)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < width; i++)
		kept_put(&out, form_text(r, arena_printf(r->arena, "s%zu", i).ptr));
	return buf_str(&out);
}

/* The names as places in the list of our columns; NULL and a message: not so. */
static const char *takes_make(struct req *r, struct plan *p, struct str_list names)
{
	int *takes = arena_alloc(r->arena, (names.count + 1) * sizeof *takes);
	bool any = false, keyed = str_is(p->key, "new");
	for (size_t i = 0; i < names.count; i++) {
		takes[i] = TAKE_NOTHING;
		for (size_t n = 0; n < p->columns.count && names.items[i].len; n++)
			if (str_eq(names.items[i], column_name(&p->columns.items[n])))
				takes[i] = (int)n;
		for (size_t n = 0; n < i && takes[i] != TAKE_NOTHING; n++)
			if (takes[n] == takes[i])
				return N_("Two columns are taken for the same thing.");
		any |= takes[i] > 0;
		keyed |= names.items[i].len && str_eq(names.items[i], p->key);
	}
	p->takes = takes;
	p->width = names.count;
	return !any  ? N_("Say of at least one column what it is.")
		: !keyed ? N_("The column by which records are known is not among those that are taken.")
				 : NULL;
}

static bool key_known(const struct record *record, const struct columns *all, str key)
{
	return str_is(key, "id") || str_is(key, "new") || str_is(key, all->fields[0].name) ||
		(record->key && str_is(key, record->key));
}

static const char *plan_make(struct req *r, const struct import_view *v, struct plan *p,
	str takes, str key)
{
	*p = (struct plan){
		.r = r, .record = v->record, .columns = columns_of(r, v->record), .key = key
	};
	if (!key_known(v->record, &p->columns, key))
		return N_("Choose one of the options.");
	return takes_make(r, p, cells_of(r, takes));
}

static void plan_fill(struct req *r, const struct import_view *v, struct plan *p)
{
	struct upload_content_row *c = upload_content(r->db, .id = v->upload->id);
	p->content = c ? c->content : (str){ 0 };
	p->notes = c ? c->notes : (str){ 0 };
}

/* POST /urad/zaznamy/{kind}/prevzit/{id}: tries it and keeps what would happen */
int table_import_try(struct req *r)
{
	struct import_view v = { 0 };
	struct plan p;
	if (!upload_asked(r, &v))
		return r->status;
	str takes = takes_read(r, heading_of(r, v.upload).count), key = form_text(r, "klic");
	const char *wrong = plan_make(r, &v, &p, takes, key);
	struct upload_get_row said = *v.upload;
	said.takes = takes;
	said.key_name = key;
	v.upload = &said;
	if (wrong) {
		v.wrong = tr(r->page.lang, wrong);
		return map_show(r, v);
	}
	plan_fill(r, &v, &p);
	plan_run(&p);
	db_begin(r->db);
	upload_map(r->db, .id = v.upload->id, .takes = takes, .key = key);
	upload_tried(r->db, .id = v.upload->id, .now = r->now, .report = buf_str(&p.report),
		.added = p.counts.added, .changed = p.counts.changed, .same = p.counts.same,
		.refused = p.counts.refused);
	db_commit(r->db);
	buf_free(&p.report);
	return answer_see_other(r, arena_printf(r->arena, "%.*s/nahled", STR_ARG(v.url)));
}

/* ---- what would happen ---- */

static void line_add(struct req *r, struct import_lines *to, struct str_list c)
{
	if (to->total++ >= SHOWN)
		return;
	*(struct import_line *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
		(struct import_line){ c.items[REPORT_ROW], c.items[REPORT_WHAT], c.items[REPORT_NAME],
			c.items[REPORT_COLUMN], c.items[REPORT_LABEL], c.items[REPORT_BEFORE],
			c.items[REPORT_AFTER], tr(r->page.lang, arena_z(r->arena, c.items[REPORT_WHY])) };
}

/* GET /urad/zaznamy/{kind}/prevzit/{id}/nahled */
int table_import_preview(struct req *r)
{
	struct import_view v = { 0 };
	struct str_list c;
	if (!upload_asked(r, &v))
		return r->status;
	if (!v.upload->tried_at.set)
		return answer_see_other(r, v.url);
	struct upload_report_row *report = upload_report(r->db, .id = v.upload->id);
	str rest = report ? report->report : (str){ 0 };
	while (kept_row(r->arena, &rest, &c))
		if (c.count == REPORT_CELLS)
			line_add(r, str_is(c.items[REPORT_WHAT], REPORT_REFUSED) ? &v.refused : &v.changes, c);
	frame_make(&v, N_("What the import would do"));
	office_import_preview_page(&r->page, v);
	return answer_page(r);
}

static str what_words(struct req *r, str what)
{
	return tr(r->page.lang, str_is(what, REPORT_ADDED) ? N_("would be added")
		: str_is(what, REPORT_CHANGED) ? N_("would be changed") : N_("refused"));
}

/* GET /urad/zaznamy/{kind}/prevzit/{id}/zprava.csv */
int table_import_report(struct req *r)
{
	static const char *const heads[] = { N_("Row"), N_("What would happen"), N_("Name"),
		N_("Column"), N_("Field"), N_("Before"), N_("Value"), N_("Why") };
	_Static_assert(COUNT(heads) == REPORT_CELLS, "a heading for each cell");
	struct import_view v = { 0 };
	struct str_list c;
	str cells[REPORT_CELLS];
	if (!upload_asked(r, &v))
		return r->status;
	struct upload_report_row *report = upload_report(r->db, .id = v.upload->id);
	str rest = report ? report->report : (str){ 0 };
	for (size_t i = 0; i < REPORT_CELLS; i++)
		cells[i] = tr(r->page.lang, heads[i]);
	buf_put(&r->page.out, S(CSV_BEGINNING));
	csv_row(&r->page.out, cells, REPORT_CELLS, ';');
	while (kept_row(r->arena, &rest, &c)) {
		if (c.count != REPORT_CELLS)
			continue;
		memcpy(cells, c.items, sizeof cells);
		cells[REPORT_WHAT] = what_words(r, cells[REPORT_WHAT]);
		cells[REPORT_WHY] = tr(r->page.lang, arena_z(r->arena, cells[REPORT_WHY]));
		csv_row(&r->page.out, cells, REPORT_CELLS, ';');
	}
	r->type = "text/csv; charset=utf-8";
	r->download = S("zprava.csv");
	r->no_store = true;
	return r->status = 200;
}

/* ---- doing it ---- */

static struct words refused_rows(struct req *r, str report)
{
	struct words rows = { 0 };
	struct str_list c;
	while (kept_row(r->arena, &report, &c))
		if (c.count == REPORT_CELLS && str_is(c.items[REPORT_WHAT], REPORT_REFUSED))
			words_put(r->arena, &rows, c.items[REPORT_ROW], 1);
	return rows;
}

static bool as_tried(const struct plan *p, const struct upload_get_row *u)
{
	return !p->failed && p->counts.added == u->added.value &&
		p->counts.changed == u->changed.value && p->counts.refused == u->refused.value;
}

/* POST /urad/zaznamy/{kind}/prevzit/{id}/provest: all that was shown, or nothing */
int table_import_do(struct req *r)
{
	struct import_view v = { 0 };
	struct plan p;
	if (!upload_asked(r, &v))
		return r->status;
	if (!v.upload->tried_at.set || plan_make(r, &v, &p, v.upload->takes, v.upload->key_name))
		return answer_see_other(r, v.url);
	struct upload_report_row *report = upload_report(r->db, .id = v.upload->id);
	struct words refused = refused_rows(r, report ? report->report : (str){ 0 });
	plan_fill(r, &v, &p);
	db_begin(r->db);
	p.refused = &refused;
	/* Whoever sends it twice does it once. */
	bool mine = upload_drop(r->db, .id = v.upload->id) == 1;
	p.operation = mine ? operation_begin(r, v.record, "import", v.upload->name) : 0;
	if (mine)
		plan_run(&p);
	buf_free(&p.report);
	if (!mine || !as_tried(&p, v.upload)) {
		db_rollback(r->db);
		return answer_see_other(r, arena_printf(r->arena, "%.*s?zmena=1", STR_ARG(v.url)));
	}
	operation_end(r, p.operation, p.counts.added + p.counts.changed);
	if (db_commit(r->db) && p.counts.added > 300)
		db_analyze(r->db);
	return answer_see_other(r, record_url(r, v.record, 0, arena_printf(r->arena,
		"?hotovo=prevzato&operace=%lld", (long long)p.operation).ptr));
}
