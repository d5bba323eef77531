/* The demonstration says what the documents say, and names nobody. */
#include "app/planning/office.h"
#include "app/territory/territory.h"
#include "tests/check.h"

#define HAS(reply, text) str_has((reply).body, S(text))

static void trutnov(struct check *t)
{
	db_script(t->db,
		"INSERT INTO region (id, nuts, name, sort_key) VALUES (1, 'CZ052', 'K', 'k'); "
		"INSERT INTO district (id, lau, region_id, name, sort_key) VALUES (1, 'CZ0525', 1, 'T', "
	    "'t'); "
		"INSERT INTO orp (id, csu_code, region_id, name, sort_key) VALUES "
		"(1, '5215', 1, 'Trutnov', 't'), (2, '3206', 1, 'Kralovice', 'k'); "
		"INSERT INTO municipality (id, slug, name, status, orp_id, district_id, region_id, "
	    "sort_key, "
		"folded) VALUES (579025, 'trutnov', 'Trutnov', 'město', 1, 1, 1, 't', 'trutnov'), "
		"(559300, 'kralovice', 'Kralovice', 'město', 2, 1, 1, 'k', 'kralovice')");
}

TEST(the_demonstration_says_what_its_documents_say_and_names_nobody)
{
	struct buf say = { .arena = &t->arena };
	trutnov(t);
	territory.demo(t->db, &t->arena, t->now, &say);
	planning_demo(t->db, &t->arena, t->now, &say);
	struct reply got = check_get(t, "/plan/trutnov-2024-2026/akcni-plan/2024");
	static const char *const wording[] = {
		"Zachování stávajících kapacit sociálních a návazných služeb v závislosti na výsledcích "
		"průběžného monitoringu a vyhodnocení doložené potřeby.",
		"Realizace předem projednaných a schválených změn v Síti SS KHK.",
		"Pokračování činnosti PS pro sociální a dostupné bydlení ve městě ve spolupráci s "
		"Platformou pro sociální bydlení, z.s. za účelem systémového řešení městské bytové "
		"problematiky.",
		"Udržení a podpora dalšího rozvoje spolupráce s praktickými i odbornými lékaři a "
		"mezioborové spolupráce v sociální oblasti a oblasti zdravotnictví.",
		"Další aktivity vyhodnocování a snižování bariér ve městě.",
		"Rozvoj stávajících a hledání nových forem informovanosti široké veřejnosti (plánované "
		"zahájení činnosti sociálního portálu na webu města).",
		"Pokračování činnosti svépomocné skupiny, tj. pravidelné setkávání Klubu pečujících v "
		"prostorách Stacionáře mezi mosty Trutnov.",
		"Koordinace fungování a případného dalšího rozvoje sociálních a návazných služeb, "
		"zvyšování jejich kvality v kontextu se strategií KHK a Střednědobým plánem rozvoje "
		"sociálních služeb města Trutnova 2024 – 2026.",
	};
	CHECK(got.status == 200 && HAS(got, "proposed for approval"));
	for (size_t i = 0; i < COUNT(wording); i++)
		CHECK(str_has(got.body, str_of(wording[i])));
	static const char *const names[] = { "Doudov", "Eichler", "Rejl", "Cupákov" };
	static const char *const pages[] = { "/plan/trutnov-2024-2026", "/plan/trutnov-2018-2020",
		"/plan/trutnov-2024-2026/akcni-plan/2024", "/plan/trutnov-2018-2020/opatreni/1",
		"/plan/kralovicko" };
	for (size_t p = 0; p < COUNT(pages); p++)
		for (size_t i = 0; i < COUNT(names); i++) {
			got = check_get(t, pages[p]);
			CHECK(got.status == 200 && !str_has(got.body, str_of(names[i])));
		}
	CHECK(HAS(check_get(t, "/plan/trutnov-2018-2020/opatreni/1"), "od poloviny roku 2018"));
	CHECK(HAS(check_get(t, "/plan/trutnov-2018-2020/opatreni/9"), "širšímu spektru klientů"));
	CHECK(HAS(check_get(t, "/plan/trutnov-2018-2020/opatreni/3"), "progress is not known"));
	CHECK(HAS(check_get(t, "/plan/kralovicko"), "Not filled in yet.") &&
		HAS(check_get(t, "/plan"), "/plan/kralovicko"));
}
