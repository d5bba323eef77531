/* The pages of a way: the picture, the lists, linking in the office, what is missing. */
#include "app/trace/trace.sql.h"
#include "app/trace/trace.html.h"
#include "app/trace/trace_view.h"

/* ---- lists ---- */

static const struct trace_node *node_of(const struct trace_graph *g, const char *kind, int64_t id)
{
	for (size_t i = 0; i < g->nodes.count; i++)
		if (g->nodes.items[i].id == id && !strcmp(g->nodes.items[i].kind, kind))
			return &g->nodes.items[i];
	return NULL;
}

static bool is(const struct trace_node *n, const char *kind, int64_t id)
{
	return n->id == id && !strcmp(n->kind, kind);
}

static void reason_add(struct req *r, struct trace_item *item, const struct trace_node *other,
	const struct trace_link *l)
{
	*(struct trace_reason *)arena_push(r->arena, &item->reasons.items, &item->reasons.count,
		sizeof *item->reasons.items) = (struct trace_reason){ other->name, l->why, l->id };
}

/* What the thing hangs on: links that lead from it (before), or to it (after). */
static struct trace_item item_of(struct req *r, const struct trace_graph *g,
	const struct trace_node *n, bool after)
{
	struct trace_item item = { .node = *n,
		.kind = tr(r->page.lang, trace_kind_of(r, str_of(n->kind))->one) };
	for (size_t i = 0; i < g->links.count; i++) {
		const struct trace_link *l = &g->links.items[i];
		if (after && is(n, l->to_kind, l->to))
			reason_add(r, &item, node_of(g, l->from_kind, l->from), l);
		else if (!after && is(n, l->from_kind, l->from))
			reason_add(r, &item, node_of(g, l->to_kind, l->to), l);
	}
	return item;
}

static struct trace_items items_of(struct req *r, const struct trace_graph *g, bool after)
{
	struct trace_items items = { 0 };
	for (int step = 0; step < TRACE_STEPS; step++)
		for (size_t i = 1; i < g->nodes.count; i++)
			if ((int)trace_kind_of(r, str_of(g->nodes.items[i].kind))->step == step)
				*(struct trace_item *)arena_push(r->arena, &items.items, &items.count,
					sizeof *items.items) = item_of(r, g, &g->nodes.items[i], after);
	return items;
}

/* Both ways apart, so that a list says only what leads here, or what follows; and both as one
 * for the picture, if it is wanted. */
static struct trace_view *view_of(struct req *r, const struct trace_kind *k, int64_t id,
	struct drawing **picture)
{
	struct trace_graph back = trace_walk(r, k, id, TRACE_BACK);
	if (!back.nodes.count)
		return NULL;
	struct trace_graph on = trace_walk(r, k, id, TRACE_ON);
	struct trace_graph all = trace_joined(r, &back, &on);
	struct trace_view *v = arena_alloc(r->arena, sizeof *v);
	*v = (struct trace_view){ .r = r, .node = back.nodes.items[0],
		.kind = tr(r->page.lang, k->one), .before = items_of(r, &back, false),
		.after = items_of(r, &on, true), .cut = all.cut, .office = trace_office(r),
		.page = arena_printf(r->arena, "%s/souvislosti/%s/%lld", trace_office(r) ? "/urad" : "",
			k->kind, (long long)id) };
	if (picture)
		*picture = trace_picture(r, &all);
	return v;
}

struct trace_view *trace_of(struct req *r, const char *kind, int64_t id)
{
	const struct trace_kind *k = trace_kind_of(r, str_of(kind));
	struct trace_view *v = k ? view_of(r, k, id, NULL) : NULL;
	return v && (v->office || v->before.count || v->after.count) ? v : NULL;
}

struct ui_link trace_place(struct req *r, const char *kind, int64_t id)
{
	if (!id || !trace_office(r) || !trace_kind_of(r, str_of(kind)))
		return (struct ui_link){ 0 };
	return (struct ui_link){
		.href = arena_printf(r->arena, "/urad/souvislosti/%s/%lld", kind, (long long)id),
		.text = tr(r->page.lang, N_("Where it comes from and what came of it")) };
}

/* ---- the page ---- */

static const struct trace_kind *asked(struct req *r, int64_t *id)
{
	struct maybe_int number = str_int(r->sub);
	*id = number.value;
	return number.set ? trace_kind_of(r, r->id) : NULL;
}

/* GET /souvislosti/{kind}/{id} */
int trace_show(struct req *r)
{
	int64_t id;
	const struct trace_kind *k = asked(r, &id);
	struct trace_page_view v = { .r = r };
	if (!k || !(v.trace = view_of(r, k, id, &v.picture)))
		return answer_error(r, 404);
	v.frame = site_frame(r, v.trace->node.name);
	site_crumb(r, v.frame, v.trace->node.url, v.trace->node.name);
	site_crumb(r, v.frame, S(""), tr(r->page.lang, N_("Where it comes from and what came of it")));
	trace_page(&r->page, &v);
	return answer_page(r);
}

/* ---- linking ---- */

struct link_form { str thing, direction, why; };
static const struct choice directions[] = {
	{ S("sem"), N_("It leads here: this follows from it") },
	{ S("odtud"), N_("It follows from this") }, { .label = NULL }
};
#define F(member, type, ...) FIELD(struct link_form, member, type, __VA_ARGS__)
static const struct field link_fields[] = {
	F(thing, TEXT, .label = N_("What to link"), .required = true, .max = 80),
	F(direction, CHOICE, .label = N_("How they hang together"), .required = true,
		.choices = directions),
	F(why, LONG_TEXT, .label = N_("Why"), .required = true, .max = 500,
		.hint = N_("A sentence that everybody may read: “Fifteen families wait for a place.”")),
	{ 0 }
};

static void found_add(struct req *r, struct trace_page_view *v, const struct trace_kind *k,
	const struct trace_node *n)
{
	if (v->found.count < TRACE_FOUND && !is(&v->trace->node, k->kind, n->id))
		*(struct trace_found *)arena_push(r->arena, &v->found.items, &v->found.count,
			sizeof *v->found.items) = (struct trace_found){
			arena_printf(r->arena, "%s-%lld", k->kind, (long long)n->id), n->name,
			arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(tr(r->page.lang, k->one)),
				n->about.len ? " · " : "", STR_ARG(n->about)) };
}

static void things_find(struct req *r, struct trace_page_view *v)
{
	for (const struct feature *const *f = r->web->features; *f; f++)
		for (const struct trace_kind *const *k = (*f)->traces; k && *k; k++) {
			struct trace_nodes nodes = (*k)->find(r, v->words, TRACE_FOUND);
			for (size_t i = 0; i < nodes.count; i++)
				found_add(r, v, *k, &nodes.items[i]);
		}
}

static int office_page(struct req *r, const struct trace_kind *k, int64_t id,
	const struct link_form *form)
{
	struct trace_page_view v = { .r = r, .fields = link_fields, .form = form,
		.words = query_text(r, "hledat"), .done = query_text(r, "hotovo").len > 0 };
	if (!v.words.ptr)
		v.words = form_text(r, "hledat");
	if (!(v.trace = view_of(r, k, id, &v.picture)))
		return answer_error(r, 404);
	v.frame = office_frame(r, N_("Where it comes from and what came of it"));
	v.frame->error = r->errors.count;
	if (v.words.ptr)
		things_find(r, &v);
	trace_office_page(&r->page, &v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/souvislosti/{kind}/{id}?hledat= */
int trace_office_show(struct req *r)
{
	int64_t id;
	const struct trace_kind *k = asked(r, &id);
	return k ? office_page(r, k, id, &(struct link_form){ 0 }) : answer_error(r, 404);
}

static bool may_link(struct req *r, const struct trace_kind *k, int64_t id)
{
	return k->who & r->visitor.roles && (!k->may || k->may(r, id));
}

/* "need-12" as the kind and the number; false: it is none. */
static bool thing_read(struct req *r, str thing, const struct trace_kind **k, int64_t *id)
{
	str kind;
	struct maybe_int number = { 0 };
	if (str_cut(&thing, '-', &kind))
		number = str_int(thing);
	*id = number.value;
	*k = trace_kind_of(r, kind);
	return number.set && *k && (*k)->nodes(r, (struct int_list){ id, 1 }, true).count;
}

/* POST /urad/souvislosti/{kind}/{id} */
int trace_office_add(struct req *r)
{
	int64_t id, other_id;
	const struct trace_kind *k = asked(r, &id), *other;
	struct link_form form = { 0 };
	if (!k)
		return answer_error(r, 404);
	if (!may_link(r, k, id))
		return answer_error(r, 403);
	if (!form_read(r, link_fields, &form))
		return office_page(r, k, id, &form);
	const char *wrong = N_("Choose what was found.");
	if (thing_read(r, form.thing, &other, &other_id)) {
		bool here = str_is(form.direction, "sem");
		struct trace_link l = { here ? other->kind : k->kind, here ? other_id : id,
			here ? k->kind : other->kind, here ? id : other_id, form.why, 0 };
		wrong = trace_add(r, &l);
	}
	if (wrong) {
		form_error(r, link_fields, "thing", wrong);
		return office_page(r, k, id, &form);
	}
	return answer_see_other(r, arena_printf(r->arena, "%.*s?hotovo=1", STR_ARG(r->path)));
}

/* Who may link either end may take the link away. */
static bool may_drop(struct req *r, const struct trace_get_row *l)
{
	const struct trace_kind *from = trace_kind_of(r, l->from_kind),
		*to = trace_kind_of(r, l->to_kind);
	return (from && may_link(r, from, l->from_id)) || (to && may_link(r, to, l->to_id));
}

/* POST /urad/souvislosti/{kind}/{id}/zrusit, field odkaz: of any thing on the way */
int trace_office_drop(struct req *r)
{
	int64_t id;
	const struct trace_kind *k = asked(r, &id);
	struct maybe_int link = str_int(form_text(r, "odkaz"));
	struct trace_get_row *l = link.set ? trace_get(r->db, .id = link.value) : NULL;
	if (!k || !l)
		return answer_error(r, 404);
	if (!may_drop(r, l))
		return answer_error(r, 403);
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "delete",
		.kind = "trace", .record = l->id, .field = "why", .old_value = l->why,
		.name = arena_printf(r->arena, "%.*s %lld → %.*s %lld", STR_ARG(l->from_kind),
			(long long)l->from_id, STR_ARG(l->to_kind), (long long)l->to_id) });
	trace_drop(r->db, .id = l->id);
	db_note_change(r->db, k->kind, id);
	return answer_see_other(r, arena_printf(r->arena, "/urad/souvislosti/%s/%lld?hotovo=1",
		k->kind, (long long)id));
}
