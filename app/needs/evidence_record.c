/* Evidence in the office. */
#include "app/needs/needs_view.h"
#include "crypto/crypto.h"
#include "search/search.h"

const struct choice evidence_kinds[] = {
	{ S("survey"), N_("Questionnaire") }, { S("field"), N_("Field survey") },
	{ S("statistics"), N_("Statistics") }, { S("refusals"), N_("Refused applicants") },
	{ S("group"), N_("Working group") }, { S("monitoring"), N_("Monitoring") },
	{ S("analysis"), N_("Analysis") }, { .label = NULL }
};
const struct choice evidence_reliability[] = {
	{ S("high"), N_("High") }, { S("medium"), N_("Medium") }, { S("low"), N_("Low") },
	{ S("unknown"), N_("Not known") }, { .label = NULL }
};
static const struct choice evidence_states[] = {
	{ S("draft"), N_("Draft") }, { S("published"), N_("Published") }, { .label = NULL }
};

struct evidence_form {
	str title, status, area, kind, source, method, period_from, period_to, reliability, finding,
		url;
	struct maybe_int people;
};
#define F(member, type, ...) FIELD(struct evidence_form, member, type, __VA_ARGS__)
static const struct field evidence_fields[] = {
	F(title, TEXT, .label = N_("Name"), .required = true, .max = 200),
	F(status, CHOICE, .label = N_("State"), .required = true, .choices = evidence_states),
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(kind, CHOICE, .label = N_("Kind of evidence"), .required = true, .choices = evidence_kinds),
	F(source, TEXT, .label = N_("Source"), .required = true, .max = 300,
		.hint = N_("Whose it is: an office, an organisation, a publication.")),
	F(method, LONG_TEXT, .label = N_("How it was found out"), .max = 2000),
	F(period_from, DAY, .label = N_("It tells of the time since")),
	F(period_to, DAY, .label = N_("It tells of the time until")),
	F(people, INT, .label = N_("How many people were asked or counted"), .min = 0,
		.max = 20000000),
	F(reliability, CHOICE, .label = N_("How reliable it is"), .required = true,
		.choices = evidence_reliability),
	F(finding, LONG_TEXT, .label = N_("What it says"), .required = true, .max = 20000,
		.hint = N_("No names and nothing by which somebody could be known.")),
	F(url, URL, .label = N_("Where it can be read"), .max = 500),
	{ 0 }
};

static const struct field *evidence_table(struct req *r, int64_t id)
{
	struct field *f = fields_copy(r, evidence_fields, COUNT(evidence_fields));
	(void)id;
	fields_choose(f, "area", area_choices(r, NEEDS_KEEPERS));
	return f;
}

struct evidence_filter { str druh, uzemi; };
static const struct field *evidence_filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct evidence_filter, druh, CHOICE, .label = N_("Kind of evidence"),
			.choices = evidence_kinds),
		FIELD(struct evidence_filter, uzemi, CHOICE, .label = N_("Area")), { 0 }
	};
	struct field *f = fields_copy(r, list, COUNT(list));
	fields_choose(f, "uzemi", area_choices(r, NEEDS_KEEPERS));
	return f;
}

static struct record_names evidence_names_of(struct req *r, const struct record_filter *filter)
{
	struct evidence_names_rows rows = evidence_names(r->db, .kind = filter->values[0],
		.area = filter->values[1], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines evidence_lines_of(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct evidence_lines_rows rows = evidence_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].title, rows.items[i].source,
				str_of(choice_label(evidence_states, rows.items[i].status)),
				rows.items[i].updated_at };
	return to;
}

static void **evidence_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct evidence_form_rows rows = evidence_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct evidence_form_row *e = &rows.items[i];
		struct evidence_form *f = form_found(r, forms, ids, e->id, sizeof *f);
		*f = (struct evidence_form){ e->title, e->status, e->area, e->kind, e->source, e->method,
			e->period_from, e->period_to, e->reliability, e->finding, e->url, e->people };
	}
	return forms;
}

static int64_t evidence_save(struct req *r, const struct record_saving *s)
{
	const struct evidence_form *f = s->after;
	int64_t id = s->id, area = area_kept(r, s->fields, NEEDS_KEEPERS, f->area);
	str key = search_sort_key(r->arena, f->title);
	if (!area)
		return 0;
	if (f->period_from.len && f->period_to.len && str_order(f->period_to, f->period_from) < 0) {
		form_error(r, s->fields, "period_to", N_("The last day is before the first."));
		return 0;
	}
	if (!id)
		id = evidence_add(r->db, .uuid = uuid_make(r->arena, r->now), .area_id = area,
			.title = f->title, .kind = f->kind, .source = f->source,
			.reliability = f->reliability, .finding = f->finding, .status = f->status,
			.sort_key = key, .now = r->now);
	evidence_set(r->db, .id = id, .area_id = area, .title = f->title, .kind = f->kind,
		.source = f->source, .method = f->method, .period_from = f->period_from,
		.period_to = f->period_to, .people = f->people, .reliability = f->reliability,
		.finding = f->finding, .url = f->url, .status = f->status, .sort_key = key,
		.now = r->now);
	return id;
}

static bool evidence_may(struct req *r, int64_t id)
{
	return !id || people_may(r, NEEDS_KEEPERS, evidence_area(r->db, .id = id));
}

static str evidence_url(struct req *r, int64_t id)
{
	struct evidence_form_row *e = evidence_form(r->db, .ids = { &id, 1 }, .limit = 1).items;
	return e && str_is(e->status, "published") ?
		arena_printf(r->arena, "/doklady/%lld", (long long)id) : (str){ 0 };
}

static bool evidence_shows_files(struct req *r, int64_t id) { return evidence_url(r, id).len > 0; }

const struct record evidence_record = {
	.kind = "evidence", .path = "doklady", .one = N_("Evidence"), .many = N_("Pieces of evidence"),
	.add = N_("New evidence"), .empty = N_("There is no evidence yet. Write the first."),
	.who = NEEDS_KEEPERS, .may = evidence_may, .size = sizeof(struct evidence_form),
	.fields = evidence_table, .filters = evidence_filters, .names = evidence_names_of,
	.lines = evidence_lines_of, .load = evidence_load, .save = evidence_save,
	.public_url = evidence_url, .shows_files = evidence_shows_files,
};
