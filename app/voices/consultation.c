/* Consultations in the office, and those that another feature opens. */
#include "app/voices/voices_view.h"
#include "crypto/crypto.h"

struct consultation_form {
	str title, area, status, introduction, opens_on, closes_on, settle_by;
};
#define F(member, type, ...) FIELD(struct consultation_form, member, type, __VA_ARGS__)

static const struct choice states[] = { { S("draft"), N_("Draft") },
	{ S("published"), N_("Published") }, { S("ended"), N_("Withdrawn") }, { .label = NULL } };

static const struct field fields[] = {
	F(title, TEXT, .label = N_("Title"), .required = true, .max = 150),
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(status, CHOICE, .label = N_("State"), .required = true, .choices = states,
		.hint = N_("Publish it when all sections are in: their texts do not change once comments "
			"are taken.")),
	F(introduction, LONG_TEXT, .label = N_("Introduction"), .required = true, .max = 10000,
		.hint = N_("What is proposed, why, and what people can still change.")),
	F(opens_on, DAY, .label = N_("First day for comments"), .required = true),
	F(closes_on, DAY, .label = N_("Last day for comments"), .required = true,
		.hint = N_("Comments are taken until midnight.")),
	F(settle_by, DAY, .label = N_("Comments are settled by"), .required = true),
	{ 0 }
};

static const struct field *table(struct req *r, int64_t id)
{
	struct field *f = fields_copy(r, fields, COUNT(fields));
	(void)id;
	fields_choose(f, "area", area_choices(r, VOICE_KEEPERS));
	return f;
}

struct consultation_filter { str stav; };
static const struct field *filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct consultation_filter, stav, CHOICE, .label = N_("State"), .choices = states),
		{ 0 }
	};
	(void)r;
	return list;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct consultation_names_rows rows =
		consultation_names(r->db, .status = filter->values[0], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct consultation_form_rows rows =
		consultation_form(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct consultation_form_row *c = &rows.items[i];
		str about = arena_printf(r->arena, "%.*s, %.*s – %.*s", STR_ARG(c->area_name),
			STR_ARG(czech_day(r->arena, c->opens_on)), STR_ARG(czech_day(r->arena, c->closes_on)));
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ c->id, c->title, about,
				str_of(choice_label(states, c->status)), c->updated_at };
	}
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct consultation_form_rows rows =
		consultation_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct consultation_form_row *c = &rows.items[i];
		struct consultation_form *f = form_found(r, forms, ids, c->id, sizeof *f);
		*f = (struct consultation_form){ .title = c->title, .area = c->area, .status = c->status,
			.introduction = c->introduction, .opens_on = c->opens_on, .closes_on = c->closes_on,
			.settle_by = c->settle_by };
	}
	return forms;
}

/* ---- rules ---- */

/* Why the days cannot be, or NULL. */
static const char *days_wrong(str opens_on, str closes_on, str settle_by, const char **field)
{
	*field = "closes_on";
	if (str_order(closes_on, opens_on) < 0)
		return N_("The last day for comments cannot be before the first one.");
	*field = "settle_by";
	return str_order(settle_by, closes_on) <= 0
		? N_("Comments are settled after the last day for them.") : NULL;
}

/* What cannot change any more since somebody has commented. */
static const char *kept(struct req *r, int64_t id, const struct consultation_form *before,
                        const struct consultation_form *f, const char **field)
{
	if (!before || !consultation_voices(r->db, .id = id))
		return NULL;
	*field = "area";
	if (!str_eq(before->area, f->area))
		return N_("It has comments: the area stays.");
	*field = "status";
	return str_is(f->status, "draft")
		? N_("It has comments: it can be withdrawn, but is no draft any more.") : NULL;
}

/* Addresses of pages that are no consultations. */
static bool slug_taken(struct db *db, str slug)
{
	static const char *const ours[] = { "podnety", "novy-podnet", "muj-podnet" };
	for (size_t i = 0; i < COUNT(ours); i++)
		if (str_is(slug, ours[i]))
			return true;
	return consultation_slug(db, .slug = slug) > 0;
}

static int64_t make(struct req *r, int64_t area, const struct consultation_form *f,
                    const struct consultation_new *n)
{
	return consultation_add(r->db, .uuid = uuid_make(r->arena, r->now),
		.slug = record_slug(r, f->title, slug_taken), .area_id = area, .status = f->status,
		.title = f->title, .introduction = f->introduction, .opens_on = f->opens_on,
		.closes_on = f->closes_on, .settle_by = f->settle_by,
		.of_kind = n ? str_of(n->kind) : (str){ 0 },
		.of_id = n && n->kind ? SOME(n->record) : NONE, .of_href = n ? n->href : (str){ 0 },
		.now = r->now);
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct consultation_form *f = s->after;
	const char *field, *wrong = days_wrong(f->opens_on, f->closes_on, f->settle_by, &field);
	struct voice_area_row *area = voice_area(r->db, .slug = f->area);
	if (!wrong)
		wrong = kept(r, s->id, s->before, f, &field);
	if (!wrong && (!area || !people_may(r, VOICE_KEEPERS, area->id))) {
		field = "area";
		wrong = N_("You may not act in this area.");
	}
	if (wrong) {
		form_error(r, s->fields, field, wrong);
		return 0;
	}
	if (!s->id)
		return make(r, area->id, f, NULL);
	consultation_set(r->db, .id = s->id, .area_id = area->id, .status = f->status,
		.title = f->title, .introduction = f->introduction, .opens_on = f->opens_on,
		.closes_on = f->closes_on, .settle_by = f->settle_by, .now = r->now);
	return s->id;
}

static bool may(struct req *r, int64_t id)
{
	if (!id)
		return r->visitor.roles & VOICE_KEEPERS;
	struct consultation_of_row *c = consultation_of(r->db, .id = id);
	return c && people_may(r, VOICE_KEEPERS, c->area_id);
}

static str public_url(struct req *r, int64_t id)
{
	struct consultation_of_row *c = consultation_of(r->db, .id = id);
	return c ? consultation_href(r, c->slug, "") : (str){ 0 };
}

static bool shows_files(struct req *r, int64_t id)
{
	struct consultation_of_row *c = consultation_of(r->db, .id = id);
	return c && str_is(c->status, "published");
}

const struct record consultation_record = {
	.kind = N_("consultation"), .path = "konzultace", .one = N_("Consultation"),
	.many = N_("Consultations"), .add = N_("New consultation"),
	.empty = N_("There are no consultations yet. Make the first, then add its sections."),
	.who = VOICE_KEEPERS, .may = may, .size = sizeof(struct consultation_form), .fields = table,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
	.public_url = public_url, .shows_files = shows_files,
};

/* ---- for later features ---- */

static const char *parts_wrong(const struct consultation_new *n)
{
	if (!n->count)
		return N_("A consultation needs at least one section.");
	if (n->count > SECTIONS_MOST)
		return N_("A consultation has too many sections.");
	for (size_t i = 0; i < n->count; i++)
		if (!str_trim(n->parts[i].heading).len || !str_trim(n->parts[i].text).len)
			return N_("Each section needs a heading and a text.");
	return NULL;
}

int64_t consultation_open(struct req *r, const struct consultation_new *n, const char **why)
{
	const char *field;
	*why = str_trim(n->title).len ? days_wrong(n->opens_on, n->closes_on, n->settle_by, &field)
								  : N_("A consultation needs a title.");
	if (!*why)
		*why = parts_wrong(n);
	if (*why)
		return 0;
	struct consultation_form f = { .title = n->title, .status = S("draft"),
		.introduction = n->introduction, .opens_on = n->opens_on, .closes_on = n->closes_on,
		.settle_by = n->settle_by };
	int64_t id = make(r, n->area, &f, n);
	for (size_t i = 0; i < n->count; i++) {
		str anchor = n->parts[i].anchor.len ? n->parts[i].anchor
			: slug_make(r->arena, n->parts[i].heading);
		if (!anchor.len || section_taken(r->db, .consultation_id = id, .anchor = anchor))
			anchor = arena_printf(r->arena, "%.*s-%zu", STR_ARG(anchor), i + 1);
		section_add(r->db, .consultation_id = id, .anchor = anchor, .position = (int64_t)i + 1,
			.left_out = false, .heading = n->parts[i].heading, .text = n->parts[i].text,
			.now = r->now);
	}
	db_note_change(r->db, "consultation", id);
	return id;
}
