/* The list in a frame, and the page on which its code is made. */
#include "app/catalogue/catalogue.h"
#include "app/exchange/widget.html.h"

enum { MOST_CODES = 500, MOST_PHONES = 200 };

/* What the widget is asked for by its address; the rest is its own. */
static const char *const params[] = { "druh", "skupina", "obec", "oblast", "jazyk", "barva",
	"pozadi", "text", "radku", "okno" };

/* By its parameter, which is part of the code in the town's page. */
static void choose_language(struct req *r)
{
	str wanted = query_text(r, "jazyk");
	const struct lang *chosen = r->web->langs[0];
	for (const struct lang *const *l = r->web->langs; *l; l++)
		if (str_is(wanted, (*l)->code))
			chosen = *l;
	web_speak(r, chosen);
}

static int64_t rows_asked(struct req *r)
{
	struct maybe_int n = query_int(r, "radku");
	return !n.set || n.value < 1 ? WIDGET_ROWS : n.value > WIDGET_MOST_ROWS ? WIDGET_MOST_ROWS
		: n.value;
}

static str colours_kept(struct req *r)
{
	struct buf out = { .arena = r->arena };
	for (int i = 0; i < WIDGET_PARTS; i++) {
		struct maybe_rgb c = rgb_read(query_text(r, widget_colour_names[i]));
		if (c.set)
			buf_printf(&out, "%s%s=%.*s", out.len ? "&" : "?", widget_colour_names[i],
				STR_ARG(str_part(rgb_text(r->arena, c.value), 1, 7)));
	}
	return out.len ? buf_str(&out) : S("");
}

/* ---- the list ---- */

static str phone_of(struct widget_phones_rows phones, int64_t service)
{
	for (size_t i = 0; i < phones.count; i++)
		if (phones.items[i].service_id == service)
			return phones.items[i].value;
	return (str){ 0 };
}

static void fill_services(struct req *r, struct widget_view *v, struct int_list ids)
{
	struct widget_services_rows rows =
		widget_services(r->db, .ids = ids, .limit = WIDGET_MOST_ROWS);
	struct widget_phones_rows phones = widget_phones(r->db, .ids = ids, .limit = MOST_PHONES);
	for (size_t i = 0; i < ids.count; i++)
		for (size_t j = 0; j < rows.count; j++) {
			const struct widget_services_row *s = &rows.items[j];
			if (s->id != ids.items[i])
				continue;
			*(struct widget_item *)arena_push(r->arena, &v->services.items, &v->services.count,
				sizeof(struct widget_item)) = (struct widget_item){
				arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->slug)), s->name, s->provider,
				s->summary.len ? s->summary : name_in(r, s->type_name, s->type_name_en),
				phone_of(phones, s->id) };
		}
}

static struct service_found find(struct req *r, struct widget_view *v, int64_t page, int64_t rows)
{
	struct service_query q = { .text = utf8_head(query_text(r, "q"), LIMIT_QUERY),
		.municipality = query_text(r, "obec"), .area = query_text(r, "oblast"),
		.types = query_list(r, "druh"), .groups = query_list(r, "skupina"),
		.from = (size_t)((page - 1) * rows), .limit = (size_t)rows };
	v->text = q.text;
	return service_find(r, &q);
}

static void fill_kept(struct req *r, struct widget_view *v)
{
	for (size_t i = 0; i < COUNT(params); i++) {
		struct str_list all = query_list(r, params[i]);
		for (size_t j = 0; j < all.count; j++)
			*(struct widget_pair *)arena_push(r->arena, &v->kept.items, &v->kept.count,
				sizeof(struct widget_pair)) =
				(struct widget_pair){ str_of(params[i]), all.items[j] };
	}
}

static str page_href(struct req *r, int64_t page)
{
	return arena_printf(r->arena, "/widget/sluzby%.*s", STR_ARG(query_with(r, "strana",
		page == 1 ? (str){ 0 } : arena_printf(r->arena, "%lld", (long long)page))));
}

/* GET /widget/sluzby?q=&strana= and params[] */
int widget_show(struct req *r)
{
	struct widget_view *v = arena_alloc(r->arena, sizeof *v);
	int64_t page = query_int(r, "strana").set ? query_int(r, "strana").value : 1;
	int64_t rows = rows_asked(r);
	choose_language(r);
	allow_frames(r, FRAMED_ANYWHERE);
	set_header(r, "Cross-Origin-Resource-Policy", S("cross-origin"));
	page = page < 1 || page > LIMIT_PAGE ? 1 : page;
	struct service_found found = find(r, v, page, rows);
	v->total = found.total;
	v->unknown = found.unknown;
	fill_services(r, v, found.ids);
	fill_kept(r, v);
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Social services")));
	v->title = f->title;
	v->style = f->style;
	v->theme = arena_printf(r->arena, "/widget/motiv.css%.*s", STR_ARG(colours_kept(r)));
	v->elsewhere = str_is(query_text(r, "okno"), "nove");
	v->target = v->elsewhere ? S("_blank") : S("_top");
	v->all = S("/sluzby");
	if (page > 1)
		v->prev = page_href(r, page - 1);
	if (page * rows < v->total)
		v->next = page_href(r, page + 1);
	widget_page(&r->page, f, v);
	return answer_page(r);
}

/* GET /widget/rozcestnik.js */
int widget_script(struct req *r)
{
	const struct asset *a = asset_find(S("/assets/rozcestnik.js"));
	if (!a)
		return answer_error(r, 404);
	set_header(r, "Cross-Origin-Resource-Policy", S("cross-origin"));
	return answer_text(r, "text/javascript; charset=utf-8",
		(str){ (const char *)a->bytes, a->size });
}

/* ---- the page that makes its code ---- */

static void add_option(struct req *r, struct ui_choices *to, str value, str label, str chosen)
{
	ui_choice_add(r, to, value, label, value.len && str_eq(value, chosen));
}

static void fill_options(struct req *r, struct widget_maker *v)
{
	struct widget_codes_rows codes =
		widget_codes(r->db, .day = day_of(r->arena, r->now), .limit = MOST_CODES);
	struct widget_areas_rows areas = widget_areas(r->db, .limit = MOST_CODES);
	struct ui_choices *with_all[] = { &v->types, &v->groups, &v->areas };
	for (size_t i = 0; i < COUNT(with_all); i++)
		ui_choice_add(r, with_all[i], S(""), tr(r->page.lang, N_("All of them")), false);
	for (size_t i = 0; i < codes.count; i++) {
		const struct widget_codes_row *c = &codes.items[i];
		bool type = str_is(c->list, "service_type");
		add_option(r, type ? &v->types : &v->groups, c->code, name_in(r, c->name, c->name_en),
			query_text(r, type ? "druh" : "skupina"));
	}
	for (size_t i = 0; i < areas.count; i++)
		add_option(r, &v->areas, areas.items[i].slug, areas.items[i].name,
			query_text(r, "oblast"));
	for (const struct lang *const *l = r->web->langs; *l; l++)
		add_option(r, &v->languages, str_of((*l)->code), str_of((*l)->name),
			query_text(r, "jazyk"));
}

static void fill_colours(struct req *r, struct widget_maker *v)
{
	static const char *const labels[WIDGET_PARTS] = {
		[WIDGET_ACCENT] = N_("Colour of links and buttons"),
		[WIDGET_GROUND] = N_("Colour of the background"),
		[WIDGET_TEXT] = N_("Colour of the text"),
	};
	struct widget_colours c = widget_colours(r);
	v->colours.items = arena_alloc(r->arena, WIDGET_PARTS * sizeof *v->colours.items);
	v->colours.count = WIDGET_PARTS;
	for (int i = 0; i < WIDGET_PARTS; i++) {
		str given = query_text(r, widget_colour_names[i]);
		v->colours.items[i] = (struct widget_colour){ str_of(widget_colour_names[i]), given,
			c.wrong[i] ? tr(r->page.lang, N_("Write a colour as #2362a2.")) : (str){ 0 },
			labels[i] };
		if (c.mended[i])
			*(str *)arena_push(r->arena, &v->mended.items, &v->mended.count, sizeof(str)) =
				arena_printf(r->arena, "%.*s: %.*s", STR_ARG(tr(r->page.lang, labels[i])),
					STR_ARG(rgb_text(r->arena, c.parts[i])));
	}
}

/* The form sends every field; those left empty are not part of the address. */
static str address_made(struct req *r, const char *and)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < COUNT(params); i++) {
		str value = query_text(r, params[i]);
		bool colour = false;
		for (int c = 0; c < WIDGET_PARTS; c++)
			colour = colour || !strcmp(params[i], widget_colour_names[c]);
		if (colour && rgb_read(value).set)
			value = str_part(rgb_text(r->arena, rgb_read(value).value), 1, 7);
		else if (colour)
			continue;
		if (value.len)
			buf_printf(&out, "%s%s=%.*s", out.len ? and : "?", params[i],
				STR_ARG(url_encode(r->arena, value)));
	}
	return out.len ? buf_str(&out) : S("");
}

static void fill_code(struct req *r, struct widget_maker *v)
{
	str base = site_setting(r->db, "base_url"), title = tr(r->page.lang, N_("Social services"));
	str query = address_made(r, "&amp;");
	v->addressed = base.len > 0;
	v->frame = arena_printf(r->arena, "/widget/sluzby%.*s", STR_ARG(address_made(r, "&")));
	v->script_code = arena_printf(r->arena,
		"<div data-rozcestnik=\"/widget/sluzby%.*s\"><a href=\"%.*s/sluzby\">%.*s</a></div>\n"
		"<script src=\"%.*s/widget/rozcestnik.js\" async></script>",
		STR_ARG(query), STR_ARG(base), STR_ARG(title), STR_ARG(base));
	v->frame_code = arena_printf(r->arena,
		"<iframe src=\"%.*s/widget/sluzby%.*s\" title=\"%.*s\"\n"
		"  width=\"100%%\" height=\"700\" style=\"border:0\" loading=\"lazy\"></iframe>",
		STR_ARG(base), STR_ARG(query), STR_ARG(title));
}

/* GET /widget? and params[] */
int widget_index(struct req *r)
{
	struct widget_maker *v = arena_alloc(r->arena, sizeof *v);
	v->place = query_text(r, "obec");
	v->rows = rows_asked(r);
	v->elsewhere = str_is(query_text(r, "okno"), "nove");
	fill_options(r, v);
	fill_colours(r, v);
	fill_code(r, v);
	allow_frames(r, FRAMES_OF_OURS);
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("A list of services for your web")));
	f->description =
		tr(r->page.lang, N_("Code by which a list of services is put on another page."));
	f->no_index = r->query.len > 0;
	site_crumb(r, f, S(""), f->title);
	widget_maker_page(&r->page, f, v);
	return answer_page(r);
}
