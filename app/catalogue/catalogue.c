/* The feature: its addresses, commands, jobs, demonstration data. */
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/facets.h"
#include "app/catalogue/import.h"

static const struct route routes[] = {
	{ GET, "/",                  home_show,       EVERYBODY },
	{ GET, "/sluzby",            service_index,   EVERYBODY },
	{ GET, "/sluzby/{slug}",     service_show,    EVERYBODY },
	{ GET, "/organizace",        provider_index,  EVERYBODY },
	{ GET, "/organizace/{slug}", provider_show,   EVERYBODY },
	{ GET, "/situace",           situation_index, EVERYBODY },
	{ GET, "/situace/{slug}",    situation_show,  EVERYBODY },
	{ GET, "/krize",             crisis_show,     EVERYBODY },
	{ GET, "/kontakty",          offices_show,    EVERYBODY },
	{ GET, "/hledat",            search_show,     EVERYBODY },
	{ GET, "/sitemap.xml",       sitemap_show,    EVERYBODY },
	{ GET, "/robots.txt",        robots_show,     EVERYBODY },
	{ GET, "/api/v1/search",     search_api,      EVERYBODY },
	{ 0 }
};

static const struct command commands[] = {
	{ "import guide", "SOUBOR [--dry-run] [--source NÁZEV] [--accept-loss] [--report SOUBOR]",
	  "načte průvodce města (JSON)", import_guide_command },
	{ "import rpss", "SOUBOR [--dry-run] [--source NÁZEV] [--accept-loss] [--report SOUBOR]",
	  "načte registr poskytovatelů sociálních služeb (JSON)", import_rpss_command },
	{ 0 }
};

/* The guide of a real town, so that there is something to look at. */
static void demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	struct import_job job = {
		.format = "guide", .source = S("pribor"), .file_name = S("pribor-services.json")
	};
	struct import_result got =
		guide_import(db, a, now, job, data_file(S("demo/pribor-services.json")));
	if (got.outcome != IMPORT_LANDED)
		return;
	site_setting_put(db, "town_name", S("Příbor a okolí (ukázková data)"));
	site_setting_put(db, "operator", S("Ukázková instalace"));
	buf_put(say, S("Nahrána ukázková data: průvodce sociálními službami města Příbor (MIT).\n"));
}

static void start(const char *data, const char *url)
{
	catalogue_search_start(data, url);
	facets_keep(true);
}

extern const struct db_schema catalogue_schema;
const struct feature catalogue = {
	.name = "catalogue", .routes = routes, .commands = commands, .schema = &catalogue_schema,
	.jobs = catalogue_jobs, .install = catalogue_install, .demo = demo,
	.start = start,
};
