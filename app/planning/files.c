/* Files of a plan: /plan/{slug}/soubory/{name}.{format} */
#include "app/planning/documents.h"
#include "app/planning/public.sql.h"

enum { ACTIONS_MOST = 50 };

struct asked_file { const struct public_plan_row *plan; str name, suffix; };

/* The part of the name behind `begins` as a number; unset: it does not begin so. */
static struct maybe_int number_behind(str name, str begins)
{
	return str_starts(name, begins) ? str_int(str_part(name, begins.len, name.len)) : NONE;
}

static bool seen(struct req *r, const struct public_plan_row *p, const struct edition_get_row *e)
{
	if (e && !e->published_at.set)
		r->no_store = true;
	return e && e->plan_id == p->id && (e->published_at.set || plan_may(r, p->area_id));
}

static struct document *document_of(struct req *r, const struct edition_get_row *e,
	const struct plan_lines *lines, bool evaluation)
{
	bool action = e->action_plan_id.set, plan = str_eq(e->subject, SUBJECT_PLAN);
	struct document_source s = { .lines = lines, .day = day_of(r->arena, e->made_at),
		.title = plan_value(lines, action ? S("action") : S("plan"), "title"),
		.author = plan_value(lines, S("plan"), "author"),
		.subtitle = arena_printf(r->arena, "%.*s %lld%s%.*s", STR_ARG(tr(planning_czech(r),
			N_("Edition"))), (long long)e->number, e->name.len ? ", " : "", STR_ARG(e->name)) };
	if (evaluation)
		s.title = arena_printf(r->arena, "%.*s: %.*s", STR_ARG(tr(planning_czech(r),
			N_("Evaluation"))), STR_ARG(s.title));
	if (!plan && !action)
		s.title = e->name;
	return evaluation ? evaluation_document(r, &s) : action ? action_document(r, &s)
		: plan ? plan_document(r, &s) : progress_document(r, &s);
}

static int edition_answer(struct req *r, const struct asked_file *f, int64_t id, bool evaluation)
{
	struct edition_get_row *e = edition_get(r->db, .id = id);
	struct plan_lines lines;
	if (!seen(r, f->plan, e))
		return answer_error(r, 404);
	if (!edition_read(r, e, &lines))
		return edition_spoilt(r, e);
	if (str_is(f->suffix, "txt"))
		return answer_file(r, "text/plain; charset=utf-8",
			arena_printf(r->arena, "%.*s.txt", STR_ARG(f->name)), e->text);
	return document_answer(r, document_of(r, e, &lines, evaluation), f->name, f->suffix);
}

static int action_answer(struct req *r, const struct asked_file *f, int64_t year, bool evaluation)
{
	struct public_actions_rows rows =
		public_actions(r->db, .plan = f->plan->id, .limit = ACTIONS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		if (rows.items[i].year == year)
			return edition_answer(r, f, rows.items[i].edition, evaluation);
	return answer_error(r, 404);
}

static int progress_answer(struct req *r, const struct asked_file *f)
{
	struct plan_lines lines = progress_lines_live(r, f->plan->id);
	return document_answer(r, progress_document(r, &(struct document_source){ .lines = &lines,
		.title = tr(planning_czech(r), N_("How the plan is being fulfilled")),
		.subtitle = f->plan->title, .day = day_of(r->arena, r->now) }), f->name, f->suffix);
}

/* GET /plan/{slug}/soubory/{name}.{format} */
int plan_file(struct req *r)
{
	struct asked_file f = { .plan = public_plan(r->db, .slug = r->id), .suffix = r->sub };
	if (!f.plan || !str_cut(&f.suffix, '.', &f.name) || !f.suffix.len)
		return answer_error(r, 404);
	struct maybe_int edition = number_behind(f.name, S("vydani-")),
		action = number_behind(f.name, S("akcni-plan-")),
		evaluation = number_behind(f.name, S("vyhodnoceni-"));
	if (edition.set)
		return edition_answer(r, &f, edition.value, false);
	if (!f.plan->edition.set)
		return answer_error(r, 404);
	if (str_is(f.name, "plan"))
		return edition_answer(r, &f, f.plan->edition.value, false);
	if (action.set || evaluation.set)
		return action_answer(r, &f, action.set ? action.value : evaluation.value, evaluation.set);
	return str_is(f.name, "plneni") ? progress_answer(r, &f) : answer_error(r, 404);
}
