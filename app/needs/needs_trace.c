/* Needs and evidence on the way from evidence to results. */
#include "app/needs/needs_view.h"

static struct trace_nodes need_nodes_of(struct req *r, struct int_list ids, bool all)
{
	struct trace_nodes nodes = { 0 };
	struct need_nodes_rows rows =
		need_nodes(r->db, .ids = ids, .open = all ? NONE : SOME(1), .limit = NEEDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct need_nodes_row *n = &rows.items[i];
		str url = str_is(n->status, "draft") ?
			arena_printf(r->arena, "/urad/zaznamy/potreby/%lld", (long long)n->id) :
			arena_printf(r->arena, "/potreby/%.*s", STR_ARG(n->slug));
		trace_node_add(r, &nodes, (struct trace_node){ NULL, n->id, n->title, n->area, url });
	}
	return nodes;
}

static struct trace_nodes need_find(struct req *r, str words, int64_t limit)
{
	struct trace_nodes nodes = { 0 };
	struct need_all_rows rows = need_all(r->db, .limit = NEEDS_MOST);
	size_t i = 0;
	while (i < rows.count && trace_found(r, &nodes, words, limit, (struct trace_node){ NULL,
		rows.items[i].id, rows.items[i].title, rows.items[i].area, { 0 } }))
		i++;
	return nodes;
}

static bool need_links(struct req *r, int64_t id) { return need_record.may(r, id); }

const struct trace_kind need_trace = {
	.kind = "need", .one = N_("Need"), .step = TRACE_NEED,
	.who = NEEDS_KEEPERS, .may = need_links, .nodes = need_nodes_of, .find = need_find,
	.no_cause = N_("Needs without evidence"), .no_effect = N_("Needs that nobody answers"),
};

static struct trace_nodes evidence_nodes_of(struct req *r, struct int_list ids, bool all)
{
	struct trace_nodes nodes = { 0 };
	struct evidence_nodes_rows rows =
		evidence_nodes(r->db, .ids = ids, .open = all ? NONE : SOME(1), .limit = NEEDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct evidence_nodes_row *e = &rows.items[i];
		str url = arena_printf(r->arena, "%s/doklady/%lld",
			str_is(e->status, "draft") ? "/urad/zaznamy" : "", (long long)e->id);
		trace_node_add(r, &nodes, (struct trace_node){ NULL, e->id, e->title, e->area, url });
	}
	return nodes;
}

static struct trace_nodes evidence_find(struct req *r, str words, int64_t limit)
{
	struct trace_nodes nodes = { 0 };
	struct evidence_all_rows rows = evidence_all(r->db, .limit = NEEDS_MOST);
	size_t i = 0;
	while (i < rows.count && trace_found(r, &nodes, words, limit, (struct trace_node){ NULL,
		rows.items[i].id, rows.items[i].title, rows.items[i].area, { 0 } }))
		i++;
	return nodes;
}

static bool evidence_links(struct req *r, int64_t id) { return evidence_record.may(r, id); }

const struct trace_kind evidence_trace = {
	.kind = "evidence", .one = N_("Evidence"),
	.step = TRACE_EVIDENCE, .who = NEEDS_KEEPERS, .may = evidence_links,
	.nodes = evidence_nodes_of,
	.find = evidence_find, .no_effect = N_("Evidence that nothing follows from"),
};

int64_t need_of_slug(struct db *db, str slug) { return need_id(db, .slug = slug); }
