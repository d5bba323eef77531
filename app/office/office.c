/* The feature: its addresses. */
#include "app/office/attachment.h"
#include "app/office/table.h"

static const struct route routes[] = {
	{ GET,  "/urad/hledat",                          office_search,       SIGNED_IN },
	{ GET,  "/urad/sprava/nastaveni",                settings_show,       ROLE_ADMIN },
	{ POST, "/urad/sprava/nastaveni",                settings_save,       ROLE_ADMIN },
	{ GET,  "/urad/rozepsane",                       drafts_show,         SIGNED_IN },
	{ GET,  "/urad/zaznamy/{kind}",                  record_list_show,    SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/hromadne",         record_bulk,         SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/pohledy",          view_save,           SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/pohledy/{id}",     view_delete,         SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/operace/{id}",     record_undo,         SIGNED_IN, .slow = true },
	{ GET,  "/urad/zaznamy/{kind}/tabulka.csv",      table_export_csv,    SIGNED_IN, .slow = true },
	{ GET,  "/urad/zaznamy/{kind}/tabulka.xlsx",     table_export_xlsx,   SIGNED_IN, .slow = true },
	{ GET,  "/urad/zaznamy/{kind}/prevzit",          table_import_ask,    SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/prevzit",          table_import_upload, SIGNED_IN, .slow = true,
	.by_hand = true, .body_limit = LIMIT_UPLOAD },
	{ GET,  "/urad/zaznamy/{kind}/prevzit/{id}",     table_import_map,    SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/prevzit/{id}",     table_import_try,    SIGNED_IN, .slow = true,
	.by_hand = true },
	{ GET,  "/urad/zaznamy/{kind}/prevzit/{id}/nahled",    table_import_preview, SIGNED_IN },
	{ GET,  "/urad/zaznamy/{kind}/prevzit/{id}/zprava.csv", table_import_report, SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/prevzit/{id}/provest", table_import_do, SIGNED_IN, .slow = true,
	.by_hand = true },
	{ GET,  "/urad/zaznamy/{kind}/{id}",             record_form_show,    SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/{id}",             record_save,         SIGNED_IN },
	{ GET,  "/urad/zaznamy/{kind}/{id}/historie",    record_history_show, SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/{id}/vratit",      record_return,       SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/{id}/koncept",     record_draft,        SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/{id}/zahodit",     record_draft_drop,   SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/{id}/nahled",      record_preview,      SIGNED_IN },
	{ GET,  "/urad/zaznamy/{kind}/{id}/prilohy",     attachments_show,    SIGNED_IN },
	{ POST, "/urad/zaznamy/{kind}/{id}/prilohy",     attachment_upload,   SIGNED_IN, .slow = true,
	.by_hand = true, .body_limit = CONTENT_MOST + LIMIT_BODY },
	{ POST, "/urad/zaznamy/{kind}/{id}/priloha",     attachment_change,   SIGNED_IN },
	{ GET,  "/urad/zaznamy/{kind}/{id}/soubor",      attachment_file,     SIGNED_IN },
	{ GET,  "/soubory/{token}/{name}",               attachment_public_file, EVERYBODY },
	{ 0 }
};

static const struct office_link links[] = {
	{ "/urad/rozepsane", N_("Unsaved changes"), ROLE_OFFICE, drafts_waiting },
	{ "/urad/sprava/nastaveni", N_("Settings"), ROLE_ADMIN, NULL },
	{ "/urad/hledat", N_("Search in the office"), ROLE_OFFICE, NULL },
	{ 0 }
};

static const struct job jobs[] = { { "uploads", 3600, uploads_forget },
	{ "attachments", 3600, attachments_clean }, { 0 } };

extern const struct db_schema office_schema;
const struct feature office = { .name = "office", .routes = routes, .office = links,
	.schema = &office_schema, .jobs = jobs };
