/* Names and values as others write them. */
#include "app/exchange/fixture.h"

UNIT(columns_of_older_tables_have_the_names_of_3_1)
{
	static const struct { const char *file, *column, *name; } cases[] = {
		{ "services", "service_recordid", "id" }, { "services", "service_name", "name" },
		{ "services", "service_organization", "organization_id" },
		{ "services", "organization_recordid", "organization_id" },
		{ "services", "Organization ID", "organization_id" },
		{ "services", "eligibility", "eligibility_description" },
		{ "services", "languages", "x-languages" },
		{ "locations", "location_organization", "organization_id" },
		{ "locations", "location_type", "location_type" }, { "locations", "website", "url" },
		{ "phones", "phone_services", "service_id" }, { "phones", "number_type", "type" },
		{ "physical_addresses", "address_1", "address_1" },
		{ "physical_addresses", "address_city", "city" },
		{ "physical_addresses", "address_locations", "location_id" },
		{ "regular_schedules", "weekday", "byday" },
		{ "schedules", "schedule_link", "schedule_link" },
		{ "services_taxonomy", "taxonomy_id", "taxonomy_term_id" },
		{ "attributes", "taxonomy_term_id", "taxonomy_term_id" },
		{ "organizations", "organization_url", "website" },
		{ "organizations", "vlastní", "vlastní" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct hsds_kind *kind = hsds_kind_of_file(str_of(cases[i].file), false);
		CHECK(kind && str_is(
			hsds_column_name(&t->arena, kind, str_of(cases[i].column)), cases[i].name));
	}
	CHECK(!hsds_kind_of_file(S("readme"), false));
	CHECK(!strcmp(hsds_kind_of_file(S("taxonomy"), true)->name, "taxonomy_term"));
	CHECK(!strcmp(hsds_kind_of_file(S("taxonomy"), false)->name, "taxonomy"));
}

UNIT(days_are_read_when_they_are_sure)
{
	static const struct { const char *text, *day; } cases[] = {
		{ "2026-03-12", "2026-03-12" }, { "2026-03-12T10:00:00Z", "2026-03-12" },
		{ "12. 3. 2026", "2026-03-12" }, { "12.3.2026", "2026-03-12" },
		{ "2026/3/12", "2026-03-12" }, { "12/24/2015", "2015-12-24" },
		{ "24/12/2015", "2015-12-24" }, { "3/3/2015", "2015-03-03" }, { "45000", "2023-03-15" },
		{ "3/4/2015", "" }, { "31. 2. 2026", "" }, { "včera", "" }, { "", "" }, { "12", "" },
		{ "1/2/3/4", "" }, { "99999999999", "" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		str day = day_read(&t->arena, str_of(cases[i].text));
		CHECK(cases[i].day[0] ? str_is(day, cases[i].day) : !day.ptr);
	}
}

UNIT(times_of_day_are_read_as_people_write_them)
{
	static const struct { const char *text; int64_t at; } cases[] = {
		{ "10:00:00", 600 }, { "9:00am", 540 }, { "9:00 PM", 1260 }, { "12:30 a.m.", 30 },
		{ "12pm", 720 }, { "8.30", 510 }, { "12h", 720 }, { "17:00Z", 1020 }, { "24:00", 1440 },
		{ "25:00", -1 }, { "13pm", -1 }, { "By appointment", -1 }, { "", -1 }, { "9:60", -1 },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct maybe_int at = time_read(str_of(cases[i].text));
		CHECK(cases[i].at < 0 ? !at.set : at.set && at.value == cases[i].at);
	}
}

UNIT(days_of_the_week_are_read_in_two_languages)
{
	static const struct { const char *text; unsigned days; } cases[] = {
		{ "MO", 1 }, { "MO,TU", 3 }, { "Monday", 1 }, { "monday; Friday", 17 },
		{ "pondělí", 1 }, { "po–pá", 0 }, { "po-pá", 31 }, { "Sat-Mon", 97 }, { "7", 64 },
		{ "Someday", 0 }, { "MO,Someday", 0 }, { "", 0 }, { "Čtvrtek", 8 },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		CHECK(weekdays_read(str_of(cases[i].text)) == cases[i].days);
}
