/*
 * sqlgen_write — the second half of sqlgen: from a query that was read and
 * checked to its C.  Of sqlgen.c alone.
 */
#ifndef SQLGEN_WRITE_H
#define SQLGEN_WRITE_H
#include <ctype.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 64, MOST_PIECES = 32 };

struct var { char *name, *type; };
struct piece { char *text; int needs; };

struct query {
	char *name, *about, *sql;
	const char *kind;
	struct var params[MOST], columns[MOST];
	struct piece pieces[MOST_PIECES];
	int nparams, ncolumns, npieces, line, sql_line;
};

static const struct { const char *name, *c, *slot; bool list; } types[] = {
	{ "int",   "int64_t ",          "DB_INT",       false },
	{ "int?",  "struct maybe_int ", "DB_MAYBE_INT", false },
	{ "bool",  "bool ",             "DB_BOOL",      false },
	{ "text",  "str ",              "DB_TEXT",      false },
	{ "ints",  "struct int_list ",  "DB_INTS",      true },
	{ "texts", "struct str_list ",  "DB_TEXTS",     true },
};

static const char *file;

static void die(int line, const char *fmt, ...)
{
	va_list ap;
	fprintf(stderr, "%s:%d: ", file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static int type_of(const struct query *q, const struct var *v)
{
	for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
		if (!strcmp(types[i].name, v->type))
			return i;
	die(q->line, "%s: %s has unknown type '%s'", q->name, v->name, v->type);
	return 0;
}

static size_t word(const char *s) { return strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_"); }

static int param_at(const struct query *q, const char *s, size_t n)
{
	for (int p = 0; p < q->nparams; p++)
		if (strlen(q->params[p].name) == n && !strncmp(q->params[p].name, s, n))
			return p;
	die(q->line, "%s: :%.*s is not in the signature", q->name, (int)n, s);
	return -1;
}

/* The next ":name" outside quotes at or behind s, or NULL. */
static const char *next_param(const char *s)
{
	for (char quote = 0; *s; s++) {
		if (quote ? *s == quote : *s == '\'' || *s == '"')
			quote = quote ? 0 : *s;
		else if (!quote && *s == ':' && islower((unsigned char)s[1]))
			return s;
	}
	return NULL;
}

/* ---- writing -------------------------------------------------------------- */

static void quoted(FILE *out, const char *from, const char *to)
{
	for (; from < to; from++)
		if (*from == '\n')
			fputs(from + 1 < to && from[1] != '\n' ? "\\n\"\n\t\t\"" : " ", out);
		else
			fprintf(out, *from == '"' || *from == '\\' ? "\\%c" : "%c", *from);
}

/* A piece with :name as ?n (SQLite) or $n (PostgreSQL); a list as what each
 * engine has for it. */
static void numbered(FILE *out, const struct query *q, const char *s, bool postgres)
{
	const char *at;
	fputc('"', out);
	for (; (at = next_param(s)); s = at + 1 + word(at + 1)) {
		int p = param_at(q, at + 1, word(at + 1));
		bool list = types[type_of(q, &q->params[p])].list;
		if (list &&
			(at - s < 4 || strncmp(at - 4, "IN (", 4) ||
				(at - s >= 8 && !strncmp(at - 8, "NOT ", 4))))
			die(q->line, "%s: the list :%s stands only in 'x IN (:%s)'", q->name, q->params[p].name,
				q->params[p].name);
		quoted(out, s, list && postgres ? at - 4 : at);
		if (!list)
			fprintf(out, "%c%d", postgres ? '$' : '?', p + 1);
		else
			fprintf(out, postgres ? "= ANY ($%d" : "SELECT value FROM json_each(?%d)", p + 1);
	}
	quoted(out, s, s + strlen(s));
	fputc('"', out);
}

static bool inserts(const struct query *q) { return !strcmp(q->kind, "insert"); }

/* An INSERT of one row as PostgreSQL's of many: each parameter is an array, and
 * rows are read across them. */
static void unnested(FILE *out, const struct query *q)
{
	const char *sql = q->pieces[0].text, *at;
	const char *values = strstr(sql, "VALUES ("), *end = strrchr(sql, ')');
	if (!values || q->npieces != 1 || !q->nparams || strspn(end + 1, " \n") != strlen(end + 1))
		die(q->line, "%s: :insert ends with 'VALUES (…)' of one row and has no [[ ]]", q->name);
	fputc('"', out);
	quoted(out, sql, values);
	fputs("SELECT ", out);
	for (sql = values + strlen("VALUES ("); (at = next_param(sql)); sql = at + 1 + word(at + 1)) {
		int p = param_at(q, at + 1, word(at + 1));
		if (types[type_of(q, &q->params[p])].list)
			die(q->line, "%s: the list :%s in an :insert", q->name, q->params[p].name);
		quoted(out, sql, at);
		fprintf(out, "p%d", p + 1);
	}
	quoted(out, sql, end);
	for (int p = 0; p < q->nparams; p++)
		fprintf(out, "%s$%d", p ? ", " : " FROM unnest(", p + 1);
	for (int p = 0; p < q->nparams; p++)
		fprintf(out, "%sp%d", p ? ", " : ") AS r (", p + 1);
	fputs(")\"", out);
}

static void fields(FILE *out, const struct query *q, const char *suffix, const struct var *v, int n)
{
	fprintf(out, "struct %s%s {\n", q->name, suffix);
	for (int i = 0; i < n; i++)
		fprintf(out, "\t%s%s;\n", types[type_of(q, &v[i])].c, v[i].name);
	fputs(n ? "};\n" : "\tchar none;\n};\n", out);
}

static void slots(FILE *out, const struct query *q, const char *suffix, const struct var *v, int n)
{
	fprintf(out, "\t(const struct db_slot[]){");
	for (int i = 0; i < n; i++)
		fprintf(out, "\n\t\t{ \"%s\", %s, offsetof(struct %s%s, %s) },", v[i].name,
			types[type_of(q, &v[i])].slot, q->name, suffix, v[i].name);
	fputs(" { 0 } },\n", out);
}

static void write_header(FILE *out, const struct query *q)
{
	const char *n = q->name, *k = q->kind;
	fprintf(out, "\n/*%s */\n", q->about ? q->about : " ");
	fields(out, q, "_args", q->params, q->nparams);
	if (q->ncolumns)
		fields(out, q, "_row", q->columns, q->ncolumns);
	fprintf(out, "extern const struct db_query %s_query;\n", n);
	if (!strcmp(k, "many"))
		fprintf(out,
			"struct %s_rows { struct %s_row *items; size_t count; };\n"
			"static inline struct %s_rows %s_(struct db *db, const struct %s_args *args)\n"
			"{ struct db_rows r = db_many(db, &%s_query, args); return (struct %s_rows){ r.items, "
		    "r.count }; }\n",
			n, n, n, n, n, n, n);
	else if (!strcmp(k, "one"))
		fprintf(out, "static inline struct %s_row *%s_(struct db *db, const struct %s_args *args)\n"
			"{ return db_one(db, &%s_query, args); }\n", n, n, n, n);
	else if (!strcmp(k, "each"))
		fprintf(out,
			"/* row: bool (void *context, const void *row), row being a struct %s_row. */\n"
			"#define %s(db, row, context, ...) db_each(db, &%s_query, "
			"&(struct %s_args){ __VA_ARGS__ }, row, context)\n",
			n, n, n, n);
	else if (inserts(q))
		fprintf(out,
			"static inline void %s(struct db *db, const struct %s_args *rows, size_t count)\n"
			"{ db_insert(db, &%s_query, rows, count); }\n",
			n, n, n);
	else if (!strcmp(k, "send"))
		fprintf(out, "static inline void %s_(struct db *db, const struct %s_args *args)\n"
			"{ db_send(db, &%s_query, args); }\n", n, n, n);
	else
		fprintf(out, "static inline int64_t %s_(struct db *db, const struct %s_args *args)\n"
			"{ return db_%s(db, &%s_query, args); }\n", n, n, k, n);
	if (strcmp(k, "each") && !inserts(q))
		fprintf(out, "#define %s(db, ...) %s_(db, &(struct %s_args){ __VA_ARGS__ })\n", n, n, n);
}

static void write_source(FILE *out, const struct query *q)
{
	fprintf(out, "\nconst struct db_query %s_query = { \"%s\", (const struct db_piece[]){", q->name,
		q->name);
	for (int i = 0; i < q->npieces; i++) {
		fputs("\n\t{ ", out);
		numbered(out, q, q->pieces[i].text, false);
		fputs(",\n\t  ", out);
		if (inserts(q))
			unnested(out, q);
		else
			numbered(out, q, q->pieces[i].text, true);
		fprintf(out, ", %d },", q->pieces[i].needs);
	}
	fputs(" { 0 } },\n", out);
	slots(out, q, "_args", q->params, q->nparams);
	if (q->ncolumns)
		slots(out, q, "_row", q->columns, q->ncolumns);
	else
		fputs("\t(const struct db_slot[]){ { 0 } },\n", out);
	if (q->ncolumns)
		fprintf(out, "\tsizeof(struct %s_row),\n};\n", q->name);
	else
		fprintf(out, inserts(q) ? "\t0, sizeof(struct %s_args),\n};\n" : "\t0,\n};\n", q->name);
}
#endif
