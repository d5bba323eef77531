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
	const char *texts;                             /* where all the forms lie */
	size_t texts_size;
};

/* Texts of the store that are in the page's language: html_spoken(). */
struct spoken { str *items; size_t count; };
/* A page being written, in one language (NULL: the English of the sources).  What the
 * store says is in the language of its town; where that is another one than the
 * page's, {{ content x }} marks it with lang, so that it is read aloud rightly. */
struct page {
	struct buf out;
	const struct lang *lang;
	const char *prefix;                /* "/en", which links of this site keep; NULL: none */
	const char *content;               /* "cs" where the page is in another language, or NULL */
	struct spoken spoken;
	/* How what the store says came into the page's language, which the frame tells. */
	bool by_machine, in_czech;         /* some of it; some of it is not in it at all */
	struct spoken outdated;            /* what originals say now that have changed since */
};

/* What a component says: a text, or markup that a template made, which wins. */
struct html_words { str text; struct html html; };
static inline bool html_says(struct html_words w) { return w.text.len || w.html.markup.len; }
/* Classes beside those that a template writes itself; a space is put before them. */
struct html_classes { str names; };
/* Attributes beside those, for {{ attributes x }} in a tag; without a value (ptr NULL) the
 * name stands alone.  Names are the program's: lower-case letters, digits and hyphens, never
 * code (on…, style, srcdoc) nor an address. */
struct html_attribute { const char *name; str value; };
struct html_attributes { struct html_attribute *items; size_t count; };
void html_attributes(struct page *, struct html_attributes);

void html_raw(struct page *, const char *markup, size_t len);     /* for generated code only */
void html_text(struct page *, str s);
void html_int(struct page *, int64_t n);
void html_maybe(struct page *, struct maybe_int n);
void html_url(struct page *, str url);             /* refuses javascript: and the like */
/* The page's prefix, before an address of this site that stands in a template. */
void html_prefix(struct page *);
/* An address that is no link of the page's own language: to the same page in another. */
struct html_address { str url; };
void html_address(struct page *, struct html_address);
static inline void html_cstr(struct page *p, const char *s)      { html_text(p, str_of(s)); }
static inline void html_url_cstr(struct page *p, const char *s)  { html_url(p, str_of(s)); }
static inline void html_html(struct page *p, struct html h)
{
	html_raw(p, h.markup.ptr, h.markup.len);
}
void html_words(struct page *, struct html_words);
void html_classes(struct page *, struct html_classes);
static inline void html_bool(struct page *p, bool b)             { html_int(p, b); }

/* What may be the store's, in another language than the page's, and may be a message. */
void html_content(struct page *, str s);
void html_content_html(struct page *, struct html);
void html_content_words(struct page *, struct html_words);
/* From here on this text, and each part of it, is known to be in the page's language. */
void html_spoken(struct page *, struct arena *, str s);
bool html_is_spoken(const struct page *, str s);

#define HTML_PLAIN \
	str: html_text, const char *: html_cstr, char *: html_cstr, bool: html_bool, \
	int: html_int, int64_t: html_int, size_t: html_int, struct maybe_int: html_maybe
#define html_put(p, x) _Generic((x), HTML_PLAIN, struct html: html_html, \
	struct html_words: html_words)(p, x)
/* In an attribute or a <title>, where markup would end what it stands in. */
#define html_put_plain(p, x) _Generic((x), HTML_PLAIN, struct html_classes: html_classes)(p, x)
#define html_put_url(p, x) \
	_Generic((x), str: html_url, const char *: html_url_cstr, char *: html_url_cstr, \
		struct html_address: html_address)(p, x)
/* {{ content x }} where markup may stand. */
#define html_put_content(p, x) _Generic((x), str: html_content, \
	struct html: html_content_html, struct html_words: html_content_words)(p, x)

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
