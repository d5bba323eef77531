/* Turning reminders off: from the message, without signing in, and in the office. */
#include "app/upkeep/reminder.h"
#include "app/upkeep/reminder.html.h"
#include "app/upkeep/reminder.sql.h"
#include "crypto/crypto.h"

static struct reminder_of_row *reminded(struct req *r)
{
	return reminder_of(r->db, .token_hash = token_hash(r->arena, r->id));
}

/* GET /pripominky/{token} */
int reminder_ask(struct req *r)
{
	struct reminder_of_row *m = reminded(r);
	struct reminder_view v = { .r = r,
		.frame = site_frame(r, tr(r->page.lang, N_("Reminders by e-mail"))) };
	r->no_store = v.frame->no_index = true;
	site_crumb(r, v.frame, S(""), v.frame->title);
	if (m) {
		v.email = m->email;
		v.off = reminder_is_off(r->db, .account = m->account) > 0;
	}
	reminder_page(&r->page, v);
	return answer_page(r);
}

/* POST /pripominky/{token} */
int reminder_stop(struct req *r)
{
	struct reminder_of_row *m = reminded(r);
	if (m)
		reminder_off_put(r->db, .account = m->account, .now = r->now);
	return answer_see_other(r, r->path);
}

/* POST /urad/moje/pripominky */
int reminder_switch(struct req *r)
{
	if (str_is(form_text(r, "zapnout"), "1"))
		reminder_off_drop(r->db, .account = r->visitor.account);
	else
		reminder_off_put(r->db, .account = r->visitor.account, .now = r->now);
	return answer_see_other(r, S("/urad/moje"));
}
