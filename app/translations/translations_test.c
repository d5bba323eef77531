#include "app/catalogue/fixture.h"
#include "app/features.h"
#include "app/people/fixture.h"
#include "app/translations/translations_internal.h"

#define HAS(got, text) str_has((got).body, S(text))

extern const struct lang lang_cs, lang_uk;

static void give(struct check *t, const char *kind, int64_t record, const char *field,
	const char *original, const char *text, bool machine)
{
	translation_save(t->db, t->now, 0, &(struct translation){ .kind = kind, .record = record,
		.field = str_of(field), .lang = S("uk"), .text = str_of(text),
		.original = str_of(original), .machine = machine });
}

static str original_of(struct check *t)
{
	return service_get(t->db, .slug = S("pece-doma"))->description;
}

TEST(a_page_shows_what_is_translated_and_says_by_whom)
{
	catalogue_fixture(t);
	const char *czech = arena_z(&t->arena, original_of(t));
	CHECK(*czech);
	give(t, "service", 1, "description", czech, "Допомога вдома.", true);
	struct reply got = check_get(t, "/uk/sluzby/pece-doma");
	CHECK(got.status == 200 && HAS(got, "lang=\"uk\"") && HAS(got, "Допомога вдома."));
	CHECK(!HAS(got, "<span lang=\"cs\">Допомога"));
	CHECK(HAS(got, "<span lang=\"cs\">Péče doma</span>") && HAS(got, "href=\"/uk/organizace/"));
	CHECK(str_has(got.body, tr(got.req->page.lang,
		"Some texts on this page were translated by a machine and may contain mistakes.")));
	give(t, "service", 1, "description", czech, "Допомога вдома.", false);
	CHECK(!check_get(t, "/uk/sluzby/pece-doma").req->page.by_machine);
	t->lang = &lang_cs;
	got = check_get(t, "/sluzby/pece-doma");
	CHECK(!HAS(got, "Допомога") && !HAS(got, "<span lang="));
}

TEST(a_translation_of_what_the_record_no_longer_says_is_shown_with_the_original)
{
	catalogue_fixture(t);
	str czech = original_of(t);
	give(t, "service", 1, "description", "Dřívější popis", "Давній опис.", false);
	struct reply got = check_get(t, "/uk/sluzby/pece-doma");
	CHECK(HAS(got, "Давній опис.") && got.req->page.outdated.count == 1);
	CHECK(str_eq(got.req->page.outdated.items[0], czech) && str_has(got.body, czech));
	CHECK(check_get(t, "/en/sluzby/pece-doma").req->page.in_czech);
}

TEST(suggestions_and_results_are_in_the_language_of_their_address)
{
	catalogue_fixture(t);
	catalogue_index_refresh(t->db, &t->arena, t->now);
	give(t, "situation", 1, "name", "Nezvládám péči doma", "Не справляюся з доглядом", true);
	struct reply got = check_get(t, "/uk/hledat?q=pece");
	CHECK(HAS(got, " data-suggest=\"/uk/api/v1/search\"") && HAS(got, " data-prefix=\"/uk\""));
	CHECK(HAS(got, "Не справляюся з доглядом") && HAS(got, "<span lang=\"cs\">Péče doma</span>"));
	CHECK(got.req->page.by_machine);
	got = check_get(t, "/uk/api/v1/search?q=pece");
	CHECK(got.status == 200 && str_is(got.type, "application/json"));
	CHECK(HAS(got, "\"title\":\"Péče doma\",\"lang\":\"cs\",\"url\":\"/uk/sluzby/pece-doma\""));
	CHECK(HAS(got, "\"title\":\"Не справляюся з доглядом\",\"lang\":\"uk\","
		"\"url\":\"/uk/situace/nezvladam-doma\""));
	t->lang = &lang_cs;
	got = check_get(t, "/hledat?q=pece");
	CHECK(HAS(got, " data-suggest=\"/api/v1/search\"") && !HAS(got, "data-prefix"));
	got = check_get(t, "/api/v1/search?q=pece");
	CHECK(HAS(got, "\"title\":\"Nezvládám péči doma\",\"lang\":\"cs\","
		"\"url\":\"/situace/nezvladam-doma\""));
}

static void enter(struct check *t, const char *role)
{
	t->cookies = try_session(t, try_account(t, "preklad@example.cz", role));
}

TEST(the_office_translates_beside_the_original_and_the_public_sees_it)
{
	catalogue_fixture(t);
	enter(t, "editor");
	struct reply got = check_get(t, "/urad/preklady?jazyk=uk&druh=service&stav=chybi");
	CHECK(got.status == 200 && HAS(got, "/urad/preklady/service/1?jazyk=uk"));
	CHECK(HAS(check_get(t, "/urad/preklady/service/1?jazyk=uk"), "<textarea"));
	got = try_post(t, "/urad/preklady/service/1?jazyk=uk", "t-description=%D0%94%D1%96%D0%BC");
	CHECK(got.status == 303 && try_audited(t, "translate") == 1);
	CHECK(HAS(check_get(t, "/uk/sluzby/pece-doma"), "Дім"));
	got = check_get(t, "/urad/preklady?jazyk=uk&druh=service&stav=hotove");
	CHECK(HAS(got, "/urad/preklady/service/1?jazyk=uk") && !HAS(got, "preklady/service/2?"));
	got = try_post(t, "/urad/preklady/service/1?jazyk=uk", "t-description=");
	CHECK(got.status == 303 && !HAS(check_get(t, "/uk/sluzby/pece-doma"), "Дім"));
	got = try_post(t, "/urad/preklady/service/1?jazyk=uk",
		"o-description=jinak&t-description=abc");
	CHECK(got.status == 422 && HAS(got, "abc</textarea>"));
}

/* The fixture's description of the service has two lines; a browser ends them by CR LF. */
TEST(a_text_of_several_lines_is_compared_and_kept_with_plain_ends)
{
	catalogue_fixture(t);
	enter(t, "editor");
	struct buf sent = { .arena = &t->arena };
	str rest = original_of(t), line;
	CHECK(str_has(rest, S("\n")));
	while (str_cut(&rest, '\n', &line))
		buf_printf(&sent, "%s%.*s", sent.len ? "%0D%0A" : "",
			STR_ARG(url_encode(&t->arena, line)));
	const char *url = "/urad/preklady/service/1?jazyk=uk";
	struct reply got = try_post(t, url, arena_printf(&t->arena,
		"o-description=%.*s&t-description=a%%0D%%0Ab", STR_ARG(buf_str(&sent))).ptr);
	CHECK(got.status == 303);
	CHECK(HAS(check_get(t, url), "a\nb</textarea>"));
	got = try_post(t, url, arena_printf(&t->arena,
		"o-description=%.*sjinak&t-description=c%%0D%%0Ad", STR_ARG(buf_str(&sent))).ptr);
	CHECK(got.status == 422);
	CHECK(try_post(t, url, "t-description=a%0D%0Ab").status == 303);
	CHECK(try_audited(t, "translate") == 1);
}

TEST(only_who_keeps_the_whole_catalogue_translates)
{
	static const char *const addresses[] = { "/urad/preklady", "/urad/preklady/service/1",
		"/urad/preklady-soubor/uk" };
	catalogue_fixture(t);
	for (size_t i = 0; i < COUNT(addresses); i++)
		CHECK(check_get(t, addresses[i]).status == 401);
	enter(t, "reader");
	for (size_t i = 0; i < COUNT(addresses); i++)
		CHECK(check_get(t, addresses[i]).status == 403);
	CHECK(try_post(t, "/urad/preklady/service/1", "t-description=a").status == 403);
}

TEST(what_does_not_exist_cannot_be_translated)
{
	catalogue_fixture(t);
	enter(t, "admin");
	CHECK(check_get(t, "/urad/preklady?jazyk=cs").status == 404);
	CHECK(check_get(t, "/urad/preklady/service/4?jazyk=uk").status == 404);
	CHECK(check_get(t, "/urad/preklady/sluzba/1?jazyk=uk").status == 404);
	CHECK(check_get(t, "/urad/preklady-soubor/xx").status == 404);
}

TEST(an_agency_gets_a_file_and_what_comes_back_is_taken)
{
	catalogue_fixture(t);
	enter(t, "admin");
	struct reply got = check_get(t, "/urad/preklady-soubor/uk");
	CHECK(got.status == 200 && HAS(got, "msgctxt \"service:1:description\""));
	struct req *r = got.req;
	r->web = &app_web;
	const struct translated *services = translated_of(r, S("service"));
	struct pieces all = pieces_read(r, &lang_uk, services, SOME(1));
	piece_find(&all, S("service"), 1, S("description"))->text = S("Догляд");
	struct buf out = { .arena = &t->arena };
	po_write(&out, &lang_uk, &all);
	buf_put(&out, S("\nmsgctxt \"service:999:price\"\nmsgid \"x\"\nmsgstr \"y\"\n\n"
		"#, fuzzy\nmsgctxt \"service:2:description\"\nmsgid \"x\"\nmsgstr \"Нечітко\"\n"));
	str file = buf_str(&out);
	got = try_upload(t, "/urad/preklady-soubor/uk", "uk.po", file);
	CHECK(got.status == 200 && HAS(got, "1 translation was saved."));
	CHECK(HAS(got, ": there is no such text here"));
	CHECK(HAS(check_get(t, "/uk/sluzby/pece-doma"), "Догляд"));
	CHECK(!HAS(check_get(t, "/uk/sluzby/denni-centrum"), "Нечітко"));
	got = try_upload(t, "/urad/preklady-soubor/uk", "uk.po", file);
	CHECK(HAS(got, "1 was the same already."));
	CHECK(try_upload(t, "/urad/preklady-soubor/uk", "uk.po", S("")).status == 422);
}

UNIT(a_file_of_translations_is_read_as_it_was_written)
{
	static const struct translated_field fields[] = { { "price", "Price", 0 }, { 0 } };
	static const struct translated kind = { .kind = "service", .fields = fields };
	struct piece one = { .kind = &kind, .field = fields, .record = 12, .name = S("A\nmsgid \"x\""),
		.original = S("Řekl \"ne\"\n\\ a tab\t."), .text = S("Сказав \"ні\"\n"), .state = MACHINE };
	struct buf out = { .arena = &t->arena };
	struct po_entry e;
	po_write(&out, &lang_uk, &(struct pieces){ &one, 1 });
	struct po_reader po = { .rest = buf_str(&out) };
	CHECK(po_next(&po, &t->arena, &e) && !e.id.len && str_has(e.text, S("Language: uk")));
	CHECK(po_next(&po, &t->arena, &e) && e.fuzzy && str_is(e.context, "service:12:price"));
	CHECK(str_eq(e.id, one.original) && str_eq(e.text, one.text));
	CHECK(!po_next(&po, &t->arena, &e) && !po.wrong);
	po = (struct po_reader){ .rest = S("msgid \"a\nmsgstr \"b\"\n") };
	CHECK(!po_next(&po, &t->arena, &e) && po.wrong && po.line == 1);
	po = (struct po_reader){ .rest = S("msgid \"a\"\nmsgid \"a\"\nmsgstr \"\"\n") };
	CHECK(!po_next(&po, &t->arena, &e) && po.wrong);
}
