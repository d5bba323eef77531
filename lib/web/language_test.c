#include "tests/check.h"
#include "web/web_internal.h"


extern const struct lang lang_cs, lang_uk, lang_en;
static const struct lang *const langs[] = { &lang_cs, &lang_uk, &lang_en, NULL };
static const struct web web = { .langs = langs };

static bool taken(str path, const struct lang *lang, str rest)
{
	return web_take_language(&web, &path) == lang && str_eq(path, rest);
}

UNIT(an_address_may_begin_with_a_language_that_is_not_the_first)
{
	CHECK(taken(S("/uk"), &lang_uk, S("/")) && taken(S("/uk/"), &lang_uk, S("/")));
	CHECK(taken(S("/en/sluzby/x"), &lang_en, S("/sluzby/x")));
	CHECK(taken(S("/cs/sluzby"), NULL, S("/cs/sluzby")) && taken(S("/"), NULL, S("/")));
	CHECK(taken(S("/enx"), NULL, S("/enx")) && taken(S("/EN/x"), NULL, S("/EN/x")));
	CHECK(taken(S(""), NULL, S("")) && taken(S("//en/x"), NULL, S("//en/x")));
}

UNIT(links_of_a_page_keep_its_language_and_files_have_none)
{
	struct req r = { .arena = &t->arena, .web = &web, .page.out.arena = &t->arena };
	static const struct { str url, written; } cases[] = {
		{ S("/sluzby?q=a"), S("/uk/sluzby?q=a") }, { S("/"), S("/uk") },
		{ S("/assets/app.css"), S("/assets/app.css") }, { S("?strana=2"), S("?strana=2") },
		{ S("https://example.cz/"), S("https://example.cz/") }, { S("//zly.cz"), S("#") },
		{ S("javascript:x"), S("#") },
	};
	web_speak(&r, &lang_uk);
	for (size_t i = 0; i < COUNT(cases); i++) {
		r.page.out.len = 0;
		html_url(&r.page, cases[i].url);
		CHECK(str_eq(buf_str(&r.page.out), cases[i].written));
	}
	r.page.out.len = 0;
	html_address(&r.page, (struct html_address){ S("/en/sluzby") });
	CHECK(str_is(buf_str(&r.page.out), "/en/sluzby"));
	CHECK(str_is(web_path(&r, S("/urad")), "/uk/urad"));
	CHECK(str_is(web_path(&r, S("https://x.cz")), "https://x.cz"));
	web_speak(&r, &lang_cs);
	CHECK(str_is(web_path(&r, S("/urad")), "/urad") && !r.page.content);
}

UNIT(what_is_not_in_the_language_of_the_page_says_its_own)
{
	struct page p = { .out.arena = &t->arena, .lang = &lang_en, .content = "cs" };
	str translated = S("Help at home. Every day.");
	html_content(&p, S("Péče <doma>"));
	html_content(&p, S(""));
	CHECK(str_is(buf_str(&p.out), "<span lang=\"cs\">Péče &lt;doma&gt;</span>"));
	p.out.len = 0;
	html_spoken(&p, &t->arena, translated);
	html_content(&p, str_part(translated, 0, 13));
	html_content(&p, tr(&lang_en, "Sign in"));
	CHECK(str_is(buf_str(&p.out), "Help at home.Sign in"));
	p.out.len = 0;
	p.lang = &lang_uk;
	html_content(&p, tr(&lang_uk, "Sign in"));
	CHECK(str_is(buf_str(&p.out), "Увійти"));
	p.content = NULL;
	p.out.len = 0;
	html_content(&p, S("Péče"));
	CHECK(str_is(buf_str(&p.out), "Péče"));
}

UNIT(ukrainian_and_english_count_as_they_do)
{
	static const struct { int64_t n; const char *uk, *en; } cases[] = {
		{ 1, "%d послуга", "%d service" }, { 2, "%d послуги", "%d services" },
		{ 5, "%d послуг", "%d services" }, { 11, "%d послуг", "%d services" },
		{ 21, "%d послуга", "%d services" }, { 22, "%d послуги", "%d services" },
		{ 112, "%d послуг", "%d services" }, { 0, "%d послуг", "%d services" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		CHECK(str_is(trn(&lang_uk, "%d service", "%d services", cases[i].n), cases[i].uk));
		CHECK(str_is(trn(&lang_en, "%d service", "%d services", cases[i].n), cases[i].en));
	}
}
