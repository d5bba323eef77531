/* What of the portal opens without a network, and what a telephone needs to install it. */
#include "app/site/site.h"

#define LIST "/muj-seznam"

void site_offline(struct req *r, struct site_frame *f)
{
	/* The header of a page for somebody signed in has their name. */
	if (r->visitor.account)
		return;
	f->kept = true;
	set_header(r, "X-Offline", S("keep"));
}

static bool there_is(struct req *r, str path)
{
	struct req probe = { .method = GET, .path = path, .arena = r->arena };
	return web_route(r->web, &probe) != NULL;
}

/* GET /bez-pripojeni: what the browser shows in place of a page that it cannot get */
int site_offline_show(struct req *r)
{
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("You are not connected")));
	bool list = there_is(r, S(LIST));
	site_offline(r, f);
	f->kept = false;                       /* when it was saved, nobody asks */
	f->no_index = true;
	site_crumb(r, f, S(""), f->title);
	site_offline_page(&r->page, f, list ? S(LIST) : S(""));
	return answer_page(r);
}

/* What opens without a network, in each language: whoever came to one comes back to it. */
static void put_pages(struct req *r, struct buf *out)
{
	bool list = there_is(r, S(LIST));
	buf_put(out, S("const PAGES = ["));
	for (const struct lang *const *l = r->web->langs; *l; l++) {
		bool first = l == r->web->langs;
		const char *slash = first ? "" : "/", *code = first ? "" : (*l)->code;
		buf_printf(out, "%s\"%s%s/krize\", \"%s%s/bez-pripojeni\"", first ? "" : ", ", slash,
			code, slash, code);
		if (list)
			buf_printf(out, ", \"%s%s" LIST "\"", slash, code);
	}
	buf_put(out, S("];\n"));
}

/* GET /offline-worker.js: the script of ui/js, led by what changes with every file it keeps */
int site_offline_worker(struct req *r)
{
	const struct asset *script = asset_find(S("/assets/offline_worker.js"));
	struct buf list = { .arena = r->arena }, out = { .arena = r->arena };
	if (!script)
		return answer_error(r, 404);
	buf_put(&list, S("const FILES = ["));
	json_text(&list, site_asset(r, "/assets/app.css"));
	buf_put(&list, S(", "));
	json_text(&list, site_asset(r, "/assets/enhance.js"));
	buf_put(&list, S(", \"/assets/favicon.svg\", \"/assets/icons.svg\"];\n"));
	put_pages(r, &list);
	str bytes = { (const char *)script->bytes, script->size };
	buf_printf(&out, "const VERSION = \"%016llx\";\n%.*s%.*s",
		(unsigned long long)(str_hash(buf_str(&list)) ^ str_hash(bytes)),
		STR_ARG(buf_str(&list)), STR_ARG(bytes));
	return answer_text(r, "text/javascript; charset=utf-8", buf_str(&out));
}

/* GET /manifest.webmanifest */
int site_manifest(struct req *r)
{
	struct site_settings have = site_settings(r->db);
	struct buf *out = &r->page.out;
	buf_put(out, S("{\"id\":\"/\",\"start_url\":\"/\",\"scope\":\"/\",\"lang\":\"cs\",\"name\":"));
	json_text(out, arena_printf(r->arena, "%.*s – %.*s", STR_ARG(have.portal_name),
		STR_ARG(have.town_name)));
	buf_put(out, S(",\"short_name\":"));
	json_text(out, utf8_head(have.portal_name, 20));
	buf_put(out, S(",\"display\":\"minimal-ui\",\"background_color\":\"#ffffff\","
		"\"theme_color\":\"#1d456f\",\"icons\":[{\"src\":\"/assets/favicon.svg\","
		"\"type\":\"image/svg+xml\",\"sizes\":\"any\",\"purpose\":\"any\"}],"
		"\"shortcuts\":[{\"url\":\"/krize\",\"name\":"));
	json_text(out, tr(r->page.lang, N_("I need help now")));
	buf_put(out, S("}]}\n"));
	r->type = "application/manifest+json";
	return r->status = 200;
}
