/* The public pages of news, and their feeds. */
#include "app/news/news.html.h"
#include "doc/doc.h"

static str url_of(struct req *r, str slug)
{
	return arena_printf(r->arena, "/aktuality/%.*s", STR_ARG(slug));
}

static str until_words(struct req *r, str day)
{
	return day.len ? site_day(r, day) : day;
}

static void line_add(struct req *r, struct news_list_view *v, const struct news_now_row *n)
{
	*(struct news_line *)arena_push(r->arena, &v->lines.items, &v->lines.count,
		sizeof *v->lines.items) = (struct news_line){ n->title, url_of(r, n->slug), n->summary,
		site_day(r, n->shown_from), until_words(r, n->relevant_to) };
}

/* GET /aktuality?starsi=1&strana= */
int news_index(struct req *r)
{
	str day = day_of(r->arena, r->now);
	bool past = query_text(r, "starsi").len > 0;
	int64_t page = query_page(r), now = news_count(r->db, .now = day),
		older = news_count(r->db, .past = day), total = past ? older : now;
	if (!page)
		return answer_error(r, 404);
	struct news_list_view v = { .past = past, .others = past ? now : older,
		.frame = site_frame(r, tr(r->page.lang, past ? N_("Older news") : N_("News"))) };
	struct news_now_rows rows = news_now(r->db, .now = past ? (str){ 0 } : day,
		.past = past ? day : (str){ 0 }, .limit = NEWS_PAGE, .offset = (page - 1) * NEWS_PAGE);
	struct wanted_texts texts = { 0 };
	for (size_t i = 0; i < rows.count; i++) {
		struct news_now_row *n = &rows.items[i];
		translations_want(r, &texts, "news", n->id, "title", &n->title);
		translations_want(r, &texts, "news", n->id, "summary", &n->summary);
	}
	translations_show(r, &texts);
	for (size_t i = 0; i < rows.count; i++)
		line_add(r, &v, &rows.items[i]);
	v.pages = ui_pagination_of(r, page, (total + NEWS_PAGE - 1) / NEWS_PAGE);
	site_crumb(r, v.frame, S(""), v.frame->title);
	news_list_page(&r->page, v);
	return answer_page(r);
}

/* The text as HTML, in the page's language where it has been translated. */
static struct html text_of(struct req *r, struct news_get_row *n)
{
	struct wanted_texts texts = { 0 };
	translations_want(r, &texts, "news", n->id, "title", &n->title);
	translations_want(r, &texts, "news", n->id, "summary", &n->summary);
	translations_want(r, &texts, "news", n->id, "text", &n->text);
	translations_show(r, &texts);
	struct html to = { markdown_html(r->arena, r->page.prefix, n->text) };
	if (html_is_spoken(&r->page, n->text))
		html_spoken(&r->page, r->arena, to.markup);
	return to;
}

/* GET /aktuality/{slug} */
int news_show(struct req *r)
{
	str day = day_of(r->arena, r->now);
	struct news_get_row *n = news_get(r->db, .slug = r->id, .day = day);
	if (!n)
		return answer_error(r, 404);
	struct html text = text_of(r, n);
	struct news_item_view v = { .frame = site_frame(r, n->title), .summary = n->summary,
		.day = site_day(r, n->shown_from), .until = until_words(r, n->relevant_to),
		.text = text,
		.downloads = attachments_public(r, "news", n->id),
		.old = n->relevant_to.len && str_order(n->relevant_to, day) < 0 };
	v.frame->description = n->summary;
	v.frame->no_index = v.old;
	site_crumb(r, v.frame, S("/aktuality"), tr(r->page.lang, N_("News")));
	site_crumb(r, v.frame, S(""), n->title);
	news_item_page(&r->page, v);
	return answer_page(r);
}

/* ---- feeds ---- */

/* Text in XML; characters that XML cannot hold are left out. */
static void put_xml(struct req *r, const char *tag, str s)
{
	struct page *p = &r->page;
	struct buf clean = { .arena = r->arena };
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= ' ' || s.ptr[i] == '\n' || s.ptr[i] == '\t')
			buf_char(&clean, s.ptr[i]);
	buf_printf(&p->out, "<%s>", tag);
	html_text(p, buf_str(&clean));
	buf_printf(&p->out, "</%s>\n", tag);
}

static struct news_feed_rows feed_rows(struct req *r)
{
	return news_feed(r->db, .day = day_of(r->arena, r->now), .limit = NEWS_FEED);
}

static int64_t feed_moment(const struct news_feed_rows *rows)
{
	int64_t last = 0;
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].updated_at > last)
			last = rows->items[i].updated_at;
	return last;
}

static int feed_answer(struct req *r, const char *type)
{
	r->type = type;
	return r->status = 200;
}

static void entry_put(struct req *r, const struct news_feed_row *n)
{
	struct buf *out = &r->page.out;
	buf_put(out, S("<entry>\n"));
	put_xml(r, "title", n->title);
	put_xml(r, "id", arena_printf(r->arena, "urn:uuid:%.*s", STR_ARG(n->uuid)));
	buf_printf(out, "<link href=\"%.*s\"/>\n", STR_ARG(site_url(r, url_of(r, n->slug))));
	put_xml(r, "published", instant_utc(r->arena, day_begins(n->shown_from)));
	put_xml(r, "updated", instant_utc(r->arena, n->updated_at));
	put_xml(r, "summary", n->summary);
	if (n->text.len) {
		buf_put(out, S("<content type=\"html\">"));
		html_text(&r->page, markdown_html(r->arena, NULL, n->text));
		buf_put(out, S("</content>\n"));
	}
	buf_put(out, S("</entry>\n"));
}

/* GET /aktuality.atom (RFC 4287) */
int news_atom(struct req *r)
{
	struct buf *out = &r->page.out;
	struct news_feed_rows rows = feed_rows(r);
	struct site_settings town = site_settings(r->db);
	str here = site_url(r, S("/aktuality.atom")), list = site_url(r, S("/aktuality"));
	buf_put(out, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"cs\">\n"));
	put_xml(r, "title", arena_printf(r->arena, "%.*s: %.*s", STR_ARG(town.portal_name),
		STR_ARG(tr(r->page.lang, N_("News")))));
	put_xml(r, "id", here);
	put_xml(r, "updated", instant_utc(r->arena, feed_moment(&rows)));
	buf_printf(out, "<link rel=\"self\" href=\"%.*s\"/>\n<link href=\"%.*s\"/>\n", STR_ARG(here),
		STR_ARG(list));
	buf_put(out, S("<author>"));
	put_xml(r, "name", town.operator);
	buf_put(out, S("</author>\n"));
	for (size_t i = 0; i < rows.count; i++)
		entry_put(r, &rows.items[i]);
	buf_put(out, S("</feed>\n"));
	return feed_answer(r, "application/atom+xml; charset=utf-8");
}

/* GET /aktuality.rss (RSS 2.0) */
int news_rss(struct req *r)
{
	struct buf *out = &r->page.out;
	struct news_feed_rows rows = feed_rows(r);
	struct site_settings town = site_settings(r->db);
	buf_put(
		out, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n"));
	put_xml(r, "title", arena_printf(r->arena, "%.*s: %.*s", STR_ARG(town.portal_name),
		STR_ARG(tr(r->page.lang, N_("News")))));
	put_xml(r, "link", site_url(r, S("/aktuality")));
	put_xml(r, "description", town.town_name.len ? town.town_name : town.portal_name);
	put_xml(r, "language", S("cs"));
	for (size_t i = 0; i < rows.count; i++) {
		const struct news_feed_row *n = &rows.items[i];
		buf_put(out, S("<item>\n"));
		put_xml(r, "title", n->title);
		put_xml(r, "link", site_url(r, url_of(r, n->slug)));
		buf_put(out, S("<guid isPermaLink=\"false\">urn:uuid:"));
		html_text(&r->page, n->uuid);
		buf_put(out, S("</guid>\n"));
		put_xml(r, "pubDate", instant_http(r->arena, day_begins(n->shown_from)));
		put_xml(r, "description", n->summary);
		buf_put(out, S("</item>\n"));
	}
	buf_put(out, S("</channel>\n</rss>\n"));
	return feed_answer(r, "application/rss+xml; charset=utf-8");
}
