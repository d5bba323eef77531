/* Offices: where a department is and when, from its record to the public. */
#include "app/catalogue/fixture.h"
#include "app/people/fixture.h"

#define HAS(reply, text) str_has((reply).body, S(text))
#define URL "/urad/zaznamy/odbory"
#define DEPARTMENT "name=Odbor+dávek&office=1&floor=2.+patro&room=dveře+12&step_free=yes&" \
	"access_note=výtah+ze+dvora&agendas=příspěvek+na+péči%0Aprůkaz+OZP&contacts.phones=499+111+222&"

static void office(struct check *t)
{
	db_script(t->db, "INSERT INTO office (id, uuid, source, name, address, position, updated_at) "
		"VALUES (1, 'u', 'office', 'Městský úřad', 'Náměstí 1', 1, 0);");
	t->cookies = try_session(t, try_account(t, "e@example.cz", "editor"));
}

TEST(a_department_says_where_it_is_when_and_what_it_deals_with)
{
	office(t);
	CHECK(try_post(t, URL "/novy", DEPARTMENT "hours=Po,+St+8:00–17:00").status == 303);
	struct reply form = check_get(t, URL "/1"), got = check_get(t, "/kontakty");
	CHECK(HAS(form, "dveře 12") && HAS(form, "průkaz OZP") && HAS(form, "Po, St 8:00–17:00"));
	CHECK(HAS(got, "2. patro, dveře 12") && HAS(got, "Step-free access. výtah ze dvora"));
	CHECK(HAS(got, "Mon, Wed 8:00–17:00") && HAS(got, "<li>příspěvek na péči</li>"));
	/* It is Thursday morning. */
	CHECK(HAS(got, "Closed, opens on Monday at 8:00"));
	t->now += 4 * 86400;
	CHECK(HAS(check_get(t, "/kontakty"), "Open, closes at 17:00"));
}

TEST(hours_of_a_department_that_nobody_could_read_are_refused)
{
	office(t);
	CHECK(try_post(t, URL "/novy", DEPARTMENT "hours=někdy+odpoledne").status == 422);
	CHECK(!HAS(check_get(t, "/kontakty"), "Odbor dávek"));
	/* Who says nothing says nothing wrong. */
	CHECK(try_post(t, URL "/novy", "name=Podatelna&office=1").status == 303);
	struct reply got = check_get(t, "/kontakty");
	CHECK(HAS(got, "Podatelna") && !HAS(got, "Closed") && !HAS(got, "Matters dealt with"));
}

TEST(a_department_is_a_card_with_its_office_and_its_numbers)
{
	office(t);
	try_post(t, URL "/novy", DEPARTMENT);
	const str keys[] = { S("@1"), S("@1"), S("@2"), S("pece-doma"), S("azylovy-dum"),
		S("pripravovana"), S("neni-tu"), S("@x"), S("") };
	catalogue_fixture(t);
	struct arena *a = &t->arena;
	struct req r = { .db = t->db, .arena = a, .now = t->now };
	db_lend(t->db, a);
	struct cards got = cards_of(&r, (struct str_list){ keys, COUNT(keys) });
	CHECK(got.count == 3 && got.items[0].department && str_is(got.items[0].of, "Městský úřad"));
	CHECK(str_is(got.items[0].contacts.phones.items[0].value, "499 111 222"));
	CHECK(str_is(got.items[0].places.items[0], "Náměstí 1"));
	CHECK(str_is(got.items[1].key, "pece-doma") && got.items[1].places.count == 1);
	CHECK(got.items[2].secret && got.items[2].sensitive && !got.items[2].places.count);
}
