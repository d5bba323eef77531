#include "tests/check.h"
#include "app/features.h"
#include "web/web_internal.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern const struct lang lang_en;

struct test { const char *file, *name; void (*run)(struct check *); bool store; };
static struct test *tests;
static size_t count;

void check_register(const char *file, const char *name, void (*run)(struct check *), bool store)
{
	tests = mem_grow(tests, (count + 1) * sizeof *tests);
	tests[count++] = (struct test){ file, name, run, store };
}

/* ---- requests through the real dispatcher ---- */

static struct req *request(struct check *t, enum method method, const char *url)
{
	struct req *r = arena_alloc(&t->arena, sizeof *r);
	str rest = arena_copy(&t->arena, str_of(url)), path;
	str_cut(&rest, '?', &path);
	*r = (struct req){ .method = method,
		.path = url_decode(&t->arena, path),
		.query = rest,
		.db = t->db,
		.arena = &t->arena,
		.now = t->now,
		.page.lang = t->lang,
		.visitor = t->visitor,
		.address = t->address,
		.host = S("portal.example.cz"),
		.fetch_site = t->fetch_site,
		.cookies = t->cookies };
	return r;
}

/* Also of an answer that lies in a file. */
static str body_of(struct req *r)
{
	if (!r->spill)
		return buf_str(&r->page.out);
	struct buf all = { .arena = r->arena };
	buf_reserve(&all, (size_t)lseek(r->spill, 0, SEEK_END) + 1);
	ssize_t n = pread(r->spill, all.ptr, all.cap, 0);
	all.len = n > 0 ? (size_t)n : 0;
	return buf_str(&all);
}

static struct reply dispatch(struct check *t, struct req *r)
{
	/* A test that says who asks is not asked for a cookie. */
	struct web web = app_web;
	if (t->visitor.account)
		web.identify = NULL;
	int status = web_dispatch(&web, r);
	return (struct reply){ status, body_of(r), r->location, str_of(r->type), r };
}

struct reply check_get(struct check *t, const char *url)
{
	return dispatch(t, request(t, GET, url));
}

struct reply check_upload(struct check *t, const char *url, const char *body, struct upload file)
{
	static const char token[] = "0123456789abcdef0123456789abcdef";
	struct req *r = request(t, POST, url);
	if (file.name.ptr)
		*(struct upload *)arena_push(&t->arena, &r->files.items, &r->files.count, sizeof file) =
			file;
	params_read(&t->arena, str_of(body), &r->form);
	*(struct param *)arena_push(&t->arena, &r->form.items, &r->form.count, sizeof(struct param)) =
		(struct param){ S("csrf"), t->visitor.csrf.ptr ? t->visitor.csrf : str_of(token) };
	r->cookies = arena_printf(&t->arena, "%.*s; __Host-formular=%s", STR_ARG(t->cookies), token);
	return dispatch(t, r);
}

struct reply check_post(struct check *t, const char *url, const char *body)
{
	return check_upload(t, url, body, (struct upload){ 0 });
}

/* ---- stores ----
 * Making all tables in PostgreSQL takes most of a second, copying the files of a database
 * that has them a tenth of it.  So they are made once, in a template, and each test gets
 * a database of its own made from it, with whose tables it may do what it likes. */

#define NOW 1773306000 /* 2026-03-12 09:00 UTC */
#define TEMPLATE "check_template"
#define OWN "check_own"

static struct db *server; /* the database that CHECK_POSTGRES names; NULL: there is none */

/* Of two names in a URL libpq takes the last. */
static struct db *database_open(const char *name)
{
	struct arena own = { 0 };
	const char *url = getenv("CHECK_POSTGRES");
	struct db *db = db_open(
		arena_printf(&own, "%s%cdbname=%s", url, strchr(url, '?') ? '&' : '?', name).ptr);
	arena_free(&own);
	return db;
}

static void databases_drop(void)
{
	db_script(server, "DROP DATABASE IF EXISTS " OWN " WITH (FORCE)");
	db_script(server, "DROP DATABASE IF EXISTS " TEMPLATE " WITH (FORCE)");
}

static bool template_make(void)
{
	server = db_open(getenv("CHECK_POSTGRES"));
	databases_drop();
	db_script(server, "CREATE DATABASE " TEMPLATE);
	struct db *db = database_open(TEMPLATE);
	bool made = db_migrate(db, app_schemas, NOW);
	if (!made)
		printf("FAIL the tables are made in PostgreSQL  %s\n",
			db_error(db_failed(server) ? server : db));
	db_close(db);
	return made;
}

static struct db *postgres_open(void)
{
	db_script(server, "DROP DATABASE IF EXISTS " OWN " WITH (FORCE)");
	/* The other strategy writes every block to the log and takes twice as long. */
	db_script(server, "CREATE DATABASE " OWN " TEMPLATE " TEMPLATE " STRATEGY file_copy");
	return database_open(OWN);
}

static struct db *sqlite_open(void)
{
	struct db *db = db_open(":memory:");
	db_migrate(db, app_schemas, NOW);
	return db;
}

void check_hang_up(struct check *t)
{
	(void)t;
	db_script(server, "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
		"WHERE datname = '" OWN "' AND backend_type = 'client backend'");
}

/* ---- running ---- */

struct engine { const char *name; struct db *(*open)(void); };

static bool run(const struct test *test, const struct engine *e)
{
	struct check t = { .now = NOW, .lang = &lang_en,
		.address = S("127.0.0.1"), .fetch_site = S("same-origin") };
	if (e) {
		t.db = e->open();
		db_lend(t.db, &t.arena);
	}
	if (e && db_failed(t.db))
		t.failed = db_error(t.db);
	if (!t.failed)
		test->run(&t);
	printf("%s %s%s%s%s%s\n", t.failed ? "FAIL" : "ok  ", test->name, e ? " on " : "",
		e ? e->name : "", t.failed ? "  " : "", t.failed ? t.failed : "");
	if (t.failed && t.db && db_failed(t.db))
		printf("     database: %s\n", db_error(t.db));
	fflush(stdout);
	bool ok = !t.failed;
	db_close(t.db);
	arena_free(&t.arena);
	return ok;
}

/* check [part of a name]: on SQLite, and on the PostgreSQL server of this run's own
 * that CHECK_POSTGRES is a URL of. */
int main(int argc, char **argv)
{
	static const struct engine engines[] = {
		{ "sqlite", sqlite_open }, { "postgres", postgres_open } };
	const char *only = argc > 1 ? argv[1] : "";
	int passed = 0, failed = 0;
	size_t have = 1;
	log_least(LOG_ERROR + 1);
	if (getenv("CHECK_POSTGRES") && template_make())
		have++;
	else if (server)
		failed++;
	for (size_t i = 0; i < count; i++) {
		if (!strstr(tests[i].name, only) && !strstr(tests[i].file, only))
			continue;
		for (size_t e = 0; e < (tests[i].store ? have : 1); e++) {
			if (run(&tests[i], tests[i].store ? &engines[e] : NULL))
				passed++;
			else
				failed++;
		}
	}
	if (server)
		databases_drop();
	db_close(server);
	mem_free(tests);
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
