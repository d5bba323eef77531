/* The quick exit and the page on safe browsing. */
#include "app/people/fixture.h"
#include "app/site/site.h"

#define EXIT "/rychly-odchod"

static str header_of(struct reply got, const char *name)
{
	for (size_t i = 0; i < got.req->headers.count; i++)
		if (!strcmp(got.req->headers.items[i].name, name))
			return got.req->headers.items[i].value;
	return (str){ 0 };
}

TEST(the_quick_exit_leads_to_another_web_and_makes_the_browser_forget)
{
	struct reply got = check_get(t, EXIT);
	CHECK(got.status == 303 && str_is(got.location, SITE_EXIT_URL));
	CHECK(str_is(header_of(got, "Clear-Site-Data"), "\"cache\", \"cookies\", \"storage\""));
	CHECK(str_is(header_of(got, "Referrer-Policy"), "no-referrer"));
	CHECK(got.req->no_store && got.req->set_cookies.count == 0);
}

TEST(the_quick_exit_leaves_signed_in_who_is)
{
	t->cookies = try_session(t, try_account(t, "editor@example.cz", "editor"));
	CHECK(str_is(header_of(check_get(t, EXIT), "Clear-Site-Data"), "\"cache\", \"storage\""));
}

TEST(another_site_cannot_sign_anybody_out_by_the_quick_exit)
{
	static const char *const strangers[] = { "cross-site", "same-site" };
	for (size_t i = 0; i < COUNT(strangers); i++) {
		t->fetch_site = str_of(strangers[i]);
		struct reply got = check_get(t, EXIT);
		CHECK(got.status == 303 && !header_of(got, "Clear-Site-Data").ptr);
	}
	t->fetch_site = S("none");
	CHECK(header_of(check_get(t, EXIT), "Clear-Site-Data").ptr);
}

TEST(the_town_chooses_where_the_quick_exit_leads)
{
	site_setting_put(t->db, "exit_url", S("https://zpravy.example.cz/sport?a=1"));
	CHECK(str_is(check_get(t, EXIT).location, "https://zpravy.example.cz/sport?a=1"));
	static const char *const bad[] = { "", "/krize", "javascript:alert(1)", "//example.cz",
		"https://example.cz/\r\nSet-Cookie: a=b", "https://počasí.example.cz/" };
	for (size_t i = 0; i < COUNT(bad); i++) {
		site_setting_put(t->db, "exit_url", str_of(bad[i]));
		CHECK(str_is(check_get(t, EXIT).location, SITE_EXIT_URL));
	}
}

TEST(the_page_on_safe_browsing_has_the_exit_and_may_be_found)
{
	struct reply got = check_get(t, "/bezpecne-prohlizeni");
	CHECK(got.status == 200 && got.req->traceless);
	CHECK(str_has(got.body, S("href=\"" EXIT "\"")) && !str_has(got.body, S("noindex")));
	CHECK(!check_get(t, "/o-portalu").req->traceless);
}
