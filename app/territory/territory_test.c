#include "tests/check.h"
#include "app/site/site.h"
#include "app/territory/territory_internal.h"
#include "app/territory/area.sql.h"
#include "app/territory/municipality.sql.h"
#include "app/territory/territory_test.sql.h"
#include "doc/doc.h"
#include <stdio.h>
#include <unistd.h>

/* The lines of a shipped file that begin with one of the codes. */
static str only(struct arena *a, str text, const char *const *codes, size_t count)
{
	struct buf out = { .arena = a };
	str line, code;
	str_cut(&text, '\n', &line);
	buf_printf(&out, "%.*s\n", STR_ARG(line));
	while (str_cut(&text, '\n', &line)) {
		str rest = line;
		str_cut(&rest, ',', &code);
		for (size_t i = 0; i < count; i++)
			if (str_is(code, codes[i]))
				buf_printf(&out, "%.*s\n", STR_ARG(line));
	}
	return buf_str(&out);
}

/* A few places, for tests that do not need the whole country. */
static void load_few(struct check *t)
{
	static const char *const orps[] = {
		"19", "132", "213", "965", "1210", "1741", "1856", "1961", "2054",
	};
	static const char *const municipalities[] = {
		"554782",                          /* Praha */
		"599808", "568643", "542946",      /* Příbor and both Kateřinice */
		"554821", "598003", "569810",      /* Ostrava, Frýdek-Místek, Hradec Králové */
		"579025", "538094",                /* Trutnov, Brandýs nad Labem-Stará Boleslav */
		"535117", "538558",                /* two of Nová Ves */
	};
	struct territory_files files = territory_shipped();
	files.orps = only(&t->arena, files.orps, orps, COUNT(orps));
	files.municipalities = only(&t->arena, files.municipalities, municipalities,
		COUNT(municipalities));
	db_begin(t->db);
	territory_load(t->db, &t->arena, t->now, &files);
	db_commit(t->db);
}

/* ---- the whole country ---- */

static bool population_is(struct check *t, int64_t orp, int64_t municipalities, int64_t population)
{
	struct test_orp_sum_row *sum = test_orp_sum(t->db, .orp_id = orp);
	return sum && sum->municipalities == municipalities && sum->population == population;
}

TEST(all_municipalities_of_the_country_come_with_the_program)
{
	territory_install(t->db, &t->arena, t->now);
	struct test_counts_row *n = test_counts(t->db);
	CHECK(n && n->regions == 14 && n->districts == 77 && n->orps == 206);
	CHECK(n->municipalities == 6258 && n->slugs == 6258);
	CHECK(n->population == 10827529);
	/* The sums of the statistical office, by its list of ORP. */
	CHECK(population_is(t, 19, 1, 1357326));
	CHECK(population_is(t, 507, 5, 17265));
	CHECK(population_is(t, 1210, 31, 62699));
	CHECK(population_is(t, 1317, 1, 396101));
	CHECK(population_is(t, 1856, 10, 40686));
	CHECK(population_is(t, 1864, 16, 48690));
	CHECK(test_places_outside(t->db, .south = 48550000, .north = 51060000,
		.west = 12090000, .east = 18860000) == 0);
	CHECK(test_odd_statuses(t->db) == 0);
	/* The next start finds the work done. */
	int64_t version = db_version(t->db);
	territory_install(t->db, &t->arena, t->now + 1);
	CHECK(municipality_total(t->db) == 6258);
	CHECK(db_version(t->db) == version);
	CHECK(!db_failed(t->db));
}

TEST(every_municipality_is_in_the_area_of_its_orp_and_of_its_region)
{
	territory_install(t->db, &t->arena, t->now);
	struct test_area_counts_row *n = test_area_counts(t->db);
	CHECK(n && n->regions == 14 && n->orps == 206 && n->all == 220);
	CHECK(n->in_regions == 6258 && n->in_orps == 6258);
	CHECK(test_area_size(t->db, .slug = S("kralovehradecky-kraj")) == 448);
	CHECK(test_area_size(t->db, .slug = S("orp-trutnov")) == 31);
	CHECK(test_area_size(t->db, .slug = S("orp-hlavni-mesto-praha")) == 1);
	CHECK(test_area_has(t->db, .slug = S("orp-kopřivnice"), .municipality_id = 599808) == 0);
	CHECK(test_area_has(t->db, .slug = S("orp-koprivnice"), .municipality_id = 599808) == 1);
	CHECK(test_area_has(t->db, .slug = S("orp-trutnov"), .municipality_id = 599808) == 0);
	/* Names that repeat: with the district, and in one district with a number. */
	CHECK(municipality_named(t->db, &t->arena, S("Mezholezy"), S("34601")) == 553930);
	CHECK(str_is(test_slug(t->db, .id = 579025)->slug, "trutnov"));
	CHECK(str_is(test_slug(t->db, .id = 568643)->slug, "katerinice-novy-jicin"));
	CHECK(str_is(test_slug(t->db, .id = 553921)->slug, "mezholezy-domazlice"));
	CHECK(str_is(test_slug(t->db, .id = 553930)->slug, "mezholezy-domazlice-2"));
}

/* ---- names ---- */

static const struct { const char *source, *name; } in_capitals[] = {
	{ "OLOMOUC", "Olomouc" }, { "OPAVA", "Opava" }, { "PŘEROV", "Přerov" }, { "KLADNO", "Kladno" },
	{ "MLADÁ BOLESLAV", "Mladá Boleslav" }, { "ČESKÉ BUDĚJOVICE", "České Budějovice" },
	{ "PLZEŇ", "Plzeň" }, { "ÚSTÍ NAD LABEM", "Ústí nad Labem" }, { "OSTRAVA", "Ostrava" },
	{ "KARLOVY VARY", "Karlovy Vary" }, { "HAVÍŘOV", "Havířov" }, { "PARDUBICE", "Pardubice" },
	{ "DĚČÍN", "Děčín" }, { "CHOMUTOV", "Chomutov" },
	{ "JABLONEC NAD NISOU", "Jablonec nad Nisou" },
	{ "LIBEREC", "Liberec" }, { "MOST", "Most" }, { "TEPLICE", "Teplice" },
	{ "HRADEC KRÁLOVÉ", "Hradec Králové" }, { "BRNO", "Brno" }, { "ZLÍN", "Zlín" },
	{ "JIHLAVA", "Jihlava" }, { "PROSTĚJOV", "Prostějov" }, { "FRÝDEK-MÍSTEK", "Frýdek-Místek" },
	{ "TŘINEC", "Třinec" }, { "KARVINÁ", "Karviná" },
};

/* Whether the name has a small letter, told another way than the rule does. */
static bool has_small_letter(str name)
{
	static const char czech[] = "áčďéěíňóřšťúůýž";
	for (const char *c = "abcdefghijklmnopqrstuvwxyz"; *c; c++)
		if (memchr(name.ptr, *c, name.len))
			return true;
	for (size_t i = 0; czech[i]; i += 2)
		if (str_has(name, (str){ czech + i, 2 }))
			return true;
	return false;
}

UNIT(every_name_that_the_source_has_in_capitals_is_written_as_people_write_it)
{
	struct csv csv = csv_open(territory_shipped().municipalities, ',');
	struct str_list header, row;
	size_t met = 0, changed = 0;
	CHECK(csv_next(&csv, &t->arena, &header));
	while (csv_next(&csv, &t->arena, &row)) {
		str source = csv_field(&row, 1), name = municipality_name(&t->arena, source);
		CHECK(has_small_letter(name));
		CHECK(!str_has(name, S("(")));
		changed += !str_eq(source, name);
		for (size_t i = 0; i < COUNT(in_capitals); i++)
			if (str_is(source, in_capitals[i].source)) {
				CHECK(str_is(name, in_capitals[i].name));
				met++;
			}
	}
	CHECK(!csv.wrong);
	CHECK(met == COUNT(in_capitals));
	/* These and the four military districts, and no other. */
	CHECK(changed == COUNT(in_capitals) + 4);
}

UNIT(names_with_small_letters_stay_as_they_are)
{
	static const char *const names[] = {
		"Březany II", "Lipová-lázně", "Ústí", "Aš", "Nová Ves nad Popelkou",
	};
	for (size_t i = 0; i < COUNT(names); i++)
		CHECK(str_is(municipality_name(&t->arena, str_of(names[i])), names[i]));
	CHECK(str_is(municipality_name(&t->arena, S("BRANDÝS NAD LABEM-STARÁ BOLESLAV")),
		"Brandýs nad Labem-Stará Boleslav"));
	CHECK(str_is(municipality_name(&t->arena, S("NAD VODOU")), "Nad Vodou"));
	CHECK(str_is(municipality_name(&t->arena, S("Libavá (vojenský újezd)")), "Libavá"));
	CHECK(str_is(municipality_name(&t->arena, S("")), ""));
}

static int64_t named(struct check *t, const char *name, const char *postal_code)
{
	return municipality_named(t->db, &t->arena, str_of(name), str_of(postal_code));
}

TEST(a_municipality_is_found_by_its_name_as_people_write_it)
{
	load_few(t);
	CHECK(named(t, "Hradec Králové", NULL) == 569810);
	CHECK(named(t, "  hradec   kralove ", NULL) == 569810);
	CHECK(named(t, "PŘÍBOR", NULL) == 599808);
	CHECK(named(t, "Frýdek - Místek", NULL) == 598003);
	CHECK(named(t, "Frydek Mistek", NULL) == 598003);
	CHECK(named(t, "Frýdek–Místek", NULL) == 598003);
	CHECK(named(t, "Brandýs nad Labem-Stará Boleslav", NULL) == 538094);
	CHECK(named(t, "Horní Dolní", NULL) == 0);
	CHECK(named(t, "Příbo", NULL) == 0);
	CHECK(named(t, "", NULL) == 0);
	CHECK(named(t, " - ", NULL) == 0);
	CHECK(named(t, "12", NULL) == 0);
	CHECK(municipality_named(t->db, &t->arena, (str){ 0 }, (str){ 0 }) == 0);
}

TEST(of_several_municipalities_of_one_name_the_postal_code_decides_otherwise_the_size)
{
	load_few(t);
	CHECK(named(t, "Kateřinice", NULL) == 542946);
	CHECK(named(t, "Kateřinice", "74258") == 568643);
	CHECK(named(t, "Kateřinice", "742 58") == 568643);
	CHECK(named(t, "Kateřinice", "74101") == 568643);
	CHECK(named(t, "Kateřinice", "75621") == 542946);
	CHECK(named(t, "Kateřinice", "11000") == 542946);
	CHECK(named(t, "Nová Ves", NULL) == 538558);
	CHECK(named(t, "Nová Ves", "27752") == 535117);
	/* Alone of its name it is found whatever code is given. */
	CHECK(named(t, "Trutnov", "11000") == 579025);
}

TEST(a_part_of_a_town_is_its_town)
{
	load_few(t);
	CHECK(named(t, "Praha 1", "11000") == 554782);
	CHECK(named(t, "Praha 4 - Modřany", NULL) == 554782);
	CHECK(named(t, "Praha-Libuš", NULL) == 554782);
	CHECK(named(t, "Ostrava-Poruba", NULL) == 554821);
	CHECK(named(t, "Ostrava – Mariánské Hory", NULL) == 554821);
	CHECK(named(t, "Příbor 1", NULL) == 599808);
	CHECK(named(t, "Frýdek-Místek 1", NULL) == 598003);
	CHECK(named(t, "Brandýs nad Labem-Stará Boleslav 2", NULL) == 538094);
	CHECK(named(t, "Kateřinice 12", "74258") == 568643);
}

TEST(a_beginning_of_a_name_finds_municipalities_the_larger_first)
{
	load_few(t);
	struct municipalities found = municipality_find(t->db, &t->arena, S("pr"), 10);
	CHECK(found.count == 2 && found.items[0].id == 554782 && found.items[1].id == 599808);
	found = municipality_find(t->db, &t->arena, S("Nová V"), 10);
	CHECK(found.count == 2 && found.items[0].id == 538558);
	CHECK(str_is(found.items[0].district, "Praha-východ"));
	CHECK(str_is(found.items[0].slug, "nova-ves-praha-vychod"));
	CHECK(str_is(found.items[0].region, "Středočeský kraj"));
	CHECK(str_is(found.items[1].district, "Mělník"));
	CHECK(municipality_find(t->db, &t->arena, S("Nová V"), 1).count == 1);
	CHECK(municipality_find(t->db, &t->arena, S("ves"), 10).count == 0);
	CHECK(municipality_find(t->db, &t->arena, S("%"), 10).count == 0);
	CHECK(municipality_find(t->db, &t->arena, S(""), 10).count == 0);
}

UNIT(slugs_that_would_be_the_same_are_told_apart_by_district_and_number)
{
	struct slug items[] = {
		{ S("lhota"), S("zlin"), { 0 } }, { S("lhota-zlin"), S("brno"), { 0 } },
		{ S("lhota"), S("kladno"), { 0 } }, { S("lhota"), S("zlin"), { 0 } },
		{ S("praha"), S("praha"), { 0 } }, { S("lhota"), S("zlin"), { 0 } },
	};
	struct slugs slugs = { items, COUNT(items) };
	slugs_make_unique(&t->arena, &slugs);
	/* "lhota-zlin" is somebody's own name, so those made of two give way. */
	CHECK(str_is(items[0].unique, "lhota-zlin-2"));
	CHECK(str_is(items[1].unique, "lhota-zlin"));
	CHECK(str_is(items[2].unique, "lhota-kladno"));
	CHECK(str_is(items[3].unique, "lhota-zlin-3"));
	CHECK(str_is(items[4].unique, "praha"));
	CHECK(str_is(items[5].unique, "lhota-zlin-4"));
}

/* ---- points ---- */

static bool about(int64_t metres, int64_t expected)
{
	return metres >= expected - 1 && metres <= expected + 1;
}

UNIT(distances_are_those_of_a_sphere_of_the_earths_mean_radius)
{
	CHECK(distance_metres(50565484, 15909192, 50565484, 15909192) == 0);
	/* A degree of a meridian, a quarter and a half of the way around. */
	CHECK(about(distance_metres(50000000, 15000000, 51000000, 15000000), 111195));
	CHECK(about(distance_metres(0, 0, 90000000, 0), 10007557));
	CHECK(about(distance_metres(10000000, 20000000, -10000000, -160000000), 20015115));
	/* Trutnov and Hradec Králové, there and back; by the spherical law of cosines. */
	CHECK(about(distance_metres(50565484, 15909192, 50210461, 15825311), 39922));
	CHECK(about(distance_metres(50210461, 15825311, 50565484, 15909192), 39922));
}

UNIT(degrees_are_read_and_written_in_millionths)
{
	CHECK(degrees_read(S("50.561025")).value == 50561025 && degrees_read(S("50.561025")).set);
	CHECK(degrees_read(S("-0.5")).value == -500000);
	CHECK(degrees_read(S("15")).value == 15000000);
	CHECK(degrees_read(S("15.91269349")).value == 15912693);
	CHECK(!degrees_read(S("")).set && !degrees_read(S("-")).set && !degrees_read(S(".5")).set);
	CHECK(!degrees_read(S("1.2.3")).set && !degrees_read(S("15,9")).set);
	CHECK(!degrees_read(S("361")).set);
	CHECK(!degrees_read(S("99999999999999999999999999")).set && !degrees_read((str){ 0 }).set);
	struct buf out = { .arena = &t->arena };
	degrees_put(&out, 50561025);
	buf_char(&out, ' ');
	degrees_put(&out, -500000);
	buf_char(&out, ' ');
	degrees_put(&out, 15000001);
	CHECK(str_is(buf_str(&out), "50.561025 -0.500000 15.000001"));
}

/* ---- areas ---- */

TEST(an_area_is_made_of_municipalities_that_exist)
{
	load_few(t);
	int64_t codes[] = { 599808, 568643, 599808 };
	struct area_new area = { .slug = S("priborsko"), .kind = S("planning"), .name = S("Příborsko"),
		.municipalities = { codes, COUNT(codes) } };
	int64_t version = db_version(t->db);
	db_begin(t->db);
	CHECK(area_make(t->db, &t->arena, t->now, &area) == AREA_MADE);
	CHECK(area_make(t->db, &t->arena, t->now, &area) == AREA_SLUG_TAKEN);
	area.slug = S("Příborsko");
	CHECK(area_make(t->db, &t->arena, t->now, &area) == AREA_SLUG_WRONG);
	area.slug = S("");
	CHECK(area_make(t->db, &t->arena, t->now, &area) == AREA_SLUG_WRONG);
	area.slug = S("jine");
	area.kind = S("kraj");
	CHECK(area_make(t->db, &t->arena, t->now, &area) == AREA_KIND_UNKNOWN);
	area.kind = S("town");
	area.name = S("");
	CHECK(area_make(t->db, &t->arena, t->now, &area) == AREA_NAMELESS);
	area.name = S("Jiné");
	area.municipalities.count = 0;
	CHECK(area_make(t->db, &t->arena, t->now, &area) == AREA_EMPTY);
	area.municipalities.count = COUNT(codes);
	codes[1] = 600000;
	CHECK(area_make(t->db, &t->arena, t->now, &area) == AREA_CODE_UNKNOWN);
	CHECK(area.unknown == 600000);
	CHECK(db_commit(t->db));
	CHECK(test_area_size(t->db, .slug = S("priborsko")) == 2);
	CHECK(area_has_slug(t->db, .slug = S("jine")) == 0);
	CHECK(db_version(t->db) == version + 1);
}

/* Runs a command of the program with one of its outputs caught. */
static int command(struct check *t, const char *words, char **argv, int stream, str *said)
{
	const struct command *c = territory.commands;
	while (strcmp(c->words, words))
		c++;
	struct call call = { .argv = argv, .db = t->db, .arena = &t->arena, .now = t->now };
	while (argv[call.argc])
		call.argc++;
	FILE *caught = tmpfile();
	fflush(NULL);
	int kept = dup(stream);
	dup2(fileno(caught), stream);
	int status = c->run(&call);
	fflush(NULL);
	dup2(kept, stream);
	close(kept);
	char *text = arena_alloc(&t->arena, 8192);
	rewind(caught);
	*said = (str){ text, fread(text, 1, 8192, caught) };
	fclose(caught);
	return status;
}

TEST(the_command_makes_an_area_and_says_clearly_what_it_cannot)
{
	load_few(t);
	str said;
	char *good[] = { "priborsko", "Příborsko a okolí", "planning",
		"--municipalities", "599808, 568643", NULL };
	CHECK(command(t, "territory area add", good, 1, &said) == 0);
	CHECK(str_is(said, "Založeno: Příborsko a okolí (priborsko)\n"));
	CHECK(test_area_size(t->db, .slug = S("priborsko")) == 2);
	CHECK(command(t, "territory area add", good, 2, &said) == 1);
	CHECK(str_is(said, "territory area add: území „priborsko“ už existuje\n"));
	char *unknown[] = { "jine", "Jiné", "town", "--municipalities", "599808,111111", NULL };
	CHECK(command(t, "territory area add", unknown, 2, &said) == 1);
	CHECK(str_is(said, "territory area add: obec s kódem 111111 neexistuje\n"));
	char *broken[] = { "jine", "Jiné", "town", "--municipalities", "599808,Příbor", NULL };
	CHECK(command(t, "territory area add", broken, 2, &said) == 2);
	CHECK(str_has(said, S("„599808,Příbor“ nejsou čísla")));
	char *few_words[] = { "jine", "Jiné", NULL };
	char *many[] = { "jine", "Jiné", "město", "town", NULL };
	char *option[] = { "jine", "--obce", "1", NULL }, *open[] = { "--municipalities", NULL };
	CHECK(command(t, "territory area add", few_words, 2, &said) == 2);
	CHECK(command(t, "territory area add", many, 2, &said) == 2);
	CHECK(command(t, "territory area add", option, 2, &said) == 2 && str_has(said, S("--obce")));
	CHECK(command(t, "territory area add", open, 2, &said) == 2);
	char *help[] = { "--help", NULL };
	CHECK(command(t, "territory area add", help, 1, &said) == 0);
	CHECK(str_starts(said, S("Použití: ")));
	CHECK(area_has_slug(t->db, .slug = S("jine")) == 0 && !db_failed(t->db));
}

TEST(the_command_lists_the_areas_of_today)
{
	load_few(t);
	str said;
	char *none[] = { NULL };
	CHECK(command(t, "territory areas", none, 1, &said) == 0);
	CHECK(str_has(said, S("kralovehradecky-kraj                     "
		"region       2    123166  Královéhradecký")));
	CHECK(str_has(said, S("orp-trutnov                              "
		"orp          1     29660  ORP Trutnov\n")));
	test_area_end(t->db, .slug = S("orp-trutnov"), .day = S("2026-03-11"));
	test_member_end(t->db, .municipality_id = 579025, .day = S("2026-03-11"));
	CHECK(command(t, "territory areas", none, 1, &said) == 0);
	CHECK(!str_has(said, S("orp-trutnov ")));
	CHECK(str_has(said, S("kralovehradecky-kraj                     "
		"region       1     93506  Královéhradecký")));
}

/* ---- the public JSON ---- */

TEST(the_api_answers_municipalities_by_the_beginning_of_a_name)
{
	load_few(t);
	struct reply got = check_get(t, "/api/v1/municipalities?q=trut&anything=else");
	CHECK(got.status == 200 && str_is(got.type, "application/json"));
	CHECK(str_is(got.body, "[{\"code\":579025,\"slug\":\"trutnov\",\"name\":\"Trutnov\","
		"\"status\":\"město\",\"district\":\"Trutnov\",\"orp\":\"Trutnov\","
		"\"region\":\"Královéhradecký kraj\",\"postal_code\":\"54101\","
		"\"latitude\":50.565484,\"longitude\":15.909192,"
		"\"population\":29660,\"population_year\":2023}]\n"));
	got = check_get(t, "/api/v1/municipalities?q=Kate%C5%99inice&limit=1");
	CHECK(str_has(got.body, S("\"code\":542946")) && !str_has(got.body, S("568643")));
	got = check_get(t, "/api/v1/municipalities?q=Kate%C5%99inice&limit=1&page=2");
	CHECK(str_has(got.body, S("\"code\":568643")) && !str_has(got.body, S("542946")));
	got = check_get(t, "/api/v1/municipalities");
	CHECK(str_starts(got.body, S("[{\"code\":554782,")));
	CHECK(str_has(got.body, S("\"code\":568643,")));
	CHECK(str_is(check_get(t, "/api/v1/municipalities?q=nikde").body, "[]\n"));
	CHECK(str_is(check_get(t, "/api/v1/municipalities?q=%25").body, "[]\n"));
}

TEST(the_api_refuses_a_limit_or_page_that_is_no_number_and_bounds_a_large_one)
{
	static const char *const wrong[] = {
		"/api/v1/municipalities?limit=0", "/api/v1/municipalities?limit=-1",
		"/api/v1/municipalities?limit=abc", "/api/v1/municipalities?limit=",
		"/api/v1/municipalities?page=0", "/api/v1/municipalities?page=x",
		"/api/v1/municipalities?page=99999999999",
		"/api/v1/areas?limit=1.5", "/api/v1/areas?page=-2",
	};
	load_few(t);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct reply got = check_get(t, wrong[i]);
		CHECK(got.status == 400 && str_is(got.type, "application/json"));
		CHECK(str_starts(got.body, S("{\"error\":{\"status\":400,")));
	}
	for (int64_t i = 0; i < LIMIT_ROWS + 5; i++)
		test_area_add(t->db, .id = 1000 + i,
			.name = arena_printf(&t->arena, "zkouska-%03d", (int)i));
	struct reply got = check_get(t, "/api/v1/areas?limit=9000000000&kind=planning");
	CHECK(got.status == 200);
	CHECK(str_has(got.body, S("\"zkouska-099\"")) && !str_has(got.body, S("\"zkouska-100\"")));
}

TEST(the_api_answers_areas_by_kind_as_they_are_today)
{
	load_few(t);
	struct reply got = check_get(t, "/api/v1/areas?kind=region");
	CHECK(got.status == 200 && str_is(got.type, "application/json"));
	CHECK(str_has(got.body, S("\"slug\":\"kralovehradecky-kraj\",\"kind\":\"region\","
		"\"name\":\"Královéhradecký kraj\",\"municipalities\":2}")));
	CHECK(!str_has(got.body, S("orp-trutnov")));
	CHECK(str_has(check_get(t, "/api/v1/areas").body, S("orp-trutnov")));
	test_area_end(t->db, .slug = S("orp-trutnov"), .day = S("2026-03-11"));
	CHECK(!str_has(check_get(t, "/api/v1/areas").body, S("orp-trutnov")));
	CHECK(str_is(check_get(t, "/api/v1/areas?kind=nothing").body, "[]\n"));
}
