/* The linter over a whole store. */
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/signpost/fixture.h"

TEST(over_the_demonstration_guide_nothing_is_missing)
{
	signpost_demo(t);
	struct lint_report r = lint_all(t->db, &t->arena, t->now, (str){ 0 });
	CHECK(r.trees == 37 && r.towns.count >= 5 && r.services > 100);
	CHECK(r.gaps.count == 0 && r.alone.count == 0 && r.unreached.count == 0);
}

TEST(a_service_no_way_leads_to_and_a_result_without_services_are_found)
{
	catalogue_fixture(t);
	signpost_try(t, "doma", signpost_good);
	struct lint_report r = lint_all(t->db, &t->arena, t->now, S("trutnovsko"));
	CHECK(r.towns.count == 2 && r.services == 3);
	/* The shelter is of no kind that the tree names; there is no office either. */
	CHECK(r.unreached.count == 1 && str_is(r.unreached.items[0].slug, "azylovy-dum"));
	CHECK(r.gaps.count == 0 && r.alone.count == 1);
	signpost_try(t, "nic", "název: Nic\noddíl: X\notázka a: A?\n- Ano -> b\n- Nevím -> b\n"
		"výsledek b: B\nrada: r\ndruh: halfway_house\nkontakt: x\n");
	r = lint_all(t->db, &t->arena, t->now, S("trutnovsko"));
	CHECK(r.gaps.count == 1 && r.gaps.items[0].everywhere && r.gaps.items[0].towns.count == 2 &&
		r.gaps.items[0].row == 6);
}

TEST(codes_and_situations_of_a_tree_are_compared_with_the_store)
{
	catalogue_fixture(t);
	struct lint_known known = lint_known(t->db);
	struct tree *tree = lint_read(&known, &t->arena, S("název: N\noddíl: O\nsituace: neni-tu\n"
		"otázka a: A?\n- Ano {pro nikdo} -> b\n- Nevím -> b\n"
		"výsledek b: B\nrada: r\ndruh: home_care, vymysleny\nkontakt: x\n"));
	CHECK(tree->problems.count == 3 && !tree_publishable(tree));
	int warnings = 0;
	for (size_t i = 0; i < tree->problems.count; i++)
		warnings += tree->problems.items[i].warning;
	CHECK(warnings == 1);
}

TEST(of_a_store_without_municipalities_the_report_is_empty_and_not_wrong)
{
	struct lint_report r = lint_all(t->db, &t->arena, t->now, (str){ 0 });
	CHECK(r.trees == 0 && r.towns.count == 0 && r.gaps.count == 0 && r.unreached.count == 0);
}
