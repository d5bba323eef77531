/* News by e-mail: asked for, confirmed, sent once a day at most, and left. */
#include "app/news/news.html.h"
#include "crypto/crypto.h"

enum {
	HOUR = 3600, DAY = 86400,
	ASKED_TIMES = 5,                   /* from one network in an hour */
	UNCONFIRMED = 2 * DAY,             /* that an address waits for its owner */
	SOON = 3,                          /* seconds in which no person fills in a form */
	SETTLED = HOUR / 2,                /* after a change, before it is sent */
	OLD_DAYS = 7,                      /* what has been public for longer is no news */
	TOGETHER = 20, SUBSCRIBERS = 200000,
	FROM_HOUR = 7, TO_HOUR = 20,
};
extern const struct lang lang_cs;

static const struct field fields[] = {
	FIELD(struct subscribe_form, email, EMAIL, .label = N_("Your e-mail"), .required = true,
		.autocomplete = "email"),
	{ 0 }
};

static str link_to(struct arena *a, str base, str token)
{
	return arena_printf(a, "%.*s/odber-aktualit/%.*s", STR_ARG(base), STR_ARG(token));
}

/* ---- asking ---- */

static int show(struct req *r, const struct subscribe_form *form)
{
	struct subscribe_view v = { .r = r, .fields = fields, .form = form,
		.asked = query_text(r, "hotovo").len > 0,
		.impossible = !site_setting(r->db, "base_url").len,
		.frame = site_frame(r, tr(r->page.lang, N_("News by e-mail"))) };
	r->no_store = v.frame->no_index = true;
	v.frame->error = r->errors.count;
	site_crumb(r, v.frame, S("/aktuality"), tr(r->page.lang, N_("News")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	subscribe_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /odber-aktualit */
int subscribe_ask(struct req *r) { return show(r, &(struct subscribe_form){ 0 }); }

static void confirmation_put(struct req *r, str email, str token)
{
	const struct lang *lang = r->page.lang;
	str base = site_setting(r->db, "base_url");
	mail_put(r->db, r->now, &(struct mail){ .kind = "news", .to = email,
		.reply_to = site_setting(r->db, "email"),
		.subject = tr(lang, N_("Confirm that you want news by e-mail")),
		.text = arena_printf(r->arena, "%.*s\n\n%.*s\n\n%.*s\n",
			STR_ARG(tr(lang, N_("Somebody, most likely you, asked that news about social services "
				"come to this address. To confirm it, open this page:"))),
			STR_ARG(link_to(r->arena, base, token)),
			STR_ARG(tr(lang, N_("If it was not you, do nothing. Nothing more will come.")))) });
}

/* Whether an address is here already is told to nobody but its owner. */
static void subscriber_ask(struct req *r, str email)
{
	struct subscriber_by_email_row *had = subscriber_by_email(r->db, .email = email);
	str token = had ? had->token : token_make(r->arena);
	if (had && (had->confirmed_at.set || had->asked_at > r->now - DAY))
		return;
	if (had)
		subscriber_asked(r->db, .id = had->id, .now = r->now);
	else
		subscriber_add(r->db, .email = email, .token = token, .now = r->now);
	confirmation_put(r, email, token);
}

/* POST /odber-aktualit */
int subscribe_send(struct req *r)
{
	struct subscribe_form form = { 0 };
	if (!site_setting(r->db, "base_url").len)
		return answer_see_other(r, S("/odber-aktualit"));
	if (form_read(r, fields, &form) && !mail_address(form.email))
		form_error(r, fields, "email", N_("We cannot send to such an address."));
	if (!r->errors.count && r->form_age < SOON)
		form_error(r, fields, NULL, N_("That was very fast. Please send it once more."));
	if (!r->errors.count && !rate_allows("news", r->address, ASKED_TIMES, HOUR, r->now))
		form_error(
			r, fields, NULL, N_("There were too many from your network. Try it in an hour."));
	if (r->errors.count)
		return show(r, &form);
	subscriber_ask(r, form.email);
	return answer_see_other(r, S("/odber-aktualit?hotovo=1"));
}

/* ---- confirming and leaving ---- */

/* GET /odber-aktualit/{token} */
int subscriber_show(struct req *r)
{
	struct subscriber_of_row *s = subscriber_of(r->db, .token = r->id);
	struct subscriber_view v = { .r = r,
		.frame = site_frame(r, tr(r->page.lang, N_("News by e-mail"))) };
	r->no_store = v.frame->no_index = true;
	site_crumb(r, v.frame, S("/aktuality"), tr(r->page.lang, N_("News")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	if (s) {
		v.email = s->email;
		v.confirmed = s->confirmed_at.set;
	}
	subscriber_page(&r->page, v);
	return answer_page(r);
}

/* POST /odber-aktualit/{token}: confirms, or leaves */
int subscriber_decide(struct req *r)
{
	struct subscriber_of_row *s = subscriber_of(r->db, .token = r->id);
	if (s && str_is(form_text(r, "co"), "odejit"))
		subscriber_drop(r->db, .id = s->id);
	else if (s)
		subscriber_confirm(r->db, .id = s->id, .now = r->now);
	return answer_see_other(r, r->path);
}

/* ---- sending ---- */

struct bulletin { struct buf text; str subject, base; int64_t count; };

static void bulletin_add(struct arena *a, struct bulletin *b, const struct news_to_announce_row *n)
{
	if (!b->count++)
		b->subject = n->title;
	buf_printf(&b->text, "%.*s\n%.*s\n%.*s/aktuality/%.*s\n\n", STR_ARG(n->title),
		STR_ARG(n->summary), STR_ARG(b->base), STR_ARG(url_encode(a, n->slug)));
}

static int64_t bulletin_send(struct job_run *run, const struct bulletin *b)
{
	struct subscriber_list_rows to = subscriber_list(run->db, .limit = SUBSCRIBERS);
	str leave = tr(&lang_cs, N_("You want no more news? Leave here:"));
	str reply = site_setting(run->db, "email");
	struct arena own = { 0 };
	for (size_t i = 0; i < to.count; i++) {
		str link = link_to(&own, b->base, to.items[i].token);
		mail_put(run->db, run->now, &(struct mail){ .kind = "news", .to = to.items[i].email,
			.reply_to = reply, .subject = b->subject, .unsubscribe = link,
			.text = arena_printf(&own, "%.*s%.*s\n%.*s\n", STR_ARG(buf_str(&b->text)),
				STR_ARG(leave), STR_ARG(link)) });
		arena_reset(&own);
	}
	arena_free(&own);
	return (int64_t)to.count;
}

/* What is told to all is one transaction with the note that it was. */
int64_t news_announce(struct job_run *run)
{
	struct bulletin b = { .text.arena = run->arena, .base = site_setting(run->db, "base_url") };
	str day = day_of(run->arena, run->now), old = day_add(run->arena, day, -OLD_DAYS);
	if (!b.base.len)
		return 0;
	struct news_to_announce_rows rows = news_to_announce(
		run->db, .day = day, .settled = run->now - SETTLED, .limit = TOGETHER);
	if (!rows.count)
		return 0;
	db_begin(run->db);
	for (size_t i = 0; i < rows.count; i++)
		if (news_announced(run->db, .id = rows.items[i].id, .now = run->now) &&
			str_order(rows.items[i].shown_from, old) >= 0)
			bulletin_add(run->arena, &b, &rows.items[i]);
	int64_t sent = b.count ? bulletin_send(run, &b) : 0;
	return db_commit(run->db) ? sent : 0;
}

/* Once a day, and not at night. */
void news_mail_job(struct job_run *run)
{
	struct local_time t = local_time(run->now);
	subscriber_forget(run->db, .before = run->now - UNCONFIRMED);
	struct news_last_announced_row *last = news_last_announced(run->db);
	bool today = last && last->at.set && str_eq(day_of(run->arena, last->at.value),
		day_of(run->arena, run->now));
	if (t.hour >= FROM_HOUR && t.hour < TO_HOUR && !today)
		news_announce(run);
}
