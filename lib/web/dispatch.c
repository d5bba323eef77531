/* From a request to its handler and back. */
#include "web/web_internal.h"
#include <assert.h>
#include <pthread.h>
#include <stdio.h>

/* "/sluzby/{slug}/tisk" against a path; up to two {…} are taken from it. */
static bool matches(const char *pattern, str path, str parts[2])
{
	size_t i = 0, part = 0;
	while (*pattern) {
		if (*pattern == '{') {
			size_t from = i;
			while (i < path.len && path.ptr[i] != '/')
				i++;
			if (i == from)
				return false;
			parts[part++] = str_part(path, from, i);
			pattern = strchr(pattern, '}') + 1;
		} else if (i >= path.len || path.ptr[i++] != *pattern++) {
			return false;
		}
	}
	return i == path.len;
}

/* The route of path and method; without it `*other` tells whether the path
 * stands under the other method.  The first that matches, but one without {…} goes before
 * others: "/plan/hodnoceni" of a later feature before "/plan/{slug}". */
static const struct route *route_find(const struct web *web, struct req *r, bool *other)
{
	const struct route *found = NULL;
	*other = false;
	for (const struct feature *const *f = web->features; *f; f++)
		for (const struct route *t = (*f)->routes; t && t->pattern; t++) {
			str parts[2] = { { 0 }, { 0 } };
			if (!matches(t->pattern, r->path, parts))
				continue;
			if (t->method != r->method) {
				*other = true;
				continue;
			}
			bool whole = !strchr(t->pattern, '{');
			if (found && !whole)
				continue;
			r->id = parts[0];
			r->sub = parts[1];
			r->feature = *f;
			found = t;
			if (whole)
				return t;
		}
	return found;
}

const struct route *web_route(const struct web *web, struct req *r)
{
	bool other;
	return route_find(web, r, &other);
}

/* The beginning of the list that the path has, or ptr NULL. */
static str beginning_of(const char *const *list, str path)
{
	for (; list && *list; list++)
		if (str_starts(path, str_of(*list)))
			return str_of(*list);
	return (str){ 0 };
}

bool web_open(const struct web *web, str path)
{
	for (const struct feature *const *f = web->features; *f; f++)
		if (beginning_of((*f)->open, path).ptr)
			return true;
	return false;
}

str web_loggable(const struct web *web, str path)
{
	for (const struct feature *const *f = web->features; *f; f++) {
		str beginning = beginning_of((*f)->secret, path);
		if (beginning.ptr)
			return beginning;
	}
	return path;
}

void web_check(const struct web *web)
{
	for (const struct feature *const *f = web->features; *f; f++)
		for (const struct route *t = (*f)->routes; t && t->pattern; t++) {
			if (!t->access || !t->run || (t->method != GET && t->method != POST))
				fprintf(
					stderr, "%s: the route %s says nothing about access\n", (*f)->name, t->pattern);
			assert(t->access && t->run && (t->method == GET || t->method == POST));
			str path = str_of(t->pattern);
			assert(!web_take_language(web, &path));
			for (const struct route *u = (*f)->routes; u < t; u++)
				assert(u->method != t->method || strcmp(u->pattern, t->pattern));
		}
}

static bool allowed(const struct req *r, access_set access)
{
	access_set held = EVERYBODY | r->visitor.roles | (r->visitor.account ? SIGNED_IN : 0);
	return access & held;
}

/* ---- CSRF: a token in the form, bound to the session or, before sign-in, to a
 * cookie that other origins can neither read nor set; and the browser's own
 * word about where the request comes from (OWASP ASVS 5.0 3.5.1, 3.5.3). ---- */

enum { CSRF_LENGTH = 32 };
#define CSRF_COOKIE "__Host-formular"

/* ---- open forms: "TIME-RANDOM-SIGNATURE" ---- */

static str open_signature(struct req *r, str shown)
{
	if (!r->web->sign)
		return (str){ 0 };
	return r->web->sign(
		r, arena_printf(r->arena, "form %.*s %.*s", STR_ARG(r->path), STR_ARG(shown)));
}

static str open_token(struct req *r)
{
	str shown = arena_printf(r->arena, "%lld-%.*s", (long long)r->now,
		STR_ARG(random_hex(r->arena)));
	str signature = open_signature(r, shown);
	return arena_printf(r->arena, "%.*s-%.*s", STR_ARG(shown), STR_ARG(signature));
}

static bool equal_in_constant_time(str a, str b)
{
	unsigned char differ = a.len != b.len;
	for (size_t i = 0; i < a.len && i < b.len; i++)
		differ |= (unsigned char)(a.ptr[i] ^ b.ptr[i]);
	return !differ;
}

static bool open_token_right(struct req *r, str given)
{
	str time, random, rest = given;
	if (!str_cut(&rest, '-', &time) || !str_cut(&rest, '-', &random) || !rest.ptr)
		return false;
	struct maybe_int at = str_int(time);
	str expected = open_signature(r, str_part(given, 0, time.len + 1 + random.len));
	r->form_age = r->now - at.value;
	return at.set && expected.len >= CSRF_LENGTH && equal_in_constant_time(expected, rest) &&
		r->form_age >= 0 && r->form_age <= LIMIT_FORM_SECONDS;
}

str csrf_token(struct req *r)
{
	if (r->csrf.ptr)
		return r->csrf;
	r->no_store = true;
	if (r->open_form)
		return r->csrf = open_token(r);
	if (r->visitor.csrf.ptr)
		return r->csrf = r->visitor.csrf;
	r->csrf = cookie_get(r, CSRF_COOKIE);
	if (r->csrf.len != CSRF_LENGTH) {
		r->csrf = random_hex(r->arena);
		set_cookie(r, CSRF_COOKIE, r->csrf, 0);
	}
	return r->csrf;
}

static bool csrf_right(struct req *r)
{
	str expected = r->visitor.csrf.ptr ? r->visitor.csrf : cookie_get(r, CSRF_COOKIE);
	str given = form_text(r, "csrf");
	bool elsewhere = r->fetch_site.ptr && !str_is(r->fetch_site, "same-origin") &&
		!str_is(r->fetch_site, "none");
	if (r->open_form) {
		bool right = !elsewhere && given.ptr && open_token_right(r, given);
		/* A form that is shown again is no new one. */
		if (right)
			r->csrf = given;
		return right;
	}
	return !elsewhere && expected.len >= CSRF_LENGTH && given.ptr &&
		equal_in_constant_time(expected, given);
}

/* ---- running ---- */

static int fail(struct req *r, const struct route *t)
{
	log_event(LOG_ERROR, "database", LOG_TEXT("route", str_of(t->pattern)),
		LOG_TEXT("error", str_of(db_error(r->db))));
	db_recover(r->db);
	return answer_error(r, 500);
}

static int run(struct req *r, const struct route *t)
{
	bool transaction = r->method == POST && !t->by_hand && !r->open;
	if (transaction)
		db_begin(r->db);
	int status = t->run(r);
	assert(status == r->status && status);
	if (transaction && (status >= 400 || db_failed(r->db)))
		db_rollback(r->db);
	else if (transaction)
		db_commit(r->db);
	return db_failed(r->db) ? fail(r, t) : r->status;
}

int web_dispatch(const struct web *web, struct req *r)
{
	bool other;
	r->web = web;
	const struct lang *spoken = r->page.prefix ? NULL : web_take_language(web, &r->path);
	r->page.out.arena = r->page.out.arena ? r->page.out.arena : r->arena;
	r->api = str_starts(r->path, S("/api/"));
	r->open = web_open(web, r->path);
	if (r->open)
		set_header(r, "Access-Control-Allow-Origin", S("*"));
	if (spoken || (!r->page.lang && web->langs))
		web_speak(r, spoken ? spoken : web->langs[0]);
	const struct route *t = route_find(web, r, &other);
	if (!t)
		return other ? answer_method(r, r->method == GET ? S("POST") : S("GET, HEAD"))
					 : answer_error(r, 404);
	db_lend(r->db, r->arena);
	if (web->identify && !r->open)
		web->identify(r);
	if (db_failed(r->db))
		return fail(r, t);
	if (!allowed(r, t->access))
		return answer_error(r, r->visitor.account ? 403 : 401);
	r->open_form = t->open_form;
	if (r->method == POST && !r->open && !csrf_right(r))
		return answer_error(r, 403);
	return run(r, t);
}

/* ---- rate limit ---- */

enum { RATE_SLOTS = 4096 };

/* Of this process; a slot that two keys share limits both a little more, which
 * is no harm.  The only mutable state of lib/web beside the server's. */
static struct { int64_t until; int count; } rates[RATE_SLOTS];
static pthread_mutex_t rates_lock = PTHREAD_MUTEX_INITIALIZER;

bool rate_allows(const char *what, str key, int times, int64_t seconds, int64_t now)
{
	size_t slot = (str_hash(str_of(what)) * 31 + str_hash(key)) % RATE_SLOTS;
	pthread_mutex_lock(&rates_lock);
	if (now >= rates[slot].until) {
		rates[slot].until = now + seconds;
		rates[slot].count = 0;
	}
	bool allows = rates[slot].count < times;
	if (allows)
		rates[slot].count++;
	pthread_mutex_unlock(&rates_lock);
	return allows;
}
