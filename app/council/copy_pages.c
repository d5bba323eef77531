/* The copy that the public sees: made from the paper with offices instead of names, looked
 * through for personal data, changed by hand, published. */
#include "app/council/acts.h"
#include "app/council/council.html.h"
#include "app/council/documents.h"

struct copying {
	struct req *r;
	const struct paper *paper;
	struct council_copy_view *view;
	struct scan_office offices[6];
	size_t count;
	struct str_list names;
	bool sent;                         /* parts come from the form */
};

/* A name as it is written, and without its degrees. */
static void replace_add(struct copying *c, str name, str by)
{
	struct req *r = c->r;
	struct buf bare = { .arena = r->arena };
	str rest = name, word;
	if (!name.len)
		return;
	while (str_cut(&rest, ' ', &word))
		if (word.len && !str_has(word, S(".")))
			buf_printf(&bare, "%s%.*s", bare.len ? " " : "", STR_ARG(word));
	c->offices[c->count++] = (struct scan_office){ name, by };
	if (str_has(buf_str(&bare), S(" ")))
		c->offices[c->count++] = (struct scan_office){ buf_str(&bare), by };
}

static void copying_begin(struct copying *c)
{
	const struct paper_get_row *p = c->paper->row;
	str *names = arena_alloc(c->r->arena, 3 * sizeof *names);
	replace_add(c, p->prepared_by, p->prepared_office);
	replace_add(c, p->presented_by, p->presented_office);
	replace_add(c, p->signed_by, p->signed_office);
	names[0] = p->prepared_by;
	names[1] = p->presented_by;
	names[2] = p->signed_by;
	c->names = (struct str_list){ names, 3 };
}

/* What was typed, else what is published, else the paper's own words without names. */
static str part_text(struct copying *c, str part, str own)
{
	struct req *r = c->r;
	str kept = paper_copy_of(c->paper, part);
	if (c->sent)
		return form_text(r, arena_printf(r->arena, "cast-%.*s", STR_ARG(part)).ptr);
	return kept.ptr ? kept : scan_replace(r->arena, own, c->offices, c->count);
}

static void part(struct copying *c, str name, str label, str own)
{
	struct council_copy_view *v = c->view;
	str text = part_text(c, name, own);
	struct copy_part *to =
		arena_push(c->r->arena, &v->parts.items, &v->parts.count, sizeof *to);
	*to = (struct copy_part){ .part = name, .label = label, .text = text,
		.finds = scan_personal(c->r->arena, text, c->names),
		.rows = text.len > 1000 ? 14 : text.len > 100 ? 5 : 2 };
	v->finds |= to->finds.count > 0;
	for (size_t i = 0; i < to->finds.count; i++)
		v->birth |= to->finds.items[i].kind == SCAN_BIRTH_NUMBER;
}

static void hearing_parts(struct copying *c, const hearing_row *h)
{
	struct req *r = c->r;
	part(c, arena_printf(r->arena, "draft-%lld", (long long)h->id),
		council_say(r->arena, r->page.lang, N_("Draft resolution of %s"), &h->code), h->draft);
	if (h->adopted.len)
		part(c, arena_printf(r->arena, "adopted-%lld", (long long)h->id), council_say(r->arena,
			r->page.lang, N_("Resolution as %s adopted it"), &h->code), h->adopted);
}

static void parts_fill(struct copying *c)
{
	struct req *r = c->r;
	const struct lang *l = r->page.lang;
	const struct paper_get_row *p = c->paper->row;
	copying_begin(c);
	part(c, S("title"), tr(l, N_("Name of the paper")), p->title);
	part(c, S("department"), tr(l, N_("Department (of a paper)")), p->department);
	part(c, S("prepared"), tr(l, N_("Prepared by")), p->prepared_office);
	part(c, S("presented"), tr(l, N_("Presented by")), p->presented_office);
	part(c, S("statement"), tr(l, N_("Statement of the commission")), p->statement);
	part(c, S("previous"), tr(l, N_("Previous resolutions")), p->previous);
	for (size_t i = 0; i < c->paper->hearings.count; i++)
		hearing_parts(c, &c->paper->hearings.items[i]);
	part(c, S("report"), tr(l, N_("Explanatory report")), p->report);
	part(c, S("annexes"), tr(l, N_("Annexes")), p->annexes);
	part(c, S("signed"), tr(l, N_("Signature of the head: office or role")), p->signed_office);
}

static int show(struct req *r, const struct paper *p, struct council_copy_view *v)
{
	v->r = r;
	v->back = paper_url(r, p->row->id, "");
	v->url = paper_url(r, p->row->id, "/zverejneni");
	v->frame = office_frame(r, N_("Copy for the public"));
	v->frame->error = r->errors.count;
	if (p->row->published_at.set) {
		v->published = moment_words(r, p->row->published_at.value);
		v->public_url = arena_printf(r->arena, "/usneseni/%.*s", STR_ARG(p->row->slug));
	}
	council_copy_page(&r->page, *v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

static bool publishable(const struct paper *p)
{
	return p->state == PAPER_APPROVED || p->state == PAPER_ADOPTED || p->state == PAPER_REJECTED;
}

static int not_yet(struct req *r, struct paper *p)
{
	form_error(r, NULL, NULL, N_("Only a paper that the head has approved can be published."));
	return council_paper_answer(r, (struct council_paper_view){ .paper = p });
}

/* GET /urad/material/{id}/zverejneni */
int council_copy_show(struct req *r)
{
	struct paper *p = council_paper_asked(r, COUNCIL_WRITERS);
	struct council_copy_view v = { 0 };
	if (!p)
		return r->status;
	if (!publishable(p))
		return not_yet(r, p);
	parts_fill(&(struct copying){ .r = r, .paper = p, .view = &v });
	return show(r, p, &v);
}

static void publish(struct req *r, const struct paper *p, const struct council_copy_view *v)
{
	paper_copy_forget(r->db, .paper = p->row->id);
	for (size_t i = 0; i < v->parts.count; i++)
		paper_copy_add(r->db, .paper = p->row->id, .part = v->parts.items[i].part,
			.text = v->parts.items[i].text.ptr ? v->parts.items[i].text : S(""));
	paper_publication_put(r->db, .paper = p->row->id, .account = SOME(r->visitor.account),
		.now = r->now);
}

static void noted(struct req *r, const struct paper *p, const char *action)
{
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = action,
		.kind = "paper", .record = p->row->id, .name = p->row->title });
	db_note_change(r->db, "paper", p->row->id);
}

/* POST /urad/material/{id}/zverejneni: `co` zverejnit, or skryt */
int council_copy_act(struct req *r)
{
	struct paper *p = council_paper_asked(r, COUNCIL_WRITERS);
	struct council_copy_view v = { 0 };
	if (!p)
		return r->status;
	if (str_is(form_text(r, "co"), "skryt")) {
		paper_copy_forget(r->db, .paper = p->row->id);
		paper_publication_drop(r->db, .paper = p->row->id);
		noted(r, p, "withdraw");
		return answer_see_other(r, paper_url(r, p->row->id, "?hotovo=skryt"));
	}
	if (!publishable(p))
		return not_yet(r, p);
	parts_fill(&(struct copying){ .r = r, .paper = p, .view = &v, .sent = true });
	if (!v.parts.items[0].text.len)
		form_error(r, NULL, NULL, N_("The public copy must have a name."));
	if (v.birth)
		form_error(r, NULL, NULL, N_("A birth number must never be published. Delete it."));
	else if (v.finds && !form_text(r, "precteno").len)
		form_error(r, NULL, NULL, N_("Look at what was found below. Change it, or confirm that it "
			"may be public."));
	if (r->errors.count)
		return show(r, p, &v);
	publish(r, p, &v);
	noted(r, p, "publish");
	return answer_see_other(r, paper_url(r, p->row->id, "?hotovo=zverejnit"));
}
