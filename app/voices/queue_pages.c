/* The office's queue of voices, and one act for many of them. */
#include "app/voices/voices_view.h"
#include "app/voices/office.html.h"

static const str any_moderation[] = { S("waiting"), S("shown"), S("withheld") },
	read[] = { S("shown"), S("withheld") }, waiting[] = { S("waiting") },
	withheld[] = { S("withheld") }, open[] = { S("open") }, settled[] = { S("settled") },
	any_course[] = { S("open"), S("merged"), S("split"), S("settled") };
#define LIST(of) { of, COUNT(of) }

/* Which of them ?stav= asks for: gaps are one click away. */
static const struct tab {
	const char *code, *label;
	struct str_list moderations, courses;
	bool late, nobody, own;
} tabs[] = {
	{ "", N_("To be read"), LIST(waiting), LIST(any_course), false, false, false },
	{ "k-vyporadani", N_("To be settled"), LIST(read), LIST(open), false, false, false },
	{ "moje", N_("Mine"), LIST(any_moderation), LIST(open), false, false, true },
	{ "po-lhute", N_("Late"), LIST(any_moderation), LIST(open), true, false, false },
	{ "bez-garanta", N_("Nobody settles them"), LIST(any_moderation), LIST(open), false, true,
		false },
	{ "nezverejnene", N_("Not published"), LIST(withheld), LIST(any_course), false, false, false },
	{ "vyporadane", N_("Settled"), LIST(any_moderation), LIST(settled), false, false, false },
};

/* What was read and is late; what was not read waits anyway. */
static const struct tab overdue = { "", "", LIST(read), LIST(open), true, false, false };

/* ?rizeni=: a consultation's id, or the suggestions. */
struct of { struct maybe_int consultation; str suggestions; };
static struct of of_query(struct req *r)
{
	str value = query_text(r, "rizeni");
	return (struct of){ str_int(value), str_is(value, "podnety") ? S("ano") : (str){ 0 } };
}

static int64_t count_of(struct req *r, const struct tab *t, struct of of)
{
	str today = day_of(r->arena, r->now);
	return queue_total(r->db, .moderations = t->moderations, .courses = t->courses,
		.late_before = t->late ? today : (str){ 0 }, .nobody = t->nobody ? S("ano") : (str){ 0 },
		.answers_by = t->own ? SOME(r->visitor.account) : NONE,
		.consultation_id = of.consultation, .suggestions = of.suggestions,
		.account = voice_narrow(r), .today = today);
}

int64_t voices_waiting(struct req *r)
{
	return count_of(r, &tabs[0], (struct of){ 0 }) +
		count_of(r, &overdue, (struct of){ 0 });
}

static struct queue_list_rows rows_of(struct req *r, const struct tab *t, int64_t page)
{
	str today = day_of(r->arena, r->now);
	struct of of = of_query(r);
	return queue_list(r->db, .moderations = t->moderations, .courses = t->courses,
		.late_before = t->late ? today : (str){ 0 }, .nobody = t->nobody ? S("ano") : (str){ 0 },
		.answers_by = t->own ? SOME(r->visitor.account) : NONE,
		.consultation_id = of.consultation, .suggestions = of.suggestions,
		.account = voice_narrow(r), .today = today, .limit = VOICE_PAGE,
		.offset = (page - 1) * VOICE_PAGE);
}

static void consultations_fill(struct req *r, struct queue_view *v)
{
	str chosen = query_text(r, "rizeni");
	struct consultation_choices_rows rows =
		consultation_choices(r->db, .limit = CONSULTATIONS_MOST);
	ui_choice_add(r, &v->consultations, S(""), tr(r->page.lang, N_("All")), false);
	ui_choice_add(r, &v->consultations, S("podnety"), tr(r->page.lang, N_("Suggestions")),
		str_is(chosen, "podnety"));
	for (size_t i = 0; i < rows.count; i++) {
		str id = id_text(r, rows.items[i].id);
		if (people_may(r, VOICE_HANDS, rows.items[i].area_id))
			ui_choice_add(r, &v->consultations, id, rows.items[i].title, str_eq(chosen, id));
	}
}

static const struct tab *tab_of(str state)
{
	for (size_t i = 0; i < COUNT(tabs); i++)
		if (str_is(state, tabs[i].code))
			return &tabs[i];
	return NULL;
}

static str done_words(struct req *r)
{
	struct page words = { .out.arena = r->arena, .lang = r->page.lang };
	struct maybe_int n = query_int(r, "hotovo");
	if (!n.set)
		return (str){ 0 };
	html_count(&words, trn(r->page.lang, "It is done with %d of them.",
		"It is done with %d of them.", n.value), n.value);
	return buf_str(&words.out);
}

/* GET /urad/zapojeni?stav=&rizeni=&strana= */
int queue_show(struct req *r)
{
	int64_t page = query_page(r);
	struct queue_view v = { .r = r, .state = query_text(r, "stav"),
		.today = day_of(r->arena, r->now), .done = done_words(r),
		.keeper = r->visitor.roles & VOICE_KEEPERS,
		.frame = office_frame(r, N_("Suggestions and comments")) };
	const struct tab *chosen = tab_of(v.state);
	struct of of = of_query(r);
	if (!page || !chosen)
		return answer_error(r, 404);
	for (size_t i = 0; i < COUNT(tabs); i++) {
		struct queue_tab *t = arena_push(r->arena, &v.tabs.items, &v.tabs.count, sizeof *t);
		str code = *tabs[i].code ? str_of(tabs[i].code) : (str){ 0 };
		*t = (struct queue_tab){ arena_printf(r->arena, "%.*s%.*s", STR_ARG(r->path),
			STR_ARG(query_with(r, "stav", code))), tr(r->page.lang, tabs[i].label),
			count_of(r, &tabs[i], of), &tabs[i] == chosen };
		v.total = t->current ? t->count : v.total;
	}
	v.rows = rows_of(r, chosen, page);
	v.pages = ui_pagination_of(r, page, (v.total + VOICE_PAGE - 1) / VOICE_PAGE);
	consultations_fill(r, &v);
	v.frame->wide = true;
	queue_page(&r->page, v);
	return answer_page(r);
}

/* ---- many at once ---- */

static struct int_list chosen_ids(struct req *r)
{
	struct str_list sent = form_list(r, "cislo");
	int64_t *ids = NULL;
	size_t count = 0;
	for (size_t i = 0; i < sent.count; i++)
		if (str_int(sent.items[i]).set)
			*(int64_t *)arena_push(r->arena, &ids, &count, sizeof *ids) =
				str_int(sent.items[i]).value;
	return (struct int_list){ ids, count };
}

/* Each with the reason why it cannot be done, and the ids of those with which it can. */
static void lines_fill(struct req *r, struct bulk_view *v, const struct voice_get_rows *rows)
{
	int64_t *ids = arena_alloc(r->arena, (rows->count + 1) * sizeof *ids);
	for (size_t i = 0; i < rows->count; i++) {
		const struct voice_get_row *row = &rows->items[i];
		const char *why = act_refused(r, v->act.name, row);
		*(struct bulk_line *)arena_push(r->arena, &v->lines.items, &v->lines.count,
			sizeof *v->lines.items) = (struct bulk_line){
			voice_name(r, row->id, row->consultation_id.set),
			voice_title(r, row->id, row->title, row->text),
			why ? tr(r->page.lang, why) : (str){ 0 } };
		if (!why)
			ids[v->ids.count++] = row->id;
	}
	v->ids.items = ids;
}

static int bulk_show(struct req *r, struct bulk_view *v)
{
	v->frame->error = r->errors.count;
	bulk_page(&r->page, *v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* What is merged into one of them is not merged into itself. */
static bool skipped(const struct bulk_view *v, const struct act_form *f, int64_t id)
{
	return !strcmp(v->act.name, "sloucit") && f->into.value == id;
}

/* POST /urad/zapojeni/hromadne: asks what is needed, then does it with those that allow it */
int bulk_do(struct req *r)
{
	struct int_list ids = chosen_ids(r);
	struct bulk_view v = { .r = r, .frame = office_frame(r, N_("One act for many")),
		.act = act_form(r, arena_z(r->arena, form_text(r, "ukon")), NULL) };
	if (!v.act.name)
		return answer_error(r, 404);
	if (!ids.count)
		return answer_see_other(r, S("/urad/zapojeni"));
	struct voice_get_rows rows = voice_get(r->db, .ids = ids, .limit = VOICE_PAGE);
	struct act_form form = { 0 };
	lines_fill(r, &v, &rows);
	v.act.form = &form;
	if (!form_text(r, "krok").len || !v.ids.count)
		return bulk_show(r, &v);
	if (!form_read(r, v.act.fields, &form))
		return bulk_show(r, &v);
	int64_t done = 0;
	for (size_t i = 0; i < rows.count && !r->errors.count; i++)
		if (!act_refused(r, v.act.name, &rows.items[i]) && !skipped(&v, &form, rows.items[i].id)) {
			act_do(r, &v.act, &rows.items[i], &form);
			done++;
		}
	return r->errors.count ? bulk_show(r, &v) : answer_see_other(r,
		arena_printf(r->arena, "/urad/zapojeni?stav=%s&hotovo=%lld",
			!strcmp(v.act.name, "zverejnit") ? "" : "k-vyporadani", (long long)done));
}
