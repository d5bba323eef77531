/* What the public writes: the forms, the thanks, the answer. */
#include "app/upkeep/feedback.h"
#include "app/upkeep/feedback.html.h"

enum { HOUR = 3600, LOOKS = 60 };
#define TRAP "website"                 /* the field that only programs fill in */

static int show(struct req *r, const struct feedback_kind *kind,
                const struct feedback_entry *e, const struct feedback_form *form)
{
	struct site_frame *f = site_frame(r, tr(r->page.lang, kind->title));
	r->no_store = f->no_index = true;
	f->error = r->errors.count;
	if (e->name.ptr)
		site_crumb(r, f, e->href, e->name);
	site_crumb(r, f, S(""), f->title);
	feedback_form_page(&r->page, (struct feedback_view){ .r = r, .frame = f, .kind = kind,
		.entry = e, .form = form, .terms = feedback_terms(r->db) });
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* The entry of the address; without one the address is of the portal as a whole. */
static bool entry_of(struct req *r, struct feedback_entry *e)
{
	*e = (struct feedback_entry){ 0 };
	return !r->id.ptr || feedback_entry_find(r, r->id, r->sub, e);
}

static int ask(struct req *r, const struct feedback_kind *kind)
{
	struct feedback_entry e;
	struct feedback_form nothing = { 0 };
	return entry_of(r, &e) ? show(r, kind, &e, &nothing) : answer_error(r, 404);
}

/* Programs that fill in everything at once, and floods.  What people see is a
 * form with all they wrote, and what to do. */
static void check_sender(struct req *r)
{
	if (form_text(r, TRAP).len)
		form_error(r, NULL, NULL, N_("Leave the field for programs empty and send it again."));
	else if (r->form_age < FEEDBACK_SOON)
		form_error(r, NULL, NULL, N_("Check what you wrote and send it again."));
	else if (!r->errors.count &&
		(!rate_allows("feedback", r->address, FEEDBACK_TIMES, HOUR, r->now) ||
			!rate_allows("all feedback", S(""), FEEDBACK_FLOOD, HOUR, r->now)))
		form_error(r, NULL, NULL,
			N_("Too much has been sent from your network. Try it in an hour, or call us."));
}

static int take(struct req *r, const struct feedback_kind *kind)
{
	struct feedback_entry e;
	struct feedback_form form = { 0 };
	if (!entry_of(r, &e))
		return answer_error(r, 404);
	form_read(r, kind->fields, &form);
	if (form.email.ptr && !form_error_of(r, "email") && !mail_address(form.email))
		form_error(r, kind->fields, "email", N_("We cannot write to this address."));
	check_sender(r);
	if (r->errors.count)
		return show(r, kind, &e, &form);
	str number = feedback_put(r, kind, &e, &form);
	return answer_see_other(r, arena_printf(r->arena, "/podnet/%.*s", STR_ARG(number)));
}

/* GET /nahlasit/{kind}/{slug} */
int feedback_report_ask(struct req *r) { return ask(r, &feedback_error); }
/* POST /nahlasit/{kind}/{slug} */
int feedback_report(struct req *r) { return take(r, &feedback_error); }
/* GET /zeptat-se, /zeptat-se/{kind}/{slug} */
int feedback_question_ask(struct req *r) { return ask(r, &feedback_question); }
/* POST /zeptat-se, /zeptat-se/{kind}/{slug} */
int feedback_question_send(struct req *r) { return take(r, &feedback_question); }

/* GET /podnet/{number}: thanks at first, later what became of it.  Whoever knows
 * the number may read the answer; what was asked is not shown. */
int feedback_thank(struct req *r)
{
	if (!rate_allows("feedback look", r->address, LOOKS, HOUR, r->now))
		return answer_error(r, 429);
	struct feedback_get_row *found = feedback_get(r->db, .number = r->id);
	if (!found)
		return answer_error(r, 404);
	struct site_frame *f = site_frame(r, tr(r->page.lang, found->answered_at.set
		? N_("The answer to what you wrote") : N_("Thank you, we have it")));
	r->no_store = f->no_index = true;
	site_crumb(r, f, S(""), f->title);
	feedback_thanks_page(&r->page, (struct feedback_thanks){ r, f, found, feedback_terms(r->db) });
	return answer_page(r);
}
