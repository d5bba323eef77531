/*
 * html — writing markup.  Templates compile to calls of these functions.
 *
 * Escaping is decided by type: text is escaped, and the only way to write
 * markup as it stands is to hold a struct html, which nothing but a template
 * makes.  There is no "unsafe" filter to reach for.
 */
#ifndef WEB_HTML_H
#define WEB_HTML_H
#include "base/base.h"

struct html { str markup; };

/* A language as msggen makes it from lang/xx.po: messages sorted by English. */
struct message { const char *english, *forms[3]; };
struct lang {
	const char *code, *name;                       /* "cs", "Čeština" */
	int (*plural)(int64_t n);
	const struct message *messages;
	size_t count;
};

/* A page being written, in one language (NULL: the English of the sources). */
struct page { struct buf out; const struct lang *lang; };

void html_raw(struct page *, const char *markup, size_t len);     /* for generated code only */
void html_text(struct page *, str s);
void html_int(struct page *, int64_t n);
void html_maybe(struct page *, struct maybe_int n);
void html_url(struct page *, str url);             /* refuses javascript: and the like */
static inline void html_cstr(struct page *p, const char *s)      { html_text(p, str_of(s)); }
static inline void html_url_cstr(struct page *p, const char *s)  { html_url(p, str_of(s)); }
static inline void html_html(struct page *p, struct html h)
{
	html_raw(p, h.markup.ptr, h.markup.len);
}
static inline void html_bool(struct page *p, bool b)             { html_int(p, b); }

#define HTML_PLAIN \
	str: html_text, const char *: html_cstr, char *: html_cstr, bool: html_bool, \
	int: html_int, int64_t: html_int, size_t: html_int, struct maybe_int: html_maybe
#define html_put(p, x) _Generic((x), HTML_PLAIN, struct html: html_html)(p, x)
/* In an attribute or a <title>, where markup would end what it stands in. */
#define html_put_plain(p, x) _Generic((x), HTML_PLAIN)(p, x)
#define html_put_url(p, x) \
	_Generic((x), str: html_url, const char *: html_url_cstr, char *: html_url_cstr)(p, x)

/* Translation: the message in the page's language, else the English itself. */
str  tr(const struct lang *, const char *english);
str  trn(const struct lang *, const char *one, const char *many, int64_t n);
void html_count(
	struct page *, str message, int64_t n); /* %d in message is n, written as Czechs do */
void html_format(struct page *, str message, str value);  /* %s in message is value */
/* Data about the page for machines (schema.org): JSON as json_text() wrote it. */
void html_json_ld(struct page *, str json);
/* Marks a message for extraction where it cannot be translated yet. */
#define N_(message) message
#endif
