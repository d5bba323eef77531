/* What the feature consists of. */
#include "app/people/pages.h"
#include "app/people/people_commands.h"
#include "crypto/crypto.h"

static const struct route routes[] = {
	{ GET,  "/urad/prihlaseni", sign_in_ask, .access = EVERYBODY },
	{ POST, "/urad/prihlaseni", sign_in, .access = EVERYBODY, .slow = true, .by_hand = true },
	{ POST, "/urad/odhlaseni", sign_out, .access = SIGNED_IN },

	{ GET,  "/urad", office_show, .access = SIGNED_IN },
	{ GET,  "/urad/ucet", own_page, .access = SIGNED_IN },
	{ POST, "/urad/ucet/heslo", own_password, .access = SIGNED_IN, .slow = true, .by_hand = true },
	{ POST, "/urad/ucet/relace/{id}", own_session_end, .access = SIGNED_IN },
	{ POST, "/urad/ucet/odhlasit-jinde", own_sessions_end, .access = SIGNED_IN },

	{ GET,  "/urad/sprava/lide", people_list, .access = ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/hledat", people_find, .access = ROLE_ADMIN },
	{ GET,  "/urad/sprava/lide/novy", person_ask, .access = ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/novy", person_add, .access = ROLE_ADMIN, .slow = true,
	.by_hand = true },
	{ GET,  "/urad/sprava/lide/{id}", person_page, .access = ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}", person_edit, .access = ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/role", person_grant, .access = ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/role/{grant}", person_revoke, .access = ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/heslo", person_password, .access = ROLE_ADMIN, .slow = true,
	.by_hand = true },
	{ POST, "/urad/sprava/lide/{id}/zablokovat", person_block, .access = ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/povolit", person_unblock, .access = ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/odhlasit", person_sign_out, .access = ROLE_ADMIN },

	{ GET,  "/urad/sprava/posta", mail_page, .access = ROLE_ADMIN },
	{ POST, "/urad/sprava/posta/znovu", mail_send_again, .access = ROLE_ADMIN },

	{ GET,  "/urad/sprava/audit", audit_page, .access = ROLE_ADMIN | ROLE_AUDITOR },
	{ GET,  "/urad/sprava/audit.csv", audit_file, .access = ROLE_ADMIN | ROLE_AUDITOR },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/sprava/lide", N_("People and roles"), ROLE_ADMIN, NULL },
	{ "/urad/sprava/audit", N_("Audit trail"), ROLE_ADMIN | ROLE_AUDITOR, NULL },
	{ "/urad/sprava/posta", N_("Outgoing mail"), ROLE_ADMIN, mail_failed },
	{ "/urad/ucet", N_("Your account"), SIGNED_IN, NULL },
	{ 0 }
};

static const struct command commands[] = {
	{ "user add", "--email E --name N --role R [--area OBLAST]",
	  "založí účet; heslo přečte ze vstupu, nebo vymyslí a vypíše", user_add },
	{ "user list", "", "vypíše účty a jejich role", user_list },
	{ "user password", "--email E", "nastaví heslo; přečte je ze vstupu, nebo vymyslí a vypíše",
	user_password },
	{ "user disable", "--email E", "zablokuje účet a odhlásí ho", user_disable },
	{ "audit verify", "", "ověří, že do auditního záznamu nikdo nezasáhl", audit_verify },
	{ "user roles", "", "vypíše role", user_roles },
	{ 0 }
};

extern const struct db_schema people_schema;

const struct feature people = {
	.name = "people",
	.routes = routes,
	.office = office_links,
	.commands = commands,
	.schema = &people_schema,
	.install = sign_install,
	.demo = people_demo,
};

void people_demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	static const struct { const char *role, *email, *name; } demo[] = {
		{ "admin",       "spravce@example.cz",     "Správce Ukázkový" },
		{ "coordinator", "koordinator@example.cz", "Koordinátorka Ukázková" },
		{ "head",        "vedouci@example.cz",     "Vedoucí Ukázková" },
		{ "editor",      "editor@example.cz",      "Editorka Ukázková" },
		{ "reader",      "ctenar@example.cz",      "Čtenář Ukázkový" },
	};
	db_begin(db);
	for (size_t i = 0; i < COUNT(demo); i++) {
		str password = password_invent(a);
		if (account_make(db, a, now, str_of(demo[i].email), str_of(demo[i].name), password,
				str_of(demo[i].role)))
			buf_printf(say, "%s: %s / %.*s\n", demo[i].role, demo[i].email, STR_ARG(password));
	}
	db_commit(db);
}
