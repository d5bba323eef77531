/* Needs in the office. */
#include "app/catalogue/catalogue.h"
#include "app/needs/needs_view.h"
#include "app/territory/territory.h"
#include "crypto/crypto.h"
#include "search/search.h"

static const struct choice need_states[] = {
	{ S("draft"), N_("Draft") }, { S("published"), N_("Published") }, { S("closed"), N_("Closed") },
	{ .label = NULL }
};
struct need_form { str title, status, area, summary, text, closing; struct str_list groups; };
#define F(member, type, ...) FIELD(struct need_form, member, type, __VA_ARGS__)
static const struct field need_fields[] = {
	F(title, TEXT, .label = N_("Name"), .required = true, .max = 200,
		.hint = N_("What people lack, in plain words: “A place to live after leaving care”.")),
	F(status, CHOICE, .label = N_("State"), .required = true, .choices = need_states),
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(groups, CHOICES, .label = N_("Whom it concerns")),
	F(summary, LONG_TEXT, .label = N_("Summary"), .required = true, .max = 500,
		.hint = N_("A sentence or two in plain words. They stand in the list, too.")),
	F(text, LONG_TEXT, .label = N_("Description"), .max = 20000,
		.hint = N_("No names and nothing by which somebody could be known.")),
	F(closing, LONG_TEXT, .label = N_("Why it is closed"), .max = 1000),
	{ 0 }
};

static const struct field *need_table(struct req *r, int64_t id)
{
	struct field *f = fields_copy(r, need_fields, COUNT(need_fields));
	(void)id;
	fields_choose(f, "area", area_choices(r, NEEDS_KEEPERS));
	fields_choose(f, "groups", code_choices(r, "target_group"));
	return f;
}

struct need_filter { str stav, uzemi; };
static const struct field *need_filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct need_filter, stav, CHOICE, .label = N_("State"), .choices = need_states),
		FIELD(struct need_filter, uzemi, CHOICE, .label = N_("Area")), { 0 }
	};
	struct field *f = fields_copy(r, list, COUNT(list));
	fields_choose(f, "uzemi", area_choices(r, NEEDS_KEEPERS));
	return f;
}

static struct record_names need_names_of(struct req *r, const struct record_filter *filter)
{
	struct need_names_rows rows = need_names(r->db, .status = filter->values[0],
		.area = filter->values[1], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines need_lines_of(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct need_lines_rows rows = need_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].title, rows.items[i].area,
				str_of(choice_label(need_states, rows.items[i].status)),
				rows.items[i].updated_at };
	return to;
}

static void groups_load(struct req *r, void **forms, struct int_list ids)
{
	struct need_groups_rows rows = need_groups(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		struct need_form *f = forms[id_place(ids, rows.items[i].need_id)];
		str *code = arena_push(r->arena, &f->groups.items, &f->groups.count, sizeof *code);
		*code = rows.items[i].code;
	}
}

static void **need_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct need_form_rows rows = need_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct need_form_row *n = &rows.items[i];
		struct need_form *f = form_found(r, forms, ids, n->id, sizeof *f);
		*f = (struct need_form){ n->title, n->status, n->area, n->summary, n->text, n->closing,
			{ 0 } };
	}
	groups_load(r, forms, ids);
	return forms;
}

static bool slug_taken(struct db *db, str slug) { return need_slug(db, .slug = slug) > 0; }

static int64_t need_save(struct req *r, const struct record_saving *s)
{
	const struct need_form *f = s->after;
	int64_t id = s->id, area = area_kept(r, s->fields, NEEDS_KEEPERS, f->area);
	str key = search_sort_key(r->arena, f->title);
	if (!area)
		return 0;
	if (str_is(f->status, "closed") && !f->closing.len) {
		form_error(r, s->fields, "closing", N_("Say why it is closed: it is met, or there is "
			"no such need any more."));
		return 0;
	}
	if (!id)
		id = need_add(r->db, .uuid = uuid_make(r->arena, r->now),
			.slug = record_slug(r, f->title, slug_taken), .area_id = area, .title = f->title,
			.summary = f->summary, .status = f->status, .sort_key = key, .now = r->now);
	need_set(r->db, .id = id, .area_id = area, .title = f->title, .summary = f->summary,
		.text = f->text, .status = f->status, .closing = f->closing, .sort_key = key,
		.now = r->now);
	need_groups_drop(r->db, .id = id);
	for (size_t i = 0; i < f->groups.count; i++)
		need_group_add(r->db, .id = id, .code = f->groups.items[i]);
	return id;
}

static bool need_may(struct req *r, int64_t id)
{
	return !id || people_may(r, NEEDS_KEEPERS, need_area(r->db, .id = id));
}

static str need_url(struct req *r, int64_t id)
{
	struct need_form_row *n = need_form(r->db, .ids = { &id, 1 }, .limit = 1).items;
	return n && !str_is(n->status, "draft") ?
		arena_printf(r->arena, "/potreby/%.*s", STR_ARG(n->slug)) : (str){ 0 };
}

static bool need_shows_files(struct req *r, int64_t id) { return need_url(r, id).len > 0; }

const struct record need_record = {
	.kind = "need", .path = "potreby", .one = N_("Need"), .many = N_("Needs"),
	.add = N_("New need"), .empty = N_("There are no needs yet. Write the first one."),
	.who = NEEDS_KEEPERS, .may = need_may, .size = sizeof(struct need_form),
	.fields = need_table, .filters = need_filters, .names = need_names_of,
	.lines = need_lines_of, .load = need_load, .save = need_save, .public_url = need_url,
	.shows_files = need_shows_files,
};
