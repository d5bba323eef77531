/* The public pages of needs and of evidence. */
#include "app/catalogue/catalogue.h"
#include "app/needs/needs.html.h"
#include "doc/doc.h"

/* Names of the target groups of a need, divided by commas. */
static str groups_words(struct req *r, const struct choice *names,
	const struct need_groups_rows *rows, int64_t need)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].need_id == need)
			buf_printf(&out, "%s%s", out.len ? ", " : "", choice_label(names, rows->items[i].code));
	return buf_str(&out);
}

static void line_add(struct req *r, struct need_lines *to, const struct need_public_row *n,
	str groups)
{
	*(struct need_line *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
		(struct need_line){ n->title, arena_printf(r->arena, "/potreby/%.*s", STR_ARG(n->slug)),
			n->summary, n->area, groups };
}

/* GET /potreby?uzemi= */
int needs_index(struct req *r)
{
	struct needs_view v = { .frame = site_frame(r, tr(r->page.lang, N_("What people here need"))) };
	struct need_public_rows rows =
		need_public(r->db, .area = query_text(r, "uzemi"), .limit = NEEDS_MOST);
	int64_t *ids = arena_alloc(r->arena, (rows.count + 1) * sizeof *ids);
	for (size_t i = 0; i < rows.count; i++)
		ids[i] = rows.items[i].id;
	struct need_groups_rows groups =
		need_groups(r->db, .ids = { ids, rows.count }, .limit = RECORDS_MOST);
	const struct choice *names = code_choices(r, "target_group");
	for (size_t i = 0; i < rows.count; i++)
		line_add(r, str_is(rows.items[i].status, "closed") ? &v.closed : &v.open, &rows.items[i],
			groups_words(r, names, &groups, rows.items[i].id));
	site_crumb(r, v.frame, S(""), v.frame->title);
	needs_page(&r->page, &v);
	return answer_page(r);
}

/* GET /potreby/{slug} */
int need_show(struct req *r)
{
	struct need_get_row *n = need_get(r->db, .slug = r->id);
	if (!n)
		return answer_error(r, 404);
	struct need_groups_rows groups =
		need_groups(r->db, .ids = { &n->id, 1 }, .limit = RECORDS_MOST);
	struct need_view v = { .frame = site_frame(r, n->title), .area = n->area,
		.summary = n->summary,
		.groups = groups_words(r, code_choices(r, "target_group"), &groups, n->id),
		.closing = str_is(n->status, "closed") ? n->closing : (str){ 0 },
		.text = { markdown_html(r->arena, r->page.prefix, n->text) },
		.downloads = attachments_public(r, "need", n->id), .trace = trace_of(r, "need", n->id) };
	v.frame->description = n->summary;
	site_crumb(r, v.frame, S("/potreby"), tr(r->page.lang, N_("What people here need")));
	site_crumb(r, v.frame, S(""), n->title);
	need_page(&r->page, &v);
	return answer_page(r);
}

/* "1. 1. 2023 – 31. 12. 2023", or what of it is known. */
static str period_words(struct req *r, str from, str to)
{
	if (!from.len && !to.len)
		return (str){ 0 };
	str a = from.len ? site_day(r, from) : S("…"), b = to.len ? site_day(r, to) : S("…");
	return arena_printf(r->arena, "%.*s – %.*s", STR_ARG(a), STR_ARG(b));
}

/* GET /doklady/{id} */
int evidence_show(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	struct evidence_get_row *e = id.set ? evidence_get(r->db, .id = id.value) : NULL;
	if (!e)
		return answer_error(r, 404);
	struct evidence_view v = { .frame = site_frame(r, e->title), .area = e->area,
		.kind = tr(r->page.lang, choice_label(evidence_kinds, e->kind)), .source = e->source,
		.method = e->method, .period = period_words(r, e->period_from, e->period_to),
		.reliability = tr(r->page.lang, choice_label(evidence_reliability, e->reliability)),
		.url = e->url, .finding = { markdown_html(r->arena, r->page.prefix, e->finding) },
		.downloads = attachments_public(r, "evidence", e->id),
		.trace = trace_of(r, "evidence", e->id) };
	if (e->people.set)
		v.people = arena_printf(r->arena, "%lld", (long long)e->people.value);
	site_crumb(r, v.frame, S("/potreby"), tr(r->page.lang, N_("What people here need")));
	site_crumb(r, v.frame, S(""), e->title);
	evidence_page(&r->page, &v);
	return answer_page(r);
}
