/* From an invitation to an entry that the provider keeps and the office approves. */
#include "app/catalogue/fixture.h"
#include "app/people/fixture.h"
#include "app/upkeep/own.h"
#include "app/upkeep/own_test.sql.h"
#include "app/upkeep/upkeep.h"
#include "crypto/crypto.h"
#include "jobs/jobs.h"

#define OWN "/urad/moje/sluzby/1"
/* What the form carries as it is in the fixture. */
#define REST "forms=outreach&groups=seniors&places=1&towns=%C3%9Apice&"

static int64_t editor(struct check *t)
{
	int64_t id = try_account(t, "editor@example.cz", "editor");
	t->cookies = try_session(t, id);
	return id;
}

/* An account that answers for the first provider of the fixture, signed in. */
static int64_t provider(struct check *t)
{
	int64_t id = try_account(t, "charita@example.cz", "provider");
	ot_answers(t->db, .provider = 1, .account = id, .today = S("2026-01-01"));
	t->cookies = try_session(t, id);
	return id;
}

static str between(str text, const char *from, char to)
{
	const char *at = memmem(text.ptr, text.len, from, strlen(from));
	str rest = at ? str_part(text, (size_t)(at - text.ptr) + strlen(from), text.len) : (str){ 0 };
	str found = { 0 };
	str_cut(&rest, to, &found);
	return found;
}

static str name_of_service(struct check *t) { return own_service(t->db, .id = 1)->name; }

TEST(an_invited_person_chooses_a_password_and_has_the_providers_services)
{
	catalogue_fixture(t);
	people.install(t->db, &t->arena, t->now);
	editor(t);
	CHECK(try_post(t, "/urad/pozvanky", "provider=1&email=nekdo").status == 422);
	CHECK(try_post(t, "/urad/pozvanky", "provider=1&email=nova@example.cz").status == 303);
	str text = ot_mail(t->db, .recipient = S("nova@example.cz"))->text;
	str token = str_trim(between(text, "/pozvanka/", '\n'));
	CHECK(token.len > 20);
	const char *url = arena_printf(&t->arena, "/pozvanka/%.*s", STR_ARG(token)).ptr;
	t->cookies = (str){ 0 };
	struct reply form = check_get(t, url);
	CHECK(form.status == 200 && str_has(form.body, S("nova@example.cz")));
	str csrf = between(form.body, "name=\"csrf\" value=\"", '"');
	CHECK(check_post(t, url, arena_printf(&t->arena,
		"csrf=%.*s&name=Eva&password=heslo&again=heslo", STR_ARG(csrf)).ptr).status == 422);
	CHECK(check_post(t, url,
			  arena_printf(&t->arena,
				  "csrf=%.*s&name=Eva+Nov%%C3%%A1&password=tri+zelene+lodky+pluji&again=tri+zelene+"
	              "lodky+pluji",
				  STR_ARG(csrf))
				  .ptr)
			  .status == 303);
	/* The address works once. */
	CHECK(!str_has(check_get(t, url).body, S("password")));
	CHECK(try_sign_in(t, "nova@example.cz", "tri zelene lodky pluji").status == 303);
	struct reply home = check_get(t, "/urad/moje");
	CHECK(home.status == 200 && str_has(home.body, S("Péče doma")) &&
		!str_has(home.body, S("Denní centrum")));
}

TEST(an_invitation_ends_when_it_is_old_or_withdrawn)
{
	catalogue_fixture(t);
	people.install(t->db, &t->arena, t->now);
	editor(t);
	CHECK(try_post(t, "/urad/pozvanky", "provider=1&email=nova@example.cz").status == 303);
	str token = str_trim(
		between(ot_mail(t->db, .recipient = S("nova@example.cz"))->text, "/pozvanka/", '\n'));
	const char *url = arena_printf(&t->arena, "/pozvanka/%.*s", STR_ARG(token)).ptr;
	t->now += INVITATION_SECONDS + 1;
	CHECK(!str_has(check_get(t, url).body, S("password")));
	t->now -= INVITATION_SECONDS + 1;
	CHECK(str_has(check_get(t, url).body, S("password")));
	CHECK(try_post(t, "/urad/pozvanky/1/stahnout", "").status == 303);
	CHECK(!str_has(check_get(t, url).body, S("password")));
	CHECK(check_get(t, "/pozvanka/neco").status == 200);
}

TEST(a_change_waits_with_a_diff_while_the_public_sees_what_was_approved)
{
	catalogue_fixture(t);
	int64_t who = provider(t);
	CHECK(
		try_post(t, OWN, REST "name=Pe%C4%8Dujeme+doma&price=120&status=ended&provider=2").status ==
		303);
	CHECK(str_is(name_of_service(t), "Péče doma"));
	CHECK(!str_has(check_get(t, "/sluzby/pece-doma").body, S("Pečujeme doma")));
	CHECK(str_has(check_get(t, OWN).body, S("Pečujeme doma")));
	editor(t);
	struct reply list = check_get(t, "/urad/zmeny");
	CHECK(list.status == 200 && str_has(list.body, S("Péče doma")));
	struct reply diff = check_get(t, "/urad/zmeny/1");
	CHECK(str_has(diff.body, S("Pečujeme doma")) && str_has(diff.body, S("120")) &&
		!str_has(diff.body, S("Ended")));
	struct proposal_texts_rows texts = proposal_texts(t->db, .proposal = 1, .limit = 10);
	/* The name, the price and the description, which was emptied. */
	CHECK(texts.count == 3);
	CHECK(try_post(t, "/urad/zmeny/1", arena_printf(&t->arena, "prijmout=%lld&poznamka=D%%C3%%ADky",
		(long long)texts.items[0].id).ptr).status == 303);
	CHECK(str_is(name_of_service(t), "Pečujeme doma") && !ot_service(t->db, .id = 1)->price.len);
	CHECK(str_has(ot_mail(t->db, .recipient = S("charita@example.cz"))->text, S("Díky")));
	CHECK(try_audited(t, "approve") == 1);
	CHECK(try_post(t, "/urad/zmeny/1", "prijmout=2").status == 303);
	CHECK(!ot_service(t->db, .id = 1)->price.len);
	t->cookies = try_session(t, who);
	CHECK(!str_has(check_get(t, "/urad/moje").body, S("A change waits")));
}

TEST(a_second_change_replaces_the_first_and_an_empty_one_withdraws_it)
{
	catalogue_fixture(t);
	provider(t);
	CHECK(try_post(t, OWN, "name=Prvn%C3%AD").status == 303);
	CHECK(try_post(t, OWN, "name=Druh%C3%A1").status == 303);
	CHECK(proposal_list(t->db, .state = S("waiting"), .limit = 10).count == 1);
	CHECK(str_is(proposal_texts(t->db, .proposal = 1, .limit = 10).items[0].new_value, "Druhá"));
	CHECK(try_post(t, OWN "/stahnout", "").status == 303);
	CHECK(!proposal_list(t->db, .state = S("waiting"), .limit = 10).count);
}

TEST(a_provider_sees_and_changes_only_its_own)
{
	catalogue_fixture(t);
	provider(t);
	static const char *const foreign[] = { "/urad/moje/sluzby/2", "/urad/moje/organizace/2",
		"/urad/moje/sluzby/999", "/urad/moje/mista/1", "/urad/moje/sluzby/2/potvrdit" };
	for (size_t i = 0; i < COUNT(foreign); i++)
		CHECK(check_get(t, foreign[i]).status == 404 &&
			try_post(t, foreign[i], "name=X").status == 404);
	CHECK(check_get(t, "/urad/zmeny").status == 403 &&
		check_get(t, "/urad/zaznamy/sluzby/1").status == 403);
	CHECK(check_get(t, "/urad/moje/organizace/1").status == 200);
	CHECK(!proposal_list(t->db, .state = S("waiting"), .limit = 10).count);
}

TEST(confirming_takes_two_clicks_and_the_public_sees_the_day)
{
	catalogue_fixture(t);
	provider(t);
	CHECK(str_has(check_get(t, "/urad/moje").body, S(OWN "/potvrdit")));
	CHECK(check_get(t, OWN "/potvrdit").status == 200);
	CHECK(try_post(t, OWN "/potvrdit", "").status == 303);
	CHECK(str_is(ot_service(t->db, .id = 1)->checked_on, "2026-03-12"));
	CHECK(ot_verified(t->db, .service = 1) > 3);
	CHECK(str_has(check_get(t, "/urad/moje").body, S("12\u00a0March\u00a02026")));
	t->cookies = (str){ 0 };
	CHECK(str_has(check_get(t, "/sluzby/pece-doma").body, S("12\u00a0March\u00a02026")));
}

TEST(free_places_are_published_with_their_time_and_go_when_they_are_old)
{
	catalogue_fixture(t);
	int64_t who = provider(t);
	CHECK(try_post(t, OWN "/volna-mista", "amount=-1").status == 422);
	CHECK(try_post(t, OWN "/volna-mista", "amount=3&note=od+dubna").status == 303);
	t->cookies = (str){ 0 };
	str page = check_get(t, "/sluzby/pece-doma").body;
	CHECK(str_has(page, S("Free places")) && str_has(page, S("od dubna")));
	t->now += (FREE_DAYS + 1) * 86400;
	CHECK(!str_has(check_get(t, "/sluzby/pece-doma").body, S("od dubna")));
	t->now -= (FREE_DAYS + 1) * 86400;
	t->cookies = try_session(t, who);
	CHECK(try_post(t, OWN "/volna-mista", "amount=").status == 303);
	CHECK(!str_has(check_get(t, "/sluzby/pece-doma").body, S("od dubna")));
}
