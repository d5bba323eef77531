/* Pages of the office, easy-to-read ones, the accessibility statement. */
#include "app/pages/pages_view.h"
#include "app/people/fixture.h"
#include "doc/doc.h"
#include "tests/check.h"

#define HAS(reply, text) str_has((reply).body, S(text))

static int64_t add(struct check *t, const char *slug, struct page_form f)
{
	str name = str_of(slug);
	f.kind = f.kind.len ? f.kind : S("plain");
	f.status = f.status.len ? f.status : S("published");
	f.place = f.place.len ? f.place : S("nowhere");
	f.text = f.text.len ? f.text : S("Text.");
	int64_t id = page_add(t->db, .uuid = name, .slug = name, .kind = f.kind, .title = name,
		.text = f.text, .place = f.place, .status = f.status, .now = t->now);
	page_set(t->db, .id = id, .kind = f.kind, .title = name, .text = f.text, .place = f.place,
		.position = f.position.value, .sensitive = f.sensitive, .plain_path = f.plain_path,
		.proofread_by = f.proofread_by, .proofread_on = f.proofread_on, .status = f.status,
		.now = t->now);
	return id;
}
#define ADD(slug, ...) add(t, slug, (struct page_form){ __VA_ARGS__ })

static void sign_in(struct check *t, const char *email)
{
	t->cookies = try_session(t, try_account(t, email, "editor"));
}

TEST(a_page_is_what_the_office_wrote_and_no_markup_of_its_own)
{
	ADD("a", .text = S("## Nadpis\n\n<script>x</script> **tučně** [zle](javascript:x)"));
	struct reply got = check_get(t, "/stranky/a");
	CHECK(got.status == 200 && HAS(got, "<strong>tučně</strong>") && HAS(got, "lang=\"cs\""));
	CHECK(!HAS(got, "<script>x") && !HAS(got, "javascript:"));
	ADD("b", .status = S("draft"));
	ADD("c", .status = S("ended"));
	CHECK(check_get(t, "/stranky/b").status == 404 && check_get(t, "/stranky/c").status == 404);
}

TEST(frames_lead_to_pages_where_the_office_wants_them_and_the_site_map_to_all)
{
	ADD("v-paticce", .place = S("footer"));
	ADD("v-menu", .place = S("menu"));
	ADD("nikde", .place = S("nowhere"));
	ADD("citliva", .sensitive = true);
	ADD("koncept", .place = S("menu"), .status = S("draft"));
	struct reply got = check_get(t, "/situace"), map = check_get(t, "/sitemap.xml");
	CHECK(HAS(got, "/stranky/v-paticce\"") && HAS(got, "/stranky/v-menu\""));
	CHECK(!HAS(got, "/stranky/nikde") && !HAS(got, "koncept"));
	CHECK(HAS(map, "/stranky/nikde<") && HAS(map, "/stranky/v-menu<") && !HAS(map, "citliva") &&
		!HAS(map, "koncept"));
	got = check_get(t, "/stranky/citliva");
	CHECK(got.req->traceless && HAS(got, "noindex") && HAS(got, "/rychly-odchod"));
}

/* */
TEST(an_easy_page_and_its_plain_version_lead_to_each_other)
{
	ADD("plna", .place = S("footer"));
	ADD("snadna", .kind = S("easy"), .plain_path = S("/stranky/plna"),
		.proofread_by = S("skupina čtenářů stacionáře"), .proofread_on = S("2026-03-01"));
	ADD("krize-snadno", .kind = S("easy"), .plain_path = S("/krize"));
	struct reply easy = check_get(t, "/stranky/snadna"), plain = check_get(t, "/stranky/plna");
	CHECK(HAS(easy, "href=\"/stranky/plna\" rel=\"alternate\"") && HAS(easy, "sp-easy"));
	CHECK(HAS(easy, "skupina čtenářů stacionáře") && HAS(easy, "1\u00a0March\u00a02026"));
	CHECK(HAS(plain, "href=\"/stranky/snadna\" rel=\"alternate\" hreflang=\"cs\""));
	CHECK(!HAS(plain, "sp-easy"));
	CHECK(!HAS(check_get(t, "/situace"), "Easy to read:"));
	CHECK(HAS(check_get(t, "/krize"), "href=\"/stranky/krize-snadno\" rel=\"alternate\""));
	struct reply list = check_get(t, "/snadne-cteni");
	CHECK(HAS(list, "/stranky/snadna\"") && HAS(list, "/stranky/krize-snadno\""));
	CHECK(!HAS(list, "\"/stranky/plna\">plna</a></h2>") && !HAS(list, "easy-to-read.eu"));
}

#define FORM "revision=0&kind=easy&status=published&place=nowhere&title=Nov%C3%A1"

TEST(a_page_is_written_in_the_office_with_advice_that_stops_nobody)
{
	sign_in(t, "e@example.cz");
	struct reply got = try_post(t, "/urad/zaznamy/stranky/novy",
		FORM "&text=Tato+v%C4%9Bta+m%C3%A1+opravdu+mnohem+v%C3%ADc+slov+ne%C5%BE+dvan%C3%A1ct,"
		"+tak%C5%BEe+je+moc+dlouh%C3%A1.+Volejte+OSPOD.");
	CHECK(got.status == 303);
	str where = got.location, form;
	str_cut(&where, '?', &form);
	got = check_get(t, arena_z(&t->arena, form));
	CHECK(HAS(got, "What could be better") && HAS(got, "A long sentence, words: 13"));
	CHECK(HAS(got, "not explained: OSPOD") && HAS(got, "Nobody has proof-read this easy text"));
	CHECK(HAS(check_get(t, "/stranky/nova"), "OSPOD"));
	CHECK(HAS(check_get(t, arena_printf(&t->arena, "%.*s/historie", STR_ARG(form)).ptr), "Title"));
	CHECK(try_audited(t, "create") > 0);
}

TEST(a_page_has_an_address_whatever_its_title_is)
{
	sign_in(t, "e@example.cz");
	for (int i = 0; i < 2; i++)
		CHECK(try_post(t, "/urad/zaznamy/stranky/novy",
			"title=%3F%3F%3F&kind=plain&status=published&text=Text&place=nowhere").status == 303);
	CHECK(check_get(t, "/stranky/bez-nazvu").status == 200);
	CHECK(check_get(t, "/stranky/bez-nazvu-2").status == 200);
}

TEST(what_makes_no_sense_in_a_page_is_refused)
{
	static const char *const bad[] = { "&text=", "&text=A&plain_path=https://zle.cz/",
		"&text=A&plain_path=//zle.cz", "&text=A&proofread_by=stacion%C3%A1%C5%99",
		"&text=A&proofread_on=1.+1.+2026", "&text=A&kind=plain&plain_path=/krize",
		"&text=A&proofread_by=x&proofread_on=1.+1.+2030", "&text=A&place=vsude" };
	sign_in(t, "e@example.cz");
	for (size_t i = 0; i < COUNT(bad); i++) {
		const char *form = strstr(bad[i], "kind=") ? "revision=0&status=draft&place=nowhere&title=A"
			: strstr(bad[i], "place=v") ? "revision=0&status=draft&kind=plain&title=A" : FORM;
		CHECK(try_post(t, "/urad/zaznamy/stranky/novy",
			arena_printf(&t->arena, "%s%s", form, bad[i]).ptr).status == 422);
	}
	CHECK(page_names(t->db, .limit = 10).count == 0);
}

TEST(a_preview_shows_what_is_typed_and_saves_nothing)
{
	sign_in(t, "e@example.cz");
	struct reply got = try_post(t, "/urad/zaznamy/stranky/novy/nahled",
		FORM "&text=**tu%C4%8Dn%C4%9B**");
	CHECK(got.status == 200 && HAS(got, "<strong>tučně</strong>") && HAS(got, "Preview."));
	CHECK(got.req->no_store && page_names(t->db, .limit = 10).count == 0);
	CHECK(try_post(t, "/urad/zaznamy/stranky/novy/nahled", FORM).status == 422);
	CHECK(try_post(t, "/urad/zaznamy/aktuality/novy/nahled", "title=A").status == 404);
	t->cookies = (str){ 0 };
	CHECK(check_post(t, "/urad/zaznamy/stranky/novy/nahled", FORM "&text=A").status != 200);
}

TEST(only_who_keeps_the_catalogue_writes_pages)
{
	int64_t id = ADD("a");
	const char *url = arena_printf(&t->arena, "/urad/zaznamy/stranky/%lld", (long long)id).ptr;
	CHECK(check_get(t, url).status != 200);
	t->cookies = try_session(t, try_account(t, "p@example.cz", "provider"));
	CHECK(check_get(t, url).status == 403);
}

/* A-14, and what ships is true of the portal: its links lead somewhere. */
TEST(the_pages_that_ship_are_readable_and_lead_somewhere)
{
	pages_install(t->db, &t->arena, t->now);
	struct page_names_rows all = page_names(t->db, .limit = 10);
	CHECK(all.count == 4);
	for (size_t i = 0; i < all.count; i++) {
		struct page_form_row *p =
			page_form(t->db, .ids = { &all.items[i].id, 1 }, .limit = 1).items;
		struct readable got = readable_check(&t->arena,
			page_is_easy(p->kind) ? &readable_easy : &readable_plain, p->text);
		CHECK(got.found == 0 && got.median <= (page_is_easy(p->kind) ? 8 : 15));
		CHECK(got.sentences >= 8 && got.longest <= (page_is_easy(p->kind) ? 12 : 20));
		str rest = p->text, piece;
		while (str_cut(&rest, '(', &piece))
			if (str_starts(rest, S("/"))) {
				str path = rest, link;
				str_cut(&path, ')', &link);
				CHECK(check_get(t, arena_z(&t->arena, link)).status == 200);
			}
	}
	CHECK(HAS(check_get(t, "/krize"), "/stranky/potrebuji-pomoc-hned"));
	CHECK(HAS(check_get(t, "/stranky/napoveda"), "/stranky/jak-najit-pomoc"));
}

TEST(what_the_office_made_of_a_page_that_ships_stays)
{
	pages_install(t->db, &t->arena, t->now);
	int64_t id = page_names(t->db, .limit = 1).items[0].id;
	page_set(t->db, .id = id, .kind = S("plain"), .title = S("Náš portál"), .text = S("Po svém."),
		.place = S("nowhere"), .status = S("published"), .now = t->now);
	pages_install(t->db, &t->arena, t->now);
	CHECK(page_names(t->db, .limit = 10).count == 4);
	struct reply about = check_get(t, "/o-portalu");
	CHECK(HAS(about, "Po svém.") && HAS(about, "Where the data come from"));
	CHECK(str_is(check_get(t, "/stranky/o-portalu").location, "/o-portalu"));
	page_set(t->db, .id = id, .kind = S("plain"), .title = S("X"), .text = S("Po svém."),
		.place = S("nowhere"), .status = S("ended"), .now = t->now);
	about = check_get(t, "/o-portalu");
	CHECK(about.status == 200 && !HAS(about, "Po svém.") && HAS(about, "EUPL-1.2"));
}

TEST(the_accessibility_statement_says_what_the_settings_say_and_no_more)
{
	struct reply got = check_get(t, "/prohlaseni-o-pristupnosti");
	CHECK(HAS(got, "Nobody has assessed yet") && !HAS(got, "complies with the act in part"));
	site_setting_put(t->db, "accessibility_day", S("2026-03-01"));
	site_setting_put(t->db, "accessibility_exceptions", S("Mapa <img>\nStaré letáky"));
	site_setting_put(t->db, "accessibility_method", S("tretiosoba"));
	site_setting_put(t->db, "email", S("pristupnost@example.cz"));
	got = check_get(t, "/prohlaseni-o-pristupnosti");
	CHECK(HAS(got, "complies with the act in part") && HAS(got, "1\u00a0March\u00a02026"));
	CHECK(HAS(got, "<li>Mapa &lt;img&gt;</li>") && HAS(got, "<li>Staré letáky</li>"));
	CHECK(HAS(got, "A third party") && HAS(got, "mailto:pristupnost@example.cz"));
	CHECK(HAS(check_get(t, "/"), "/prohlaseni-o-pristupnosti"));
}
