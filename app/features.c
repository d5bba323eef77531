/*
 * What the program consists of.  A feature may use only those that stand before
 * it; adding one is a line here, in each of the two lists.
 */
#include "app/features.h"
#include "app/assessment/assessment.h"
#include "app/catalogue/catalogue.h"
#include "app/council/council.h"
#include "app/exchange/exchange.h"
#include "app/groups/groups.h"
#include "app/kiosk/kiosk.h"
#include "app/map/map.h"
#include "app/needs/needs.h"
#include "app/news/news.h"
#include "app/office/office.h"
#include "app/pages/pages.h"
#include "app/people/people.h"
#include "app/planning/planning.h"
#include "app/shortlist/shortlist.h"
#include "app/signpost/signpost.h"
#include "app/site/site.h"
#include "app/territory/territory.h"
#include "app/trace/trace.h"
#include "app/translations/translations.h"
#include "app/upkeep/upkeep.h"
#include "app/voices/voices.h"

const struct feature *const app_features[] = {
	&site,
	&territory,
	&people,
	&trace,
	&office,
	&translations,
	&catalogue,
	&upkeep,
	&news,
	&pages,
	&exchange,
	&signpost,
	&shortlist,
	&map,
	&kiosk,
	&groups,
	&voices,
	&needs,
	&planning,
	&council,
	&assessment,
	NULL,
};

#define SCHEMA(feature) extern const struct db_schema feature##_schema
SCHEMA(jobs);
SCHEMA(site);
SCHEMA(territory);
SCHEMA(people);
SCHEMA(trace);
SCHEMA(office);
SCHEMA(translations);
SCHEMA(catalogue);
SCHEMA(upkeep);
SCHEMA(news);
SCHEMA(pages);
SCHEMA(exchange);
SCHEMA(signpost);
SCHEMA(shortlist);
SCHEMA(groups);
SCHEMA(voices);
SCHEMA(needs);
SCHEMA(planning);
SCHEMA(council);
SCHEMA(assessment);
const struct db_schema *const app_schemas[] = {
	&jobs_schema,
	&site_schema,
	&territory_schema,
	&people_schema,
	&trace_schema,
	&office_schema,
	&translations_schema,
	&catalogue_schema,
	&upkeep_schema,
	&news_schema,
	&pages_schema,
	&exchange_schema,
	&signpost_schema,
	&shortlist_schema,
	&groups_schema,
	&voices_schema,
	&needs_schema,
	&planning_schema,
	&council_schema,
	&assessment_schema,
	NULL,
};

extern const struct lang lang_cs, lang_uk, lang_en;
static const struct lang *const langs[] = { &lang_cs, &lang_uk, &lang_en, NULL };

const struct web app_web = {
	.features = app_features,
	.langs = langs,
	.identify = people_identify,
	.error_page = site_error_page,
	.asset = asset_find,
	.sign = people_sign,
};
