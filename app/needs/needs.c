/* What the feature consists of. */
#include "app/needs/needs_view.h"

static const struct route routes[] = {
	{ GET, "/potreby", needs_index, EVERYBODY },
	{ GET, "/potreby/{slug}", need_show, EVERYBODY },
	{ GET, "/doklady/{id}", evidence_show, EVERYBODY },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/zaznamy/potreby", N_("Needs"), NEEDS_KEEPERS, NULL },
	{ "/urad/zaznamy/doklady", N_("Pieces of evidence"), NEEDS_KEEPERS, NULL }, { 0 }
};

static const struct record *const records[] = { &need_record, &evidence_record, NULL };
static const struct trace_kind *const traces[] = { &evidence_trace, &need_trace, NULL };

static void links(struct req *r, struct site_links *more)
{
	site_link_add(r, &more->map, S("/potreby"), tr(r->page.lang, N_("What people here need")));
}

extern const struct db_schema needs_schema;
const struct feature needs = {
	.name = "needs", .routes = routes, .office = office_links, .records = records,
	.traces = traces, .schema = &needs_schema, .links = links, .demo = needs_demo,
};
