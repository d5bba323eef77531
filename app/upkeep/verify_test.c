/* The queue of what is to be verified, verifying, and the log of talks. */
#include "app/upkeep/verify.h"
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/people/fixture.h"
#include "app/people/role.h"
#include "app/people/role.sql.h"
#include "app/upkeep/own_test.sql.h"
#include <stdlib.h>

#define QUEUE "/urad/overovani"
#define ONE QUEUE "/sluzby/1"

static void editor(struct check *t)
{
	catalogue_fixture(t);
	t->cookies = try_session(t, try_account(t, "editor@example.cz", "editor"));
}

/* An editor of one area: 7 has everything, 8 nothing. */
static void editor_of(struct check *t, int64_t area)
{
	catalogue_fixture(t);
	test_area(t->db, .id = 8, .slug = S("nachodsko"), .name = S("Náchodsko"));
	int64_t id = try_account(t, "oblast@example.cz", "member");
	grant_add(t->db, .account_id = id, .role = S("editor"), .area_id = SOME(area),
		.valid_from = S("2026-01-01"));
	t->cookies = try_session(t, id);
}

static const char *at(str body, const char *text)
{
	return memmem(body.ptr, body.len, text, strlen(text));
}

static void verified(struct check *t, int64_t service, const char *part, const char *day)
{
	freshness_verified(t->db, &(struct verification){ .kind = S("service"), .record = service,
		.part = str_of(part), .day = str_of(day), .method = S("phone") });
}

static void all_verified(struct check *t, int64_t service, const char *day)
{
	for (const struct freshness_part *p = freshness_parts; p->code; p++)
		verified(t, service, p->code, day);
}

TEST(what_is_most_urgent_stands_first_and_what_is_fresh_not_at_all)
{
	editor(t);
	all_verified(t, 1, "2026-03-01");
	all_verified(t, 2, "2026-03-01");
	verified(t, 3, "description", "2026-03-01");
	str body = check_get(t, QUEUE).body;
	CHECK(at(body, "Azylový dům") && at(body, "Linka bezpečí"));
	CHECK(at(body, "Azylový dům") < at(body, "Linka bezpečí"));
	CHECK(!at(body, "Péče doma") && !at(body, "Připravovaná"));
	/* Half a year later phones and hours of the others are old, a little. */
	t->now += 181 * 86400;
	body = check_get(t, QUEUE).body;
	CHECK(!at(body, "Péče doma"));
	t->now += 86400 * 10;
	t->cookies = try_session(t, 1);
	body = check_get(t, QUEUE).body;
	CHECK(at(body, "Péče doma") > at(body, "Azylový dům"));
}

TEST(the_front_page_counts_what_the_visitor_keeps_and_no_more)
{
	editor_of(t, 7);
	CHECK(str_has(check_get(t, "/urad").body, S("3 matters")));
	str body = check_get(t, QUEUE).body;
	/* A line is of no area. */
	CHECK(at(body, "Azylový dům") && !at(body, "Linka bezpečí"));
	CHECK(check_get(t, ONE).status == 200 && check_get(t, QUEUE "/linky/1").status == 403);
}

TEST(who_keeps_another_area_sees_and_writes_nothing_here)
{
	editor_of(t, 8);
	CHECK(!at(check_get(t, QUEUE).body, "Péče doma"));
	CHECK(check_get(t, ONE).status == 403);
	CHECK(try_post(t, ONE, "outcome=verified&method=phone&parts=contacts").status == 403);
	CHECK(check_get(t, "/urad/jednani/1").status == 403);
	CHECK(
		try_post(t, "/urad/jednani/1", "day=2026-03-01&method=phone&outcome=talked").status == 403);
	CHECK(!ot_verified(t->db, .service = 1) && !contact_log_count(t->db, .provider = 1));
}

TEST(the_queue_is_narrowed_by_place_kind_and_state)
{
	editor(t);
	str body = check_get(t, QUEUE "?obec=%C3%9Apice").body;
	CHECK(at(body, "Péče doma") && at(body, "Denní centrum") && !at(body, "Azylový dům"));
	/* The place of the shelter is secret: its town finds nothing. */
	body = check_get(t, QUEUE "?obec=Trutnov").body;
	CHECK(at(body, "Péče doma") && !at(body, "Azylový dům"));
	CHECK(at(check_get(t, QUEUE "?obec=Nikde").body, "no municipality of this name"));
	CHECK(!at(check_get(t, QUEUE "?obec=Nikde").body, "Péče doma"));
	body = check_get(t, QUEUE "?oblast=trutnovsko").body;
	CHECK(at(body, "Péče doma") && !at(body, "Linka bezpečí"));
	body = check_get(t, QUEUE "?druh=linky").body;
	CHECK(at(body, "Linka bezpečí") && !at(body, "Péče doma"));
	body = check_get(t, QUEUE "?druh=shelter").body;
	CHECK(at(body, "Azylový dům") && !at(body, "Péče doma") && !at(body, "Linka bezpečí"));
	verified(t, 1, "price", "2020-01-01");
	body = check_get(t, QUEUE "?stav=neovereno").body;
	CHECK(at(body, "Denní centrum") && !at(body, "Péče doma"));
	CHECK(check_get(t, QUEUE "?stav=jinak").status == 404);
}

TEST(what_is_ticked_is_verified_and_the_public_sees_the_day)
{
	editor(t);
	CHECK(str_has(check_get(t, ONE).body, S("+420 499 811 890")));
	CHECK(try_post(t, ONE, "outcome=verified&method=phone").status == 422);
	CHECK(try_post(t, ONE, "outcome=verified&method=provider&parts=contacts").status == 422);
	CHECK(try_post(t, ONE, "parts=contacts").status == 422);
	CHECK(!ot_verified(t->db, .service = 1));
	CHECK(try_post(t, ONE,
		"outcome=verified&method=phone&parts=contacts&parts=price&parts=cokoli&role=vedouc%C3%AD")
		.status == 303);
	CHECK(ot_verified(t->db, .service = 1) == 2 && try_audited(t, "verify") == 1);
	CHECK(str_is(ot_service(t->db, .id = 1)->checked_on, "2026-03-12"));
	str public = check_get(t, "/sluzby/pece-doma").body;
	CHECK(str_has(public, S("Phones and e-mails, Price: 12\u00a0March\u00a02026 by phone")));
	CHECK(str_has(check_get(t, ONE).body, S("vedoucí")));
	/* The rest is still to be verified. */
	CHECK(at(check_get(t, QUEUE).body, "Péče doma"));
}

TEST(verifying_the_price_does_not_say_that_the_phone_works)
{
	editor(t);
	CHECK(try_post(t, ONE, "outcome=verified&method=web&parts=price").status == 303);
	CHECK(!ot_service(t->db, .id = 1)->checked_on.len);
}

TEST(an_attempt_that_reached_nobody_is_noted_and_waits_behind_the_others)
{
	editor(t);
	str body = check_get(t, QUEUE).body;
	CHECK(at(body, "Péče doma") < at(body, "Azylový dům"));
	CHECK(try_post(t, ONE, "outcome=not_reached&method=phone&parts=contacts").status == 303);
	CHECK(!ot_verified(t->db, .service = 1) && contact_log_count(t->db, .provider = 1) == 1);
	body = check_get(t, QUEUE).body;
	CHECK(at(body, "Péče doma") > at(body, "Azylový dům"));
	CHECK(at(body, "Not reached: 1×"));
	t->now += 2 * 86400;
	t->cookies = try_session(t, 1);
	body = check_get(t, QUEUE).body;
	CHECK(at(body, "Péče doma") < at(body, "Azylový dům"));
}

TEST(a_crisis_line_is_verified_as_a_whole)
{
	editor(t);
	CHECK(check_get(t, QUEUE "/linky/1").status == 200);
	CHECK(try_post(t, QUEUE "/linky/1", "outcome=verified&method=phone&parts=contacts").status ==
		303);
	CHECK(at(check_get(t, QUEUE).body, "Linka bezpečí"));
	CHECK(try_post(t, QUEUE "/linky/1",
		"outcome=verified&method=phone&parts=contacts&parts=hours&parts=price").status == 303);
	CHECK(!at(check_get(t, QUEUE).body, "Linka bezpečí"));
	CHECK(str_is(verify_line(t->db, .id = 1)->checked_on, "2026-03-12"));
	CHECK(check_get(t, QUEUE "/linky/9").status == 404 &&
		check_get(t, QUEUE "/mista/1").status == 404);
}

TEST(talks_with_a_provider_are_listed_and_forgotten_after_three_years)
{
	editor(t);
	CHECK(
		try_post(t, "/urad/jednani/1", "day=2026-03-13&method=phone&outcome=talked").status == 422);
	CHECK(try_post(t, "/urad/jednani/1", "day=2026-03-02&method=meeting&outcome=talked&role=&note="
		"%3Cb%3Epos%C3%ADl%C3%A1").status == 303);
	str body = check_get(t, "/urad/jednani/1").body;
	CHECK(str_has(body, S("2\u00a0March\u00a02026")) && str_has(body, S("&lt;b&gt;posílá")));
	CHECK(!str_has(check_get(t, "/urad/jednani/2").body, S("posílá")));
	contact_log_forget(t->db, .before = S("2026-03-02"));
	CHECK(contact_log_count(t->db, .provider = 1) == 1);
	contact_log_forget(t->db, .before = S("2026-03-03"));
	CHECK(!contact_log_count(t->db, .provider = 1));
}

TEST(a_provider_without_an_account_is_to_be_invited_at_its_own_address)
{
	editor(t);
	CHECK(!at(check_get(t, QUEUE "?stav=bez-uctu").body, "Péče doma"));
	ot_email(t->db, .provider = 1, .value = S("info@charita.example.cz"));
	CHECK(at(check_get(t, QUEUE "?stav=bez-uctu").body, "Péče doma"));
	CHECK(!at(check_get(t, QUEUE "?stav=bez-uctu").body, "Denní centrum"));
	CHECK(
		str_has(check_get(t, ONE).body, S("/urad/pozvanky?organizace=1&amp;email=info%40charita")));
	CHECK(str_has(check_get(t, "/urad/pozvanky?organizace=1&email=info%40charita.example.cz").body,
		S("value=\"info@charita.example.cz\"")));
	ot_answers(t->db, .provider = 1, .account = 1, .today = S("2026-01-01"));
	CHECK(!at(check_get(t, QUEUE "?stav=bez-uctu").body, "Péče doma"));
}

TEST(a_secret_address_is_on_no_page_of_verifying)
{
	editor(t);
	static const char *const pages[] = { QUEUE, QUEUE "/sluzby/3", "/urad/jednani/2" };
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct reply got = check_get(t, pages[i]);
		CHECK(got.status == 200 && !str_has(got.body, S("Tajná")));
	}
}

/* ---- the queue and all that ever was verified ---- */

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	return *state ^= *state << 5;
}

enum { SOME_SERVICES = 60, FIRST = 100 };

/* Something that happens: a day told, late or early; two records that become one; a
 * call that reached nobody; time. */
static void happens(struct check *t, uint32_t *state)
{
	static const char *const methods[] = { "phone", "visit", "web", "provider", "register" };
	uint32_t what = next_random(state) % 10, ago = next_random(state) % 1500;
	int64_t service = FIRST + next_random(state) % SOME_SERVICES;
	str today = day_of(&t->arena, t->now);
	if (what < 7)
		freshness_verified(t->db, &(struct verification){ .kind = S("service"),
			.record = service, .part = str_of(freshness_parts[next_random(state) % 6].code),
			.day = day_add(&t->arena, today, -(int)ago),
			.method = str_of(methods[next_random(state) % 5]) });
	else if (what == 7)
		freshness_verified(t->db, &(struct verification){ .kind = S("crisis_line"), .record = 1,
			.part = str_of(freshness_parts[ago % 2].code),
			.day = day_add(&t->arena, today, -(int)ago), .method = S("phone") });
	else if (what == 8)
		contact_log_add(t->db, .provider = SOME(1), .service = SOME(service),
			.day = day_add(&t->arena, today, -(int)(ago % 4)), .method = S("phone"),
			.outcome = S("not_reached"));
	else
		t->now += (int64_t)(ago % 30) * 86400;
}

static bool same_days(const struct freshness_days *a, const struct freshness_days *b)
{
	for (size_t i = 0; i < FRESHNESS_PARTS; i++)
		if (!str_eq(a->days[i], b->days[i]))
			return false;
	return true;
}

/* The last days of a record, from each verification it ever had. */
static struct freshness_days days_told(struct check *t, const char *kind, int64_t record)
{
	struct freshness_days d = { .record = record };
	struct ot_verifications_rows rows =
		ot_verifications(t->db, .kind = str_of(kind), .record = record);
	for (size_t i = 0; i < rows.count; i++) {
		str *day = &d.days[freshness_number(rows.items[i].part)];
		if (!day->len || str_order(*day, rows.items[i].verified_on) < 0)
			*day = rows.items[i].verified_on;
	}
	return d;
}

struct expected { int64_t id, late, points; };
static int by_expected(const void *one, const void *other)
{
	const struct expected *a = one, *b = other;
	if (a->late != b->late)
		return a->late < b->late ? -1 : 1;
	if (a->points != b->points)
		return a->points > b->points ? -1 : 1;
	return a->id < b->id ? -1 : 1;
}

/* A line has id 1000, so that it stands behind services that are as urgent. */
static size_t expect(struct check *t, struct expected *to)
{
	str today = day_of(&t->arena, t->now), yesterday = day_add(&t->arena, today, -1);
	struct verify_public_rows all = verify_public(t->db, .limit = 1000);
	size_t count = 0;
	for (size_t i = 0; i <= all.count; i++) {
		bool line = i == all.count;
		int64_t id = line ? 1 : all.items[i].id;
		struct freshness_days d = days_told(t, line ? "crisis_line" : "service", id);
		struct freshness_score s =
			freshness_score(&d, line ? FRESHNESS_LINE_PARTS : FRESHNESS_PARTS, today);
		if (s.points)
			to[count++] = (struct expected){ line ? 1000 : id,
				line ? 0 : ot_tried(t->db, .service = id, .since = yesterday) > 0, s.points };
	}
	qsort(to, count, sizeof *to, by_expected);
	return count;
}

static bool queue_is(struct check *t, struct req *r, int64_t page)
{
	static const struct verify_filter any;
	struct expected *wanted = arena_alloc(&t->arena, 1000 * sizeof *wanted);
	size_t count = expect(t, wanted), seen = 0;
	r->now = t->now;
	if (verify_waiting(r) != (int64_t)count)
		return false;
	for (;;) {
		struct verify_entries e = verify_due(r, &any, (int64_t)seen, page);
		if (e.total != (int64_t)count)
			return false;
		for (size_t i = 0; i < e.count; i++, seen++) {
			int64_t id = e.items[i].provider ? e.items[i].id : 1000;
			if (seen == count || wanted[seen].id != id ||
				wanted[seen].points != e.items[i].score.points)
				return false;
		}
		if (!e.count)
			return seen == count;
	}
}

TEST(the_queue_says_what_all_verifications_say_whatever_happened)
{
	struct grants_held_row everywhere = { .role = S("editor") };
	struct grants grants = { &everywhere, 1 };
	uint32_t state = 20080506;
	catalogue_fixture(t);
	for (int64_t i = 0; i < SOME_SERVICES; i++) {
		str slug = arena_printf(&t->arena, "sluzba-%lld", (long long)i);
		test_service(t->db, .id = FIRST + i, .slug = slug, .name = slug, .provider = 1,
			.status = i % 7 ? S("published") : S("draft"));
	}
	for (int round = 0; round < 30; round++) {
		for (int i = 0; i < 12; i++)
			happens(t, &state);
		struct req r = { .db = t->db, .arena = &t->arena, .visitor.grants = &grants,
			.visitor.roles = ROLE_EDITOR, .page.lang = t->lang };
		CHECK(queue_is(t, &r, 1 + next_random(&state) % 40));
	}
	struct freshness_records kept =
		freshness_read(t->db, &t->arena, S("service"), (struct int_list){ 0 });
	for (int64_t id = FIRST; id < FIRST + SOME_SERVICES; id++) {
		struct freshness_days is = freshness_days_of(&kept, id), told = days_told(t, "service", id);
		CHECK(same_days(&is, &told));
		CHECK(str_eq(ot_service(t->db, .id = id)->checked_on, told.days[0]));
	}
}

TEST(rows_made_anew_from_all_verifications_are_those_that_were_kept)
{
	uint32_t state = 4711;
	int64_t ids[SOME_SERVICES];
	catalogue_fixture(t);
	for (int64_t i = 0; i < SOME_SERVICES; i++) {
		str slug = arena_printf(&t->arena, "sluzba-%lld", (long long)i);
		test_service(t->db, .id = ids[i] = FIRST + i, .slug = slug, .name = slug, .provider = 1,
			.status = S("published"));
	}
	for (int i = 0; i < 300; i++)
		happens(t, &state);
	struct int_list all = { ids, SOME_SERVICES };
	struct freshness_records kept = freshness_read(t->db, &t->arena, S("service"), all);
	freshness_settle(t->db, &t->arena, all);
	struct freshness_records anew = freshness_read(t->db, &t->arena, S("service"), all);
	CHECK(kept.count == anew.count && kept.count > 30);
	for (size_t i = 0; i < kept.count; i++)
		CHECK(kept.items[i].record == anew.items[i].record &&
			same_days(&kept.items[i], &anew.items[i]));
	/* Verifications that were another's. */
	ot_verifications_move(t->db, .from = ids[0], .to = ids[1]);
	freshness_settle(t->db, &t->arena, (struct int_list){ ids, 2 });
	anew = freshness_read(t->db, &t->arena, S("service"), (struct int_list){ ids, 2 });
	struct freshness_days told = days_told(t, "service", ids[1]);
	CHECK(anew.count == 1 && same_days(&anew.items[0], &told));
	CHECK(!ot_service(t->db, .id = ids[0])->checked_on.len);
}
