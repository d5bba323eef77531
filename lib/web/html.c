#include "web/html.h"
#include <assert.h>
#include <stdlib.h>

void html_raw(struct page *p, const char *markup, size_t len)
{
	buf_put(&p->out, (str){ markup, len });
}

static str entity(char c)
{
	switch (c) {
	case '<':  return S("&lt;");
	case '>':  return S("&gt;");
	case '&':  return S("&amp;");
	case '"':  return S("&quot;");
	case '\'': return S("&#39;");
	default:   return (str){ 0 };
	}
}

void html_text(struct page *p, str s)
{
	size_t from = 0;
	for (size_t i = 0; i < s.len; i++) {
		str e = entity(s.ptr[i]);
		if (!e.ptr)
			continue;
		buf_put(&p->out, str_part(s, from, i));
		buf_put(&p->out, e);
		from = i + 1;
	}
	buf_put(&p->out, str_part(s, from, s.len));
}

void html_int(struct page *p, int64_t n)            { buf_int(&p->out, n); }
void html_maybe(struct page *p, struct maybe_int n) { if (n.set) html_int(p, n.value); }

/* Files are the same in all languages. */
static bool keeps_language(str url)
{
	return str_starts(url, S("/")) && !str_starts(url, S("/assets/"));
}

void html_prefix(struct page *p)
{
	if (p->prefix)
		buf_put(&p->out, str_of(p->prefix));
}

static void url_put(struct page *p, str url, bool prefixed)
{
	static const char *const good[] = { "/", "?", "#", "https://", "http://",
		"mailto:", "tel:", "sms:" };
	bool host = str_starts(url, S("//")) || str_starts(url, S("/\\"));
	for (size_t i = 0; i < COUNT(good) && !host; i++)
		if (str_starts(url, str_of(good[i]))) {
			if (prefixed && keeps_language(url))
				html_prefix(p);
			html_text(p, prefixed && p->prefix && str_is(url, "/") ? S("") : url);
			return;
		}
	html_text(p, S("#"));
}

void html_url(struct page *p, str url)                     { url_put(p, url, true); }
void html_address(struct page *p, struct html_address a)   { url_put(p, a.url, false); }

/* ---- parts that components take ---- */

void html_words(struct page *p, struct html_words w)
{
	if (w.html.markup.len)
		html_html(p, w.html);
	else
		html_text(p, w.text);
}

void html_classes(struct page *p, struct html_classes c)
{
	if (!c.names.len)
		return;
	buf_char(&p->out, ' ');
	html_text(p, c.names);
}

/* Here a name cannot be judged by its place, so what a template would treat apart is refused. */
static bool attribute_is_plain(const char *name)
{
	static const char *const others[] = {
		"style", "srcdoc", "href", "src", "srcset", "action", "formaction",
		"poster", "cite", "data", "background", "ping", "manifest",
	};
	size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
	if (!len || name[len] || !strncmp(name, "on", 2))
		return false;
	for (size_t i = 0; i < COUNT(others); i++)
		if (!strcmp(name, others[i]))
			return false;
	return true;
}

void html_attributes(struct page *p, struct html_attributes list)
{
	for (size_t i = 0; i < list.count; i++) {
		const struct html_attribute *a = &list.items[i];
		assert(attribute_is_plain(a->name));
		buf_printf(&p->out, " %s", a->name);
		if (!a->value.ptr)
			continue;
		buf_put(&p->out, S("=\""));
		html_text(p, a->value);
		buf_char(&p->out, '"');
	}
}

/* ---- in another language ---- */

void html_spoken(struct page *p, struct arena *a, str s)
{
	if (p->content && s.len)
		*(str *)arena_push(a, &p->spoken.items, &p->spoken.count, sizeof s) = s;
}

static bool lies_in(str s, str whole)
{
	return s.ptr >= whole.ptr && s.ptr + s.len <= whole.ptr + whole.len;
}

/* Known by where it lies, so that a paragraph of a translated text is known too, and
 * every message. */
bool html_is_spoken(const struct page *p, str s)
{
	if (!p->content || (p->lang && lies_in(s, (str){ p->lang->texts, p->lang->texts_size })))
		return true;
	for (size_t i = 0; i < p->spoken.count; i++)
		if (lies_in(s, p->spoken.items[i]))
			return true;
	return false;
}

void html_content(struct page *p, str s)
{
	bool marked = s.len && !html_is_spoken(p, s);
	if (marked)
		buf_printf(&p->out, "<span lang=\"%s\">", p->content);
	html_text(p, s);
	if (marked)
		buf_put(&p->out, S("</span>"));
}

void html_content_html(struct page *p, struct html h)
{
	bool marked = h.markup.len && !html_is_spoken(p, h.markup);
	if (marked)
		buf_printf(&p->out, "<div lang=\"%s\">", p->content);
	html_html(p, h);
	if (marked)
		buf_put(&p->out, S("</div>"));
}

void html_content_words(struct page *p, struct html_words w)
{
	if (w.html.markup.len)
		html_content_html(p, w.html);
	else
		html_content(p, w.text);
}

/* ---- translation ---- */

static int by_english(const void *key, const void *message)
{
	return strcmp(key, ((const struct message *)message)->english);
}

static const struct message *find(const struct lang *l, const char *english)
{
	return l ? bsearch(english, l->messages, l->count, sizeof *l->messages, by_english) : NULL;
}

str tr(const struct lang *l, const char *english)
{
	const struct message *m = find(l, english);
	return str_of(m ? m->forms[0] : english);
}

str trn(const struct lang *l, const char *one, const char *many, int64_t n)
{
	const struct message *m = find(l, one);
	return str_of(m ? m->forms[l->plural(n < 0 ? -n : n)] : n == 1 ? one : many);
}

/* 12345 as "12 345" with no-break spaces. */
static void put_grouped(struct buf *out, int64_t n)
{
	struct buf digits = { 0 };
	buf_int(&digits, n);
	for (size_t i = 0; i < digits.len; i++) {
		size_t left = digits.len - i;
		if (i && left % 3 == 0 && digits.len > 4 && digits.ptr[i - 1] != '-')
			buf_put(out, S("\u00a0"));
		buf_char(out, digits.ptr[i]);
	}
	buf_free(&digits);
}

static size_t placeholder(str m, char letter)
{
	for (size_t i = 0; i + 1 < m.len; i++)
		if (m.ptr[i] == '%' && m.ptr[i + 1] == letter)
			return i;
	return m.len;
}

void html_count(struct page *p, str m, int64_t n)
{
	size_t at = placeholder(m, 'd');
	html_text(p, str_part(m, 0, at));
	if (at < m.len)
		put_grouped(&p->out, n);
	html_text(p, str_part(m, at + 2, m.len));
}

void html_format(struct page *p, str m, str value)
{
	size_t at = placeholder(m, 's');
	html_text(p, str_part(m, 0, at));
	if (at < m.len)
		html_text(p, value);
	html_text(p, str_part(m, at + 2, m.len));
}

void html_json_ld(struct page *p, str json)
{
	/* json_text() writes "<" as \u003c, so nothing in it can end the element. */
	assert(!str_has(json, S("<")));
	buf_put(&p->out, S("<script type=\"application/ld+json\">"));
	buf_put(&p->out, json);
	buf_put(&p->out, S("</script>"));
}
