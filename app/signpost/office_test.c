/* Trees in the office: versions, preview, publishing, who may. */
#include "app/catalogue/fixture.h"
#include "app/people/fixture.h"
#include "app/signpost/fixture.h"

#define OFFICE "/urad/rozcestnik"

static str encoded(struct check *t, const char *text)
{
	return url_encode(&t->arena, str_of(text));
}

static void editor(struct check *t)
{
	catalogue_fixture(t);
	t->cookies = try_session(t, try_account(t, "editor@example.cz", "editor"));
}

static struct reply add(struct check *t, const char *slug, const char *notation)
{
	return try_post(t, OFFICE "/novy", arena_printf(&t->arena, "slug=%s&notation=%.*s", slug,
		STR_ARG(encoded(t, notation))).ptr);
}

static struct reply save(struct check *t, const char *url, int base, const char *notation)
{
	return try_post(t, url, arena_printf(&t->arena, "zaklad=%d&note=Proto&notation=%.*s", base,
		STR_ARG(encoded(t, notation))).ptr);
}

TEST(a_tree_is_written_previewed_published_and_withdrawn)
{
	editor(t);
	CHECK(add(t, "doma", signpost_good).status == 303);
	CHECK(check_get(t, "/najit-pomoc/doma").status == 404);
	struct reply got = check_get(t, OFFICE "/1/nahled/1?o=a");
	CHECK(got.status == 200 && str_has(got.body, S("Péče u vás doma")) &&
		str_has(got.body, S("The public does not see this version")) && got.req->no_store);
	CHECK(str_has(got.body, S(OFFICE "/1/nahled/1?v=1")));
	CHECK(try_post(t, OFFICE "/1/zverejnit", "verze=1").status == 303);
	CHECK(check_get(t, "/najit-pomoc/doma").status == 200);
	CHECK(try_audited(t, "publish") == 1);
	CHECK(try_post(t, OFFICE "/1/stahnout", "").status == 303);
	CHECK(check_get(t, "/najit-pomoc/doma").status == 404 && try_audited(t, "withdraw") == 1);
}

TEST(an_unfinished_tree_is_kept_but_cannot_be_published)
{
	editor(t);
	CHECK(add(t, "doma", "název: Jen začátek\r\notázka a: A?\r\n- Ano -> nikam\r\n").status == 303);
	struct reply got = check_get(t, OFFICE "/1");
	CHECK(str_has(got.body, S("row 3:")) && str_has(got.body, S("nikam")) &&
		str_has(got.body, S("It can be published when the errors are mended")));
	got = try_post(t, OFFICE "/1/zverejnit", "verze=1");
	CHECK(got.status == 422 && str_has(got.body, S("cannot be published")));
	CHECK(check_get(t, "/najit-pomoc/doma").status == 404);
	CHECK(try_post(t, OFFICE "/1/zverejnit", "verze=9").status == 404);
}

TEST(an_older_version_can_be_published_again)
{
	editor(t);
	add(t, "doma", signpost_good);
	const char *other = "název: Jiný název\noddíl: O\notázka a: Jiná otázka?\n- Ano -> b\n"
		"- Nevím -> b\nvýsledek b: B\nrada: r\ndruh: home_care\nkontakt: x\n";
	CHECK(save(t, OFFICE "/1", 1, other).status == 303);
	try_post(t, OFFICE "/1/zverejnit", "verze=2");
	CHECK(str_has(check_get(t, "/najit-pomoc/doma").body, S("Jiná otázka?")));
	str page = check_get(t, OFFICE "/1").body;
	CHECK(str_has(page, S("Publish this one again")) && str_has(page, S("Proto")));
	try_post(t, OFFICE "/1/zverejnit", "verze=1");
	CHECK(str_has(check_get(t, "/najit-pomoc/doma").body, S("Komu je potřeba pomoct?")));
	CHECK(str_has(check_get(t, OFFICE).body, S("a newer version waits")));
}

TEST(two_who_edit_one_tree_lose_nothing)
{
	editor(t);
	add(t, "doma", signpost_good);
	CHECK(save(t, OFFICE "/1", 1, "název: První\n").status == 303);
	struct reply got = save(t, OFFICE "/1", 1, "název: Druhý\n");
	CHECK(got.status == 422 && str_has(got.body, S("název: Druhý")) &&
		str_has(got.body, S("Somebody else has saved a version meanwhile")));
	CHECK(str_has(got.body, S("name=\"zaklad\" value=\"2\"")));
	CHECK(signpost_newest(t->db, .tree = 1) == 2);
	CHECK(save(t, OFFICE "/1", 2, "název: Druhý\n").status == 303);
	CHECK(signpost_newest(t->db, .tree = 1) == 3);
}

TEST(an_address_is_checked_and_taken_once)
{
	editor(t);
	CHECK(add(t, "Velk%C3%A1", signpost_good).status == 422);
	CHECK(add(t, "doma", "").status == 422);
	CHECK(add(t, "doma", signpost_good).status == 303);
	struct reply got = add(t, "doma", signpost_good);
	CHECK(got.status == 422 && str_has(got.body, S("Another tree has this address")) &&
		str_has(got.body, S("Komu je potřeba pomoct?")));
}

TEST(only_who_keeps_the_catalogue_everywhere_edits_trees)
{
	static const char *const pages[] = { OFFICE, OFFICE "/novy", OFFICE "/1", OFFICE "/pokryti",
		OFFICE "/1/nahled/1" };
	editor(t);
	add(t, "doma", signpost_good);
	for (size_t i = 0; i < COUNT(pages); i++)
		CHECK(check_get(t, pages[i]).status == 200);
	t->cookies = try_session(t, try_account(t, "ctenar@example.cz", "reader"));
	for (size_t i = 0; i < COUNT(pages); i++)
		CHECK(check_get(t, pages[i]).status == 403);
	CHECK(try_post(t, OFFICE "/1/zverejnit", "verze=1").status == 403);
	t->cookies = S("");
	CHECK(check_get(t, OFFICE "/1/nahled/1").status != 200);
	CHECK(check_get(t, "/najit-pomoc/doma").status == 404);
}

TEST(the_office_sees_where_help_is_missing)
{
	editor(t);
	signpost_try(t, "doma", signpost_good);
	str page = check_get(t, OFFICE "/pokryti").body;
	CHECK(str_has(page, S("azylovy-dum")) && str_has(page, S("Services that no way leads to (1)")));
}
