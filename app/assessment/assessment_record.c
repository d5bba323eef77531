/* Self-assessments in the office: one form for the eight areas of quality. */
#include "app/assessment/view.h"
#include "crypto/crypto.h"

struct part_form { str mark, good, improve, evidence; };
struct assessment_form {
	str title, area;
	struct maybe_int year;
	struct part_form parts[QUALITIES];
};
#define F(member, type, ...) FIELD(struct assessment_form, member, type, __VA_ARGS__)
static const struct field head_fields[] = {
	F(title, TEXT, .label = N_("Name"), .max = 200,
		.hint = N_("Left empty, it is the area and the year.")),
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(year, INT, .label = N_("Year that is assessed"), .required = true, .min = 1990,
		.max = 2100),
};
#define P(member, type, ...) FIELD(struct part_form, member, type, __VA_ARGS__)
static const struct field part_fields[] = {
	P(mark, CHOICE, .label = N_("mark"), .choices = mark_choices),
	P(good, LONG_TEXT, .label = N_("what is done well"), .max = 4000),
	P(improve, LONG_TEXT, .label = N_("what is to be improved"), .max = 4000),
	P(evidence, LONG_TEXT, .label = N_("evidence"), .max = 4000,
		.hint = N_("A line each; an address behind a semicolon: Minutes of the group; "
			"https://… No names of people.")),
};

/* "Legitimacy – mark": the fields of a part, which stand behind one another in the form. */
static void part_add(struct req *r, struct field *to, size_t n)
{
	const struct lang *l = r->page.lang;
	for (size_t i = 0; i < COUNT(part_fields); i++) {
		to[i] = part_fields[i];
		to[i].offset += offsetof(struct assessment_form, parts) + n * sizeof(struct part_form);
		to[i].name = arena_printf(r->arena, "%s_%zu", part_fields[i].name, n + 1).ptr;
		to[i].label = arena_printf(r->arena, "%zu. %.*s – %.*s", n + 1,
			STR_ARG(tr(l, quality_labels[n])), STR_ARG(tr(l, part_fields[i].label))).ptr;
	}
}

static const struct field *table(struct req *r, int64_t id)
{
	size_t count = COUNT(head_fields) + QUALITIES * COUNT(part_fields);
	struct field *f = arena_alloc(r->arena, (count + 1) * sizeof *f);
	(void)id;
	memcpy(f, head_fields, sizeof head_fields);
	for (size_t n = 0; n < QUALITIES; n++)
		part_add(r, f + COUNT(head_fields) + n * COUNT(part_fields), n);
	fields_choose(f, "area", area_choices(r, ASSESSMENT_KEEPERS));
	return f;
}

static const struct choice state_choices[] = {
	{ S("draft"), N_("Draft") }, { S("finished"), N_("Finished") },
	{ S("published"), N_("Published") }, { .label = NULL }
};
struct filter { str stav; };
static const struct field *filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct filter, stav, CHOICE, .label = N_("State"), .choices = state_choices), { 0 }
	};
	(void)r;
	return list;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct assessment_names_rows rows = assessment_names(r->db,
		.areas = areas_held(r, ASSESSMENT_READERS).ids, .state = filter->values[0],
		.limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct assessment_get_rows rows = assessment_get(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const assessment_row *s = &rows.items[i];
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ s->id, s->title, s->area,
				str_of(assessment_state_label(assessment_state_of(s->state))), s->updated_at };
	}
	return to;
}

static void parts_load(struct req *r, void **forms, struct int_list ids)
{
	struct assessment_parts_rows rows =
		assessment_parts(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct assessment_parts_row *p = &rows.items[i];
		struct assessment_form *f = forms[id_place(ids, p->assessment_id)];
		if (!f || p->quality < 1 || p->quality > QUALITIES)
			continue;
		f->parts[p->quality - 1] = (struct part_form){ p->mark.set ? arena_printf(r->arena,
			"%lld", (long long)p->mark.value) : (str){ 0 }, p->good, p->improve, p->evidence };
	}
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct assessment_get_rows rows =
		assessment_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const assessment_row *s = &rows.items[i];
		struct assessment_form *f = form_found(r, forms, ids, s->id, sizeof *f);
		*f = (struct assessment_form){ .title = s->title, .area = s->area_slug,
			.year = SOME(s->year) };
	}
	parts_load(r, forms, ids);
	return forms;
}

/* Why the form cannot be saved, and in `*field` where; NULL: it can. */
static const char *refused(struct req *r, const struct record_saving *s, int64_t area,
	const char **field)
{
	const struct assessment_form *f = s->after, *had = s->before;
	assessment_row *row =
		s->id ? assessment_get(r->db, .ids = { &s->id, 1 }, .limit = 1).items : NULL;
	*field = "year";
	if (row && assessment_state_of(row->state) != ASSESSMENT_DRAFT) {
		*field = NULL;
		return N_("A finished self-assessment stands. Correct it on its page, with a reason.");
	}
	if (had && (!str_eq(had->area, f->area) || had->year.value != f->year.value))
		return N_("The area and the year of a self-assessment stand.");
	if (!had && assessment_versions(r->db, .area = area, .year = f->year.value))
		return N_("There is a self-assessment of this area and year already.");
	return NULL;
}

static str title_of(struct req *r, const struct assessment_form *f, int64_t area)
{
	struct areas all = areas_held(r, ASSESSMENT_KEEPERS).list;
	str name = f->area;
	for (size_t i = 0; i < all.count; i++)
		if (all.items[i].id == area)
			name = all.items[i].name;
	return f->title.len ? f->title : arena_printf(r->arena, "%.*s %lld", STR_ARG(name),
		(long long)f->year.value);
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct assessment_form *f = s->after;
	int64_t area = area_kept(r, s->fields, ASSESSMENT_KEEPERS, f->area), id = s->id;
	const char *field, *why = area ? refused(r, s, area, &field) : NULL;
	if (why)
		form_error(r, s->fields, field, why);
	if (!area || why)
		return 0;
	str title = title_of(r, f, area);
	if (!id)
		id = assessment_add(r->db, .uuid = uuid_make(r->arena, r->now), .area = area,
			.year = f->year.value, .version = 1, .title = title, .now = r->now);
	assessment_set(r->db, .id = id, .title = title, .now = r->now);
	for (int64_t n = 0; n < QUALITIES; n++)
		assessment_part_put(r->db, .id = id, .quality = n + 1, .mark = str_int(f->parts[n].mark),
			.good = f->parts[n].good, .improve = f->parts[n].improve,
			.evidence = f->parts[n].evidence);
	return id;
}

static bool may(struct req *r, int64_t id)
{
	assessment_row *s = id ? assessment_get(r->db, .ids = { &id, 1 }, .limit = 1).items : NULL;
	return !id || (s && people_may(r, ASSESSMENT_KEEPERS, s->area_id));
}

static str public_url(struct req *r, int64_t id)
{
	assessment_row *s = assessment_get(r->db, .ids = { &id, 1 }, .limit = 1).items;
	return s && assessment_state_of(s->state) == ASSESSMENT_PUBLISHED
		? arena_printf(r->arena, "/plan/hodnoceni/%lld", (long long)id) : (str){ 0 };
}

/* A mark that nothing supports is worth less; it is said, and stays. */
static struct str_list advise(struct req *r, const void *form)
{
	const struct assessment_form *f = form;
	const struct lang *l = r->page.lang;
	struct str_list to = { 0 };
	for (size_t n = 0; n < QUALITIES; n++)
		if (str_int(f->parts[n].mark).value && !f->parts[n].evidence.len)
			*(str *)arena_push(r->arena, &to.items, &to.count, sizeof(str)) =
				arena_printf(r->arena, "%.*s: %.*s", STR_ARG(tr(l, quality_labels[n])),
					STR_ARG(tr(l, N_("the mark has no evidence yet."))));
	return to;
}

static struct ui_link place(struct req *r, int64_t id)
{
	return (struct ui_link){ arena_printf(r->arena, "/urad/hodnoceni-planovani/rok/%lld",
		(long long)id), tr(r->page.lang, N_("Finish, publish, download")), false };
}

const struct record assessment_record = {
	.kind = "assessment", .path = "sebehodnoceni", .one = N_("Self-assessment"),
	.many = N_("Self-assessments"), .add = N_("New self-assessment"),
	.empty = N_("There is no self-assessment yet. Begin the first."),
	.who = ASSESSMENT_KEEPERS, .may = may, .size = sizeof(struct assessment_form),
	.fields = table, .filters = filters, .names = names, .lines = lines, .load = load,
	.save = save, .public_url = public_url, .advise = advise, .place = place,
};
