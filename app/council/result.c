/* How a body ended with a paper: its number, its words, and where the paper goes then. */
#include "app/council/acts.h"

#define F(member, type, ...) FIELD(struct result_form, member, type, __VA_ARGS__)
enum { TEXT_MOST = 20000 };

static const struct field day_table[] = {
	F(day, DAY, .label = N_("Day of the session"), .required = true), { 0 }
};
const struct field *hearing_result_day_table(void) { return day_table; }

static const struct field number_table[] = {
	F(number, TEXT, .label = N_("Number of the resolution"), .required = true, .max = 60), { 0 }
};

static const struct field table[] = {
	F(result, CHOICE, .label = N_("How it ended"), .required = true),
	F(number, TEXT, .label = N_("Number of the resolution"), .max = 60,
		.hint = N_("It can be left empty while it is not known.")),
	F(adopted, LONG_TEXT, .label = N_("The resolution as it was adopted"), .max = TEXT_MOST,
		.hint = N_("When it was accepted with changes, write it as the body adopted it.")),
	F(reason, LONG_TEXT, .label = N_("Why, when it was not accepted"), .max = 4000),
	F(again, BOOL, .label = N_("A returned paper goes its way from the first body again")),
	{ 0 }
};

const struct field *hearing_result_number_table(void) { return number_table; }

/* With a draft for each body that comes after: an amendment may change what they decide. */
const struct field *hearing_result_table(struct req *r, const struct paper *p)
{
	struct field *f = council_fields(r, table, COUNT(table));
	struct choice *results = arena_alloc(r->arena, RESULTS * sizeof *results);
	size_t at = COUNT(table) - 1;
	for (int n = RESULT_ACCEPTED; n < RESULTS; n++)
		results[n - 1] = (struct choice){ str_of(result_code((enum result)n)),
			result_label((enum result)n) };
	fields_choose(f, "result", results);
	for (size_t n = way_next(&p->way) + 1; n < p->way.count; n++)
		f[at++] = (struct field){ .name = arena_printf(r->arena, "draft_%zu", n + 1).ptr,
			.type = FIELD_LONG_TEXT, .max = TEXT_MOST,
			.offset = offsetof(struct result_form, drafts) + n * sizeof(str),
			.label = arena_z(r->arena, council_say(r->arena, r->page.lang,
				N_("With changes: what %s is to decide now"), &p->way.items[n].code)) };
	f[at] = (struct field){ 0 };
	return f;
}

static int show(struct req *r, struct paper *p, const struct result_form *form)
{
	return council_paper_answer(r, (struct council_paper_view){ .paper = p, .result = *form });
}

/* The step of the hearing that the form was made for; way.count: it is no more. */
static size_t step_of(struct req *r, const struct paper *p)
{
	struct maybe_int hearing = str_int(form_text(r, "hearing"));
	size_t n = 0;
	while (n < p->way.count && !(hearing.set && p->way.items[n].hearing == hearing.value))
		n++;
	return n;
}

int hearing_result_day(struct req *r, struct paper *p)
{
	struct result_form form = { 0 };
	struct paper_form days = { 0 };
	size_t step = step_of(r, p);
	for (size_t n = 0; n < p->way.count; n++)
		days.days[n] = p->way.items[n].day;
	if (step == p->way.count || p->state != PAPER_APPROVED ||
		p->way.items[step].result != RESULT_NONE) {
		form_error(r, NULL, NULL, N_("The paper does not wait for this body."));
		return show(r, p, &form);
	}
	if (!form_read(r, day_table, &form))
		return show(r, p, &form);
	days.days[step] = form.day;
	if (paper_days_wrong(r, NULL, &days, &p->way))
		return show(r, p, &form);
	hearing_set(r->db, .id = p->way.items[step].hearing, .day = form.day,
		.draft = p->steps[step]->draft);
	db_note_change(r->db, "paper", p->row->id);
	return 0;
}

static const char *number_refused(struct req *r, const hearing_row *h, str number)
{
	if (!number.len)
		return NULL;
	int year = (int)str_int(str_part(h->day, 0, 4)).value;
	const char *why = number_wrong(h->number_pattern, number,
		(struct number_known){ year, h->session });
	if (why)
		return arena_z(r->arena, council_say(r->arena, r->page.lang, N_("%s (pattern %s)"),
			(str[]){ tr(r->page.lang, why), h->number_pattern }));
	return hearing_number_taken(r->db, .number = number, .id = h->id)
		? N_("Another resolution of this body has the number.") : NULL;
}

/* Only an amendment changes what the bodies after this one decide about. */
static bool later_changed(const struct paper *p, size_t step, const struct result_form *f)
{
	for (size_t n = step + 1; n < p->way.count; n++)
		if (f->drafts[n].len && !str_eq(f->drafts[n], p->steps[n]->draft))
			return true;
	return false;
}

/* What is wrong with the form's words for such a result. */
static void words_check(struct req *r, const struct field *fields, const struct paper *p,
	size_t step, const struct result_form *f)
{
	const hearing_row *h = p->steps[step];
	enum result result = result_of(f->result);
	const char *why = number_refused(r, h, f->number);
	if (why)
		form_error(r, fields, "number", why);
	if (result == RESULT_MODIFIED && (!f->adopted.len || str_eq(f->adopted, h->draft)))
		form_error(r, fields, "adopted",
			N_("Write the resolution as the body changed it; this is the draft."));
	if (result == RESULT_ACCEPTED && f->adopted.len && !str_eq(f->adopted, h->draft))
		form_error(r, fields, "result",
			N_("The text differs from the draft, so it was accepted with changes."));
	if (result != RESULT_MODIFIED && later_changed(p, step, f))
		form_error(r, fields, "result", N_("What later bodies decide about changes only when this "
			"one accepts the paper with changes."));
	if (!way_passed(result) && !f->reason.len)
		form_error(r, fields, "reason", N_("Write why it was not accepted."));
	if (!way_passed(result) && f->number.len)
		form_error(r, fields, "number", N_("Only what was accepted has a number."));
}

/* A number that was not known when the result was recorded. */
int hearing_result_number(struct req *r, struct paper *p)
{
	struct result_form f = { 0 };
	size_t step = step_of(r, p);
	const hearing_row *h = step < p->way.count ? p->steps[step] : NULL;
	bool waits = h && way_passed(result_of(h->result)) && !h->number.len;
	const char *why = !waits ? N_("This resolution does not wait for a number.") : NULL;
	if (!form_read(r, number_table, &f))
		return show(r, p, &f);
	why = why ? why : number_refused(r, h, f.number);
	if (why) {
		form_error(r, waits ? number_table : NULL, waits ? "number" : NULL, why);
		return show(r, p, &f);
	}
	hearing_number_set(r->db, .id = h->id, .number = f.number);
	db_note_change(r->db, "paper", p->row->id);
	return 0;
}

/* The body's words become the draft, those after it are asked for what follows from them. */
static void amend(struct req *r, struct paper *p, size_t step, const struct result_form *f)
{
	for (size_t n = step + 1; n < p->way.count; n++)
		if (f->drafts[n].len)
			hearing_set(r->db, .id = p->way.items[n].hearing, .day = p->way.items[n].day,
				.draft = f->drafts[n]);
	hearing_set(r->db, .id = p->way.items[step].hearing, .day = p->way.items[step].day,
		.draft = f->adopted);
}

/* The paper comes before the body once more. */
static void hear_again(struct req *r, struct paper *p, size_t step)
{
	const hearing_row *h = p->steps[step];
	hearing_add(r->db, .paper = p->row->id, .body = h->body_id, .attempt = h->attempt + 1,
		.position = h->position, .decision = str_is(h->role, "decision"),
		.authoritative = h->authoritative, .draft = h->draft);
}

static void go_on(struct req *r, struct paper *p, size_t step, const struct result_form *f)
{
	enum result result = result_of(f->result);
	if (result == RESULT_MODIFIED)
		paper_version_keep(r, p->row->id, "amended");
	if (result == RESULT_POSTPONED || result == RESULT_RETURNED)
		hear_again(r, p, step);
	for (size_t n = 0; result == RESULT_RETURNED && f->again && n < step; n++)
		hear_again(r, p, n);
}

int hearing_result_record(struct req *r, struct paper *p)
{
	struct result_form f = { 0 };
	const struct field *fields = hearing_result_table(r, p);
	size_t step = step_of(r, p);
	bool sound = form_read(r, fields, &f);
	if (!sound)
		return show(r, p, &f);
	struct move m = way_move(p->state, &p->way, step, result_of(f.result),
		day_of(r->arena, r->now));
	if (m.refused)
		form_error(r, NULL, NULL, m.refused);
	else
		words_check(r, fields, p, step, &f);
	if (r->errors.count)
		return show(r, p, &f);
	enum result result = result_of(f.result);
	if (result == RESULT_MODIFIED)
		amend(r, p, step, &f);
	str adopted = !way_passed(result) ? (str){ 0 }
		: f.adopted.len ? f.adopted : p->steps[step]->draft;
	if (!hearing_record(r->db, .id = p->way.items[step].hearing, .result = f.result,
		.number = f.number, .adopted = adopted, .reason = f.reason, .now = r->now)) {
		form_error(r, NULL, NULL, N_("Somebody else has recorded the result meanwhile."));
		return show(r, p, &f);
	}
	go_on(r, p, step, &f);
	paper_state_set(r->db, .id = p->row->id, .state = str_of(paper_state_code(m.to)),
		.note = m.to == PAPER_RETURNED ? f.reason : (str){ 0 }, .now = r->now);
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "change",
		.kind = "paper", .record = p->row->id, .name = p->row->title, .field = "state",
		.old_value = p->steps[step]->code, .new_value = f.result });
	db_note_change(r->db, "paper", p->row->id);
	return 0;
}
