/* Inviting somebody to look after a provider's entries, and taking it up. */
#include "app/upkeep/feedback.sql.h"
#include "app/upkeep/own.h"
#include "app/upkeep/own.html.h"
#include "crypto/crypto.h"
#include "jobs/jobs.h"

static const struct field invite_fields[] = { FIELD(struct invite_form, provider, CHOICE,
												  .label = N_("Provider"), .required = true),
	FIELD(struct invite_form, email, EMAIL, .label = N_("E-mail"), .required = true, .max = 254,
		.hint = N_(
			"Of the person who will look after the entries. A link that works once comes there.")),
	{ 0 } };

static const struct field *invite_table(struct req *r)
{
	struct field *f =
		memcpy(arena_alloc(r->arena, sizeof invite_fields), invite_fields, sizeof invite_fields);
	f->choices = provider_choices(r);
	return f;
}

static str state_of(struct req *r, const struct invitation_list_row *i)
{
	return tr(r->page.lang, i->used_at.set ? N_("Taken up") : i->withdrawn_at.set ? N_("Withdrawn")
		: i->made_at + INVITATION_SECONDS < r->now ? N_("Over") : N_("Waiting"));
}

static int show(struct req *r, const struct field *fields, const struct invite_form *form)
{
	struct invites_view v = { .r = r, .fields = fields, .form = form,
		.sent = r->method == GET && query_text(r, "odeslano").len > 0,
		.frame = site_frame(r, tr(r->page.lang, N_("Invitations of providers"))) };
	struct invitation_list_rows rows = invitation_list(r->db, .limit = OWN_MOST);
	r->no_store = v.frame->no_index = true;
	v.frame->error = r->errors.count;
	site_crumb(r, v.frame, S("/urad"), tr(r->page.lang, N_("Office")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	for (size_t i = 0; i < rows.count; i++)
		if (provider_may(r, rows.items[i].provider_id))
			*(struct invite_line *)arena_push(
				r->arena, &v.lines.items, &v.lines.count, sizeof *v.lines.items) =
				(struct invite_line){ rows.items[i].id, rows.items[i].email, rows.items[i].provider,
					moment_words(r, rows.items[i].made_at), state_of(r, &rows.items[i]),
					!rows.items[i].used_at.set && !rows.items[i].withdrawn_at.set &&
						rows.items[i].made_at + INVITATION_SECONDS >= r->now };
	invites_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/pozvanky */
int invites_list(struct req *r)
{
	struct invite_form form = { query_text(r, "organizace"), query_text(r, "email") };
	return show(r, invite_table(r), &form);
}

static void invite_mail(struct req *r, str email, str provider, str token)
{
	struct buf text = { .arena = r->arena };
	buf_printf(&text, "%.*s\n\n%.*s\n\n%.*s\n%.*s\n\n%.*s\n",
		STR_ARG(tr(r->page.lang,
			N_("You are invited to look after the entries of this organisation in the public "
	           "catalogue of services:"))),
		STR_ARG(provider),
		STR_ARG(tr(r->page.lang,
			N_("Open this address, choose a password, and check what people read about you:"))),
		STR_ARG(site_url(r, arena_printf(r->arena, "/pozvanka/%.*s", STR_ARG(token)))),
		STR_ARG(tr(r->page.lang,
			N_("The address works for 14 days, and once. If this is a mistake, you need not do "
	           "anything."))));
	mail_put(r->db, r->now,
		&(struct mail){ .kind = "invitation",
			.to = email,
			.subject = tr(r->page.lang, N_("Invitation to look after your entries")),
			.text = buf_str(&text) });
}

/* POST /urad/pozvanky */
int invite_send(struct req *r)
{
	struct invite_form form = { 0 };
	const struct field *fields = invite_table(r);
	form_read(r, fields, &form);
	int64_t provider = str_int(form.provider).value;
	if (!r->errors.count && !provider_may(r, provider))
		form_error(r, fields, "provider", N_("You do not keep the entries of this provider."));
	if (!r->errors.count && !mail_address(form.email))
		form_error(r, fields, "email", N_("We cannot write to this address."));
	if (r->errors.count)
		return show(r, fields, &form);
	str name = { 0 }, token = token_make(r->arena);
	for (const struct choice *c = fields->choices; c->label; c++)
		if (str_eq(c->value, form.provider))
			name = str_of(c->label);
	invitation_add(r->db, .provider = provider, .email = form.email,
		.token_hash = token_hash(r->arena, token), .account = SOME(r->visitor.account),
		.now = r->now);
	audit_write(r->db, r->now, r->visitor.account,
		&(struct audit){ "invite", "provider", provider, name, NULL, { 0 }, { 0 }, 0 });
	invite_mail(r, form.email, name, token);
	return answer_see_other(r, S("/urad/pozvanky?odeslano=1"));
}

/* POST /urad/pozvanky/{id}/stahnout */
int invite_withdraw(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	struct invitation_list_rows rows = invitation_list(r->db, .limit = OWN_MOST);
	for (size_t i = 0; i < rows.count; i++)
		if (id.set && rows.items[i].id == id.value && provider_may(r, rows.items[i].provider_id)) {
			invitation_withdraw(r->db, .id = id.value, .now = r->now);
			return answer_see_other(r, S("/urad/pozvanky"));
		}
	return answer_error(r, 404);
}

/* ---- taking it up ---- */

static const struct field welcome_fields[] = {
	FIELD(struct welcome_form, name, TEXT, .label = N_("Name and surname"), .required = true,
		.max = 100, .autocomplete = "name"),
	FIELD(struct welcome_form, password, PASSWORD, .label = N_("New password"), .required = true,
		.max = LIMIT_PASSWORD, .hint = N_("At least 12 characters; several words are best."),
		.autocomplete = "new-password"),
	FIELD(struct welcome_form, again, PASSWORD, .label = N_("New password once more"),
		.required = true, .max = LIMIT_PASSWORD, .autocomplete = "new-password"),
	{ 0 }
};

static struct invitation_of_row *invitation(struct req *r)
{
	return invitation_of(r->db, .token_hash = token_hash(r->arena, r->id),
		.made_after = r->now - INVITATION_SECONDS);
}

static int welcome(
	struct req *r, const struct invitation_of_row *i, const struct welcome_form *form)
{
	struct account_known_row *account = i ? account_known(r->db, .email = i->email) : NULL;
	struct welcome_view v = { .r = r, .invitation = i, .fields = welcome_fields, .form = form,
		.known = account != NULL, .same = account && account->id == r->visitor.account,
		.frame = site_frame(r, tr(r->page.lang, N_("Look after your entries"))) };
	r->no_store = v.frame->no_index = true;
	v.frame->error = r->errors.count;
	site_crumb(r, v.frame, S(""), v.frame->title);
	welcome_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /pozvanka/{token} */
int welcome_ask(struct req *r)
{
	static const struct welcome_form nothing;
	return welcome(r, invitation(r), &nothing);
}

static void join(struct req *r, const struct invitation_of_row *i, int64_t account)
{
	invitation_use(r->db, .id = i->id, .now = r->now);
	provider_account_add(r->db, .provider_id = i->provider_id, .account_id = account,
		.today = day_of(r->arena, r->now));
	audit_write(r->db, r->now, account,
		&(struct audit){ "join", "provider", i->provider_id, i->provider, NULL, { 0 }, { 0 }, 0 });
}

static int join_known(
	struct req *r, const struct invitation_of_row *i, const struct account_known_row *a)
{
	if (a->id != r->visitor.account)
		return answer_see_other(r, S("/urad/prihlaseni"));
	db_begin(r->db);
	if (!(r->visitor.roles & ROLE_PROVIDER))
		people_give_role(r, a->id, a->name, S("provider"));
	join(r, i, a->id);
	return db_commit(r->db) ? answer_see_other(r, S("/urad/moje")) : answer_error(r, 500);
}

/* POST /pozvanka/{token}: hashing takes a while, so it begins and commits itself */
int welcome_take(struct req *r)
{
	struct welcome_form form = { 0 };
	struct invitation_of_row *i = invitation(r);
	struct account_known_row *known = i ? account_known(r->db, .email = i->email) : NULL;
	if (!i)
		return welcome(r, NULL, &form);
	if (known)
		return join_known(r, i, known);
	if (form_read(r, welcome_fields, &form)) {
		const char *wrong = people_password_wrong(r, form.password, i->email, form.name);
		if (wrong)
			form_error(r, welcome_fields, "password", wrong);
		else if (!str_eq(form.password, form.again))
			form_error(r, welcome_fields, "again", N_("The two passwords are not the same."));
	}
	if (r->errors.count)
		return welcome(r, i, &form);
	str hash = password_hash(r->arena, form.password);
	db_begin(r->db);
	int64_t account =
		account_make_hashed(r->db, r->arena, r->now, i->email, form.name, hash, S("provider"));
	if (account)
		join(r, i, account);
	return db_commit(r->db) && account ? answer_see_other(r, S("/urad/prihlaseni"))
									   : answer_error(r, 500);
}
