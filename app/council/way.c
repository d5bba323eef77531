/* Papers on the way from evidence to results (app/trace): where something was decided. */
#include "app/council/council.h"
#include "app/council/paper.h"
#include "app/council/way.sql.h"
#include "app/trace/trace.h"

enum { WAY_MOST = 2000 };

/* What the public reads is the copy without people's names. */
static struct trace_nodes paper_nodes(struct req *r, struct int_list ids, bool all)
{
	struct trace_nodes nodes = { 0 };
	struct way_papers_rows rows =
		way_papers(r->db, .ids = ids, .open = all ? 0 : 1, .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct way_papers_row *p = &rows.items[i];
		str name = all ? p->title : p->copy, url = all ?
			paper_url(r, p->id, "") :
			arena_printf(r->arena, "/usneseni/%.*s", STR_ARG(p->slug));
		trace_node_add(r, &nodes, (struct trace_node){ NULL, p->id, name, p->number, url });
	}
	return nodes;
}

static struct trace_nodes paper_find(struct req *r, str words, int64_t limit)
{
	struct trace_nodes nodes = { 0 };
	struct way_all_papers_rows rows = way_all_papers(r->db, .limit = WAY_MOST);
	size_t i = 0;
	while (i < rows.count && trace_found(r, &nodes, words, limit, (struct trace_node){ NULL,
		rows.items[i].id, rows.items[i].title, { 0 }, { 0 } }))
		i++;
	return nodes;
}

static bool paper_links(struct req *r, int64_t id) { return paper_record.may(r, id); }

const struct trace_kind paper_trace = {
	.kind = "paper", .one = N_("Decision"), .step = TRACE_DECISION,
	.who = ROLE_ADMIN | ROLE_COORDINATOR | ROLE_HEAD, .may = paper_links,
	.nodes = paper_nodes, .find = paper_find,
	.no_cause = N_("Decisions that come from nothing"),
};
