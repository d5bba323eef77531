/* The notation of trees, and what the linter finds in one. */
#include "app/signpost/tree.h"
#include "tests/check.h"

#define HEAD "název: Zkouška\noddíl: Oddíl\n\n"
#define RESULT(name) "výsledek " name ": Konec\nrada: Zavolejte\ndruh: home_care\nkontakt: úřad\n"
static const char good[] = HEAD
	"otázka kdo: Kdo?\n- Senior {věk 65+; pro seniors; není carers} -> a\n- Jiný → a\n"
	"- Nevím -> a\n\n" RESULT("a");

static const struct tree_problem *problem(const struct tree *tree, int row, const char *message)
{
	for (size_t i = 0; i < tree->problems.count; i++)
		if (tree->problems.items[i].row == row &&
			str_starts(str_of(tree->problems.items[i].message), str_of(message)))
			return &tree->problems.items[i];
	return NULL;
}

static struct tree *linted(struct check *t, const char *text)
{
	struct tree *tree = tree_read(&t->arena, str_of(text));
	tree_lint(&t->arena, tree);
	return tree;
}

UNIT(a_tree_is_read_as_it_is_written)
{
	struct tree *tree = linted(t, good);
	CHECK(tree->problems.count == 0 && tree_publishable(tree));
	CHECK(str_is(tree->name, "Zkouška") && tree->nodes.count == 2 && tree->position == 500);
	const struct tree_node *q = &tree->nodes.items[0];
	CHECK(!q->result && q->answers.count == 3 && q->answers.items[0].to == 1);
	const struct facts *f = &q->answers.items[0].facts;
	CHECK(f->age.from == 65 && codes_have(&f->is, S("seniors")) &&
		codes_have(&f->is_not, S("carers")));
	CHECK(str_is(q->answers.items[0].text, "Senior") && !q->answers.items[1].unknown &&
		q->answers.items[2].unknown);
	CHECK(tree_longest(tree, 0) == 1);
}

UNIT(words_of_the_notation_need_no_diacritics)
{
	struct tree *tree = linted(t, "NAZEV: X\nOddil: Y\ncitlive: ANO\notazka a: A?\nnebezpeci: ne\n"
		"- Ano -> b\n- nevim -> b\nvysledek b: B\nrada: R\nzdravotni: dentist\nkontakt: K\n");
	CHECK(tree->problems.count == 0 && tree->sensitive);
}

UNIT(what_cannot_be_read_is_told_with_its_row)
{
	static const struct { const char *text; int row; const char *message; } cases[] = {
		{ HEAD "co to je\n", 4, "A row is a word" },
		{ HEAD "barva: modrá\n", 4, "This word does not belong here" },
		{ "- Ano -> a\n", 1, "An answer stands only below a question" },
		{ HEAD "otázka a: A?\n- Ano\n", 5, "The answer does not say where it leads" },
		{ HEAD "otázka a: A?\n- -> b\n", 5, "The answer has no text" },
		{ HEAD "otázka a: A?\n- Ano -> b\n", 5, "The answer leads to what is not there" },
		{ HEAD "otázka a: A?\n- Ano {věk mladý} -> a\n", 5, "Write an age" },
		{ HEAD "otázka a: A?\n- Ano {pro seniors -> a\n", 5, "The brace { is not closed" },
		{ HEAD "otázka a: A?\n- Ano {rád} -> a\n", 5, "A fact in braces" },
		{ HEAD "otázka : A?\n", 4, "A question and a result need a name" },
		{ HEAD "otázka a: A?\notázka a: B?\n", 5, "This name is there twice" },
		{ HEAD "citlivé: možná\n", 4, "Write ano or ne" },
		{ HEAD "pořadí: první\n", 4, "Write a number" },
		{ HEAD RESULT("a") "nápověda: x\n", 8, "This word does not belong here" },
		{ "název:\n", 1, "Something is missing behind the colon" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct tree *tree = linted(t, cases[i].text);
		CHECK(problem(tree, cases[i].row, cases[i].message) && !tree_publishable(tree));
	}
}

UNIT(the_linter_finds_circles_long_ways_and_dead_ends)
{
	static const struct { const char *text; int row; const char *message; } cases[] = {
		{ HEAD "otázka a: A?\n- Ano -> b\n- Nevím -> b\notázka b: B?\n- Ano -> a\n- Nevím -> a\n",
			4, "The questions go round" },
		{ HEAD "otázka a: A?\n- Ano -> b\n- Ne -> b\n" RESULT("b"), 4,
			"A question needs the answer" },
		{ HEAD "otázka a: A?\n- Nevím -> b\n" RESULT("b"), 4, "A question needs two answers" },
		{ HEAD "otázka a: A?\n- Ano -> b\n- Nevím -> b\n" RESULT("b") RESULT("c"), 11,
			"No answer leads here" },
		{ HEAD "otázka a: A?\n- Ano -> b\n- Nevím -> b\nvýsledek b: B\nrada: r\ndruh: x\n", 7,
			"A result needs a person" },
		{ HEAD "otázka a: A?\n- Ano -> b\n- Nevím -> b\nvýsledek b: B\nrada: r\nkontakt: x\n", 7,
			"A result needs services" },
		{ HEAD RESULT("b"), 4, "The tree begins with a question" },
		{ "", 1, "The tree has no name" },
		{ HEAD "otázka a: A?\n- Ano -> b\n- Nevím -> b\notázka b: B?\n- Ano -> c\n- Nevím -> c\n"
			"otázka c: C?\n- Ano -> d\n- Nevím -> d\notázka d: D?\n- Ano -> e\n- Nevím -> e\n"
			"otázka e: E?\n- Ano -> f\n- Nevím -> f\n" RESULT("f"), 16,
			"On some way this would be the fifth" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct tree *tree = linted(t, cases[i].text);
		CHECK(problem(tree, cases[i].row, cases[i].message) && !tree_publishable(tree));
	}
}

UNIT(letters_lead_through_a_tree_and_strangers_are_left_out)
{
	const struct tree *tree = linted(t, good);
	struct tree_way end = tree_go(&t->arena, tree, S("a")),
					unknown = tree_go(&t->arena, tree, S("x")),
					wrong = tree_go(&t->arena, tree, S("q")),
					more = tree_go(&t->arena, tree, S("ab"));
	CHECK(end.at == 1 && end.steps == 1 && !end.strayed && end.facts.age.from == 65);
	CHECK(unknown.at == 1 && !unknown.facts.age.set);
	CHECK(wrong.at == 0 && wrong.steps == 0 && wrong.strayed);
	CHECK(more.at == 1 && more.steps == 1 && more.strayed);
}

static bool count_ways(void *context, str letters, const struct tree_way *w)
{
	(void)letters;
	*(int *)context += w->at == 1;
	return true;
}

UNIT(all_ways_are_walked)
{
	int ways = 0;
	tree_ways(&t->arena, linted(t, good), count_ways, &ways);
	CHECK(ways == 3);
}

UNIT(a_tree_with_everything_too_much_is_read_to_its_end)
{
	struct buf text = { .arena = &t->arena };
	buf_put(&text, S(HEAD "otázka a: A?\n"));
	for (int i = 0; i < 30; i++)
		buf_printf(&text, "- Odpověď %d -> a\n", i);
	for (int i = 0; i < 100; i++)
		buf_printf(&text, "výsledek v%d: V\n", i);
	struct tree *tree = linted(t, arena_z(&t->arena, buf_str(&text)));
	CHECK(tree->nodes.items[0].answers.count == TREE_ANSWERS && tree->nodes.count == TREE_NODES);
	CHECK(tree->problems.count == TREE_PROBLEMS);
}
