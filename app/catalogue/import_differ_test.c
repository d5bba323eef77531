/* What people made of imported records, and what their sources say later. */
#include "app/catalogue/import_fixture.h"
#include "app/catalogue/record.h"
#include "app/people/fixture.h"
#include "tests/check.h"

static struct edit_provider_get_row *provider_now(struct check *t, int64_t id)
{
	return edit_provider_get(t->db, .ids = { &id, 1 }, .limit = 1).items;
}

#define JOB(...) ((struct import_job){ __VA_ARGS__ })
enum { A_DAY = 24 * 60 * 60 };

/* A guide of one provider with one service. */
static struct import_result guide(struct check *t, const char *provider, const char *phone)
{
	t->now += A_DAY;
	return import_as_guide(t, import_json(t, arena_printf(&t->arena,
		"{'metadata':{'city':'A'},'providers':[{'id':'p','name':'%s','contact':{'phone':'%s'},"
		"'services':[{'id':'s','name':'Pomoc'}]}]}", provider, phone).ptr), JOB(0));
}

/* One service of the register, of a provider with this number. */
static struct import_result registered(struct check *t, const char *ico, const char *name)
{
	t->now += A_DAY;
	return import_as_rpss(t, import_json(t, arena_printf(&t->arena,
		"{'polozky':[{'portalId':1,'identifikator':'1234567','datumPoskytovaniOd':'2010-01-01',"
		"'druhSocialniSluzby':{'id':'DruhSocialniSluzby/4'},"
		"'poskytovatel':{'nazev':'%s','ico':'%s'}}]}", name, ico).ptr), JOB(.accept_loss = true));
}

static int64_t provider_id(struct check *t)
{
	struct it_provider_row *p = it_provider(t->db, .external_id = S("a:p"));
	return p ? p->id : 0;
}

static str provider_name(struct check *t, int64_t id)
{
	struct edit_provider_get_row *p = provider_now(t, id);
	return p ? p->name : (str){ 0 };
}

/* What the office's form would send of the provider. */
static int edit(struct check *t, int64_t id, const char *name, const char *rest)
{
	t->now += A_DAY;
	t->cookies = try_session(t, try_account(t, arena_printf(&t->arena, "e%lld@example.cz",
		(long long)t->now).ptr, "editor"));
	return try_post(t, arena_printf(&t->arena, "/urad/zaznamy/organizace/%lld", (long long)id).ptr,
		arena_printf(&t->arena, "revision=9999&status=published&name=%s&%s", name, rest).ptr)
		.status;
}

static struct it_difference_row *difference(struct check *t, const char *kind, const char *field)
{
	return it_difference(t->db, .kind = str_of(kind), .field = str_of(field));
}

TEST(what_the_office_changed_stays_and_is_asked_about_when_the_source_says_something_new)
{
	guide(t, "Pomoc a spol.", "111 222 333");
	int64_t id = provider_id(t);
	CHECK(edit(t, id, "Jinak", "contacts.phones=111+222+333") == 303);
	struct import_result r = guide(t, "Pomoc a spol.", "111 222 333");
	CHECK(r.changed == 0 && r.asked == 0 && str_is(provider_name(t, id), "Jinak"));
	struct it_difference_row *d = difference(t, "provider", "name");
	CHECK(d && str_is(d->state, "ours") && d->account_id.set);
	r = guide(t, "Pomoc a spol.", "111 222 333");
	CHECK(r.outcome == IMPORT_NOTHING_NEW);
	r = guide(t, "Pomoc a rada", "111 222 333");
	d = difference(t, "provider", "name");
	CHECK(r.outcome == IMPORT_LANDED && r.changed == 0 && r.asked == 1);
	CHECK(str_is(provider_name(t, id), "Jinak") && str_is(d->state, "open") &&
		str_is(d->theirs, "Pomoc a rada"));
	CHECK(guide(t, "Pomoc a rada", "111 222 333").outcome == IMPORT_NOTHING_NEW);
	/* Who agrees has nothing to decide. */
	CHECK(edit(t, id, "Pomoc+a+rada", "contacts.phones=111+222+333") == 303);
	guide(t, "Pomoc a rada", "111 222 333");
	CHECK(!difference(t, "provider", "name"));
}

TEST(what_nobody_changed_follows_its_source_and_the_history_says_so)
{
	guide(t, "Pomoc", "111 222 333");
	int64_t id = provider_id(t);
	CHECK(edit(t, id, "Jinak", "contacts.phones=111+222+333") == 303);
	struct import_result r = guide(t, "Pomoc", "444 555 666");
	CHECK(r.changed == 1 && str_is(provider_name(t, id), "Jinak"));
	t->cookies = try_session(t, try_account(t, "h@example.cz", "editor"));
	str url = arena_printf(&t->arena, "/urad/zaznamy/organizace/%lld/historie", (long long)id);
	struct reply history = check_get(t, url.ptr);
	CHECK(str_has(history.body, S("444 555 666")) && str_has(history.body, S("111 222 333")));
	CHECK(str_has(history.body, S("Taken over from its source")) && try_audited(t, "source") == 1);
}

TEST(a_set_that_the_office_changed_keeps_its_days)
{
	import_codes_fixture(t);
	const char *text = "{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P','services':["
		"{'id':'s','name':'S','description':'%s'}]}]}";
	import_as_guide(t, import_json(t, arena_printf(&t->arena, text, "Terénní.").ptr), JOB(0));
	struct it_service_row *s = it_service(t->db, .external_id = S("a:s"));
	t->now += A_DAY;
	t->cookies = try_session(t, try_account(t, "e@example.cz", "editor"));
	str url = arena_printf(&t->arena, "/urad/zaznamy/sluzby/%lld", (long long)s->id);
	str body = arena_printf(&t->arena,
		"revision=9999&status=published&kind=related&name=S&provider="
		"%lld&forms=residential&description=Ter%%C3%%A9nn%%C3%%AD.&summary=Ter%%C3%%A9nn%%C3%%AD.",
		(long long)it_provider_of(t->db, .service = s->id));
	CHECK(try_post(t, url.ptr, body.ptr).status == 303);
	t->now += A_DAY;
	struct import_result r = import_as_guide(t,
		import_json(t, arena_printf(&t->arena, text, "Ambulantní.").ptr), JOB(0));
	CHECK(r.asked == 1 && r.changed == 1);
	struct it_forms_rows f = it_forms(t->db, .service = s->id);
	CHECK(f.count == 2 && str_is(f.items[1].code, "residential") &&
		str_is(f.items[1].valid_from, "2026-03-13") && !f.items[1].valid_to.ptr);
	struct it_difference_row *d = difference(t, "service", "forms");
	CHECK(d && str_is(d->theirs, "ambulatory") && str_is(d->state, "open"));
}

TEST(the_register_knows_a_provider_of_another_source_by_its_number)
{
	import_codes_fixture(t);
	guide(t, "Pomoc", "111 222 333");
	int64_t id = provider_id(t);
	CHECK(edit(t, id, "Pomoc", "ico=00839345&contacts.phones=111+222+333") == 303);
	struct import_result r = registered(t, "00839345", "POMOC, z. s.");
	CHECK(r.outcome == IMPORT_LANDED && r.linked == 1 && r.added == 1 && r.asked == 1);
	CHECK(import_count(t, "provider") == 1 && str_is(provider_name(t, id), "Pomoc"));
	struct it_difference_row *d = difference(t, "provider", "name");
	CHECK(d && str_is(d->theirs, "POMOC, z. s.") && str_is(d->state, "open"));
	struct it_service_row *s = it_service(t->db, .external_id = S("rpss:1"));
	CHECK(s && it_provider_of(t->db, .service = s->id) == id);
	CHECK(it_contacts_of_provider(t->db, .provider = id) == 1);
	CHECK(registered(t, "00839345", "POMOC, z. s.").outcome == IMPORT_NOTHING_NEW);
	/* The guide goes on as before, and knows nothing of the register. */
	CHECK(guide(t, "Pomoc", "111 222 333").outcome != IMPORT_FAILED);
	CHECK(registered(t, "00839345", "POMOC, z. s.").outcome == IMPORT_NOTHING_NEW);
}

TEST(two_providers_with_one_number_are_not_guessed_among)
{
	import_codes_fixture(t);
	guide(t, "Pomoc", "111 222 333");
	CHECK(edit(t, provider_id(t), "Pomoc", "ico=00839345") == 303);
	it_own(t->db, .slug = S("druhy"));
	it_number(t->db, .slug = S("druhy"), .ico = S("00839345"));
	struct import_result r = registered(t, "00839345", "POMOC, z. s.");
	CHECK(r.linked == 0 && r.added == 2 && import_count(t, "provider") == 3);
}

TEST(a_shared_record_that_a_source_no_longer_has_is_asked_about_and_goes_on)
{
	import_codes_fixture(t);
	guide(t, "Pomoc", "111 222 333");
	int64_t id = provider_id(t);
	CHECK(edit(t, id, "Pomoc", "ico=00839345") == 303);
	registered(t, "00839345", "Pomoc");
	struct import_result r = registered(t, "01234567", "Jiní");
	struct it_difference_row *d = difference(t, "provider", "status");
	CHECK(
		r.outcome == IMPORT_LANDED && d && str_is(d->theirs, "ended") && str_is(d->state, "open"));
	CHECK(str_is(provider_now(t, id)->status, "published"));
}

static struct import_result lines_guide(struct check *t, const char *phone)
{
	t->now += 60;
	return import_as_guide(t, import_json(t, arena_printf(&t->arena,
		"{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P','services':["
		"{'id':'s','name':'S'},{'id':'z','name':'Z'}]}],"
		"'crisisLines':[{'id':'l','name':'Linka','phone':'%s','availability':'8-20'}],"
		"'lifeSituations':[{'id':'x','name':'Dluhy','providerRefs':['s']}]}", phone).ptr), JOB(0));
}

TEST(a_crisis_line_that_the_office_corrected_stays_corrected)
{
	lines_guide(t, "111 222 333");
	t->cookies = try_session(t, try_account(t, "e@example.cz", "editor"));
	CHECK(try_post(t, "/urad/zaznamy/linky/1", "revision=9999&name=Linka&availability=nonstop&"
		"position=1&contacts.phones=111+222+333").status == 303);
	struct import_result r = lines_guide(t, "116 123");
	struct reply got = check_get(t, "/urad/zaznamy/linky/1");
	CHECK(r.changed == 1 && str_has(got.body, S("nonstop")) && str_has(got.body, S("116 123")));
	struct it_difference_row *d = difference(t, "crisis_line", "availability");
	CHECK(d && str_is(d->theirs, "8-20") && str_is(d->state, "ours"));
}

TEST(who_helps_in_a_situation_by_the_office_goes_on_helping)
{
	lines_guide(t, "111 222 333");
	t->cookies = try_session(t, try_account(t, "e@example.cz", "editor"));
	int64_t s = it_service(t->db, .external_id = S("a:s"))->id;
	int64_t z = it_service(t->db, .external_id = S("a:z"))->id;
	const char *form = "revision=9999&status=published&kind=related&provider=1&name=%s%s";
	CHECK(try_post(t, arena_printf(&t->arena, "/urad/zaznamy/sluzby/%lld", (long long)z).ptr,
		arena_printf(&t->arena, form, "Z", "&situations=dluhy").ptr).status == 303);
	CHECK(try_post(t, arena_printf(&t->arena, "/urad/zaznamy/sluzby/%lld", (long long)s).ptr,
		arena_printf(&t->arena, form, "S", "").ptr).status == 303);
	lines_guide(t, "111 222 333");
	struct edit_help_situations_rows helps =
		edit_help_situations(t->db, .services = { &z, 1 }, .limit = 10);
	CHECK(helps.count == 1 && import_count(t, "help") == 1);
}
