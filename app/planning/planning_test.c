/* Plans through the dispatcher: a card of a measure, a year, its end, editions, the public. */
#include "app/planning/planning_internal.h"
#include "app/planning/planning_test.sql.h"
#include "app/people/fixture.h"
#include "crypto/crypto.h"
#include "tests/check.h"

#define HAS(reply, text) str_has((reply).body, S(text))

static const char *z(struct check *t, const char *fmt, int64_t id)
{
	return arena_printf(&t->arena, fmt, (long long)id).ptr;
}

/* A coordinator, an area and a plan of it from 2024 to 2026 with a priority and a goal. */
static int64_t begun(struct check *t)
{
	pt_area(t->db, .slug = S("mesto"));
	pt_code(t->db, .list = S("funding_source"), .code = S("municipality"), .name = S("město"));
	pt_code(t->db, .list = S("measure_kind"), .code = S("new"), .name = S("vznik nové služby"));
	t->cookies = try_session(t, try_account(t, "k@example.cz", "coordinator"));
	try_post(t, "/urad/zaznamy/plany/novy", "title=Pl%C3%A1n+m%C4%9Bsta&area=mesto&year_from=2024&"
		"year_to=2026&vision=Lid%C3%A9+z%C5%AFst%C3%A1vaj%C3%AD+doma.");
	try_post(t, "/urad/zaznamy/priority-a-cile/novy",
		"name=Bydlen%C3%AD&plan=plan-mesta&kind=priority&code=2");
	try_post(t, "/urad/zaznamy/priority-a-cile/novy",
		"name=Byty&plan=plan-mesta&kind=goal&code=2.1");
	struct pt_plan_row *p = pt_plan(t->db);
	return p ? p->id : 0;
}

static struct reply measure_add_to(struct check *t, const char *rest)
{
	return try_post(t, "/urad/zaznamy/opatreni/novy", arena_printf(&t->arena,
		"plan=plan-mesta&%s", rest).ptr);
}

/* With the measures 2.1.1 to 2.1.N approved, since the plan was adopted. */
static int64_t adopted(struct check *t, int measures)
{
	int64_t plan = begun(t);
	for (int i = 1; i <= measures; i++)
		measure_add_to(t, arena_printf(&t->arena, "title=Opat%%C5%%99en%%C3%%AD+%d&code=2.1.%d",
			i, i).ptr);
	try_post(t, z(t, "/urad/plany/%lld/stav", plan), "stav=adopted");
	return plan;
}

static struct reply edition(struct check *t, int64_t plan, bool publish)
{
	struct reply got =
		try_post(t, z(t, "/urad/plany/%lld/vydani", plan), "name=Prvn%C3%AD&co=plan");
	struct pt_edition_row *e = pt_edition(t->db, .subject = S("plan"));
	return publish && e ? try_post(t, z(t, "/urad/plany/%lld/zverejnit", plan),
		z(t, "vydani=%lld", e->id)) : got;
}

static int64_t year_begun(struct check *t, int64_t plan, int64_t year)
{
	try_post(t, z(t, "/urad/plany/%lld/akcni-plany", plan), z(t, "rok=%lld", year));
	struct pt_action_row *a = pt_action(t->db, .year = year);
	return a ? a->id : 0;
}

static struct reply choose(struct check *t, int64_t action, const char *code)
{
	struct pt_measure_row *m = pt_measure(t->db, .code = str_of(code));
	return try_post(t, z(t, "/urad/akcni-plany/%lld/opatreni", action),
		z(t, "opatreni=%lld", m ? m->id : 0));
}

static void approve(struct check *t, int64_t action)
{
	try_post(t, z(t, "/urad/akcni-plany/%lld/stav", action), "stav=proposed");
	try_post(t, z(t, "/urad/akcni-plany/%lld/stav", action), "stav=approved");
}

/* ---- the card ---- */

TEST(a_measure_keeps_all_that_its_card_says)
{
	CHECK(begun(t));
	struct reply got = measure_add_to(t,
		"title=Byty&code=2.1.1&kind=new&deadline=pr%C5%AFb%C4%9B%C5%BEn%C4%9B&"
		"steps=Naj%C3%ADt+byty%3B+do%3A+30.+6.+2024%3B+spln%C4%9Bno%3A+1.+5.+2024&"
		"guarantors=Odbor%3B+za%3A+v%C5%A1e&money=2024%3B+zdroj%3A+m%C4%9Bsto%3B+pl%C3%A1n%3A+150+"
	    "000%2C50&"
		"indicators=Byty%3B+jednotka%3A+byt%C5%AF%3B+v%C3%BDchoz%C3%AD%3A+0%3B+c%C3%ADl%3A+5&"
		"fte=1%2C5&guarantor_email=odbor%40example.cz");
	CHECK(got.status == 303);
	struct pt_measure_row *m = pt_measure(t->db, .code = S("2.1.1"));
	CHECK(m && m->ongoing && !m->deadline.len && str_is(m->status, "proposed"));
	struct pt_money_row *money = pt_money(t->db, .year = 2024);
	CHECK(money && money->planned.value == 15000050 && !money->spent.set);
	struct pt_indicator_row *i = pt_indicator(t->db, .name = S("Byty"));
	CHECK(i && i->target.value == 5000 && str_is(i->unit, "bytů"));
	got = check_get(t, z(t, "/urad/zaznamy/opatreni/%lld", m->id));
	CHECK(HAS(got, "Najít byty; do: 30. 6. 2024; splněno: 1. 5. 2024") &&
		HAS(got, "Odbor; za: vše") && HAS(got, "150\u00a0000,5") && HAS(got, "průběžně"));
}

TEST(a_new_measure_begins_in_the_plan_that_the_link_names)
{
	CHECK(begun(t));
	struct reply got =
		check_get(t, "/urad/zaznamy/opatreni/novy?plan=plan-mesta&code=2.1.4&title=");
	CHECK(HAS(got, "value=\"plan-mesta\" checked") && HAS(got, "value=\"2.1.4\""));
	got = check_get(t, "/urad/zaznamy/opatreni/novy?plan=neni&code=nic");
	CHECK(got.status == 200 && !HAS(got, "value=\"plan-mesta\" checked"));
	CHECK(pt_measures(t->db) == 0);
}

TEST(what_is_wrong_with_a_measure_is_refused_in_words)
{
	CHECK(begun(t));
	static const struct { const char *form, *says; } wrong[] = {
		{ "title=A&code=2.1.1&money=2027%3B+zdroj%3A+m%C4%9Bsto%3B+pl%C3%A1n%3A+1",
			"outside the plan" },
		{ "title=A&code=2.1.1&money=2024%3B+zdroj%3A+odjinud%3B+pl%C3%A1n%3A+1",
			"not among those known" },
		{ "title=A&code=2.1.1&indicators=Byty%3B+c%C3%ADl%3A+5", "needs its unit" },
		{ "title=A&code=2.1.1&indicators=B%3B+jednotka%3A+x%0AB%3B+jednotka%3A+y",
			"called the same" },
		{ "title=A&code=2.1.1&aim=7", "no goal or priority" },
		{ "title=A&code=2.a", "numbers divided by dots" },
		{ "title=A&code=2.1.1&deadline=brzy", "Write a day such as" },
		{ "title=A&code=2.1.1&capacity_to=5", "what the capacity is counted in" },
	};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct reply got = measure_add_to(t, wrong[i].form);
		CHECK(got.status == 422 && str_has(got.body, str_of(wrong[i].says)));
	}
	CHECK(pt_measures(t->db) == 0);
	CHECK(measure_add_to(t, "title=A&code=2.1.1").status == 303);
	struct reply got = measure_add_to(t, "title=B&code=2.1.1");
	CHECK(got.status == 422 && HAS(got, "has this number"));
	got = try_post(
		t, "/urad/zaznamy/priority-a-cile/novy", "name=X&plan=plan-mesta&kind=goal&code=9.1");
	CHECK(got.status == 422 && HAS(got, "begins with that of a priority"));
	got = try_post(t, "/urad/zaznamy/plany/novy", "title=X&area=mesto&year_from=2026&year_to=2024");
	CHECK(got.status == 422 && HAS(got, "The last year is before the first."));
}

TEST(an_indicator_with_values_is_renamed_but_not_left_out)
{
	CHECK(begun(t));
	measure_add_to(
		t, "title=A&code=2.1.1&indicators=Byty%3B+jednotka%3A+byt%C5%AF%3B+c%C3%ADl%3A+5");
	struct pt_indicator_row *i = pt_indicator(t->db, .name = S("Byty"));
	struct pt_measure_row *m = pt_measure(t->db, .code = S("2.1.1"));
	CHECK(i && m);
	const char *form = z(t, "/urad/zaznamy/opatreni/%lld", m->id);
	struct reply got = try_post(t, z(t, "/urad/opatreni/%lld/hodnota", m->id),
		arena_printf(&t->arena, "indicator=%lld&day=1.+3.+2026&value=2%%2C5", (long long)i->id)
			.ptr);
	CHECK(got.status == 303 && pt_indicator(t->db, .name = S("Byty"))->n == 1);
	got = try_post(t, form, "revision=99999&title=A&plan=plan-mesta&code=2.1.1");
	CHECK(got.status == 422 && HAS(got, "cannot be left out"));
	got = try_post(t, form, "revision=99999&title=A&plan=plan-mesta&code=2.1.1&"
		"indicators=Domy%3B+jednotka%3A+dom%C5%AF");
	CHECK(got.status == 303 && pt_indicator(t->db, .name = S("Domy"))->n == 1);
}

/* ---- editions ---- */

TEST(the_public_sees_only_what_was_frozen_and_published)
{
	int64_t plan = adopted(t, 1);
	CHECK(plan && check_get(t, "/plan/plan-mesta").status == 404);
	edition(t, plan, false);
	CHECK(check_get(t, "/plan/plan-mesta").status == 404);
	CHECK(!HAS(check_get(t, "/plan"), "/plan/plan-mesta"));
	edition(t, plan, true);
	struct reply got = check_get(t, "/plan/plan-mesta");
	CHECK(got.status == 200 && HAS(got, "Lidé zůstávají doma.") && HAS(got, "Opatření 1"));
	/* What is written since stays in the office. */
	measure_add_to(t, "title=Tajn%C3%A9&code=2.1.9&guarantor_email=odbor%40example.cz");
	CHECK(!HAS(check_get(t, "/plan/plan-mesta"), "Tajné"));
	CHECK(!HAS(check_get(t, "/plan/plneni?plan=plan-mesta"), "Tajné"));
	CHECK(check_get(t, "/plan/plan-mesta/opatreni/2.1.9").status == 404);
	CHECK(check_get(t, "/plan/plan-mesta/opatreni/2.1.1").status == 200);
	edition(t, plan, true);
	struct pt_edition_row *e = pt_edition(t->db, .subject = S("plan"));
	CHECK(!str_has(e->text, S("odbor@example.cz")) && str_has(e->text, S("Tajné")));
	CHECK(str_eq(sha256(&t->arena, e->text), e->hash));
	got = check_get(t, "/plan/plan-mesta/porovnani?a=2&b=3");
	CHECK(got.status == 200 && HAS(got, "Tajné"));
	t->cookies = (str){ 0 };
	CHECK(HAS(check_get(t, "/plan/plan-mesta/vydani/2"), "This is an older edition."));
	CHECK(check_get(t, "/plan/plan-mesta/vydani/1").status == 404);
	CHECK(check_get(t, "/plan/plan-mesta/porovnani?a=1&b=3").status == 404);
	CHECK(check_get(t, "/plan/plan-mesta/soubory/vydani-1.txt").status == 404);
	CHECK(str_eq(check_get(t, "/plan/plan-mesta/soubory/vydani-3.txt").body, e->text));
}

TEST(an_edition_that_does_not_match_its_hash_is_refused_and_says_so)
{
	int64_t plan = adopted(t, 1);
	edition(t, plan, true);
	struct pt_edition_row *e = pt_edition(t->db, .subject = S("plan"));
	CHECK(e && pt_spoil(t->db, .id = e->id) == 1);
	static const char *const pages[] = { "/plan/plan-mesta", "/plan/plan-mesta/opatreni/2.1.1",
		"/plan/plan-mesta/vydani/1", "/plan/plan-mesta/soubory/plan.csv",
		"/plan/plan-mesta/soubory/vydani-1.txt", "/plan/plneni?plan=plan-mesta" };
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct reply got = check_get(t, pages[i]);
		CHECK(got.status == 409 && HAS(got, "does not match its hash") && !HAS(got, "zůstávají"));
	}
	struct reply got =
		try_post(t, z(t, "/urad/plany/%lld/zverejnit", plan), z(t, "vydani=%lld", e->id));
	CHECK(got.status == 409);
}

/* ---- the year ---- */

TEST(a_measure_stands_in_one_action_plan_of_a_year)
{
	int64_t plan = adopted(t, 2), first = year_begun(t, plan, 2024);
	CHECK(first && choose(t, first, "2.1.1").status == 303);
	try_post(t, z(t, "/urad/plany/%lld/akcni-plany", plan), "rok=2024");
	struct reply got = choose(t, first + 1, "2.1.1");
	CHECK(got.status == 422 && HAS(got, "in an action plan of this year already"));
	CHECK(pt_items(t->db, .year = 2024) == 1);
	measure_add_to(t, "title=N%C3%A1vrh&code=2.1.8");
	got = choose(t, first, "2.1.8");
	CHECK(got.status == 422 && HAS(got, "has to be approved first"));
	got = try_post(t, z(t, "/urad/plany/%lld/akcni-plany", plan), "rok=2027");
	CHECK(got.status == 422 && HAS(got, "The year is outside the plan."));
	approve(t, first);
	got = choose(t, first, "2.1.2");
	CHECK(got.status == 422 && HAS(got, "while the action plan is being prepared"));
	CHECK(try_post(t, z(t, "/urad/akcni-plany/%lld/stav", first), "stav=draft").status == 422);
	CHECK(try_post(t, z(t, "/urad/akcni-plany/%lld/stav", first), "stav=closed").status == 422);
}

TEST(what_is_proposed_for_a_year_is_frozen_and_public_only_when_approved)
{
	int64_t plan = adopted(t, 1), year = year_begun(t, plan, 2024);
	str subject = arena_printf(&t->arena, "action:%lld", (long long)year);
	edition(t, plan, true);
	choose(t, year, "2.1.1");
	const char *page = z(t, "/urad/akcni-plany/%lld", year),
		*public = "/plan/plan-mesta/akcni-plan/2024";
	try_post(t, z(t, "/urad/akcni-plany/%lld/stav", year), "stav=proposed");
	struct pt_edition_row *proposed = pt_edition(t->db, .subject = subject);
	CHECK(proposed && HAS(check_get(t, page), "Add it to the paper"));
	CHECK(!str_has(check_get(t, page).body, str_of(public)));
	CHECK(check_get(t, public).status == 404);
	try_post(t, z(t, "/urad/akcni-plany/%lld/stav", year), "stav=approved");
	struct pt_edition_row *approved = pt_edition(t->db, .subject = subject);
	CHECK(approved->id > proposed->id && str_eq(approved->hash, proposed->hash));
	CHECK(str_has(check_get(t, page).body, str_of(public)));
	CHECK(check_get(t, public).status == 200);
}

static str closing(struct check *t, const char *const ends[], const char *rest)
{
	struct buf form = { .arena = &t->arena };
	for (int i = 0; ends[i]; i++) {
		struct pt_item_row *x = pt_item(t->db, .year = 2024,
			.code = arena_printf(&t->arena, "2.1.%d", i + 1));
		buf_printf(&form, "vysledek-%lld=%s&hodnoceni-%lld=Hodnocen%%C3%%AD+%d&",
			(long long)x->id, ends[i], (long long)x->id, i + 1);
	}
	buf_put(&form, str_of(rest));
	buf_char(&form, '\0');
	return buf_str(&form);
}

TEST(a_year_is_closed_whole_and_its_evaluation_is_the_next_draft)
{
	int64_t plan = adopted(t, 5), year = year_begun(t, plan, 2024);
	for (int i = 1; i <= 5; i++)
		choose(t, year, arena_printf(&t->arena, "2.1.%d", i).ptr);
	struct pt_item_row *first = pt_item(t->db, .year = 2024, .code = S("2.1.1"));
	try_post(t, arena_printf(&t->arena, "/urad/akcni-plany/%lld/polozka/%lld", (long long)year,
		(long long)first->id).ptr, "text=Letos+jinak");
	edition(t, plan, true);
	const char *wording = z(t, "/urad/akcni-plany/%lld/text", year);
	CHECK(try_post(t, wording, "title=&introduction=X").status == 422);
	CHECK(try_post(t, wording, "title=Rok+2024&introduction=%C3%9Avodem").status == 303);
	approve(t, year);
	CHECK(try_post(t, wording, "title=Jinak").status == 422);
	CHECK(HAS(check_get(t, "/plan/plan-mesta/akcni-plan/2024"), "Úvodem"));
	CHECK(HAS(check_get(t, "/plan/plan-mesta/akcni-plan/2024"), "Letos jinak"));
	const char *url = z(t, "/urad/akcni-plany/%lld/uzavreni", year);
	int64_t third = pt_item(t->db, .year = 2024, .code = S("2.1.3"))->id,
		fourth = pt_item(t->db, .year = 2024, .code = S("2.1.4"))->id,
		target = pt_measure(t->db, .code = S("2.1.1"))->id,
		itself = pt_measure(t->db, .code = S("2.1.4"))->id;
	static const char *const all[] = { "continue", "postpone", "drop", "merge", "done", NULL };
	static const char *const open[] = { "continue", "postpone", "drop", "merge", "", NULL };
	const char *reason = arena_printf(&t->arena, "duvod-%lld=Nen%%C3%%AD+z%%C3%%A1jem&do-%lld=",
		(long long)third, (long long)fourth).ptr;
	const char *good = arena_printf(&t->arena, "%s%lld", reason, (long long)target).ptr;
	struct reply got = try_post(t, url, closing(t, open, good).ptr);
	CHECK(got.status == 422 && HAS(got, "Choose how the year ended"));
	got = try_post(t, url, closing(t, all, arena_printf(&t->arena, "do-%lld=%lld",
		(long long)fourth, (long long)target).ptr).ptr);
	CHECK(got.status == 422 && HAS(got, "Write why it is dropped."));
	got = try_post(t, url, closing(t, all, arena_printf(&t->arena, "%s%lld", reason,
		(long long)itself).ptr).ptr);
	CHECK(got.status == 422 && HAS(got, "merged into itself"));
	CHECK(str_is(pt_action(t->db, .year = 2024)->status, "approved") &&
		!pt_items(t->db, .year = 2025));
	got = try_post(t, url, closing(t, all, good).ptr);
	CHECK(got.status == 303 && str_is(pt_action(t->db, .year = 2024)->status, "closed"));
	CHECK(str_is(pt_measure(t->db, .code = S("2.1.1"))->status, "in_progress") &&
		str_is(pt_measure(t->db, .code = S("2.1.2"))->status, "postponed") &&
		str_is(pt_measure(t->db, .code = S("2.1.3"))->status, "cancelled") &&
		pt_measure(t->db, .code = S("2.1.4"))->merged_into.value == target &&
		str_is(pt_measure(t->db, .code = S("2.1.5"))->status, "fulfilled"));
	struct pt_action_row *next = pt_action(t->db, .year = 2025);
	CHECK(next && next->previous_id.value == year && pt_items(t->db, .year = 2025) == 2);
	CHECK(str_is(pt_item(t->db, .year = 2025, .code = S("2.1.1"))->text, "Letos jinak"));
	CHECK(try_post(t, url, closing(t, all, good).ptr).status == 409);
	got = check_get(t, "/plan/plan-mesta/akcni-plan/2024");
	CHECK(HAS(got, "Hodnocení 1") && HAS(got, "2.1.1 Opatření 1"));
	got = check_get(t, "/plan/plan-mesta/soubory/vyhodnoceni-2024.csv");
	CHECK(got.status == 200 && HAS(got, "Hodnocení 5"));
}

/* ---- progress ---- */

TEST(progress_is_told_by_news_and_by_hand_only_with_a_reason)
{
	int64_t plan = adopted(t, 1);
	edition(t, plan, true);
	int64_t id = pt_measure(t->db, .code = S("2.1.1"))->id;
	const char *progress = z(t, "/urad/opatreni/%lld/prubeh", id),
			   *note = z(t, "/urad/opatreni/%lld/zprava", id);
	CHECK(HAS(check_get(t, z(t, "/urad/plany/%lld?mezera=bez-garanta", plan)), "Opatření 1"));
	CHECK(HAS(check_get(t, z(t, "/urad/plany/%lld", plan)), "has its attendance recorded"));
	CHECK(try_post(t, progress, "told=late&until=1.+4.+2026").status == 422);
	CHECK(try_post(t, progress, "told=late&reason=%C4%8Cek%C3%A1+se").status == 422);
	CHECK(try_post(t, progress, "told=late&reason=%C4%8Cek%C3%A1+se&until=13.+3.+2026").status ==
		303);
	struct reply got = check_get(t, "/plan/plan-mesta/opatreni/2.1.1");
	CHECK(HAS(got, "Čeká se") && HAS(got, "measure is late"));
	t->now += 3 * 86400;
	CHECK(!HAS(check_get(t, "/plan/plan-mesta/opatreni/2.1.1"), "Čeká se"));
	t->cookies = try_session(t, try_account(t, "l@example.cz", "coordinator"));
	CHECK(try_post(t, note, "day=1.+1.+2030&text=Budoucnost").status == 422);
	CHECK(try_post(t, note, "day=1.+3.+2026&text=Uvnit%C5%99&hidden=1").status == 303);
	CHECK(try_post(t, note, "day=2.+3.+2026&text=Ven").status == 303);
	got = check_get(t, "/plan/plan-mesta/opatreni/2.1.1");
	CHECK(HAS(got, "Ven") && !HAS(got, "Uvnitř") && HAS(got, "news is fresh"));
	CHECK(!HAS(check_get(t, z(t, "/urad/plany/%lld?mezera=bez-zpravy", plan)), "Opatření 1"));
	CHECK(str_starts(check_get(t, "/plan/plneni.csv").type, S("text/csv")));
}

TEST(who_plans_in_one_area_does_not_plan_in_another)
{
	int64_t plan = adopted(t, 1), account = try_account(t, "j@example.cz", "coordinator"),
		other = pt_area(t->db, .slug = S("jinde"));
	int64_t id = pt_measure(t->db, .code = S("2.1.1"))->id;
	pt_limit_role(t->db, .account = account, .area = other);
	t->cookies = try_session(t, account);
	CHECK(check_get(t, z(t, "/urad/plany/%lld", plan)).status == 403);
	CHECK(check_get(t, z(t, "/urad/opatreni/%lld", id)).status == 403);
	CHECK(check_get(t, z(t, "/urad/zaznamy/opatreni/%lld", id)).status == 403);
	CHECK(try_post(t, z(t, "/urad/plany/%lld/stav", plan), "stav=ended").status == 403);
	CHECK(try_post(t, z(t, "/urad/plany/%lld/vydani", plan), "name=x&co=plan").status == 403);
	CHECK(measure_add_to(t, "title=A&code=2.1.7").status == 422);
	t->cookies = try_session(t, try_account(t, "e@example.cz", "editor"));
	CHECK(check_get(t, "/urad/plany").status == 403);
	CHECK(pt_measures(t->db) == 1);
}

TEST(a_plan_changes_its_state_only_as_it_may)
{
	int64_t plan = begun(t);
	const char *url = z(t, "/urad/plany/%lld/stav", plan);
	struct reply got = try_post(t, url, "stav=ended");
	CHECK(got.status == 422 && HAS(got, "has to be adopted before"));
	CHECK(try_post(t, url, "stav=neco").status == 422);
	CHECK(try_post(t, url, "stav=consulted").status == 303 &&
		try_post(t, url, "stav=adopted").status == 303);
	got = try_post(t, url, "stav=draft");
	CHECK(got.status == 422 && str_is(pt_plan(t->db)->status, "adopted"));
}

TEST(the_draft_of_a_plan_is_put_out_for_comments_by_its_sections)
{
	int64_t plan = begun(t);
	CHECK(measure_add_to(t, "aim=2.1&title=Byty&code=2.1.1&description=Deset+byt%C5%AF.&"
		"status=proposed").status == 303);
	CHECK(measure_add_to(t, "aim=2.1&title=Domy&code=2.1.2&status=proposed").status == 303);
	struct reply got = try_post(t, z(t, "/urad/plany/%lld/pripominky", plan), "");
	CHECK(got.status == 303 && str_starts(got.location, S("/urad/zaznamy/konzultace/")));
	CHECK(HAS(check_get(t, arena_z(&t->arena, got.location)), "Plán města"));
	/* The vision and the one measure that says something. */
	CHECK(pt_consulted(t->db, .heading = S("2.1.1 Byty")) == 1 && pt_sections(t->db) == 2);
	t->cookies = (str){ 0 };
	CHECK(check_get(t, "/zapojte-se/plan-mesta").status == 404);
}
