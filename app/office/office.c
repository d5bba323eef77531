/* The feature: its addresses. */
#include "app/office/office_internal.h"

static const struct route routes[] = {
	{ GET,  "/urad/hledat",                          office_search,       SIGNED_IN },
	{ GET,  "/urad/sprava/nastaveni",                settings_show,       ROLE_ADMIN },
	{ POST, "/urad/sprava/nastaveni",                settings_save,       ROLE_ADMIN },
	{ GET,  "/urad/rozepsane",                       drafts_show,         SIGNED_IN },
	{ GET,  "/urad/zaznamy/{kind}",                  record_list_show,    SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/hromadne",         record_bulk,         SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/pohledy",          view_save,           SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/pohledy/{id}",     view_delete,         SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/operace/{id}",     record_undo,         SIGNED_IN },
	{ GET,  "/urad/zaznamy/{kind}/{id}",             record_form_show,    SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/{id}",             record_save,         SIGNED_IN },
	{ GET,  "/urad/zaznamy/{kind}/{id}/historie",    record_history_show, SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/{id}/vratit",      record_return,       SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/{id}/koncept",     record_draft,        SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/{id}/zahodit",     record_draft_drop,   SIGNED_IN },
	{ 0 }
};

static const struct office_link links[] = {
	{ "/urad/rozepsane", N_("Unsaved changes"), ROLE_OFFICE, drafts_waiting },
	{ "/urad/sprava/nastaveni", N_("Settings"), ROLE_ADMIN, NULL },
	{ "/urad/hledat", N_("Search in the office"), ROLE_OFFICE, NULL },
	{ 0 }
};

extern const struct db_schema office_schema;
const struct feature office = { .name = "office", .routes = routes, .office = links,
	.schema = &office_schema };
