/* The form of a paper: the fields of the town's own form, in their order. */
#include "app/council/paper.h"
#include "crypto/crypto.h"

#define F(member, type, ...) FIELD(struct paper_form, member, type, __VA_ARGS__)
enum { TEXT_MOST = 20000, REPORT_MOST = 100000 };

static const struct field table[] = {
	F(title, TEXT, .label = N_("Name of the paper"), .required = true, .max = 300),
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(department, TEXT, .label = N_("Department (of a paper)"), .max = 200),
	F(prepared_by, TEXT, .label = N_("Prepared by: name"), .max = 200,
		.hint = N_("Names stay in the office. The public sees the office or role below.")),
	F(prepared_office, TEXT, .label = N_("Prepared by: office or role"), .max = 200),
	F(presented_by, TEXT, .label = N_("Presented by: name"), .max = 200),
	F(presented_office, TEXT, .label = N_("Presented by: office or role"), .max = 200),
	F(statement, LONG_TEXT, .label = N_("Statement of the commission"), .max = 4000),
	F(previous, LONG_TEXT, .label = N_("Previous resolutions in words"), .max = 2000),
	F(previous_ids, CHOICES, .label = N_("Previous resolutions that are kept here")),
	F(report, LONG_TEXT, .label = N_("Explanatory report"), .max = REPORT_MOST,
		.hint = N_("An empty line divides paragraphs, - begins a line of a list, ## a heading, "
			"**bold**, [text of a link](https://example.cz).")),
	F(annexes, LINES, .label = N_("Annexes"),
		.hint = N_("Their names, one on a line. Files are added under Attachments.")),
	F(signed_on, DAY, .label = N_("Day of the signature")),
	F(signed_by, TEXT, .label = N_("Signature of the head: name"), .max = 200),
	F(signed_office, TEXT, .label = N_("Signature of the head: office or role"), .max = 200),
	{ 0 }
};

/* ---- helpers that all records of the council share ---- */

struct field *council_fields(struct req *r, const struct field *fields, size_t count)
{
	struct field *copy = arena_alloc(r->arena, (count + 2 * PAPER_BODIES) * sizeof *copy);
	memcpy(copy, fields, count * sizeof *copy);
	return copy;
}

static str number_text(struct req *r, int64_t n)
{
	return arena_printf(r->arena, "%lld", (long long)n);
}

const struct choice *council_area_choices(struct req *r)
{
	struct areas areas = areas_held(r, COUNCIL_OFFICE).list;
	struct choice *list = arena_alloc(r->arena, (areas.count + 1) * sizeof *list);
	for (size_t i = 0; i < areas.count; i++)
		list[i] = (struct choice){ number_text(r, areas.items[i].id),
			arena_z(r->arena, areas.items[i].name) };
	return list;
}

int64_t council_area_chosen(struct req *r, const struct field *fields, str value)
{
	struct maybe_int id = str_int(value);
	if (id.set && people_may(r, COUNCIL_WRITERS, id.value))
		return id.value;
	form_error(r, fields, "area", N_("You may not write papers for this area."));
	return 0;
}

/* ---- fields ---- */

static const struct choice *resolutions(struct req *r, int64_t paper)
{
	struct areas_held areas = areas_held(r, COUNCIL_OFFICE);
	struct hearing_resolutions_rows rows =
		hearing_resolutions(r->db, .areas = areas.ids, .limit = COUNCIL_MOST);
	struct choice *list = arena_alloc(r->arena, (rows.count + 1) * sizeof *list);
	(void)paper;
	for (size_t i = 0; i < rows.count; i++)
		list[i] = (struct choice){ number_text(r, rows.items[i].id),
			arena_printf(r->arena, "%.*s %.*s %.*s: %.*s", STR_ARG(rows.items[i].code),
				STR_ARG(rows.items[i].number), STR_ARG(czech_day(r->arena, rows.items[i].day)),
				STR_ARG(rows.items[i].title)).ptr };
	return list;
}

/* A day or a draft for the body of the step. */
static struct field step_field(struct req *r, const struct way_step *s, size_t n, bool draft)
{
	str label = council_say(r->arena, r->page.lang,
		draft ? N_("Draft resolution of %s") : N_("Day of hearing in %s"), &s->code);
	return (struct field){
		.name = arena_printf(r->arena, "%s_%zu", draft ? "draft" : "day", n + 1).ptr,
		.label = arena_z(r->arena, label), .max = draft ? TEXT_MOST : 0,
		.type = draft ? FIELD_LONG_TEXT : FIELD_DAY,
		.offset = (draft ? offsetof(struct paper_form, drafts) : offsetof(struct paper_form, days))
			+ n * sizeof(str) };
}

/* The town's form has the days first, the drafts before the report. */
static const struct field *fields(struct req *r, int64_t id)
{
	struct paper *p = id > 0 ? paper_load(r, id) : NULL;
	struct field *to = council_fields(r, table, COUNT(table));
	size_t count = 0;
	for (size_t i = 0; i < COUNT(table); i++) {
		if (p && str_is(str_of(table[i].name ? table[i].name : ""), "report"))
			for (size_t n = 0; n < p->way.count; n++)
				to[count++] = step_field(r, &p->way.items[n], n, true);
		to[count++] = table[i];
		if (p && i == 0)
			for (size_t n = 0; n < p->way.count; n++)
				to[count++] = step_field(r, &p->way.items[n], n, false);
	}
	fields_choose(to, "area", council_area_choices(r));
	fields_choose(to, "previous_ids", resolutions(r, id));
	return to;
}

static const struct field *filters(struct req *r)
{
	static const struct field list[] = { { .name = "stav", .label = N_("State"),
		.type = FIELD_CHOICE }, { 0 } };
	struct choice *states = arena_alloc(r->arena, (PAPER_STATES + 1) * sizeof *states);
	struct field *to = council_fields(r, list, COUNT(list));
	for (int s = 0; s < PAPER_STATES; s++)
		states[s] = (struct choice){ str_of(paper_state_code((enum paper_state)s)),
			paper_state_label((enum paper_state)s) };
	to->choices = states;
	return to;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct paper_names_rows rows = paper_names(r->db,
		.areas = areas_held(r, COUNCIL_OFFICE).ids, .state = filter->values[0],
		.limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct paper_lines_rows rows = paper_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].title, rows.items[i].area,
				str_of(paper_state_label(paper_state_of(rows.items[i].state))),
				rows.items[i].updated_at };
	return to;
}

static void form_fill(struct req *r, struct paper_form *f, const struct paper *p)
{
	const struct paper_get_row *row = p->row;
	*f = (struct paper_form){ .title = row->title, .area = number_text(r, row->area_id),
		.department = row->department, .prepared_by = row->prepared_by,
		.prepared_office = row->prepared_office, .presented_by = row->presented_by,
		.presented_office = row->presented_office, .statement = row->statement,
		.previous = row->previous, .report = row->report, .signed_on = row->signed_on,
		.signed_by = row->signed_by, .signed_office = row->signed_office,
		.annexes = council_lines_list(r->arena, row->annexes) };
	for (size_t i = 0; i < p->previous.count; i++)
		*(str *)arena_push(r->arena, &f->previous_ids.items, &f->previous_ids.count,
			sizeof(str)) = number_text(r, p->previous.items[i].hearing_id);
	for (size_t n = 0; n < p->way.count; n++) {
		f->days[n] = p->steps[n]->day;
		f->drafts[n] = p->steps[n]->draft;
	}
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct papers all = papers_load(r, ids);
	for (size_t i = 0; i < all.count; i++)
		form_fill(r, form_found(r, forms, ids, all.items[i].row->id, sizeof(struct paper_form)),
			&all.items[i]);
	return forms;
}

/* ---- writing ---- */

static bool slug_taken(struct db *db, str slug) { return paper_slug_taken(db, .slug = slug) > 0; }

/* A new paper goes the way of its area's bodies, with their drafts begun. */
static int64_t make(struct req *r, const struct record_saving *s, const struct paper_form *f)
{
	int64_t area = council_area_chosen(r, s->fields, f->area);
	struct council_body_way_rows way = council_body_way(r->db, .area = area, .limit = PAPER_BODIES);
	if (!area)
		return 0;
	if (!way.count) {
		form_error(r, s->fields, "area",
			N_("This area has no bodies on the way of papers yet. Add them first."));
		return 0;
	}
	int64_t id = paper_add(r->db, .uuid = uuid_make(r->arena, r->now),
		.slug = record_slug(r, f->title, slug_taken), .area = area, .title = f->title,
		.now = r->now);
	for (size_t i = 0; i < way.count; i++)
		hearing_add(r->db, .paper = id, .body = way.items[i].id, .attempt = 1,
			.position = (int64_t)i + 1, .decision = i + 1 == way.count,
			.authoritative = way.items[i].statutory && i + 1 == way.count,
			.draft = operative_draft(r->arena, way.items[i].operative,
				way.items[i].item_pattern, f->title));
	return id;
}

static void previous_write(struct req *r, int64_t id, struct str_list ids)
{
	paper_previous_forget(r->db, .paper = id);
	for (size_t i = 0; i < ids.count; i++)
		if (str_int(ids.items[i]).set)
			paper_previous_add(r->db, .paper = id, .hearing = str_int(ids.items[i]).value);
}

/* What a body has decided about stands, also while the rest is rewritten. */
static bool decided_changed(struct req *r, const struct record_saving *s, const struct paper *p,
	const struct paper_form *f)
{
	for (size_t n = 0; n < p->way.count; n++) {
		bool day = !str_eq(f->days[n], p->steps[n]->day);
		if (p->way.items[n].result == RESULT_NONE ||
			(!day && str_eq(f->drafts[n], p->steps[n]->draft)))
			continue;
		form_error(r, s->fields, arena_printf(r->arena, "%s_%zu", day ? "day" : "draft",
			n + 1).ptr, N_("This body has decided already."));
		return true;
	}
	return false;
}

/* False: it may not be written, and the request says why. */
static bool may_change(struct req *r, const struct record_saving *s, const struct paper *p,
	const struct paper_form *f)
{
	const char *why = p->state == PAPER_SUBMITTED
		? N_("The paper waits for the head. Take it back before you change it.")
		: paper_move(p->state, ACT_SUBMIT).refused;
	if (why)
		form_error(r, NULL, NULL, why);
	else if (str_int(f->area).value != p->row->area_id)
		form_error(r, s->fields, "area", N_("A paper stays in its area. Write a new one there."));
	else
		return !decided_changed(r, s, p, f) && !paper_days_wrong(r, s->fields, f, &p->way);
	return false;
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct paper_form *f = s->after;
	struct paper *p = s->id ? paper_load(r, s->id) : NULL;
	if (p && !may_change(r, s, p, f))
		return 0;
	int64_t id = s->id ? s->id : make(r, s, f);
	if (!id)
		return 0;
	paper_set(r->db, .id = id, .title = f->title, .department = f->department,
		.prepared_by = f->prepared_by, .prepared_office = f->prepared_office,
		.presented_by = f->presented_by, .presented_office = f->presented_office,
		.statement = f->statement, .previous = f->previous, .report = f->report,
		.annexes = council_lines_text(r->arena, f->annexes), .signed_on = f->signed_on,
		.signed_by = f->signed_by, .signed_office = f->signed_office, .now = r->now);
	previous_write(r, id, f->previous_ids);
	for (size_t n = 0; p && n < p->way.count; n++)
		hearing_set(r->db, .id = p->way.items[n].hearing, .day = f->days[n], .draft = f->drafts[n]);
	return id;
}

/* Files may be read by all who read papers here; those of an approved paper stay as the
 * paper does.  Of the form save() says why. */
static bool may(struct req *r, int64_t id)
{
	struct paper_state_row_row *p = id ? paper_state_row(r->db, .id = id) : NULL;
	bool files = str_has(r->path, S("/priloh")) || str_has(r->path, S("/soubor"));
	if (!id)
		return (r->visitor.roles & COUNCIL_WRITERS) != 0;
	if (!p || (files && r->method == POST && !paper_editable(paper_state_of(p->state))))
		return false;
	return people_may(r, files && r->method == GET ? COUNCIL_OFFICE : COUNCIL_WRITERS,
		p->area_id);
}

static bool shows_files(struct req *r, int64_t id)
{
	struct paper_state_row_row *p = paper_state_row(r->db, .id = id);
	return p && p->published_at.set;
}

static str public_url(struct req *r, int64_t id)
{
	struct paper_state_row_row *p = paper_state_row(r->db, .id = id);
	return p && p->published_at.set
		? arena_printf(r->arena, "/usneseni/%.*s", STR_ARG(p->slug)) : (str){ 0 };
}

static struct ui_link place(struct req *r, int64_t id)
{
	return (struct ui_link){ paper_url(r, id, ""),
		tr(r->page.lang, N_("The paper and its way through the bodies")), false };
}

static void withdraw(struct req *r, int64_t id)
{
	paper_state_set(r->db, .id = id, .state = S("withdrawn"), .now = r->now);
}

const struct record paper_record = {
	.kind = "paper", .path = "materialy", .one = N_("Paper"), .many = N_("Papers for the bodies"),
	.add = N_("New paper"), .empty = N_("There is no paper yet. Write the first."),
	.who = COUNCIL_OFFICE, .may = may, .size = sizeof(struct paper_form), .fields = fields,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
	.public_url = public_url, .shows_files = shows_files, .withdraw = withdraw, .place = place,
};
