/* What hangs on nothing: needs that nobody answers, measures without evidence. */
#include "app/trace/trace.sql.h"
#include "app/trace/trace.html.h"
#include "app/trace/trace_view.h"

/* Things of one kind, and which of them a link leads to, or from. */
struct row { const struct trace_nodes *all; bool *linked; };

static void mark(struct row *row, int64_t id)
{
	for (size_t i = 0; i < row->all->count; i++)
		if (row->all->items[i].id == id)
			row->linked[i] = true;
}

static void kept_mark(struct req *r, struct row *row, const char *kind, struct int_list ids,
	bool cause)
{
	if (cause) {
		struct trace_to_rows to =
			trace_to(r->db, .kind = str_of(kind), .ids = ids, .limit = TRACE_LINKS);
		for (size_t i = 0; i < to.count; i++)
			mark(row, to.items[i].to_id);
		return;
	}
	struct trace_from_rows from =
		trace_from(r->db, .kind = str_of(kind), .ids = ids, .limit = TRACE_LINKS);
	for (size_t i = 0; i < from.count; i++)
		mark(row, from.items[i].from_id);
}

static void own_mark(struct req *r, struct row *row, const struct trace_kind *k,
	struct int_list ids, bool cause)
{
	struct trace_links own = k->own ? k->own(r, ids) : (struct trace_links){ 0 };
	for (size_t i = 0; i < own.count; i++) {
		const struct trace_link *l = &own.items[i];
		if (!strcmp(cause ? l->to_kind : l->from_kind, k->kind))
			mark(row, cause ? l->to : l->from);
	}
}

/* Those that nothing leads to (cause), or that nothing follows from. */
static struct trace_nodes loose(struct req *r, const struct trace_kind *k,
	const struct trace_nodes *all, bool cause)
{
	struct trace_nodes out = { 0 };
	struct row row = { all, arena_alloc(r->arena, all->count + 1) };
	int64_t *ids = arena_alloc(r->arena, (all->count + 1) * sizeof *ids);
	for (size_t i = 0; i < all->count; i++)
		ids[i] = all->items[i].id;
	struct int_list list = { ids, all->count };
	kept_mark(r, &row, k->kind, list, cause);
	own_mark(r, &row, k, list, cause);
	for (size_t i = 0; i < all->count; i++)
		if (!row.linked[i])
			trace_node_add(r, &out, all->items[i]);
	return out;
}

static void list_add(struct req *r, struct trace_orphans_view *v, const struct trace_kind *k,
	const struct trace_nodes *all, bool cause)
{
	const char *title = cause ? k->no_cause : k->no_effect;
	if (!title)
		return;
	struct trace_orphan_list *list = arena_push(r->arena, &v->lists.items, &v->lists.count,
		sizeof *list);
	*list = (struct trace_orphan_list){ tr(r->page.lang, title), loose(r, k, all, cause),
		all->count == TRACE_ORPHANS };
	for (size_t i = 0; i < list->nodes.count; i++)
		list->nodes.items[i].url = arena_printf(r->arena, "/urad/souvislosti/%s/%lld", k->kind,
			(long long)list->nodes.items[i].id);
}

/* GET /urad/souvislosti */
int trace_orphans(struct req *r)
{
	struct trace_orphans_view v = { .r = r, .frame = office_frame(r, N_("What hangs on nothing")) };
	for (int step = 0; step < TRACE_STEPS; step++)
		for (const struct feature *const *f = r->web->features; *f; f++)
			for (const struct trace_kind *const *k = (*f)->traces; k && *k; k++) {
				if ((int)(*k)->step != step)
					continue;
				struct trace_nodes all = (*k)->find(r, S(""), TRACE_ORPHANS);
				v.any |= all.count > 0;
				list_add(r, &v, *k, &all, true);
				list_add(r, &v, *k, &all, false);
			}
	trace_orphans_page(&r->page, &v);
	return answer_page(r);
}
