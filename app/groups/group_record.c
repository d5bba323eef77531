/* A group in the office: what it is, its charter, who sees it. */
#include "app/groups/groups_internal.h"
#include "crypto/crypto.h"
#include "search/search.h"

struct group_form {
	str name, area, kind, topic, status, summary, about, charter, charter_on, joining, email;
};
#define F(member, type, ...) FIELD(struct group_form, member, type, __VA_ARGS__)

static const struct field fields[] = {
	F(name, TEXT, .label = N_("Name"), .required = true, .max = 150),
	F(area, CHOICE, .label = N_("Area of planning"), .required = true),
	F(kind, CHOICE, .label = N_("Kind"), .required = true, .choices = group_kinds),
	F(topic, CHOICE, .label = N_("For whom it plans"), .choices = group_topics),
	F(status, CHOICE, .label = N_("State"), .required = true, .choices = group_states),
	F(summary, LONG_TEXT, .label = N_("Summary"), .required = true, .max = 400,
		.hint = N_("A sentence or two in plain words. They stand in the list, too.")),
	F(about, LONG_TEXT, .label = N_("What the group does"), .max = 10000),
	F(charter, LONG_TEXT, .label = N_("Charter"), .max = 40000,
		.hint = N_("An empty line divides paragraphs, - begins a line of a list, ## a heading, "
			"**bold**, [text of a link](https://example.cz). A signed one can be attached "
			"as a file.")),
	F(charter_on, DAY, .label = N_("The charter was agreed on")),
	F(joining, LONG_TEXT, .label = N_("How to join"), .max = 4000,
		.hint = N_("What somebody who wants to come should do. Write it as for a neighbour.")),
	F(email, EMAIL, .label = N_("E-mail for those who want to join"),
		.hint = N_("Of the office, not of a person. The public sees it.")),
	{ 0 }
};

/* Areas in which the visitor coordinates, as choices. */
static const struct choice *areas(struct req *r)
{
	struct areas own = areas_held(r, ROLE_COORDINATOR).list;
	struct choices to = { 0 };
	for (size_t i = 0; i < own.count; i++)
		choice_add(r, &to, arena_printf(r->arena, "%lld", (long long)own.items[i].id),
			own.items[i].name);
	return choices_end(r, &to);
}

static const struct field *table(struct req *r, int64_t id)
{
	struct field *f = arena_alloc(r->arena, sizeof fields);
	(void)id;
	memcpy(f, fields, sizeof fields);
	f[1].choices = areas(r);
	return f;
}

struct group_filter { str stav, oblast; };
static const struct field *filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct group_filter, stav, CHOICE, .label = N_("State"), .choices = group_states),
		FIELD(struct group_filter, oblast, CHOICE, .label = N_("Area of planning")), { 0 }
	};
	struct field *f = arena_alloc(r->arena, sizeof list);
	memcpy(f, list, sizeof list);
	f[1].choices = areas(r);
	return f;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct record_name *items = NULL;
	size_t count = 0;
	struct group_names_rows rows = group_names(r->db, .status = filter->values[0],
		.area_id = str_int(filter->values[1]), .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		if (group_may(r, rows.items[i].area_id))
			*(struct record_name *)arena_push(r->arena, &items, &count, sizeof *items) =
				(struct record_name){ rows.items[i].id, rows.items[i].name };
	return (struct record_names){ items, count };
}

struct str_list groups_names_of(struct req *r, int64_t area)
{
	struct str_list to = { 0 };
	struct group_names_rows rows =
		group_names(r->db, .area_id = SOME(area), .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(str *)arena_push(r->arena, &to.items, &to.count, sizeof(str)) = rows.items[i].name;
	return to;
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct group_lines_rows rows = group_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].name, rows.items[i].area,
				str_of(choice_label(group_states, rows.items[i].status)),
				rows.items[i].updated_at };
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct group_form_rows rows = group_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct group_form_row *g = &rows.items[i];
		struct group_form *f = form_found(r, forms, ids, g->id, sizeof *f);
		*f = (struct group_form){ g->name,
			arena_printf(r->arena, "%lld", (long long)g->area_id), g->kind, g->topic, g->status,
			g->summary, g->about, g->charter, g->charter_on, g->joining, g->email };
	}
	return forms;
}

static bool slug_taken(struct db *db, str slug) { return group_slug(db, .slug = slug) > 0; }

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct group_form *f = s->after;
	int64_t id = s->id, area = str_int(f->area).value;
	str key = search_sort_key(r->arena, f->name);
	if (f->charter_on.len && str_order(f->charter_on, day_of(r->arena, r->now)) > 0) {
		form_error(r, s->fields, "charter_on", N_("This day has not come yet."));
		return 0;
	}
	if (!id)
		id = group_add(r->db, .uuid = uuid_make(r->arena, r->now),
			.slug = record_slug(r, f->name, slug_taken), .area_id = area, .kind = f->kind,
			.topic = f->topic, .name = f->name, .sort_key = key, .summary = f->summary,
			.status = f->status, .now = r->now);
	group_set(r->db, .id = id, .area_id = area, .kind = f->kind, .topic = f->topic,
		.name = f->name, .sort_key = key, .summary = f->summary, .about = f->about,
		.charter = f->charter, .charter_on = f->charter_on, .joining = f->joining,
		.email = f->email, .status = f->status, .now = r->now);
	return id;
}

static struct group_form_row *row_of(struct req *r, int64_t id)
{
	return group_form(r->db, .ids = { &id, 1 }, .limit = 1).items;
}

static bool may(struct req *r, int64_t id)
{
	struct group_form_row *g = id ? row_of(r, id) : NULL;
	return !id || (g && group_may(r, g->area_id));
}

static str public_url(struct req *r, int64_t id)
{
	struct group_form_row *g = row_of(r, id);
	return g && !str_is(g->status, "draft")
		? arena_printf(r->arena, "/skupiny/%.*s", STR_ARG(g->slug)) : (str){ 0 };
}

static bool shows_files(struct req *r, int64_t id) { return public_url(r, id).len > 0; }

const struct record group_record = {
	.kind = "group", .path = "skupiny", .one = N_("Group of planning"),
	.many = N_("Groups of planning"), .add = N_("New group"),
	.empty = N_("There is no group yet. Begin with the steering group."),
	.who = ROLE_COORDINATOR, .may = may, .size = sizeof(struct group_form), .fields = table,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
	.public_url = public_url, .shows_files = shows_files,
};
