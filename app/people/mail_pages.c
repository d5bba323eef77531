/* The outbox, for the administrator: what waits and what could not be sent. */
#include "app/people/mail.html.h"
#include "app/people/pages.h"

enum { PAGE_OF_MAIL = 50 };

static bool may(struct req *r) { return people_may(r, ROLE_ADMIN, 0); }

int64_t mail_failed(struct req *r)
{
	return may(r) ? mail_count(r->db, "failed") : 0;
}

/* GET /urad/sprava/posta?strana=2 */
int mail_page(struct req *r)
{
	int64_t page = query_page(r);
	if (!may(r))
		return answer_error(r, 403);
	if (!page)
		return answer_error(r, 404);
	struct mail_view v = { .r = r, .frame = office_frame(r, N_("Outgoing mail")),
		.failed = mail_count(r->db, "failed"),
		.waiting = mail_count(r->db, "waiting") + mail_count(r->db, "sending"),
		.done = query_text(r, "hotovo").ptr };
	v.frame->wide = true;
	v.mails = mail_unsent(r->db, PAGE_OF_MAIL, (page - 1) * PAGE_OF_MAIL);
	v.pages = ui_pagination_of(r, page, (v.failed + v.waiting + PAGE_OF_MAIL - 1) / PAGE_OF_MAIL);
	mail_list_page(&r->page, v);
	return answer_page(r);
}

/* POST /urad/sprava/posta/znovu */
int mail_send_again(struct req *r)
{
	if (!may(r))
		return answer_error(r, 403);
	if (mail_retry(r->db, r->now))
		audit_write(r->db, r->now, r->visitor.account,
			&(struct audit){ .action = N_("mail-retry"), .kind = N_("mail") });
	return answer_see_other(r, S("/urad/sprava/posta?hotovo=1"));
}
