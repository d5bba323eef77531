/* Signing in and out. */
#include "app/people/pages.h"
#include "app/people/session.h"
#include "app/people/sign_in.html.h"
#include "app/people/throttle.h"
#include "crypto/crypto.h"

const struct field sign_in_fields[] = {
	FIELD(struct sign_in_form, email, EMAIL, .label = N_("E-mail"), .required = true,
		.max = ACCOUNT_EMAIL, .autocomplete = "username"),
	FIELD(struct sign_in_form, password, PASSWORD, .label = N_("Password"), .required = true,
		.max = LIMIT_PASSWORD, .autocomplete = "current-password"),
	{ 0 }
};

/* A path of this portal, so that no link leads through here to another one. */
static bool path_is_local(str path)
{
	enum { LONGEST = 2000 };
	bool local = path.len && path.len <= LONGEST && path.ptr[0] == '/' &&
		!str_starts(path, S("//"));
	for (size_t i = 0; i < path.len; i++)
		local = local && (unsigned char)path.ptr[i] > ' ' && path.ptr[i] != '\\' &&
			path.ptr[i] != 0x7f;
	return local;
}

static str local_or_none(str path) { return path_is_local(path) ? path : (str){ 0 }; }

static int show(struct req *r, const struct sign_in_form *form, str next, int64_t wait)
{
	struct site_frame *f = office_frame(r, N_("Sign in"));
	f->error = r->errors.count || wait;
	sign_in_page(&r->page, (struct sign_in_view){ r, f, form, next, wait,
		r->method == GET && str_is(query_text(r, "stav"), "odhlaseno") });
	if (!f->error)
		return answer_page(r);
	answer_invalid(r);
	if (wait) {
		set_header(r, "Retry-After", arena_printf(r->arena, "%lld", (long long)wait));
		r->status = 429;
	}
	return r->status;
}

/* GET /urad/prihlaseni?zpet=/urad/sluzby */
int sign_in_ask(struct req *r)
{
	str next = local_or_none(query_text(r, "zpet"));
	if (r->visitor.account)
		return answer_see_other(r, next.ptr ? next : S("/urad"));
	return show(r, &(struct sign_in_form){ 0 }, next, 0);
}

/* As long for an e-mail that nobody has as for one that somebody has. */
static bool credentials_right(struct req *r, const struct account_by_email_row *account,
                              str password)
{
	if (!account || !account->password_hash.ptr) {
		password_hash(r->arena, password);
		return false;
	}
	bool matches = password_matches(account->password_hash, password);
	return matches && !account->disabled_at.set &&
		!temporary_over(account->password_temporary, account->password_set_at, r->now);
}

static int refuse(struct req *r, const struct account_by_email_row *account,
                  const struct sign_in_form *form, str next)
{
	/* What was typed is not kept: it may be a password in the wrong field. */
	db_begin(r->db);
	audit_write(r->db, r->now, 0, &(struct audit){ "sign-in-failed", "account",
		account ? account->id : 0, account ? account->name : (str){ 0 }, NULL, { 0 }, { 0 } });
	db_commit(r->db);
	form_error(r, sign_in_fields, "email", N_("The e-mail or the password is not right."));
	return show(r, form, next, 0);
}

static bool let_in(struct req *r, const struct account_by_email_row *account,
                   const struct attempt *attempt, str rehashed)
{
	attempt_succeed(r, attempt);
	if (!session_begin(r, account->id, account->password_hash))
		return false;
	if (rehashed.ptr)
		account_rehash(r->db, .id = account->id, .password_hash = rehashed);
	account_signed_in(r->db, .id = account->id, .now = r->now);
	audit_write(r->db, r->now, account->id,
		&(struct audit){ "sign-in", "account", account->id, account->name, NULL, { 0 }, { 0 } });
	return true;
}

/* POST /urad/prihlaseni: hashing never holds the writer's lock. */
int sign_in(struct req *r)
{
	struct sign_in_form form = { 0 };
	str next = local_or_none(form_text(r, "zpet"));
	if (!form_read(r, sign_in_fields, &form))
		return show(r, &form, next, 0);
	str email = email_key(r->arena, form.email);
	struct attempt attempt = attempt_begin(r, email);
	if (attempt.wait)
		return show(r, &form, next, attempt.wait);
	struct account_by_email_row *account = account_by_email(r->db, .email = email);
	if (!credentials_right(r, account, form.password))
		return refuse(r, account, &form, next);
	str rehashed = { 0 };
	if (password_needs_rehash(account->password_hash))
		rehashed = password_hash(r->arena, form.password);
	db_begin(r->db);
	if (!let_in(r, account, &attempt, rehashed)) {
		db_rollback(r->db);
		return refuse(r, account, &form, next);
	}
	db_commit(r->db);
	if (account->password_temporary)
		return answer_see_other(r, S("/urad/ucet"));
	return answer_see_other(r, next.ptr ? next : S("/urad"));
}

/* POST /urad/odhlaseni */
int sign_out(struct req *r)
{
	session_leave(r);
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ "sign-out", "account",
		r->visitor.account, r->visitor.name, NULL, { 0 }, { 0 } });
	return answer_see_other(r, S("/urad/prihlaseni?stav=odhlaseno"));
}
