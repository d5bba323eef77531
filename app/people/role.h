/* Roles, for the other files of app/people. */
#ifndef PEOPLE_ROLE_H
#define PEOPLE_ROLE_H
#include "app/people/people.h"

const struct role *role_find(str code);                        /* or NULL */
str        role_label(const struct lang *, str code);
/* What the account may do today, and where; in the arena that is lent. */
struct grants { const struct grants_held_row *items; size_t count; };
struct grants grants_today(struct db *, int64_t account, str today);
/* Every role among them, wherever. */
access_set roles_among(struct grants);
access_set roles_held(struct db *, int64_t account, str today);
#endif
