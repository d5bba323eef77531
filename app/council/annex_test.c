/* Editions of plans as annexes of papers: bound by their hash, refused when it does not match. */
#include "app/council/documents.h"
#include "app/council/fixture.h"
#include "crypto/crypto.h"

#define FROZEN "rozcestnik-plan\t1\nplan\ttitle\tPlán\n"
#define CHANGED "rozcestnik-plan\t1\nplan\ttitle\tJiný plán\n"

struct bound { struct town town; int64_t paper, edition; };

static int64_t edition_of(struct check *t, const char *plan, int64_t area, bool published)
{
	return ct_edition(t->db, .plan = ct_plan(t->db, .slug = str_of(plan), .area = area),
		.number = 1, .text = S(FROZEN), .hash = sha256(&t->arena, S(FROZEN)),
		.published = published ? SOME(1767225600) : NONE);
}

static struct reply edition_add_(struct check *t, int64_t paper, int64_t edition)
{
	return town_act(t, paper, "vydani",
		arena_printf(&t->arena, "&edition=%lld", (long long)edition).ptr);
}

/* A paper being written, with an edition of a plan of its area as its annex. */
static struct bound bound_paper(struct check *t, bool published)
{
	struct bound b = { .town = town_fixture(t) };
	b.paper = town_paper(t, &b.town);
	b.edition = edition_of(t, "plan-mesta", 1, published);
	edition_add_(t, b.paper, b.edition);
	return b;
}

static struct reply office_page(struct check *t, int64_t paper)
{
	return check_get(t, arena_printf(&t->arena, "/urad/material/%lld", (long long)paper).ptr);
}

static void spoil(struct check *t, int64_t edition, const char *hashed)
{
	ct_edition_spoil(t->db, .id = edition, .text = S(CHANGED),
		.hash = sha256(&t->arena, str_of(hashed)));
}

static struct reply approve(struct check *t, const struct bound *b)
{
	t->cookies = b->town.approves;
	struct reply got = town_act(t, b->paper, "schvalit", "");
	t->cookies = b->town.writes;
	return got;
}

static struct reply publish(struct check *t, int64_t paper)
{
	return try_post(t,
		arena_printf(&t->arena, "/urad/material/%lld/zverejneni", (long long)paper).ptr,
		"co=zverejnit&cast-title=Pl%C3%A1n&cast-report=X");
}

static bool printed(struct check *t, const char *url, const char *text)
{
	struct reply got = check_get(t, url);
	return got.status == 200 && str_has(got.body, str_of(text));
}

TEST(an_edition_is_an_annex_with_its_hash_and_leads_to_its_page_and_its_pdf)
{
	struct town town = town_fixture(t);
	int64_t paper = town_paper(t, &town);
	CHECK(HAS(office_page(t, paper), "Plans of this area have no other edition."));
	int64_t edition = edition_of(t, "plan-mesta", 1, true);
	CHECK(HAS(office_page(t, paper), "Plán, edition 1 (návrh)"));
	CHECK(edition_add_(t, paper, edition).status == 303);
	struct reply got = office_page(t, paper);
	str hash = sha256(&t->arena, S(FROZEN));
	CHECK(str_has(got.body, hash) && HAS(got, "Plans of this area have no other edition."));
	CHECK(HAS(got, "href=\"/plan/plan-mesta/vydani/1\""));
	CHECK(HAS(got, "href=\"/plan/plan-mesta/soubory/vydani-1.pdf\""));
	CHECK(check_get(t, "/plan/plan-mesta/soubory/vydani-1.pdf").status == 200);
	CHECK(printed(t, "/urad/material/1/soubor/material.csv", arena_printf(&t->arena,
		"Plán, edition 1 (návrh) (SHA-256 %.*s…)", STR_ARG(str_part(hash, 0, 12))).ptr));
	got = edition_add_(t, paper, edition);
	CHECK(got.status == 422 && HAS(got, "is an annex of the paper already"));
	CHECK(ct_annexes(t->db, .paper = paper) == 1);
}

TEST(an_edition_of_another_area_or_of_none_is_refused_with_the_reason)
{
	struct town town = town_fixture(t);
	int64_t paper = town_paper(t, &town), other = edition_of(t, "plan-jinde", 2, true);
	CHECK(!HAS(office_page(t, paper), "Plán, edition 1"));
	struct reply got = edition_add_(t, paper, other);
	CHECK(got.status == 422 && HAS(got, "Only an edition of a plan of the paper&#39;s area"));
	CHECK(edition_add_(t, paper, 99).status == 422);
	got = town_act(t, paper, "vydani", "");
	CHECK(got.status == 422 && HAS(got, "Choose an edition of a plan."));
	CHECK(ct_annexes(t->db, .paper = paper) == 0);
}

TEST(an_edition_that_was_changed_stops_the_paper_and_the_paper_says_so)
{
	struct bound b = bound_paper(t, true);
	spoil(t, b.edition, FROZEN);
	struct reply got = town_act(t, b.paper, "predlozit", "");
	CHECK(got.status == 422 && HAS(got, "does not match the fingerprint on the paper"));
	CHECK(town_state(t, b.paper, "draft"));
	got = office_page(t, b.paper);
	CHECK(HAS(got, "An annex is not what it was") && HAS(got, "does not match its fingerprint"));
	CHECK(!HAS(got, "href=\"/plan/plan-mesta/vydani/1\""));
	CHECK(printed(t, "/urad/material/1/soubor/material.csv", "does not match the fingerprint"));
	/* Whoever writes the hash anew with the text is found out by the one on the paper. */
	spoil(t, b.edition, CHANGED);
	CHECK(town_act(t, b.paper, "predlozit", "").status == 422);
	ct_edition_spoil(t->db, .id = b.edition, .text = S(FROZEN),
		.hash = sha256(&t->arena, S(FROZEN)));
	CHECK(town_act(t, b.paper, "predlozit", "").status == 303);
	spoil(t, b.edition, CHANGED);
	got = approve(t, &b);
	CHECK(got.status == 422 && HAS(got, "does not match the fingerprint on the paper"));
	CHECK(town_state(t, b.paper, "submitted"));
}

TEST(an_edition_that_does_not_match_its_own_hash_is_never_an_annex)
{
	struct town town = town_fixture(t);
	int64_t paper = town_paper(t, &town), edition = edition_of(t, "plan-mesta", 1, true);
	spoil(t, edition, FROZEN);
	struct reply got = edition_add_(t, paper, edition);
	CHECK(got.status == 422 && HAS(got, "does not match its hash any more"));
	CHECK(ct_annexes(t->db, .paper = paper) == 0);
}

TEST(an_edition_is_taken_away_from_a_draft_and_never_from_an_approved_paper)
{
	struct bound b = bound_paper(t, true);
	CHECK(town_act(t, b.paper, "odebrat", "&priloha=99").status == 404);
	CHECK(town_act(t, b.paper, "odebrat", "&priloha=1").status == 303);
	CHECK(ct_annexes(t->db, .paper = b.paper) == 0);
	/* It is no value of the form that could be put back. */
	CHECK(!HAS(check_get(t, "/urad/zaznamy/materialy/1/historie"), "edition 1"));
	CHECK(edition_add_(t, b.paper, b.edition).status == 303);
	CHECK(town_act(t, b.paper, "predlozit", "").status == 303);
	CHECK(HAS(town_act(t, b.paper, "odebrat", "&priloha=1"), "Take it back"));
	CHECK(approve(t, &b).status == 303);
	int64_t second = edition_of(t, "druhy-plan", 1, true);
	struct reply got = edition_add_(t, b.paper, second);
	CHECK(got.status == 422 && HAS(got, "Only their result changes it now"));
	CHECK(town_act(t, b.paper, "odebrat", "&priloha=1").status == 422);
	CHECK(ct_annexes(t->db, .paper = b.paper) == 1);
	CHECK(!HAS(office_page(t, b.paper), "name=\"edition\""));
	/* The version that was submitted holds the hash, too. */
	CHECK(str_has(ct_version_value(t->db, .paper = b.paper, .field = S("fingerprints"))->value,
		sha256(&t->arena, S(FROZEN))));
}

TEST(the_public_is_led_to_published_editions_alone)
{
	struct bound b = bound_paper(t, false);
	int64_t shown = edition_of(t, "verejny-plan", 1, true);
	CHECK(edition_add_(t, b.paper, shown).status == 303);
	CHECK(HAS(office_page(t, b.paper), "The edition is not published"));
	CHECK(check_get(t, "/plan/plan-mesta/soubory/vydani-1.pdf").status == 200);
	town_act(t, b.paper, "predlozit", "");
	approve(t, &b);
	CHECK(publish(t, b.paper).status == 303);
	t->cookies = (str){ 0 };
	struct reply got = check_get(t, "/usneseni/plan-sluzeb");
	CHECK(got.status == 200 && HAS(got, "href=\"/plan/verejny-plan/vydani/2\""));
	CHECK(HAS(got, "href=\"/plan/verejny-plan/soubory/vydani-2.pdf\""));
	CHECK(!HAS(got, "/plan/plan-mesta/") && !HAS(got, "The edition is not published"));
	CHECK(check_get(t, "/plan/plan-mesta/soubory/vydani-1.pdf").status == 404);
	/* What was changed afterwards is nothing to be led to. */
	spoil(t, shown, CHANGED);
	got = check_get(t, "/usneseni/plan-sluzeb");
	CHECK(HAS(got, "An annex is not what it was") && !HAS(got, "/plan/verejny-plan/"));
	CHECK(printed(t, "/usneseni/plan-sluzeb/material.csv", "does not match the fingerprint"));
}

TEST(only_who_writes_papers_of_the_area_adds_an_edition)
{
	struct bound b = bound_paper(t, true);
	int64_t second = edition_of(t, "druhy-plan", 1, true);
	t->cookies = b.town.approves;
	CHECK(edition_add_(t, b.paper, second).status == 403);
	t->cookies = try_session(t, try_account(t, "c@example.cz", "reader"));
	CHECK(edition_add_(t, b.paper, second).status == 403);
	t->cookies = b.town.writes;
	ct_role_area(t->db, .account = b.town.coordinator, .area = 2);
	CHECK(edition_add_(t, b.paper, second).status == 403);
	CHECK(ct_annexes(t->db, .paper = b.paper) == 1);
}
