/* A paper through the bodies of a town, by requests. */
#include "app/council/fixture.h"

static struct reply paper_page(struct check *t, int64_t paper)
{
	return check_get(t, arena_printf(&t->arena, "/urad/material/%lld", (long long)paper).ptr);
}

static struct reply form_post(struct check *t, int64_t paper, const char *rest)
{
	return try_post(t,
		arena_printf(&t->arena, "/urad/zaznamy/materialy/%lld", (long long)paper).ptr,
		arena_printf(&t->arena, "revision=99999&area=1&title=Pl%%C3%%A1n&department=Odbor&"
			"report=X&%s", rest).ptr);
}

TEST(a_new_paper_goes_the_way_of_its_area_with_drafts_of_each_body)
{
	struct town town = town_fixture(t);
	int64_t paper = town_paper(t, &town);
	CHECK(paper && ct_hearings(t->db, .paper = paper) == 3 && town_state(t, paper, "draft"));
	struct ct_hearing_row *h = ct_hearing(t->db, .paper = paper, .body = S("ZM"));
	CHECK(h && str_is(h->draft, "Zastupitelstvo 01.01 schvaluje Plán služeb."));
	struct reply got = check_get(t, "/urad/zaznamy/materialy/1");
	CHECK(HAS(got, "Day of hearing in PV") && HAS(got, "Draft resolution of ZM"));
	CHECK(HAS(got, "href=\"/urad/material/1\""));
	CHECK(paper_page(t, paper).status == 200 && paper_page(t, 99).status == 404);
}

TEST(a_paper_goes_through_three_bodies_and_is_adopted)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	CHECK(town_state(t, paper, "approved"));
	struct ct_state_row *p = ct_state(t->db, .id = paper);
	CHECK(str_is(p->signed_on, "2026-03-12") && p->signed_by.len);
	CHECK(town_result(t, paper, "PV", "result=accepted").status == 303);
	CHECK(town_result(t, paper, "RM", "result=accepted&number=2026-15/2").status == 303);
	CHECK(town_state(t, paper, "approved"));
	CHECK(town_result(t, paper, "ZM", "result=accepted").status == 303);
	CHECK(town_state(t, paper, "adopted"));
	struct ct_hearing_row *h = ct_hearing(t->db, .paper = paper, .body = S("RM"));
	CHECK(str_is(h->number, "2026-15/2") && str_eq(h->adopted, h->draft));
	/* The signature came after the sessions, and the page says so. */
	CHECK(HAS(paper_page(t, paper), "only after the sessions of PV"));
	struct reply late = town_act(t, paper, "cislo", arena_printf(&t->arena,
		"&hearing=%lld&number=7/2026", (long long)ct_hearing(t->db, .paper = paper,
			.body = S("ZM"))->id).ptr);
	CHECK(late.status == 303);
	CHECK(str_is(ct_hearing(t->db, .paper = paper, .body = S("ZM"))->number, "7/2026"));
}

TEST(a_skipped_body_is_refused_with_the_reason_and_nothing_changes)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	struct reply got = town_result(t, paper, "ZM", "result=accepted");
	CHECK(got.status == 422 && HAS(got, "None can be skipped"));
	CHECK(town_state(t, paper, "approved") &&
		!ct_hearing(t->db, .paper = paper, .body = S("ZM"))->result.len);
	CHECK(town_result(t, paper, "PV", "result=accepted").status == 303);
	got = town_act(t, paper, "vysledek", "&hearing=1&result=accepted");
	CHECK(got.status == 422 && HAS(got, "has decided already"));
	CHECK(town_act(t, paper, "vysledek", "&hearing=777&result=accepted").status == 422);
}

TEST(an_approved_paper_does_not_change_nor_do_its_files)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	struct reply got = form_post(t, paper, "day_1=5.+1.+2026");
	CHECK(got.status == 422 && HAS(got, "Only their result changes it now"));
	CHECK(try_upload(t, "/urad/zaznamy/materialy/1/prilohy?label=X", "a.csv", S("a;b\n1;2\n"))
		.status == 403);
	got = town_act(t, paper, "priloha", "&title=X&url=https://example.cz/&sha256="
		"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
	CHECK(got.status == 422 && HAS(got, "Only their result changes it now"));
	for (int i = 0; i < 2; i++) {
		t->cookies = i ? town.approves : town.writes;
		CHECK(town_act(t, paper, i ? "schvalit" : "predlozit", "").status == 422);
	}
	/* A head writes none, but reads what is to be approved, with its files. */
	CHECK(check_get(t, "/urad/zaznamy/materialy/1").status == 403);
	CHECK(check_get(t, "/urad/zaznamy/materialy/1/prilohy").status == 200);
	CHECK(HAS(paper_page(t, paper), "Protože.") && HAS(paper_page(t, paper), "Vymyšlená"));
}

TEST(only_the_head_approves_and_an_unfinished_paper_is_not_submitted)
{
	struct town town = town_fixture(t);
	int64_t paper = town_paper(t, &town);
	CHECK(form_post(t, paper, "draft_1=01.01&draft_2=01.01").status == 303);
	struct reply got = town_act(t, paper, "predlozit", "");
	CHECK(got.status == 422 && HAS(got, "The draft resolution of ZM is missing."));
	CHECK(form_post(t, paper, "draft_1=01.01&draft_2=01.01&draft_3=01.01").status == 303);
	CHECK(town_act(t, paper, "predlozit", "").status == 303);
	CHECK(town_act(t, paper, "schvalit", "").status == 403);
	got = form_post(t, paper, "draft_1=02.02");
	CHECK(got.status == 422 && HAS(got, "Take it back"));
	t->cookies = town.approves;
	CHECK(town_act(t, paper, "vratit", "").status == 422);
	CHECK(town_act(t, paper, "vratit", "&note=Chyb%C3%AD+cena").status == 303);
	CHECK(town_state(t, paper, "returned") && HAS(paper_page(t, paper), "Chybí cena"));
	CHECK(town_act(t, paper, "predlozit", "").status == 403);
	CHECK(town_act(t, paper, "nesmysl", "").status == 400);
}

TEST(the_assembly_before_the_council_is_refused_in_words)
{
	struct town town = town_fixture(t);
	int64_t paper = town_paper(t, &town);
	struct reply got = form_post(t, paper, "day_2=5.+6.+2026&day_3=1.+6.+2026&draft_1=X");
	CHECK(got.status == 422 && HAS(got, "ZM would hear the paper on"));
	CHECK(HAS(got, "day_3"));
	CHECK(form_post(t, paper, "day_2=5.+6.+2026&day_3=5.+6.+2026").status == 303);
}

TEST(a_postponed_paper_is_heard_by_the_body_again)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	town_result(t, paper, "PV", "result=accepted");
	CHECK(town_result(t, paper, "RM", "result=postponed").status == 422);
	CHECK(town_result(t, paper, "RM", "result=postponed&reason=Nen%C3%AD+rozpo%C4%8Det").status ==
		303);
	struct ct_hearing_row *h = ct_hearing(t->db, .paper = paper, .body = S("RM"));
	CHECK(h->attempt == 2 && !h->day.len && !h->result.len && h->draft.len);
	struct reply got = town_result(t, paper, "RM", "result=accepted");
	CHECK(got.status == 422 && HAS(got, "Say first on which day"));
	str hearing = arena_printf(&t->arena, "&hearing=%lld", (long long)h->id);
	got = town_act(t, paper, "den", arena_printf(&t->arena, "%.*s&day=3.+3.+2026",
		STR_ARG(hearing)).ptr);
	CHECK(got.status == 422 && HAS(got, "ZM would hear the paper on"));
	CHECK(town_act(t, paper, "den", arena_printf(&t->arena, "%.*s&day=26.+1.+2026",
		STR_ARG(hearing)).ptr).status == 303);
	CHECK(town_result(t, paper, "RM", "result=accepted").status == 303);
	CHECK(HAS(paper_page(t, paper), "Není rozpočet"));
}

TEST(a_returned_paper_is_rewritten_and_the_versions_are_compared)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	town_result(t, paper, "PV", "result=accepted");
	CHECK(town_result(t, paper, "RM", "result=returned&reason=Dopsat&again=ano").status == 303);
	CHECK(town_state(t, paper, "returned"));
	CHECK(ct_hearing(t->db, .paper = paper, .body = S("PV"))->attempt == 2);
	CHECK(
		form_post(t, paper, "draft_1=01.01+nov%C4%9B&draft_2=01.01&draft_3=01.01&day_1=1.+2.+2026")
			.status == 303);
	CHECK(town_act(t, paper, "predlozit", "").status == 303);
	CHECK(ct_versions(t->db, .paper = paper) == 2);
	struct reply got = check_get(t, "/urad/material/1/verze/2");
	CHECK(got.status == 200 && HAS(got, "služeb</del>") && HAS(got, "<ins>"));
	CHECK(!HAS(got, "The texts are not those that were kept"));
	ct_spoil(t->db, .paper = paper);
	CHECK(HAS(check_get(t, "/urad/material/1/verze/1"), "The texts are not those that were kept"));
	CHECK(check_get(t, "/urad/material/1/verze/3").status == 404);
}

TEST(what_a_body_has_decided_about_stands_while_the_rest_is_rewritten)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	town_result(t, paper, "PV", "result=accepted");
	town_result(t, paper, "RM", "result=returned&reason=Dopsat");
	struct reply got = form_post(t, paper, "day_1=5.+1.+2026&draft_1=jinak");
	CHECK(got.status == 422 && HAS(got, "This body has decided already."));
	got = form_post(t, paper, "day_1=5.+1.+2026&draft_1=Porada+veden%C3%AD+doporu%C4%8Duje+01.01+"
		"Pl%C3%A1n+slu%C5%BEeb.&day_2=2.+2.+2026&draft_2=01.01&draft_3=01.01");
	CHECK(got.status == 303);
	CHECK(str_is(ct_hearing(t->db, .paper = paper, .body = S("RM"))->day, "2026-02-02"));
}

TEST(an_amendment_is_a_new_version_and_changes_what_comes_after)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	town_result(t, paper, "PV", "result=accepted");
	struct reply got = town_result(t, paper, "RM", "result=accepted_but_modified");
	CHECK(got.status == 422 && HAS(got, "Write the resolution as the body changed it"));
	CHECK(town_result(t, paper, "RM", "result=accepted&adopted=jinak").status == 422);
	got = town_result(t, paper, "RM", "result=accepted&draft_3=jinak");
	CHECK(got.status == 422 && HAS(got, "What later bodies decide about changes only"));
	got = town_result(t, paper, "RM",
		"result=accepted_but_modified&"
		"adopted=Rada+doporu%C4%8Duje+01.01+zm%C4%9Bnu.&draft_3=Zastupitelstvo+01.01+m%C4%9Bn%C3%"
	    "AD.");
	CHECK(got.status == 303 && ct_versions(t->db, .paper = paper) == 2);
	CHECK(str_is(ct_hearing(t->db, .paper = paper, .body = S("RM"))->adopted,
		"Rada doporučuje 01.01 změnu."));
	CHECK(str_is(ct_hearing(t->db, .paper = paper, .body = S("ZM"))->draft,
		"Zastupitelstvo 01.01 mění."));
	CHECK(HAS(check_get(t, "/urad/material/1/verze/2"), "<ins>"));
}

TEST(numbers_of_resolutions_follow_the_body_s_pattern_and_are_not_used_twice)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town), other = town_approved(t, &town);
	town_result(t, paper, "PV", "result=accepted");
	town_result(t, other, "PV", "result=accepted");
	struct reply got = town_result(t, paper, "RM", "result=accepted&number=2025-15/2");
	CHECK(got.status == 422 && HAS(got, "The year is not that of the session."));
	CHECK(town_result(t, paper, "RM", "result=rejected&reason=X&number=2026-15/2").status == 422);
	CHECK(town_result(t, paper, "RM", "result=accepted&number=2026-15/2").status == 303);
	got = town_result(t, other, "RM", "result=accepted&number=2026-15/2");
	CHECK(got.status == 422 && HAS(got, "Another resolution of this body has the number."));
	CHECK(town_result(t, other, "RM", "result=rejected&reason=X").status == 303);
	CHECK(town_state(t, other, "rejected"));
	CHECK(town_result(t, other, "ZM", "result=accepted").status == 422);
}

TEST(a_session_is_planned_moved_and_its_number_counts)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	const char *url = "/urad/zaznamy/jednani-organu/novy";
	CHECK(try_post(t, url, "body=2&day=12.+1.+2026&number=3").status == 303);
	CHECK(try_post(t, url, "body=2&day=12.+1.+2026").status == 422);
	town_result(t, paper, "PV", "result=accepted");
	struct reply got = town_result(t, paper, "RM", "result=accepted&number=2026-15/2");
	CHECK(got.status == 422 && HAS(got, "The number of the session is another one."));
	const char *one = "/urad/zaznamy/jednani-organu/1";
	CHECK(
		try_post(t, one, "revision=99999&title=RM&body=2&day=14.+1.+2026&number=3").status == 303);
	CHECK(str_is(ct_hearing(t->db, .paper = paper, .body = S("RM"))->day, "2026-01-14"));
	CHECK(town_result(t, paper, "RM", "result=accepted&number=2026-15/3").status == 303);
	CHECK(try_post(t, one, "revision=99999&title=RM&body=2&day=15.+1.+2026").status == 422);
}

TEST(papers_belong_to_an_area_and_to_who_keeps_it)
{
	struct town town = town_fixture(t);
	int64_t paper = town_paper(t, &town);
	int64_t elsewhere = try_account(t, "j@example.cz", "coordinator");
	ct_role_area(t->db, .account = elsewhere, .area = 2);
	t->cookies = try_session(t, elsewhere);
	CHECK(paper_page(t, paper).status == 403 && town_act(t, paper, "predlozit", "").status == 403);
	CHECK(check_get(t, "/urad/zaznamy/materialy/1").status == 403);
	CHECK(!HAS(check_get(t, "/urad/zaznamy/materialy"), "Plán služeb"));
	CHECK(!HAS(check_get(t, "/urad/usneseni"), "Plán služeb"));
	struct reply got = try_post(t, "/urad/zaznamy/materialy/novy", "title=X&area=1");
	CHECK(got.status == 422);
	got = try_post(t, "/urad/zaznamy/materialy/novy", "title=X&area=2");
	CHECK(got.status == 422 && HAS(got, "no bodies on the way of papers yet"));
	t->cookies = try_session(t, try_account(t, "r@example.cz", "reader"));
	CHECK(paper_page(t, paper).status == 200 && check_get(t, "/urad/usneseni").status == 200);
	CHECK(town_act(t, paper, "predlozit", "").status == 403);
	t->cookies = (str){ 0 };
	CHECK(paper_page(t, paper).status != 200);
}
