/* The feature: its addresses, commands, jobs, demonstration data. */
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/facets.h"
#include "app/catalogue/record.h"
#include "app/trace/trace.h"

static const struct route routes[] = {
	{ GET, "/",                  home_show,       EVERYBODY },
	{ GET, "/sluzby",            service_index,   EVERYBODY },
	{ GET, "/sluzby/{slug}",     service_show,    EVERYBODY },
	{ GET, "/sluzby/{slug}/odbornik", professional_show, EVERYBODY },
	{ GET, "/letaky/ordinace",   leaflet_show,    EVERYBODY },
	{ GET, "/organizace",        provider_index,  EVERYBODY },
	{ GET, "/organizace/{slug}", provider_show,   EVERYBODY },
	{ GET, "/situace",           situation_index, EVERYBODY },
	{ GET, "/situace/{slug}",    situation_show,  EVERYBODY },
	{ GET, "/situace/{slug}/letak", situation_leaflet, EVERYBODY },
	{ GET, "/krize",             crisis_show,     EVERYBODY },
	{ GET, "/kontakty",          offices_show,    EVERYBODY },
	{ GET, "/hledat",            search_show,     EVERYBODY },
	{ GET, "/urad/hledani",      miss_index,      CATALOGUE_KEEPERS },
	{ GET, "/sitemap.xml",       sitemap_show,    EVERYBODY },
	{ GET, "/robots.txt",        robots_show,     EVERYBODY },
	{ GET, "/api/v1/search",     search_api,      EVERYBODY },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/zaznamy/sluzby", N_("Services"), CATALOGUE_KEEPERS, NULL },
	{ "/urad/zaznamy/organizace", N_("Providers"), CATALOGUE_KEEPERS, NULL },
	{ "/urad/zaznamy/mista", N_("Places"), CATALOGUE_KEEPERS, NULL },
	{ "/urad/zaznamy/situace", N_("Life situations"), CATALOGUE_KEEPERS, NULL },
	{ "/urad/zaznamy/linky", N_("Crisis lines"), CATALOGUE_KEEPERS, NULL },
	{ "/urad/zaznamy/urady", N_("Offices"), CATALOGUE_KEEPERS, NULL },
	{ "/urad/zaznamy/odbory", N_("Departments"), CATALOGUE_KEEPERS, NULL },
	{ "/urad/zaznamy/slova", N_("Words for searching"), CATALOGUE_KEEPERS, NULL },
	{ "/urad/hledani", N_("What people search for in vain"), CATALOGUE_KEEPERS, NULL },
	{ 0 }
};

static void start(const char *data, const char *url)
{
	catalogue_search_start(data, url);
	facets_keep(true);
}

extern const struct trace_kind service_trace;
static const struct trace_kind *const traces[] = { &service_trace, NULL };

extern const struct db_schema catalogue_schema;
const struct feature catalogue = {
	.name = "catalogue",
	.routes = routes,
	.commands = import_commands,
	.schema = &catalogue_schema,
	.jobs = catalogue_jobs,
	.records = catalogue_records, .traces = traces, .office = office_links,
	.translated = catalogue_translated,
	.install = catalogue_install,
	.demo = catalogue_demo,
	.start = start,
};
