#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/exchange/widget.h"

#define HAS(reply, part) str_has((reply).body, S(part))

static struct rgb rgb(uint32_t hex)
{
	return (struct rgb){ (uint8_t)(hex >> 16), (uint8_t)(hex >> 8), (uint8_t)hex };
}

UNIT(a_colour_is_three_or_six_digits_and_nothing_else)
{
	static const char *const wrong[] = { "", "#", "red", "12345", "1234567", "#12345g", "#123 ",
		"123456;}", "url(x)", "##12345" };
	CHECK(str_is(rgb_text(&t->arena, rgb_read(S("#2362a2")).value), "#2362a2"));
	CHECK(str_is(rgb_text(&t->arena, rgb_read(S("ABC")).value), "#aabbcc"));
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK(!rgb_read(str_of(wrong[i])).set);
}

UNIT(contrast_is_that_of_wcag)
{
	CHECK(rgb_contrast(rgb(0x000000), rgb(0xffffff)) > 20.99);
	CHECK(rgb_contrast(rgb(0x777777), rgb(0xffffff)) < 4.5);
	CHECK(rgb_contrast(rgb(0x767676), rgb(0xffffff)) > 4.5);
	CHECK(rgb_contrast(rgb(0x123456), rgb(0x123456)) == 1);
}

UNIT(any_colour_becomes_one_that_can_be_read_on_any_background)
{
	for (uint32_t ground = 0; ground < 0x1000000; ground += 0x0f1d35)
		for (uint32_t colour = 0; colour < 0x1000000; colour += 0x1b3f71) {
			struct rgb made = rgb_readable(rgb(colour), rgb(ground));
			CHECK(rgb_contrast(made, rgb(ground)) >= 4.5);
			if (rgb_contrast(rgb(colour), rgb(ground)) >= 4.5)
				CHECK(made.r == rgb(colour).r && made.g == rgb(colour).g &&
					made.b == rgb(colour).b);
		}
}

TEST(the_widget_shows_services_of_its_address)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/widget/sluzby");
	CHECK(got.status == 200 && HAS(got, "href=\"/sluzby/pece-doma\" target=\"_top\""));
	CHECK(HAS(got, "Denní centrum") && HAS(got, "tel:+420499811890"));
	CHECK(!HAS(got, "Připravovaná"));
	got = check_get(t, "/widget/sluzby?druh=home_care&okno=nove");
	CHECK(HAS(got, "Péče doma") && !HAS(got, "Denní centrum"));
	CHECK(HAS(got, "target=\"_blank\" rel=\"noopener\""));
	CHECK(HAS(check_get(t, "/widget/sluzby?skupina=disability"), "Denní centrum"));
	got = check_get(t, "/widget/sluzby?obec=trutnov");
	CHECK(HAS(got, "Péče doma") && !HAS(got, "Azylový dům"));
	got = check_get(t, "/widget/sluzby?oblast=trutnovsko&jazyk=en");
	CHECK(HAS(got, "lang=\"en\"") && HAS(got, "2 services found") && !HAS(got, "Azylový dům"));
	CHECK(HAS(check_get(t, "/widget/sluzby?druh=neznam"), "Některé filtry"));
}

TEST(the_widget_speaks_the_language_of_its_address_whoever_asks)
{
	catalogue_fixture(t);
	CHECK(HAS(check_get(t, "/widget/sluzby"), "lang=\"cs\""));
	struct reply got = check_get(t, "/widget/sluzby?jazyk=en");
	CHECK(HAS(got, "lang=\"en\"") && HAS(got, "href=\"/en/sluzby/pece-doma\""));
	CHECK(HAS(got, "<span lang=\"cs\">Péče doma</span>"));
	CHECK(HAS(check_get(t, "/widget/sluzby?jazyk=xx"), "lang=\"cs\""));
}

TEST(the_widget_goes_through_its_pages_and_keeps_the_rest_of_its_address)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/widget/sluzby?radku=1&barva=2362a2");
	CHECK(HAS(got, "Azylový dům") && !HAS(got, "Péče doma"));
	CHECK(HAS(got, "rel=\"next\"") && !HAS(got, "rel=\"prev\"") && HAS(got, "strana=2"));
	CHECK(HAS(got, "<input type=\"hidden\" name=\"radku\" value=\"1\">"));
	CHECK(HAS(got, "/widget/motiv.css?barva=2362a2"));
	got = check_get(t, "/widget/sluzby?radku=1&strana=3");
	CHECK(HAS(got, "Péče doma") && !HAS(got, "rel=\"next\"") && HAS(got, "rel=\"prev\""));
	CHECK(check_get(t, "/widget/sluzby?strana=x&radku=-5").status == 200);
	CHECK(check_get(t, "/widget/sluzby?strana=99999999999").status == 200);
	CHECK(check_get(t, "/widget/sluzby?radku=1000&q=%3Cscript%3E").status == 200);
	CHECK(!HAS(check_get(t, "/widget/sluzby?q=%3Cscript%3E"), "<script>"));
}

TEST(only_colours_get_into_the_stylesheet)
{
	struct reply got = check_get(t, "/widget/motiv.css?barva=ffff00&pozadi=%23fff&text=red;}*{x:y");
	CHECK(got.status == 200 && str_starts(got.type, S("text/css")));
	CHECK(HAS(got, "--govuk-body-background-colour:#ffffff;"));
	CHECK(HAS(got, "--govuk-text-colour:#262626;") && !HAS(got, "red") && !HAS(got, "*{"));
	CHECK(!HAS(got, "#ffff00"));
	got = check_get(t, "/widget/motiv.css?pozadi=000&text=111");
	CHECK(HAS(got, "--govuk-body-background-colour:#000000;") && !HAS(got, "#111111"));
}

TEST(the_page_makes_code_that_can_be_copied)
{
	catalogue_fixture(t);
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	struct reply got = check_get(t, "/widget?druh=home_care&obec=&barva=%23ff0&text=blue&radku=3");
	CHECK(got.status == 200);
	/* The ampersand of the address, of the code in which it stands, of the page around. */
	CHECK(HAS(got,
		"https://socialni.example.cz/widget/sluzby?druh=home_care&amp;amp;barva=ffff00"));
	CHECK(HAS(got, "https://socialni.example.cz/widget/rozcestnik.js"));
	CHECK(HAS(got, "<iframe class=\"sp-preview\" src=\"/widget/sluzby?druh=home_care&amp;"));
	CHECK(HAS(got, "so they were changed") && HAS(got, "Write a colour as"));
	CHECK(!HAS(got, "home_care&amp;amp;obec="));
	CHECK(HAS(check_get(t, "/widget"), "sets no cookies"));
}

TEST(nothing_of_the_widget_sets_a_cookie)
{
	static const char *const pages[] = { "/widget", "/widget/sluzby", "/widget/motiv.css",
		"/widget/rozcestnik.js" };
	catalogue_fixture(t);
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct reply got = check_get(t, pages[i]);
		CHECK(got.status == 200 && got.req->set_cookies.count == 0);
	}
}
