/* The kiosk of the portal: what it shows, where it leads, what it leaves behind. */
#include "app/catalogue/fixture.h"
#include "app/catalogue/opening.h"
#include "app/site/site.h"
#include "app/translations/translations.h"
#include "doc/doc.h"

#define HAS(reply, text) str_has((reply).body, S(text))

extern const struct lang lang_cs;

static const char *const pages[] = { "/kiosk", "/kiosk/situace", "/kiosk/hledat",
	"/kiosk/hledat?q=seniors", "/kiosk/otevreno", "/kiosk/krize", "/kiosk/kontakty",
	"/kiosk/o-kiosku", "/kiosk/sluzby/pece-doma", "/kiosk/sluzby/azylovy-dum",
	"/kiosk/organizace/oblastni-charita", "/kiosk/sluzby/nic" };

static void open_all_day(struct check *t, int64_t service)
{
	struct hours_rule always = { .weekdays = HOURS_ALL_DAYS, .state = HOURS_OPEN, .opens = 8 * 60,
		.closes = 16 * 60 };
	opening_save(t->db, &t->arena, service, (struct hours_rules){ &always, 1 });
}

/* The next address that the page names, or ptr NULL. */
static str next_address(str *rest, str attribute)
{
	const char *at = memmem(rest->ptr, rest->len, attribute.ptr, attribute.len);
	if (!at)
		return (str){ 0 };
	*rest = str_part(*rest, (size_t)(at - rest->ptr) + attribute.len, rest->len);
	str address = { 0 };
	str_cut(rest, '"', &address);
	return address;
}

static bool stays(str address)
{
	static const str tongues[] = { S("/uk/"), S("/en/") };
	for (size_t i = 0; i < COUNT(tongues); i++)
		if (str_starts(address, tongues[i]))
			address = str_part(address, tongues[i].len - 1, address.len);
	return str_is(address, "/kiosk") || str_starts(address, S("/kiosk/")) ||
		str_starts(address, S("/kiosk?")) ||
		str_starts(address, S("/assets/")) || str_starts(address, S("#"));
}

TEST(a_look_is_in_the_address_alone_and_leads_back_to_the_same_page)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/kiosk/krize?vzhled=n&z=%2Fkiosk%2Fsituace");
	CHECK(HAS(got, "class=\"sp-kiosk sp-kiosk--low\"") && HAS(got, "tabindex=\"0\""));
	CHECK(HAS(got, "href=\"/kiosk/krize?z=%2Fkiosk%2Fsituace&amp;vzhled=kn\" data-look>"));
	CHECK(HAS(got, "href=\"/kiosk/krize?z=%2Fkiosk%2Fsituace\" data-look>"));
	CHECK(!got.req->set_cookies.count);
	got = check_get(t, "/kiosk/krize?vzhled=k&z=//zly.example");
	CHECK(HAS(got, "sp-kiosk--contrast") && !HAS(got, "zly.example"));
	/* What was pressed on the keyboard of the screen is not pressed again. */
	got = check_get(t, "/kiosk/hledat?q=a&klavesa=b&vzhled=%22x");
	CHECK(HAS(got, "class=\"sp-kiosk\"") && HAS(got, "href=\"/kiosk/hledat?q=ab&amp;vzhled=k\""));
}

TEST(every_address_of_the_kiosk_stays_in_the_kiosk)
{
	static const str attributes[] = { S(" href=\""), S(" action=\""), S(" src=\""),
		S("url=") };
	catalogue_fixture(t);
	site_setting_put(t->db, "base_url", S("https://socialni.mesto.cz"));
	size_t seen = 0;
	for (size_t i = 0; i < COUNT(pages); i++)
		for (size_t k = 0; k < COUNT(attributes); k++) {
			str rest = check_get(t, pages[i]).body, address;
			while ((address = next_address(&rest, attributes[k])).ptr) {
				CHECK(stays(address));
				seen++;
			}
		}
	CHECK(seen > COUNT(pages) * 5);
}

TEST(the_kiosk_leaves_nothing_behind)
{
	catalogue_fixture(t);
	t->lang = &lang_cs;
	t->cookies = S("jazyk=en");
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct reply got = check_get(t, pages[i]);
		CHECK(got.status == (i + 1 == COUNT(pages) ? 404 : 200));
		CHECK(got.req->traceless && !got.req->set_cookies.count);
		CHECK(HAS(got, "lang=\"cs\""));        /* whatever somebody chose before */
		str rest = got.body, input;
		while ((input = next_address(&rest, S("<input "))).ptr)
			CHECK(str_has(rest, S("autocomplete=\"off\"")));
	}
}

TEST(a_kiosk_without_scripts_goes_to_the_start_by_itself)
{
	t->lang = &lang_cs;
	struct reply got = check_get(t, "/kiosk/krize");
	CHECK(HAS(got, "<noscript><meta http-equiv=\"refresh\" content=\"120; url=/kiosk/konec\">"));
	CHECK(!HAS(check_get(t, "/kiosk"), "http-equiv"));
}

static bool clears(struct reply got)
{
	for (size_t i = 0; i < got.req->headers.count; i++)
		if (!strcmp(got.req->headers.items[i].name, "Clear-Site-Data"))
			return true;
	return false;
}

TEST(the_end_makes_the_browser_forget_but_not_for_another_site)
{
	struct reply got = check_get(t, "/kiosk/konec");
	CHECK(got.status == 303 && str_is(got.location, "/kiosk") && clears(got));
	t->fetch_site = S("cross-site");
	CHECK(!clears(check_get(t, "/kiosk/konec")));
}

TEST(back_leads_where_one_came_from_and_never_out)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/kiosk/sluzby/pece-doma?z=%2Fkiosk%2Fsituace%2Fdluhy");
	CHECK(HAS(got, "href=\"/kiosk/situace/dluhy\" rel=\"prev\""));
	CHECK(HAS(check_get(t, "/kiosk/sluzby/pece-doma"), "href=\"/kiosk/hledat\" rel=\"prev\""));
	static const char *const bad[] = { "https://example.cz", "//example.cz", "/urad",
		"/kiosky", "/kiosk%5C..", "javascript:alert(1)", "" };
	for (size_t i = 0; i < COUNT(bad); i++) {
		str url = arena_printf(&t->arena, "/kiosk/krize?z=%s", bad[i]);
		CHECK(HAS(check_get(t, url.ptr), "href=\"/kiosk\" rel=\"prev\""));
	}
}

TEST(the_kiosk_tells_no_secret_and_no_draft)
{
	catalogue_fixture(t);
	t->lang = &lang_cs;
	struct reply got = check_get(t, "/kiosk/sluzby/azylovy-dum");
	CHECK(HAS(got, "Adresa je utajená") && !HAS(got, "Tajná") && !HAS(got, "Trutnov"));
	CHECK(check_get(t, "/kiosk/sluzby/pripravovana").status == 404);
}

TEST(a_page_can_be_taken_away_as_a_code_and_in_words)
{
	catalogue_fixture(t);
	CHECK(!HAS(check_get(t, "/kiosk/sluzby/pece-doma"), "sp-kiosk__qr"));
	site_setting_put(t->db, "base_url", S("https://socialni.mesto.cz"));
	struct reply got = check_get(t, "/kiosk/sluzby/pece-doma");
	struct qr qr = qr_make(&t->arena, S("https://socialni.mesto.cz/sluzby/pece-doma"));
	CHECK(qr.size && str_has(got.body, qr.path));
	CHECK(HAS(got, "https://socialni.mesto.cz/sluzby/pece-doma</span>"));
}

TEST(the_keyboard_writes_without_scripts)
{
	static const struct { const char *url, *text; } cases[] = {
		{ "/kiosk/hledat?q=p%C3%A9&klavesa=%C4%8D", "péč" },
		{ "/kiosk/hledat?q=p%C3%A9%C4%8D&klavesa=smazat", "pé" },
		{ "/kiosk/hledat?q=&klavesa=smazat", "" },
		{ "/kiosk/hledat?q=p%C3%A9%C4%8De&klavesa=vymazat", "" },
		{ "/kiosk/hledat?q=nem%C3%A1m&klavesa=+", "nemám " },
		{ "/kiosk/hledat?q=nem%C3%A1m+&klavesa=k", "nemám k" },
		{ "/kiosk/hledat?q=a&klavesa=%3Cscript%3E", "a" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reply got = check_get(t, cases[i].url);
		CHECK(str_has(got.body, arena_printf(&t->arena, "value=\"%s\" maxlength", cases[i].text)));
		CHECK(!HAS(got, "id=\"nalezeno\""));
	}
}

TEST(words_of_danger_bring_the_crisis_lines_first)
{
	CHECK(HAS(check_get(t, "/kiosk/hledat?q=chci+se+zab%C3%ADt"), "<strong>112</strong>"));
	CHECK(!HAS(check_get(t, "/kiosk/hledat?q=dluhy"), "<strong>112</strong>"));
}

TEST(who_is_open_now_is_listed_with_a_number)
{
	catalogue_fixture(t);
	t->lang = &lang_cs;
	CHECK(HAS(check_get(t, "/kiosk/otevreno"), "href=\"/kiosk/krize\""));
	open_all_day(t, 1);
	struct reply got = check_get(t, "/kiosk/otevreno");
	CHECK(HAS(got, "Péče doma") && HAS(got, "Otevřeno, zavírá v 16:00"));
	CHECK(HAS(got, "499 811 890") && !HAS(got, "Denní centrum"));
	t->now += 8 * 3600;
	CHECK(!HAS(check_get(t, "/kiosk/otevreno"), "Péče doma"));
}

/* ---- in other languages ---- */

static void give(struct check *t, const char *kind, int64_t record, const char *field,
	const char *original, const char *text)
{
	translation_save(t->db, t->now, 0, &(struct translation){ .kind = kind, .record = record,
		.field = str_of(field), .lang = S("uk"), .text = str_of(text),
		.original = str_of(original) });
}

TEST(the_kiosk_in_a_language_stays_in_it)
{
	catalogue_fixture(t);
	size_t seen = 0;
	for (size_t i = 0; i < COUNT(pages); i++) {
		str url = arena_printf(&t->arena, "/uk%s", pages[i]);
		struct reply got = check_get(t, url.ptr);
		str rest = got.body, address;
		CHECK(got.status == (i + 1 == COUNT(pages) ? 404 : 200) && HAS(got, "lang=\"uk\">"));
		while ((address = next_address(&rest, S(" href=\""))).ptr) {
			bool other = str_starts(rest, S(" lang="));       /* the choice of a language */
			CHECK(other || str_starts(address, S("/uk/kiosk")) || address.ptr[0] == '#' ||
				str_starts(address, S("/assets/")));
			seen++;
		}
	}
	CHECK(seen > COUNT(pages) * 8);
	CHECK(HAS(check_get(t, "/uk/kiosk/hledat"), "action=\"/uk/kiosk/hledat\""));
}

TEST(the_kiosk_says_what_is_translated_and_marks_what_is_not)
{
	catalogue_fixture(t);
	give(t, "situation", 1, "name", "Nezvládám péči doma", "Не справляюся з доглядом");
	struct reply got = check_get(t, "/uk/kiosk/situace");
	CHECK(HAS(got, "<span>Не справляюся з доглядом</span>"));
	got = check_get(t, "/uk/kiosk/situace/nezvladam-doma");
	CHECK(HAS(got, "<h1 class=\"sp-kiosk__title\">Не справляюся з доглядом</h1>"));
	CHECK(HAS(got, "<span lang=\"cs\">Péče doma</span>"));
	got = check_get(t, "/uk/kiosk/sluzby/pece-doma");
	CHECK(HAS(got, "sp-kiosk__title\"><span lang=\"cs\">Péče doma</span></h1>"));
	CHECK(!HAS(check_get(t, "/en/kiosk/sluzby/azylovy-dum"), "Tajná"));
	t->lang = &lang_cs;
	CHECK(!HAS(check_get(t, "/kiosk/sluzby/pece-doma"), "<span lang="));
}

TEST(another_language_keeps_the_page_the_look_and_the_question)
{
	t->lang = &lang_cs;
	struct reply got = check_get(t, "/kiosk/hledat?q=dluh&klavesa=y&vzhled=k&z=%2Fkiosk%2Fkrize");
	CHECK(HAS(got, "href=\"/uk/kiosk/hledat?q=dluhy&amp;z=%2Fkiosk%2Fkrize&amp;vzhled=k\" "
		"lang=\"uk\" hreflang=\"uk\" data-tongue>Українська</a>"));
	CHECK(HAS(got, "aria-current=\"true\">Čeština</span>"));
	got = check_get(t, "/uk/kiosk/krize?z=%2Fkiosk%2Fsituace");
	CHECK(HAS(got, "href=\"/uk/kiosk/situace\" rel=\"prev\""));
	CHECK(HAS(got, "href=\"/kiosk/krize?z=%2Fkiosk%2Fsituace\" lang=\"cs\""));
}

TEST(the_next_visitor_begins_in_czech)
{
	CHECK(str_is(check_get(t, "/uk/kiosk/konec").location, "/kiosk"));
	CHECK(HAS(check_get(t, "/uk/kiosk/krize"), "url=/kiosk/konec\">"));
	struct reply got = check_get(t, "/uk/kiosk");
	CHECK(HAS(got, "url=/kiosk/konec\">") && HAS(got, " data-end=\"/kiosk/konec\""));
	CHECK(HAS(got, "data-finish>Завершити</a>"));
	t->lang = &lang_cs;
	CHECK(!HAS(check_get(t, "/kiosk"), "data-finish"));
	CHECK(HAS(check_get(t, "/kiosk?vzhled=n"), "data-finish"));
}

TEST(a_code_leads_to_the_page_in_the_language)
{
	catalogue_fixture(t);
	site_setting_put(t->db, "base_url", S("https://socialni.mesto.cz"));
	CHECK(HAS(check_get(t, "/uk/kiosk/sluzby/pece-doma"),
		"https://socialni.mesto.cz/uk/sluzby/pece-doma</span>"));
	CHECK(HAS(check_get(t, "/uk/kiosk/o-kiosku"), "https://socialni.mesto.cz/uk</span>"));
	CHECK(HAS(check_get(t, "/kiosk/o-kiosku"), "https://socialni.mesto.cz/</span>"));
}
