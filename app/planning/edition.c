/* Editions: freezing, proving, refusing what was changed behind their back. */
#include "app/planning/edition.h"
#include "app/planning/pages.html.h"
#include "crypto/crypto.h"

str subject_of_action(struct arena *a, int64_t action)
{
	return arena_printf(a, "action:%lld", (long long)action);
}

int64_t edition_make(struct req *r, const struct edition_new *n)
{
	struct plan_lines lines = n->action ? action_lines_live(r, n->action)
		: str_eq(n->subject, SUBJECT_PROGRESS) ? progress_lines_live(r, n->plan)
		: plan_lines_live(r, n->plan);
	str text = plan_text_write(r->arena, &lines);
	return edition_add(r->db, .plan = n->plan, .action = n->action ? SOME(n->action) : NONE,
		.subject = n->subject, .name = n->name, .text = text, .hash = sha256(r->arena, text),
		.number = edition_number(r->db, .plan = n->plan, .subject = n->subject) + 1,
		.account = r->visitor.account ? SOME(r->visitor.account) : NONE, .made_at = r->now,
		.published_at = n->published ? SOME(r->now) : NONE);
}

static bool hash_holds(struct arena *a, const struct edition_get_row *e)
{
	return bytes_equal(sha256(a, e->text), e->hash);
}

bool edition_read(struct req *r, const struct edition_get_row *e, struct plan_lines *to)
{
	return hash_holds(r->arena, e) && plan_text_read(r->arena, e->text, to);
}

int edition_spoilt(struct req *r, const struct edition_get_row *e)
{
	struct spoilt_view v = { .hash = e->hash, .found = sha256(r->arena, e->text),
		.frame = site_frame(r, tr(r->page.lang, N_("The edition does not match its hash"))) };
	log_event(LOG_ERROR, "edition_spoilt", LOG_INT("edition", e->id), LOG_TEXT("hash", e->hash));
	v.frame->no_index = v.frame->error = true;
	r->no_store = true;
	plan_spoilt_page(&r->page, v);
	r->type = "text/html; charset=utf-8";
	return r->status = 409;
}
