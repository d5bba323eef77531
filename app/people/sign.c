/* Signing what comes back from browsers, so that nobody else can make it up. */
#include "app/people/pages.h"
#include "app/people/people.h"
#include "app/people/sign.sql.h"
#include "crypto/crypto.h"

#define FORM_KEY S("form")

void sign_install(struct db *db, struct arena *a, int64_t now)
{
	(void)now;
	db_begin(db);
	if (!secret_key_of(db, .name = FORM_KEY))
		secret_key_add(db, .name = FORM_KEY, .value = token_make(a));
	db_commit(db);
}

str people_sign(struct req *r, str message)
{
	struct secret_key_of_row *key = secret_key_of(r->db, .name = FORM_KEY);
	return key ? mac_make(r->arena, key->value, message) : (str){ 0 };
}
