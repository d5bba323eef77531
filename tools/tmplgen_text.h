/*
 * tmplgen_text — pieces of a template's source, and what stands in its braces.
 *
 * A struct text is a view of the source, which ends with a NUL.  take_…() takes
 * something off the front of a text together with the white space behind it.
 */
#pragma once
#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

struct text { const char *ptr; size_t len; };
/* For printf's %.*s. */
#define ARG(t) (int)(t).len, (t).ptr

static bool text_is(struct text t, const char *word)
{
	return strlen(word) == t.len && !strncasecmp(t.ptr, word, t.len);
}

static bool text_among(struct text t, const char *const *words)
{
	while (*words && !text_is(t, *words))
		words++;
	return *words;
}

static bool text_same(struct text a, struct text b)
{
	return a.len == b.len && (!a.len || !strncasecmp(a.ptr, b.ptr, a.len));
}

static bool is_blank(char c) { return c && strchr(" \t\r\n\f", c); }

static struct text trim(const char *from, const char *to)
{
	while (from < to && is_blank(*from))
		from++;
	while (to > from && is_blank(to[-1]))
		to--;
	return (struct text){ from, (size_t)(to - from) };
}

/* Takes the name that *t begins with off it, and the white space behind. */
static struct text take_name(struct text *t)
{
	const char *end = t->ptr + t->len, *c = t->ptr;
	while (c < end && (isalnum((unsigned char)*c) || *c == '_'))
		c++;
	struct text name = { t->ptr, (size_t)(c - t->ptr) };
	*t = trim(c, end);
	return name;
}

/* Takes a C string (its parts too, "a" "b") off *t; len 0: there is none. */
static struct text take_literal(struct text *t)
{
	const char *end = t->ptr + t->len, *c = t->ptr, *last = c;
	while (c < end && *c == '"') {
		for (c++; *c != '"'; c++)
			c += *c == '\\';
		for (last = ++c; c < end && is_blank(*c); c++)
			;
	}
	struct text literal = { t->ptr, (size_t)(last - t->ptr) };
	*t = trim(c, end);
	return literal;
}

/* Whether this word stands before an expression; it is taken off. */
static bool take_word(struct text *e, const char *wanted)
{
	struct text rest = *e, word = take_name(&rest);
	bool taken = text_is(word, wanted) && rest.len &&
	             (isalpha((unsigned char)*rest.ptr) || strchr("_*(", *rest.ptr)) &&
	             is_blank(word.ptr[word.len]);
	if (taken)
		*e = rest;
	return taken;
}

static bool take_comma(struct text *t)
{
	if (!t->len || *t->ptr != ',')
		return false;
	*t = trim(t->ptr + 1, t->ptr + t->len);
	return t->len;
}

static int occurrences(struct text t, const char *two)
{
	int n = 0;
	for (size_t i = 0; i + 1 < t.len; i++)
		n += t.ptr[i] == two[0] && t.ptr[i + 1] == two[1];
	return n;
}

/* Where the braces that open at s are closed; NULL: nowhere.  Braces in the
 * strings of C are text. */
static const char *closing(const char *s)
{
	char kind = s[1] == '{' ? '}' : s[1];
	for (s += 2; *s; s++) {
		if (s[0] == kind && s[1] == '}')
			return s;
		if (kind == '#')
			continue;
		if (s[0] == '{' && s[1] && strchr("{%#", s[1]))
			return NULL;
		if ((s[0] == '%' || s[0] == '}') && s[1] == '}')
			return NULL;
		if (*s == '"' || *s == '\'') {
			for (char quote = *s++; *s != quote; s++) {
				s += *s == '\\';
				if (!*s || *s == '\n')
					return NULL;
			}
		}
	}
	return NULL;
}

/* Whether only directives and comments stand on the line that begins at s. */
static bool is_bare(const char *s)
{
	bool any = false;
	for (s += strspn(s, " \t\r"); s[0] == '{' && (s[1] == '%' || s[1] == '#'); any = true) {
		s = closing(s);
		if (!s)
			return false;
		s += 2 + strspn(s + 2, " \t\r");
	}
	return any && (!*s || *s == '\n');
}
