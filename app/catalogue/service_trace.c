/* Services on the way from evidence to results (app/trace): what a measure or a decision changed
 * in them stands in the link's why, "a new evening service", "from 10 to 15 places". */
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/record.h"
#include "app/catalogue/service_trace.sql.h"
#include "app/trace/trace.h"

enum { SERVICES_MOST = 50000 };

static struct trace_nodes nodes_of(struct req *r, struct int_list ids, bool all)
{
	struct trace_nodes nodes = { 0 };
	struct trace_services_rows rows = trace_services(
		r->db, .ids = ids, .open = all ? NONE : SOME(1), .limit = SERVICES_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct trace_services_row *s = &rows.items[i];
		str url = str_is(s->status, "draft")
			? arena_printf(r->arena, "/urad/zaznamy/sluzby/%lld", (long long)s->id)
			: arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->slug));
		trace_node_add(r, &nodes, (struct trace_node){ NULL, s->id, s->name, s->provider, url });
	}
	return nodes;
}

static struct trace_nodes find(struct req *r, str words, int64_t limit)
{
	struct trace_nodes nodes = { 0 };
	struct trace_services_all_rows rows = trace_services_all(r->db, .limit = SERVICES_MOST);
	size_t i = 0;
	while (i < rows.count && trace_found(r, &nodes, words, limit, (struct trace_node){ NULL,
		rows.items[i].id, rows.items[i].name, rows.items[i].provider, { 0 } }))
		i++;
	return nodes;
}

static bool links(struct req *r, int64_t id) { return service_record.may(r, id); }

const struct trace_kind service_trace = {
	.kind = "service", .one = N_("Service that changed"), .step = TRACE_CHANGE,
	.who = CATALOGUE_KEEPERS, .may = links, .nodes = nodes_of, .find = find,
};
