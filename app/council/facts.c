/* What stands on pages about a paper beside its way: of the office's, or of the copy. */
#include "app/council/documents.h"

static void fact(struct req *r, struct council_facts *to, const char *name, str value)
{
	if (value.len)
		*(struct council_fact *)arena_push(r->arena, &to->items, &to->count,
			sizeof *to->items) = (struct council_fact){ tr(r->page.lang, name), value };
}

struct council_facts council_facts_of(struct req *r, const struct paper *p,
	const struct paper_words *w, bool copy)
{
	struct council_facts to = { 0 };
	fact(r, &to, N_("Department (of a paper)"), w->department);
	fact(r, &to, N_("Prepared by"), w->prepared);
	fact(r, &to, N_("Presented by"), w->presented);
	fact(r, &to, N_("Statement of the commission"), w->statement);
	fact(r, &to, N_("Previous resolutions in words"),
		copy ? paper_copy_of(p, S("previous")) : p->row->previous);
	fact(r, &to, N_("Annexes"), copy ? paper_copy_of(p, S("annexes")) : p->row->annexes);
	fact(r, &to, N_("Signed on"),
		p->row->signed_on.len ? site_day(r, p->row->signed_on) : (str){ 0 });
	fact(r, &to, N_("Signature of the head of the department"), w->signed_by);
	return to;
}

/* The office is led to the paper itself, the public to what is published of it. */
static str previous_url(struct req *r, const struct paper_previous_list_row *x, bool copy)
{
	if (!copy)
		return paper_url(r, x->of_paper, "");
	return x->public ? arena_printf(r->arena, "/usneseni/%.*s", STR_ARG(x->slug)) : S("");
}

struct ui_links council_previous_links(struct req *r, const struct paper *p, bool copy)
{
	struct ui_links to = { 0 };
	for (size_t i = 0; i < p->previous.count; i++) {
		const struct paper_previous_list_row *x = &p->previous.items[i];
		str title = copy ? (x->public ? x->public_title : S("")) : x->title;
		site_link_add(r, &to, previous_url(r, x, copy), arena_printf(r->arena,
			"%.*s %.*s %.*s%s%.*s", STR_ARG(x->code), STR_ARG(x->number),
			STR_ARG(site_day(r, x->day)), title.len ? ": " : "", STR_ARG(title)));
	}
	return to;
}
