/* How people of an area can take part: what the office says about it. */
#include "app/voices/voices_view.h"

struct participation_form { str area, status, phone, slips, meetings; struct maybe_int days; };
#define F(member, type, ...) FIELD(struct participation_form, member, type, __VA_ARGS__)

static const struct choice states[] = { { S("draft"), N_("Draft") },
	{ S("published"), N_("Published") }, { S("ended"), N_("Withdrawn") }, { .label = NULL } };

static const struct field fields[] = {
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(status, CHOICE, .label = N_("State"), .required = true, .choices = states,
		.hint = N_("When it is published, the area takes suggestions.")),
	F(phone, PHONE, .label = N_("Phone for those who would rather say it")),
	F(slips, LONG_TEXT, .label = N_("Where slips lie and are handed in"), .required = true,
		.max = 3000, .hint = N_("Names of places with their opening hours, a line each.")),
	F(meetings, LONG_TEXT, .label = N_("When and where one can say it in person"), .max = 3000),
	F(days, INT, .label = N_("Days in which a suggestion is settled"), .required = true, .min = 1,
		.max = 365),
	{ 0 }
};

static const struct field *table(struct req *r, int64_t id)
{
	struct field *f = fields_copy(r, fields, COUNT(fields));
	(void)id;
	fields_choose(f, "area", area_choices(r, VOICE_KEEPERS));
	return f;
}

struct participation_filter { str stav; };
static const struct field *filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct participation_filter, stav, CHOICE, .label = N_("State"), .choices = states),
		{ 0 }
	};
	(void)r;
	return list;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct participation_names_rows rows =
		participation_names(r->db, .status = filter->values[0], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct participation_form_rows rows =
		participation_form(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].name, rows.items[i].phone,
				str_of(choice_label(states, rows.items[i].status)), rows.items[i].updated_at };
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct participation_form_rows rows =
		participation_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct participation_form_row *p = &rows.items[i];
		struct participation_form *f = form_found(r, forms, ids, p->id, sizeof *f);
		*f = (struct participation_form){ .area = p->area, .status = p->status, .phone = p->phone,
			.slips = p->slips, .meetings = p->meetings, .days = SOME(p->days) };
	}
	return forms;
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct participation_form *f = s->after;
	struct voice_area_row *area = voice_area(r->db, .slug = f->area);
	const char *wrong = !area || !people_may(r, VOICE_KEEPERS, area->id)
		? N_("You may not act in this area.")
		: participation_taken(r->db, .area_id = area->id, .id = s->id)
		? N_("This area has its page already.") : NULL;
	if (wrong) {
		form_error(r, s->fields, "area", wrong);
		return 0;
	}
	if (!s->id)
		return participation_add(r->db, .area_id = area->id, .status = f->status,
			.phone = f->phone, .slips = f->slips, .meetings = f->meetings,
			.days = f->days.value, .now = r->now);
	participation_set(r->db, .id = s->id, .area_id = area->id, .status = f->status,
		.phone = f->phone, .slips = f->slips, .meetings = f->meetings, .days = f->days.value,
		.now = r->now);
	return s->id;
}

static bool may(struct req *r, int64_t id)
{
	if (!id)
		return r->visitor.roles & VOICE_KEEPERS;
	struct participation_form_row *p = participation_form(r->db, .ids = { &id, 1 }, .limit = 1)
		.items;
	return p && people_may(r, VOICE_KEEPERS, p->area_id);
}

static str public_url(struct req *r, int64_t id)
{
	struct participation_form_row *p = participation_form(r->db, .ids = { &id, 1 }, .limit = 1)
		.items;
	return p && str_is(p->status, "published") ? S("/zapojte-se") : (str){ 0 };
}

const struct record participation_record = {
	.kind = N_("taking part"), .path = "zapojeni", .one = N_("How to take part"),
	.many = N_("How to take part"), .add = N_("Another area"),
	.empty = N_("No area takes suggestions yet. Add the first one."),
	.who = VOICE_KEEPERS, .may = may, .size = sizeof(struct participation_form), .fields = table,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
	.public_url = public_url,
};
