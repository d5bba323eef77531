/* The feature: its addresses. */
#include "app/exchange/exchange.h"
#include "app/exchange/opendata.h"
#include "app/exchange/widget.h"

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
	{ 0 }
};

const struct feature exchange = { .name = "exchange", .routes = routes };
