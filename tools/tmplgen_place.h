/*
 * tmplgen_place — where in an HTML document we are.
 *
 * The static text of a template is followed letter by letter, so that it is
 * known of every value in what place it stands.  What cannot be decided is an
 * error: functions that return a text return what is wrong, or NULL.  Names are
 * pieces of the source, which therefore must stay where it is; letters may be
 * looked at ahead, up to its NUL.
 */
#pragma once
#include "tmplgen_text.h"

enum state {
	CONTENT,
	RAW,                            /* in an element that holds no markup, as <title> */
	COMMENT,
	ELEMENT, NAME,                  /* in the name of an element, of an attribute */
	EQUALS, VALUE, BARE,            /* behind =; in a value with quotes; without */
	TAG,                            /* behind white space in a tag */
	GAP,                            /* a name or value has ended: white space, / or > must follow */
};

/* How much of an address stands there.  As long as it could become any scheme
 * ("java…"), no value may complete it. */
enum url { NO_URL, URL_START, URL_SCHEME, URL_FIXED };

struct place {
	enum state state;
	enum url url;
	char quote;
	bool pre, src;                  /* inside <pre>; the tag has a src */
	struct text element, attribute, value;
};

static const char *place_open(struct place *w, const char *c)
{
	if (!strncmp(c, "<!--", 4))
		w->state = COMMENT;
	else if (isalpha((unsigned char)c[1]) || c[1] == '/' || c[1] == '!')
		*w = (struct place){ .state = ELEMENT, .pre = w->pre, .element = { c + 1, 0 } };
	else
		return "'<' opens no tag here; write &lt;";
	return NULL;
}

static const char *place_close(struct place *w)
{
	static const char *const raw[] = { "script", "style", "textarea", "title", NULL };
	if (w->state == EQUALS)
		return "'=' without a value";
	if (text_is(w->element, "script") && !w->src)
		return "<script> without src: code belongs into ui/js";
	if (text_is(w->element, "pre") || text_is(w->element, "/pre"))
		w->pre = *w->element.ptr != '/';
	w->state = text_among(w->element, raw) ? RAW : CONTENT;
	w->attribute = (struct text){ 0 };
	if (w->state == CONTENT)
		w->element = (struct text){ 0 };
	w->src = false;
	return NULL;
}

/* Whether the end tag of the element we are in stands here. */
static bool place_ends_raw(const struct place *w, const char *c)
{
	size_t n = w->element.len;
	return c[0] == '<' && c[1] == '/' && !strncasecmp(c + 2, w->element.ptr, n) &&
	       (is_blank(c[2 + n]) || c[2 + n] == '>');
}

static void place_begin_value(struct place *w, const char *c)
{
	static const char *const addresses[] = {
		"href", "src", "action", "formaction", "poster", "cite", "data", "background",
		"ping", "manifest", "xlink:href", NULL
	};
	w->state = VALUE;
	w->quote = *c;
	w->value = (struct text){ c + 1, 0 };
	w->url = text_among(w->attribute, addresses) ? URL_START : NO_URL;
}

static const char *place_follow_value(struct place *w, const char *c)
{
	static const char *const schemes[] = { "https", "http", "mailto", "tel", "sms", "geo", NULL };
	if (*c == w->quote) {
		w->state = GAP;
		w->url = NO_URL;
		w->quote = '\0';
		w->attribute = (struct text){ 0 };
	} else if (w->url == URL_START || w->url == URL_SCHEME) {
		struct text scheme = { w->value.ptr, (size_t)(c - w->value.ptr) };
		if (*c == ':' && !text_among(scheme, schemes))
			return "an address of a scheme that pages do not use";
		if (*c == '&' || is_blank(*c))
			return "an address begins plainly, without '&' and white space";
		w->url = strchr(":/?#", *c) ? URL_FIXED : URL_SCHEME;
	}
	return NULL;
}

static const char *place_follow_tag(struct place *w, const char *c)
{
	bool quote = *c == '"' || *c == '\'', gap = is_blank(*c);
	if (*c == '>')
		return place_close(w);
	if (*c == '<')
		return "'<' inside a tag: is a '>' missing before it?";
	if (w->state == EQUALS && quote) {
		place_begin_value(w, c);
	} else if (w->state == EQUALS) {
		w->state = BARE;
		return gap ? "'=' without a value" : NULL;
	} else if (gap || (*c == '/' && w->state != BARE && (w->state != ELEMENT || w->element.len))) {
		w->state = TAG;
		w->attribute = (struct text){ 0 };
	} else if (w->state == GAP) {
		return "white space is missing between two parts of a tag";
	} else if (quote || (*c == '=' && w->state != NAME)) {
		return "a quote or '=' in a tag where no value begins";
	} else if (w->state == ELEMENT) {
		w->element.len++;
	} else if (w->state == TAG) {
		w->state = NAME;
		w->attribute = (struct text){ c, 1 };
	} else if (w->state == NAME && *c == '=') {
		w->state = EQUALS;
		w->src |= text_is(w->attribute, "src");
	} else if (w->state == NAME) {
		w->attribute.len++;
	}
	return NULL;
}

/* Moves behind the letter at c. */
static const char *place_follow(struct place *w, const char *c)
{
	switch (w->state) {
	case CONTENT:
		return *c == '<' ? place_open(w, c) : NULL;
	case RAW:
		return place_ends_raw(w, c) ? place_open(w, c) : NULL;
	case COMMENT:
		if (*c == '>' && c[-1] == '-' && c[-2] == '-')
			w->state = CONTENT;
		return NULL;
	case VALUE:
		return place_follow_value(w, c);
	default:
		return place_follow_tag(w, c);
	}
}

/* Something in braces stands here: a name cannot go on behind it. */
static void place_interrupt(struct place *w)
{
	if (w->state == ELEMENT || w->state == NAME || w->state == BARE) {
		w->state = GAP;
		w->attribute = (struct text){ 0 };
	}
}

/* Two ways meet here.  False: the places differ, and so would what follows. */
static bool place_join(struct place *w, const struct place *other)
{
	if (w->state == TAG && other->state == GAP)
		w->state = GAP;
	bool in_tag = w->state == GAP && other->state == TAG;
	return (in_tag || w->state == other->state) && w->url == other->url &&
	       w->quote == other->quote && w->pre == other->pre && w->src == other->src &&
	       text_same(w->element, other->element) && text_same(w->attribute, other->attribute);
}

/* Whether an address of this site begins at c, of what is no file. */
static bool place_begins_here(const struct place *w, const char *c)
{
	return w->state == VALUE && w->url == URL_START && c == w->value.ptr && *c == '/' &&
	       c[1] != '/' && strncmp(c, "/assets/", 8);
}

/* Why no value may stand here. */
static const char *place_refuses(const struct place *w)
{
	static const char *const code[] = { "style", "srcdoc", NULL };
	if (w->state == COMMENT)
		return "inside a comment";
	if (w->state == RAW && (text_is(w->element, "script") || text_is(w->element, "style")))
		return "inside <script> or <style>";
	if (w->state != CONTENT && w->state != RAW && w->state != VALUE)
		return "in a tag, outside quotes";
	if (w->state == VALUE && (text_among(w->attribute, code) ||
	    (w->attribute.len > 2 && !strncasecmp(w->attribute.ptr, "on", 2))))
		return "in on…=, style= or srcdoc=, which are code";
	if (w->url == URL_SCHEME)
		return "in an address before its first / ? or #";
	return NULL;
}

/* Whole attributes stand here, each with a space before it; or why they may not. */
static const char *place_take_attributes(struct place *w)
{
	bool tag = w->state == GAP || w->state == TAG;
	if (!tag || !w->element.len || strchr("/!", *w->element.ptr))
		return "outside a start tag";
	w->state = GAP;
	return NULL;
}

static bool place_keeps_space(const struct place *w)
{
	return w->pre || w->state == VALUE || (w->state == RAW && text_is(w->element, "textarea"));
}
