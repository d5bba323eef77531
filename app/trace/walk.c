/* Going from one thing to all that it follows from and that follows from it. */
#include "app/trace/trace.sql.h"
#include "app/trace/trace_view.h"

const struct trace_kind *trace_kind_of(struct req *r, str kind)
{
	for (const struct feature *const *f = r->web->features; *f; f++)
		for (const struct trace_kind *const *k = (*f)->traces; k && *k; k++)
			if (str_is(kind, (*k)->kind))
				return *k;
	return NULL;
}

bool trace_office(struct req *r) { return r->visitor.roles & ROLE_OFFICE; }

/* ---- the walk ---- */

struct end { const char *kind; int64_t id; };
struct wave { struct end *items; size_t count; };
struct walk {
	struct req *r;
	struct trace_graph *graph;
	struct wave now, next;
	bool on, office;
};

static bool is_end(const struct trace_node *n, struct end e)
{
	return n->id == e.id && !strcmp(n->kind, e.kind);
}

static bool known(const struct walk *w, struct end e)
{
	for (size_t i = 0; i < w->graph->nodes.count; i++)
		if (is_end(&w->graph->nodes.items[i], e))
			return true;
	for (size_t i = 0; i < w->next.count; i++)
		if (w->next.items[i].id == e.id && !strcmp(w->next.items[i].kind, e.kind))
			return true;
	return false;
}

static bool linked(const struct trace_graph *g, const struct trace_link *l)
{
	for (size_t i = 0; i < g->links.count; i++) {
		const struct trace_link *k = &g->links.items[i];
		if (k->from == l->from && k->to == l->to && !strcmp(k->from_kind, l->from_kind) &&
			!strcmp(k->to_kind, l->to_kind))
			return true;
	}
	return false;
}

/* A link found from one of the wave; where it leads is looked at in the next. */
static void link_take(struct walk *w, struct trace_link l)
{
	if (linked(w->graph, &l))
		return;
	trace_own(w->r, &w->graph->links, l);
	struct end e = w->on ? (struct end){ l.to_kind, l.to } : (struct end){ l.from_kind, l.from };
	if (!known(w, e))
		*(struct end *)arena_push(w->r->arena, &w->next.items, &w->next.count, sizeof e) = e;
}

static struct int_list ids_of(const struct walk *w, const struct wave *wave, const char *kind)
{
	int64_t *ids = arena_alloc(w->r->arena, wave->count * sizeof *ids);
	size_t n = 0;
	for (size_t i = 0; i < wave->count; i++)
		if (!strcmp(wave->items[i].kind, kind))
			ids[n++] = wave->items[i].id;
	return (struct int_list){ ids, n };
}

static bool among(struct int_list ids, int64_t id)
{
	for (size_t i = 0; i < ids.count; i++)
		if (ids.items[i] == id)
			return true;
	return false;
}

/* Rows of trace_from and trace_to are the same. */
_Static_assert(sizeof(struct trace_from_row) == sizeof(struct trace_to_row), "the same columns");

static void kept_take(struct walk *w, str kind, struct int_list ids)
{
	struct trace_from_rows rows;
	if (w->on) {
		rows = trace_from(w->r->db, .kind = kind, .ids = ids, .limit = TRACE_LINKS);
	} else {
		struct trace_to_rows to = trace_to(w->r->db, .kind = kind, .ids = ids,
			.limit = TRACE_LINKS);
		rows = (struct trace_from_rows){ (struct trace_from_row *)to.items, to.count };
	}
	for (size_t i = 0; i < rows.count; i++) {
		const struct trace_from_row *l = &rows.items[i];
		const struct trace_kind *from = trace_kind_of(w->r, l->from_kind),
			*to = trace_kind_of(w->r, l->to_kind);
		if (from && to)
			link_take(w, (struct trace_link){ from->kind, l->from_id, to->kind, l->to_id, l->why,
				l->id });
	}
}

static void own_take(struct walk *w, const struct trace_kind *k, struct int_list ids)
{
	struct trace_links own = k->own ? k->own(w->r, ids) : (struct trace_links){ 0 };
	for (size_t i = 0; i < own.count; i++) {
		const struct trace_link *l = &own.items[i];
		const char *kind = w->on ? l->from_kind : l->to_kind;
		if (!strcmp(kind, k->kind) && among(ids, w->on ? l->from : l->to))
			link_take(w, *l);
	}
}

static void nodes_take(struct walk *w, const struct trace_kind *k, struct int_list ids)
{
	struct trace_nodes nodes = k->nodes(w->r, ids, w->office);
	for (size_t i = 0; i < nodes.count; i++) {
		struct trace_node n = nodes.items[i];
		n.kind = k->kind;
		if (w->graph->nodes.count < TRACE_MOST)
			trace_node_add(w->r, &w->graph->nodes, n);
		else
			w->graph->cut = true;
	}
}

/* The things of the next wave that may be known become the wave. */
static void wave_read(struct walk *w)
{
	size_t before = w->graph->nodes.count;
	w->now = w->next;
	w->next = (struct wave){ 0 };
	for (const struct feature *const *f = w->r->web->features; *f; f++)
		for (const struct trace_kind *const *k = (*f)->traces; k && *k; k++) {
			struct int_list ids = ids_of(w, &w->now, (*k)->kind);
			if (ids.count)
				nodes_take(w, *k, ids);
		}
	size_t n = w->graph->nodes.count - before;
	w->now.count = n;
	for (size_t i = 0; i < n; i++)
		w->now.items[i] = (struct end){ w->graph->nodes.items[before + i].kind,
			w->graph->nodes.items[before + i].id };
}

static void wave_leave(struct walk *w)
{
	for (const struct feature *const *f = w->r->web->features; *f; f++)
		for (const struct trace_kind *const *k = (*f)->traces; k && *k; k++) {
			struct int_list ids = ids_of(w, &w->now, (*k)->kind);
			if (!ids.count)
				continue;
			kept_take(w, str_of((*k)->kind), ids);
			own_take(w, *k, ids);
		}
}

static void walk(struct walk *w, struct end root)
{
	w->now = (struct wave){ &root, 1 };
	while (w->now.count && !w->graph->cut) {
		wave_leave(w);
		wave_read(w);
	}
}

/* Links whose other end nobody may know of, or was too many, go. */
static void links_clean(struct walk *w)
{
	struct trace_links *all = &w->graph->links;
	size_t kept = 0;
	w->next.count = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct trace_link *l = &all->items[i];
		if (known(w, (struct end){ l->from_kind, l->from }) &&
			known(w, (struct end){ l->to_kind, l->to }))
			all->items[kept++] = *l;
	}
	all->count = kept;
}

struct trace_graph trace_walk(struct req *r, const struct trace_kind *k, int64_t id,
	enum trace_way way)
{
	struct trace_graph g = { 0 };
	struct walk w = { .r = r, .graph = &g, .office = trace_office(r), .on = way == TRACE_ON };
	nodes_take(&w, k, (struct int_list){ &id, 1 });
	if (!g.nodes.count)
		return g;
	walk(&w, (struct end){ k->kind, id });
	links_clean(&w);
	return g;
}

/* What leads to a thing and what follows from it share only the thing itself. */
struct trace_graph trace_joined(struct req *r, const struct trace_graph *back,
	const struct trace_graph *on)
{
	struct trace_graph g = { .cut = back->cut || on->cut };
	for (size_t i = 0; i < back->nodes.count; i++)
		trace_node_add(r, &g.nodes, back->nodes.items[i]);
	for (size_t i = 1; i < on->nodes.count; i++)
		trace_node_add(r, &g.nodes, on->nodes.items[i]);
	for (size_t i = 0; i < back->links.count; i++)
		trace_own(r, &g.links, back->links.items[i]);
	for (size_t i = 0; i < on->links.count; i++)
		trace_own(r, &g.links, on->links.items[i]);
	return g;
}
