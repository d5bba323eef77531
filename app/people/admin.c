/* Administration of people: whoever holds the administrator's role everywhere. */
#include "app/people/admin.html.h"
#include "app/people/pages.h"
#include "app/people/session.h"
#include "crypto/crypto.h"
#include "search/search.h"

enum { PAGE_OF_PEOPLE = 50, MOST_FOUND = 100 };
#define EVERYWHERE "*"                 /* no area is called so */

static const struct field person_fields[] = {
	FIELD(struct person_form, name, TEXT, .label = N_("Name and surname"), .required = true,
		.max = ACCOUNT_NAME, .autocomplete = "off"),
	FIELD(struct person_form, email, EMAIL, .label = N_("E-mail"), .required = true,
		.max = ACCOUNT_EMAIL, .hint = N_("The person signs in with it."), .autocomplete = "off"),
	FIELD(struct person_form, role, CHOICE, .label = N_("Role"), .required = true),
	FIELD(struct person_form, area, CHOICE, .label = N_("Where"), .required = true),
	FIELD(struct person_form, valid_to, DAY, .label = N_("Until"),
		.hint = N_("Leave it empty when it has no end.")),
	{ 0 }
};
static const struct field grant_fields[] = {
	FIELD(struct grant_form, role, CHOICE, .label = N_("Role"), .required = true),
	FIELD(struct grant_form, area, CHOICE, .label = N_("Where"), .required = true),
	FIELD(struct grant_form, valid_to, DAY, .label = N_("Until"),
		.hint = N_("Leave it empty when it has no end.")),
	{ 0 }
};

static bool may(struct req *r) { return people_may(r, ROLE_ADMIN, 0); }

/* ---- choices ---- */

static struct choice *role_choices(struct req *r)
{
	struct choice *list = NULL;
	size_t count = 0;
	for (const struct role *role = people_roles; role->code; role++)
		*(struct choice *)arena_push(r->arena, &list, &count, sizeof *list) =
			(struct choice){ str_of(role->code), role->label };
	arena_push(r->arena, &list, &count, sizeof *list);
	return list;
}

static struct choice *places(struct req *r)
{
	struct choice *list = NULL;
	size_t count = 0;
	struct area_choices_rows areas = area_choices(r->db, .today = day_of(r->arena, r->now));
	*(struct choice *)arena_push(r->arena, &list, &count, sizeof *list) =
		(struct choice){ S(EVERYWHERE), N_("Everywhere") };
	for (size_t i = 0; i < areas.count; i++)
		*(struct choice *)arena_push(r->arena, &list, &count, sizeof *list) =
			(struct choice){ areas.items[i].slug, arena_z(r->arena, areas.items[i].name) };
	arena_push(r->arena, &list, &count, sizeof *list);
	return list;
}

/* The table with what may be chosen now. */
static const struct field *with_choices(struct req *r, const struct field *fields, size_t count)
{
	struct field *copy = arena_alloc(r->arena, count * sizeof *copy);
	memcpy(copy, fields, count * sizeof *copy);
	for (struct field *f = copy; f->type; f++)
		if (f->type == FIELD_CHOICE)
			f->choices = strcmp(f->name, "role") ? places(r) : role_choices(r);
	return copy;
}

static bool grant_read(struct req *r, const struct field *fields, str role, str area, str valid_to,
                       struct grant *g)
{
	*g = (struct grant){ .role = role_find(role), .valid_to = valid_to };
	if (!str_is(area, EVERYWHERE))
		g->area = area_of_slug(r->db, .slug = area);
	if (valid_to.ptr && str_order(valid_to, day_of(r->arena, r->now)) < 0)
		form_error(r, fields, "valid_to", N_("This day is over."));
	if (!g->role || (!g->area && !str_is(area, EVERYWHERE)))
		form_error(r, fields, "area", N_("Choose one of the options."));
	return !r->errors.count;
}

/* ---- the list ---- */

static struct grants_of_rows grants_of_these(struct req *r, struct account_list_rows accounts)
{
	int64_t *ids = arena_alloc(r->arena, accounts.count * sizeof *ids);
	for (size_t i = 0; i < accounts.count; i++)
		ids[i] = accounts.items[i].id;
	if (!accounts.count)
		return (struct grants_of_rows){ 0 };
	return grants_of(r->db, .accounts = { ids, accounts.count });
}

/* GET /urad/sprava/lide?strana=2 */
int people_list(struct req *r)
{
	int64_t page = query_page(r);
	if (!may(r))
		return answer_error(r, 403);
	if (!page)
		return answer_error(r, 404);
	struct people_view v = { .r = r, .frame = office_frame(r, N_("People and roles")) };
	v.people = account_list(r->db, .limit = PAGE_OF_PEOPLE, .offset = (page - 1) * PAGE_OF_PEOPLE);
	v.total = account_count(r->db);
	v.grants = grants_of_these(r, v.people);
	v.pages = ui_pagination_of(r, page, (v.total + PAGE_OF_PEOPLE - 1) / PAGE_OF_PEOPLE);
	people_list_page(&r->page, v);
	return answer_page(r);
}

/* POST /urad/sprava/lide/hledat: what is searched for is a name, and names do
 * not belong in addresses, which are logged. */
int people_find(struct req *r)
{
	if (!may(r))
		return answer_error(r, 403);
	str words = utf8_head(form_text(r, "jmeno"), LIMIT_QUERY),
		folded = search_fold(r->arena, words);
	if (!folded.len)
		return answer_see_other(r, S("/urad/sprava/lide"));
	struct people_view v = { .r = r, .frame = office_frame(r, N_("People and roles")),
		.words = words };
	v.people = account_list(r->db, .words = folded, .limit = MOST_FOUND, .offset = 0);
	v.total = account_count(r->db, .words = folded);
	v.grants = grants_of_these(r, v.people);
	people_list_page(&r->page, v);
	return answer_page(r);
}

/* ---- a person ---- */

struct person_shown {
	const struct account_form *form;
	const struct grant_form *grant;
	const struct field *fields;
	str secret;
};

static int show(struct req *r, const struct account_get_row *account, struct person_shown with)
{
	static const struct grant_form nothing;
	struct account_form now = { account->name, account->email };
	struct site_frame *f = office_frame(r, N_("Person"));
	struct session_list_rows sessions = session_list(r->db, .account_id = account->id,
		.seen_after = r->now - SESSION_IDLE, .created_after = r->now - SESSION_LONGEST);
	f->title = account->name;
	f->error = r->errors.count;
	person_one_page(&r->page, (struct person_view){
		.r = r, .frame = f, .account = account, .secret = with.secret,
		.grants = grants_of(r->db, .accounts = { &account->id, 1 }),
		.sessions = (int64_t)sessions.count,
		.grant_fields = with.fields ? with.fields
		: with_choices(r, grant_fields, COUNT(grant_fields)),
		.form = with.form ? with.form : &now,
		.grant = with.grant ? with.grant : &nothing,
		.done = r->method == GET && query_text(r, "hotovo").ptr,
		.today = day_of(r->arena, r->now),
	});
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

static int done(struct req *r, const struct account_get_row *account)
{
	return answer_see_other(r, person_url(r, account->uuid, "?hotovo=1"));
}

/* The account of the address; NULL: what was answered is in r->status. */
static struct account_get_row *person_of(struct req *r)
{
	if (!may(r)) {
		answer_error(r, 403);
		return NULL;
	}
	struct account_get_row *account = account_get(r->db, .uuid = r->id);
	if (!account)
		answer_error(r, 404);
	return account;
}

/* GET /urad/sprava/lide/{uuid} */
int person_page(struct req *r)
{
	struct account_get_row *account = person_of(r);
	return account ? show(r, account, (struct person_shown){ 0 }) : r->status;
}

static int ask(struct req *r, const struct field *fields, const struct person_form *form)
{
	struct site_frame *f = office_frame(r, N_("New person"));
	f->error = r->errors.count;
	person_new_page(&r->page, (struct person_new_view){ r, f, fields, form });
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/sprava/lide/novy */
int person_ask(struct req *r)
{
	if (!may(r))
		return answer_error(r, 403);
	return ask(r, with_choices(r, person_fields, COUNT(person_fields)),
		&(struct person_form){ .area = S(EVERYWHERE) });
}

/* POST /urad/sprava/lide/novy: the password stands in this answer and nowhere
 * else, so it does not redirect. */
int person_add(struct req *r)
{
	struct person_form form = { 0 };
	struct grant grant;
	struct writer w = writer_of(r);
	const struct field *fields = with_choices(r, person_fields, COUNT(person_fields));
	if (!may(r))
		return answer_error(r, 403);
	if (!form_read(r, fields, &form) ||
			!grant_read(r, fields, form.role, form.area, form.valid_to, &grant))
		return ask(r, fields, &form);
	struct account_form account = { form.name, email_key(r->arena, form.email) };
	str secret = password_invent(r->arena), hash = password_hash(r->arena, secret);
	db_begin(r->db);
	int64_t id = account_create(&w, &account, hash, true);
	if (!id) {
		db_rollback(r->db);
		form_error(r, fields, "email", N_("Another account has this e-mail."));
		return ask(r, fields, &form);
	}
	account_grant(&w, id, form.name, &grant);
	db_commit(r->db);
	struct account_by_id_row *made = account_by_id(r->db, .id = id);
	struct account_get_row *shown = made ? account_get(r->db, .uuid = made->uuid) : NULL;
	return shown ? show(r, shown, (struct person_shown){ .secret = secret }) : answer_error(r, 500);
}

/* POST /urad/sprava/lide/{uuid} */
int person_edit(struct req *r)
{
	struct account_form form = { 0 };
	struct account_get_row *account = person_of(r);
	if (!account)
		return r->status;
	if (form_read(r, account_fields, &form)) {
		form.email = email_key(r->arena, form.email);
		if (!account_edit(r, account, &form))
			form_error(r, account_fields, "email", N_("Another account has this e-mail."));
	}
	if (r->errors.count)
		return show(r, account, (struct person_shown){ .form = &form });
	return done(r, account);
}

/* POST /urad/sprava/lide/{uuid}/role */
int person_grant(struct req *r)
{
	struct grant_form form = { 0 };
	struct grant grant;
	struct writer w = writer_of(r);
	const struct field *fields = with_choices(r, grant_fields, COUNT(grant_fields));
	struct account_get_row *account = person_of(r);
	if (!account)
		return r->status;
	if (form_read(r, fields, &form) &&
			grant_read(r, fields, form.role, form.area, form.valid_to, &grant) &&
	    !account_grant(&w, account->id, account->name, &grant))
		form_error(r, fields, "role", N_("The person has this role already."));
	if (r->errors.count)
		return show(r, account, (struct person_shown){ .grant = &form, .fields = fields });
	return done(r, account);
}

/* Without an administrator nobody could let anybody in again. */
static bool last_administrator(struct req *r, const struct account_get_row *account)
{
	return !administrators_beside(r->db, .account_id = account->id,
		.today = day_of(r->arena, r->now));
}

static int keep_administrator(struct req *r, const struct account_get_row *account)
{
	form_error(r, NULL, NULL,
		N_("This is the last administrator. Make somebody else an administrator first."));
	return show(r, account, (struct person_shown){ 0 });
}

/* POST /urad/sprava/lide/{uuid}/role/{grant} takes the role away. */
int person_revoke(struct req *r)
{
	struct writer w = writer_of(r);
	struct maybe_int id = str_int(r->sub);
	struct account_get_row *account = person_of(r);
	if (!account)
		return r->status;
	struct grant_of_row *grant = NULL;
	if (id.set)
		grant = grant_of(r->db, .id = id.value, .account_id = account->id);
	if (!grant)
		return answer_error(r, 404);
	if (role_bit(grant->role) == ROLE_ADMIN && !grant->area_id.set &&
			last_administrator(r, account))
		return keep_administrator(r, account);
	account_revoke(&w, account->id, account->name, id.value);
	return done(r, account);
}

/* POST /urad/sprava/lide/{uuid}/heslo: a temporary password, shown this once. */
int person_password(struct req *r)
{
	struct writer w = writer_of(r);
	struct account_get_row *account = person_of(r);
	if (!account)
		return r->status;
	str secret = password_invent(r->arena), hash = password_hash(r->arena, secret);
	db_begin(r->db);
	account_password(&w, account->id, account->name, hash, true, (str){ 0 });
	db_commit(r->db);
	return show(r, account, (struct person_shown){ .secret = secret });
}

/* POST /urad/sprava/lide/{uuid}/zablokovat */
int person_block(struct req *r)
{
	struct writer w = writer_of(r);
	struct account_get_row *account = person_of(r);
	if (!account)
		return r->status;
	if (last_administrator(r, account))
		return keep_administrator(r, account);
	account_block(&w, account->id, account->name);
	return done(r, account);
}

/* POST /urad/sprava/lide/{uuid}/povolit */
int person_unblock(struct req *r)
{
	struct writer w = writer_of(r);
	struct account_get_row *account = person_of(r);
	if (!account)
		return r->status;
	account_unblock(&w, account->id, account->name);
	return done(r, account);
}

/* POST /urad/sprava/lide/{uuid}/odhlasit */
int person_sign_out(struct req *r)
{
	struct writer w = writer_of(r);
	struct account_get_row *account = person_of(r);
	if (!account)
		return r->status;
	account_sign_out(&w, account->id, account->name, (str){ 0 });
	return done(r, account);
}
