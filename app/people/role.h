/* Roles, for the other files of app/people. */
#ifndef PEOPLE_ROLE_H
#define PEOPLE_ROLE_H
#include "app/people/people.h"

const struct role *role_find(str code);                        /* or NULL */
str        role_label(const struct lang *, str code);
/* Every role the account has today, wherever. */
access_set roles_held(struct db *, int64_t account, str today);
#endif
