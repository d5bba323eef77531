#include "app/catalogue/opening.h"
#include "app/catalogue/fixture.h"
#include "tests/check.h"

extern const struct lang lang_cs;

UNIT(opening_hours_are_read_as_people_write_them)
{
	static const struct { const char *line, *plain; } good[] = {
		{ "Po–Pá 8:00–12:00, 13:00–17:00", NULL }, { "po 8-12", "Po 8:00–12:00" },
		{ "ÚT, ČT: 9.30 - 16", "Út, Čt 9:30–16:00" }, { "So–Ne 22:00–6:00", NULL },
		{ "Po-Ne 0-24", "denně 0:00–24:00" }, { "pondělí–středa, Pá 8–12", "Po–St, Pá 8:00–12:00" },
		{ "Sudé týdny Út 8–12", "sudé týdny Út 8:00–12:00" },
		{ "Čt v lichý týden 8–12", "liché týdny Čt 8:00–12:00" },
		{ "na objednání Po 13–15", "na objednání Po 13:00–15:00" },
		{ "Po 13–15 na objednání", "na objednání Po 13:00–15:00" },
		{ "Na objednání", "na objednání denně" }, { "na objednání Út, Čt", NULL },
		{ "Svátky: zavřeno", "svátky zavřeno" }, { "o svátcích jako neděle", "svátky jako Ne" },
		{ "svátky jako obvykle", NULL }, { "svátky 9–11, 13-14", "svátky 9:00–11:00, 13:00–14:00" },
		{ "24. 12. zavřeno", NULL }, { "24.12.2026 8-12", "24. 12. 2026 8:00–12:00" },
		{ "24.–26. 12. zavřeno", "24. 12. – 26. 12. zavřeno" },
		{ "23. 12. – 1. 1. 2027 zavřeno", "23. 12. 2026 – 1. 1. 2027 zavřeno" },
		{ "1. 11. – 31. 3. denně 18:00–8:00", NULL },
		{ "1. 7. - 31. 8. sudé týdny Po 8-12", "1. 7. – 31. 8. sudé týdny Po 8:00–12:00" },
		{ "So–Ne zavřeno", NULL }, { "29. 2. zavřeno", NULL },
	};
	static const char *const bad[] = { "", "kdykoli", "Po", "Pá–Po 8–12", "Po 8", "Po 25–26",
		"Po 8–8", "Po 8:60–9", "8–12", "Xx 8–12", "Po 8–12, 13", "zavřeno", "30. 2. zavřeno",
		"31. 12. 2026 – 1. 1. 2026 zavřeno", "1. 13. zavřeno", "svátky", "svátky Po 8–12",
		"Po jako Ne", "na objednání zavřeno", "sudé týdny zavřeno", "1. 7. – 31. 8.",
		"1. 1. 2026 – 3. 1. zavřeno", "Po 8–12 zítra", "denně", "24–25", "Po 24–6",
		"svátky jako obvykle na objednání", "29. 2. 2027 zavřeno" };
	for (size_t i = 0; i < COUNT(good); i++) {
		struct hours_rules all = { 0 };
		CHECK(opening_line_read(&t->arena, str_of(good[i].line), &all) && all.count);
		struct str_list back = opening_lines(&t->arena, NULL, all);
		CHECK(back.count == 1
			&& str_is(back.items[0], good[i].plain ? good[i].plain : good[i].line));
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		CHECK(opening_line_check(str_of(bad[i])));
}

static const int64_t one = 1;

static struct hours_rules written(struct check *t)
{
	return *opening_edited(t->db, &t->arena, (struct int_list){ &one, 1 });
}

static bool write_hours(struct check *t, int64_t service, const char *const *lines, size_t count)
{
	struct hours_rules rules = { 0 };
	for (size_t i = 0; i < count; i++)
		if (!opening_line_read(&t->arena, str_of(lines[i]), &rules))
			return false;
	service_opening_drop(t->db, .service = service);
	opening_save(t->db, &t->arena, service, rules);
	return true;
}

TEST(opening_hours_come_back_from_the_store_as_they_were_written)
{
	static const char *const lines[] = { "Po–Pá 8:00–12:00, 13:00–17:00", "So 9:00–11:00",
		"sudé týdny Út 17:00–19:00", "liché týdny So 13:00–15:00", "na objednání Po 13:00–15:00",
		"1. 11. – 31. 3. denně 18:00–8:00", "1. 7. 2026 – 31. 8. 2026 Po 8:00–12:00",
		"svátky jako Ne", "svátky 9:00–11:00", "24. 12. zavřeno", "27. 12. – 2. 1. 8:00–10:00" };
	catalogue_fixture(t);
	CHECK(write_hours(t, 1, lines, COUNT(lines)));
	struct str_list back = opening_lines(&t->arena, NULL, written(t));
	CHECK(back.count == COUNT(lines));
	for (size_t i = 0; i < back.count; i++)
		CHECK(str_is(back.items[i], lines[i]));
	CHECK(write_hours(t, 1, NULL, 0) && !written(t).count);
}

/* What the page of a service says at an hour of a day. */
static bool says(struct check *t, const char *day, int hour, const char *text)
{
	static const char *const any[] = { "Open", "Closed", "By appointment" };
	t->now = day_begins(str_of(day)) + hour * 3600;
	struct reply page = check_get(t, "/sluzby/pece-doma");
	if (text)
		return page.status == 200
			&& str_has(page.body, arena_printf(&t->arena, "<strong>%s</strong>", text))
			&& page.req->holds_until > t->now && page.req->holds_until <= t->now + 86400;
	for (size_t i = 0; i < COUNT(any); i++)
		if (str_has(page.body, arena_printf(&t->arena, "<strong>%s", any[i])))
			return false;
	return page.status == 200;
}

TEST(the_page_of_a_service_says_whether_it_is_open)
{
	static const char *const lines[] = { "Po–Čt 8–12, 13–17", "Pá 18–24", "na objednání So 9–11",
		"24. 12. zavřeno" };
	static const char *const closed[] = { "svátky zavřeno" };
	catalogue_fixture(t);
	CHECK(says(t, "2026-03-12", 10, NULL));
	CHECK(write_hours(t, 1, lines, COUNT(lines)));
	CHECK(says(t, "2026-03-12", 10, "Open, closes at 12:00"));
	CHECK(says(t, "2026-03-12", 12, "Closed, opens at 13:00"));
	CHECK(says(t, "2026-03-11", 20, "Closed, opens tomorrow at 8:00"));
	CHECK(says(t, "2026-03-13", 20, "Open, closes at midnight"));
	CHECK(says(t, "2026-03-14", 10, "By appointment"));
	CHECK(says(t, "2026-03-14", 12, "Closed, opens on Monday at 8:00"));
	CHECK(says(t, "2026-09-28", 10, NULL));        /* a holiday, and nobody said what then */
	struct hours_rules rules = written(t);
	CHECK(opening_line_read(&t->arena, str_of(closed[0]), &rules));
	service_opening_drop(t->db, .service = 1);
	opening_save(t->db, &t->arena, 1, rules);
	CHECK(says(t, "2026-09-28", 10, "Closed, opens tomorrow at 8:00"));
	CHECK(says(t, "2026-12-24", 10, "Closed, opens on Monday at 8:00"));
}

static bool lists(struct check *t, const char *day, int hour, bool found)
{
	t->now = day_begins(str_of(day)) + hour * 3600;
	struct reply page = check_get(t, "/sluzby?otevreno=ted");
	return page.status == 200 && str_has(page.body, S("/sluzby/pece-doma\"")) == found
		&& page.req->holds_until == t->now + 60
		&& !str_has(page.body, S("/sluzby/denni-centrum\""));
}

TEST(the_list_of_services_can_be_narrowed_to_what_is_open)
{
	static const char *const lines[] = { "Po–Pá 8–12", "svátky zavřeno", "na objednání So 8–12" };
	catalogue_fixture(t);
	CHECK(!str_has(check_get(t, "/sluzby").body, S("name=\"otevreno\"")));
	CHECK(write_hours(t, 1, lines, COUNT(lines)));
	CHECK(str_has(check_get(t, "/sluzby").body, S("name=\"otevreno\"")));
	CHECK(str_has(check_get(t, "/sluzby").body, S("/sluzby/denni-centrum\"")));
	CHECK(!check_get(t, "/sluzby").req->holds_until);
	CHECK(lists(t, "2026-03-12", 8, true) && lists(t, "2026-03-12", 12, false));
	CHECK(lists(t, "2026-03-14", 9, false) && lists(t, "2026-04-03", 9, false));
	CHECK(lists(t, "2026-04-07", 9, true));
}

TEST(a_winter_shelter_is_open_over_midnight_and_new_year)
{
	static const char *const lines[] = { "1. 11. – 31. 3. denně 18–8" };
	catalogue_fixture(t);
	CHECK(write_hours(t, 1, lines, 1));
	CHECK(says(t, "2026-12-31", 20, "Open, closes tomorrow at 8:00"));
	CHECK(says(t, "2027-01-01", 7, "Open, closes at 8:00"));
	CHECK(says(t, "2026-04-12", 20, "Closed, opens on 1. 11. 2026"));
	CHECK(str_has(check_get(t, "/sluzby/pece-doma").body,
		S("1\u00a0November – 31\u00a0March every day 18:00–8:00")));
	t->lang = &lang_cs;
	CHECK(str_has(check_get(t, "/sluzby/pece-doma").body,
		S("1.\u00a011. – 31.\u00a03. denně 18:00–8:00")));
}
