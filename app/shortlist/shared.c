/* Lists that are shared; see shared.h. */
#include "app/shortlist/shared.h"
#include "app/shortlist/shared.sql.h"
#include "app/site/site.h"
#include "crypto/crypto.h"

enum { DAY = 86400 };

bool shared_full(struct req *r) { return shared_count(r->db) >= LIMIT_SHARED; }

str shared_make(struct req *r, struct str_list keys, str note, int days)
{
	str code = token_make(r->arena);
	str text = arena_printf(
		r->arena, "%.*s\n%.*s", STR_ARG(picks_text(r->arena, keys)), STR_ARG(note));
	shared_put(r->db, .code_hash = token_hash(r->arena, code),
		.sealed = seal(r->arena, code, text), .expires_at = r->now + (int64_t)days * DAY);
	return code;
}

bool shared_read(struct req *r, str code, struct shared *s)
{
	struct shared_get_row *row =
		shared_get(r->db, .code_hash = token_hash(r->arena, code), .now = r->now);
	str text = row ? unseal(r->arena, code, row->sealed) : (str){ 0 }, keys;
	if (!text.ptr)
		return false;
	str_cut(&text, '\n', &keys);
	*s = (struct shared){ picks_read(r->arena, keys), text, row->expires_at };
	return true;
}

void shared_delete(struct req *r, str code)
{
	shared_drop(r->db, .code_hash = token_hash(r->arena, code));
}

str shared_url(struct req *r, str code)
{
	str url = site_url(r, arena_printf(r->arena, "/s/%.*s", STR_ARG(code)));
	return str_starts(url, S("http")) ? url : S("");
}

void shared_job(struct job_run *run) { shared_forget(run->db, .now = run->now); }
