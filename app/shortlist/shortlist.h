/*
 * shortlist — what a person has gathered: a list of services and departments, the plan
 * of help printed from it, contacts for a telephone, a link by which it is shared; and
 * the reception desk, where a clerk does the same for somebody who came.
 *
 * The one idea: a list is the address of its page, so nothing has to be kept of anybody.
 * What is shared is sealed by the code in its link, which the store does not have.
 */
#ifndef SHORTLIST_H
#define SHORTLIST_H
#include "web/web.h"
extern const struct feature shortlist;
#endif
