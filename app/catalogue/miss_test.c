/* What is searched in vain, and how a search page helps then. */
#include "app/catalogue/fixture.h"
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/miss.h"
#include "app/people/fixture.h"
#define HAS(reply, text) str_has((reply).body, S(text))

static void begin(struct check *t)
{
	catalogue_fixture(t);
	catalogue_index_anew(t);
	/* What other tests of this program have left. */
	struct job_run run = { t->db, &t->arena, t->now - 400 * 86400, NULL };
	miss_job(&run);
}

static void write_down(struct check *t)
{
	struct job_run run = { t->db, &t->arena, t->now, NULL };
	miss_job(&run);
}

UNIT(of_a_query_only_its_telling_words_are_kept)
{
	CHECK(str_is(miss_words(&t->arena, S("Hledám PŮJČOVNU lyží!")), "pujcovnu lyzi"));
	CHECK(!miss_words(&t->arena, S("jan@example.cz")).ptr);
	CHECK(!miss_words(&t->arena, S("rodné číslo 855101/1234")).ptr);
	CHECK(!miss_words(&t->arena, S("volejte 604123456 prosím")).ptr);
	CHECK(!miss_words(&t->arena, S("dům kočka pes strom voda řeka louka")).ptr);
	CHECK(!miss_words(&t->arena, S("")).ptr && !miss_words(&t->arena, S("pro mě")).ptr);
}

TEST(searches_in_vain_are_counted_by_month_without_anybody)
{
	begin(t);
	for (int i = 0; i < 4; i++)
		CHECK(check_get(t, "/hledat?q=Kade%C5%99nictv%C3%AD").status == 200);
	CHECK(check_get(t, "/hledat?q=p%C3%A9%C4%8De").status == 200);
	CHECK(check_get(t, "/hledat?q=nechci+%C5%BE%C3%ADt+xyz").status == 200);
	CHECK(test_misses(t->db, .words = S("kadernictvi")) == 0);
	write_down(t);
	CHECK(test_misses(t->db, .words = S("kadernictvi")) == 4);
	CHECK(!test_misses(t->db, .words = S("nechci zit xyz")));
	CHECK(test_searches(t->db, .month = S("2026-03"))->asked == 5);
	CHECK(test_searches(t->db, .month = S("2026-03"))->missed == 4);
	write_down(t);
	CHECK(test_misses(t->db, .words = S("kadernictvi")) == 4);
}

TEST(the_office_sees_words_from_five_searches_in_a_month_on)
{
	begin(t);
	test_miss_put(t->db, .month = S("2026-03"), .words = S("kadernictvi"), .times = 5);
	test_miss_put(t->db, .month = S("2026-03"), .words = S("jan novak"), .times = 4);
	test_miss_put(t->db, .month = S("2026-02"), .words = S("lyze"), .times = 4);
	test_miss_put(t->db, .month = S("2026-02"), .words = S("kino"), .times = 6);
	test_miss_put(t->db, .month = S("2023-01"), .words = S("davno"), .times = 60);
	CHECK(check_get(t, "/urad/hledani").status != 200);
	t->cookies = try_session(t, try_account(t, "jana@example.cz", "editor"));
	struct reply got = check_get(t, "/urad/hledani");
	CHECK(got.status == 200 && HAS(got, "kadernictvi") && HAS(got, "kino"));
	CHECK(!HAS(got, "jan novak") && !HAS(got, "lyze"));
	write_down(t);
	CHECK(test_misses(t->db, .words = S("jan novak")) == 4 &&
		!test_misses(t->db, .words = S("lyze")));
	CHECK(!test_misses(t->db, .words = S("davno")) && test_misses(t->db, .words = S("kino")) == 6);
	CHECK(check_get(t, "/urad/hledani?strana=2").status == 404);
}

TEST(a_search_in_vain_says_what_to_try_and_whom_to_call)
{
	begin(t);
	struct reply got = check_get(t, "/hledat?q=hokejov%C3%A9+mistrovstv%C3%AD");
	CHECK(got.status == 200 && HAS(got, "We found nothing") && HAS(got, "/kontakty"));
	CHECK(HAS(got, "Linka bezpečí") && HAS(got, "/situace"));
	got = check_get(t, "/hledat?q=hokejov%C3%BD+spolek+charita+star%C3%A9+hole");
	CHECK(got.status == 200);
}

TEST(a_town_in_the_query_narrows_it_and_can_be_taken_away)
{
	begin(t);
	struct reply got = check_get(t, "/hledat?q=stacion%C3%A1%C5%99+v+%C3%9Apici");
	CHECK(HAS(got, "/sluzby/denni-centrum") && HAS(got, "Only in this municipality"));
	CHECK(HAS(got, "href=\"/hledat?q=stacion%C3%A1%C5%99\""));
	got = check_get(t, "/hledat?q=stacion%C3%A1%C5%99+N%C3%A1chod");
	CHECK(HAS(got, "/sluzby/denni-centrum") && HAS(got, "We know nothing like this in Náchod"));
	/* The service comes to Úpice, its place is in Trutnov. */
	got = check_get(t, "/hledat?q=opatrovnice+%C3%9Apice");
	CHECK(HAS(got, "/sluzby/pece-doma") && HAS(got, "Only in this municipality"));
	/* A secret place is in no town more than in another. */
	got = check_get(t, "/hledat?q=azylov%C3%BD+d%C5%AFm+Trutnov");
	CHECK(HAS(got, "/sluzby/azylovy-dum") && HAS(got, "Only in this municipality"));
	got = check_get(t, "/hledat?q=azylov%C3%BD+d%C5%AFm+N%C3%A1chod");
	CHECK(HAS(got, "/sluzby/azylovy-dum") && HAS(got, "Only in this municipality"));
	/* Also among the services. */
	got = check_get(t, "/sluzby?q=stacion%C3%A1%C5%99+%C3%9Apice");
	CHECK(HAS(got, "/sluzby/denni-centrum") && HAS(got, "Úpice <span"));
}

TEST(a_mistyped_query_says_what_was_meant_and_can_be_searched_as_it_is)
{
	begin(t);
	struct reply got = check_get(t, "/hledat?q=opatrvonice");
	CHECK(HAS(got, "Did you mean") && HAS(got, "opatrovnice") && HAS(got, "/sluzby/pece-doma"));
	got = check_get(t, "/hledat?q=opatrvonice&presne=1");
	CHECK(!HAS(got, "Did you mean") && HAS(got, "We found nothing"));
}
