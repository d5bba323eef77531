/* What the feature consists of. */
#include "app/shortlist/shortlist.h"
#include "app/shortlist/shortlist_view.h"

static const struct route routes[] = {
	{ GET, "/muj-seznam", list_show, EVERYBODY },
	{ GET, "/muj-seznam/tisk", list_print, EVERYBODY },
	{ GET, "/muj-seznam/kontakty.vcf", list_contacts, EVERYBODY },
	{ GET, "/muj-seznam/sdilet", share_ask, EVERYBODY, .open_form = true },
	{ POST, "/muj-seznam/sdilet", share_send, EVERYBODY, .open_form = true },
	{ GET, "/s/{code}", shared_show, EVERYBODY, .open_form = true },
	{ POST, "/s/{code}", shared_end, EVERYBODY, .open_form = true },
	{ GET, "/s/{code}/tisk", shared_print, EVERYBODY },
	{ GET, "/sluzby/{slug}/tisk", service_print, EVERYBODY },
	{ GET, "/sluzby/{slug}/kontakt.vcf", service_contact, EVERYBODY },
	{ GET, "/sluzby/{slug}/qr.svg", service_qr, EVERYBODY },

	{ GET, "/urad/prepazka", desk_show, DESK_ROLES },
	{ POST, "/urad/prepazka/listek", desk_slip_make, DESK_ROLES },
	{ GET, "/urad/prepazka/listek/{code}", desk_slip, DESK_ROLES },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/prepazka", N_("Reception desk"), DESK_ROLES, NULL }, { 0 }
};

enum { HOUR = 3600 };
static const struct job jobs[] = { { "shortlist", HOUR, shared_job }, { 0 } };
/* Who knows the rest reads the list, and may end it. */
static const char *const secret[] = { "/s/", "/urad/prepazka/listek/", NULL };

extern const struct db_schema shortlist_schema;
const struct feature shortlist = {
	.name = "shortlist", .routes = routes, .office = office_links, .schema = &shortlist_schema,
	.jobs = jobs, .secret = secret,
};
