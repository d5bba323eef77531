/* Links: which may be, how they are kept. */
#include "app/trace/trace.sql.h"
#include "app/trace/trace_view.h"
#include "search/search.h"

const char *trace_refusal(enum trace_step from, enum trace_step to, bool same, bool reached)
{
	if (same)
		return N_("Nothing follows from itself.");
	if (from > to)
		return N_(
			"A link leads from the earlier to the later: from evidence to a need, from a need "
			"to a priority, a goal, a measure, a decision, and on to what it brought.");
	if (reached)
		return N_("That would lead round in a circle: the one follows from the other already.");
	return NULL;
}

static bool has_node(const struct trace_graph *g, const char *kind, int64_t id)
{
	for (size_t i = 0; i < g->nodes.count; i++)
		if (g->nodes.items[i].id == id && !strcmp(g->nodes.items[i].kind, kind))
			return true;
	return false;
}

static const char *refusal_of(struct req *r, const struct trace_link *l)
{
	const struct trace_kind *from = trace_kind_of(r, str_of(l->from_kind)),
		*to = trace_kind_of(r, str_of(l->to_kind));
	if (!from || !to)
		return N_("One of the two is not there any more.");
	bool same = from == to && l->from == l->to, reached = false;
	if (from->step == to->step && !same) {
		struct trace_graph g = trace_walk(r, to, l->to, TRACE_ON);
		reached = has_node(&g, from->kind, l->from);
	}
	return trace_refusal(from->step, to->step, same, reached);
}

static void note(struct req *r, const struct trace_link *l, str before)
{
	str name = arena_printf(r->arena, "%s %lld → %s %lld", l->from_kind, (long long)l->from,
		l->to_kind, (long long)l->to);
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){
		.action = before.ptr ? "change" : "create", .kind = "trace", .record = l->id,
		.name = name, .field = "why", .old_value = before, .new_value = l->why });
	db_note_change(r->db, l->from_kind, l->from);
	db_note_change(r->db, l->to_kind, l->to);
}

const char *trace_add(struct req *r, const struct trace_link *given)
{
	struct trace_link l = *given;
	str from_kind = str_of(l.from_kind), to_kind = str_of(l.to_kind), before = { 0 };
	if (!l.why.len)
		return N_("Say in a sentence how the one leads to the other.");
	const char *wrong = refusal_of(r, &l);
	if (wrong)
		return wrong;
	struct trace_between_row *known = trace_between(r->db, .from_kind = from_kind,
		.from_id = l.from, .to_kind = to_kind, .to_id = l.to);
	if (known) {
		l.id = known->id;
		before = known->why;
		trace_reword(r->db, .id = l.id, .why = l.why);
	} else {
		struct maybe_int account = r->visitor.account ? SOME(r->visitor.account) : NONE;
		l.id = trace_put(r->db, .from_kind = from_kind, .from_id = l.from, .to_kind = to_kind,
			.to_id = l.to, .why = l.why, .account = account, .now = r->now);
	}
	if (!known || !str_eq(before, l.why))
		note(r, &l, before);
	return NULL;
}

void trace_demo(struct db *db, const struct trace_link *l, int64_t now)
{
	trace_put(db, .from_kind = str_of(l->from_kind), .from_id = l->from,
		.to_kind = str_of(l->to_kind), .to_id = l->to, .why = l->why, .account = NONE,
		.now = now);
}

bool trace_found(struct req *r, struct trace_nodes *nodes, str words, int64_t limit,
	struct trace_node node)
{
	if ((int64_t)nodes->count >= limit)
		return false;
	if (str_has(search_fold(r->arena, node.name), search_fold(r->arena, words)))
		trace_node_add(r, nodes, node);
	return true;
}

void trace_own(struct req *r, struct trace_links *links, struct trace_link link)
{
	*(struct trace_link *)arena_push(r->arena, &links->items, &links->count, sizeof link) = link;
}

void trace_node_add(struct req *r, struct trace_nodes *nodes, struct trace_node node)
{
	*(struct trace_node *)arena_push(r->arena, &nodes->items, &nodes->count, sizeof node) = node;
}
