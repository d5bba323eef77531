/* Records of the catalogue as the office keeps them. */
#include "app/catalogue/fixture.h"
#include "app/catalogue/record.h"
#include "app/people/account.h"
#include "app/people/audit.h"
#include "app/people/fixture.h"
#include "app/catalogue/record_test.sql.h"
#include "app/office/record.sql.h"
#include "app/people/role.h"
#include "app/people/role.sql.h"

#define SERVICE "/urad/zaznamy/sluzby/1"
#define LEAST "provider=1&kind=registered&type=home_care&status=published"

/* An editor everywhere, signed in. */
static int64_t editor(struct check *t, const char *email)
{
	int64_t id = try_account(t, email, "editor");
	t->cookies = try_session(t, id);
	return id;
}

static int64_t revision(struct check *t)
{
	return record_revision(t->db, .kind = S("service"), .record = 1);
}

static struct reply save(struct check *t, int64_t revision, const char *rest)
{
	return try_post(t, SERVICE, arena_printf(&t->arena, LEAST "&revision=%lld&%s",
		(long long)revision, rest).ptr);
}

static struct edit_service_get_row *service_now(struct check *t, int64_t id)
{
	return edit_service_get(t->db, .ids = { &id, 1 }, .limit = 1).items;
}

static str name_now(struct check *t) { return service_now(t, 1)->name; }

TEST(an_editor_changes_a_service_and_its_history_says_what)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	struct reply form = check_get(t, SERVICE);
	CHECK(form.status == 200 && str_has(form.body, S("value=\"Péče doma\"")));
	CHECK(save(t, 0, "name=P%C3%A9%C4%8De+u+v%C3%A1s&price=100+K%C4%8D&hours=Po-Pa+8-12%2C+13-17"
		"&contacts.phones=499+123+456+(vedouc%C3%AD)&forms=outreach&groups=seniors").status == 303);
	CHECK(str_is(name_now(t), "Péče u vás"));
	int64_t one = 1;
	struct service_opening_rows open =
		service_opening(t->db, .services = { &one, 1 }, .limit = 50);
	CHECK(open.count == 10 && open.items[0].opens.value == 480
		&& open.items[5].closes.value == 1020);
	struct reply history = check_get(t, SERVICE "/historie");
	CHECK(history.status == 200 && str_has(history.body, S("Péče doma")) &&
		str_has(history.body, S("Péče u vás")) && str_has(history.body, S("Jana Zkušební")));
	form = check_get(t, SERVICE);
	CHECK(str_has(form.body, S("499 123 456 (vedoucí)")) &&
		str_has(form.body, S("Po–Pá 8:00–12:00, 13:00–17:00")));
	int64_t before = revision(t);
	CHECK(save(t, before,
			  "name=P%C3%A9%C4%8De+u+v%C3%A1s&price=100+K%C4%8D&hours=Po-Pa+8-12%2C+13-17"
			  "&contacts.phones=499+123+456+(vedouc%C3%AD)&forms=outreach&groups=seniors")
			  .status == 303);
	CHECK(revision(t) == before);
}

TEST(what_two_editors_changed_in_different_fields_is_put_together)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	CHECK(save(t, 0, "name=P%C3%A9%C4%8De+doma&price=100").status == 303);
	int64_t seen = revision(t);
	CHECK(save(t, seen, "name=Jinak&price=100").status == 303);
	editor(t, "petr@example.cz");
	struct reply got = save(t, seen, "name=P%C3%A9%C4%8De+doma&price=200");
	CHECK(got.status == 303 && str_has(got.location, S("slouceno")));
	CHECK(str_is(name_now(t), "Jinak") && str_is(service_now(t, 1)->price, "200"));
}

TEST(what_two_editors_changed_in_one_field_is_shown_to_the_second_who_chooses)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	CHECK(save(t, 0, "name=P%C3%A9%C4%8De+doma").status == 303);
	int64_t seen = revision(t);
	CHECK(save(t, seen, "name=Prvn%C3%AD").status == 303);
	editor(t, "petr@example.cz");
	struct reply got = save(t, seen, "name=Druh%C3%BD&price=300");
	CHECK(got.status == 409 && str_has(got.body, S("První")) && str_has(got.body, S("Druhý")));
	CHECK(str_is(name_now(t), "První"));
	CHECK(save(t, revision(t), "name=Druh%C3%BD&price=300&volba-name=jejich").status == 303);
	CHECK(str_is(name_now(t), "První") && str_is(service_now(t, 1)->price, "300"));
	CHECK(save(t, seen, "name=T%C5%99et%C3%AD&price=300").status == 409);
	CHECK(save(t, revision(t), "name=T%C5%99et%C3%AD&price=300&volba-name=moje").status == 303);
	CHECK(str_is(name_now(t), "Třetí"));
}

/* The hidden fields of the page that shows both values, as the browser sends them. */
static const char *hidden_fields(struct check *t, str page)
{
	static const char mark[] = "<input type=\"hidden\" name=\"";
	struct buf out = { .arena = &t->arena };
	for (const char *at; (at = memmem(page.ptr, page.len, mark, strlen(mark))); ) {
		str rest = str_part(page, (size_t)(at - page.ptr) + strlen(mark), page.len), name, value;
		page = rest;
		str_cut(&rest, '"', &name);
		str_cut(&rest, '"', &value);
		str_cut(&rest, '"', &value);
		if (!str_is(name, "csrf"))
			buf_printf(&out, "%.*s=%.*s&", STR_ARG(name), STR_ARG(url_encode(&t->arena, value)));
	}
	return buf_str(&out).ptr;
}

TEST(choices_that_only_the_other_changed_stay_when_another_field_is_disputed)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	CHECK(save(t, 0, "name=P%C3%A9%C4%8De+doma&groups=seniors").status == 303);
	int64_t seen = revision(t);
	CHECK(save(t, seen, "name=Prvn%C3%AD&groups=seniors&groups=disability").status == 303);
	editor(t, "petr@example.cz");
	struct reply got = save(t, seen, "name=Druh%C3%BD&groups=seniors");
	CHECK(got.status == 409);
	CHECK(try_post(t, SERVICE, arena_printf(&t->arena, "%svolba-name=moje",
		hidden_fields(t, got.body)).ptr).status == 303);
	CHECK(str_is(name_now(t), "Druhý"));
	int64_t one = 1;
	CHECK(edit_set_group(t->db, .services = { &one, 1 }, .day = S("2026-03-12"), .limit = 9)
			  .count == 2);
}

TEST(what_a_form_does_not_show_of_a_record_survives_its_saving)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	rt_capacity_note(t->db, .service = 3, .note = S("z toho 4 pro matky"));
	static const char rest[] = "name=Azylov%C3%BD+d%C5%AFm&provider=2&kind=registered&type=shelter"
							   "&status=published&forms=residential&places=3&capacities=po%C4%8Det+"
	                           "l%C5%AF%C5%BEek%3A+24+%28pobytov%C3%A1%29"
							   "&contacts.phones=777+000+333+%28recepce%29&contacts.webs=https%3A%"
	                           "2F%2Fexample.cz%2FX_%28Y%29";
	CHECK(try_post(t, "/urad/zaznamy/sluzby/3", rest).status == 303);
	CHECK(rt_capacities(t->db, .service = 3, .note = S("z toho 4 pro matky")) == 1);
	str page = check_get(t, "/urad/zaznamy/sluzby/3").body;
	CHECK(
		str_has(page, S("777 000 333 (recepce)")) && str_has(page, S("https://example.cz/X_(Y)")));
	CHECK(str_has(check_get(t, "/sluzby/azylovy-dum").body, S("https://example.cz/X_(Y)")));
}

TEST(a_field_is_put_back_as_it_was)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	CHECK(save(t, 0, "name=Nov%C3%A9+jm%C3%A9no").status == 303);
	int64_t entry = rt_entry_of(t->db, .field = S("name"));
	CHECK(entry > 0);
	CHECK(try_post(t, SERVICE "/vratit",
		arena_printf(&t->arena, "zmena=%lld", (long long)entry).ptr).status == 303);
	CHECK(str_is(name_now(t), "Péče doma") && try_audited(t, "restore") == 1);
	CHECK(try_post(t, SERVICE "/vratit", "zmena=999999").status == 404);
	CHECK(try_post(t, "/urad/zaznamy/sluzby/2/vratit",
		arena_printf(&t->arena, "zmena=%lld", (long long)entry).ptr).status == 404);
}

TEST(what_was_not_saved_is_kept_for_its_author_until_it_is)
{
	catalogue_fixture(t);
	int64_t jana = editor(t, "jana@example.cz");
	CHECK(try_post(t, SERVICE "/koncept", LEAST "&revision=0&name=Rozepsan%C3%A9").status == 303);
	CHECK(str_is(name_now(t), "Péče doma"));
	CHECK(str_has(check_get(t, SERVICE).body, S("koncept=1")));
	CHECK(str_has(check_get(t, SERVICE "?koncept=1").body, S("value=\"Rozepsané\"")));
	CHECK(str_has(check_get(t, "/urad/rozepsane").body, S("/urad/zaznamy/sluzby/1?koncept=1")));
	editor(t, "petr@example.cz");
	CHECK(!str_has(check_get(t, SERVICE).body, S("koncept=1")));
	t->cookies = try_session(t, jana);
	CHECK(save(t, 0, "name=Rozepsan%C3%A9").status == 303);
	CHECK(!str_has(check_get(t, SERVICE).body, S("koncept=1")));
	CHECK(try_post(t, SERVICE "/koncept", LEAST "&name=Jinak").status == 303);
	CHECK(try_post(t, SERVICE "/zahodit", "").status == 303);
	/* What is sent as it is kept is no change, however the browser ends its lines. */
	CHECK(
		save(t, revision(t), "name=Rozepsan%C3%A9&hours=Po+8-12%0D%0A%C3%9At+9-12").status == 303);
	CHECK(try_post(t, SERVICE "/koncept", LEAST "&name=Rozepsan%C3%A9"
		"&hours=Po+8%3A00%E2%80%9312%3A00%0D%0A%C3%9At+9%3A00%E2%80%9312%3A00").status == 303);
	CHECK(!str_has(check_get(t, SERVICE).body, S("koncept=1")));
}

TEST(one_value_is_given_to_many_and_taken_back_at_once)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	struct reply got = try_post(t, "/urad/zaznamy/sluzby/hromadne", "id=1&id=2&pole=status");
	CHECK(got.status == 200 && str_has(got.body, S("name=\"status\"")));
	got = try_post(
		t, "/urad/zaznamy/sluzby/hromadne", "id=1&id=2&pole=status&krok=ukazat&status=ended");
	CHECK(got.status == 200 && str_has(got.body, S("Péče doma")) &&
		str_has(got.body, S("Denní centrum")));
	CHECK(str_is(service_now(t, 1)->status, "published"));
	got = try_post(
		t, "/urad/zaznamy/sluzby/hromadne", "id=1&id=2&pole=status&krok=provest&status=ended");
	CHECK(got.status == 303 && str_is(service_now(t, 1)->status, "ended"));
	CHECK(str_is(service_now(t, 2)->status, "ended"));
	int64_t operation = rt_operation(t->db);
	/* What somebody has changed since stays. */
	CHECK(try_post(t, "/urad/zaznamy/sluzby/hromadne", "id=2&pole=status&krok=provest&status=draft")
			  .status == 303);
	CHECK(try_post(t, arena_printf(&t->arena, "/urad/zaznamy/sluzby/operace/%lld",
		(long long)operation).ptr, "").status == 303);
	CHECK(str_is(service_now(t, 1)->status, "published"));
	CHECK(str_is(service_now(t, 2)->status, "draft"));
}

TEST(a_list_is_filtered_by_words_and_state_and_the_filter_can_be_saved)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	struct reply got = check_get(t, "/urad/zaznamy/sluzby?q=pece");
	CHECK(got.status == 200 && str_has(got.body, S("Péče doma")) &&
		!str_has(got.body, S("Denní centrum")));
	got = check_get(t, "/urad/zaznamy/sluzby?stav=draft");
	CHECK(str_has(got.body, S("Připravovaná služba")) && !str_has(got.body, S("Denní centrum")));
	CHECK(try_post(t, "/urad/zaznamy/sluzby/pohledy?stav=draft", "nazev=K+dopln%C4%9Bn%C3%AD")
			  .status == 303);
	CHECK(str_has(check_get(t, "/urad/zaznamy/sluzby").body, S("K doplnění")));
	CHECK(str_has(check_get(t, "/urad/hledat?q=charita").body, S("/urad/zaznamy/organizace/1")));
	CHECK(str_has(try_post(t, "/urad/zaznamy/sluzby/hromadne", "pole=status").location, S("nic")));
	CHECK(str_has(check_get(t, "/urad/zaznamy/sluzby?hotovo=nic").body, S("Nothing was chosen")));
	CHECK(check_get(t, "/urad/zaznamy/sluzby?strana=9").status == 404);
	CHECK(check_get(t, "/urad/zaznamy/nic").status == 404);
}

TEST(every_kind_has_its_list_and_its_form)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	for (const struct record *const *k = catalogue_records; *k; k++) {
		const char *list = arena_printf(&t->arena, "/urad/zaznamy/%s", (*k)->path).ptr;
		CHECK(check_get(t, list).status == 200);
		CHECK(check_get(t, arena_printf(&t->arena, "%s/novy", list).ptr).status == 200);
		CHECK(try_post(t, arena_printf(&t->arena, "%s/novy", list).ptr, "").status == 422);
		CHECK(check_get(t, arena_printf(&t->arena, "%s/987654", list).ptr).status == 404);
	}
}

TEST(new_records_of_every_kind_are_made_by_their_forms)
{
	static const struct { const char *path, *form, *look;
	} made[] = {
		{ "organizace", "name=Spolek+Lípa&status=published&ico=00216224&municipality=Trutnov",
			"Spolek" },
		{ "mista",
			"name=D%C5%AFm&provider=1&street=Dlouh%C3%A1&house_number=1&municipality=%C3%9Apice",
			"Dlouh" },
		{ "situace", "name=Zt%C3%A1ta+bydlen%C3%AD&status=published", "bydlen" },
		{ "linky", "name=Linka&contacts.phones=116+111&position=1", "116 111" },
		{ "urady", "name=M%C4%9Bstsk%C3%BD+%C3%BA%C5%99ad&municipality=Trutnov", "Trutnov" },
		{ "sluzby",
			"name=Nov%C3%A1&status=draft&provider=2&kind=related&towns=%C3%9Apice%0D%0ATrutnov",
			"Úpice" },
	};
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	for (size_t i = 0; i < COUNT(made); i++) {
		struct reply got = try_post(t,
			arena_printf(&t->arena, "/urad/zaznamy/%s/novy", made[i].path).ptr, made[i].form);
		CHECK(got.status == 303);
		str where = got.location, id;
		str_cut(&where, '?', &id);
		CHECK(str_has(check_get(t, arena_z(&t->arena, id)).body, str_of(made[i].look)));
	}
	CHECK(try_audited(t, "create") >= (int64_t)COUNT(made));
}

TEST(bad_values_of_a_form_are_refused_with_what_was_typed)
{
	static const char *const bad[] = {
		"name=", "name=A&status=neco", "name=A&age_from=90&age_to=10", "name=A&hours=kdykoli",
		"name=A&contacts.phones=abc", "name=A&contacts.emails=abc", "name=A&towns=Nikde",
		"name=A&valid_from=2026-02-30", "name=A&capacities=20", "name=A&capacities=mouchy:+3",
		"name=A&forms=neco", "name=A&valid_from=2026-03-02&valid_to=2026-03-01", "name=A&type=",
	};
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct reply got = try_post(t, SERVICE, arena_printf(&t->arena,
			"%s&provider=1&kind=registered&status=published&revision=0%s", bad[i],
			str_has(str_of(bad[i]), S("type=")) ? "" : "&type=home_care").ptr);
		CHECK(got.status == 422 && str_has(got.body, S("govuk-error-summary")));
	}
	CHECK(str_is(name_now(t), "Péče doma") && !revision(t));
}

TEST(a_secret_place_takes_no_address_and_shows_none)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	CHECK(try_post(t, "/urad/zaznamy/mista/novy",
			  "name=Azyl&provider=2&secret=1&street=Kan%C3%A1rkov%C3%A1")
			  .status == 422);
	CHECK(try_post(t, "/urad/zaznamy/mista/novy", "name=Azyl&provider=2&secret=1").status == 303);
	str all = check_get(t, "/urad/zaznamy/mista").body;
	CHECK(str_has(all, S("Azyl")) && !str_has(all, S("Tajná")));
}

TEST(only_who_keeps_the_catalogue_sees_and_changes_it_and_only_in_the_own_area)
{
	catalogue_fixture(t);
	CHECK(check_get(t, "/urad/zaznamy/sluzby").status != 200);
	t->cookies = try_session(t, try_account(t, "cte@example.cz", "reader"));
	CHECK(check_get(t, "/urad/zaznamy/sluzby").status == 403);
	CHECK(try_post(t, SERVICE, LEAST "&name=X").status == 403);
	CHECK(try_post(t, SERVICE "/koncept", LEAST "&name=X").status == 403);
	int64_t local = try_account(t, "mistni@example.cz", "reader");
	struct writer w = { t->db, &t->arena, t->now, 0 };
	account_grant(&w, local, S("Místní"),
		&(struct grant){
			.role = role_find(S("editor")), .area = area_of_slug(t->db, .slug = S("trutnovsko")) });
	t->cookies = try_session(t, local);
	CHECK(check_get(t, SERVICE).status == 200);
	CHECK(check_get(t, "/urad/zaznamy/situace/1").status != 200);
	/* Of what was done to many the own records are taken back, the rest by whoever may. */
	str here = t->cookies;
	t->cookies = try_session(t, try_account(t, "vsude@example.cz", "editor"));
	CHECK(try_post(t, "/urad/zaznamy/sluzby/hromadne",
		"id=1&id=2&pole=status&krok=provest&status=draft").status == 303);
	const char *undo = arena_printf(&t->arena, "/urad/zaznamy/sluzby/operace/%lld",
		(long long)rt_operation(t->db)).ptr;
	str everywhere = t->cookies;
	t->cookies = here;
	rt_seat(t->db, .provider = 2, .municipality = 573868);
	rt_move(t->db, .provider = 2, .municipality = 573868);
	CHECK(try_post(t, undo, "").status == 303);
	CHECK(str_is(service_now(t, 1)->status, "published"));
	CHECK(str_is(service_now(t, 2)->status, "draft"));
	t->cookies = everywhere;
	CHECK(try_post(t, undo, "").status == 303);
	CHECK(str_is(service_now(t, 2)->status, "published"));
	t->cookies = here;
	rt_move_places(t->db, .municipality = 573868);
	CHECK(check_get(t, SERVICE).status == 403);
	CHECK(try_post(t, SERVICE, LEAST "&name=X").status == 403);
	CHECK(str_is(name_now(t), "Péče doma"));
}

TEST(the_audit_trail_shows_that_somebody_touched_it)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	CHECK(save(t, 0, "name=Jinak").status == 303 &&
		save(t, revision(t), "name=Zase+jinak").status == 303);
	struct audit_proof proof = audit_prove(t->db);
	CHECK(proof.sound && proof.entries >= 3);
	int64_t last = rt_last_entry(t->db);
	rt_entry_spoil(t->db, .id = last - 1);
	proof = audit_prove(t->db);
	CHECK(!proof.sound && proof.broken == last - 1);
	rt_entry_drop(t->db, .id = last);
	rt_entry_drop(t->db, .id = last - 1);
	proof = audit_prove(t->db);
	CHECK(!proof.sound && !proof.broken && proof.short_of == 2);
}

TEST(the_administrator_changes_what_the_portal_says_about_itself)
{
	catalogue_fixture(t);
	t->cookies = try_session(t, try_account(t, "cte@example.cz", "editor"));
	CHECK(check_get(t, "/urad/sprava/nastaveni").status == 403);
	t->cookies = try_session(t, try_account(t, "spravce@example.cz", "admin"));
	CHECK(check_get(t, "/urad/sprava/nastaveni").status == 200);
	static const char rest[] = "operator=M%C4%9Bsto&feedback_days=10&feedback_keep_days=180"
		"&reminders=ne&reminder_first_days=7&exit_url=https%3A%2F%2Fpocasi.example.cz%2F"
		"&accessibility_method=vlastni&accessibility_state=castecny"
		"&data_licence=https%3A%2F%2Fcreativecommons.org%2Flicenses%2Fby%2F4.0%2F";
	CHECK(try_post(t, "/urad/sprava/nastaveni", arena_printf(&t->arena,
		"portal_name=&town_name=Lhota&%s", rest).ptr).status == 422);
	CHECK(try_post(t, "/urad/sprava/nastaveni", arena_printf(&t->arena,
		"portal_name=Pomoc&town_name=Lhota&base_url=https%%3A%%2F%%2Flhota.cz%%2F&%s", rest).ptr)
			.status == 422);
	CHECK(try_post(t, "/urad/sprava/nastaveni", arena_printf(&t->arena,
		"portal_name=Pomoc+v+Lhot%%C4%%9B&town_name=Lhota&%s", rest).ptr).status == 303);
	CHECK(str_has(check_get(t, "/").body, S("Pomoc v Lhotě")));
	CHECK(str_is(site_setting(t->db, "town_name"), "Lhota"));
	CHECK(str_is(site_setting(t->db, "reminders"), "ne"));
	CHECK(str_is(check_get(t, "/rychly-odchod").location, "https://pocasi.example.cz/"));
	CHECK(try_post(t, "/urad/sprava/nastaveni", arena_printf(&t->arena,
		"portal_name=Pomoc&town_name=Lhota&exit_url=%%2Fkrize&%s", rest).ptr).status == 422);
}

TEST(a_postal_code_is_kept_without_its_space)
{
	catalogue_fixture(t);
	editor(t, "jana@example.cz");
	CHECK(try_post(t, "/urad/zaznamy/mista/novy",
		"name=Pobo%C4%8Dka&provider=1&street=Horsk%C3%A1&postal_code=541+01&municipality=Trutnov")
		.status == 303);
	str table = check_get(t, "/urad/zaznamy/mista/tabulka.csv").body;
	CHECK(str_has(table, S(";54101;")) && !str_has(table, S("541 01")));
}
