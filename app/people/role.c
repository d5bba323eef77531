/* Which roles there are, and who holds them where. */
#include "app/people/role.h"
#include "app/people/role.sql.h"

const struct role people_roles[] = {
	{ "admin",       N_("Administrator"),             ROLE_ADMIN },
	{ "coordinator", N_("Planning coordinator"),      ROLE_COORDINATOR },
	{ "editor",      N_("Editor of the catalogue"),   ROLE_EDITOR },
	{ "provider",    N_("Provider of services"),      ROLE_PROVIDER },
	{ "member",      N_("Member of a working group"), ROLE_MEMBER },
	{ "head",        N_("Head of department"),        ROLE_HEAD },
	{ "desk",        N_("Reception desk"),            ROLE_DESK },
	{ "reader",      N_("Reader"),                    ROLE_READER },
	{ "auditor",     N_("Auditor"),                   ROLE_AUDITOR },
	{ 0 }
};

const struct role *role_find(str code)
{
	for (const struct role *r = people_roles; r->code; r++)
		if (str_is(code, r->code))
			return r;
	return NULL;
}

access_set role_bit(str code)
{
	const struct role *r = role_find(code);
	return r ? r->bit : 0;
}

str role_label(const struct lang *lang, str code)
{
	const struct role *r = role_find(code);
	return r ? tr(lang, r->label) : code;
}

struct grants grants_today(struct db *db, int64_t account, str today)
{
	struct grants_held_rows rows = grants_held(db, .account_id = account, .today = today);
	return (struct grants){ rows.items, rows.count };
}

access_set roles_among(struct grants grants)
{
	access_set held = 0;
	for (size_t i = 0; i < grants.count; i++)
		held |= role_bit(grants.items[i].role);
	return held;
}

access_set roles_held(struct db *db, int64_t account, str today)
{
	return roles_among(grants_today(db, account, today));
}

bool people_may(struct req *r, access_set roles, int64_t area)
{
	const struct grants *grants = r->visitor.grants;
	/* Whoever must change the password first has none, whatever was granted. */
	for (size_t i = 0; grants && i < grants->count && r->visitor.roles & roles; i++) {
		const struct grants_held_row *g = &grants->items[i];
		bool here = !g->area_id.set || (area && g->area_id.value == area);
		if (here && role_bit(g->role) & roles)
			return true;
	}
	return false;
}
