/* The commands "user …". */
#ifndef PEOPLE_COMMANDS_H
#define PEOPLE_COMMANDS_H
#include "app/people/people.h"

int user_add(struct call *), user_list(struct call *), user_password(struct call *);
int user_disable(struct call *), user_roles(struct call *);
int audit_verify(struct call *);

/* The same without the world outside: what is printed goes to `say`, and the
 * password is given (ptr NULL: one is invented). */
int user_add_to(struct call *, str password, struct buf *say);
int user_password_to(struct call *, str password, struct buf *say);
int user_disable_to(struct call *, struct buf *say);
int user_list_to(struct call *, struct buf *say);
int audit_verify_to(struct call *, struct buf *say);
#endif
