/* What the public sees: what happened, the questions, the result. */
#include "app/signpost/signpost.html.h"
#include "search/search.h"
#include <stdlib.h>

/* What an address says beside the answers. */
struct asked {
	str letters, town_text, age_text;
	struct str_list is;                /* target groups that hold; "-": none of those offered */
	struct match_town town;
	struct ages age;
	bool town_unknown;
};
/* What is being made: from whose tree, for whom. */
struct showing {
	struct req *r;
	const struct signpost_source *source;
	const struct tree *tree;
	struct asked asked;
	struct tree_way way;
	struct signpost_codes_rows codes;
};

static struct asked asked_read(struct req *r)
{
	struct asked k = { .letters = utf8_head(query_text(r, "o"), TREE_QUESTIONS),
		.town_text = utf8_head(query_text(r, "obec"), 100), .age_text = query_text(r, "vek"),
		.is = query_list(r, "pro") };
	k.town = match_town_named(r->db, r->arena, k.town_text);
	k.town_unknown = k.town_text.len && !k.town.id;
	k.age = ages_read(k.age_text);
	return k;
}

/* The address of this tree with these answers, and all else as it was asked for. */
static str address(const struct showing *s, str letters)
{
	struct arena *a = s->r->arena;
	struct buf out = { .arena = a };
	buf_printf(&out, "%.*s?v=%lld", STR_ARG(s->source->base), (long long)s->source->number);
	if (letters.len)
		buf_printf(&out, "&o=%.*s", STR_ARG(url_encode(a, letters)));
	if (s->asked.town_text.len)
		buf_printf(&out, "&obec=%.*s", STR_ARG(url_encode(a, s->asked.town_text)));
	if (s->asked.age.set)
		buf_printf(&out, "&vek=%.*s", STR_ARG(url_encode(a, s->asked.age_text)));
	for (size_t i = 0; i < s->asked.is.count; i++)
		buf_printf(&out, "&pro=%.*s", STR_ARG(url_encode(a, s->asked.is.items[i])));
	return buf_str(&out);
}

static str letters_to(const struct showing *s, size_t steps)
{
	char *letters = arena_alloc(s->r->arena, TREE_QUESTIONS + 1);
	for (size_t i = 0; i < steps; i++)
		letters[i] =
			tree_letter(&s->tree->nodes.items[s->way.nodes[i]], s->way.answers[i]);
	return (str){ letters, steps };
}

static str letters_and(const struct showing *s, char letter)
{
	return arena_printf(s->r->arena, "%.*s%c", STR_ARG(letters_to(s, s->way.steps)), letter);
}

/* As if all that comes were answered by "I do not know". */
static str address_skipping(const struct showing *s)
{
	str letters = letters_to(s, s->way.steps);
	while (letters.len < TREE_QUESTIONS) {
		struct tree_way w = tree_go(s->r->arena, s->tree, letters);
		if (w.at == TREE_NOWHERE || s->tree->nodes.items[w.at].result)
			break;
		letters = arena_printf(s->r->arena, "%.*sx", STR_ARG(letters));
	}
	return address(s, letters);
}

/* Who does not know says so in the language of the page; the rest is the tree's. */
static str answer_words(struct req *r, const struct tree_answer *a)
{
	return a->unknown && r->page.content ? tr(r->page.lang, N_("I do not know")) : a->text;
}

/* ---- what both kinds of pages have ---- */

static struct site_frame *frame_of(const struct showing *s, str title)
{
	struct req *r = s->r;
	bool hides = s->tree->sensitive;
	struct site_frame *f = site_frame(r, hides ? site_neutral_title(r) : title);
	if (hides)
		site_sensitive(r, f);
	/* Trees are Czech; the page says so in other languages. */
	r->page.in_czech = r->page.content;
	f->no_index = hides || s->way.steps > 0 || s->source->preview || r->query.len > 0;
	site_crumb(r, f, S("/najit-pomoc"), tr(r->page.lang, N_("Find help")));
	site_crumb(r, f, S(""), s->tree->name);
	return f;
}

static struct signpost_page page_of(const struct showing *s, const struct tree_node *n)
{
	struct req *r = s->r;
	struct signpost_page v = { .frame = frame_of(s, n->text), .tree = s->tree->name,
		.restart = s->source->base, .strayed = s->way.strayed, .preview = s->source->preview,
		.danger = n->danger, .office = s->source->back };
	v.back = s->way.steps ? address(s, letters_to(s, s->way.steps - 1))
		: s->source->preview ? s->source->back
		                     : S("/najit-pomoc");
	for (size_t i = 0; i < s->way.steps; i++) {
		const struct tree_node *q = &s->tree->nodes.items[s->way.nodes[i]];
		*(struct signpost_said *)arena_push(
			r->arena, &v.said.items, &v.said.count, sizeof(struct signpost_said)) =
			(struct signpost_said){ q->text, q->answers.items[s->way.answers[i]].text,
				address(s, letters_to(s, i)) };
	}
	if (n->danger || n->lines.count)
		v.lines = help_lines(r, match_crisis_lines(r->db, r->arena, &n->lines));
	return v;
}

static int question_show(const struct showing *s, const struct tree_node *n)
{
	struct req *r = s->r;
	struct signpost_question v = { .page = page_of(s, n), .text = n->text, .hint = n->hint,
		.skip = address_skipping(s) };
	v.progress = arena_printf(r->arena, "%.*s %d %.*s %d",
		STR_ARG(tr(r->page.lang, N_("Question"))), (int)s->way.steps + 1,
		STR_ARG(tr(r->page.lang, N_("of at most"))),
		(int)s->way.steps + tree_longest(s->tree, s->way.at));
	for (size_t i = 0; i < n->answers.count; i++)
		if (n->answers.items[i].to != TREE_NOWHERE)
			site_link_add(r, &v.answers, address(s, letters_and(s, tree_letter(n, i))),
				answer_words(r, &n->answers.items[i]));
	signpost_question_page(&r->page, v);
	return answer_page(r);
}

/* ---- a result ---- */

static bool is_asked(const struct showing *s, str code)
{
	for (size_t i = 0; i < s->asked.is.count; i++)
		if (str_eq(s->asked.is.items[i], code))
			return true;
	return false;
}

static struct facts facts_of(const struct showing *s)
{
	struct req *r = s->r;
	struct facts f = s->way.facts;
	struct facts more = { .age = s->asked.age };
	bool none = is_asked(s, S("-"));
	for (size_t i = 0; i < s->codes.count; i++) {
		str code = s->codes.items[i].code;
		bool group = str_is(s->codes.items[i].list, "target_group");
		struct codes *to =
			!group ? NULL : is_asked(s, code) ? &more.is : none ? &more.is_not : NULL;
		if (to)
			*(str *)arena_push(r->arena, &to->items, &to->count, sizeof(str)) = code;
	}
	facts_add(r->arena, &f, &more);
	return f;
}

static str age_words(struct req *r, const struct match_service *s)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < s->rules.ages.count; i++)
		buf_printf(&out, "%s%.*s", i ? ", " : "",
			STR_ARG(ages_text(r->arena, s->rules.ages.items[i])));
	if (s->age_note.len)
		buf_printf(&out, "%s%.*s", out.len ? ", " : "", STR_ARG(s->age_note));
	if (s->age_by_law)
		buf_printf(&out, " (%.*s)", STR_ARG(tr(r->page.lang, N_("by law"))));
	return buf_str(&out);
}

static str group_words(struct req *r, const struct match_service *s)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < s->group_names.count; i++)
		buf_printf(&out, "%s%.*s", i ? ", " : "", STR_ARG(s->group_names.items[i]));
	return buf_str(&out);
}

static str where_words(struct req *r, const struct match *m)
{
	enum { NAMED = 3 };
	struct buf out = { .arena = r->arena };
	const struct match_service *s = m->service;
	str last = { 0 };
	size_t named = 0;
	for (size_t i = 0; i < s->places.count && named < NAMED; i++) {
		if (str_eq(s->places.items[i].name, last))
			continue;
		last = s->places.items[i].name;
		buf_printf(&out, "%s%.*s", named++ ? ", " : "", STR_ARG(last));
	}
	if (m->lines[MATCH_WHERE] == TRUTH_YES && !out.len)
		return tr(r->page.lang, N_("comes to you"));
	if (m->metres >= 1000)
		buf_printf(&out, ", %lld km %.*s", (long long)((m->metres + 500) / 1000),
			STR_ARG(tr(r->page.lang, N_("as the crow flies"))));
	return out.len ? buf_str(&out) : tr(r->page.lang, N_("only in some municipalities"));
}

/* The one question that would decide, and the field in which it can be answered.
 * What was answered and still is unknown only they can tell. */
static void deciding(const struct showing *s, struct signpost_found *v, const struct match *m)
{
	struct req *r = s->r;
	const struct facts *f = &s->way.facts;
	static const struct { const char *question, *field; } questions[] = {
		[MATCH_GROUP] = { N_("Whom do you look for help for?"), "#pro" },
		[MATCH_AGE] = { N_("How old is the one who needs help?"), "#vek" },
		[MATCH_WHERE] = { N_("Where does the one who needs help live?"), "#obec" },
	};
	const bool told[] = { [MATCH_GROUP] = s->asked.is.count > 0,
		[MATCH_AGE] = (f->age.set || s->asked.age.set) || !m->service->rules.ages.count,
		[MATCH_WHERE] = s->asked.town.id };
	for (int i = 0; i < MATCH_LINES && !v->question.len; i++) {
		if (!m->says[i] || m->lines[i] != TRUTH_UNKNOWN)
			continue;
		v->question = tr(r->page.lang,
			told[i] ? N_("Ask them directly whether they can help you.") : questions[i].question);
		v->href = told[i] ? (str){ 0 } : str_of(questions[i].field);
	}
}

static struct signpost_found found_of(
	const struct showing *s, const struct match *m, const struct ui_result *card)
{
	struct req *r = s->r;
	static const char *const labels[] = { [MATCH_GROUP] = N_("For whom"), [MATCH_AGE] = N_("Age"),
		[MATCH_WHERE] = N_("Where") };
	const str words[] = { [MATCH_GROUP] = group_words(r, m->service),
		[MATCH_AGE] = age_words(r, m->service), [MATCH_WHERE] = where_words(r, m) };
	struct signpost_found v = { .card = *card, .fits = m->all == TRUTH_YES,
		.silent = !m->says[MATCH_GROUP] && !m->says[MATCH_AGE] };
	for (int i = 0; i < MATCH_LINES; i++)
		if (m->says[i])
			*(struct signpost_rule *)arena_push(
				r->arena, &v.rules.items, &v.rules.count, sizeof(struct signpost_rule)) =
				(struct signpost_rule){ tr(r->page.lang, labels[i]), words[i],
					m->lines[i] == TRUTH_YES };
	deciding(s, &v, m);
	return v;
}

static void fill_services(const struct showing *s, struct signpost_result *v,
	const struct matches *found)
{
	size_t count = found->count < MATCH_SERVICES ? found->count : MATCH_SERVICES;
	int64_t ids[MATCH_SERVICES];
	for (size_t i = 0; i < count; i++)
		ids[i] = found->items[i].service->id;
	struct service_cards cards = service_cards(s->r, (struct int_list){ ids, count });
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < cards.count; k++)
			if (cards.items[k].id == ids[i])
				*(struct signpost_found *)arena_push(
					s->r->arena, &v->found.items, &v->found.count, sizeof *v->found.items) =
					found_of(s, &found->items[i], &cards.items[k].card);
	v->others = (int64_t)(found->count - count);
}

/* ---- what may be told besides ---- */

static const char *const age_bands[] = { "0-6", "7-17", "18-26", "27-64", "65-80", "81+" };

static void fill_ages(const struct showing *s, struct signpost_result *v)
{
	struct req *r = s->r;
	ui_choice_add(r, &v->ages, S(""), tr(r->page.lang, N_("I do not want to say")), false);
	for (size_t i = 0; i < COUNT(age_bands); i++)
		ui_choice_add(r, &v->ages, str_of(age_bands[i]),
			ages_text(r->arena, ages_read(str_of(age_bands[i]))),
			str_is(s->asked.age_text, age_bands[i]));
}

static bool some_takes(const struct matches *found, str code)
{
	for (size_t i = 0; i < found->count && i < MATCH_SERVICES; i++)
		if (codes_have(&found->items[i].service->rules.groups, code))
			return true;
	return false;
}

static void fill_groups(const struct showing *s, struct signpost_result *v,
	const struct matches *found)
{
	struct req *r = s->r;
	ui_choice_add(r, &v->groups, S(""), tr(r->page.lang, N_("I do not want to say")), false);
	for (size_t i = 0; i < s->codes.count; i++) {
		const struct signpost_codes_row *c = &s->codes.items[i];
		bool chosen = is_asked(s, c->code);
		if (str_is(c->list, "target_group") && (chosen || some_takes(found, c->code)))
			ui_choice_add(r, &v->groups, c->code, c->name, chosen);
	}
	ui_choice_add(r, &v->groups, S("-"), tr(r->page.lang, N_("Nothing of this")),
		is_asked(s, S("-")));
}

static void fill_form(const struct showing *s, struct signpost_result *v,
	const struct matches *found)
{
	struct req *r = s->r;
	v->asks_age = s->asked.age.set;
	v->asks_group = s->asked.is.count > 0;
	for (size_t i = 0; i < found->count && i < MATCH_SERVICES; i++) {
		const struct match *m = &found->items[i];
		v->asks_age = v->asks_age || m->service->rules.ages.count;
		v->asks_group = v->asks_group ||
			(m->says[MATCH_GROUP] && m->lines[MATCH_GROUP] == TRUTH_UNKNOWN);
	}
	v->asks_age = v->asks_age && !s->way.facts.age.set;
	fill_ages(s, v);
	fill_groups(s, v, found);
	v->town = s->asked.town.id ? s->asked.town.name : s->asked.town_text;
	v->town_unknown = s->asked.town_unknown;
	site_link_add(
		r, &v->kept, S("v"), arena_printf(r->arena, "%lld", (long long)s->source->number));
	site_link_add(r, &v->kept, S("o"), letters_to(s, s->way.steps));
}

static void fill_more(const struct showing *s, struct signpost_result *v,
	const struct tree_node *n)
{
	struct req *r = s->r;
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < n->types.count; i++)
		buf_printf(&out, "%sdruh=%.*s", out.len ? "&" : "/sluzby?", STR_ARG(n->types.items[i]));
	for (size_t i = 0; i < n->kinds.count; i++)
		buf_printf(
			&out, "%szdravotni=%.*s", out.len ? "&" : "/sluzby?", STR_ARG(n->kinds.items[i]));
	if (out.len && s->asked.town.id)
		buf_printf(&out, "&obec=%.*s", STR_ARG(s->asked.town.slug));
	if (out.len)
		site_link_add(r, &v->more, buf_str(&out),
			tr(r->page.lang, N_("All services of these kinds in the catalogue")));
	struct tree_values all = n->situations.count ? n->situations : s->tree->situations;
	struct signpost_situations_rows rows = { 0 };
	if (all.count)
		rows = signpost_situations(
			r->db, .slugs = { all.items, all.count }, .limit = TREE_VALUES);
	for (size_t i = 0; i < rows.count; i++)
		site_link_add(r, &v->more,
			arena_printf(r->arena, "/situace/%.*s", STR_ARG(rows.items[i].slug)),
			arena_printf(r->arena, "%.*s: %.*s", STR_ARG(tr(r->page.lang, N_("Life situation"))),
				STR_ARG(rows.items[i].name)));
}

static int result_show(const struct showing *s, const struct tree_node *n)
{
	struct req *r = s->r;
	struct signpost_result *v = arena_alloc(r->arena, sizeof *v);
	struct facts facts = facts_of(s);
	struct matches found = match_find_services(r, n, &facts, &s->asked.town);
	struct site_settings have = site_settings(r->db);
	int64_t person = match_department(r->db, r->arena, s->tree, n, &s->asked.town);
	v->page = page_of(s, n);
	v->page.frame->error = s->asked.town_unknown;
	v->text = n->text;
	v->advice = n->advice;
	v->people = help_departments(r, (struct int_list){ &person, person != 0 });
	v->operator = have.operator;
	v->phone = have.phone;
	fill_services(s, v, &found);
	fill_form(s, v, &found);
	fill_more(s, v, n);
	signpost_result_page(&r->page, *v);
	return answer_page(r);
}

int signpost_show(struct req *r, const struct signpost_source *source)
{
	struct showing s = { .r = r, .source = source, .tree = source->tree,
		.asked = asked_read(r) };
	struct maybe_int version = query_int(r, "v");
	bool stale = version.set && version.value != source->number && s.asked.letters.len;
	s.codes = signpost_codes(r->db, .limit = SIGNPOST_SHOWN_CODES);
	s.way = tree_go(r->arena, s.tree, stale ? S("") : s.asked.letters);
	s.way.strayed = s.way.strayed || stale;
	if (s.way.at == TREE_NOWHERE)
		return answer_error(r, 404);
	const struct tree_node *n = &s.tree->nodes.items[s.way.at];
	return n->result ? result_show(&s, n) : question_show(&s, n);
}

/* ---- addresses ---- */

/* GET /najit-pomoc/{slug}?v=&o=&obec=&vek=&pro= */
int signpost_tree_show(struct req *r)
{
	struct signpost_by_slug_row *row = signpost_by_slug(r->db, .slug = r->id);
	if (!row)
		return answer_error(r, 404);
	return signpost_show(r, &(struct signpost_source){
		.base = arena_printf(r->arena, "/najit-pomoc/%.*s", STR_ARG(row->slug)),
		.number = row->number, .tree = tree_read(r->arena, row->notation) });
}

/* A tree as the list shows it. */
struct listed { struct tree *tree; str slug, sort_key; };

static int listed_order(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	if (x->tree->position != y->tree->position)
		return x->tree->position < y->tree->position ? -1 : 1;
	return str_order(x->sort_key, y->sort_key);
}

static struct signpost_group *group_of(struct req *r, struct signpost_index *v, str name)
{
	for (size_t i = 0; i < v->groups.count; i++)
		if (str_eq(v->groups.items[i].name, name))
			return &v->groups.items[i];
	struct signpost_group *g =
		arena_push(r->arena, &v->groups.items, &v->groups.count, sizeof *g);
	g->name = name;
	return g;
}

/* GET /najit-pomoc */
int signpost_index(struct req *r)
{
	struct signpost_index v = { .frame = site_frame(r, tr(r->page.lang, N_("Find help"))) };
	struct signpost_public_rows rows = signpost_public(r->db, .limit = SIGNPOST_MOST);
	struct listed *all = arena_alloc(r->arena, (rows.count + 1) * sizeof *all);
	for (size_t i = 0; i < rows.count; i++) {
		struct tree *t = tree_read(r->arena, rows.items[i].notation);
		all[i] = (struct listed){ t, rows.items[i].slug, search_sort_key(r->arena, t->name) };
	}
	qsort(all, rows.count, sizeof *all, listed_order);
	for (size_t i = 0; i < rows.count; i++) {
		struct signpost_group *g = group_of(r, &v, all[i].tree->section);
		*(struct signpost_entry *)arena_push(r->arena, &g->entries.items, &g->entries.count,
			sizeof(struct signpost_entry)) = (struct signpost_entry){ all[i].tree->name,
			arena_printf(r->arena, "/najit-pomoc/%.*s", STR_ARG(all[i].slug)),
			all[i].tree->about };
	}
	v.frame->description = tr(r->page.lang,
		N_("A few short questions lead to those who help: whom to call and how to begin."));
	site_crumb(r, v.frame, S("/najit-pomoc"), v.frame->title);
	signpost_index_page(&r->page, v);
	return answer_page(r);
}
