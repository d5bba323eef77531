#include "app/people/audit.h"
#include "app/people/people_commands.h"
#include "app/people/account.h"
#include "app/people/role.h"
#include "crypto/crypto.h"
#include <stdio.h>
#include <unistd.h>

/* The command line speaks Czech, whatever pages speak. */
extern const struct lang lang_cs;

#define BAD_PASSWORD \
	"Heslo je krátké nebo se dá snadno uhodnout: nejméně 12 znaků, několik slov bez souvislosti."

struct user_options { str email, name, role, area; };

/* False, and what is wrong in `say`, when the call is not understood. */
static bool options_read(struct call *c, struct user_options *o, struct buf *say)
{
	const struct { const char *name; str *to; } known[] = {
		{ "--email", &o->email }, { "--name", &o->name }, { "--role", &o->role },
		{ "--area", &o->area },
	};
	for (int i = 0; i < c->argc; i += 2) {
		size_t k = 0;
		while (k < COUNT(known) && strcmp(c->argv[i], known[k].name))
			k++;
		if (k == COUNT(known) || i + 1 == c->argc) {
			buf_printf(say, k == COUNT(known) ? "Neznámá volba %s.\n"
				: "Volba %s potřebuje hodnotu.\n", c->argv[i]);
			return false;
		}
		*known[k].to = str_of(c->argv[i + 1]);
	}
	return true;
}

static int refuse(struct buf *say, const char *why)
{
	buf_printf(say, "%s\n", why);
	return 2;
}

/* A password that is piped in; from a terminal, and from an empty input, none. */
static str password_piped(struct arena *a)
{
	char line[LIMIT_PASSWORD * 4 + 2];
	if (isatty(STDIN_FILENO) || !fgets(line, sizeof line, stdin))
		return (str){ 0 };
	str password = str_of(line);
	while (password.len && strchr("\r\n", password.ptr[password.len - 1]))
		password.len--;
	return password.len ? arena_copy(a, password) : (str){ 0 };
}

static int print(struct call *c, int status, struct buf *say)
{
	fprintf(status ? stderr : stdout, "%.*s", STR_ARG(buf_str(say)));
	if (db_failed(c->db))
		fprintf(stderr, "%s\n", db_error(c->db));
	return db_failed(c->db) ? 1 : status;
}

/* ---- user add ---- */

static const char *add_wrong(struct call *c, const struct user_options *o, struct grant *g,
                             str password)
{
	if (!o->email.len || !str_has(o->email, S("@")) || o->email.len > ACCOUNT_EMAIL)
		return "Chybí e-mail: --email jmeno@example.cz.";
	if (!o->name.len || utf8_length(o->name) > ACCOUNT_NAME || !utf8_valid(o->name) ||
			!utf8_valid(o->email))
		return "Chybí jméno: --name \"Jana Nováková\".";
	g->role = role_find(o->role);
	if (!g->role)
		return "Chybí role, nebo taková není: --role; seznam vypíše příkaz user roles.";
	if (o->area.ptr && !(g->area = area_of_slug(c->db, .slug = o->area)))
		return "Taková oblast není.";
	if (!password.ptr)
		return NULL;
	bool wrong = account_password_wrong(c->db, c->arena, c->now, password, o->email, o->name);
	return wrong ? BAD_PASSWORD : NULL;
}

int user_add_to(struct call *c, str password, struct buf *say)
{
	struct user_options o = { 0 };
	struct grant grant = { 0 };
	if (!options_read(c, &o, say))
		return 2;
	const char *wrong = add_wrong(c, &o, &grant, password);
	if (wrong)
		return refuse(say, wrong);
	bool invented = !password.ptr;
	struct account_form form = { o.name, email_key(c->arena, o.email) };
	struct writer w = { c->db, c->arena, c->now, 0 };
	if (invented)
		password = password_invent(c->arena);
	str hash = password_hash(c->arena, password);
	db_begin(c->db);
	int64_t id = account_create(&w, &form, hash, invented);
	if (!id) {
		db_rollback(c->db);
		return refuse(say, "Účet s tímto e-mailem už je.");
	}
	account_grant(&w, id, form.name, &grant);
	if (!db_commit(c->db))
		return 1;
	buf_printf(say, "Účet %.*s je založen.\n", STR_ARG(form.email));
	if (invented)
		buf_printf(say, "Dočasné heslo: %.*s\n", STR_ARG(password));
	return 0;
}

int user_add(struct call *c)
{
	struct buf say = { .arena = c->arena };
	return print(c, user_add_to(c, password_piped(c->arena), &say), &say);
}

/* ---- user password, user disable ---- */

static struct account_by_email_row *account_named(struct call *c, struct buf *say)
{
	struct user_options o = { 0 };
	if (!options_read(c, &o, say))
		return NULL;
	struct account_by_email_row *account = account_by_email(c->db,
		.email = email_key(c->arena, o.email));
	if (!account)
		buf_put(say, S("Účet s tímto e-mailem není.\n"));
	return account;
}

int user_password_to(struct call *c, str password, struct buf *say)
{
	struct writer w = { c->db, c->arena, c->now, 0 };
	bool invented = !password.ptr;
	struct account_by_email_row *a = account_named(c, say);
	if (!a)
		return 2;
	if (invented)
		password = password_invent(c->arena);
	else if (account_password_wrong(c->db, c->arena, c->now, password, a->email, a->name))
		return refuse(say, BAD_PASSWORD);
	str hash = password_hash(c->arena, password);
	db_begin(c->db);
	account_password(&w, a->id, a->name, hash, invented, (str){ 0 });
	if (!db_commit(c->db))
		return 1;
	buf_printf(say, "Heslo účtu %.*s je nastaveno.\n", STR_ARG(a->email));
	if (invented)
		buf_printf(say, "Dočasné heslo: %.*s\n", STR_ARG(password));
	return 0;
}

int user_password(struct call *c)
{
	struct buf say = { .arena = c->arena };
	return print(c, user_password_to(c, password_piped(c->arena), &say), &say);
}

int user_disable_to(struct call *c, struct buf *say)
{
	struct writer w = { c->db, c->arena, c->now, 0 };
	struct account_by_email_row *account = account_named(c, say);
	if (!account)
		return 2;
	db_begin(c->db);
	account_block(&w, account->id, account->name);
	if (!db_commit(c->db))
		return 1;
	buf_printf(say, "Účet %.*s je zablokován.\n", STR_ARG(account->email));
	return 0;
}

int user_disable(struct call *c)
{
	struct buf say = { .arena = c->arena };
	return print(c, user_disable_to(c, &say), &say);
}

/* ---- user list, user roles ---- */

static void line_put(struct buf *say, const struct account_list_row *account,
                     const struct grants_of_rows *grants)
{
	buf_printf(say, "%.*s\t%.*s\t%s", STR_ARG(account->email), STR_ARG(account->name),
		account->disabled_at.set ? "zablokován" : "");
	for (size_t i = 0; i < grants->count; i++) {
		const struct grants_of_row *g = &grants->items[i];
		buf_printf(say, "\t%.*s%s%.*s", STR_ARG(g->role), g->area.ptr ? ", " : "",
			STR_ARG(g->area));
	}
	buf_char(say, '\n');
}

int user_list_to(struct call *c, struct buf *say)
{
	enum { AT_ONCE = 100 };
	struct account_list_rows page = { .count = AT_ONCE };
	if (c->argc)
		return refuse(say, "Příkaz user list nemá volby.");
	for (int64_t offset = 0; page.count == AT_ONCE; offset += AT_ONCE) {
		page = account_list(c->db, .limit = AT_ONCE, .offset = offset);
		for (size_t i = 0; i < page.count; i++) {
			struct grants_of_rows grants = grants_of(c->db, .accounts = { &page.items[i].id, 1 });
			line_put(say, &page.items[i], &grants);
		}
	}
	return 0;
}

int user_list(struct call *c)
{
	struct buf say = { .arena = c->arena };
	return print(c, user_list_to(c, &say), &say);
}

int user_roles(struct call *c)
{
	struct buf say = { .arena = c->arena };
	for (const struct role *r = people_roles; r->code; r++)
		buf_printf(&say, "%-12s %.*s\n", r->code, STR_ARG(tr(&lang_cs, r->label)));
	return print(c, 0, &say);
}

int audit_verify_to(struct call *c, struct buf *say)
{
	if (c->argc)
		return refuse(say, "Příkaz audit verify nemá volby.");
	struct audit_proof proof = audit_prove(c->db);
	if (proof.sound)
		buf_printf(say, "Auditní záznam je neporušený: %lld položek.\n", (long long)proof.entries);
	else if (proof.broken)
		buf_printf(say, "Auditní záznam byl změněn: nesedí položka č. %lld.\n",
			(long long)proof.broken);
	else
		buf_printf(say, "Auditní záznam byl změněn: na konci chybí %lld položek.\n",
			(long long)proof.short_of);
	return proof.sound ? 0 : 1;
}

int audit_verify(struct call *c)
{
	struct buf say = { .arena = c->arena };
	return print(c, audit_verify_to(c, &say), &say);
}
