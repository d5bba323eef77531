/* The notice board: pages, and the open standard. */
#include "app/council/council.html.h"

#define OFN "https://ofn.gov.cz/úřední-desky/2021-07-20/kontexty/úřední-deska.jsonld"

static str url_of(struct req *r, int64_t id)
{
	return arena_printf(r->arena, "/uredni-deska/%lld", (long long)id);
}

/* GET /uredni-deska?starsi=1&strana= */
int board_index(struct req *r)
{
	str day = day_of(r->arena, r->now);
	bool past = query_text(r, "starsi").len > 0;
	int64_t page = query_page(r), now = board_count(r->db, .day = day),
		older = board_count(r->db, .past = day), total = past ? older : now;
	if (!page)
		return answer_error(r, 404);
	struct board_view v = { .past = past, .others = past ? now : older,
		.frame = site_frame(r, tr(r->page.lang, past ? N_("What hung on the notice board")
			: N_("Official notice board"))) };
	struct board_notices_rows rows = board_notices(r->db, .day = past ? (str){ 0 } : day,
		.past = past ? day : (str){ 0 }, .limit = BOARD_PAGE, .offset = (page - 1) * BOARD_PAGE);
	for (size_t i = 0; i < rows.count; i++)
		*(struct board_line *)arena_push(r->arena, &v.lines.items, &v.lines.count,
			sizeof *v.lines.items) = (struct board_line){ url_of(r, rows.items[i].id),
			rows.items[i].title, tr(r->page.lang, board_notice_label(rows.items[i].kind)),
			site_day(r, rows.items[i].posted_on), site_day(r, rows.items[i].removed_on) };
	v.pages = ui_pagination_of(r, page, (total + BOARD_PAGE - 1) / BOARD_PAGE);
	site_crumb(r, v.frame, S(""), v.frame->title);
	council_board_page(&r->page, v);
	return answer_page(r);
}

/* GET /uredni-deska/{id} */
int board_notice_show(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	str day = day_of(r->arena, r->now);
	struct board_notice_public_row *n =
		id.set ? board_notice_public(r->db, .id = id.value, .day = day) : NULL;
	if (!n)
		return answer_error(r, 404);
	struct notice_view v = { .frame = site_frame(r, n->title), .reference = n->reference,
		.kind = tr(r->page.lang, board_notice_label(n->kind)), .posted = site_day(r, n->posted_on),
		.removed = site_day(r, n->removed_on), .past = str_order(n->removed_on, day) < 0,
		.text = { markdown_html(r->arena, r->page.prefix, n->text) },
		.downloads = attachments_public(r, "board_notice", n->id),
		.paper = n->paper.len ? arena_printf(r->arena, "/usneseni/%.*s", STR_ARG(n->paper))
			: (str){ 0 } };
	v.frame->no_index = v.past;
	site_crumb(r, v.frame, S("/uredni-deska"), tr(r->page.lang, N_("Official notice board")));
	site_crumb(r, v.frame, S(""), n->title);
	council_notice_page(&r->page, v);
	return answer_page(r);
}

/* ---- the open standard ---- */

static void put(struct buf *out, const char *key, str text)
{
	buf_printf(out, ",\"%s\":", key);
	json_text(out, text);
}

static void put_czech(struct buf *out, const char *key, str text)
{
	if (!text.len)
		return;
	buf_printf(out, ",\"%s\":{\"cs\":", key);
	json_text(out, text);
	buf_char(out, '}');
}

static void put_day(struct buf *out, const char *key, str day)
{
	buf_printf(out, ",\"%s\":{\"typ\":\"Časový okamžik\",\"datum\":\"%.*s\"}", key, STR_ARG(day));
}

static void put_notice(struct req *r, struct buf *out, str base,
	const struct board_notices_row *n)
{
	str url = arena_printf(r->arena, "%.*s%.*s", STR_ARG(base), STR_ARG(url_of(r, n->id)));
	buf_put(out, S("{\"typ\":[\"Digitální objekt\",\"Informace na úřední desce\"]"));
	put(out, "iri", arena_printf(r->arena, "%.*s/api/v1/uredni-deska#%.*s",
		STR_ARG(base), STR_ARG(n->uuid)));
	put(out, "url", url);
	put_czech(out, "název", n->title);
	put_czech(out, "popis", n->text.len ? markdown_plain(r->arena, n->text) : n->text);
	if (n->reference.len)
		put(out, "číslo_jednací", n->reference);
	put_day(out, "vyvěšení", n->posted_on);
	put_day(out, "relevantní_do", n->removed_on);
	buf_char(out, '}');
}

/* GET /api/v1/uredni-deska */
int board_open_data(struct req *r)
{
	struct site_settings town = site_settings(r->db);
	struct buf *out = &r->page.out;
	struct board_notices_rows rows = board_notices(r->db, .day = day_of(r->arena, r->now),
		.limit = BOARD_OPEN);
	buf_put(out, S("{\"@context\":\"" OFN "\",\"typ\":\"Úřední deska\""));
	put(out, "iri", site_url(r, S("/api/v1/uredni-deska")));
	put(out, "stránka", site_url(r, S("/uredni-deska")));
	buf_put(out, S(",\"provozovatel\":{\"typ\":\"Osoba\""));
	if (town.operator_ico.len)
		put(out, "ičo", town.operator_ico);
	put_czech(out, "název", town.operator);
	buf_put(out, S("},\"informace\":["));
	for (size_t i = 0; i < rows.count; i++) {
		buf_put(out, i ? S(",\n") : S("\n"));
		put_notice(r, out, town.base_url, &rows.items[i]);
	}
	buf_put(out, S("]}\n"));
	set_header(r, "Access-Control-Allow-Origin", S("*"));
	r->type = "application/ld+json; charset=utf-8";
	return r->status = 200;
}
