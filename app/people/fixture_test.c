#include "app/people/fixture.h"
#include "app/people/account.h"
#include "app/people/audit.sql.h"
#include "app/people/role.h"
#include "app/people/session.h"
#include "crypto/crypto.h"

static struct writer writer(struct check *t)
{
	return (struct writer){ t->db, &t->arena, t->now, 0 };
}

int64_t try_account(struct check *t, const char *email, const char *role)
{
	struct writer w = writer(t);
	struct account_form form = { S("Jana Zkušební"), str_of(email) };
	struct grant grant = { .role = role_find(str_of(role)) };
	crypto_start();
	int64_t id = account_create(&w, &form, S(TRY_HASH), false);
	account_grant(&w, id, form.name, &grant);
	return id;
}

str try_uuid(struct check *t, int64_t account)
{
	struct account_by_id_row *a = account_by_id(t->db, .id = account);
	return a ? a->uuid : S("");
}

static str cookies_of(struct check *t, const struct req *r)
{
	for (size_t i = 0; i < r->set_cookies.count; i++)
		if (!strcmp(r->set_cookies.items[i].name, SESSION_COOKIE))
			return arena_printf(&t->arena, "%s=%.*s", SESSION_COOKIE,
				STR_ARG(r->set_cookies.items[i].value));
	return (str){ 0 };
}

str try_session(struct check *t, int64_t account)
{
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now,
		.agent = S("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0") };
	struct account_by_id_row *a = account_by_id(t->db, .id = account);
	return a && session_begin(&r, account, a->password_hash) ? cookies_of(t, &r) : (str){ 0 };
}

/* What the session's forms carry; without a session, what check_post() takes. */
static str csrf(struct check *t)
{
	struct req r = { .cookies = t->cookies, .db = t->db, .arena = &t->arena, .now = t->now };
	people_identify(&r);
	return r.visitor.csrf.ptr ? r.visitor.csrf : S("0123456789abcdef0123456789abcdef");
}

struct reply try_post(struct check *t, const char *url, const char *body)
{
	return check_post(t, url, arena_printf(&t->arena, "csrf=%.*s&%s", STR_ARG(csrf(t)), body).ptr);
}

struct reply try_upload(struct check *t, const char *url, const char *filename, str bytes)
{
	return check_upload(t, url, arena_printf(&t->arena, "csrf=%.*s", STR_ARG(csrf(t))).ptr,
		(struct upload){ S("soubor"), str_of(filename), S("application/octet-stream"), bytes });
}

struct reply try_post_from(struct check *t, const char *url, const char *body,
                           const char *address, const char *site)
{
	str here = t->address, from = t->fetch_site;
	t->address = str_of(address);
	t->fetch_site = str_of(site);
	struct reply got = try_post(t, url, body);
	t->address = here;
	t->fetch_site = from;
	return got;
}

struct reply try_sign_in(struct check *t, const char *email, const char *password)
{
	str form = arena_printf(&t->arena, "email=%.*s&password=%.*s",
		STR_ARG(url_encode(&t->arena, str_of(email))),
		STR_ARG(url_encode(&t->arena, str_of(password))));
	struct reply got = try_post(t, "/urad/prihlaseni", form.ptr);
	str cookie = cookies_of(t, got.req);
	if (cookie.ptr)
		t->cookies = cookie;
	return got;
}

static bool count_action(void *context, const void *row)
{
	struct { str action; int64_t count; } *wanted = context;
	wanted->count += str_eq(((const struct audit_export_row *)row)->action, wanted->action);
	return true;
}

int64_t try_audited(struct check *t, const char *action)
{
	struct { str action; int64_t count; } wanted = { str_of(action), 0 };
	audit_export(t->db, count_action, &wanted, .limit = 100000);
	return wanted.count;
}
