/*
 * msggen — turns lang/xx.po into the C table that tr() and trn() search.
 *
 *     msggen lang/cs.po > cs.po.c
 *
 * Messages are sorted by their English.  The plural rule is the C expression of
 * the header Plural-Forms, which is what it is written in; X-Language-Name is
 * what the language calls itself.  Messages that are untranslated, fuzzy or
 * obsolete are left out, so that their English shows; in the language of the sources
 * (X-Sources: yes) those untranslated stand for themselves.  A translation that does
 * not take the same values as its English stops the build.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORMS = 3, ID = FORMS, PLURAL, TEXTS };  /* struct message of lib/web holds three forms */

struct message {
	int line;
	bool fuzzy;
	char *texts[TEXTS];                     /* the forms, ID and PLURAL; NULL: not there */
};

struct po {
	const char *file;
	int line, forms;
	struct message *messages;
	size_t count;
	char *name, *rule;
	bool sources;
};

__attribute__((noreturn, format(printf, 3, 4)))
static void die(const struct po *po, int line, const char *fmt, ...)
{
	va_list ap;
	fprintf(stderr, "%s:%d: ", po->file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static void *must(void *p)
{
	if (!p) {
		perror("msggen");
		exit(1);
	}
	return p;
}

/* ---- reading ---- */

static char unescaped(const struct po *po, char c)
{
	switch (c) {
	case 'n':  return '\n';
	case 't':  return '\t';
	case '"':  return '"';
	case '\\': return '\\';
	default:   die(po, po->line, "an escape other than \\n, \\t, \\\" and \\\\");
	}
}

/* Appends the text in quotes at s to *text. */
static void append(const struct po *po, char **text, const char *s)
{
	size_t len = *text ? strlen(*text) : 0;
	if (*s++ != '"')
		die(po, po->line, "a text in quotes must stand here");
	*text = must(realloc(*text, len + strlen(s) + 1));
	while (*s && *s != '"') {
		char c = *s++;
		(*text)[len++] = c == '\\' ? unescaped(po, *s++) : c;
	}
	(*text)[len] = '\0';
	if (!*s || s[1])
		die(po, po->line, "a text in quotes must end with its line");
}

static struct message *new_message(struct po *po, bool fuzzy)
{
	po->messages = must(realloc(po->messages, (po->count + 1) * sizeof *po->messages));
	struct message *m = &po->messages[po->count++];
	*m = (struct message){ .line = po->line, .fuzzy = fuzzy };
	return m;
}

/* Which of a message's texts a line begins, and where the text stands on it; -1: none. */
static int keyword(const struct po *po, const char *s, const char **text)
{
	static const struct { const char *word; int which; } words[] = {
		{ "msgid ", ID }, { "msgid_plural ", PLURAL }, { "msgstr ", 0 },
		{ "msgstr[0] ", 0 }, { "msgstr[1] ", 1 }, { "msgstr[2] ", 2 },
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strncmp(s, words[i].word, strlen(words[i].word))) {
			*text = s + strlen(words[i].word);
			return words[i].which;
		}
	if (!strncmp(s, "msgctxt ", 8))
		die(po, po->line, "msgctxt is not used here: let the English say what is meant");
	if (!strncmp(s, "msgstr[", 7))
		die(po, po->line, "a message has at most %d forms", FORMS);
	return -1;
}

static void read_messages(struct po *po, FILE *f)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;
	int which = -1;
	bool fuzzy = false;
	while ((len = getline(&line, &cap, f)) >= 0) {
		po->line++;
		while (len && isspace((unsigned char)line[len - 1]))
			line[--len] = '\0';
		const char *text = line;
		if (!len || !strncmp(line, "#~", 2)) {
			fuzzy = false;
		} else if (*line == '#') {
			fuzzy |= line[1] == ',' && strstr(line, "fuzzy");
		} else if (*line == '"' && which >= 0) {
			append(po, &po->messages[po->count - 1].texts[which], line);
		} else {
			which = keyword(po, line, &text);
			if (which < 0 || (which != ID && !po->count))
				die(po, po->line, "neither a message nor a comment");
			if (which == ID)
				new_message(po, fuzzy);
			char **begun = &po->messages[po->count - 1].texts[which];
			if (*begun)
				die(po, po->line, "the same part of a message again");
			append(po, begun, text);
		}
	}
	free(line);
}

/* ---- what the header says ---- */

/* The value of a field up to `end`, copied; NULL: there is none. */
static char *header_field(const char *header, const char *field, char end)
{
	const char *from = strstr(header, field);
	if (!from)
		return NULL;
	from += strlen(field);
	from += strspn(from, " ");
	const char *stop = from;
	while (*stop && *stop != end && *stop != '\n')
		stop++;
	return must(strndup(from, (size_t)(stop - from)));
}

static void read_header(struct po *po)
{
	const struct message *m = po->messages;
	if (!po->count || *m->texts[ID] || !m->texts[0])
		die(po, 1, "a file begins with its header, the translation of \"\"");
	char *charset = header_field(m->texts[0], "charset=", '\n');
	char *forms = header_field(m->texts[0], "nplurals=", ';');
	po->rule = header_field(m->texts[0], " plural=", ';');
	po->name = header_field(m->texts[0], "X-Language-Name:", '\n');
	char *sources = header_field(m->texts[0], "X-Sources:", '\n');
	po->sources = sources && !strcmp(sources, "yes");
	free(sources);
	if (!charset || strcmp(charset, "UTF-8"))
		die(po, m->line, "the header must say charset=UTF-8");
	if (!po->name)
		die(po, m->line, "the header must say X-Language-Name: what the language calls itself");
	if (!forms || forms[0] < '1' || forms[0] > '0' + FORMS || forms[1])
		die(po, m->line, "the header must say Plural-Forms: nplurals=1 to %d; plural=…;", FORMS);
	if (!po->rule || !*po->rule || po->rule[strspn(po->rule, "n0123456789 ()?:&|=!<>%")])
		die(po, m->line, "the header's plural= must be an expression of n");
	po->forms = forms[0] - '0';
	free(charset);
	free(forms);
}

/* ---- checking ---- */

static int occurrences(const char *text, const char *what)
{
	int n = 0;
	for (; (text = strstr(text, what)); text += 2)
		n++;
	return n;
}

static bool takes_the_same(const char *a, const char *b)
{
	return occurrences(a, "%d") == occurrences(b, "%d") &&
	       occurrences(a, "%s") == occurrences(b, "%s");
}

/* In the language of the sources a message without a translation is its own. */
static void translate_itself(const struct po *po, struct message *m)
{
	for (int i = 0; i < po->forms && (!i || m->texts[PLURAL]); i++)
		if (m->texts[i] && !*m->texts[i]) {
			free(m->texts[i]);
			m->texts[i] = must(strdup(m->texts[i ? PLURAL : ID]));
		}
}

static bool is_translated(const struct message *m)
{
	bool any = false;
	for (int i = 0; i < FORMS; i++)
		any |= m->texts[i] && *m->texts[i];
	return any && !m->fuzzy && *m->texts[ID];
}

/* The first form may leave out the number where its English does ("one place"). */
static void check_message(const struct po *po, const struct message *m)
{
	int forms = m->texts[PLURAL] ? po->forms : 1;
	for (int i = 0; i < FORMS; i++) {
		const char *form = m->texts[i], *english = m->texts[m->texts[PLURAL] ? PLURAL : ID];
		if (i >= forms && form)
			die(po, m->line, "more forms than the language or the message has");
		if (i >= forms)
			continue;
		if (!form || !*form)
			die(po, m->line, "msgstr[%d] is missing", i);
		if (!takes_the_same(form, english) && (i || !takes_the_same(form, m->texts[ID])))
			die(po, m->line, "the translation does not take the same %%d and %%s");
	}
}

static int by_english(const void *a, const void *b)
{
	const struct message *x = a, *y = b;
	int order = strcmp(x->texts[ID], y->texts[ID]);
	return order ? order : x->line - y->line;
}

static void sort_messages(struct po *po)
{
	qsort(po->messages, po->count, sizeof *po->messages, by_english);
	for (size_t i = 1; i < po->count; i++)
		if (!strcmp(po->messages[i].texts[ID], po->messages[i - 1].texts[ID]))
			die(po, po->messages[i].line, "the message of line %d again", po->messages[i - 1].line);
}

/* ---- writing ---- */

static void put_string(const char *s)
{
	putchar('"');
	for (char before = '\0'; *s; before = *s++)
		if (*s == '\n')
			fputs("\\n", stdout);
		else if (*s == '\t')
			fputs("\\t", stdout);
		else if (*s == '"' || *s == '\\' || (*s == '?' && before == '?'))
			printf("\\%c", *s);
		else
			putchar(*s);
	putchar('"');
}

static int forms_of(const struct po *po, const struct message *m)
{
	return m->texts[PLURAL] ? po->forms : 1;
}

/* All of them in one piece, so that a text tells by where it lies that it is of the
 * language. */
static void put_texts(const struct po *po)
{
	puts("static const char texts[] =");
	for (size_t i = 0; i < po->count; i++) {
		const struct message *m = &po->messages[i];
		if (!is_translated(m))
			continue;
		check_message(po, m);
		for (int form = 0; form < forms_of(po, m); form++) {
			putchar('\t');
			put_string(m->texts[form]);
			puts(" \"\\0\"");
		}
	}
	puts("\t\"\";\n");
}

static void put_table(const struct po *po)
{
	size_t kept = 0;
	const char *base = strrchr(po->file, '/');
	base = base ? base + 1 : po->file;
	int code = (int)strspn(base, "abcdefghijklmnopqrstuvwxyz");
	if (!code || strcmp(base + code, ".po"))
		die(po, 1, "the file's name must be a language's code and .po");
	printf("/* Made by msggen from %s; edit that. */\n#include \"web/html.h\"\n\n", po->file);
	const char *unused = strchr(po->rule, 'n') ? "" : "(void)n, ";
	printf("static int plural(int64_t n)\n{\n\treturn %s%s;\n}\n\n", unused, po->rule);
	put_texts(po);
	puts("static const struct message messages[] = {");
	size_t at = 0;
	for (size_t i = 0; i < po->count; i++) {
		const struct message *m = &po->messages[i];
		if (!is_translated(m))
			continue;
		kept++;
		fputs("\t{ ", stdout);
		put_string(m->texts[ID]);
		fputs(", { ", stdout);
		for (int form = 0; form < forms_of(po, m); form++) {
			printf("%stexts + %zu", form ? ", " : "", at);
			at += strlen(m->texts[form]) + 1;
		}
		puts(" } },");
	}
	printf("\t{ 0 }\n};\n\nconst struct lang lang_%.*s = { \"%.*s\", ", code, base, code, base);
	put_string(po->name);
	printf(", plural, messages, %zu, texts, sizeof texts };\n", kept);
}

static void free_po(struct po *po)
{
	for (size_t i = 0; i < po->count; i++)
		for (int t = 0; t < TEXTS; t++)
			free(po->messages[i].texts[t]);
	free(po->messages);
	free(po->name);
	free(po->rule);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return fputs("usage: msggen lang/xx.po\n", stderr), 2;
	FILE *f = fopen(argv[1], "r");
	if (!f)
		return perror(argv[1]), 1;
	struct po po = { .file = argv[1] };
	read_messages(&po, f);
	fclose(f);
	read_header(&po);
	for (size_t i = 0; po.sources && i < po.count; i++)
		translate_itself(&po, &po.messages[i]);
	sort_messages(&po);
	put_table(&po);
	free_po(&po);
	return fflush(stdout) || ferror(stdout);
}
