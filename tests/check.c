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

void check_hang_up(struct check *t)
{
	struct db *other = db_open(getenv("CHECK_POSTGRES"));
	db_lend(other, &t->arena);
	db_script(other, "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
		"WHERE datname = current_database() AND pid <> pg_backend_pid() "
		"AND backend_type = 'client backend'");
	db_close(other);
}

/* ---- running ---- */

struct engine { const char *name, *url; };

static void prepare(struct check *t, const struct engine *e)
{
	t->db = db_open(e->url);
	db_lend(t->db, &t->arena);
	if (db_is_postgres(t->db))
		db_script(t->db, "DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;");
	if (!db_migrate(t->db, app_schemas, t->now))
		t->failed = db_error(t->db);
}

static bool run(const struct test *test, const struct engine *e)
{
	/* 2026-03-12 09:00 UTC */
	struct check t = { .now = 1773306000, .lang = &lang_en,
		.address = S("127.0.0.1"), .fetch_site = S("same-origin") };
	if (e)
		prepare(&t, e);
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

/* check [part of a name]: on SQLite, and on the empty PostgreSQL database that
 * CHECK_POSTGRES names. */
int main(int argc, char **argv)
{
	struct engine engines[2] = { { "sqlite", ":memory:" },
		{ "postgres", getenv("CHECK_POSTGRES") } };
	const char *only = argc > 1 ? argv[1] : "";
	int passed = 0, failed = 0;
	log_least(LOG_ERROR + 1);
	for (size_t i = 0; i < count; i++) {
		if (!strstr(tests[i].name, only) && !strstr(tests[i].file, only))
			continue;
		for (size_t e = 0; e < (tests[i].store ? COUNT(engines) : 1); e++) {
			if (tests[i].store && !engines[e].url)
				continue;
			if (run(&tests[i], tests[i].store ? &engines[e] : NULL))
				passed++;
			else
				failed++;
		}
	}
	mem_free(tests);
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
