/* What the kiosk's pages say, made from the catalogue. */
#include "app/kiosk/kiosk.html.h"
#include "app/kiosk/kiosk_view.h"

enum { WORDS_MOST = 4000 };            /* bytes of a text that a page is found by */

/* ---- pieces ---- */

/* Without an address of the portal there is nothing to lead a telephone to. */
static void code_put(struct req *r, struct kiosk_codes *codes, str label, str address)
{
	if (!str_starts(address, S("http")))
		return;
	struct qr qr = qr_make(r->arena, address);
	if (qr.size)
		*(struct kiosk_code *)arena_push(r->arena, &codes->items, &codes->count,
			sizeof *codes->items) = (struct kiosk_code){ label, address, qr };
}

/* The page of the portal itself in the same language, to be taken away in a telephone. */
static void code_of_page(struct req *r, struct kiosk_codes *codes, const char *folder, str slug)
{
	str path = arena_printf(r->arena, "%s%.*s", folder, STR_ARG(slug));
	bool home = str_is(path, "/") && r->page.prefix;
	code_put(r, codes, tr(r->page.lang, N_("This page in your phone")),
		site_url(r, home ? str_of(r->page.prefix) : web_path(r, path)));
}

static void codes_of_webs(struct req *r, struct kiosk_codes *codes, const struct contact_view *c)
{
	for (size_t i = 0; i < c->webs.count; i++)
		code_put(r, codes, c->webs.items[i].note.len ? c->webs.items[i].note
			: tr(r->page.lang, N_("Their website")), c->webs.items[i].href);
}

static void row_put(struct req *r, struct kiosk_rows *rows, const char *label, struct texts texts)
{
	if (texts.count)
		*(struct kiosk_row *)arena_push(r->arena, &rows->items, &rows->count,
			sizeof *rows->items) = (struct kiosk_row){ tr(r->page.lang, label), texts, { 0 } };
}

static void row_text(struct req *r, struct kiosk_rows *rows, const char *label, str text)
{
	str *one = arena_alloc(r->arena, sizeof *one);
	*one = text;
	row_put(r, rows, label, (struct texts){ one, text.len > 0 });
}

static void row_places(
	struct req *r, struct kiosk_rows *rows, const char *label, struct place_views places)
{
	if (places.count)
		*(struct kiosk_row *)arena_push(r->arena, &rows->items, &rows->count,
			sizeof *rows->items) = (struct kiosk_row){ tr(r->page.lang, label), { 0 }, places };
}

static void card_put(struct req *r, struct kiosk_cards *cards, struct kiosk_card card)
{
	*(struct kiosk_card *)arena_push(r->arena, &cards->items, &cards->count,
		sizeof *cards->items) = card;
}

static struct kiosk_cards cards_of_helpers(struct req *r, struct helper_views list, str back)
{
	struct kiosk_cards cards = { 0 };
	for (size_t i = 0; i < list.count; i++) {
		const struct helper_view *h = &list.items[i];
		card_put(r, &cards, (struct kiosk_card){ .title = h->name, .note = h->text,
			.href = h->href.len ? kiosk_href(r, h->href, back) : (str){ 0 },
			.when = h->when, .free_of_charge = h->free_of_charge, .address = h->address,
			.phones = h->contacts.phones, .emails = h->contacts.emails,
			.checked = h->check == CHECK_OLD ? h->checked : (str){ 0 },
			.unchecked = h->check == CHECK_NEVER && h->contacts.phones.count });
	}
	return cards;
}

static struct kiosk_cards cards_of_services(struct req *r, struct ui_results list, str back)
{
	struct kiosk_cards cards = { 0 };
	for (size_t i = 0; i < list.count; i++) {
		const struct ui_result *s = &list.items[i];
		struct contact_item *phone = arena_alloc(r->arena, sizeof *phone);
		phone->value = s->phone;
		card_put(r, &cards, (struct kiosk_card){ .title = s->title, .note = s->summary,
			.href = kiosk_href(r, s->href, back), .when = s->hours, .address = s->place,
			.phones = { phone, s->phone.len > 0 } });
	}
	return cards;
}

static str words_of(struct req *r, str one, struct texts more)
{
	struct buf words = { .arena = r->arena };
	buf_put(&words, one);
	for (size_t i = 0; i < more.count && words.len < WORDS_MOST; i++) {
		buf_char(&words, ' ');
		buf_put(&words, more.items[i]);
	}
	return utf8_head(buf_str(&words), WORDS_MOST / 4);
}

/* ---- pages ---- */

bool kiosk_situations(struct req *r, struct kiosk_page *p)
{
	struct kiosk_links tiles = { 0 };
	struct ui_links all = public_situations(r);
	for (size_t i = 0; i < all.count; i++)
		*(struct ui_link *)arena_push(r->arena, &tiles.items, &tiles.count,
			sizeof *tiles.items) = (struct ui_link){ .text = all.items[i].text,
			.href = kiosk_href(r, all.items[i].href, S("")) };
	p->title = tr(r->page.lang, N_("What happened to you?"));
	kiosk_situations_body(&r->page, tiles);
	return true;
}

bool kiosk_situation(struct req *r, struct kiosk_page *p)
{
	struct public_situation *s = public_situation(r, r->id);
	if (!s)
		return false;
	str here = kiosk_here(r);
	struct kiosk_situation_view v = { .description = s->description, .steps = s->steps,
		.services = cards_of_services(r, s->services, here),
		.providers = cards_of_helpers(r, s->providers, here),
		.lines = cards_of_helpers(r, s->lines, here),
		.departments = cards_of_helpers(r, s->departments, here) };
	code_of_page(r, &v.codes, "/situace/", r->id);
	p->title = p->words = s->name;
	p->caption = tr(r->page.lang, N_("Life situation"));
	p->back = S("/kiosk/situace");
	p->kind = S("situation");
	p->words = words_of(r, s->description, (struct texts){ 0 });
	kiosk_situation_body(&r->page, &v);
	return true;
}

bool kiosk_service(struct req *r, struct kiosk_page *p)
{
	struct public_service *s = public_service(r, r->id);
	if (!s)
		return false;
	struct kiosk_service_view v = { .s = s };
	row_put(r, &v.rows, N_("When"), s->hours);
	row_places(r, &v.rows, N_("Where"), s->places);
	row_put(r, &v.rows, N_("Who it is for"), s->groups);
	html_spoken(&r->page, r->arena, s->age);
	row_text(r, &v.rows, N_("Age"), s->age);
	row_text(r, &v.rows, N_("What it costs"), s->price);
	row_text(r, &v.rows, N_("How to get in"), s->entry_conditions);
	row_text(r, &v.rows, N_("Languages"), s->languages);
	row_text(r, &v.rows, N_("Comes to"), s->areas);
	row_text(r, &v.rows, N_("Provider"), s->provider);
	code_of_page(r, &v.codes, "/sluzby/", r->id);
	codes_of_webs(r, &v.codes, &s->contacts);
	p->title = s->name;
	p->caption = s->caption;
	p->back = S("/kiosk/hledat");
	p->opening = s->opening;
	p->kind = S("service");
	p->note = s->provider;
	p->phone = s->contacts.phones.count ? s->contacts.phones.items[0].value : (str){ 0 };
	str what = arena_printf(r->arena, "%.*s %.*s", STR_ARG(s->caption), STR_ARG(s->plain));
	p->codes = s->codes;
	p->words = words_of(r, words_of(r, what, s->groups), s->description);
	kiosk_service_body(&r->page, &v);
	return true;
}

bool kiosk_provider(struct req *r, struct kiosk_page *p)
{
	struct public_provider *s = public_provider(r, r->id);
	if (!s)
		return false;
	struct kiosk_provider_view v = { .p = s };
	for (size_t i = 0; i < s->services.count; i++)
		*(struct ui_link *)arena_push(r->arena, &v.services.items, &v.services.count,
			sizeof *v.services.items) = (struct ui_link){ .text = s->services.items[i].text,
			.href = kiosk_href(r, s->services.items[i].href, kiosk_here(r)) };
	code_of_page(r, &v.codes, "/organizace/", r->id);
	codes_of_webs(r, &v.codes, &s->contacts);
	p->title = s->name;
	p->caption = tr(r->page.lang, N_("Organisation"));
	p->back = S("/kiosk/hledat");
	p->kind = S("provider");
	p->words = words_of(r, s->description, (struct texts){ 0 });
	kiosk_provider_body(&r->page, &v);
	return true;
}

bool kiosk_crisis(struct req *r, struct kiosk_page *p)
{
	struct kiosk_crisis_view v = { cards_of_helpers(r, public_lines(r, true), kiosk_here(r)),
		cards_of_helpers(r, public_lines(r, false), kiosk_here(r)) };
	struct buf words = { .arena = r->arena };
	for (size_t i = 0; i < v.lines.count; i++)
		buf_printf(&words, "%.*s ", STR_ARG(v.lines.items[i].title));
	p->title = tr(r->page.lang, N_("I need help now"));
	p->kind = S("line");
	p->words = buf_str(&words);
	kiosk_crisis_body(&r->page, &v);
	return true;
}

bool kiosk_contacts(struct req *r, struct kiosk_page *p)
{
	struct kiosk_offices offices = { 0 };
	struct office_views all = public_offices(r);
	struct buf words = { .arena = r->arena };
	for (size_t i = 0; i < all.count; i++) {
		struct kiosk_office *o =
			arena_push(r->arena, &offices.items, &offices.count, sizeof *offices.items);
		*o = (struct kiosk_office){ .name = all.items[i].name, .address = all.items[i].address,
			.departments = cards_of_helpers(r, all.items[i].departments, kiosk_here(r)) };
		codes_of_webs(r, &o->codes, &all.items[i].contacts);
		for (size_t k = 0; k < o->departments.count; k++)
			buf_printf(&words, "%.*s ", STR_ARG(o->departments.items[k].title));
	}
	p->title = tr(r->page.lang, N_("Contacts of the office"));
	p->kind = S("department");
	p->words = utf8_head(buf_str(&words), WORDS_MOST);
	kiosk_contacts_body(&r->page, offices);
	return true;
}

bool kiosk_about(struct req *r, struct kiosk_page *p)
{
	struct kiosk_codes codes = { 0 };
	code_of_page(r, &codes, "/", (str){ 0 });
	p->title = tr(r->page.lang, N_("What is this?"));
	kiosk_about_body(&r->page, codes);
	return true;
}

static struct str_list situation_names(struct req *r)
{
	struct ui_links all = public_situations(r);
	str *names = arena_alloc(r->arena, (all.count + 1) * sizeof *names), folder = S("/situace/");
	for (size_t i = 0; i < all.count; i++)
		names[i] = str_part(all.items[i].href, folder.len, all.items[i].href.len);
	return (struct str_list){ names, all.count };
}

const struct kiosk_source kiosk_sources[] = {
	{ "/kiosk/situace", kiosk_situations, NULL },
	{ "/kiosk/situace/", kiosk_situation, situation_names },
	{ "/kiosk/sluzby/", kiosk_service, public_service_slugs },
	{ "/kiosk/organizace/", kiosk_provider, public_provider_slugs },
	{ "/kiosk/krize", kiosk_crisis, NULL },
	{ "/kiosk/kontakty", kiosk_contacts, NULL },
	{ "/kiosk/o-kiosku", kiosk_about, NULL },
	{ 0 }
};
