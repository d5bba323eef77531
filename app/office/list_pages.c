/* The list of records of one kind, and the search over all kinds. */
#include "app/office/office_internal.h"
#include "app/office/list.html.h"
#include "search/search.h"

enum { FOUND_OF_KIND = 5 };

struct site_frame *record_frame(struct req *r, const struct record *record, str title)
{
	struct site_frame *f = site_frame(r, title);
	r->no_store = true;
	f->no_index = true;
	site_crumb(r, f, S("/urad"), tr(r->page.lang, N_("Office")));
	if (record && !str_eq(title, tr(r->page.lang, record->many)))
		site_crumb(r, f, record_url(r, record, 0, ""), tr(r->page.lang, record->many));
	site_crumb(r, f, S(""), title);
	return f;
}

/* ---- which records ---- */

static struct record_filter filter_read(struct req *r, const struct field *filters)
{
	struct record_filter f = { 0 };
	for (size_t i = 0; filters && filters[i].type && i < RECORD_FILTERS; i++) {
		str value = query_text(r, filters[i].name);
		for (const struct choice *c = filters[i].choices; c && c->label; c++)
			if (value.len && str_eq(c->value, value))
				f.values[i] = value;
	}
	return f;
}

static bool has_words(struct arena *work, str name, str words)
{
	str folded = search_fold(work, name), word;
	while (str_cut(&words, ' ', &word))
		if (word.len && !str_has(folded, word))
			return false;
	return true;
}

/* Every word of the search somewhere in the name; names are folded one by one,
 * which for ten thousand of them takes less than the reading. */
static struct record_names named(struct req *r, struct record_names all, str words)
{
	struct record_name *items = NULL;
	struct arena work = { 0 };
	size_t count = 0;
	str folded = search_fold(r->arena, words);
	if (!folded.len)
		return all;
	for (size_t i = 0; i < all.count; i++) {
		if (has_words(&work, all.items[i].name, folded))
			*(struct record_name *)arena_push(r->arena, &items, &count, sizeof *items) =
				all.items[i];
		if (i % 256 == 0)
			arena_reset(&work);
	}
	arena_free(&work);
	return (struct record_names){ items, count };
}

struct record_names records_asked(struct req *r, const struct record *record)
{
	const struct field *filters = record->filters ? record->filters(r) : NULL;
	struct record_filter filter = filter_read(r, filters);
	return named(r, record->names(r, &filter), utf8_head(query_text(r, "q"), LIMIT_QUERY));
}

/* The lines of some names, in the order of the names. */
struct record_lines lines_of(struct req *r, const struct record *record, struct record_names names,
	size_t from, size_t most)
{
	size_t count = from >= names.count ? 0 : names.count - from < most ? names.count - from : most;
	int64_t *ids = arena_alloc(r->arena, (count + 1) * sizeof *ids);
	struct record_lines sorted = { arena_alloc(r->arena, (count + 1) * sizeof *sorted.items), 0 };
	for (size_t i = 0; i < count; i++)
		ids[i] = names.items[from + i].id;
	if (!count)
		return sorted;
	struct record_lines lines = record->lines(r, (struct int_list){ ids, count });
	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; n < lines.count; n++)
			if (lines.items[n].id == ids[i])
				sorted.items[sorted.count++] = lines.items[n];
	return sorted;
}

/* ---- the page ---- */

static void select_add(struct req *r, struct list_view *v, const struct field *f)
{
	struct office_select *s = arena_push(r->arena, &v->selects.items, &v->selects.count, sizeof *s);
	*s = (struct office_select){ .name = str_of(f->name), .label = tr(r->page.lang, f->label) };
	str chosen = query_text(r, f->name);
	v->filtered |= chosen.len > 0;
	ui_choice_add(r, &s->choices, S(""), tr(r->page.lang, N_("All")), false);
	for (const struct choice *c = f->choices; c && c->label; c++)
		ui_choice_add(
			r, &s->choices, c->value, tr(r->page.lang, c->label), str_eq(c->value, chosen));
}

bool field_is_for_many(const struct field *f)
{
	return f->type == FIELD_CHOICE || f->type == FIELD_BOOL || f->type == FIELD_DAY;
}

static void bulk_add(struct req *r, struct list_view *v, const struct field *fields)
{
	for (const struct field *f = fields; f->type; f++)
		if (field_is_for_many(f))
			ui_choice_add(r, &v->bulk, str_of(f->name), tr(r->page.lang, f->label), false);
}

static const char *done_words(str what)
{
	return str_is(what, "hromadne") ? N_("The change was made.")
		: str_is(what, "zpet") ? N_("The change was taken back.")
		: str_is(what, "prevzato") ? N_("The table was imported.")
		: str_is(what, "pohled") ? N_("The view is saved.")
		: NULL;
}

static const char *note_words(str what)
{
	return str_is(what, "plno") ? N_("You have too many saved views. Delete one first.")
		: str_is(what, "nic") ? N_("Nothing was chosen. Tick the records, or all of them.")
		: NULL;
}

/* GET /urad/zaznamy/{kind}?q=…&strana=2 */
int record_list_show(struct req *r)
{
	const struct record *record = record_asked(r);
	int64_t page = query_page(r);
	if (!record)
		return r->status;
	if (!page)
		return answer_error(r, 404);
	struct record_names names = records_asked(r, record);
	struct list_view v = { .r = r, .record = record, .words = query_text(r, "q"),
		.frame = record_frame(r, record, tr(r->page.lang, record->many)),
		.url = record_url(r, record, 0, ""), .total = (int64_t)names.count,
		.may_add = record_may(r, record, 0) };
	v.frame->wide = true;
	v.query = query_with(r, "strana", (str){ 0 });
	v.filtered = v.words.len > 0;
	for (const struct field *f = record->filters ? record->filters(r) : NULL; f && f->type; f++)
		select_add(r, &v, f);
	bulk_add(r, &v, record->fields(r, 0));
	v.views = view_list(r->db, .account = r->visitor.account, .kind = str_of(record->kind),
		.limit = VIEWS_MOST);
	v.lines = lines_of(r, record, names, (size_t)(page - 1) * RECORDS_PAGE, RECORDS_PAGE);
	v.pages = ui_pagination_of(r, page, (v.total + RECORDS_PAGE - 1) / RECORDS_PAGE);
	const char *done = done_words(query_text(r, "hotovo")),
			   *note = note_words(query_text(r, "hotovo"));
	v.done = done ? tr(r->page.lang, done) : (str){ 0 };
	v.note = note ? tr(r->page.lang, note) : (str){ 0 };
	v.operation = query_int(r, "operace").value;
	if (page > 1 && !v.lines.count)
		return answer_error(r, 404);
	office_list_page(&r->page, v);
	return answer_page(r);
}

/* ---- views ---- */

/* POST /urad/zaznamy/{kind}/pohledy?q=…: the filters of the address under a name */
int view_save(struct req *r)
{
	const struct record *record = record_asked(r);
	str name = utf8_head(form_text(r, "nazev"), 100);
	if (!record)
		return r->status;
	bool room = view_count(r->db, .account = r->visitor.account) < VIEWS_MOST;
	if (name.len && room)
		view_put(r->db, .account = r->visitor.account, .kind = str_of(record->kind), .name = name,
			.query = r->query.ptr ? r->query : S(""));
	str done = room ? name.len ? S("pohled") : (str){ 0 } : S("plno");
	return answer_see_other(r, arena_printf(r->arena, "%.*s%.*s",
		STR_ARG(record_url(r, record, 0, "")), STR_ARG(query_with(r, "hotovo", done))));
}

/* POST /urad/zaznamy/{kind}/pohledy/{id}: deletes it */
int view_delete(struct req *r)
{
	const struct record *record = record_asked(r);
	struct maybe_int id = str_int(r->sub);
	if (!record)
		return r->status;
	if (!id.set)
		return answer_error(r, 404);
	view_drop(r->db, .id = id.value, .account = r->visitor.account);
	return answer_see_other(r, record_url(r, record, 0, ""));
}

/* ---- all kinds ---- */

static void kind_search(struct req *r, struct found_view *v, const struct record *record)
{
	static const struct record_filter all;
	struct record_names names = named(r, record->names(r, &all), v->words);
	if (!names.count)
		return;
	*(struct found_kind *)arena_push(r->arena, &v->kinds.items, &v->kinds.count,
		sizeof *v->kinds.items) = (struct found_kind){
		.record = record, .label = tr(r->page.lang, record->many), .total = (int64_t)names.count,
		.lines = lines_of(r, record, names, 0, FOUND_OF_KIND),
		.url = arena_printf(r->arena, "%.*s?q=%.*s", STR_ARG(record_url(r, record, 0, "")),
			STR_ARG(url_encode(r->arena, v->words))) };
}

/* GET /urad/hledat?q=… */
int office_search(struct req *r)
{
	struct found_view v = { .r = r, .words = utf8_head(query_text(r, "q"), LIMIT_QUERY),
		.frame = record_frame(r, NULL, tr(r->page.lang, N_("Search in the office"))) };
	if (search_fold(r->arena, v.words).len)
		for (const struct feature *const *f = r->web->features; *f; f++)
			for (const struct record *const *k = (*f)->records; k && *k; k++)
				if ((*k)->who & r->visitor.roles)
					kind_search(r, &v, *k);
	office_found_page(&r->page, v);
	return answer_page(r);
}
