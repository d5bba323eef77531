/* What the template for those who refer people is given. */
#ifndef PROFESSIONAL_VIEW_H
#define PROFESSIONAL_VIEW_H
#include "app/catalogue/service_view.h"
#include "doc/doc.h"

struct professional_view {
	struct service_view *v;
	struct contact_items calls;        /* for professionals; where there are none, everybody's */
	bool calls_are_inside;
	struct contact_items forms;        /* to be filled in: links */
	bool how;                          /* something says how to refer */
	struct texts verified;
	str address;                       /* of the public page; ptr NULL: the site's is not set */
	struct qr qr;
};
#endif
