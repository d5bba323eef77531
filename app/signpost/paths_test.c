/* every way through every tree that ships, as people walk them. */
#include "app/signpost/fixture.h"

struct walking {
	struct check *t;
	const struct tree *tree;
	str slug, failed;
	int ways, most;
};

static int count_of(str page, const char *what)
{
	int count = 0;
	const char *from = page.ptr, *end = page.ptr + page.len;
	while ((from = memmem(from, (size_t)(end - from), what, strlen(what)))) {
		from += strlen(what);
		count++;
	}
	return count;
}

static void fail(struct walking *w, str letters, const char *why)
{
	if (!w->failed.len)
		w->failed = arena_printf(&w->t->arena, "%.*s?o=%.*s: %s", STR_ARG(w->slug),
			STR_ARG(letters), why);
}

/* The page of a result: some services, five at most, and a person with a number. */
static bool way_open(void *context, str letters, const struct tree_way *way)
{
	struct walking *w = context;
	const struct tree_node *n = &w->tree->nodes.items[way->at];
	str url = arena_printf(&w->t->arena, "/najit-pomoc/%.*s?v=1&o=%.*s", STR_ARG(w->slug),
		STR_ARG(letters));
	struct reply got = check_get(w->t, arena_z(&w->t->arena, url));
	int services = count_of(got.body, "class=\"sp-result\"");
	const char *person = memmem(got.body.ptr, got.body.len, "id=\"clovek\"", 11);
	str behind = person ? str_part(got.body, (size_t)(person - got.body.ptr), got.body.len) : S("");
	const char *end = memmem(behind.ptr, behind.len, "</section>", 10);
	w->ways++;
	w->most = services > w->most ? services : w->most;
	if (got.status != 200 || !str_has(got.body, S("Co udělat")))
		fail(w, letters, "it is no result");
	else if (services < 1 || services > MATCH_SERVICES)
		fail(w, letters, "services");
	else if (!end || !str_has((str){ behind.ptr, (size_t)(end - behind.ptr) }, S("href=\"tel:")))
		fail(w, letters, "no person to call");
	else if (n->danger && !str_has(got.body, S("href=\"tel:158\"")))
		fail(w, letters, "danger, and no police");
	else if (got.req->set_cookies.count)
		fail(w, letters, "a cookie");
	return !w->failed.len;
}

TEST(every_way_of_the_shipped_trees_ends_in_services_and_a_person)
{
	signpost_demo(t);
	struct walking w = { .t = t };
	struct signpost_public_rows rows = signpost_public(t->db, .limit = SIGNPOST_MOST);
	CHECK(rows.count == 37);
	struct lint_known known = lint_known(t->db);
	for (size_t i = 0; i < rows.count; i++) {
		struct tree *tree = lint_read(&known, &t->arena, rows.items[i].notation);
		CHECK(tree->problems.count == 0 && tree_longest(tree, 0) <= TREE_QUESTIONS);
		w.tree = tree;
		w.slug = rows.items[i].slug;
		tree_ways(&t->arena, tree, way_open, &w);
	}
	if (w.failed.len)
		t->failed = arena_z(&t->arena, w.failed);
	CHECK(!w.failed.len && w.ways > 150 && w.most == MATCH_SERVICES);
}

TEST(every_question_of_the_shipped_trees_has_a_way_on_back_and_out)
{
	signpost_demo(t);
	struct signpost_public_rows rows = signpost_public(t->db, .limit = SIGNPOST_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		str url = arena_printf(&t->arena, "/najit-pomoc/%.*s", STR_ARG(rows.items[i].slug));
		str page = check_get(t, arena_z(&t->arena, url)).body;
		CHECK(str_has(page, S("Otázka 1 z nejvýše ")) && str_has(page, S(">Nevím</a>")));
		CHECK(signpost_link(t, page, "O krok zpět") && signpost_link(t, page, "Začít znovu"));
		const char *skip = signpost_link(t, page, "Přeskočit otázky a ukázat, komu zavolat");
		CHECK(skip && str_has(check_get(t, skip).body, S("id=\"clovek\"")));
	}
}

TEST(every_life_situation_of_the_guide_has_a_tree)
{
	signpost_demo(t);
	struct signpost_public_rows rows = signpost_public(t->db, .limit = SIGNPOST_MOST);
	struct signpost_situations_rows met = { 0 };
	struct { str *items; size_t count; } slugs = { 0 };
	for (size_t i = 0; i < rows.count; i++) {
		const struct tree *tree = tree_read(&t->arena, rows.items[i].notation);
		for (size_t k = 0; k < tree->situations.count; k++)
			*(str *)arena_push(&t->arena, &slugs.items, &slugs.count, sizeof(str)) =
				tree->situations.items[k];
	}
	met = signpost_situations(t->db, .slugs = { slugs.items, slugs.count }, .limit = 100);
	CHECK(met.count == 29);
}
