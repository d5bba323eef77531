/* Deciding of what a source says otherwise. */
#include "app/catalogue/import_fixture.h"
#include "app/catalogue/record.h"
#include "app/people/fixture.h"
#include "app/upkeep/difference.h"
#include "app/upkeep/own_test.sql.h"
#include "tests/check.h"

static struct import_result guide(struct check *t, const char *name, const char *phone)
{
	return import_as_guide(t, import_json(t, arena_printf(&t->arena,
		"{'metadata':{'city':'A'},'providers':[{'id':'p','name':'%s','contact':{'phone':'%s'}}]}",
		name, phone).ptr), (struct import_job){ 0 });
}

static struct edit_provider_get_row *provider(struct check *t)
{
	int64_t id = it_provider(t->db, .external_id = S("a:p"))->id;
	return edit_provider_get(t->db, .ids = { &id, 1 }, .limit = 1).items;
}

/* The guide's provider, whose name and phone the office has changed and the guide
 * says anew. */
static void differing(struct check *t)
{
	guide(t, "Pomoc", "111 222 333");
	t->cookies = try_session(t, try_account(t, "e@example.cz", "editor"));
	try_post(t, "/urad/zaznamy/organizace/1",
		"revision=9999&status=published&name=Jinak&contacts.phones=777+777+777");
	t->now += 60;
	guide(t, "Pomoc a rada", "444 555 666");
}

static int64_t difference_of(struct check *t, const char *field)
{
	struct difference_list_rows rows = difference_list(t->db, .limit = 100);
	for (size_t i = 0; i < rows.count; i++)
		if (str_is(rows.items[i].field, field))
			return rows.items[i].id;
	return 0;
}

static struct reply decide(struct check *t, const char *name, const char *phones)
{
	long long n = difference_of(t, "name"), p = difference_of(t, "contacts.phones");
	return try_post(t, "/urad/rozdily", arena_printf(&t->arena,
		"id=%lld&id=%lld&d-%lld=%s&d-%lld=%s", n, p, n, name, p, phones).ptr);
}

TEST(a_difference_is_shown_with_both_values_and_counted_on_the_front_page)
{
	differing(t);
	struct reply got = check_get(t, "/urad/rozdily");
	CHECK(got.status == 200 && str_has(got.body, S("Jinak")) &&
		str_has(got.body, S("Pomoc a rada")));
	CHECK(str_has(got.body, S("777 777 777")) && str_has(got.body, S("444 555 666")));
	CHECK(difference_count(t->db) == 2);
}

TEST(each_field_is_decided_by_itself_and_remembered)
{
	differing(t);
	struct reply got = decide(t, "ours", "theirs");
	CHECK(got.status == 303 && str_is(got.location, "/urad/rozdily?hotovo=2&nejde=0"));
	CHECK(str_is(provider(t)->name, "Jinak"));
	struct reply form = check_get(t, "/urad/zaznamy/organizace/1");
	CHECK(str_has(form.body, S("444 555 666")) && !str_has(form.body, S("777 777 777")));
	CHECK(difference_count(t->db) == 0 && try_audited(t, "source") == 1);
	CHECK(guide(t, "Pomoc a rada", "444 555 666").outcome == IMPORT_NOTHING_NEW);
	/* The name is asked about only when the guide says something new; the phone follows it. */
	t->now += 60;
	struct import_result r = guide(t, "Pomoc a rada", "888 888 888");
	CHECK(r.changed == 1 && r.asked == 0);
	r = guide(t, "Pomoc, rada a tak", "888 888 888");
	CHECK(r.changed == 0 && r.asked == 1 && difference_count(t->db) == 1);
	/* Until somebody changes it again. */
	t->now += 60;
	try_post(t, "/urad/zaznamy/organizace/1",
		"revision=9999&status=published&name=Jinak&contacts.phones=123+456+789");
	r = guide(t, "Pomoc, rada a tak", "888 888 888");
	CHECK(r.changed == 0 && r.asked == 0);
	r = guide(t, "Pomoc, rada a tak", "999 999 999");
	CHECK(r.changed == 0 && r.asked == 1);
}

TEST(a_decision_is_taken_back)
{
	differing(t);
	decide(t, "ours", "theirs");
	struct reply got = check_get(t, "/urad/rozdily?stav=rozhodnute");
	CHECK(str_has(got.body, S("Decide again")) && str_has(got.body, S("Jana Zkušební")));
	got = try_post(t, "/urad/rozdily", arena_printf(&t->arena, "znovu=%lld",
		(long long)difference_of(t, "name")).ptr);
	CHECK(got.status == 303 && difference_count(t->db) == 1);
	got = try_post(t, "/urad/rozdily", arena_printf(&t->arena, "znovu=%lld",
		(long long)difference_of(t, "contacts.phones")).ptr);
	CHECK(got.status == 303 && !difference_of(t, "contacts.phones"));
}

TEST(all_of_a_page_is_decided_at_once)
{
	differing(t);
	struct reply got = try_post(t, "/urad/rozdily", arena_printf(&t->arena,
		"id=%lld&id=%lld&vse=theirs", (long long)difference_of(t, "name"),
		(long long)difference_of(t, "contacts.phones")).ptr);
	CHECK(got.status == 303 && difference_count(t->db) == 0);
	CHECK(str_is(provider(t)->name, "Pomoc a rada"));
	/* One change of one record, as a form would make it. */
	CHECK(try_audited(t, "source") == 2);
}

TEST(who_does_not_keep_the_record_decides_nothing)
{
	differing(t);
	t->cookies = try_session(t, try_account(t, "r@example.cz", "reader"));
	CHECK(check_get(t, "/urad/rozdily").status == 403);
	CHECK(decide(t, "theirs", "theirs").status == 403);
	CHECK(str_is(provider(t)->name, "Jinak") && difference_count(t->db) == 2);
}

TEST(what_a_form_would_refuse_stays_open)
{
	differing(t);
	difference_try(t->db, .id = difference_of(t, "contacts.phones"), .theirs = S("nic"));
	struct reply got = decide(t, "", "theirs");
	CHECK(got.status == 303 && str_is(got.location, "/urad/rozdily?hotovo=0&nejde=1"));
	CHECK(difference_count(t->db) == 2);
}
