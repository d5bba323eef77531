/*
 * check — tests that register themselves.  Each runs with its own arena and its
 * own empty store, whose tables are made before it, once on every engine the
 * run has.  A test's name is a sentence.
 *
 *     TEST(service_list_shows_only_published_services) { … CHECK(got.status == 200); }
 *
 * TEST is for what needs a store; UNIT for what does not (it runs once).
 */
#ifndef CHECK_H
#define CHECK_H
#include "web/web.h"

struct check {
	struct db *db;
	struct arena arena;
	const struct lang *lang; /* what pages are asked for in; English unless a test says so */
	int64_t now;                       /* 2026-03-12 10:00 in Prague unless a test says otherwise */
	struct visitor visitor;            /* who asks; nobody unless a test says so */
	str cookies;                       /* "a=1; b=2" */
	str address, fetch_site;           /* where requests come from; from here, and our own pages */
	const char *failed;
};
struct reply {
	int status;
	str body, location, type;
	struct req *req;
};
void check_register(const char *file, const char *name, void (*run)(struct check *), bool store);
struct reply check_get(struct check *, const char *url);
/* POSTs "a=1&b=2" as the form it stands on would: with its CSRF token. */
struct reply check_post(struct check *, const char *url, const char *body);
/* POSTs a file beside such fields, as a form with one does. */
struct reply check_upload(struct check *, const char *url, const char *body, struct upload file);
/* Ends this test's session in PostgreSQL from aside, as a server that restarts would. */
void check_hang_up(struct check *);

#define CHECK_MAKE(name, store) \
	static void name(struct check *); \
	__attribute__((constructor)) static void name##_register(void) \
	{ check_register(__FILE__, #name, name, store); } \
	static void name(struct check *t)
#define TEST(name) CHECK_MAKE(name, true)
#define UNIT(name) CHECK_MAKE(name, false)
#define CHECK_(c, line)                                                                            \
	do {                                                                                           \
		if (!(c)) {                                                                                \
			t->failed = __FILE__ ":" #line ": " #c;                                                \
			return;                                                                                \
		}                                                                                          \
	} while (0)
#define CHECK__(c, line) CHECK_(c, line)
#define CHECK(c) CHECK__(c, __LINE__)
#endif
