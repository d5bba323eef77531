/* The public pages: questions, results, what fits and why. */
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/signpost/fixture.h"
#include "app/signpost/signpost_test.sql.h"

#define TREE "/najit-pomoc/doma"

static void given(struct check *t)
{
	catalogue_fixture(t);
	signpost_try(t, "doma", signpost_good);
}

static str get(struct check *t, const char *url) { return check_get(t, url).body; }

TEST(what_happened_leads_to_a_question_and_the_question_to_a_result)
{
	given(t);
	str page = get(t, "/najit-pomoc");
	CHECK(str_has(page, S("Pomoc doma")) && str_has(page, S("Popis stromu")));
	page = get(t, signpost_link(t, page, "Pomoc doma"));
	CHECK(
		str_has(page, S("Komu je potřeba pomoct?")) && str_has(page, S("Question 1 of at most 1")));
	CHECK(!strcmp(signpost_link(t, page, "One step back"), "/najit-pomoc"));
	page = get(t, signpost_link(t, page, "Seniorovi"));
	CHECK(str_has(page, S("Péče u vás doma")) && str_has(page, S("Zavolejte a domluvte")));
	CHECK(str_has(page, S("/sluzby/pece-doma\"")) && str_has(page, S("What you answered")));
	CHECK(str_starts(str_of(signpost_link(t, page, "One step back")), S(TREE "?v=1")));
	CHECK(!strcmp(signpost_link(t, page, "Start again"), TREE));
}

TEST(answers_are_letters_in_the_address_and_leave_no_cookie)
{
	given(t);
	struct reply got = check_get(t, TREE);
	const char *href = signpost_link(t, got.body, "Seniorovi");
	CHECK(!strcmp(href, TREE "?v=1&o=a") && got.req->set_cookies.count == 0);
	CHECK(str_has(got.body, S("o=x")) && check_get(t, href).req->set_cookies.count == 0);
	CHECK(str_has(get(t, href), S("noindex")) && !str_has(got.body, S("noindex")));
}

TEST(what_certainly_does_not_fit_is_not_shown)
{
	given(t);
	/* Home care is for seniors alone; the day centre also for people with disabilities. */
	str page = get(t, TREE "?v=1&o=b");
	CHECK(!str_has(page, S("/sluzby/pece-doma\"")) && str_has(page, S("/sluzby/denni-centrum\"")));
	page = get(t, TREE "?v=1&o=b&pro=-");
	CHECK(str_has(page, S("No service of the catalogue fits here")));
	CHECK(str_has(page, S("id=\"clovek\"")));
}

TEST(a_rule_stands_in_words_with_the_question_that_would_decide)
{
	given(t);
	str page = get(t, TREE "?v=1&o=a");
	CHECK(str_has(page, S("Fits what you said")));
	page = get(t, TREE "?v=1&o=x");
	CHECK(!str_has(page, S("Fits what you said")) && str_has(page, S("we do not know")));
	CHECK(str_has(page, S("href=\"#pro\"")) && str_has(page, S("<select")));
	page = get(t, TREE "?v=1&o=x&pro=seniors");
	CHECK(str_has(page, S("Fits what you said")) && !str_has(page, S("href=\"#pro\"")));
}

TEST(an_age_that_was_told_decides_and_shows_why)
{
	given(t);
	st_ages(t->db, .id = 1, .from = SOME(65));
	str page = get(t, TREE "?v=1&o=x&pro=seniors");
	CHECK(str_has(page, S("65+")) && str_has(page, S("href=\"#vek\"")));
	page = get(t, TREE "?v=1&o=x&pro=seniors&vek=81%2B");
	CHECK(str_has(page, S("/sluzby/pece-doma\"")) && !str_has(page, S("href=\"#vek\"")));
	CHECK(!str_has(get(t, TREE "?v=1&o=x&pro=seniors&vek=18-26"), S("/sluzby/pece-doma\"")));
	CHECK(check_get(t, TREE "?v=1&o=x&vek=stary").status == 200);
}

TEST(a_municipality_brings_what_is_there_first)
{
	given(t);
	str page = get(t, TREE "?v=1&o=x&obec=upice");
	const char *here = memmem(page.ptr, page.len, "/sluzby/denni-centrum\"", 22);
	CHECK(here && str_has(page, S("Úpice")));
	CHECK(str_has(get(t, TREE "?v=1&o=x&obec=atlantida"), S("We know no municipality")));
	/* What somebody typed comes back as text. */
	page = get(t, TREE "?v=1&o=x&obec=%22%3E%3Cscript%3E");
	CHECK(!str_has(page, S("\"><script>")));
}

TEST(answers_to_another_version_are_asked_again)
{
	given(t);
	str page = get(t, TREE "?v=7&o=a");
	CHECK(str_has(page, S("The questions have changed since")) &&
		str_has(page, S("Komu je potřeba pomoct?")));
	page = get(t, TREE "?v=1&o=zz");
	CHECK(str_has(page, S("The questions have changed since")));
	CHECK(check_get(t, TREE "?o=%00%ff").status != 500);
	CHECK(check_get(t, "/najit-pomoc/neni").status == 404);
}

TEST(a_sensitive_tree_hides_its_title_and_leaves_no_trace)
{
	catalogue_fixture(t);
	signpost_try(t, "nasili", "název: Tajné slovo\noddíl: O\ncitlivé: ano\n\notázka a: A?\n"
		"nebezpečí: ano\n- Ano -> b\n- Nevím -> b\nvýsledek b: Výsledek slova\nnebezpečí: ano\n"
		"rada: r\ndruh: home_care\nkontakt: x\n");
	for (int i = 0; i < 2; i++) {
		struct reply got =
			check_get(t, i ? "/najit-pomoc/nasili?v=1&o=a" : "/najit-pomoc/nasili");
		const char *end = memmem(got.body.ptr, got.body.len, "</title>", 8);
		str head = { got.body.ptr, (size_t)(end - got.body.ptr) };
		CHECK(got.status == 200 && !str_has(head, S("slov")) && got.req->traceless);
		CHECK(str_has(got.body, S("href=\"tel:112\"")) && str_has(got.body, S("noindex")));
		const char *call = memmem(got.body.ptr, got.body.len, "tel:158", 7),
			*advice = memmem(got.body.ptr, got.body.len, i ? ">r<" : "sp-ways", i ? 3 : 7);
		CHECK(call && advice && call < advice);
	}
	/* Only such trees: of others search engines may know. */
	CHECK(!check_get(t, "/najit-pomoc").req->traceless);
}

TEST(a_department_without_an_address_of_its_own_is_where_its_office_is)
{
	given(t);
	test_office(t->db, .now = t->now);
	test_department(t->db);
	test_department_phone(t->db);
	str page = get(t, TREE "?v=1&o=a");
	CHECK(str_has(page, S("Městský úřad, Odbor sociální práce")) && str_has(page, S("Úřední 1")));
}

TEST(without_any_office_there_is_still_somebody_to_call)
{
	given(t);
	CHECK(str_has(get(t, TREE "?v=1&o=a"), S("href=\"tel:112\"")));
	site_setting_put(t->db, "phone", S("+420 499 803 111"));
	CHECK(str_has(get(t, TREE "?v=1&o=a"), S("href=\"tel:+420499803111\"")));
}

TEST(a_secret_place_stays_secret)
{
	catalogue_fixture(t);
	signpost_try(t, "azyl", "název: N\noddíl: O\notázka a: A?\n- Ano -> b\n- Nevím -> b\n"
		"výsledek b: B\nrada: r\ndruh: shelter\nkontakt: x\n");
	str page = get(t, "/najit-pomoc/azyl?v=1&o=a&obec=trutnov");
	CHECK(str_has(page, S("/sluzby/azylovy-dum\"")) && !str_has(page, S("Where: Trutnov")));
	CHECK(!str_has(page, S("Tajná")));
}

TEST(the_trees_that_ship_are_installed_once_and_follow_the_program_until_edited)
{
	signpost.install(t->db, &t->arena, t->now);
	signpost.install(t->db, &t->arena, t->now);
	struct signpost_shipped_row *had = signpost_shipped(t->db, .slug = S("dluhy"));
	CHECK(had && had->number == 1 && had->published.value == 1);
	/* An older program had another text. */
	signpost_version_add(t->db, .tree = had->id, .number = 2, .notation = S("jiný"), .now = t->now);
	signpost_publish(t->db, .tree = had->id, .number = SOME(2), .now = t->now);
	signpost.install(t->db, &t->arena, t->now);
	had = signpost_shipped(t->db, .slug = S("dluhy"));
	CHECK(had->number == 3 && had->published.value == 3 && had->notation.len > 100);
	/* A withdrawn one stays withdrawn. */
	signpost_version_add(t->db, .tree = had->id, .number = 4, .notation = S("jiný"), .now = t->now);
	signpost_publish(t->db, .tree = had->id, .number = NONE, .now = t->now);
	signpost.install(t->db, &t->arena, t->now);
	had = signpost_shipped(t->db, .slug = S("dluhy"));
	CHECK(had->number == 4 && !had->published.set);
	CHECK(check_get(t, "/najit-pomoc/dluhy").status == 404);
}
