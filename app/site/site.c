/* The frame of every page, and pages about the site itself. */
#include "app/site/site.h"
#include "search/search.h"

const struct asset *data_find(str path);

str data_file(str path)
{
	const struct asset *a = data_find(path);
	return a ? (str){ (const char *)a->bytes, a->size } : (str){ 0 };
}

str czech_day(struct arena *a, str day)
{
	if (!day_valid(day))
		return (str){ 0 };
	return arena_printf(a, "%d.\u00a0%d.\u00a0%d", (int)str_int(str_part(day, 8, 10)).value,
		(int)str_int(str_part(day, 5, 7)).value, (int)str_int(str_part(day, 0, 4)).value);
}

static const char *const english_months[] = { "January", "February", "March", "April", "May",
	"June", "July", "August", "September", "October", "November", "December" };

static bool speaks(const struct lang *l, const char *code) { return l && !strcmp(l->code, code); }

str day_of_year(struct arena *a, const struct lang *l, int month, int day)
{
	if (speaks(l, "en"))
		return arena_printf(a, "%d\u00a0%s", day, english_months[month - 1]);
	if (speaks(l, "uk"))
		return arena_printf(a, "%02d.%02d", day, month);
	return arena_printf(a, "%d.\u00a0%d.", day, month);
}

str site_day(struct req *r, str day)
{
	const struct lang *l = r->page.lang;
	if (!day_valid(day) || (!speaks(l, "en") && !speaks(l, "uk")))
		return czech_day(r->arena, day);
	str without = day_of_year(r->arena, l, (int)str_int(str_part(day, 5, 7)).value,
		(int)str_int(str_part(day, 8, 10)).value);
	return arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(without), speaks(l, "en") ? "\u00a0" : ".",
		4, day.ptr);
}

str slug_make(struct arena *a, str text)
{
	enum { LONGEST = 80 };
	struct buf out = { .arena = a };
	str folded = search_fold(a, text);
	for (size_t i = 0; i < folded.len; i++) {
		char c = folded.ptr[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (plain && out.len < LONGEST)
			buf_char(&out, c);
		else if (!plain && out.len && out.ptr[out.len - 1] != '-' && out.len < LONGEST)
			buf_char(&out, '-');
	}
	while (out.len && out.ptr[out.len - 1] == '-')
		out.len--;
	return out.len ? buf_str(&out) : S("bez-nazvu");
}

str site_url(struct req *r, str path)
{
	return arena_printf(
		r->arena, "%.*s%.*s", STR_ARG(site_setting(r->db, "base_url")), STR_ARG(path));
}

/* ---- the frame ---- */

/* Our own links, then those of features. */
static struct ui_links links_of(
	struct req *r, const struct ui_link *from, size_t count, const struct ui_links *more,
	str current)
{
	struct ui_links links = { 0 };
	for (size_t i = 0; i < count + more->count; i++) {
		struct ui_link *to = arena_push(r->arena, &links.items, &links.count, sizeof *to);
		*to = i < count ? from[i] : more->items[i - count];
		to->text = i < count ? tr(r->page.lang, to->text.ptr) : to->text;
		to->current = current.len && str_eq(to->href, current);
	}
	return links;
}

static struct ui_links menu(struct req *r, const struct ui_links *more, str current)
{
	static const struct ui_link items[] = {
		{ S("/najit-pomoc"), S(N_("Find help")), false },
		{ S("/situace"),    S(N_("Life situations")), false },
		{ S("/sluzby"),     S(N_("Catalogue of services")), false },
		{ S("/organizace"), S(N_("Organisations")), false },
		{ S("/kontakty"),   S(N_("Contacts")), false },
	};
	return links_of(r, items, COUNT(items), more, current);
}

void site_link_add(struct req *r, struct ui_links *to, str href, str text)
{
	*(struct ui_link *)arena_push(r->arena, &to->items, &to->count, sizeof(struct ui_link)) =
		(struct ui_link){ href, text, false };
}

struct site_links site_links(struct req *r)
{
	struct site_links all = { 0 };
	for (const struct feature *const *f = r->web->features; *f; f++)
		if ((*f)->links)
			(*f)->links(r, &all);
	return all;
}

/* This address as a parameter of another one, to come back to. */
static str address_here(struct req *r)
{
	return url_encode(r->arena, arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(r->path),
		r->query.len ? "?" : "", STR_ARG(r->query)));
}

/* This page's address in a language. */
static str path_in(struct req *r, const struct lang *l, str path, str query)
{
	bool first = !l || !r->web->langs || l == r->web->langs[0], home = str_is(path, "/");
	return arena_printf(r->arena, "%s%s%.*s%s%.*s", first ? "" : "/", first ? "" : l->code,
		!first && home ? 0 : (int)path.len, path.ptr, query.len ? "?" : "", STR_ARG(query));
}

static struct ui_languages languages(struct req *r)
{
	size_t count = 0;
	struct ui_language *items = NULL;
	for (const struct lang *const *l = r->web->langs; l && *l; l++) {
		*(struct ui_language *)arena_push(r->arena, &items, &count, sizeof *items) =
			(struct ui_language){
				.code = str_of((*l)->code), .name = { .text = str_of((*l)->name) },
				.href = { path_in(r, *l, r->path, r->query) }, .current = *l == r->page.lang };
	}
	return (struct ui_languages){ .items = items, .count = count };
}

/* Where the same page is in each language, for search engines, which want whole addresses. */
static struct ui_languages alternates(struct req *r, str base)
{
	struct ui_languages to = { 0 };
	for (const struct lang *const *l = r->web->langs; l && *l; l++)
		*(struct ui_language *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct ui_language){ .code = str_of((*l)->code), .href = { arena_printf(r->arena,
				"%.*s%.*s", STR_ARG(base), STR_ARG(path_in(r, *l, r->path, S("")))) } };
	return to;
}

static struct ui_footer footer(
	struct req *r, const struct site_settings *have, const struct ui_links *more)
{
	static const struct ui_link items[] = {
		{ S("/krize"),     S(N_("Help in a crisis")), false },
		{ S("/aktuality"), S(N_("News")), false },
		{ S("/o-portalu"), S(N_("About this site")), false },
		{ S("/otevrena-data"), S(N_("Open data")), false },
		{ S("/snadne-cteni"), S(N_("Easy to read")), false },
		{ S("/prohlaseni-o-pristupnosti"), S(N_("Accessibility statement")), false },
	};
	return (struct ui_footer){ have->operator, have->address, have->phone, have->email,
		links_of(r, items, COUNT(items), more, S("")) };
}

str site_asset(struct req *r, const char *path)
{
	const struct asset *a = asset_find(str_of(path));
	str etag = a ? str_of(a->etag) : S("");
	return arena_printf(r->arena, "%s?v=%.*s", path, STR_ARG(str_part(etag, 1, etag.len - 1)));
}

struct site_frame *site_frame(struct req *r, str title)
{
	struct site_frame *f = arena_alloc(r->arena, sizeof *f);
	struct site_settings have = site_settings(r->db);
	f->title = title;
	f->portal = have.portal_name;
	f->style = site_asset(r, "/assets/app.css");
	f->script = site_asset(r, "/assets/enhance.js");
	f->header = (struct ui_header){ .service = f->portal, .town = have.town_name,
		.home = S("/"), .languages = languages(r),
		.list = { S("/muj-seznam"), tr(r->page.lang, N_("My list")), false } };
	if (r->visitor.account)
		f->header.account = (struct ui_link){ S("/urad"), r->visitor.name, false };
	f->more = site_links(r);
	f->footer = footer(r, &have, &f->more.footer);
	f->menu = menu(r, &f->more.menu, f->current);
	f->today = site_day(r, day_of(r->arena, r->now));
	f->url = arena_printf(r->arena, "%.*s%.*s", STR_ARG(have.base_url),
		STR_ARG(path_in(r, r->page.lang, r->path, S(""))));
	f->alternates = alternates(r, have.base_url);
	site_crumb(r, f, S("/"), tr(r->page.lang, N_("Home")));
	return f;
}

void site_crumb(struct req *r, struct site_frame *f, str href, str text)
{
	*(struct ui_link *)arena_push(r->arena, &f->crumbs.items, &f->crumbs.count,
		sizeof(struct ui_link)) = (struct ui_link){ href, text, false };
	if (f->crumbs.count == 2 && href.len)
		f->menu = menu(r, &f->more.menu, href);
}

/* ---- errors ---- */

struct words { const char *what, *advice; };

static struct words error_words(int status)
{
	switch (status) {
	case 400:
		return (struct words){ N_("We do not understand this request"),
			N_("Check the address, or start from the home page.") };
	case 401:
		return (struct words){ N_("Sign in first"), N_("This page is for those who work here.") };
	case 403:
		return (struct words){ N_("You may not do this"),
			N_("If you were filling in a form, go back and send it again. Otherwise ask the "
			   "administrator for access.") };
	case 404:
		return (struct words){ N_("There is nothing at this address"),
			N_("The page may have moved or ended. Try to find it:") };
	case 405:
		return (struct words){ N_("This address cannot be used in this way"),
			N_("Start from the home page.") };
	case 413:
		return (struct words){ N_("What you sent is too large"),
			N_("Make it smaller and send it again.") };
	case 429:
		return (struct words){ N_("Too many attempts"), N_("Please wait a while and try again.") };
	default:
		return (struct words){ N_("Something went wrong on our side"),
			N_("We know about it. Please try again in a while.") };
	}
}

void site_error_page(struct req *r, int status)
{
	struct words w = error_words(status);
	struct site_frame *f = site_frame(r, tr(r->page.lang, w.what));
	str sign_in = { 0 };
	f->error = f->no_index = true;
	if (status == 401)
		sign_in = r->method == GET ? arena_printf(r->arena, "/urad/prihlaseni?zpet=%.*s",
			STR_ARG(address_here(r))) : S("/urad/prihlaseni");
	site_error(&r->page, f, status, f->title, tr(r->page.lang, w.advice), sign_in);
}

/* ---- pages ---- */

#ifdef DEV_PAGES
/* GET /dev/ui */
static int examples_index(struct req *r)
{
	ui_examples_page(&r->page);
	return answer_page(r);
}

/* GET /dev/ui/{name} */
static int example_show(struct req *r)
{
	for (const struct ui_example *e = ui_examples; e->name; e++)
		if (str_is(r->id, e->name)) {
			ui_example_page(&r->page, e);
			return answer_page(r);
		}
	return answer_error(r, 404);
}

#endif

/* GET /zdravi: for the load balancer; says nothing but that pages can be made */
static int health(struct req *r)
{
	r->no_store = true;
	return db_version(r->db) >= 0 && !db_failed(r->db)
		? answer_text(r, "text/plain; charset=utf-8", S("ok\n"))
		: answer_error(r, 500);
}

static const struct route routes[] = {
	{ GET, "/rychly-odchod", site_exit,      EVERYBODY },
	{ GET, "/bezpecne-prohlizeni", site_safe_browsing, EVERYBODY },
	{ GET, "/bez-pripojeni", site_offline_show, EVERYBODY },
	{ GET, "/offline-worker.js", site_offline_worker, EVERYBODY },
	{ GET, "/manifest.webmanifest", site_manifest, EVERYBODY },
#ifdef DEV_PAGES
	{ GET, "/dev/ui",       examples_index,  EVERYBODY },
	{ GET, "/dev/ui/{name}", example_show,   EVERYBODY },
#endif
	{ GET, "/zdravi",       health,          EVERYBODY },
	{ 0 }
};
extern const struct db_schema site_schema;
const struct feature site = {
	.name = "site", .routes = routes, .commands = site_commands, .schema = &site_schema,
	.jobs = site_jobs, .start = site_mail_start,
};
