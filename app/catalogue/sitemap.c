/* What search engines are told. */
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/provider.sql.h"
#include "app/catalogue/situation.sql.h"

/* A site map holds 50,000 addresses at most (sitemaps.org, protocol 0.9). */
enum { MOST_ADDRESSES = 49000, FEW = 1000 };

static void put(struct req *r, str base, const char *folder, str slug)
{
	struct buf *out = &r->page.out;
	buf_printf(out, "<url><loc>%.*s%s%.*s</loc></url>\n", STR_ARG(base), folder,
		STR_ARG(url_encode(r->arena, slug)));
}

/* GET /sitemap.xml */
int sitemap_show(struct req *r)
{
	static const char *const pages[] = { "/", "/situace", "/sluzby", "/mapa", "/organizace",
		"/krize", "/bezpecne-prohlizeni", "/najit-pomoc",
		"/kontakty", "/aktuality", "/letaky/ordinace", "/o-portalu", "/otevrena-data", "/widget",
		"/snadne-cteni", "/prohlaseni-o-pristupnosti" };
	str base = site_setting(r->db, "base_url");
	buf_put(&r->page.out, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"));
	for (size_t i = 0; i < COUNT(pages); i++)
		put(r, base, pages[i], S(""));
	struct site_links more = site_links(r);
	for (size_t i = 0; i < more.map.count; i++)
		buf_printf(&r->page.out, "<url><loc>%.*s%.*s</loc></url>\n", STR_ARG(base),
			STR_ARG(more.map.items[i].href));
	struct situation_list_rows situations = situation_list(r->db, .limit = FEW);
	for (size_t i = 0; i < situations.count; i++)
		if (!situations.items[i].sensitive)
			put(r, base, "/situace/", situations.items[i].slug);
	struct service_slugs_rows services = service_slugs(r->db, .limit = MOST_ADDRESSES - FEW);
	for (size_t i = 0; i < services.count; i++)
		put(r, base, "/sluzby/", services.items[i].slug);
	struct provider_slugs_rows providers =
		provider_slugs(r->db, .limit = MOST_ADDRESSES - FEW - (int64_t)services.count);
	for (size_t i = 0; i < providers.count; i++)
		put(r, base, "/organizace/", providers.items[i].slug);
	buf_put(&r->page.out, S("</urlset>\n"));
	r->type = "application/xml";
	return r->status = 200;
}

/* GET /robots.txt */
int robots_show(struct req *r)
{
	str base = site_setting(r->db, "base_url");
	return answer_text(r, "text/plain; charset=utf-8",
		arena_printf(r->arena,
			"User-agent: *\nDisallow: /urad\nDisallow: /hledat\nDisallow: /dev\n"
			"Disallow: /rychly-odchod\n%s%.*s%s",
			base.len ? "Sitemap: " : "", STR_ARG(base), base.len ? "/sitemap.xml\n" : ""));
}
