/* One's own account: the password and the browsers that are signed in. */
#include "app/people/own.html.h"
#include "app/people/pages.h"
#include "app/people/password.h"
#include "app/people/session.h"
#include "app/people/throttle.h"
#include "crypto/crypto.h"

const struct field password_fields[] = {
	FIELD(struct password_form, current, PASSWORD, .label = N_("Present password"),
		.required = true, .max = LIMIT_PASSWORD, .autocomplete = "current-password"),
	FIELD(struct password_form, password, PASSWORD, .label = N_("New password"), .required = true,
		.max = LIMIT_PASSWORD, .autocomplete = "new-password",
		.hint = N_("At least 12 characters. A few words that do not belong together are best.")),
	FIELD(struct password_form, again, PASSWORD, .label = N_("New password once more"),
		.required = true, .max = LIMIT_PASSWORD, .autocomplete = "new-password"),
	{ 0 }
};

static str done_words(struct req *r)
{
	str done = r->method == GET ? query_text(r, "hotovo") : (str){ 0 };
	if (str_is(done, "heslo"))
		return tr(r->page.lang,
			N_("Your password was changed and other browsers were signed out."));
	if (str_is(done, "relace"))
		return tr(r->page.lang, N_("The browser was signed out."));
	return (str){ 0 };
}

static int show(struct req *r, int64_t wait)
{
	static const struct password_form nothing;
	struct account_by_id_row *account = account_by_id(r->db, .id = r->visitor.account);
	if (!account)
		return answer_error(r, 404);
	struct own_view v = { .r = r, .frame = office_frame(r, N_("Your account")), .account = account,
		.own = session_own(r), .done = done_words(r), .form = &nothing, .wait = wait };
	v.grants = grants_of(r->db, .accounts = { &account->id, 1 });
	v.sessions = session_list(r->db, .account_id = account->id, .seen_after = r->now - SESSION_IDLE,
		.created_after = r->now - SESSION_LONGEST);
	v.frame->error = r->errors.count || wait;
	own_account_page(&r->page, v);
	if (!v.frame->error)
		return answer_page(r);
	answer_invalid(r);
	return r->status = wait ? 429 : 422;
}

/* GET /urad/ucet */
int own_page(struct req *r) { return show(r, 0); }

static void new_password_check(struct req *r, const struct password_form *f,
                               const struct account_by_id_row *a)
{
	const char *wrong = account_password_wrong(r->db, r->arena, r->now, f->password, a->email,
		a->name);
	if (wrong)
		form_error(r, password_fields, "password", wrong);
	else if (str_eq(f->password, f->current))
		form_error(r, password_fields, "password",
			N_("Use another password than the present one."));
	else if (!str_eq(f->password, f->again))
		form_error(r, password_fields, "again", N_("The two passwords are not the same."));
}

static int refuse(struct req *r, const struct account_by_id_row *account)
{
	db_begin(r->db);
	audit_write(r->db, r->now, account->id,
		&(struct audit){ "password-failed", "account", account->id, account->name, NULL, { 0 },
			{ 0 } });
	db_commit(r->db);
	form_error(r, password_fields, "current", N_("This is not your present password."));
	return show(r, 0);
}

/* POST /urad/ucet/heslo: every session ends, and this browser gets a new one. */
int own_password(struct req *r)
{
	struct password_form form = { 0 };
	struct account_by_id_row *account = account_by_id(r->db, .id = r->visitor.account);
	if (!account)
		return answer_error(r, 404);
	if (form_read(r, password_fields, &form))
		new_password_check(r, &form, account);
	if (r->errors.count)
		return show(r, 0);
	struct attempt attempt = attempt_begin(r, account->email);
	if (attempt.wait)
		return show(r, attempt.wait);
	if (!password_matches(account->password_hash, form.current))
		return refuse(r, account);
	str hash = password_hash(r->arena, form.password);
	struct writer w = writer_of(r);
	db_begin(r->db);
	attempt_succeed(r, &attempt);
	account_password(&w, account->id, account->name, hash, false, (str){ 0 });
	session_begin(r, account->id, hash);
	db_commit(r->db);
	return answer_see_other(r, S("/urad/ucet?hotovo=heslo"));
}

/* POST /urad/ucet/relace/{id} */
int own_session_end(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	if (!id.set || !session_end(r->db, .id = id.value, .account_id = r->visitor.account))
		return answer_error(r, 404);
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ "end-sessions", "account",
		r->visitor.account, r->visitor.name, NULL, { 0 }, { 0 } });
	return answer_see_other(r, S("/urad/ucet?hotovo=relace"));
}

/* POST /urad/ucet/odhlasit-jinde */
int own_sessions_end(struct req *r)
{
	struct writer w = writer_of(r);
	account_sign_out(&w, r->visitor.account, r->visitor.name, session_own(r));
	return answer_see_other(r, S("/urad/ucet?hotovo=relace"));
}
