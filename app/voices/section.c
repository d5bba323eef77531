/* Sections of a consultation's draft in the office. */
#include "app/voices/voices_view.h"

struct section_form {
	str heading, consultation, text, new_text;
	struct maybe_int position;
	bool left_out;
};
#define F(member, type, ...) FIELD(struct section_form, member, type, __VA_ARGS__)

static const struct field fields[] = {
	F(heading, TEXT, .label = N_("Heading"), .required = true, .max = 200),
	F(consultation, CHOICE, .label = N_("Consultation"), .required = true),
	F(position, INT, .label = N_("Order"), .required = true, .max = 10000),
	F(text, LONG_TEXT, .label = N_("Text that people comment on"), .required = true, .max = 60000,
		.hint = N_("An empty line divides paragraphs, - begins a line of a list, ## a heading, "
			"**bold**, [text of a link](https://example.cz).")),
	F(new_text, LONG_TEXT, .label = N_("Text after the comments"), .max = 60000,
		.hint = N_("Only when it has changed. The public then sees both, and the comments that "
			"led to it.")),
	F(left_out, BOOL, .label = N_("Leave it out"),
		.hint = N_("The public does not see this section.")),
	{ 0 }
};

/* Also those that are drafts still. */
static const struct choice *consultations(struct req *r)
{
	struct choices c = { 0 };
	struct consultation_names_rows rows = consultation_names(r->db, .limit = CONSULTATIONS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		choice_add(r, &c, id_text(r, rows.items[i].id), rows.items[i].name);
	return choices_end(r, &c);
}

static const struct field *table(struct req *r, int64_t id)
{
	struct field *f = fields_copy(r, fields, COUNT(fields));
	(void)id;
	fields_choose(f, "consultation", consultations(r));
	return f;
}

struct section_filter { str konzultace; };
static const struct field *filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct section_filter, konzultace, CHOICE, .label = N_("Consultation")), { 0 }
	};
	struct field *f = fields_copy(r, list, COUNT(list));
	fields_choose(f, "konzultace", consultations(r));
	return f;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct section_names_rows rows = section_names(r->db,
		.consultation_id = str_int(filter->values[0]), .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct section_form_rows rows = section_form(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct section_form_row *s = &rows.items[i];
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ s->id, s->heading, s->consultation,
				s->left_out ? S(N_("Left out")) : s->new_text.len ? S(N_("Changed"))
					: S(N_("Part of the draft")), s->updated_at };
	}
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct section_form_rows rows = section_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct section_form_row *s = &rows.items[i];
		struct section_form *f = form_found(r, forms, ids, s->id, sizeof *f);
		*f = (struct section_form){ .heading = s->heading, .text = s->text,
			.consultation = id_text(r, s->consultation_id), .new_text = s->new_text,
			.position = SOME(s->position), .left_out = s->left_out };
	}
	return forms;
}

static bool is_open(const struct section_form_row *s, str today)
{
	return str_is(s->status, "draft") || str_order(today, s->opens_on) < 0;
}

/* What people have commented on does not change under their comments. */
static const char *wrong(struct req *r, const struct record_saving *s, const char **field)
{
	const struct section_form *f = s->after, *before = s->before;
	struct section_form_row *now = s->id
		? section_form(r->db, .ids = { &s->id, 1 }, .limit = 1).items : NULL;
	*field = "text";
	if (!now || is_open(now, day_of(r->arena, r->now)))
		return f->new_text.len && str_eq(f->new_text, f->text)
			? N_("Nothing has changed: leave the second text empty.") : NULL;
	if (!str_eq(f->text, before->text))
		return N_("Comments are taken already: write the change into the text after them.");
	*field = "heading";
	if (!str_eq(f->heading, before->heading))
		return N_("Comments are taken already: the heading stays.");
	*field = "consultation";
	if (!str_eq(f->consultation, before->consultation))
		return N_("Comments are taken already: the section stays where it is.");
	*field = "left_out";
	return f->left_out && !before->left_out
		? N_("Comments are taken already: the section stays.") : NULL;
}

static str anchor_of(struct req *r, int64_t consultation, str heading)
{
	str slug = slug_make(r->arena, heading), anchor = slug.len ? slug : S("cast");
	for (int n = 2; section_taken(r->db, .consultation_id = consultation, .anchor = anchor); n++)
		anchor = arena_printf(r->arena, "%.*s-%d", STR_ARG(slug), n);
	return anchor;
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct section_form *f = s->after;
	const char *field, *message = wrong(r, s, &field);
	int64_t consultation = str_int(f->consultation).value;
	struct consultation_of_row *c = consultation_of(r->db, .id = consultation);
	if (!message && (!c || !people_may(r, VOICE_KEEPERS, c->area_id))) {
		field = "consultation";
		message = N_("You may not act in this area.");
	} else if (!message && !s->id && !str_is(c->status, "draft") &&
		str_order(day_of(r->arena, r->now), c->opens_on) >= 0) {
		field = "consultation";
		message = N_("Comments are taken already: no section can be added.");
	}
	if (message) {
		form_error(r, s->fields, field, message);
		return 0;
	}
	if (!s->id)
		return section_add(r->db, .consultation_id = consultation,
			.anchor = anchor_of(r, consultation, f->heading), .position = f->position.value,
			.left_out = f->left_out, .heading = f->heading, .text = f->text,
			.new_text = f->new_text.len ? f->new_text : (str){ 0 }, .now = r->now);
	section_set(r->db, .id = s->id, .position = f->position.value, .left_out = f->left_out,
		.heading = f->heading, .text = f->text,
		.new_text = f->new_text.len ? f->new_text : (str){ 0 }, .now = r->now);
	return s->id;
}

static bool may(struct req *r, int64_t id)
{
	if (!id)
		return r->visitor.roles & VOICE_KEEPERS;
	struct section_form_row *s = section_form(r->db, .ids = { &id, 1 }, .limit = 1).items;
	return s && people_may(r, VOICE_KEEPERS, s->area_id);
}

static str public_url(struct req *r, int64_t id)
{
	struct section_form_row *s = section_form(r->db, .ids = { &id, 1 }, .limit = 1).items;
	return s && !s->left_out ? arena_printf(r->arena, "/zapojte-se/%.*s#%.*s", STR_ARG(s->slug),
		STR_ARG(s->anchor)) : (str){ 0 };
}

const struct record section_record = {
	.kind = N_("consultation section"), .path = "casti-konzultaci", .one = N_("Section"),
	.many = N_("Sections of consultations"), .add = N_("New section"),
	.empty = N_("There are no sections yet."),
	.who = VOICE_KEEPERS, .may = may, .size = sizeof(struct section_form), .fields = table,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
	.public_url = public_url,
};
