#include "app/council/fixture.h"

static struct reply body_add_(struct check *t, const char *rest)
{
	return try_post(t, "/urad/zaznamy/organy/novy",
		arena_printf(&t->arena, "area=1&item_pattern=NN.NN&%s", rest).ptr);
}

struct town town_fixture(struct check *t)
{
	struct town town = { .coordinator = try_account(t, "k@example.cz", "coordinator"),
		.head = try_account(t, "v@example.cz", "head") };
	ct_area(t->db, .id = 1, .slug = S("mesto"), .name = S("Město"));
	ct_area(t->db, .id = 2, .slug = S("jinde"), .name = S("Jinde"));
	town.writes = try_session(t, town.coordinator);
	town.approves = try_session(t, town.head);
	t->cookies = town.writes;
	body_add_(t, "name=porada+veden%C3%AD&code=PV&way=1&"
		"operative=Porada+veden%C3%AD+doporu%C4%8Duje+%7Bbod%7D+%7Bn%C3%A1zev%7D.");
	body_add_(t, "name=rada+m%C4%9Bsta&code=RM&way=2&statutory=ano&"
		"number_pattern=%7Brok%7D-%7Bpo%C5%99ad%C3%AD%7D/%7Bjedn%C3%A1n%C3%AD%7D&"
		"operative=Rada+doporu%C4%8Duje+%7Bbod%7D+%7Bn%C3%A1zev%7D.");
	body_add_(t, "name=zastupitelstvo&code=ZM&way=3&statutory=ano&agenda_days=7&"
		"operative=Zastupitelstvo+%7Bbod%7D+schvaluje+%7Bn%C3%A1zev%7D.");
	return town;
}

int64_t town_paper(struct check *t, const struct town *town)
{
	t->cookies = town->writes;
	struct reply got = try_post(t, "/urad/zaznamy/materialy/novy", "title=Pl%C3%A1n+slu%C5%BEeb&"
		"area=1&department=Odbor&report=Proto%C5%BEe.&prepared_by=Bc.+Jana+Vymy%C5%A1len%C3%A1&"
		"prepared_office=referentka");
	str at = str_part(got.location, strlen("/urad/zaznamy/materialy/"), got.location.len), id;
	str_cut(&at, '?', &id);
	ct_days(t->db, .paper = str_int(id).value, .body = S("PV"), .day = S("2026-01-05"));
	ct_days(t->db, .paper = str_int(id).value, .body = S("RM"), .day = S("2026-01-12"));
	ct_days(t->db, .paper = str_int(id).value, .body = S("ZM"), .day = S("2026-02-02"));
	return str_int(id).value;
}

struct reply town_act(struct check *t, int64_t paper, const char *what, const char *rest)
{
	return try_post(t, arena_printf(&t->arena, "/urad/material/%lld", (long long)paper).ptr,
		arena_printf(&t->arena, "co=%s%s", what, rest).ptr);
}

int64_t town_approved(struct check *t, const struct town *town)
{
	int64_t paper = town_paper(t, town);
	town_act(t, paper, "predlozit", "");
	t->cookies = town->approves;
	town_act(t, paper, "schvalit", "");
	t->cookies = town->writes;
	return paper;
}

struct reply town_result(struct check *t, int64_t paper, const char *body, const char *rest)
{
	struct ct_hearing_row *h = ct_hearing(t->db, .paper = paper, .body = str_of(body));
	return town_act(t, paper, "vysledek", arena_printf(&t->arena, "&hearing=%lld&%s",
		(long long)(h ? h->id : 0), rest).ptr);
}

bool town_state(struct check *t, int64_t paper, const char *state)
{
	struct ct_state_row *p = ct_state(t->db, .id = paper);
	return p && str_is(p->state, state);
}
