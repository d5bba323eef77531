/* Markdown by md4c, which parses; what is written is decided here. */
#include "doc/doc.h"
#include <md4c.h>

enum { DEPTH = 100 };                  /* of blocks, and of spans; deeper ones are not marked up */

struct span { MD_SPANTYPE type; const char *end; };
struct writing {
	struct buf *out;
	const char *prefix;
	bool plain;
	int blocks, images;                /* that we are in */
	struct span spans[DEPTH];          /* that are open, with what closes them */
	int open;
};

static void put(struct writing *w, const char *markup)
{
	if (!w->plain)
		buf_put(w->out, str_of(markup));
}

static void put_text(struct writing *w, str s)
{
	static const struct { char c; const char *as; } marks[] = {
		{ '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" }, { '\'', "&#39;" }
	};
	for (size_t i = 0; i < s.len; i++) {
		const char *as = NULL;
		for (size_t n = 0; n < COUNT(marks) && !w->plain; n++)
			if (s.ptr[i] == marks[n].c)
				as = marks[n].as;
		if (as)
			buf_put(w->out, str_of(as));
		else
			buf_char(w->out, s.ptr[i]);
	}
}

/* md4c stops when a callback answers other than 0. */
static int going_on(const struct writing *w) { return w->out->len > MARKDOWN_MOST; }

/* ---- what stands in a line ---- */

static bool leads_somewhere(str url)
{
	static const char *const heads[] = { "https://", "http://", "mailto:", "tel:", "#" };
	for (size_t i = 0; i < COUNT(heads); i++)
		if (str_starts(url, str_of(heads[i])))
			return true;
	return str_starts(url, S("/")) && !str_starts(url, S("//")) && !str_starts(url, S("/\\"));
}

/* Entities in it are not resolved: "javascript&colon;" stays what it is, a text. */
static const char *link_begin(struct writing *w, const MD_ATTRIBUTE *href)
{
	str url = { href->text, href->size };
	if (w->images || !leads_somewhere(url))
		return "";
	put(w, "<a class=\"govuk-link\" href=\"");
	if (w->prefix && str_starts(url, S("/")))
		put(w, w->prefix);
	put_text(w, url);
	put(w, "\">");
	return "</a>";
}

static const char *span_begin(struct writing *w, MD_SPANTYPE type, void *detail)
{
	switch (type) {
	case MD_SPAN_A:      return link_begin(w, &((MD_SPAN_A_DETAIL *)detail)->href);
	case MD_SPAN_EM:     put(w, "<em>"); return "</em>";
	case MD_SPAN_STRONG: put(w, "<strong>"); return "</strong>";
	case MD_SPAN_CODE:   put(w, "<code>"); return "</code>";
	default:             return "";
	}
}

static void spans_close(struct writing *w, int down_to)
{
	while (w->open > down_to) {
		const struct span *s = &w->spans[--w->open];
		put(w, s->end);
		w->images -= s->type == MD_SPAN_IMG;
	}
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct writing *w = context;
	if (w->open == DEPTH || w->plain)
		return going_on(w);
	w->spans[w->open] = (struct span){ type, span_begin(w, type, detail) };
	w->open++;
	w->images += type == MD_SPAN_IMG;
	return going_on(w);
}

/* md4c 0.4.8 ends a link that it never began when one stands in a picture: what is
 * open is what we have opened. */
static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct writing *w = context;
	int at = w->open;
	(void)detail;
	while (at && w->spans[at - 1].type != type)
		at--;
	if (at)
		spans_close(w, at - 1);
	return going_on(w);
}

/* ---- blocks ---- */

static const char *block_begin(MD_BLOCKTYPE type, void *detail)
{
	switch (type) {
	case MD_BLOCK_QUOTE: return "<blockquote class=\"govuk-inset-text\">\n";
	case MD_BLOCK_UL:    return "<ul class=\"govuk-list govuk-list--bullet\">\n";
	case MD_BLOCK_OL:    return "<ol class=\"govuk-list govuk-list--number\">\n";
	case MD_BLOCK_LI:    return "<li>";
	case MD_BLOCK_HR:    return "<hr class=\"govuk-section-break govuk-section-break--m "
		"govuk-section-break--visible\">\n";
	case MD_BLOCK_H:
		return ((MD_BLOCK_H_DETAIL *)detail)->level <= 2 ? "<h2 class=\"govuk-heading-m\">"
			: "<h3 class=\"govuk-heading-s\">";
	case MD_BLOCK_CODE:  return "<pre class=\"sp-value\">";
	case MD_BLOCK_P:     return "<p class=\"govuk-body\">";
	default:             return "";
	}
}

static const char *block_end(MD_BLOCKTYPE type, void *detail)
{
	switch (type) {
	case MD_BLOCK_QUOTE: return "</blockquote>\n";
	case MD_BLOCK_UL:    return "</ul>\n";
	case MD_BLOCK_OL:    return "</ol>\n";
	case MD_BLOCK_LI:    return "</li>\n";
	case MD_BLOCK_H:     return ((MD_BLOCK_H_DETAIL *)detail)->level <= 2 ? "</h2>\n" : "</h3>\n";
	case MD_BLOCK_CODE:  return "</pre>\n";
	case MD_BLOCK_P:     return "</p>\n";
	default:             return "";
	}
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct writing *w = context;
	spans_close(w, 0);
	if (w->blocks++ < DEPTH)
		put(w, block_begin(type, detail));
	return going_on(w);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct writing *w = context;
	spans_close(w, 0);
	if (--w->blocks < DEPTH)
		put(w, block_end(type, detail));
	bool line = type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_LI ||
		type == MD_BLOCK_CODE;
	if (w->plain && line && w->out->len && w->out->ptr[w->out->len - 1] != '\n')
		buf_char(w->out, '\n');
	return going_on(w);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE size, void *context)
{
	struct writing *w = context;
	switch (type) {
	case MD_TEXT_BR:       put(w, "<br>"); buf_char(w->out, '\n'); break;
	case MD_TEXT_SOFTBR:   buf_char(w->out, w->plain ? ' ' : '\n'); break;
	case MD_TEXT_NULLCHAR: buf_put(w->out, S("\xef\xbf\xbd")); break;
	default:               put_text(w, (str){ s, size });
	}
	return going_on(w);
}

static str write_all(struct arena *a, const char *prefix, str s, bool plain)
{
	struct buf out = { .arena = a };
	struct writing w = { .out = &out, .prefix = prefix, .plain = plain };
	const MD_PARSER parser = { .flags = MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS |
		MD_FLAG_PERMISSIVEEMAILAUTOLINKS, .enter_block = enter_block,
		.leave_block = leave_block, .enter_span = enter_span, .leave_span = leave_span,
		.text = text };
	/* md4c 0.4.8 reads on behind a text that ends within a link; a line end stops it. */
	struct buf whole = { .arena = a };
	buf_put(&whole, s);
	buf_char(&whole, '\n');
	buf_char(&whole, '\0');
	/* What is cut short would leave its marks open. */
	if (md_parse(whole.ptr, (MD_SIZE)(whole.len - 1), &parser, &w) && !plain) {
		out.len = 0;
		put(&w, "<p class=\"govuk-body sp-value\">");
		put_text(&w, utf8_head(s, MARKDOWN_MOST / 8));
		put(&w, "</p>\n");
	}
	return plain ? str_trim(buf_str(&out)) : buf_str(&out);
}

str markdown_html(struct arena *a, const char *prefix, str s)
{
	return write_all(a, prefix, s, false);
}

str markdown_plain(struct arena *a, str s) { return write_all(a, NULL, s, true); }
