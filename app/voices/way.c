/* Suggestions on the way from evidence to results (app/trace). */
#include "app/trace/trace.h"
#include "app/voices/voices_view.h"
#include "app/voices/way.sql.h"

enum { WAY_MOST = 2000 };

static struct trace_nodes suggestion_nodes(struct req *r, struct int_list ids, bool all)
{
	struct trace_nodes nodes = { 0 };
	struct way_voices_rows rows =
		way_voices(r->db, .ids = ids, .open = all ? 0 : 1, .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++)
		trace_node_add(r, &nodes, (struct trace_node){ NULL, rows.items[i].id,
			rows.items[i].title, rows.items[i].area, arena_printf(r->arena,
			all ? "/urad/zapojeni/%lld" : "/zapojte-se/podnety/%lld",
			(long long)rows.items[i].id) });
	return nodes;
}

static struct trace_nodes suggestion_find(struct req *r, str words, int64_t limit)
{
	struct trace_nodes nodes = { 0 };
	struct way_all_voices_rows rows = way_all_voices(r->db, .limit = WAY_MOST);
	size_t i = 0;
	while (i < rows.count && trace_found(r, &nodes, words, limit, (struct trace_node){ NULL,
		rows.items[i].id, rows.items[i].title, rows.items[i].area, { 0 } }))
		i++;
	return nodes;
}

static struct trace_links suggestion_own(struct req *r, struct int_list ids)
{
	struct trace_links links = { 0 };
	struct way_voices_of_rows rows = way_voices_of(r->db, .ids = ids, .limit = WAY_MOST);
	for (size_t i = 0; i < rows.count; i++)
		trace_own(r, &links, (struct trace_link){ "voice", rows.items[i].from_id, "voice",
			rows.items[i].to_id, { 0 }, 0 });
	return links;
}

static bool suggestion_links(struct req *r, int64_t id)
{
	return people_may(r, VOICE_KEEPERS, way_voice_area(r->db, .id = id));
}

const struct trace_kind voice_trace = {
	.kind = "voice", .one = N_("Suggestion"), .step = TRACE_VOICE,
	.who = VOICE_KEEPERS, .may = suggestion_links, .nodes = suggestion_nodes,
	.find = suggestion_find,
	.own = suggestion_own,
};
