/*
 * tmplgen — turns a file of HTML templates into C functions: tmplgen FILE.html OUT.h OUT.c
 *
 *     {% uses "some/header.h" %}                      what the parameters need
 *     {% template NAME(PARAMETERS) %} … {% end %}     void NAME(struct page *p, PARAMETERS)
 *     {% for x in rows %} … {% end %}                 rows has .items, .count; x points to an item,
 *                                                     x_index counts from 0 to x_rows.count
 *     {% if C %} … {% elif C %} … {% else %} … {% end %}
 *     {% call NAME(ARGUMENTS) %}                      another template
 *     {{ expression }}                                escaped by its type and its place
 *     {{ t "English" }}                               translated
 *     {{ tn "one", "many", n }}                       the same; %d is n
 *     {{ tf "Results for %s", text }}                 the same; %s is text
 *     {{ content expression }}                        of the store: marked in another language
 *     {{ attributes expression }}                     in a tag: a struct html_attributes
 *     {# for the reader of this file #}
 *
 * Addresses are written as such; those of this site keep the page's language.  In code
 * (<script>, <style>, on…=, style=, srcdoc=), in comments and in tags outside quotes no escaping is
 * right, so values are refused there, as is all that leaves the place of a value in doubt (see
 * tmplgen_place.h).  A line with nothing but directives leaves nothing; nor do indentation and
 * empty lines, except in <pre>, <textarea>, attributes.
 */
#include "tmplgen_place.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_LITERAL = 4000 };        /* bytes; every C compiler must take 4095 */

enum kind { TEMPLATE, FOR, IF };
struct block {
	struct block *outer;
	enum kind kind;
	int line;
	bool branched, otherwise;       /* a branch has ended; {% else %} has begun */
	struct place before, after;     /* after: where its branches end */
};

struct maker {
	const char *file;
	int line, depth;
	FILE *h, *c;
	size_t literal;                 /* bytes in the html_raw() being written; 0: none is */
	bool newline;                   /* it goes on in a new line */
	struct place place;
	struct block *block;            /* innermost that is open */
};

__attribute__((noreturn, format(printf, 2, 3)))
static void die(const struct maker *m, const char *fmt, ...)
{
	va_list ap;
	fprintf(stderr, "%s:%d: ", m->file, m->line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

/* ---- writing C ---- */

static void indent(const struct maker *m)
{
	for (int i = 0; i < m->depth; i++)
		fputc('\t', m->c);
}

static void end_literal(struct maker *m)
{
	if (m->literal)
		fprintf(m->c, "\", %zu);\n", m->literal);
	m->literal = 0;
	m->newline = false;
}

static void put_literal(struct maker *m, char c, char before)
{
	bool inside_letter = ((unsigned char)c & 0xc0) == 0x80;
	if (m->literal >= LONGEST_LITERAL && !inside_letter)
		end_literal(m);
	if (!m->literal || m->newline) {
		fputs(m->literal ? "\"\n" : "", m->c);
		indent(m);
		fputs(m->literal ? "\t\"" : "html_raw(p, \"", m->c);
	}
	m->literal++;
	m->newline = c == '\n';
	if (c == '\n')
		fputs("\\n", m->c);
	else if (c == '"' || c == '\\' || (c == '?' && before == '?'))       /* no trigraphs */
		fprintf(m->c, "\\%c", c);
	else if (iscntrl((unsigned char)c))
		fprintf(m->c, "\\%03o", (unsigned)c);
	else
		fputc(c, m->c);
}

/* A line of C for whose errors the compiler is to show the template. */
__attribute__((format(printf, 2, 3)))
static void put(struct maker *m, const char *fmt, ...)
{
	va_list ap;
	end_literal(m);
	fprintf(m->c, "#line %d \"%s\"\n", m->line, m->file);
	indent(m);
	va_start(ap, fmt);
	vfprintf(m->c, fmt, ap);
	va_end(ap);
	fputc('\n', m->c);
}

/* ---- values ---- */

/* {{ t … }}, {{ tn … }} and {{ tf … }}; false: it is none of them. */
static bool put_message(struct maker *m, struct text e)
{
	struct text kind = take_name(&e), one = take_literal(&e), many;
	if (!one.len || kind.len < 1 || kind.len > 2 || *kind.ptr != 't')
		return false;
	if (m->place.url)
		die(m, "a message inside an address");
	int texts = occurrences(one, "%s"), numbers = occurrences(one, "%d");
	if (text_is(kind, "t") && !e.len) {
		if (texts || numbers)
			die(m, "%%s and %%d in a message need {{ tf … }} or {{ tn … }}");
		put(m, "html_text(p, tr(p->lang, %.*s));", ARG(one));
	} else if (text_is(kind, "tf") && take_comma(&e)) {
		if (texts != 1 || numbers)
			die(m, "{{ tf … }} takes a message with one %%s");
		put(m, "html_format(p, tr(p->lang, %.*s), %.*s);", ARG(one), ARG(e));
	} else if (text_is(kind, "tn") && take_comma(&e) && (many = take_literal(&e)).len &&
	           take_comma(&e)) {
		if (texts || occurrences(many, "%s") || numbers > 1 || occurrences(many, "%d") != 1)
			die(m, "{{ tn … }} takes messages with one %%d");
		put(m, "{ int64_t tn_count = %.*s; "
		       "html_count(p, trn(p->lang, %.*s, %.*s, tn_count), tn_count); }",
		    ARG(e), ARG(one), ARG(many));
	} else {
		die(m, "a message is {{ t \"…\" }}, {{ tn \"one\", \"many\", n }} "
		       "or {{ tf \"… %%s\", text }}");
	}
	return true;
}

static void value(struct maker *m, struct text e)
{
	if (!m->block)
		die(m, "a value outside a template");
	if (!e.len)
		die(m, "{{ }} without an expression");
	bool list = take_word(&e, "attributes");
	const char *wrong = list ? place_take_attributes(&m->place) : place_refuses(&m->place);
	if (wrong)
		die(m, "{{ %.*s }} stands %s", ARG(e), wrong);
	if (list)
		put(m, "html_attributes(p, %.*s);", ARG(e));
	if (list || put_message(m, e))
		return;
	bool content = take_word(&e, "content");
	const char *how = m->place.state == CONTENT ? content ? "html_put_content" : "html_put" :
	                  m->place.url == URL_START ? "html_put_url" : "html_put_plain";
	put(m, "%s(p, %.*s);", how, ARG(e));
	if (m->place.url)
		m->place.url = URL_FIXED;
}

/* ---- directives ---- */

static struct block *open_block(struct maker *m, enum kind kind)
{
	struct block *b = malloc(sizeof *b);
	if (!b)
		die(m, "out of memory");
	*b = (struct block){ m->block, kind, m->line, .before = m->place };
	m->depth++;
	return m->block = b;
}

/* A branch of an {% if %} ends here, where all its others must end too. */
static void end_branch(struct maker *m)
{
	struct block *b = m->block;
	if (b->branched && !place_join(&m->place, &b->after))
		die(m, "the branches of the {%% if %%} on line %d end in different places of the HTML",
		    b->line);
	b->branched = true;
	b->after = m->place;
	m->place = b->before;
}

static void end_block(struct maker *m)
{
	struct block *b = m->block;
	if (b->kind == TEMPLATE && (m->place.state != CONTENT || m->place.pre))
		die(m, "the template ends inside a tag, a comment or an element that must be ended");
	if (b->kind == FOR && (!place_join(&m->place, &b->before) || m->place.state != b->before.state))
		die(m, "the loop on line %d ends in another place of the HTML than it begins", b->line);
	if (b->kind == IF) {
		end_branch(m);
		if (!b->otherwise)
			end_branch(m);
		m->place = b->after;
	}
	end_literal(m);
	m->depth--;
	indent(m);
	fputs(b->kind == FOR ? "} }\n" : "}\n", m->c);
	m->block = b->outer;
	free(b);
}

static void begin_template(struct maker *m, struct text d)
{
	struct text name = take_name(&d);
	if (m->block)
		die(m, "a template inside a template");
	if (!name.len || d.len < 2 || *d.ptr != '(' || d.ptr[d.len - 1] != ')')
		die(m, "a template is {%% template name(parameters) %%}");
	struct text parameters = trim(d.ptr + 1, d.ptr + d.len - 1);
	const char *comma = parameters.len ? ", " : "";
	fprintf(m->h, "#line %d \"%s\"\nvoid %.*s(struct page *p%s%.*s);\n",
	        m->line, m->file, ARG(name), comma, ARG(parameters));
	fputc('\n', m->c);
	put(m, "void %.*s(struct page *p%s%.*s)\n{", ARG(name), comma, ARG(parameters));
	m->place = (struct place){ 0 };
	open_block(m, TEMPLATE);
}

static void begin_for(struct maker *m, struct text d)
{
	struct text x = take_name(&d), in = take_name(&d);
	if (!x.len || !text_is(in, "in") || !d.len)
		die(m, "a loop is {%% for x in rows %%}");
	put(m, "{ const __typeof__(%.*s) %.*s_rows = %.*s; "
	       "for (size_t %.*s_index = 0; %.*s_index < (size_t)%.*s_rows.count; %.*s_index++) {",
	    ARG(d), ARG(x), ARG(d), ARG(x), ARG(x), ARG(x), ARG(x));
	open_block(m, FOR);
	put(m, "__typeof__(%.*s_rows.items) %.*s = &%.*s_rows.items[%.*s_index]; (void)%.*s;",
	    ARG(x), ARG(x), ARG(x), ARG(x), ARG(x));
}

static void next_branch(struct maker *m, struct text condition)
{
	if (m->block->kind != IF || m->block->otherwise)
		die(m, "{%% elif %%} or {%% else %%} without its {%% if %%}");
	end_branch(m);
	m->block->otherwise = !condition.len;
	end_literal(m);
	m->depth--;
	if (condition.len)
		put(m, "} else if (%.*s) {", ARG(condition));
	else
		put(m, "} else {");
	m->depth++;
}

static void call(struct maker *m, struct text d)
{
	struct text name = take_name(&d);
	if (!name.len || d.len < 2 || *d.ptr != '(' || d.ptr[d.len - 1] != ')')
		die(m, "a call is {%% call name(arguments) %%}");
	if (m->place.state != CONTENT)
		die(m, "{%% call %.*s %%} inside a tag, a comment or an element without markup", ARG(name));
	struct text arguments = trim(d.ptr + 1, d.ptr + d.len - 1);
	put(m, "%.*s(p%s%.*s);", ARG(name), arguments.len ? ", " : "", ARG(arguments));
}

static void use(struct maker *m, struct text d)
{
	struct text path = take_literal(&d);
	if (!path.len || d.len)
		die(m, "a header is used by {%% uses \"folder/header.h\" %%}");
	fprintf(m->h, "#line %d \"%s\"\n#include %.*s\n", m->line, m->file, ARG(path));
}

static void directive(struct maker *m, struct text d)
{
	struct text all = d, word = take_name(&d);
	if (text_is(word, "template")) {
		begin_template(m, d);
	} else if (text_is(word, "uses") && !m->block) {
		use(m, d);
	} else if (!m->block) {
		die(m, "{%% %.*s %%} outside a template", ARG(all));
	} else if (text_is(word, "for")) {
		begin_for(m, d);
	} else if (text_is(word, "if") && d.len) {
		put(m, "if (%.*s) {", ARG(d));
		open_block(m, IF);
	} else if ((text_is(word, "elif") && d.len) || text_is(all, "else")) {
		next_branch(m, d);
	} else if (text_is(word, "call")) {
		call(m, d);
	} else if (text_is(all, "end")) {
		end_block(m);
	} else {
		die(m, "unknown {%% %.*s %%}", ARG(all));
	}
}

/* ---- the file ---- */

/* What stands in the braces at s; returns what is behind them. */
static const char *braces(struct maker *m, const char *s)
{
	const char *end = closing(s);
	if (!end)
		die(m, "'%.2s' is never closed", s);
	struct text inner = trim(s + 2, end);
	place_interrupt(&m->place);
	if (s[1] == '{')
		value(m, inner);
	else if (s[1] == '%')
		directive(m, inner);
	for (; s < end; s++)
		m->line += *s == '\n';
	return end + 2;
}

static void letter(struct maker *m, const char *s, char before)
{
	if ((s[0] == '}' || s[0] == '%') && s[1] == '}')
		die(m, "'%.2s' closes nothing", s);
	if (m->block) {
		const char *wrong = place_follow(&m->place, s);
		if (wrong)
			die(m, "%s", wrong);
		put_literal(m, *s, before);
		if (place_begins_here(&m->place, s + 1))
			put(m, "html_prefix(p);");
	} else if (!is_blank(*s)) {
		die(m, "text outside a template");
	}
}

static void translate(struct maker *m, const char *s)
{
	bool fresh = true, bare = false;        /* at the start of a line; of one without text */
	for (const char *start = s; *s;) {
		if (fresh) {
			bare = is_bare(s);
			bool trims = bare || !place_keeps_space(&m->place);
			s += trims ? strspn(s, " \t\r") : 0;
			fresh = false;
			if (trims && *s == '\n' && s++) {
				m->line++;
				fresh = true;
			}
		} else if (s[0] == '{' && s[1] && strchr("{%#", s[1])) {
			s = braces(m, s);
		} else {
			if (!bare)
				letter(m, s, s > start ? s[-1] : '\0');
			fresh = *s == '\n';
			m->line += *s++ == '\n';
		}
	}
	if (m->block) {
		m->line = m->block->line;
		die(m, "this block is never ended");
	}
}

static void write_file(const char *path, FILE *f, char *const *text, const size_t *len)
{
	FILE *out = fopen(path, "w");
	if (fclose(f) || !out || fwrite(*text, 1, *len, out) != *len || fclose(out)) {
		perror(path);
		exit(1);
	}
	free(*text);
}

int main(int argc, char **argv)
{
	char *source = NULL, *h = NULL, *c = NULL;
	size_t size = 0, h_len, c_len;
	if (argc != 4)
		return fputs("usage: tmplgen file.html OUT.h OUT.c\n", stderr), 2;
	FILE *in = fopen(argv[1], "r");
	struct maker m = { .file = argv[1], .line = 1 };
	if (!in || (getdelim(&source, &size, '\0', in) < 0 && ferror(in)))
		return perror(argv[1]), 1;
	if (!feof(in))
		die(&m, "a NUL in the file");
	fclose(in);
	if (!(m.h = open_memstream(&h, &h_len)) || !(m.c = open_memstream(&c, &c_len)))
		die(&m, "out of memory");
	fprintf(m.h, "/* Made by tmplgen from %s; edit that. */\n", m.file);
	fputs("#pragma once\n#include \"web/html.h\"\n", m.h);
	fprintf(m.c, "/* Made by tmplgen from %s; edit that. */\n#include \"%s.h\"\n", m.file, m.file);
	if (source)
		translate(&m, source);
	write_file(argv[2], m.h, &h, &h_len);
	write_file(argv[3], m.c, &c, &c_len);
	free(source);
	return 0;
}
