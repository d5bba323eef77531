/* Sensitive pages, and when the numbers of crisis lines were checked. */
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"

#define HAS(reply, text) str_has((reply).body, S(text))

static str title_of(struct reply got)
{
	const char *from = memmem(got.body.ptr, got.body.len, "<title>", 7);
	size_t rest = from ? got.body.len - (size_t)(from - got.body.ptr) : 0;
	const char *to = from ? memmem(from, rest, "</title>", 8) : NULL;
	return to ? (str){ from + 7, (size_t)(to - from) - 7 } : (str){ 0 };
}

static bool hides(struct reply got)
{
	bool referrer = false;
	for (size_t i = 0; i < got.req->headers.count; i++)
		referrer = referrer || (!strcmp(got.req->headers.items[i].name, "Referrer-Policy") &&
			str_is(got.req->headers.items[i].value, "no-referrer"));
	return got.status == 200 && referrer && got.req->traceless &&
		HAS(got, "href=\"/rychly-odchod\"") && HAS(got, "href=\"/bezpecne-prohlizeni\"");
}

TEST(sensitive_situations_and_their_services_have_the_quick_exit_and_leave_no_trace)
{
	catalogue_fixture(t);
	static const char *const pages[] = { "/situace/doma-me-biji", "/sluzby/azylovy-dum",
		"/sluzby/azylovy-dum/odbornik", "/krize", "/hledat?q=manžel mě bije" };
	for (size_t i = 0; i < COUNT(pages); i++)
		CHECK(hides(check_get(t, pages[i])));
}

TEST(other_pages_have_no_quick_exit)
{
	catalogue_fixture(t);
	static const char *const pages[] = { "/", "/situace", "/situace/nezvladam-doma",
		"/sluzby/pece-doma", "/sluzby/pece-doma/odbornik", "/kontakty", "/hledat?q=linka" };
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct reply got = check_get(t, pages[i]);
		CHECK(got.status == 200 && !got.req->traceless && !HAS(got, "/rychly-odchod"));
	}
}

TEST(titles_of_sensitive_pages_do_not_tell_what_they_are_about)
{
	catalogue_fixture(t);
	static const char *const pages[] = { "/situace/doma-me-biji", "/sluzby/azylovy-dum",
		"/sluzby/azylovy-dum/odbornik" };
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct reply got = check_get(t, pages[i]);
		CHECK(str_starts(title_of(got), S("Help and advice")));
		CHECK(!HAS(got, "name=\"description\"") && !HAS(got, "ld+json") && HAS(got, "noindex"));
	}
	CHECK(str_starts(title_of(check_get(t, "/sluzby/pece-doma")), S("Péče doma")));
}

TEST(a_crisis_line_says_when_it_was_checked_and_an_old_one_is_not_hidden)
{
	static const struct { const char *day, *words;
	} cases[] = {
		{ "2026-03-01", "Number verified on 1\u00a0March\u00a02026." },
		{ "2025-09-13", "Number verified on 13\u00a0September\u00a02025." },
		{ "2025-09-12", "We last verified the number on 12\u00a0September\u00a02025." },
	};
	catalogue_fixture(t);
	CHECK(HAS(check_get(t, "/krize"), "We have yet to verify this number."));
	for (size_t i = 0; i < COUNT(cases); i++) {
		test_line_checked(t->db, .id = 1, .day = str_of(cases[i].day));
		struct reply crisis = check_get(t, "/krize"),
					 situation = check_get(t, "/situace/doma-me-biji");
		CHECK(str_has(crisis.body, str_of(cases[i].words)) && HAS(crisis, "tel:116111"));
		CHECK(str_has(situation.body, str_of(cases[i].words)));
	}
}

TEST(a_verification_of_a_crisis_line_counts_as_its_check)
{
	catalogue_fixture(t);
	test_line_checked(t->db, .id = 1, .day = S("2025-01-01"));
	test_line_verified(t->db, .record = 1, .part = S("hours"), .day = S("2026-03-02"));
	CHECK(HAS(check_get(t, "/krize"), "We last verified the number on 1\u00a0January\u00a02025."));
	test_line_verified(t->db, .record = 1, .part = S("contacts"), .day = S("2026-03-02"));
	CHECK(HAS(check_get(t, "/krize"), "Number verified on 2\u00a0March\u00a02026."));
}

TEST(emergency_numbers_come_first_and_are_right_without_being_tried)
{
	catalogue_fixture(t);
	test_line(t->db, .id = 2, .name = S("Policie"), .emergency = true);
	test_contact(t->db, .line = SOME(2), .kind = S("phone"), .value = S("158"));
	struct reply got = check_get(t, "/krize");
	const char *police = memmem(got.body.ptr, got.body.len, "tel:158", 7),
			   *line = memmem(got.body.ptr, got.body.len, "tel:116111", 10);
	CHECK(police && line && police < line);
	test_line_checked(t->db, .id = 1, .day = S("2026-03-01"));
	CHECK(!HAS(check_get(t, "/krize"), "yet to verify"));
	test_line_checked(t->db, .id = 2, .day = S("2025-01-01"));
	CHECK(HAS(check_get(t, "/krize"), "We last verified the number on 1\u00a0January\u00a02025."));
}
