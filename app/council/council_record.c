/* Bodies and their sessions in the office. */
#include "app/council/paper.h"
#include "crypto/crypto.h"

/* ---- bodies ---- */

struct body_form {
	str name, code, area, verb, operative, item_pattern, number_pattern;
	struct maybe_int way, agenda_days;
	bool statutory, ended;
};
#define B(member, type, ...) FIELD(struct body_form, member, type, __VA_ARGS__)

static const struct field body_table[] = {
	B(name, TEXT, .label = N_("Name of the body"), .required = true, .max = 100,
		.hint = N_("As it is called: rada města.")),
	B(code, TEXT, .label = N_("Abbreviation"), .required = true, .max = 10,
		.hint = N_("As papers write it: RM.")),
	B(area, CHOICE, .label = N_("Area"), .required = true),
	B(statutory, BOOL, .label = N_("It is a body by law"),
		.hint = N_("The council and the assembly are; the management's meeting is not.")),
	B(way, INT, .label = N_("Its place on the way of a paper"), .min = 1, .max = PAPER_BODIES,
		.hint = N_("1 hears a paper first. Leave it empty when the body only gives a statement.")),
	B(verb, TEXT, .label = N_("What it does"), .max = 200,
		.hint = N_("doporučuje, schvaluje, bere na vědomí, ukládá")),
	B(operative, LONG_TEXT, .label = N_("Draft resolution to begin with"), .max = 2000,
		.hint = N_("{bod} is the number of the item, {název} the name of the paper.")),
	B(item_pattern, TEXT, .label = N_("Number of an item"), .required = true, .max = 20,
		.check = item_pattern_wrong,
		.hint = N_("N stands for a digit: NN.NN gives 01.01.")),
	B(number_pattern, TEXT, .label = N_("Number of a resolution"), .max = 60,
		.check = number_pattern_wrong,
		.hint = N_("{rok} or {rr} is the year, {pořadí} the order, {jednání} the session: "
			"{rok}-{pořadí}/{jednání}. Leave it empty and any number will do.")),
	B(agenda_days, INT, .label = N_("Days its agenda hangs on the notice board before"), .max = 60,
		.hint = N_("The assembly's at least 7 (§ 93 of the act on municipalities).")),
	B(ended, BOOL, .label = N_("No new paper goes there")),
	{ 0 }
};

static const struct field *body_fields(struct req *r, int64_t id)
{
	struct field *f = council_fields(r, body_table, COUNT(body_table));
	(void)id;
	fields_choose(f, "area", council_area_choices(r));
	return f;
}

static struct record_names body_names_of(struct req *r, const struct record_filter *filter)
{
	struct council_body_names_rows rows = council_body_names(r->db,
		.areas = areas_held(r, COUNCIL_OFFICE).ids, .limit = RECORDS_MOST);
	(void)filter;
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines body_lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct council_body_get_rows rows = council_body_get(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].name,
				arena_printf(r->arena, "%.*s, %.*s", STR_ARG(rows.items[i].code),
					STR_ARG(rows.items[i].area)),
				rows.items[i].ended ? S(N_("Ended")) : rows.items[i].way.set
					? S(N_("On the way of papers")) : S(N_("Gives a statement")),
				rows.items[i].updated_at };
	return to;
}

static void **body_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct council_body_get_rows rows =
		council_body_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct council_body_get_row *b = &rows.items[i];
		struct body_form *f = form_found(r, forms, ids, b->id, sizeof *f);
		*f = (struct body_form){ .name = b->name, .code = b->code,
			.area = arena_printf(r->arena, "%lld", (long long)b->area_id), .verb = b->verb,
			.operative = b->operative, .item_pattern = b->item_pattern,
			.number_pattern = b->number_pattern, .way = b->way, .agenda_days = b->agenda_days,
			.statutory = b->statutory, .ended = b->ended };
	}
	return forms;
}

static int64_t body_save(struct req *r, const struct record_saving *s)
{
	const struct body_form *f = s->after, *had = s->before;
	int64_t area = council_area_chosen(r, s->fields, f->area), id = s->id;
	if (!area)
		return 0;
	if (had && !str_eq(had->area, f->area)) {
		form_error(r, s->fields, "area", N_("A body stays in its area."));
		return 0;
	}
	if (f->way.set && !f->ended && council_body_way_taken(r->db, .area = area, .way = f->way.value,
		.id = id)) {
		form_error(r, s->fields, "way", N_("Another body of the area has this place on the way."));
		return 0;
	}
	if (!id)
		id = council_body_add(r->db, .uuid = uuid_make(r->arena, r->now), .area = area,
			.name = f->name, .now = r->now);
	council_body_set(r->db, .id = id, .code = f->code, .name = f->name, .statutory = f->statutory,
		.way = f->way, .verb = f->verb, .operative = f->operative,
		.item_pattern = f->item_pattern, .number_pattern = f->number_pattern,
		.agenda_days = f->agenda_days, .ended = f->ended, .now = r->now);
	return id;
}

static bool body_may(struct req *r, int64_t id)
{
	struct council_body_area_row *b = id ? council_body_area(r->db, .id = id) : NULL;
	return id ? b && people_may(r, COUNCIL_WRITERS, b->area_id)
		: (r->visitor.roles & COUNCIL_WRITERS) != 0;
}

const struct record council_body_record = {
	.kind = "council_body", .path = "organy", .one = N_("Body"), .many = N_("Bodies of the town"),
	.add = N_("New body"), .empty = N_("There are no bodies yet. Add the first, such as RM."),
	.who = COUNCIL_OFFICE, .may = body_may, .size = sizeof(struct body_form),
	.fields = body_fields, .names = body_names_of, .lines = body_lines, .load = body_load,
	.save = body_save,
};

/* ---- sessions ---- */

struct session_form { str title, body, day, place; struct maybe_int number; bool cancelled; };
#define Z(member, type, ...) FIELD(struct session_form, member, type, __VA_ARGS__)

static const struct field session_table[] = {
	Z(title, TEXT, .label = N_("Name of the session"), .max = 150,
		.hint = N_("Left empty, it is the body and the day.")),
	Z(body, CHOICE, .label = N_("Body"), .required = true),
	Z(day, DAY, .label = N_("Day"), .required = true),
	Z(number, INT, .label = N_("Number of the session in its year"), .min = 1, .max = 999),
	Z(place, TEXT, .label = N_("Place"), .max = 200),
	Z(cancelled, BOOL, .label = N_("It is cancelled")),
	{ 0 }
};

static const struct field *session_fields(struct req *r, int64_t id)
{
	struct field *f = council_fields(r, session_table, COUNT(session_table));
	struct areas_held areas = areas_held(r, COUNCIL_OFFICE);
	struct council_body_choices_rows rows =
		council_body_choices(r->db, .areas = areas.ids, .limit = COUNCIL_MOST);
	struct choice *list = arena_alloc(r->arena, (rows.count + 1) * sizeof *list);
	(void)id;
	for (size_t i = 0; i < rows.count; i++)
		list[i] = (struct choice){ arena_printf(r->arena, "%lld", (long long)rows.items[i].id),
			arena_printf(r->arena, areas.list.count > 1 ? "%.*s, %.*s" : "%.*s",
				STR_ARG(rows.items[i].code), STR_ARG(rows.items[i].area)).ptr };
	fields_choose(f, "body", list);
	return f;
}

static struct record_names session_names_of(struct req *r, const struct record_filter *filter)
{
	struct council_session_names_rows rows = council_session_names(r->db,
		.areas = areas_held(r, COUNCIL_OFFICE).ids, .limit = RECORDS_MOST);
	(void)filter;
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines session_lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct council_session_get_rows rows =
		council_session_get(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].title,
				arena_printf(r->arena, "%.*s, %.*s", STR_ARG(rows.items[i].body),
					STR_ARG(czech_day(r->arena, rows.items[i].day))),
				rows.items[i].cancelled ? S(N_("Cancelled")) : S(""), rows.items[i].updated_at };
	return to;
}

static void **session_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct council_session_get_rows rows =
		council_session_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct council_session_get_row *s = &rows.items[i];
		struct session_form *f = form_found(r, forms, ids, s->id, sizeof *f);
		*f = (struct session_form){ .title = s->title,
			.body = arena_printf(r->arena, "%lld", (long long)s->body_id), .day = s->day,
			.place = s->place, .number = s->number, .cancelled = s->cancelled };
	}
	return forms;
}

/* The day of a session that has decided something stands, and no body meets twice a day. */
static const char *session_refused(struct req *r, const struct record_saving *s, int64_t body)
{
	const struct session_form *f = s->after, *had = s->before;
	struct council_session_of_row *other = council_session_of(r->db, .body = body, .day = f->day);
	if (other && other->id != s->id)
		return N_("This body has a session on that day already.");
	bool moved = had && (!str_eq(had->day, f->day) || !str_eq(had->body, f->body));
	if (moved && council_session_heard(r->db, .body = str_int(had->body).value, .day = had->day))
		return N_("The session has decided about papers; its day and body stand.");
	return NULL;
}

static int64_t session_save(struct req *r, const struct record_saving *s)
{
	const struct session_form *f = s->after, *had = s->before;
	int64_t body = str_int(f->body).value, id = s->id;
	struct council_body_get_row *b = council_body_get(r->db, .ids = { &body, 1 }, .limit = 1).items;
	const char *why = b && people_may(r, COUNCIL_WRITERS, b->area_id)
		? session_refused(r, s, body) : N_("You may not plan sessions of this body.");
	if (why) {
		form_error(r, s->fields, b ? "day" : "body", why);
		return 0;
	}
	str title = f->title.len ? f->title : arena_printf(r->arena, "%.*s %.*s", STR_ARG(b->code),
		STR_ARG(czech_day(r->arena, f->day)));
	if (!id)
		id = council_session_add(r->db, .uuid = uuid_make(r->arena, r->now), .body = body,
			.title = title, .day = f->day, .now = r->now);
	council_session_set(r->db, .id = id, .body = body, .title = title, .day = f->day,
		.number = f->number, .place = f->place, .cancelled = f->cancelled, .now = r->now);
	if (had && str_eq(had->body, f->body) && !str_eq(had->day, f->day))
		council_session_move(r->db, .body = body, .was = had->day, .day = f->day);
	return id;
}

static bool session_may(struct req *r, int64_t id)
{
	struct council_session_area_row *s = id ? council_session_area(r->db, .id = id) : NULL;
	return id ? s && people_may(r, COUNCIL_WRITERS, s->area_id)
		: (r->visitor.roles & COUNCIL_WRITERS) != 0;
}

const struct record council_session_record = {
	.kind = "council_session", .path = "jednani-organu", .one = N_("Session"),
	.many = N_("Sessions of bodies"), .add = N_("New session"),
	.empty = N_("There are no sessions yet. Plan the first."),
	.who = COUNCIL_OFFICE, .may = session_may, .size = sizeof(struct session_form),
	.fields = session_fields, .names = session_names_of, .lines = session_lines,
	.load = session_load, .save = session_save,
};
