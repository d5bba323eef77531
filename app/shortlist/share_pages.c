/* Sharing a list: the form, the page behind the link, its end. */
#include "app/shortlist/share.html.h"

enum { HOUR = 3600 };

static const struct choice periods[] = {
	{ S("7"), N_("7 days") }, { S("30"), N_("30 days") }, { .label = NULL }
};
static const struct field fields[] = {
	FIELD(struct share_form, days, CHOICE, .label = N_("How long the link holds"),
		.required = true, .choices = periods),
	FIELD(struct share_form, note, LONG_TEXT, .label = N_("Note to the list"), .max = SHARED_NOTE,
		.hint = N_("For whoever gets the link. Leave out names and health.")),
	FIELD(struct share_form, keep_note, BOOL,
		.label = N_("Keep the note with the shared list")),
	{ 0 }
};

static struct picks picks_asked(struct req *r)
{
	return picks_read(r->arena, query_text(r, "s"));
}

static int ask(struct req *r, const struct share_form *form)
{
	struct cards cards = cards_of(r, picks_asked(r).keys);
	struct share_view v = { .r = r, .fields = fields, .form = form,
		.frame = site_frame(r, tr(r->page.lang, N_("Share the list"))),
		.count = (int64_t)cards.count };
	str keys = picks_text(r->arena, picks_asked(r).keys);
	if (!cards.count)
		return answer_see_other(r, S("/muj-seznam"));
	v.action = arena_printf(r->arena, "/muj-seznam/sdilet?s=%.*s", STR_ARG(keys));
	r->no_store = v.frame->no_index = true;
	leave_no_trace(r);
	v.frame->error = r->errors.count;
	site_crumb(r, v.frame, arena_printf(r->arena, "/muj-seznam?s=%.*s", STR_ARG(keys)),
		tr(r->page.lang, N_("My list")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	share_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /muj-seznam/sdilet?s= */
int share_ask(struct req *r)
{
	return ask(r, &(struct share_form){ .days = S("7") });
}

/* POST /muj-seznam/sdilet?s= */
int share_send(struct req *r)
{
	struct share_form form = { 0 };
	struct picks picks = picks_asked(r);
	form_read(r, fields, &form);
	if (form.note.len && !form.keep_note && !r->errors.count)
		form_error(r, fields, "keep_note",
			N_("Tick that the note may be kept, or delete it."));
	if (!r->errors.count
		&& (!rate_allows("share", r->address, LIMIT_SHARED_HOUR, HOUR, r->now)
			|| !rate_allows("all shares", S(""), LIMIT_SHARED_FLOOD, HOUR, r->now)))
		form_error(r, fields, NULL,
			N_("Too many links were made from your network. Try it in an hour, or print the "
			   "list."));
	if (!r->errors.count && shared_full(r))
		form_error(r, fields, NULL, N_("No more links can be made now. Print the list, please."));
	if (r->errors.count || !cards_of(r, picks.keys).count)
		return ask(r, &form);
	str code = shared_make(
		r, picks.keys, form.keep_note ? form.note : S(""), (int)str_int(form.days).value);
	return answer_see_other(r, arena_printf(r->arena, "/s/%.*s?nove=1", STR_ARG(code)));
}

/* ---- behind the link ---- */

static int gone(struct req *r, bool deleted)
{
	struct site_frame *f = site_frame(r, deleted ? tr(r->page.lang, N_("The link is deleted"))
		: tr(r->page.lang, N_("This link leads to no list")));
	f->no_index = true;
	shared_gone_page(&r->page, f, deleted);
	answer_page(r);
	return r->status = deleted ? 200 : 404;
}

static str sms_of(struct req *r, str url)
{
	return arena_printf(r->arena, "sms:?&body=%.*s", STR_ARG(url_encode(r->arena, url)));
}

/* GET /s/{code} */
int shared_show(struct req *r)
{
	struct shared s;
	r->no_store = true;
	leave_no_trace(r);
	if (query_text(r, "smazano").len)
		return gone(r, true);
	if (!rate_allows("shared", r->address, LIMIT_SHARED_LOOKS, HOUR, r->now))
		return answer_error(r, 429);
	if (!shared_read(r, r->id, &s))
		return gone(r, false);
	struct list_view v = { .frame = site_frame(r, tr(r->page.lang, N_("Shared list"))),
		.code = r->id, .note = s.note, .fresh = query_text(r, "nove").len > 0,
		.until = site_day(r, day_of(r->arena, s.expires_at)) };
	list_fill(r, &v, s.picks);
	v.url = shared_url(r, r->id);
	v.qr = qr_make(r->arena, v.url);
	v.sms = sms_of(r, v.url);
	site_crumb(r, v.frame, S(""), v.frame->title);
	shared_page(&r->page, v);
	return answer_page(r);
}

/* POST /s/{code}: whoever has the link ends it */
int shared_end(struct req *r)
{
	leave_no_trace(r);
	r->no_store = true;
	shared_delete(r, r->id);
	return answer_see_other(r, S("/s/konec?smazano=1"));
}
