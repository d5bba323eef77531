#include "doc/doc.h"
#include "tests/check.h"

static bool becomes(struct check *t, const char *text, const char *markup)
{
	return str_is(markdown_html(&t->arena, NULL, str_of(text)), markup);
}

UNIT(markdown_is_written_with_the_classes_of_the_design_system)
{
	CHECK(becomes(t, "# Nadpis\n\nText **tučně** a *kurzívou*.\n",
		"<h2 class=\"govuk-heading-m\">Nadpis</h2>\n"
		"<p class=\"govuk-body\">Text <strong>tučně</strong> a <em>kurzívou</em>.</p>\n"));
	CHECK(becomes(t, "- jedna\n- dvě\n",
		"<ul class=\"govuk-list govuk-list--bullet\">\n<li>jedna</li>\n<li>dvě</li>\n</ul>\n"));
	CHECK(becomes(t, "[Úřad](/kontakty) a https://example.cz",
		"<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/kontakty\">Úřad</a> a "
		"<a class=\"govuk-link\" href=\"https://example.cz\">https://example.cz</a></p>\n"));
}

UNIT(markdown_keeps_the_language_in_links_of_this_site)
{
	str html = markdown_html(&t->arena, "/en", S("[a](/sluzby) [b](https://example.cz) [c](//x)"));
	CHECK(str_has(html, S("href=\"/en/sluzby\"")) && !str_has(html, S("/en//")));
	CHECK(str_has(html, S("href=\"https://example.cz\"")));
}

UNIT(markdown_lets_no_markup_through)
{
	static const char *const hostile[] = { "<script>alert(1)</script>", "<img src=x onerror=y>",
		"[a](javascript:alert(1))", "[a](javascript&colon;alert(1))", "[a](//zly.example)",
		"[a](data:text/html;base64,x)", "[a](JaVaScRiPt:alert(1))", "[a](/\\zly.example)",
		"![a](javascript:alert(1))", "<javascript:alert(1)>", "[a](\x01javascript:alert(1))",
		"[x]: javascript:alert(1)\n[x]", "`<b>`", "&lt;b&gt;<b>" };
	for (size_t i = 0; i < COUNT(hostile); i++) {
		str html = markdown_html(&t->arena, NULL, str_of(hostile[i]));
		CHECK(!str_has(html, S("<script")) && !str_has(html, S("<img")) &&
			!str_has(html, S("<a ")) && !str_has(html, S("<b>")));
	}
	str quoted = markdown_html(&t->arena, NULL, S("[a](/x\"onclick=\"y)"));
	CHECK(!str_has(quoted, S("onclick=\"")));
}

UNIT(markdown_does_not_grow_without_end)
{
	struct buf text = { .arena = &t->arena };
	for (int i = 0; i < 40; i++)
		buf_put(&text,
			S("[a]: /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\n"));
	for (int i = 0; i < 20000; i++)
		buf_put(&text, S("[a]"));
	CHECK(markdown_html(&t->arena, NULL, buf_str(&text)).len <= MARKDOWN_MOST + 1024);
	text.len = 0;
	for (int i = 0; i < 5000; i++)
		buf_put(&text, S("> "));
	CHECK(markdown_html(&t->arena, NULL, buf_str(&text)).len < 64 * 1024);
}

UNIT(markdown_as_plain_text_keeps_the_words)
{
	CHECK(str_is(markdown_plain(&t->arena, S("# A\n\nB **c**\nd\n\n- e\n- [f](/g)\n")),
		"A\nB c d\ne\nf"));
}

UNIT(a_text_that_ends_within_a_link_says_nothing_of_what_stands_behind_it)
{
	static const char *const texts[] = { "[a](/b|) secret", "[a](/b \"t|\") secret",
		"x\n\n[a](<b|>) secret", "![a](b|) secret", "`a|` secret", "<https://a|.cz> secret",
		"[a]: /b|\nsecret" };
	for (size_t i = 0; i < COUNT(texts); i++) {
		str rest = str_of(texts[i]), head;
		str_cut(&rest, '|', &head);
		/* In memory as it would be in the midst of something else. */
		str all = arena_printf(&t->arena, "%.*s%.*s", STR_ARG(head), STR_ARG(rest));
		str cut = str_part(all, 0, head.len);
		CHECK(!str_has(markdown_plain(&t->arena, cut), S("secret")));
		CHECK(!str_has(markdown_html(&t->arena, NULL, cut), S("secret")));
	}
}
