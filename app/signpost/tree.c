/* Reads the notation of trees, row by row; see tree.h. */
#include "app/signpost/tree.h"
#include "search/search.h"
#include "web/web.h"

/* What is being read: the node that the rows belong to, NULL before the first. */
struct reading {
	struct arena *arena;
	struct tree *tree;
	struct tree_node *node;
	int row;
};

void tree_complain(struct arena *a, struct tree *t, struct tree_problem p)
{
	for (size_t i = 0; i < t->problems.count; i++) {
		const struct tree_problem *had = &t->problems.items[i];
		if (had->row == p.row && had->message == p.message && str_eq(had->detail, p.detail))
			return;
	}
	if (t->problems.count < TREE_PROBLEMS)
		*(struct tree_problem *)arena_push(
			a, &t->problems.items, &t->problems.count, sizeof p) = p;
}

static void wrong(struct reading *rd, const char *message, str detail)
{
	tree_complain(rd->arena, rd->tree,
		(struct tree_problem){ .row = rd->row, .message = message, .detail = detail });
}

/* ---- values ---- */

static void value_add(struct reading *rd, struct tree_values *to, str value)
{
	if (!value.len)
		return;
	if (to->count >= TREE_VALUES)
		return wrong(rd, N_("There are too many of these here."), value);
	*(str *)arena_push(rd->arena, &to->items, &to->count, sizeof(str)) = value;
}

static void values_add(struct reading *rd, struct tree_values *to, str text)
{
	str value;
	while (str_cut(&text, ',', &value))
		value_add(rd, to, str_trim(value));
}

static bool yes(struct reading *rd, str value)
{
	str word = search_fold(rd->arena, value);
	if (!str_is(word, "ano") && !str_is(word, "ne"))
		wrong(rd, N_("Write ano or ne here."), value);
	return str_is(word, "ano");
}

static str text_of(struct reading *rd, str value, size_t most)
{
	if (!value.len)
		wrong(rd, N_("Something is missing behind the colon."), (str){ 0 });
	if (utf8_length(value) > most)
		wrong(rd, N_("This text is too long."), utf8_head(value, 40));
	return value;
}

/* ---- answers ---- */

static void fact_read(struct reading *rd, struct facts *to, str text)
{
	str rest = str_trim(text), word;
	if (!str_cut(&rest, ' ', &word))
		return;
	rest = str_trim(rest);
	word = search_fold(rd->arena, word);
	if (str_is(word, "vek")) {
		to->age = ages_read(rest);
		if (!to->age.set)
			wrong(rd, N_("Write an age as 65+ or 7-17."), rest);
		return;
	}
	struct codes *list = str_is(word, "pro") ? &to->is : str_is(word, "neni") ? &to->is_not : NULL;
	if (!list || !rest.len)
		return wrong(rd, N_("A fact in braces is věk 65+, pro seniors or není seniors."), text);
	if (list->count < TREE_VALUES)
		*(str *)arena_push(rd->arena, &list->items, &list->count, sizeof(str)) = rest;
}

/* Cuts "{věk 65+; pro seniors}" from the end of the text. */
static str facts_read(struct reading *rd, struct facts *to, str text)
{
	const char *open = text.len ? memchr(text.ptr, '{', text.len) : NULL;
	if (!open)
		return text;
	size_t at = (size_t)(open - text.ptr);
	str inside = str_trim(str_part(text, at + 1, text.len)), fact;
	if (!str_ends(inside, S("}")))
		wrong(rd, N_("The brace { is not closed before the arrow."), text);
	inside = str_part(inside, 0, inside.len - str_ends(inside, S("}")));
	while (str_cut(&inside, ';', &fact))
		fact_read(rd, to, fact);
	return str_trim(str_part(text, 0, at));
}

/* Where the last "->" or "→" begins and ends; false: there is none. */
static bool arrow_find(str row, size_t *from, size_t *to)
{
	bool found = false;
	for (size_t i = 0; i < row.len; i++) {
		str here = str_part(row, i, row.len);
		size_t len = str_starts(here, S("->")) ? 2 : str_starts(here, S("→")) ? strlen("→") : 0;
		if (!len)
			continue;
		found = true;
		*from = i;
		*to = i + len;
	}
	return found;
}

static void answer_read(struct reading *rd, str row)
{
	size_t from = 0, to = 0;
	struct tree_answer answer = { .to = TREE_NOWHERE, .row = rd->row };
	if (!rd->node || rd->node->result)
		return wrong(rd, N_("An answer stands only below a question."), row);
	if (!arrow_find(row, &from, &to))
		return wrong(rd, N_("The answer does not say where it leads: write -> and a name."), row);
	answer.target = str_trim(str_part(row, to, row.len));
	answer.text = facts_read(rd, &answer.facts, str_trim(str_part(row, 0, from)));
	answer.unknown = str_starts(search_fold(rd->arena, answer.text), S("nevim"));
	if (!answer.text.len || !answer.target.len)
		return wrong(rd, N_("The answer has no text, or leads nowhere."), row);
	text_of(rd, answer.text, 150);
	if (rd->node->answers.count >= TREE_ANSWERS)
		return wrong(rd, N_("A question has at most ten answers."), answer.text);
	*(struct tree_answer *)arena_push(rd->arena, &rd->node->answers.items,
		&rd->node->answers.count, sizeof answer) = answer;
}

/* ---- rows with a keyword ---- */

static struct tree_node *node_named(const struct tree *t, str name)
{
	for (size_t i = 0; i < t->nodes.count; i++)
		if (str_eq(t->nodes.items[i].name, name))
			return &t->nodes.items[i];
	return NULL;
}

static void node_begin(struct reading *rd, str name, str text, bool result)
{
	struct tree *t = rd->tree;
	if (!name.len)
		wrong(rd, N_("A question and a result need a name: otázka kdo: …"), text);
	else if (node_named(t, name))
		wrong(rd, N_("This name is there twice."), name);
	if (t->nodes.count >= TREE_NODES)
		return wrong(rd, N_("The tree is too large. Divide it."), name);
	/* A pointer to the last node holds only until the next one comes. */
	rd->node = arena_push(rd->arena, &t->nodes.items, &t->nodes.count, sizeof *rd->node);
	*rd->node = (struct tree_node){ .name = name, .text = text_of(rd, text, 150),
		.row = rd->row, .result = result };
}

static bool head_row(struct reading *rd, str key, str value)
{
	struct tree *t = rd->tree;
	if (str_is(key, "nazev"))
		t->name = text_of(rd, value, 100);
	else if (str_is(key, "oddil"))
		t->section = text_of(rd, value, 60);
	else if (str_is(key, "popis"))
		t->about = text_of(rd, value, 200);
	else if (str_is(key, "citlive"))
		t->sensitive = yes(rd, value);
	else if (str_is(key, "situace"))
		values_add(rd, &t->situations, value);
	else if (str_is(key, "zdroj"))
		value_add(rd, &t->sources, text_of(rd, value, 300));
	else if (str_is(key, "poradi")) {
		struct maybe_int n = str_int(value);
		if (!n.set || n.value < 0 || n.value > 10000)
			wrong(rd, N_("Write a number from 0 to 10000 here."), value);
		t->position = n.value;
	} else
		return false;
	return true;
}

static struct tree_values *list_of(struct tree_node *n, str key)
{
	return str_is(key, "druh")     ? &n->types
		: str_is(key, "zdravotni") ? &n->kinds
		: str_is(key, "slova")     ? &n->words
		: str_is(key, "situace")   ? &n->situations
		: str_is(key, "linka")     ? &n->lines
		                           : NULL;
}

static bool node_row(struct reading *rd, str key, str value)
{
	struct tree_node *n = rd->node;
	struct tree_values *list = n->result ? list_of(n, key) : NULL;
	if (str_is(key, "nebezpeci"))
		n->danger = yes(rd, value);
	else if (str_is(key, "napoveda") && !n->result)
		n->hint = text_of(rd, value, 300);
	else if (str_is(key, "rada") && n->result)
		value_add(rd, &n->advice, text_of(rd, value, 400));
	else if (str_is(key, "kontakt") && n->result)
		value_add(rd, &n->contacts, text_of(rd, value, 100));
	else if (str_is(key, "linka") && !n->result)
		values_add(rd, &n->lines, value);
	else if (list)
		values_add(rd, list, value);
	else
		return false;
	return true;
}

static void keyword_read(struct reading *rd, str row)
{
	str key, value = row, word;
	if (!str_cut(&value, ':', &key) || key.len == row.len)
		return wrong(rd, N_("A row is a word, a colon and what belongs to it; an answer begins "
			"with -."), utf8_head(row, 40));
	value = str_trim(value);
	str name = str_trim(key);
	str_cut(&name, ' ', &word);
	word = search_fold(rd->arena, word);
	if (str_is(word, "otazka") || str_is(word, "vysledek"))
		return node_begin(rd, str_trim(name), value, str_is(word, "vysledek"));
	key = search_fold(rd->arena, str_trim(key));
	if (!(rd->node ? node_row(rd, key, value) : head_row(rd, key, value)))
		wrong(rd, N_("This word does not belong here."), key);
}

static void answers_link(struct arena *a, struct tree *t)
{
	for (size_t i = 0; i < t->nodes.count; i++)
		for (size_t k = 0; k < t->nodes.items[i].answers.count; k++) {
			struct tree_answer *answer = &t->nodes.items[i].answers.items[k];
			const struct tree_node *to = node_named(t, answer->target);
			answer->to = to ? (int)(to - t->nodes.items) : TREE_NOWHERE;
			if (!to)
				tree_complain(a, t, (struct tree_problem){ .row = answer->row,
					.message = N_("The answer leads to what is not there."),
					.detail = answer->target });
		}
}

struct tree *tree_read(struct arena *a, str notation)
{
	struct tree *t = arena_alloc(a, sizeof *t);
	struct reading rd = { .arena = a, .tree = t };
	str rest = notation, row;
	t->position = 500;
	while (str_cut(&rest, '\n', &row)) {
		rd.row++;
		row = str_trim(row);
		if (!row.len || row.ptr[0] == '#')
			continue;
		if (row.ptr[0] == '-')
			answer_read(&rd, str_trim(str_part(row, 1, row.len)));
		else
			keyword_read(&rd, row);
	}
	answers_link(a, t);
	return t;
}
