/* What stands around the pages of the kiosk. */
#include "app/kiosk/kiosk.html.h"
#include "app/kiosk/kiosk_view.h"

enum { WEEK = 7 * 86400 };
#define START S("/kiosk")

/* An address within the kiosk, and nothing else: anybody can write a link with another. */
static bool ours(str path)
{
	bool plain = str_eq(path, START) || str_starts(path, S("/kiosk/")) ||
		str_starts(path, S("/kiosk?"));
	for (size_t i = 0; i < path.len; i++)
		plain = plain && (unsigned char)path.ptr[i] > ' ' && path.ptr[i] != '\\';
	return plain;
}

/* The query as it came: a space at its end is what somebody has just written. */
static str param_exact(struct req *r, const char *name)
{
	str rest = r->query, pair, key;
	while (str_cut(&rest, '&', &pair)) {
		if (!str_cut(&pair, '=', &key) || !str_is(key, name))
			continue;
		char *spaced = arena_alloc(r->arena, pair.len + 1);
		for (size_t i = 0; i < pair.len; i++)
			spaced[i] = pair.ptr[i] == '+' ? ' ' : pair.ptr[i];
		return url_decode(r->arena, (str){ spaced, pair.len });
	}
	return (str){ 0 };
}

static const struct kiosk_key *key_of(str value)
{
	struct kiosk_key_rows rows = kiosk_key_rows();
	for (size_t i = 0; i < rows.count; i++)
		for (size_t k = 0; k < rows.items[i].count; k++)
			if (str_eq(rows.items[i].items[k].value, value))
				return &rows.items[i].items[k];
	return NULL;
}

/* What is written after a key was pressed on a screen without scripts. */
static str pressed(struct arena *a, str text, str key)
{
	if (str_is(key, "vymazat"))
		return S("");
	if (str_is(key, "smazat"))
		return text.len ? utf8_head(text, utf8_length(text) - 1) : text;
	return key_of(key) ? arena_printf(a, "%.*s%.*s", STR_ARG(text), STR_ARG(key)) : text;
}

/* What stands in the field. */
static str typed(struct req *r)
{
	str key = param_exact(r, "klavesa"), text = param_exact(r, "q");
	text = text.ptr ? utf8_head(text, LIMIT_QUERY) : S("");
	return key.len ? utf8_head(pressed(r->arena, text, key), LIMIT_QUERY) : str_trim(text);
}

str kiosk_here(struct req *r)
{
	str text = typed(r);
	return text.len ? arena_printf(r->arena, "%.*s?q=%.*s", STR_ARG(r->path),
		STR_ARG(url_encode(r->arena, text))) : r->path;
}

str kiosk_href(struct req *r, str url, str back)
{
	return arena_printf(r->arena, "/kiosk%.*s%s%.*s", STR_ARG(url), back.len ? "?z=" : "",
		STR_ARG(url_encode(r->arena, back)));
}

static str moment(struct req *r, int64_t at)
{
	struct local_time t = local_time(at);
	str day = site_day(r, day_of(r->arena, at)), word = tr(r->page.lang, N_("at"));
	return arena_printf(r->arena, "%.*s %.*s\u00a0%d:%02d", STR_ARG(day), STR_ARG(word), t.hour,
		t.minute);
}

void kiosk_take_body(struct req *r, struct kiosk_page *p)
{
	str said = arena_copy(r->arena, buf_str(&r->page.out));
	r->page.out.len = 0;
	kiosk_translation_note(&r->page);
	buf_put(&r->page.out, said);
	p->body.markup = arena_copy(r->arena, buf_str(&r->page.out));
	r->page.out.len = 0;
}

/* ---- what is in the page's language, of what stands apart from its body ---- */

#define APART(name) { #name, offsetof(struct kiosk_page, name) }
static const struct { const char *name; size_t offset; } apart[] = { APART(title),
	APART(caption), APART(note) };

static str apart_of(const struct kiosk_page *p, size_t i)
{
	return *(const str *)((const char *)p + apart[i].offset);
}

str kiosk_spoken(struct req *r, const struct kiosk_page *p)
{
	struct buf names = { .arena = r->arena };
	for (size_t i = 0; r->page.content && i < COUNT(apart); i++)
		if (apart_of(p, i).len && html_is_spoken(&r->page, apart_of(p, i)))
			buf_printf(&names, "%s%s", names.len ? " " : "", apart[i].name);
	return buf_str(&names);
}

void kiosk_speak(struct req *r, const struct kiosk_page *p)
{
	str names = p->spoken, name;
	while (str_cut(&names, ' ', &name))
		for (size_t i = 0; i < COUNT(apart); i++)
			if (str_is(name, apart[i].name))
				html_spoken(&r->page, r->arena, apart_of(p, i));
}

/* ---- the frame ---- */

/* This page in another look; a key that was pressed is not pressed again. */
static str look_href(struct req *r, const struct kiosk_page *p, bool contrast, bool low)
{
	str value = arena_printf(r->arena, "%s%s", contrast ? "k" : "", low ? "n" : "");
	str here = p->path.len ? kiosk_here(r) : START, back = query_text(r, "z");
	struct buf out = { .arena = r->arena };
	const char *sign = memchr(here.ptr, '?', here.len) ? "&" : "?";
	buf_put(&out, here);
	if (ours(back)) {
		buf_printf(&out, "%sz=%.*s", sign, STR_ARG(url_encode(r->arena, back)));
		sign = "&";
	}
	if (value.len)
		buf_printf(&out, "%svzhled=%.*s", sign, STR_ARG(value));
	return buf_str(&out);
}

static struct kiosk_look look_of(struct req *r, const struct kiosk_page *p)
{
	str value = query_text(r, "vzhled");
	bool contrast = str_has(value, S("k")), low = str_has(value, S("n"));
	return (struct kiosk_look){ .contrast = contrast, .low = low,
		.other_contrast = look_href(r, p, !contrast, low),
		.other_low = look_href(r, p, contrast, !low) };
}

/* This page, with its look and what was asked, in every language there is. */
static struct kiosk_tongues tongues_of(
	struct req *r, const struct kiosk_page *p, const struct kiosk_look *look)
{
	struct kiosk_tongues all = { 0 };
	str here = look_href(r, p, look->contrast, look->low);
	for (const struct lang *const *l = r->web->langs; l && *l; l++) {
		bool first = l == r->web->langs;
		*(struct kiosk_tongue *)arena_push(r->arena, &all.items, &all.count,
			sizeof *all.items) = (struct kiosk_tongue){ str_of((*l)->code), str_of((*l)->name),
			{ arena_printf(r->arena, "%s%s%.*s", first ? "" : "/", first ? "" : (*l)->code,
				STR_ARG(here)) }, *l == r->page.lang };
	}
	return all;
}

int kiosk_show(struct req *r, const struct kiosk_page *p, struct kiosk_origin from)
{
	str back = query_text(r, "z");
	if (!from.made) {
		struct site_settings have = site_settings(r->db);
		from.portal = have.portal_name;
		from.town = have.town_name;
	}
	struct kiosk_frame f = { .page = p,
		.look = look_of(r, p),
		.portal = from.portal,
		.town = from.town,
		.style = site_asset(r, "/assets/kiosk.css"),
		.script = site_asset(r, "/assets/kiosk.js"),
		.back = ours(back) ? back
			: p->back.len  ? p->back
						   : START,
		.state = public_opening_words(r, p->opening),
		.start = str_eq(p->path, START),
		.age = from.made ? moment(r, from.made) : (str){ 0 },
		.old = from.made && r->now - from.made > WEEK };
	f.tongues = tongues_of(r, p, &f.look);
	f.fresh = f.start && !r->page.prefix && !f.look.contrast && !f.look.low;
	leave_no_trace(r);
	kiosk_page_whole(&r->page, &f);
	return answer_page(r);
}

int kiosk_missing(struct req *r, struct kiosk_origin from)
{
	struct kiosk_page p = { .title = tr(r->page.lang, N_("There is nothing at this address.")) };
	r->page.out.len = 0;
	kiosk_missing_body(&r->page);
	kiosk_take_body(r, &p);
	kiosk_show(r, &p, from);
	r->no_store = true;
	return r->status = 404;
}

/* ---- pages that are made anew each time ---- */

int kiosk_start_show(struct req *r, struct kiosk_origin from)
{
	struct kiosk_page p = { .path = START,
		.title = tr(r->page.lang, N_("What do you need? Touch the screen.")) };
	kiosk_start_body(&r->page);
	kiosk_take_body(r, &p);
	return kiosk_show(r, &p, from);
}

int kiosk_open_show(struct req *r, struct kiosk_opens *list, struct kiosk_origin from)
{
	struct kiosk_page p = { .path = r->path, .title = tr(r->page.lang, N_("Who is open now")) };
	kiosk_open_body(&r->page, list);
	kiosk_take_body(r, &p);
	return kiosk_show(r, &p, from);
}

int kiosk_search_show(struct req *r, struct kiosk_search *v, struct kiosk_origin from)
{
	struct kiosk_page p = { .path = r->path, .title = tr(r->page.lang, N_("Search")) };
	kiosk_search_body(&r->page, v);
	kiosk_take_body(r, &p);
	return kiosk_show(r, &p, from);
}

/* GET /kiosk/konec: as after the quick exit, another site leads here in vain.  The next
 * visitor begins in the first language whatever the one before spoke. */
int kiosk_end(struct req *r)
{
	bool ours = !r->fetch_site.ptr || str_is(r->fetch_site, "same-origin") ||
		str_is(r->fetch_site, "none");
	leave_no_trace(r);
	r->no_store = true;
	if (ours && !r->visitor.account)
		set_header(r, "Clear-Site-Data", S("\"cookies\", \"storage\""));
	web_speak(r, r->web->langs[0]);
	return answer_see_other(r, START);
}

/* ---- the keyboard ---- */

#define KEY(letter) { S(letter), S(letter), { 0 } }
#define ROW(list) { list, COUNT(list) }

struct kiosk_key_rows kiosk_key_rows(void)
{
	static const struct kiosk_key digits[] = { KEY("1"), KEY("2"), KEY("3"), KEY("4"), KEY("5"),
		KEY("6"), KEY("7"), KEY("8"), KEY("9"), KEY("0") };
	static const struct kiosk_key accents[] = { KEY("ě"), KEY("š"), KEY("č"), KEY("ř"),
		KEY("ž"), KEY("ý"), KEY("á"), KEY("í"), KEY("é"), KEY("ú"), KEY("ů"), KEY("ó"),
		KEY("ď"), KEY("ť"), KEY("ň") };
	static const struct kiosk_key upper[] = { KEY("q"), KEY("w"), KEY("e"), KEY("r"), KEY("t"),
		KEY("z"), KEY("u"), KEY("i"), KEY("o"), KEY("p") };
	static const struct kiosk_key middle[] = { KEY("a"), KEY("s"), KEY("d"), KEY("f"), KEY("g"),
		KEY("h"), KEY("j"), KEY("k"), KEY("l") };
	static const struct kiosk_key lower[] = { KEY("y"), KEY("x"), KEY("c"), KEY("v"), KEY("b"),
		KEY("n"), KEY("m"), KEY("-"), KEY(".") };
	static const struct kiosk_key ways[] = { { S(" "), { 0 }, S(N_("Space")) },
		{ S("smazat"), { 0 }, S(N_("Delete a letter")) },
		{ S("vymazat"), { 0 }, S(N_("Delete all")) } };
	static const struct kiosk_keys rows[] = { ROW(digits), ROW(accents), ROW(upper), ROW(middle),
		ROW(lower), ROW(ways) };
	return (struct kiosk_key_rows){ rows, COUNT(rows) };
}

struct kiosk_search kiosk_search_read(struct req *r)
{
	struct kiosk_search v = { .text = typed(r) };
	v.asked = !param_exact(r, "klavesa").len && v.text.len;
	v.danger = catalogue_speaks_of_danger(r->arena, v.text);
	return v;
}
