/*
 * sqlgen — turns a file of named queries into C.
 *
 *     sqlgen tables.sql ... -- service.sql OUT.h OUT.c
 *
 * It loads the tables into an empty SQLite database and prepares every query
 * there, so a misspelt column, a parameter missing from the signature or one
 * that nobody uses stops the build at the line in the .sql file.  Column names
 * and types come from the database; the type of an expression is written in its
 * alias:  count(*) AS "total:int".
 *
 *     -- service_get(id int) :one
 *     -- Comment for the reader; copied into the header.
 *     SELECT …
 *
 * Kinds: :one (row or NULL), :many (rows), :each (a callback for each row),
 * :value (one int), :exec (how many rows changed), :send (the same, but nobody asks
 * and nobody waits), :insert (INSERT … VALUES (…) of many rows at once).
 * Types: int, int?, bool, text (NULL: ptr is NULL), ints, texts (lists, only as
 * `x IN (:list)`).
 * [[ … ]] is left out when the first parameter in it has no value.
 * A text that several queries share stands once, below "-- service_filter :part",
 * and each of them, or a part further down, says @service_filter where it belongs.
 */
#include "sqlgen_write.h"

static struct { char *name, *text; } parts[MOST];
static int nparts;

static char *part(const char *from, size_t n) { return strndup(from, n); }

static char *slurp(const char *path)
{
	FILE *in = fopen(file = path, "r");
	char *all = NULL;
	size_t n = 0;
	if (!in || getdelim(&all, &n, '\0', in) < 0)
		die(0, "cannot read");
	fclose(in);
	return all;
}

/* ---- reading -------------------------------------------------------------- */

static void read_params(struct query *q, char *list)
{
	for (char *save, *a = strtok_r(list, ",", &save); a; a = strtok_r(NULL, ",", &save)) {
		a += strspn(a, " ");
		size_t n = word(a), gap = strspn(a + n, " "), t = strcspn(a + n + gap, " ");
		if (!n || !gap || !t)
			die(q->line, "%s: a parameter is 'name type', not '%s'", q->name, a);
		if (q->nparams == MOST)
			die(q->line, "%s: more than %d parameters", q->name, MOST);
		struct var *v = &q->params[q->nparams++];
		*v = (struct var){ part(a, n), part(a + n + gap, t) };
		type_of(q, v);
	}
}

/* "-- name :part" → true. */
static bool part_begins(const char *line, size_t len, char **name)
{
	size_t n = strncmp(line, "-- ", 3) ? 0 : word(line + 3);
	if (!n || len != n + 3 + strlen(" :part") || strncmp(line + 3 + n, " :part", strlen(" :part")))
		return false;
	*name = part(line + 3, n);
	return true;
}

/* "-- name(a int, b text) :many" → true, and q is filled with it. */
static bool signature(const char *line, size_t len, struct query *q)
{
	if (strncmp(line, "-- ", 3))
		return false;
	const char *name = line + 3, *open = name + word(name), *close, *end = line + len;
	if (open == name || *open != '(' || !(close = memchr(open, ')', len - (size_t)(open - line))))
		return false;
	const char *kind = close + 1 + strspn(close + 1, " ");
	if (*kind != ':')
		return false;
	q->name = part(name, (size_t)(open - name));
	q->kind = part(kind + 1, word(kind + 1));
	if (kind + 1 + strlen(q->kind) != end)
		die(q->line, "%s: nothing may follow the kind", q->name);
	char *list = part(open + 1, (size_t)(close - open - 1));
	read_params(q, list);
	free(list);
	return true;
}

static void add_piece(struct query *q, const char *text, size_t n, bool optional)
{
	struct piece *p = &q->pieces[q->npieces];
	if (++q->npieces == MOST_PIECES)
		die(q->line, "%s: too many [[ ]]", q->name);
	*p = (struct piece){ part(text, n), -1 };
	if (!optional)
		return;
	const char *at = next_param(p->text);
	if (!at)
		die(q->line, "%s: [[ ]] without a parameter", q->name);
	p->needs = param_at(q, at + 1, word(at + 1));
	if (!strcmp(q->params[p->needs].type, "int") || !strcmp(q->params[p->needs].type, "bool"))
		die(q->line, "%s: [[ ]] depends on %s, which always has a value", q->name,
			q->params[p->needs].name);
}

/* A line with @name in it, with the part in its place. */
static char *with_parts(const struct query *q, const char *sql)
{
	char *all;
	size_t n;
	FILE *out = open_memstream(&all, &n);
	for (const char *at; (at = strchr(sql, '@')); sql = at + 1 + word(at + 1)) {
		int i = 0;
		while (i < nparts &&
			(strlen(parts[i].name) != word(at + 1) || strncmp(parts[i].name, at + 1, word(at + 1))))
			i++;
		if (i == nparts)
			die(q->line, "%s: there is no part @%.*s above", q->name, (int)word(at + 1), at + 1);
		fwrite(sql, 1, (size_t)(at - sql), out);
		fputs(parts[i].text, out);
	}
	fputs(sql, out);
	fclose(out);
	return all;
}

static void cut(struct query *q)
{
	q->sql = with_parts(q, q->sql);
	const char *s = q->sql;
	for (const char *open; (open = strstr(s, "[[")); ) {
		const char *close = strstr(open, "]]");
		if (!close)
			die(q->line, "%s: [[ is never closed", q->name);
		add_piece(q, s, (size_t)(open - s), false);
		add_piece(q, open + 2, (size_t)(close - open - 2), true);
		s = close + 2;
	}
	add_piece(q, s, strlen(s), false);
}

/* ---- asking SQLite -------------------------------------------------------- */

/* The query with those fragments in it whose bit is set. */
static char *variant(const struct query *q, unsigned fragments)
{
	char *sql;
	size_t n;
	FILE *out = open_memstream(&sql, &n);
	for (int i = 0, bit = 0; i < q->npieces; i++)
		if (q->pieces[i].needs < 0 || fragments & (1u << bit++))
			fputs(q->pieces[i].text, out);
	fclose(out);
	return sql;
}

static sqlite3_stmt *prepare(sqlite3 *db, const struct query *q, unsigned fragments)
{
	sqlite3_stmt *st;
	char *sql = variant(q, fragments);
	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK) {
		int line = q->sql_line, at = sqlite3_error_offset(db);
		for (int i = 0; i < at && sql[i]; i++)
			line += sql[i] == '\n';
		die(line, "%s: %s", q->name, sqlite3_errmsg(db));
	}
	free(sql);
	return st;
}

static char *column_type(sqlite3 *db, sqlite3_stmt *st, int c)
{
	const char *decl = sqlite3_column_decltype(st, c);
	int not_null = 1, key = 0;
	if (!decl)
		return NULL;
	sqlite3_table_column_metadata(db, NULL, sqlite3_column_table_name(st, c),
		sqlite3_column_origin_name(st, c), NULL, NULL, &not_null, &key, NULL);
	if (!strcmp(decl, "INTEGER"))
		return not_null || key ? "int" : "int?";
	return !strcmp(decl, "BOOLEAN") ? "bool" : "text";
}

static void read_columns(sqlite3 *db, struct query *q, sqlite3_stmt *st)
{
	for (int c = 0; c < sqlite3_column_count(st); c++) {
		if (q->ncolumns == MOST)
			die(q->line, "%s: more than %d columns", q->name, MOST);
		struct var *v = &q->columns[q->ncolumns++];
		const char *name = sqlite3_column_name(st, c), *colon = strchr(name, ':');
		*v = (struct var){ part(name, colon ? (size_t)(colon - name) : strlen(name)),
			colon ? strdup(colon + 1) : column_type(db, st, c) };
		if (!v->type)
			die(q->line, "%s: give column '%s' a type: AS \"%s:int\"", q->name, v->name, v->name);
		if (types[type_of(q, v)].list || strlen(v->name) != word(v->name))
			die(q->line, "%s: '%s' cannot be a column", q->name, name);
	}
}

static void check_kind(const struct query *q)
{
	bool rows = !strcmp(q->kind, "one") || !strcmp(q->kind, "many") || !strcmp(q->kind, "each");
	bool value = !strcmp(q->kind, "value");
	bool nothing = !strcmp(q->kind, "exec") || !strcmp(q->kind, "send") || inserts(q);
	if (!rows && !nothing && !value)
		die(q->line, "%s: there is no kind :%s", q->name, q->kind);
	if (nothing     ? q->ncolumns
			: value ? q->ncolumns != 1 || strcmp(q->columns[0].type, "int")
					: !q->ncolumns)
		die(q->line, "%s: :%s does not fit its %d columns", q->name, q->kind, q->ncolumns);
}

static void check(sqlite3 *db, struct query *q)
{
	cut(q);
	int fragments = q->npieces / 2;
	unsigned all = (1u << fragments) - 1;
	sqlite3_stmt *st = prepare(db, q, all);
	for (int p = 0; p < q->nparams; p++) {
		char *name = sqlite3_mprintf(":%s", q->params[p].name);
		if (!sqlite3_bind_parameter_index(st, name))
			die(q->line, "%s: parameter %s is never used", q->name, q->params[p].name);
		sqlite3_free(name);
	}
	read_columns(db, q, st);
	sqlite3_finalize(st);
	/* Every fragment must stand and fall alone. */
	for (int i = 0; i < fragments; i++) {
		sqlite3_finalize(prepare(db, q, 1u << i));
		sqlite3_finalize(prepare(db, q, all & ~(1u << i)));
	}
	check_kind(q);
}

static void append(char **to, const char *s, size_t n)
{
	size_t have = *to ? strlen(*to) : 0;
	*to = realloc(*to, have + n + 1);
	memcpy(*to + have, s, n);
	(*to)[have + n] = '\0';
}

static void finish(sqlite3 *db, struct query *q, FILE *header, FILE *source)
{
	if (!q->name)
		return;
	if (!q->sql)
		die(q->line, "%s: no query below its signature", q->name);
	if (!strcmp(q->kind, "part")) {
		if (nparts == MOST)
			die(q->line, "more than %d parts", MOST);
		parts[nparts].name = q->name;
		parts[nparts++].text = with_parts(q, q->sql);   /* a part may hold those above it */
		return;
	}
	check(db, q);
	write_header(header, q);
	write_source(source, q);
}

static void translate(sqlite3 *db, const char *path, FILE *header, FILE *source)
{
	struct query q = { 0 };
	int n = 1;
	for (const char *s = slurp(path), *end; *s; s = *end ? end + 1 : end, n++) {
		end = strchrnul(s, '\n');
		struct query next = { .line = n };
		size_t len = (size_t)(end - s);
		if (part_begins(s, len, &next.name))
			next.kind = "part";
		if (next.name || signature(s, len, &next)) {
			finish(db, &q, header, source);
			q = next;
		} else if (!strncmp(s, "--", 2) && q.name && !q.sql) {
			append(&q.about, s + 2, len - 2);
		} else if (strncmp(s, "--", 2) && (q.sql || len)) {
			if (!q.name)
				die(n, "a query without a signature");
			if (!q.sql)
				q.sql_line = n;
			append(&q.sql, s, len);
			append(&q.sql, "\n", 1);
		}
	}
	finish(db, &q, header, source);
}

int main(int argc, char **argv)
{
	sqlite3 *db;
	int i = 1;
	sqlite3_open(":memory:", &db);
	for (; i < argc && strcmp(argv[i], "--"); i++)
		if (sqlite3_exec(db, slurp(argv[i]), 0, 0, 0) != SQLITE_OK)
			die(1, "%s", sqlite3_errmsg(db));
	if (i + 4 != argc)
		return fputs("usage: sqlgen tables.sql ... -- queries.sql OUT.h OUT.c\n", stderr), 2;
	const char *sql = argv[i + 1], *included = argv[i + 2];
	FILE *header = fopen(argv[i + 2], "w"), *source = fopen(argv[i + 3], "w");
	if (!header || !source)
		return perror(argv[i + 2]), 1;
	if (strstr(included, sql))
		included = strstr(included, sql);
	fprintf(header,
		"/* Made by sqlgen from %s; edit that. */\n#pragma once\n#include \"db/db.h\"\n", sql);
	fprintf(source, "/* Made by sqlgen from %s; edit that. */\n#include \"%s\"\n", sql, included);
	translate(db, sql, header, source);
	if (fclose(header) || fclose(source))
		return perror(argv[i + 2]), 1;
	return 0;
}
