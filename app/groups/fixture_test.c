#include "app/groups/fixture.h"
#include "app/groups/groups_test.sql.h"

static int64_t member(struct check *t, int64_t group, int64_t number, const char *name,
	const char *role, const char *to)
{
	str naming = !name                      ? S("number")
		: str_is(str_of(name), "Paní Lípa") ? S("pseudonym")
											: S("name");
	int64_t id = member_add(t->db, .group_id = group, .number = number, .naming = naming,
		.name = str_of(name), .role = str_of(role), .valid_from = S("2025-01-01"), .now = t->now);
	member_set(t->db, .id = id, .naming = naming, .name = str_of(name), .role = str_of(role),
		.organisation = number == 2 ? S("Charita") : (str){ 0 },
		.email = number < 5 ? arena_printf(&t->arena, "m%d@example.cz", (int)number) : (str){ 0 },
		.public_name = number == 1, .thanks = number < 3, .valid_from = S("2025-01-01"),
		.valid_to = str_of(to), .now = t->now);
	return id;
}

struct try_group try_group(struct check *t)
{
	struct try_group g = { .area = gt_area(t->db, .slug = S("oblast")) };
	g.group = group_add(t->db, .uuid = S("u"), .slug = S("seniori"), .area_id = g.area,
		.kind = S("working"), .name = S("Senioři"), .sort_key = S("s"), .summary = S("Plánuje."),
		.status = S("published"), .now = t->now);
	g.members[0] = member(t, g.group, 1, "Jana Veřejná", "commissioner", NULL);
	g.members[1] = member(t, g.group, 2, "Petr Skrytý", "provider", NULL);
	g.members[2] = member(t, g.group, 3, "Paní Lípa", "user", NULL);
	g.members[3] = member(t, g.group, 4, NULL, "user", NULL);
	g.members[4] = member(t, g.group, 5, "Eva Bývalá", "provider", "2026-03-01");
	g.members[5] = member(t, g.group, 6, NULL, "public", NULL);
	site_setting_put(t->db, "email", S("urad@example.cz"));
	g.account = try_account(t, "k@example.cz", "coordinator");
	t->cookies = try_session(t, g.account);
	return g;
}

struct reply try_meeting(struct check *t, const char *day, const char *more)
{
	return try_post(t, SENIORS "/setkani/nove", arena_printf(&t->arena,
		"day=%s&starts=14:00&ends=16.00&kind=in_person&place=Radnice&published=1&open=1%s", day,
		more).ptr);
}

struct reply try_step(struct check *t, int number, const char *step)
{
	return try_post(t, arena_printf(&t->arena, SENIORS "/setkani/%d/krok", number).ptr,
		arena_printf(&t->arena, "krok=%s", step).ptr);
}
