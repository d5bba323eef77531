/* The planning log in the office: what whoever comes after has to know. */
#include "app/assessment/view.h"
#include "crypto/crypto.h"

const struct choice note_kinds[] = {
	{ S("waiting"), N_("What waits") }, { S("decision"), N_("Decision") },
	{ S("contact"), N_("Contact") }, { S("place"), N_("Where things lie") }, { .label = NULL }
};

struct note_form { str title, area, kind, text, who, day, url, closed_on; };
#define F(member, type, ...) FIELD(struct note_form, member, type, __VA_ARGS__)
static const struct field list[] = {
	F(title, TEXT, .label = N_("What it is about"), .required = true, .max = 300),
	F(kind, CHOICE, .label = N_("Kind of entry"), .required = true, .choices = note_kinds),
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(text, LONG_TEXT, .label = N_("Reason or details"), .max = 4000,
		.hint = N_("Of a decision: why it was made. No names of people.")),
	F(who, TEXT, .label = N_("Office or role"), .max = 200,
		.hint = N_("Who decided, whom to ask, who is to act. Not a name of a person.")),
	F(day, DAY, .label = N_("Day"),
		.hint = N_("Of a decision: when it was made. Of what waits: until when.")),
	F(url, URL, .label = N_("Where it can be read"), .max = 500),
	F(closed_on, DAY, .label = N_("Does not hold since"),
		.hint = N_("Then it does not stand in the hand-over record any more.")),
	{ 0 }
};

static const struct field *table(struct req *r, int64_t id)
{
	struct field *f = fields_copy(r, list, COUNT(list));
	(void)id;
	fields_choose(f, "area", area_choices(r, ASSESSMENT_KEEPERS));
	return f;
}

struct filter { str druh; };
static const struct field *filters(struct req *r)
{
	static const struct field all[] = { FIELD(struct filter, druh, CHOICE,
		.label = N_("Kind of entry"), .choices = note_kinds), { 0 } };
	(void)r;
	return all;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct planning_note_names_rows rows = planning_note_names(r->db,
		.areas = areas_held(r, ASSESSMENT_READERS).ids, .kind = filter->values[0],
		.limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct planning_note_get_rows rows =
		planning_note_get(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct planning_note_get_row *n = &rows.items[i];
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ n->id, n->title, n->area, n->closed_on.len
				? S(N_("Closed")) : str_of(choice_label(note_kinds, n->kind)), n->updated_at };
	}
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct planning_note_get_rows rows =
		planning_note_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct planning_note_get_row *n = &rows.items[i];
		struct note_form *f = form_found(r, forms, ids, n->id, sizeof *f);
		*f = (struct note_form){ n->title, n->area_slug, n->kind, n->text, n->who, n->day,
			n->url, n->closed_on };
	}
	return forms;
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct note_form *f = s->after;
	int64_t area = area_kept(r, s->fields, ASSESSMENT_KEEPERS, f->area), id = s->id;
	if (!area)
		return 0;
	if (str_is(f->kind, "decision") && (!f->text.len || !f->day.len)) {
		form_error(r, s->fields, f->text.len ? "day" : "text", f->text.len
			? N_("Say when it was decided.") : N_("Say why it was decided so."));
		return 0;
	}
	if (!id)
		id = planning_note_add(r->db, .uuid = uuid_make(r->arena, r->now), .area = area,
			.kind = f->kind, .title = f->title, .now = r->now);
	planning_note_set(r->db, .id = id, .area = area, .kind = f->kind, .title = f->title,
		.text = f->text, .who = f->who, .day = f->day, .url = f->url, .closed_on = f->closed_on,
		.now = r->now);
	return id;
}

static bool may(struct req *r, int64_t id)
{
	struct planning_note_get_row *n =
		id ? planning_note_get(r->db, .ids = { &id, 1 }, .limit = 1).items : NULL;
	return !id || (n && people_may(r, ASSESSMENT_KEEPERS, n->area_id));
}

const struct record planning_note_record = {
	.kind = "planning_note", .path = "denik-planovani", .one = N_("Entry of the planning log"),
	.many = N_("Planning log"), .add = N_("New entry"),
	.empty = N_("The planning log is empty. Write what whoever comes after you has to know."),
	.who = ASSESSMENT_KEEPERS, .may = may, .size = sizeof(struct note_form), .fields = table,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
};
