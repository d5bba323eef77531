/* Rounds of news in the office: who was asked, who has not answered, what was answered. */
#include "app/planning/round.html.h"

enum { ROUNDS_MOST = 500, TERM = 30 /* days that are offered */ };
#define F(member, type, ...) FIELD(struct round_form, member, type, __VA_ARGS__)

static const struct field round_fields[] = {
	F(name, TEXT, .label = N_("What the round is called"), .required = true, .max = 150,
		.hint = N_("Such as: News for the first half of 2026.")),
	F(due_on, DAY, .label = N_("By when they are to answer"), .required = true),
	F(which, CHOICE, .label = N_("Which measures it asks about"), .required = true),
	F(message, LONG_TEXT, .label = N_("What to add to the letter"), .max = 2000),
	{ 0 }
};

static str round_url(struct req *r, int64_t id, const char *rest)
{
	return arena_printf(r->arena, "/urad/kola/%lld%s", (long long)id, rest);
}

static struct round_get_row *round_of(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	struct round_get_row *round = id.set ? round_get(r->db, .id = id.value) : NULL;
	if (round && plan_may(r, round->area_id))
		return round;
	answer_error(r, round ? 403 : 404);
	return NULL;
}

static str state_words(struct req *r, bool opened, bool closed)
{
	return tr(r->page.lang, closed ? N_("Round is closed")
		: opened ? N_("Round is open") : N_("Round is being prepared"));
}

static str answered_words(struct req *r, int64_t answered, int64_t asked)
{
	return arena_printf(r->arena, "%.*s %lld %.*s %lld",
		STR_ARG(tr(r->page.lang, N_("Answered measures:"))), (long long)answered,
		STR_ARG(tr(r->page.lang, N_("of"))), (long long)asked);
}

static void told(struct req *r, const struct round_get_row *round, const char *action, str what)
{
	planning_told(r, &(struct told){ "news_round", round->id, action, round->name, { 0 }, what });
}

/* ---- the list ---- */

int64_t rounds_unread(struct req *r)
{
	struct rounds_all_rows rows = rounds_all(r->db, .limit = ROUNDS_MOST);
	int64_t count = 0;
	for (size_t i = 0; i < rows.count; i++)
		if (!rows.items[i].closed_at.set && plan_may(r, rows.items[i].area_id))
			count += rows.items[i].unread;
	return count;
}

/* GET /urad/kola */
int rounds_index(struct req *r)
{
	struct rounds_view v = { .frame = office_frame(r, N_("Rounds of news")) };
	struct rounds_all_rows rows = rounds_all(r->db, .limit = ROUNDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct rounds_all_row *x = &rows.items[i];
		if (plan_may(r, x->area_id))
			*(struct round_line *)arena_push(r->arena, &v.rounds.items, &v.rounds.count,
				sizeof *v.rounds.items) = (struct round_line){ round_url(r, x->id, ""), x->name,
					x->plan, state_words(r, x->opened_at.set, x->closed_at.set),
					site_day(r, x->due_on), answered_words(r, x->answered, x->asked), x->unread };
	}
	rounds_page(&r->page, v);
	return answer_page(r);
}

/* ---- a new one ---- */

/* What it can ask about: the whole plan, or what one of its action plans chose. */
static struct field *fields_for(struct req *r, int64_t plan)
{
	struct office_actions_rows actions =
		office_actions(r->db, .plan = plan, .limit = ROUNDS_MOST);
	struct field *f = fields_copy(r, round_fields, COUNT(round_fields));
	struct choices c = { 0 };
	choice_add(r, &c, S("plan"), tr(r->page.lang, N_("All open measures of the plan")));
	for (size_t i = 0; i < actions.count; i++)
		choice_add(r, &c, arena_printf(r->arena, "%lld", (long long)actions.items[i].id),
			actions.items[i].title);
	fields_choose(f, "which", choices_end(r, &c));
	return f;
}

/* The same without the choice: whom a round asks about is decided once. */
static struct field *fields_later(struct req *r)
{
	struct field *f = fields_copy(r, round_fields, COUNT(round_fields));
	fields_drop(f, "which");
	return f;
}

static int form_show(struct req *r, const char *title, str url, struct ui_link back,
	const struct field *fields, const struct round_form *form)
{
	struct office_form_view v = { .r = r, .frame = office_frame(r, title), .url = url,
		.back = back.href, .back_words = back.text, .fields = fields, .form = form,
		.hint = tr(r->page.lang, N_("Each guarantor's office gets one letter with a personal link "
			"to all its measures. Nobody is written to until you say so.")) };
	v.frame->error = r->errors.count;
	office_item_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

static int new_show(struct req *r, const struct office_plan_get_row *p,
	const struct round_form *form)
{
	return form_show(r, N_("New round of news"),
		arena_printf(r->arena, "/urad/plany/%lld/kolo", (long long)p->id),
		(struct ui_link){ .href = arena_printf(r->arena, "/urad/plany/%lld", (long long)p->id),
			.text = p->title }, fields_for(r, p->id), form);
}

/* GET /urad/plany/{id}/kolo */
int round_new(struct req *r)
{
	struct office_plan_get_row *p = office_plan_of(r);
	struct round_form form = { .which = S("plan"),
		.due_on = day_add(r->arena, day_of(r->arena, r->now), TERM) };
	return p ? new_show(r, p, &form) : r->status;
}

/* POST /urad/plany/{id}/kolo */
int round_add(struct req *r)
{
	struct office_plan_get_row *p = office_plan_of(r);
	struct round_form f = { 0 };
	if (!p)
		return r->status;
	const struct field *fields = fields_for(r, p->id);
	bool good = form_read(r, fields, &f);
	if (good && str_order(f.due_on, day_of(r->arena, r->now)) < 0)
		form_error(r, fields, "due_on", N_("The day has passed already."));
	if (r->errors.count)
		return new_show(r, p, &f);
	struct round_get_row round = { .name = f.name,
		.id = round_insert(r->db, .plan = p->id, .name = f.name, .due_on = f.due_on,
			.message = f.message) };
	struct maybe_int action = str_int(f.which);
	if (action.set)
		round_take_year(r->db, .round = round.id, .action = action.value);
	else
		round_take_plan(r->db, .round = round.id, .plan = p->id);
	told(r, &round, "create", f.due_on);
	return answer_see_other(r, round_url(r, round.id, ""));
}

static int edit_show(struct req *r, const struct round_get_row *round,
	const struct round_form *form)
{
	return form_show(r, N_("Edit the round"), round_url(r, round->id, "/upravit"),
		(struct ui_link){ .href = round_url(r, round->id, ""), .text = round->name },
		fields_later(r), form);
}

/* GET /urad/kola/{id}/upravit */
int round_edit(struct req *r)
{
	struct round_get_row *round = round_of(r);
	if (!round)
		return r->status;
	struct round_form form = { .name = round->name, .due_on = round->due_on,
		.message = round->message };
	return edit_show(r, round, &form);
}

/* POST /urad/kola/{id}/upravit */
int round_save(struct req *r)
{
	struct round_get_row *round = round_of(r);
	struct round_form f = { 0 };
	if (!round)
		return r->status;
	if (!form_read(r, fields_later(r), &f))
		return edit_show(r, round, &f);
	round_set(r->db, .id = round->id, .name = f.name, .due_on = f.due_on, .message = f.message);
	told(r, round, "change", f.due_on);
	return answer_see_other(r, round_url(r, round->id, "?hotovo=upraveno"));
}

/* ---- the overview ---- */

static struct round_measure_line measure_line(struct req *r, const struct round_items_row *item,
	const char *path)
{
	return (struct round_measure_line){ arena_printf(r->arena, "%s%lld", path,
		(long long)item->measure_id), item->code, item->title };
}

static str letters_words(struct req *r, const struct asked *x)
{
	return !x->letters ? tr(r->page.lang, N_("nothing has been sent yet"))
		: arena_printf(r->arena, "%.*s, %.*s %zu",
			STR_ARG(site_day(r, x->last)), STR_ARG(tr(r->page.lang, N_("letters so far:"))),
			x->letters);
}

static void silent_put(struct req *r, struct round_view *v, const struct asked *x)
{
	struct round_asked_line line = { .who = x->who, .email = x->email,
		.letters = letters_words(r, x) };
	for (size_t i = 0; i < x->count; i++)
		if (!x->items[i]->note_id.set)
			*(struct round_measure_line *)arena_push(r->arena, &line.measures.items,
				&line.measures.count, sizeof *line.measures.items) =
				measure_line(r, x->items[i], "/urad/opatreni/");
	*(struct round_asked_line *)arena_push(r->arena, &v->silent.items, &v->silent.count,
		sizeof *v->silent.items) = line;
}

static void asked_put(struct req *r, struct round_view *v, const struct asked *x)
{
	if (x->open && x->email.len)
		silent_put(r, v, x);
	for (size_t i = 0; i < x->count; i++) {
		const struct round_items_row *item = x->items[i];
		if (item->note_id.set)
			*(struct round_answer_line *)arena_push(r->arena, &v->answers.items,
				&v->answers.count, sizeof *v->answers.items) = (struct round_answer_line){
					measure_line(r, item, "/urad/opatreni/"), site_day(r, item->day), item->author,
					item->text, arena_printf(r->arena, "%lld", (long long)item->measure_id),
					item->public };
		else if (!x->email.len)
			*(struct round_measure_line *)arena_push(r->arena, &v->nobody.items,
				&v->nobody.count, sizeof *v->nobody.items) =
				measure_line(r, item, "/urad/zaznamy/opatreni/");
	}
}

static int overview(struct req *r, const struct round_get_row *round)
{
	static const char *const done[] = { "poslano", N_("The letters are on their way."),
		"pripomenuto", N_("The reminder is on its way."), "zverejneno",
		N_("The public reads the answer."), "upraveno", N_("It is saved."),
		"uzavreno", N_("The round is closed, the links end."),
		"otevreno", N_("The round is open again."), NULL };
	bool opened = round->opened_at.set, closed = round->closed_at.set;
	struct asked_list all = round_asked(r->db, r->arena, round->id);
	const char *stopped = round_stopped(r->db);
	struct round_view v = { .r = r, .frame = office_frame(r, arena_z(r->arena, round->name)),
		.done = done_words(r, done), .base = round_url(r, round->id, ""), .plan = round->plan,
		.plan_href = arena_printf(r->arena, "/urad/plany/%lld", (long long)round->plan_id),
		.state = state_words(r, opened, closed), .due = site_day(r, round->due_on),
		.message = round->message, .prepared = !opened, .running = opened && !closed,
		.closed = closed, .tone = closed ? UI_GREY : opened ? UI_BLUE : UI_YELLOW,
		.stopped = stopped && !closed ? tr(r->page.lang, stopped) : (str){ 0 } };
	int64_t asked = 0;
	for (size_t i = 0; i < all.count; i++) {
		asked_put(r, &v, &all.items[i]);
		asked += (int64_t)all.items[i].count;
	}
	v.answered = answered_words(r, (int64_t)v.answers.count, asked);
	v.frame->error = r->errors.count;
	round_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/kola/{id} */
int round_show(struct req *r)
{
	struct round_get_row *round = round_of(r);
	return round ? overview(r, round) : r->status;
}

static int done(struct req *r, const struct round_get_row *round, const char *what)
{
	return answer_see_other(r, arena_printf(r->arena, "/urad/kola/%lld?hotovo=%s",
		(long long)round->id, what));
}

static int refused(struct req *r, const struct round_get_row *round, const char *why)
{
	form_error(r, NULL, NULL, why);
	return overview(r, round);
}

/* POST /urad/kola/{id}/poslat: asks for the first time, or opens what was closed */
int round_ask(struct req *r)
{
	struct round_get_row *round = round_of(r);
	if (!round)
		return r->status;
	const char *stopped = round_stopped(r->db);
	if (stopped)
		return refused(r, round, stopped);
	if (round->opened_at.set && !round->closed_at.set)
		return refused(r, round, N_("The round is open already."));
	round_open(r->db, .id = round->id, .now = r->now);
	told(r, round, "change", S("open"));
	if (round->opened_at.set)
		return done(r, round, "otevreno");
	round_send(r->db, r->arena, r->now, round->id, (str){ 0 });
	return done(r, round, "poslano");
}

/* POST /urad/kola/{id}/pripomenout */
int round_remind(struct req *r)
{
	struct round_get_row *round = round_of(r);
	str email = form_text(r, "komu");
	if (!round)
		return r->status;
	const char *stopped = round_stopped(r->db);
	if (stopped)
		return refused(r, round, stopped);
	if (!email.len || !round_send(r->db, r->arena, r->now, round->id, email))
		return refused(r, round,
			N_("It was written there today already, or there is nothing to be reminded of."));
	return done(r, round, "pripomenuto");
}

/* POST /urad/kola/{id}/zverejnit */
int round_publish(struct req *r)
{
	struct round_get_row *round = round_of(r);
	struct maybe_int measure = str_int(form_text(r, "opatreni"));
	if (!round)
		return r->status;
	if (!measure.set ||
		!round_note_publish(r->db, .round = round->id, .measure = measure.value))
		return refused(r, round, N_("There is no such answer in this round."));
	planning_told(r, &(struct told){ "measure", measure.value, "change", round->name, { 0 },
		S("published") });
	return done(r, round, "zverejneno");
}

/* POST /urad/kola/{id}/uzavrit */
int round_end(struct req *r)
{
	struct round_get_row *round = round_of(r);
	if (!round)
		return r->status;
	if (!round->opened_at.set || !round_close(r->db, .id = round->id, .now = r->now))
		return refused(r, round, N_("Only an open round can be closed."));
	told(r, round, "change", S("closed"));
	return done(r, round, "uzavreno");
}
