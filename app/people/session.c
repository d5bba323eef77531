#include "app/people/session.h"
#include "app/people/role.h"
#include "app/people/session.sql.h"
#include "crypto/crypto.h"

enum { TOKEN_LENGTH = 43 };

static str session_token(struct req *r)
{
	str token = cookie_get(r, SESSION_COOKIE);
	return token.len == TOKEN_LENGTH ? token : (str){ 0 };
}

str session_own(struct req *r)
{
	str token = session_token(r);
	return token.ptr ? token_hash(r->arena, token) : (str){ 0 };
}

void people_identify(struct req *r)
{
	str token = session_token(r);
	if (!token.ptr)
		return;
	struct session_of_row *s = session_of(r->db, .token_hash = token_hash(r->arena, token),
		.seen_after = r->now - SESSION_IDLE, .created_after = r->now - SESSION_LONGEST);
	if (!s)
		return;
	if (r->now - s->seen_at >= SESSION_SEEN_EVERY)
		session_seen(r->db, .id = s->id, .now = r->now);
	r->no_store = true;
	r->visitor = (struct visitor){ .account = s->account_id, .name = s->name };
	r->visitor.csrf = token_hash(r->arena, arena_printf(r->arena, "csrf%.*s", STR_ARG(token)));
	/* Until a temporary password is changed there is only one's own account. */
	if (s->password_temporary)
		return;
	struct grants *grants = arena_alloc(r->arena, sizeof *grants);
	*grants = grants_today(r->db, s->account_id, day_of(r->arena, r->now));
	r->visitor.grants = grants;
	r->visitor.roles = roles_among(*grants);
}

bool session_begin(struct req *r, int64_t account, str password_hash)
{
	str old = session_own(r), token = token_make(r->arena);
	if (old.ptr)
		session_end_token(r->db, .token_hash = old);
	sessions_forget(r->db, .seen_before = r->now - SESSION_IDLE,
		.created_before = r->now - SESSION_LONGEST);
	if (!session_add(r->db, .token_hash = token_hash(r->arena, token), .account_id = account,
			.password_hash = password_hash, .agent = agent_words(r->arena, r->agent),
			.now = r->now))
		return false;
	set_cookie(r, SESSION_COOKIE, token, 0);
	return true;
}

void session_leave(struct req *r)
{
	session_end_token(r->db, .token_hash = session_own(r));
	set_cookie(r, SESSION_COOKIE, S(""), -1);
}

struct agent_mark { const char *mark, *name; };

/* The first mark that is there tells: others call themselves Chrome and Safari too. */
static const char *agent_find(str agent, const struct agent_mark *marks)
{
	for (; marks->mark; marks++)
		if (str_has(agent, str_of(marks->mark)))
			return marks->name;
	return NULL;
}

str agent_words(struct arena *a, str agent)
{
	static const struct agent_mark browsers[] = {
		{ "Edg", "Edge" }, { "OPR/", "Opera" }, { "SamsungBrowser/", "Samsung Internet" },
		{ "Firefox/", "Firefox" }, { "Chrome/", "Chrome" }, { "Safari/", "Safari" }, { 0 }
	};
	static const struct agent_mark systems[] = {
		{ "Android", "Android" }, { "iPhone", "iPhone" }, { "iPad", "iPad" },
		{ "Windows", "Windows" },
		{ "Mac OS X", "macOS" }, { "CrOS", "ChromeOS" }, { "Linux", "Linux" }, { 0 }
	};
	const char *browser = agent_find(agent, browsers), *system = agent_find(agent, systems);
	if (browser && system)
		return arena_printf(a, "%s, %s", browser, system);
	return str_of(browser ? browser : system);
}
