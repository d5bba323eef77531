/* Feedback in the office: what waits, one report beside its entry, the answer. */
#include "app/upkeep/feedback.h"
#include "app/upkeep/feedback.html.h"

enum { PAGE = 50, MOST_CONTACTS = 20, MOST_ANSWER = 5000 };

static const struct field reply_fields[] = {
	FIELD(struct reply_form, answer, LONG_TEXT, .label = N_("Answer"), .required = true,
		.max = MOST_ANSWER),
	{ 0 }
};
static const struct field settle_fields[] = {
	FIELD(struct settle_form, state, CHOICE, .label = N_("State"), .required = true,
		.choices = feedback_states),
	FIELD(struct settle_form, note, LONG_TEXT, .label = N_("Note of the office"),
		.hint = N_("The public does not see it."), .max = FEEDBACK_TEXT),
	{ 0 }
};

/* ---- the list ---- */

static const str open_states[] = { S("new"), S("working") },
				 over_states[] = { S("done"), S("refused") };

/* Which reports ?stav= asks for. */
static const struct chosen {
	const char *code, *label;
	struct str_list states;
	bool late;
} tabs[] = {
	{ "", N_("Open"), { open_states, COUNT(open_states) }, false },
	{ "po-lhute", N_("Late"), { open_states, COUNT(open_states) }, true },
	{ "vyrizene", N_("Settled"), { over_states, COUNT(over_states) }, false },
};

static int64_t count_of(struct req *r, const struct chosen *c, struct maybe_int account)
{
	str today = day_of(r->arena, r->now);
	return feedback_total(r->db, .states = c->states,
		.late_before = c->late ? today : (str){ 0 }, .account = account, .today = today);
}

int64_t feedback_waiting(struct req *r)
{
	return count_of(r, &tabs[0], feedback_narrow(r));
}

static struct site_frame *frame_of(struct req *r, str title)
{
	struct site_frame *f = site_frame(r, title);
	r->no_store = f->no_index = true;
	f->error = r->errors.count;
	site_crumb(r, f, S("/urad"), tr(r->page.lang, N_("Office")));
	return f;
}

/* GET /urad/podnety?stav=&strana= */
int feedback_index(struct req *r)
{
	int64_t page = query_page(r);
	str wanted = query_text(r, "stav"), today = day_of(r->arena, r->now);
	const struct chosen *c = NULL;
	for (size_t i = 0; i < COUNT(tabs); i++)
		if (str_is(wanted, tabs[i].code))
			c = &tabs[i];
	if (!page || !c)
		return answer_error(r, 404);
	struct maybe_int account = feedback_narrow(r);
	struct feedback_queue v = { .r = r, .today = today, .chosen = wanted };
	v.frame = frame_of(r, tr(r->page.lang, N_("Reports and questions")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	for (size_t i = 0; i < COUNT(tabs); i++)
		*(struct feedback_tab *)arena_push(
			r->arena, &v.tabs.items, &v.tabs.count, sizeof *v.tabs.items) =
			(struct feedback_tab){ arena_printf(r->arena, "/urad/podnety%s%s",
									   *tabs[i].code ? "?stav=" : "", tabs[i].code),
				tr(r->page.lang, tabs[i].label), count_of(r, &tabs[i], account), &tabs[i] == c };
	v.total = count_of(r, c, account);
	v.rows = feedback_list(r->db, .states = c->states, .late_before = c->late ? today : (str){ 0 },
		.account = account, .today = today, .limit = PAGE, .offset = (page - 1) * PAGE);
	v.pages = ui_pagination_of(r, page, (v.total + PAGE - 1) / PAGE);
	feedback_queue_page(&r->page, v);
	return answer_page(r);
}

/* ---- one report ---- */

/* The report of the address; NULL: what was answered is in r->status. */
static struct feedback_get_row *report_of(struct req *r)
{
	struct feedback_get_row *f = feedback_get(r->db, .number = r->id);
	if (f && feedback_may(r, f->municipality_id))
		return f;
	answer_error(r, f ? 403 : 404);
	return NULL;
}

static str entry_href(struct req *r, const struct feedback_get_row *f)
{
	const char *place = f->service_slug.ptr ? "sluzby"
		: f->situation_slug.ptr             ? "situace"
											: "organizace";
	str slug = f->service_slug.ptr ? f->service_slug : f->situation_slug.ptr ? f->situation_slug
		: f->provider_slug;
	return slug.ptr ? arena_printf(r->arena, "/%s/%.*s", place, STR_ARG(slug)) : (str){ 0 };
}

/* Where the visitor may correct the entry; ptr NULL: there is none, or they may not. */
static str entry_edit(struct req *r, const struct feedback_get_row *f)
{
	struct maybe_int id = f->service_id.set ? f->service_id
		: f->provider_id.set                ? f->provider_id : f->situation_id;
	const struct record *kind = record_of_kind(r, f->service_id.set ? S("service")
		: f->provider_id.set ? S("provider") : S("situation"));
	return id.set && kind && record_may(r, kind, id.value)
		? record_url(r, kind, id.value, "") : (str){ 0 };
}

static int desk(struct req *r, const struct feedback_get_row *f, const struct reply_form *reply,
                const struct settle_form *settle)
{
	struct reply_form no_reply = { 0 };
	struct settle_form now = { f->state, f->note };
	str checked = f->service_slug.ptr ? f->service_checked : f->provider_checked;
	struct feedback_desk v = { .r = r, .f = f, .reply_fields = reply_fields,
		.settle_fields = settle_fields, .reply = reply ? reply : &no_reply,
		.settle = settle ? settle : &now, .href = entry_href(r, f), .edit = entry_edit(r, f),
		.checked = site_day(r, checked),
		.late = feedback_open(f->state) && str_order(f->due_on, day_of(r->arena, r->now)) < 0,
		.done = r->method == GET && query_text(r, "hotovo").ptr };
	if (f->owner_id.set)
		v.contacts = feedback_contacts(r->db, .limit = MOST_CONTACTS,
			.service_id = f->service_id.value, .provider_id = f->owner_id.value);
	v.frame = frame_of(r, f->entry_name.ptr ? f->entry_name
		: tr(r->page.lang, N_("Question to the office")));
	site_crumb(r, v.frame, S("/urad/podnety"), tr(r->page.lang, N_("Reports and questions")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	feedback_desk_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

static int done(struct req *r, const struct feedback_get_row *f)
{
	return answer_see_other(r,
		arena_printf(r->arena, "/urad/podnety/%.*s?hotovo=1", STR_ARG(f->number)));
}

/* GET /urad/podnety/{number} */
int feedback_show(struct req *r)
{
	struct feedback_get_row *f = report_of(r);
	return f ? desk(r, f, NULL, NULL) : r->status;
}

/* POST /urad/podnety/{number}/odpoved */
int feedback_answer_send(struct req *r)
{
	struct reply_form form = { 0 };
	struct feedback_get_row *f = report_of(r);
	if (!f)
		return r->status;
	if (form_read(r, reply_fields, &form) && !feedback_reply(r, f, form.answer))
		form_error(r, NULL, NULL, N_("Somebody has answered already, or it has been deleted."));
	return r->errors.count ? desk(r, f, &form, NULL) : done(r, f);
}

/* POST /urad/podnety/{number}/stav */
int feedback_state_set(struct req *r)
{
	struct settle_form form = { 0 };
	struct feedback_get_row *f = report_of(r);
	if (!f)
		return r->status;
	if (!form_read(r, settle_fields, &form))
		return desk(r, f, NULL, &form);
	feedback_settle(r, f, form.state, form.note);
	return done(r, f);
}
