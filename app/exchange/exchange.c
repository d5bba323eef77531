/* The feature: its addresses and commands. */
#include "app/exchange/conformance.h"
#include "app/exchange/hsds_export.h"
#include "app/exchange/hsds_in.h"
#include "app/exchange/opendata.h"
#include "app/exchange/widget.h"

/* Both APIs have the same addresses, below different roots. */
#define API(root) \
	{ GET,  root "/{version}",                     hsds_root,               EVERYBODY }, \
	{ GET,  root "/{version}/",                    hsds_root,               EVERYBODY }, \
	{ GET,  root "/{version}/openapi.json",        hsds_openapi,            EVERYBODY }, \
	{ GET,  root "/{version}/profile",             hsds_profile,            EVERYBODY }, \
	{ GET,  root "/{version}/profile/{file}",      hsds_profile_patch,      EVERYBODY }, \
	{ GET,  root "/{version}/schema/{file}",       hsds_schema,             EVERYBODY }, \
	{ GET,  root "/{version}/services",            hsds_services_list,      EVERYBODY }, \
	{ GET,  root "/{version}/services/{id}",       hsds_services_one,       EVERYBODY }, \
	{ GET,  root "/{version}/service_at_locations", hsds_stays_list,        EVERYBODY }, \
	{ GET,  root "/{version}/service_at_locations/{id}", hsds_stays_one,    EVERYBODY }, \
	{ GET,  root "/{version}/organizations",       hsds_organizations_list, EVERYBODY }, \
	{ GET,  root "/{version}/organizations/{id}",  hsds_organizations_one,  EVERYBODY }, \
	{ GET,  root "/{version}/taxonomies",          hsds_taxonomies_list,    EVERYBODY }, \
	{ GET,  root "/{version}/taxonomies/{id}",     hsds_taxonomies_one,     EVERYBODY }, \
	{ GET,  root "/{version}/taxonomy_terms",      hsds_terms_list,         EVERYBODY }, \
	{ GET,  root "/{version}/taxonomy_terms/{id}", hsds_terms_one,          EVERYBODY }, \
	{ POST, root "/{version}/services",            hsds_services_list,      EVERYBODY }, \
	{ POST, root "/{version}/service_at_locations", hsds_stays_list,        EVERYBODY }, \
	{ POST, root "/{version}/organizations",       hsds_organizations_list, EVERYBODY }, \
	{ POST, root "/{version}/taxonomies",          hsds_taxonomies_list,    EVERYBODY }, \
	{ POST, root "/{version}/taxonomy_terms",      hsds_terms_list,         EVERYBODY }

/* What is made of the whole catalogue is slow: it never holds up pages. */
static const struct route routes[] = {
	{ GET, "/otevrena-data",                opendata_index,   EVERYBODY },
	{ GET, "/otevrena-data/zdroje",         opendata_sources, EVERYBODY },
	{ GET, "/otevrena-data/katalog.jsonld", opendata_catalog, EVERYBODY },
	{ GET, "/otevrena-data/katalog/{file}", opendata_record,  EVERYBODY },
	{ GET, "/otevrena-data/sada/{name}",    opendata_show,    EVERYBODY },
	{ GET, "/otevrena-data/{file}",         opendata_file,    EVERYBODY, .slow = true },
	{ GET, "/widget",                       widget_index,     EVERYBODY },
	{ GET, "/widget/sluzby",                widget_show,      EVERYBODY },
	{ GET, "/widget/motiv.css",             widget_theme,     EVERYBODY },
	{ GET, "/widget/rozcestnik.js",         widget_script,    EVERYBODY },
	API("/api/hsds"),
	API("/api/oruk"),
	{ 0 }
};

static const struct command commands[] = {
	{ "export hsds",
		"--version 3.0|3.1 --format csv|json|datapackage --to SLOŽKA [--report SOUBOR]",
		"vydá katalog ve standardu HSDS", hsds_export_command },
	{ "import hsds",
		"[--dry-run] [--source NÁZEV] [--accept-loss] [--report SOUBOR] SLOŽKA|ZIP|SOUBOR",
		"převezme katalog ve standardu HSDS", hsds_import_command },
	{ "conformance", "--profile hsds-3.0|hsds-3.1|oruk-3.0 [--url ADRESA]",
		"ověří, že API odpovídá standardu", conformance_command },
	{ 0 }
};

static const char *const open_to_all[] = { "/api/hsds/", "/api/oruk/", NULL };

extern const struct db_schema exchange_schema;

const struct feature exchange = {
	.name = "exchange", .schema = &exchange_schema, .routes = routes, .commands = commands,
	.open = open_to_all,
};
