/* What is a good password.  Length and not being easy to guess: no rules about
 * kinds of characters, no expiry (OWASP ASVS 5.0 6.2). */
#ifndef PEOPLE_PASSWORD_H
#define PEOPLE_PASSWORD_H
#include "base/base.h"

enum { PASSWORD_SHORTEST = 12 };

/* What is wrong with the password, as a message id, or NULL.  `context`: words
 * an attacker would try for this person: e-mail, name, names of areas. */
const char *password_wrong(str password, struct str_list context);
#endif
