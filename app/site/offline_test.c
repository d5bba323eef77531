/* What opens without a network. */
#include "app/people/fixture.h"
#include "app/site/site.h"

#define HAS(reply, text) str_has((reply).body, S(text))

static bool may_be_kept(struct reply got)
{
	for (size_t i = 0; i < got.req->headers.count; i++)
		if (!strcmp(got.req->headers.items[i].name, "X-Offline"))
			return true;
	return false;
}

TEST(only_the_crisis_lines_and_the_advice_may_be_kept_by_a_browser)
{
	static const char *const kept[] = { "/krize", "/bez-pripojeni" };
	static const char *const others[] = { "/", "/sluzby", "/situace", "/hledat?q=a", "/kontakty",
		"/bezpecne-prohlizeni", "/o-portalu" };
	for (size_t i = 0; i < COUNT(kept); i++)
		CHECK(may_be_kept(check_get(t, kept[i])));
	for (size_t i = 0; i < COUNT(others); i++)
		CHECK(!may_be_kept(check_get(t, others[i])));
	CHECK(HAS(check_get(t, "/krize"), " hidden data-kept>"));
}

TEST(what_somebody_signed_in_sees_is_not_kept)
{
	t->cookies = try_session(t, try_account(t, "editor@example.cz", "editor"));
	struct reply got = check_get(t, "/krize");
	CHECK(got.status == 200 && !may_be_kept(got) && !HAS(got, "data-kept"));
}

TEST(the_worker_knows_what_to_keep_and_changes_with_it)
{
	struct reply got = check_get(t, "/offline-worker.js");
	CHECK(got.status == 200 && str_is(got.type, "text/javascript; charset=utf-8"));
	CHECK(str_starts(got.body, S("const VERSION = \"")) && HAS(got, "\"/krize\""));
	CHECK(HAS(got, "\"/uk/krize\"") && HAS(got, "\"/en/bez-pripojeni\""));
	CHECK(HAS(got, "/assets/app.css?v=") && HAS(got, "/assets/enhance.js?v="));
	CHECK(str_eq(got.body, check_get(t, "/offline-worker.js").body));
}

TEST(the_manifest_has_the_name_of_the_portal)
{
	site_setting_put(t->db, "portal_name", S("Pomoc \"v Lípě\""));
	struct reply got = check_get(t, "/manifest.webmanifest");
	CHECK(got.status == 200 && str_is(got.type, "application/manifest+json"));
	CHECK(HAS(got, "\"name\":\"Pomoc \\u0022v Lípě\\u0022 – ") && HAS(got, "favicon.svg"));
}
