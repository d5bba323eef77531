/* main — the command line: finds the store, runs a command. */
#include "app/features.h"
#include "crypto/crypto.h"
#include <stdio.h>
#include <stdlib.h>

#ifndef VERSION
#define VERSION "0.1.0"
#endif

struct options {
	const char *data, *url, *listen;
	int port, workers;
	bool empty;
	int argc;                          /* what is left for the command */
	char **argv;
};

static const char usage[] =
	"Použití: rozcestnik PŘÍKAZ [volby]\n\n"
	"  serve                spustí portál (--port N, --listen ADRESA, --workers N, --empty)\n"
	"  migrate              založí nebo převede úložiště na tuto verzi\n"
	"  copy --from A --to B přenese celou instalaci mezi SQLite a PostgreSQL\n"
	"  dump                 vypíše každý řádek úložiště jako text, pro porovnání\n"
	"  routes               vypíše adresy a kdo na ně smí\n"
	"  version\n";
static const char usage_options[] =
	"\nSpolečné volby:\n"
	"  --data SLOŽKA        kde jsou data instalace (výchozí: var)\n"
	"  --db URL             úložiště: cesta k souboru, nebo postgresql://…\n";

static int print_usage(FILE *out, int status)
{
	fputs(usage, out);
	for (const struct feature *const *f = app_features; *f; f++)
		for (const struct command *c = (*f)->commands; c && c->words; c++)
			fprintf(out, "  %-20s %s%s%s\n", c->words, c->about,
				*c->usage ? "\n                       " : "", c->usage);
	fputs(usage_options, out);
	return status;
}

/* The value behind an option, or the end of the program. */
static const char *value(int argc, char **argv, int *i)
{
	if (*i + 1 < argc)
		return argv[++*i];
	fprintf(stderr, "rozcestnik: %s potřebuje hodnotu\n", argv[*i]);
	exit(2);
}

static int number(const char *name, const char *text, int least, int most)
{
	struct maybe_int n = str_int(str_of(text));
	if (n.set && n.value >= least && n.value <= most)
		return (int)n.value;
	fprintf(stderr, "rozcestnik: %s má být číslo od %d do %d, ne „%s“\n", name, least, most, text);
	exit(2);
}

static struct options options_read(struct arena *a, int argc, char **argv)
{
	struct options o = { .data = "var", .listen = "127.0.0.1", .port = 8080, .workers = 4 };
	o.argv = arena_alloc(a, (size_t)(argc + 1) * sizeof *o.argv);
	for (int i = 1; i < argc; i++) {
		str word = str_of(argv[i]);
		if (str_is(word, "--data"))
			o.data = value(argc, argv, &i);
		else if (str_is(word, "--db"))
			o.url = value(argc, argv, &i);
		else if (str_is(word, "--listen"))
			o.listen = value(argc, argv, &i);
		else if (str_is(word, "--port"))
			o.port = number("--port", value(argc, argv, &i), 0, 65535);
		else if (str_is(word, "--workers"))
			o.workers = number("--workers", value(argc, argv, &i), 1, 64);
		else if (str_is(word, "--empty"))
			o.empty = true;
		else
			o.argv[o.argc++] = argv[i];
	}
	if (!o.url)
		o.url = arena_printf(a, "%s/rozcestnik.db", o.data).ptr;
	return o;
}

/* ---- the store ---- */

static int complain(struct db *db, const char *what)
{
	fprintf(stderr, "rozcestnik: %s: %s\n", what, db_error(db));
	return 1;
}

/* Opens the store, with all tables and what every installation has.  A new one
 * gets the demonstration data too, unless it is to be empty. */
static struct db *store_open(struct arena *a, const struct options *o, bool demo)
{
	int64_t now = clock_now();
	if (!folder_make(o->data)) {
		fprintf(stderr, "rozcestnik: složku %s nelze vytvořit\n", o->data);
		exit(1);
	}
	struct db *db = db_open(o->url);
	db_lend(db, a);
	bool fresh = !db_failed(db) && !db_has_store(db);
	if (!db_migrate(db, app_schemas, now))
		exit(complain(db, "úložiště nelze otevřít"));
	struct buf say = { .arena = a };
	for (const struct feature *const *f = app_features; *f; f++)
		if ((*f)->install)
			(*f)->install(db, a, now);
	for (const struct feature *const *f = app_features; *f && fresh && demo; f++)
		if ((*f)->demo)
			(*f)->demo(db, a, now, &say);
	if (db_failed(db))
		exit(complain(db, "úložiště nelze připravit"));
	if (say.len)
		printf("%.*s", STR_ARG(buf_str(&say)));
	fflush(stdout);
	return db;
}

/* ---- commands of the program itself ---- */

static const char *ready_listen;       /* server_run() calls back without a context */

static void ready(int port)
{
	printf("Rozcestník běží na http://%s:%d/\n", ready_listen, port);
	fflush(stdout);
}

static int serve(struct arena *a, const struct options *o)
{
	const struct job *jobs[16] = { 0 };
	size_t count = 0;
	web_check(&app_web);
	db_close(store_open(a, o, !o->empty));
	arena_reset(a);
	for (const struct feature *const *f = app_features; *f; f++) {
		if ((*f)->start)
			(*f)->start(o->data, o->url);
		if ((*f)->jobs && count + 1 < COUNT(jobs))
			jobs[count++] = (*f)->jobs;
	}
	struct jobs *running = jobs_start(o->url, jobs);
	ready_listen = o->listen;
	struct server_options options = {
		.url = o->url, .port = o->port, .listen = o->listen, .workers = o->workers
	};
	int status = server_run(&app_web, &options, ready);
	jobs_stop(running);
	return status;
}

static int migrate(struct arena *a, const struct options *o)
{
	db_close(store_open(a, o, false));
	puts("Úložiště odpovídá této verzi programu.");
	return 0;
}

static int copy(struct arena *a, const struct options *o)
{
	const char *from_url = NULL, *to_url = NULL;
	for (int i = 1; i + 1 < o->argc; i += 2) {
		if (!strcmp(o->argv[i], "--from"))
			from_url = o->argv[i + 1];
		else if (!strcmp(o->argv[i], "--to"))
			to_url = o->argv[i + 1];
	}
	if (!from_url || !to_url)
		return print_usage(stderr, 2);
	struct db *from = db_open(from_url), *to = db_open(to_url);
	db_lend(from, a);
	db_lend(to, a);
	bool ok = !db_failed(from) && db_copy(from, to, app_schemas, clock_now());
	int status =
		ok ? 0 : complain(db_failed(from) ? from : to, "přenos se nezdařil, cíl zůstal, jak byl");
	if (ok)
		puts("Přeneseno.");
	db_close(from);
	db_close(to);
	return status;
}

static int dump(struct arena *a, const struct options *o)
{
	struct db *db = db_open(o->url);
	struct buf out = { 0 };
	db_lend(db, a);
	db_dump(db, &out);
	int status = db_failed(db) ? complain(db, "úložiště nelze číst") : 0;
	if (!status)
		fwrite(out.ptr, 1, out.len, stdout);
	buf_free(&out);
	db_close(db);
	return status;
}

static int routes(void)
{
	for (const struct feature *const *f = app_features; *f; f++)
		for (const struct route *t = (*f)->routes; t && t->pattern; t++)
			printf("%-10s %-4s %-44s %s\n", (*f)->name, t->method == GET ? "GET" : "POST",
				t->pattern,
				t->access & EVERYBODY       ? "všichni"
					: t->access & SIGNED_IN ? "přihlášení"
											: "podle role");
	return 0;
}

/* ---- commands of features ---- */

/* How many words of the command line the command's name takes; 0: another one. */
static int words_match(const char *words, const struct options *o)
{
	str rest = str_of(words), word;
	int n = 0;
	while (str_cut(&rest, ' ', &word)) {
		if (n >= o->argc || !str_eq(word, str_of(o->argv[n])))
			return 0;
		n++;
	}
	return n;
}

static int feature_command(struct arena *a, const struct options *o)
{
	for (const struct feature *const *f = app_features; *f; f++)
		for (const struct command *c = (*f)->commands; c && c->words; c++) {
			int n = words_match(c->words, o);
			if (!n)
				continue;
			struct call call = { .argc = o->argc - n,
				.argv = o->argv + n,
				.arena = a,
				.now = clock_now(),
				.data = o->data,
				.url = o->url,
				.port = o->port };
			call.db = store_open(a, o, false);
			int status = c->run(&call);
			if (db_failed(call.db))
				status = complain(call.db, c->words);
			db_close(call.db);
			return status;
		}
	fprintf(stderr, "rozcestnik: neznámý příkaz „%s“\n\n", o->argv[0]);
	return print_usage(stderr, 2);
}

int main(int argc, char **argv)
{
	struct arena arena = { 0 };
	struct options o = options_read(&arena, argc, argv);
	const char *command = o.argc ? o.argv[0] : "help";
	int status;
	crypto_start();
	if (!strcmp(command, "serve"))
		status = serve(&arena, &o);
	else if (!strcmp(command, "migrate"))
		status = migrate(&arena, &o);
	else if (!strcmp(command, "copy"))
		status = copy(&arena, &o);
	else if (!strcmp(command, "dump"))
		status = dump(&arena, &o);
	else if (!strcmp(command, "routes"))
		status = routes();
	else if (!strcmp(command, "version") || !strcmp(command, "--version"))
		status = puts("rozcestnik " VERSION) < 0;
	else if (!strcmp(command, "help") || !strcmp(command, "--help"))
		status = print_usage(stdout, 0);
	else
		status = feature_command(&arena, &o);
	arena_free(&arena);
	return status;
}
