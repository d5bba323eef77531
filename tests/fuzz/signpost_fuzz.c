/* Trees as somebody wrote them: whatever the text, they are read to the end, every way
 * has an end, and one without errors keeps what the linter promises. */
#include "app/signpost/tree.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct walking { struct arena *arena; const struct tree *tree; bool good; int ways; };

static bool way_check(void *context, str letters, const struct tree_way *w)
{
	struct walking *k = context;
	const struct tree_node *n = &k->tree->nodes.items[w->at];
	assert(letters.len == w->steps && letters.len <= TREE_QUESTIONS && n->result && !w->strayed);
	assert(!k->good || (n->contacts.count && n->advice.count));
	assert(!w->facts.age.set || (w->facts.age.from >= 0 && w->facts.age.to <= AGE_MOST));
	return ++k->ways < 200;
}

static void check_nodes(const struct tree *t, bool good)
{
	for (size_t i = 0; i < t->nodes.count; i++) {
		const struct tree_node *n = &t->nodes.items[i];
		assert(n->answers.count <= TREE_ANSWERS && (!n->result || !n->answers.count));
		for (size_t k = 0; k < n->answers.count; k++)
			assert(n->answers.items[k].to < (int)t->nodes.count &&
				(!good || n->answers.items[k].to != TREE_NOWHERE));
		assert(tree_longest(t, (int)i) <= TREE_QUESTIONS);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str text = utf8_mend(&arena, (str){ (const char *)data, size });
	struct tree *t = tree_read(&arena, text);
	tree_lint(&arena, t);
	struct walking k = { &arena, t, tree_publishable(t), 0 };
	assert(t->nodes.count <= TREE_NODES && t->problems.count <= TREE_PROBLEMS);
	check_nodes(t, k.good);
	tree_ways(&arena, t, way_check, &k);
	assert(!k.good || k.ways);
	struct tree_way w = tree_go(&arena, t, utf8_head(text, 10));
	assert(w.steps <= TREE_QUESTIONS && w.at < (int)t->nodes.count);
	arena_free(&arena);
	return 0;
}
