/* The pages of the public. */
#include "app/pages/pages.html.h"
#include "doc/doc.h"

str page_url(struct arena *a, str slug)
{
	if (str_is(slug, "o-portalu"))
		return S("/o-portalu");
	return arena_printf(a, "/stranky/%.*s", STR_ARG(slug));
}

bool page_is_easy(str kind) { return str_is(kind, "easy"); }

/* What the plain version is called: a page by its title, another address by itself. */
static str plain_text(struct req *r, str path)
{
	struct page_links_rows rows = page_links(r->db, .limit = PAGES_LINKED);
	for (size_t i = 0; i < rows.count; i++)
		if (str_eq(page_url(r->arena, rows.items[i].slug), path))
			return rows.items[i].title;
	return path;
}

void page_write(struct req *r, const struct page_form *p, int64_t id, str slug)
{
	struct page_view v = { .frame = site_frame(r, p->title), .title = p->title,
		.text = { markdown_html(r->arena, r->page.prefix, p->text) }, .easy = page_is_easy(p->kind),
		.preview = !id, .sources = str_is(slug, "o-portalu"),
		.proofread_by = p->proofread_by, .proofread_on = site_day(r, p->proofread_on) };
	if (id)
		v.downloads = attachments_public(r, "page", id);
	if (v.easy && p->plain_path.len)
		v.plain = (struct ui_link){ p->plain_path, plain_text(r, p->plain_path), false };
	if (p->sensitive)
		site_sensitive(r, v.frame);
	v.frame->description = p->sensitive ? S("") : p->summary;
	v.frame->no_index = p->sensitive || v.preview;
	if (v.easy)
		site_crumb(r, v.frame, S("/snadne-cteni"), tr(r->page.lang, N_("Easy to read")));
	site_crumb(r, v.frame, S(""), p->title);
	page_page(&r->page, v);
}

static int show(struct req *r, str slug)
{
	struct page_get_row *p = page_get(r->db, .slug = slug);
	if (!p)
		return answer_error(r, 404);
	page_write(r, &(struct page_form){ .title = p->title, .kind = p->kind,
		.summary = p->summary, .text = p->text, .plain_path = p->plain_path,
		.proofread_by = p->proofread_by, .proofread_on = p->proofread_on,
		.sensitive = p->sensitive }, p->id, p->slug);
	return answer_page(r);
}

/* GET /stranky/{slug} */
int page_show(struct req *r)
{
	str url = page_url(r->arena, r->id);
	return str_eq(url, r->path) || !page_get(r->db, .slug = r->id) ? show(r, r->id)
		: answer_moved(r, url);
}

/* GET /o-portalu: also when the office has withdrawn its text */
int page_about(struct req *r)
{
	if (page_get(r->db, .slug = S("o-portalu")))
		return show(r, S("o-portalu"));
	page_write(r, &(struct page_form){ .title = tr(r->page.lang, N_("About this site")) }, -1,
		S("o-portalu"));
	return answer_page(r);
}

/* GET /snadne-cteni */
int page_easy_index(struct req *r)
{
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Easy to read")));
	site_crumb(r, f, S(""), f->title);
	page_easy_page(&r->page, f, page_easy(r->db, .limit = PAGES_LINKED));
	return answer_page(r);
}

/* ---- frames ---- */

void page_frame_links(struct req *r, struct site_links *to)
{
	struct page_links_rows rows = page_links(r->db, .limit = PAGES_LINKED);
	for (size_t i = 0; i < rows.count; i++) {
		const struct page_links_row *p = &rows.items[i];
		str url = page_url(r->arena, p->slug);
		if (str_is(p->place, "menu"))
			site_link_add(r, &to->menu, url, p->title);
		else if (str_is(p->place, "footer"))
			site_link_add(r, &to->footer, url, p->title);
		if (!p->sensitive && !str_is(url, "/o-portalu"))
			site_link_add(r, &to->map, url, p->title);
		if (page_is_easy(p->kind) && str_eq(p->plain_path, r->path) && !to->version.href.len)
			to->version = (struct ui_link){ url, p->title, false };
	}
}
