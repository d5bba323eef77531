/* One self-assessment: its page and buttons in the office, and what the public sees. */
#include "app/assessment/assessment.html.h"
#include "app/assessment/view.h"
#include "crypto/crypto.h"

struct reason_form { str reason; };
static const struct field reason_fields[] = {
	FIELD(struct reason_form, reason, LONG_TEXT, .label = N_("Why it is corrected"),
		.required = true, .max = 2000,
		.hint = N_("When the correction is published, the public reads it.")), { 0 }
};

static assessment_row *row_of(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	return id.set ? assessment_get(r->db, .ids = { &id.value, 1 }, .limit = 1).items : NULL;
}

static str office_url(struct req *r, int64_t id, const char *rest)
{
	return arena_printf(r->arena, "/urad/hodnoceni-planovani/rok/%lld%s", (long long)id, rest);
}

static str done_words(struct req *r)
{
	static const struct { const char *code, *words; } all[] = {
		{ "dokoncit", N_("The self-assessment is finished and stands.") },
		{ "zverejnit", N_("The public sees the self-assessment now.") },
		{ "skryt", N_("The public does not see it any more.") },
		{ "opravit", N_("This is the next version. Correct it and finish it.") },
	};
	for (size_t i = 0; i < COUNT(all); i++)
		if (r->method == GET && str_is(query_text(r, "hotovo"), all[i].code))
			return tr(r->page.lang, all[i].words);
	return (str){ 0 };
}

static int page_answer(struct req *r, const assessment_row *s, const struct reason_form *form)
{
	enum assessment_state state = assessment_state_of(s->state);
	struct assessment_view v = { .r = r, .frame = office_frame(r, N_("Self-assessment")),
		.url = office_url(r, s->id, ""), .edit = record_url(r, &assessment_record, s->id, ""),
		.state = tr(r->page.lang, assessment_state_label(state)), .reason = s->reason,
		.finished = s->finished_on.len ? site_day(r, s->finished_on) : (str){ 0 },
		.done = done_words(r), .parts = part_lines_of(r, s->id),
		.writes = people_may(r, ASSESSMENT_KEEPERS, s->area_id),
		.publishes = people_may(r, ASSESSMENT_PUBLISHERS, s->area_id),
		.draft = state == ASSESSMENT_DRAFT, .published = state == ASSESSMENT_PUBLISHED,
		.reason_fields = reason_fields, .reason_form = form,
		.files = assessment_file_links(r, office_url(r, s->id, "/sebehodnoceni"), true) };
	v.frame->title = s->title;
	v.frame->error = r->errors.count;
	if (v.published)
		v.public_url = arena_printf(r->arena, "/plan/hodnoceni/%lld", (long long)s->id);
	site_crumb(r, v.frame, S("/urad/hodnoceni-planovani"),
		tr(r->page.lang, N_("Calendar and self-assessment of planning")));
	site_crumb(r, v.frame, arena_printf(r->arena, "/urad/hodnoceni-planovani/uzemi/%.*s",
		STR_ARG(s->area_slug)), s->area);
	site_crumb(r, v.frame, S(""), s->title);
	assessment_page(&r->page, &v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/hodnoceni-planovani/rok/{id} */
int assessment_show(struct req *r)
{
	assessment_row *s = row_of(r);
	if (!s || !people_may(r, ASSESSMENT_READERS, s->area_id))
		return answer_error(r, s ? 403 : 404);
	return page_answer(r, s, &(struct reason_form){ .reason = { 0 } });
}

/* ---- buttons ---- */

/* Which of the areas has no mark, not even "not assessed"; ptr NULL: each has one. */
static str unmarked(struct req *r, int64_t id)
{
	struct assessment_parts_rows rows =
		assessment_parts(r->db, .ids = { &id, 1 }, .limit = QUALITIES);
	bool marked[QUALITIES + 1] = { false };
	for (size_t i = 0; i < rows.count; i++)
		if (rows.items[i].quality >= 1 && rows.items[i].quality <= QUALITIES)
			marked[rows.items[i].quality] = rows.items[i].mark.set;
	for (int n = 1; n <= QUALITIES; n++)
		if (!marked[n])
			return tr(r->page.lang, quality_labels[n - 1]);
	return (str){ 0 };
}

static void noted(struct req *r, const assessment_row *s, str after)
{
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "change",
		.kind = "assessment", .record = s->id, .name = s->title, .field = "state",
		.old_value = s->state, .new_value = after });
	db_note_change(r->db, "assessment", s->id);
}

/* The next version, with what this one says; its id, or 0: there is a draft already. */
static int64_t correct(struct req *r, const assessment_row *s, str reason)
{
	if (assessment_drafts(r->db, .area = s->area_id, .year = s->year))
		return 0;
	int64_t versions = assessment_versions(r->db, .area = s->area_id, .year = s->year);
	int64_t id = assessment_add(r->db, .uuid = uuid_make(r->arena, r->now), .area = s->area_id,
		.year = s->year, .version = versions + 1, .title = s->title, .reason = reason,
		.now = r->now);
	assessment_parts_copy(r->db, .to = id, .from = s->id);
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "create",
		.kind = "assessment", .record = id, .name = s->title, .field = "reason",
		.new_value = reason });
	db_note_change(r->db, "assessment", id);
	return id;
}

static const struct { const char *name; enum assessment_act act; access_set who; } acts[] = {
	{ "dokoncit", ACT_FINISH, ASSESSMENT_KEEPERS },
	{ "zverejnit", ACT_PUBLISH, ASSESSMENT_PUBLISHERS },
	{ "skryt", ACT_HIDE, ASSESSMENT_PUBLISHERS },
	{ "opravit", ACT_CORRECT, ASSESSMENT_KEEPERS },
};

static int refuse(struct req *r, const assessment_row *s, const char *why)
{
	form_error(r, NULL, NULL, why);
	return page_answer(r, s, &(struct reason_form){ .reason = { 0 } });
}

/* What cannot be is answered; else 0, and *lead is the assessment to go on with. */
static int run(struct req *r, const assessment_row *s, enum assessment_act act, int64_t *lead)
{
	struct assessment_move m = assessment_move(assessment_state_of(s->state), act);
	str missing = !m.refused && act == ACT_FINISH ? unmarked(r, s->id) : (str){ 0 };
	struct reason_form form = { .reason = { 0 } };
	*lead = s->id;
	if (m.refused)
		return refuse(r, s, m.refused);
	if (missing.len)
		return refuse(r, s, arena_printf(r->arena, "%.*s: %.*s", STR_ARG(missing),
			STR_ARG(tr(r->page.lang, N_("choose a mark, or “Not assessed”.")))).ptr);
	if (act == ACT_CORRECT) {
		if (!form_read(r, reason_fields, &form))
			return page_answer(r, s, &form);
		*lead = correct(r, s, form.reason);
		return *lead ? 0 : refuse(r, s, N_("A correction of this year is being written already."));
	}
	if (act == ACT_PUBLISH)
		assessment_hide_older(
			r->db, .area = s->area_id, .year = s->year, .id = s->id, .now = r->now);
	assessment_state_set(r->db, .id = s->id, .state = str_of(assessment_state_code(m.to)),
		.finished_on = day_of(r->arena, r->now), .now = r->now);
	noted(r, s, str_of(assessment_state_code(m.to)));
	return 0;
}

/* POST /urad/hodnoceni-planovani/rok/{id}: `co` */
int assessment_act(struct req *r)
{
	str what = form_text(r, "co");
	assessment_row *s = row_of(r);
	int64_t lead;
	if (!s)
		return answer_error(r, 404);
	for (size_t i = 0; i < COUNT(acts); i++) {
		if (!str_is(what, acts[i].name))
			continue;
		if (!people_may(r, acts[i].who, s->area_id))
			return answer_error(r, 403);
		int status = run(r, s, acts[i].act, &lead);
		return status ? status : answer_see_other(r, office_url(r, lead,
			arena_printf(r->arena, "?hotovo=%s", acts[i].name).ptr));
	}
	return answer_error(r, 400);
}

static int file_answer(struct req *r, const assessment_row *s)
{
	enum document_format format = assessment_document_asked(r->sub, "sebehodnoceni");
	return format == DOCUMENT_FORMATS ? answer_error(r, 404)
		: site_document(r, assessment_document(r, s), format,
			arena_printf(r->arena, "sebehodnoceni-%lld", (long long)s->year));
}

/* GET /urad/hodnoceni-planovani/rok/{id}/{file} */
int assessment_file(struct req *r)
{
	assessment_row *s = row_of(r);
	if (!s || !people_may(r, ASSESSMENT_READERS, s->area_id))
		return answer_error(r, s ? 403 : 404);
	r->no_store = true;
	return file_answer(r, s);
}

/* ---- public ---- */

static assessment_row *public_row(struct req *r)
{
	assessment_row *s = row_of(r);
	return s && assessment_state_of(s->state) == ASSESSMENT_PUBLISHED ? s : NULL;
}

/* GET /plan/hodnoceni */
int public_assessments_show(struct req *r)
{
	struct public_assessments_view v = { .frame = site_frame(r,
		tr(r->page.lang, N_("How planning goes: self-assessment"))) };
	struct assessment_list_rows rows = assessment_list(r->db, .state = S("published"),
		.limit = ASSESSMENT_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct assessment_list_row *s = &rows.items[i];
		*(struct assessment_line *)arena_push(r->arena, &v.list.items, &v.list.count,
			sizeof *v.list.items) = (struct assessment_line){ s->title,
			arena_printf(r->arena, "/plan/hodnoceni/%lld", (long long)s->id), S(""),
			arena_printf(r->arena, "%.*s, %lld", STR_ARG(s->area), (long long)s->year) };
	}
	v.comparisons = comparisons_of(r, (struct int_list){ 0 }, true);
	v.frame->description = tr(r->page.lang, N_("How the planning of social services is doing, as "
		"those who plan see it themselves, in the eight areas of quality of the ministry."));
	site_crumb(r, v.frame, S("/plan"), tr(r->page.lang, N_("Plans of social services")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	public_assessments_page(&r->page, &v);
	return answer_page(r);
}

/* GET /plan/hodnoceni/{id} */
int public_assessment_show(struct req *r)
{
	assessment_row *s = public_row(r);
	if (!s)
		return answer_error(r, 404);
	struct assessment_view v = { .r = r, .frame = site_frame(r, s->title), .reason = s->reason,
		.finished = site_day(r, s->finished_on), .parts = part_lines_of(r, s->id),
		.files = assessment_file_links(r, arena_printf(r->arena,
			"/plan/hodnoceni/%lld/sebehodnoceni", (long long)s->id), true) };
	site_crumb(r, v.frame, S("/plan"), tr(r->page.lang, N_("Plans of social services")));
	site_crumb(r, v.frame, S("/plan/hodnoceni"),
		tr(r->page.lang, N_("How planning goes: self-assessment")));
	site_crumb(r, v.frame, S(""), s->title);
	public_assessment_page(&r->page, &v);
	return answer_page(r);
}

/* GET /plan/hodnoceni/{id}/{file} */
int public_assessment_file(struct req *r)
{
	assessment_row *s = public_row(r);
	return s ? file_answer(r, s) : answer_error(r, 404);
}
