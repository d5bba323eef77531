/* Ways through a tree, and what is wrong with them; see tree.h. */
#include "app/signpost/tree.h"
#include "web/web.h"

char tree_letter(const struct tree_node *n, size_t answer)
{
	return n->answers.items[answer].unknown ? 'x' : (char)('a' + answer);
}

static bool way_step(struct arena *a, const struct tree *t, struct tree_way *w, char letter)
{
	const struct tree_node *n = w->at == TREE_NOWHERE ? NULL : &t->nodes.items[w->at];
	if (!n || n->result || w->steps >= TREE_QUESTIONS)
		return false;
	for (size_t i = 0; i < n->answers.count; i++) {
		if (tree_letter(n, i) != letter || n->answers.items[i].to == TREE_NOWHERE)
			continue;
		w->nodes[w->steps] = w->at;
		w->answers[w->steps++] = i;
		w->at = n->answers.items[i].to;
		facts_add(a, &w->facts, &n->answers.items[i].facts);
		return true;
	}
	return false;
}

struct tree_way tree_go(struct arena *a, const struct tree *t, str letters)
{
	struct tree_way w = { .at = t->nodes.count ? 0 : TREE_NOWHERE };
	for (size_t i = 0; i < letters.len && !w.strayed; i++)
		w.strayed = !way_step(a, t, &w, letters.ptr[i]);
	return w;
}

static int longest(const struct tree *t, int node, int most)
{
	int best = 0;
	if (node == TREE_NOWHERE || t->nodes.items[node].result || most == 0)
		return 0;
	for (size_t i = 0; i < t->nodes.items[node].answers.count; i++) {
		int further = longest(t, t->nodes.items[node].answers.items[i].to, most - 1);
		best = further > best ? further : best;
	}
	return best + 1;
}

int tree_longest(const struct tree *t, int node) { return longest(t, node, TREE_QUESTIONS); }

/* ---- all ways ---- */

struct walking {
	struct arena *arena;
	const struct tree *tree;
	bool (*each)(void *, str, const struct tree_way *);
	void *context;
	char letters[TREE_QUESTIONS];
};

static bool walk(struct walking *w, size_t depth)
{
	struct tree_way way = tree_go(w->arena, w->tree, (str){ w->letters, depth });
	const struct tree_node *n = way.at == TREE_NOWHERE ? NULL : &w->tree->nodes.items[way.at];
	if (!n || n->result || depth == TREE_QUESTIONS)
		return !n || !n->result || w->each(w->context, (str){ w->letters, depth }, &way);
	for (size_t i = 0; i < n->answers.count; i++) {
		w->letters[depth] = tree_letter(n, i);
		if (n->answers.items[i].to != TREE_NOWHERE && !walk(w, depth + 1))
			return false;
	}
	return true;
}

void tree_ways(struct arena *a, const struct tree *t,
	bool (*each)(void *context, str letters, const struct tree_way *), void *context)
{
	struct walking w = { .arena = a, .tree = t, .each = each, .context = context };
	walk(&w, 0);
}

/* ---- lint ---- */

struct linting {
	struct arena *arena;
	struct tree *tree;
	int way[TREE_QUESTIONS + 1];
	bool reached[TREE_NODES];
};

static void error_at(struct linting *l, const struct tree_node *n, const char *message, str detail)
{
	tree_complain(l->arena, l->tree,
		(struct tree_problem){ .row = n ? n->row : 1, .message = message, .detail = detail });
}

static bool on_way(const struct linting *l, size_t depth, int node)
{
	for (size_t i = 0; i < depth; i++)
		if (l->way[i] == node)
			return true;
	return false;
}

static void lint_ways(struct linting *l, size_t depth, int node)
{
	if (node == TREE_NOWHERE)
		return;
	const struct tree_node *n = &l->tree->nodes.items[node];
	l->reached[node] = true;
	if (n->result)
		return;
	if (on_way(l, depth, node))
		return error_at(l, n, N_("The questions go round in a circle."), n->name);
	if (depth >= TREE_QUESTIONS)
		return error_at(l, n, N_("On some way this would be the fifth question; four are the "
			"most."), n->name);
	l->way[depth] = node;
	for (size_t i = 0; i < n->answers.count; i++)
		lint_ways(l, depth + 1, n->answers.items[i].to);
}

static void lint_question(struct linting *l, const struct tree_node *n)
{
	size_t unknown = 0;
	for (size_t i = 0; i < n->answers.count; i++)
		unknown += n->answers.items[i].unknown;
	if (n->answers.count < 2)
		error_at(l, n, N_("A question needs two answers at least."), n->name);
	if (unknown != 1)
		error_at(l, n, N_("A question needs the answer Nevím, once."), n->name);
}

static void lint_result(struct linting *l, const struct tree_node *n)
{
	if (!n->contacts.count)
		error_at(l, n, N_("A result needs a person to turn to: kontakt: …"), n->name);
	if (!n->types.count && !n->kinds.count && !n->words.count && !n->situations.count)
		error_at(l, n, N_("A result needs services: druh, zdravotni, slova or situace."), n->name);
	if (!n->advice.count)
		error_at(l, n, N_("A result needs advice: rada: …"), n->name);
}

void tree_lint(struct arena *a, struct tree *t)
{
	struct linting l = { .arena = a, .tree = t };
	if (!t->name.len)
		error_at(&l, NULL, N_("The tree has no name: název: …"), (str){ 0 });
	if (!t->section.len)
		error_at(&l, NULL, N_("The tree has no section: oddíl: …"), (str){ 0 });
	if (!t->nodes.count)
		return error_at(&l, NULL, N_("The tree has no question."), (str){ 0 });
	if (t->nodes.items[0].result)
		error_at(&l, &t->nodes.items[0], N_("The tree begins with a question."), (str){ 0 });
	lint_ways(&l, 0, 0);
	for (size_t i = 0; i < t->nodes.count; i++) {
		const struct tree_node *n = &t->nodes.items[i];
		if (!l.reached[i])
			error_at(&l, n, N_("No answer leads here."), n->name);
		if (n->result)
			lint_result(&l, n);
		else
			lint_question(&l, n);
	}
}

bool tree_publishable(const struct tree *t)
{
	for (size_t i = 0; i < t->problems.count; i++)
		if (!t->problems.items[i].warning)
			return false;
	return true;
}
