/* What sources say otherwise, in the office: side by side, and decided. */
#include "app/upkeep/difference.h"
#include "app/upkeep/difference.html.h"

str source_words(struct req *r, str source)
{
	return str_is(source, "rpss") ? tr(r->page.lang, N_("the register of providers")) : source;
}

/* ---- who may decide ---- */

/* Whether the visitor keeps the record; rows of one stand together, so the answer
 * for the last one is kept. */
struct keeper { const struct record *record; int64_t id; bool may; };
static bool keeps(struct req *r, struct keeper *k, str kind, int64_t id)
{
	if (!k->record || !str_is(kind, k->record->kind) || k->id != id) {
		k->record = record_of_kind(r, kind);
		k->id = id;
		k->may = k->record && record_may(r, k->record, id);
	}
	return k->may;
}

int64_t differences_waiting(struct req *r)
{
	struct keeper k = { 0 };
	int64_t mine = 0;
	if (people_may(r, CATALOGUE_KEEPERS, 0))
		return difference_count(r->db);
	struct difference_list_rows rows =
		difference_list(r->db, .state = S("open"), .limit = DIFFERENCES_MOST);
	for (size_t i = 0; i < rows.count; i++)
		mine += keeps(r, &k, rows.items[i].kind, rows.items[i].record);
	return mine;
}

/* ---- the list ---- */

static str decided_words(struct req *r, const struct difference_list_row *d)
{
	struct buf out = { .arena = r->arena };
	if (str_is(d->state, "open"))
		return (str){ 0 };
	buf_put(&out, tr(r->page.lang, str_is(d->state, "ours") ? N_("Ours stays")
		: N_("Follows the source")));
	if (d->person.len)
		buf_printf(&out, ", %.*s", STR_ARG(d->person));
	if (d->decided_at.set)
		buf_printf(&out, ", %.*s", STR_ARG(moment_words(r, d->decided_at.value)));
	return buf_str(&out);
}

/* A record of the page, with the rows that speak of it. */
struct differing {
	const struct record *record;
	const struct difference_list_row *rows;
	size_t count;
};

/* Of a field that the form no longer has there is nothing to decide. */
static void record_add(
	struct req *r, struct differences_view *v, const struct differing *what, const void *form)
{
	const struct record *record = what->record;
	const struct field *fields = record->fields(r, what->rows->record);
	struct difference_record *to =
		arena_push(r->arena, &v->records.items, &v->records.count, sizeof *to);
	*to = (struct difference_record){ .name = field_text(r->arena, fields, form),
		.kind = tr(r->page.lang, record->one),
		.url = record_url(r, record, what->rows->record, "") };
	for (size_t i = 0; i < what->count; i++) {
		const struct difference_list_row *d = &what->rows[i];
		const struct field *f = &fields[field_number(fields, d->field)];
		if (!f->type)
			continue;
		*(struct difference_line *)arena_push(r->arena, &to->lines.items, &to->lines.count,
			sizeof *to->lines.items) = (struct difference_line){ .id = d->id,
			.label = tr(r->page.lang, f->label),
			.ours = record_value_words(r, f, field_text(r->arena, f, form)),
			.theirs = record_value_words(r, f, d->theirs),
			.source = source_words(r, d->source),
			.found = site_day(r, day_of(r->arena, d->found_at)),
			.decided = decided_words(r, d), .follows = str_is(d->state, "theirs") };
	}
}

/* Records of one kind stand together and are read together; one that is not there
 * any more is left out. */
static void records_add(
	struct req *r, struct differences_view *v, const struct differing *what, size_t count)
{
	int64_t ids[DIFFERENCES_PAGE];
	for (size_t i = 0, n; i < count; i += n) {
		for (n = 0; i + n < count && what[i + n].record == what[i].record; n++)
			ids[n] = what[i + n].rows->record;
		void **forms = what[i].record->load(r, (struct int_list){ ids, n });
		for (size_t k = 0; k < n; k++)
			if (forms[k])
				record_add(r, v, &what[i + k], forms[k]);
	}
}

/* GET /urad/rozdily?stav=rozhodnute&strana= */
int differences_list(struct req *r)
{
	struct differences_view v = { .r = r, .done = query_int(r, "hotovo").value,
		.refused = query_int(r, "nejde").value, .decided = query_text(r, "stav").len > 0,
		.frame = office_frame(r, N_("Differences from the sources")) };
	int64_t page = query_page(r), records = 0;
	struct differing shown[DIFFERENCES_PAGE];
	size_t count = 0;
	struct keeper k = { 0 };
	if (!page)
		return answer_error(r, 404);
	struct difference_list_rows rows = difference_list(r->db,
		.state = v.decided ? (str){ 0 } : S("open"), .decided = v.decided ? S("open") : (str){ 0 },
		.limit = DIFFERENCES_MOST);
	for (size_t i = 0, n; i < rows.count; i += n) {
		const struct difference_list_row *d = &rows.items[i];
		for (n = 1; i + n < rows.count && d[n].record == d->record && str_eq(d[n].kind, d->kind);
			 n++)
			continue;
		if (!keeps(r, &k, d->kind, d->record))
			continue;
		if (records++ / DIFFERENCES_PAGE == page - 1)
			shown[count++] = (struct differing){ k.record, d, n };
	}
	records_add(r, &v, shown, count);
	v.pages = ui_pagination_of(r, page, (records + DIFFERENCES_PAGE - 1) / DIFFERENCES_PAGE);
	differences_page(&r->page, v);
	return answer_page(r);
}

/* ---- deciding ---- */

/* A record while its fields are decided one after another, and written as one. */
struct taking {
	const struct record *record;
	const struct field *fields;
	void *before, *after;
	int64_t id;
	struct int_list differences;           /* whose texts are in `after` */
};
struct decisions { int64_t done, refused; struct taking t; };

static void taking_end(struct req *r, struct decisions *d)
{
	struct taking *t = &d->t;
	size_t count = t->differences.count;
	if (!count)
		return;
	bool written = record_write(r, &(struct record_change){ .record = t->record,
		.fields = t->fields, .id = t->id, .before = t->before, .after = t->after,
		.action = "source" });
	for (size_t i = 0; written && i < count; i++)
		difference_decide(r->db, .id = t->differences.items[i], .state = S("theirs"),
			.now = SOME(r->now), .account = SOME(r->visitor.account));
	/* What save() refused is told by the count, not by the fields of a form. */
	r->errors.count = 0;
	*(written ? &d->done : &d->refused) += (int64_t)count;
	t->differences = (struct int_list){ 0 };
}

static bool taking_begin(
	struct req *r, struct decisions *d, const struct record *record, int64_t id)
{
	struct taking *t = &d->t;
	if (t->record == record && t->id == id)
		return t->before != NULL;
	taking_end(r, d);
	*t = (struct taking){ .record = record, .id = id, .before = record_load(r, record, id) };
	if (!t->before)
		return false;
	t->fields = record->fields(r, id);
	t->after = arena_alloc(r->arena, record->size);
	memcpy(t->after, t->before, record->size);
	return true;
}

static void take(struct req *r, struct decisions *d, const struct difference_get_row *row,
	const struct record *record)
{
	struct taking *t = &d->t;
	if (!taking_begin(r, d, record, row->record))
		return;
	const struct field *f = &t->fields[field_number(t->fields, row->field)];
	if (!f->type || field_take(r->arena, f, row->theirs, t->after)) {
		d->refused++;
		return;
	}
	int64_t *ids = (int64_t *)t->differences.items;
	*(int64_t *)arena_push(r->arena, &ids, &t->differences.count, sizeof *ids) = row->id;
	t->differences.items = ids;
}

static void decide(struct req *r, struct decisions *d, int64_t id, str how)
{
	struct difference_get_row *row = difference_get(r->db, .id = id);
	const struct record *record = row ? record_of_kind(r, row->kind) : NULL;
	if (!record || !record_may(r, record, row->record) || !str_is(row->state, "open"))
		return;
	if (str_is(how, "theirs")) {
		take(r, d, row, record);
	} else if (str_is(how, "ours")) {
		difference_decide(r->db, .id = id, .state = how, .now = SOME(r->now),
			.account = SOME(r->visitor.account));
		d->done++;
	}
}

/* A decision is taken back: what was refused is open again, what followed its
 * source no longer does. */
static int again(struct req *r, int64_t id)
{
	struct difference_get_row *row = difference_get(r->db, .id = id);
	const struct record *record = row ? record_of_kind(r, row->kind) : NULL;
	if (!record || !record_may(r, record, row->record))
		return answer_error(r, record ? 403 : 404);
	if (str_is(row->state, "ours"))
		difference_decide(r->db, .id = id, .state = S("open"), .now = NONE, .account = NONE);
	else if (str_is(row->state, "theirs"))
		difference_drop(r->db, .id = id);
	return answer_see_other(r, S("/urad/rozdily?stav=rozhodnute"));
}

/* POST /urad/rozdily: what is chosen for each, one thing for all of the page
 * (`vse`), or a decision taken back (`znovu`) */
int differences_decide(struct req *r)
{
	struct decisions d = { 0 };
	struct maybe_int back = str_int(form_text(r, "znovu"));
	struct str_list ids = form_list(r, "id");
	str all = form_text(r, "vse");
	if (back.set)
		return again(r, back.value);
	for (size_t i = 0; i < ids.count && i < DIFFERENCES_MOST; i++) {
		struct maybe_int id = str_int(ids.items[i]);
		str name = arena_printf(r->arena, "d-%lld", (long long)id.value);
		if (id.set)
			decide(r, &d, id.value, all.len ? all : form_text(r, name.ptr));
	}
	taking_end(r, &d);
	return answer_see_other(r, arena_printf(r->arena, "/urad/rozdily?hotovo=%lld&nejde=%lld",
		(long long)d.done, (long long)d.refused));
}
