#include "app/people/account.h"
#include "app/people/password.h"
#include "app/people/role.h"
#include "app/people/session.sql.h"
#include "crypto/crypto.h"
#include "search/search.h"
#include <assert.h>

const struct field account_fields[] = {
	FIELD(struct account_form, name, TEXT, .label = N_("Name and surname"), .required = true,
		.max = ACCOUNT_NAME, .autocomplete = "off"),
	FIELD(struct account_form, email, EMAIL, .label = N_("E-mail"), .required = true,
		.max = ACCOUNT_EMAIL, .hint = N_("The person signs in with it."), .autocomplete = "off"),
	{ 0 }
};

struct writer writer_of(struct req *r)
{
	return (struct writer){ r->db, r->arena, r->now, r->visitor.account };
}

str email_key(struct arena *a, str email)
{
	str key = arena_copy(a, str_trim(email));
	for (size_t i = 0; i < key.len; i++)
		if (key.ptr[i] >= 'A' && key.ptr[i] <= 'Z')
			((char *)key.ptr)[i] += 'a' - 'A';
	return key;
}

static str found_by(struct arena *a, str name, str email)
{
	return search_fold(a, arena_printf(a, "%.*s %.*s", STR_ARG(name), STR_ARG(email)));
}

static void note(const struct writer *w, const char *action, int64_t id, str name)
{
	audit_write(w->db, w->now, w->account, &(struct audit){ action, "account", id, name, NULL,
		{ 0 }, { 0 } });
}

int64_t account_create(const struct writer *w, const struct account_form *f, str password_hash,
                       bool temporary)
{
	int64_t id = account_add(w->db, .uuid = uuid_make(w->arena, w->now),
		.email = f->email, .name = f->name,
		.sort_key = search_sort_key(w->arena, f->name),
		.folded = found_by(w->arena, f->name, f->email),
		.password_hash = password_hash, .set_at = password_hash.ptr ? SOME(w->now) : NONE,
		.temporary = temporary, .now = w->now);
	if (id)
		note(w, "create", id, f->name);
	return id;
}

int64_t account_make(struct db *db, struct arena *a, int64_t now, str email, str name, str password,
                     str role)
{
	str hash = password.ptr ? password_hash(a, password) : (str){ 0 };
	return account_make_hashed(db, a, now, email, name, hash, role);
}

int64_t account_make_hashed(struct db *db, struct arena *a, int64_t now, str email, str name,
                            str hash, str role)
{
	struct writer w = { db, a, now, 0 };
	struct account_form form = { name, email_key(a, email) };
	struct grant grant = { .role = role_find(role) };
	assert(grant.role);
	int64_t id = account_create(&w, &form, hash, false);
	if (id)
		account_grant(&w, id, name, &grant);
	return id;
}

bool account_edit(struct req *r, const struct account_get_row *account, struct account_form *to)
{
	struct account_form before = { account->name, account->email };
	struct account_by_email_row *same = account_by_email(r->db, .email = to->email);
	if (same && same->id != account->id)
		return false;
	if (audit_changes(r, "account", account->id, to->name, account_fields, &before, to))
		account_change(r->db, .id = account->id, .email = to->email, .name = to->name,
			.sort_key = search_sort_key(r->arena, to->name),
			.folded = found_by(r->arena, to->name, to->email));
	return true;
}

void account_password(const struct writer *w, int64_t id, str name, str hash, bool temporary,
                      str keep)
{
	account_set_password(w->db, .id = id, .password_hash = hash, .temporary = temporary,
		.now = w->now);
	sessions_end(w->db, .account_id = id, .keep = keep);
	note(w, "password", id, name);
}

void account_block(const struct writer *w, int64_t id, str name)
{
	if (account_disable(w->db, .id = id, .now = w->now))
		note(w, "disable", id, name);
	sessions_end(w->db, .account_id = id);
}

void account_unblock(const struct writer *w, int64_t id, str name)
{
	if (account_enable(w->db, .id = id))
		note(w, "enable", id, name);
}

void account_sign_out(const struct writer *w, int64_t id, str name, str keep)
{
	if (sessions_end(w->db, .account_id = id, .keep = keep))
		note(w, "end-sessions", id, name);
}

static void note_role(const struct writer *w, const char *action, int64_t id, str name, str before,
                      str after)
{
	audit_write(w->db, w->now, w->account, &(struct audit){ action, "account", id, name, "role",
		before, after });
}

static str grant_words(struct arena *a, str role, str area, str valid_to)
{
	struct buf out = { .arena = a };
	buf_put(&out, role);
	if (area.ptr)
		buf_printf(&out, ", %.*s", STR_ARG(area));
	if (valid_to.ptr)
		buf_printf(&out, ", %.*s", STR_ARG(valid_to));
	return buf_str(&out);
}

bool account_grant(const struct writer *w, int64_t id, str name, const struct grant *g)
{
	str today = day_of(w->arena, w->now), code = str_of(g->role->code);
	int64_t area = g->area ? g->area->id : 0;
	if (grant_same(w->db, .account_id = id, .role = code, .area_id = area, .today = today))
		return false;
	grant_add(w->db, .account_id = id, .role = code, .area_id = g->area ? SOME(area) : NONE,
		.valid_from = today, .valid_to = g->valid_to);
	note_role(w, "grant", id, name, (str){ 0 },
		grant_words(w->arena, code, g->area ? g->area->name : (str){ 0 }, g->valid_to));
	return true;
}

bool account_revoke(const struct writer *w, int64_t id, str name, int64_t grant)
{
	struct grant_of_row *g = grant_of(w->db, .id = grant, .account_id = id);
	if (!g)
		return false;
	grant_drop(w->db, .id = grant);
	note_role(w, "revoke", id, name, grant_words(w->arena, g->role, g->area, g->valid_to),
		(str){ 0 });
	return true;
}

const char *account_password_wrong(struct db *db, struct arena *a, int64_t now, str password,
                                   str email, str name)
{
	struct area_choices_rows areas = area_choices(db, .today = day_of(a, now));
	str *context = arena_alloc(a, (areas.count + 2) * sizeof *context);
	context[0] = email;
	context[1] = name;
	for (size_t i = 0; i < areas.count; i++)
		context[i + 2] = areas.items[i].name;
	return password_wrong(password, (struct str_list){ context, areas.count + 2 });
}

bool temporary_over(bool temporary, struct maybe_int set_at, int64_t now)
{
	return temporary && set_at.set && now - set_at.value > TEMPORARY_PASSWORD;
}

const char *people_password_wrong(struct req *r, str password, str email, str name)
{
	return account_password_wrong(r->db, r->arena, r->now, password, email, name);
}

void people_give_role(struct req *r, int64_t account, str name, str role)
{
	struct writer w = writer_of(r);
	struct grant grant = { .role = role_find(role) };
	assert(grant.role);
	account_grant(&w, account, name, &grant);
}
