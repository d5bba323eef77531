/* What is wrong with trees; see lint.h. */
#include "app/signpost/lint.h"

enum { BUSY = 3, MOST_TOWNS = 2000, MOST_SERVICES = 50000, MOST_SITUATIONS = 10000 };

/* ---- one tree ---- */

static bool code_known(const struct signpost_codes_rows *codes, const char *list, str code)
{
	for (size_t i = 0; i < codes->count; i++)
		if (str_is(codes->items[i].list, list) && str_eq(codes->items[i].code, code))
			return true;
	return false;
}

static const struct signpost_known_row *situation_known(
	const struct signpost_known_rows *all, str slug)
{
	for (size_t i = 0; i < all->count; i++)
		if (str_eq(all->items[i].slug, slug))
			return &all->items[i];
	return NULL;
}

struct checking {
	struct arena *arena;
	struct tree *tree;
	const struct lint_known *known;
};

static void check_codes(struct checking *k, int row, const char *list, str const *codes,
	size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!code_known(&k->known->codes, list, codes[i]))
			tree_complain(k->arena, k->tree, (struct tree_problem){ .row = row,
				.message = N_("This code is not known."), .detail = codes[i] });
}

/* A situation that this town does not have is only a warning: trees travel. */
static void check_situations(struct checking *k, int row, const struct tree_values *slugs)
{
	for (size_t i = 0; i < slugs->count; i++) {
		const struct signpost_known_row *s =
			situation_known(&k->known->situations, slugs->items[i]);
		if (!s)
			tree_complain(k->arena, k->tree, (struct tree_problem){ .row = row, .warning = true,
				.message = N_("There is no such life situation here."),
				.detail = slugs->items[i] });
		else if (s->sensitive && !k->tree->sensitive)
			tree_complain(k->arena, k->tree, (struct tree_problem){ .row = row,
				.message = N_("This situation is sensitive and the tree is not: write "
					"citlivé: ano."), .detail = slugs->items[i] });
	}
}

struct lint_known lint_known(struct db *db)
{
	return (struct lint_known){ signpost_codes(db, .limit = SIGNPOST_SHOWN_CODES),
		signpost_known(db, .limit = MOST_SITUATIONS) };
}

struct tree *lint_read(const struct lint_known *known, struct arena *a, str notation)
{
	struct tree *t = tree_read(a, notation);
	struct checking k = { a, t, known };
	tree_lint(a, t);
	check_situations(&k, 1, &t->situations);
	for (size_t i = 0; i < t->nodes.count; i++) {
		const struct tree_node *n = &t->nodes.items[i];
		check_codes(&k, n->row, "service_type", n->types.items, n->types.count);
		check_codes(&k, n->row, "health_kind", n->kinds.items, n->kinds.count);
		check_situations(&k, n->row, &n->situations);
		for (size_t m = 0; m < n->answers.count; m++) {
			const struct tree_answer *answer = &n->answers.items[m];
			check_codes(&k, answer->row, "target_group", answer->facts.is.items,
				answer->facts.is.count);
			check_codes(&k, answer->row, "target_group", answer->facts.is_not.items,
				answer->facts.is_not.count);
		}
	}
	return t;
}

/* ---- all of them against the store ---- */

struct linting {
	struct db *db;
	struct arena *arena;
	str day;
	struct lint_report report;
	struct match_all_rows services;
	struct match_services all;         /* with their rules */
	bool phone;                        /* the office has one, so there is always somebody to call */
	bool *reached;                     /* by place in `all` */
	/* Of each municipality: what comes there, by place in `all`. */
	bool **serves;
	/* Of the tree being looked at: who each result points to. */
	const struct tree *tree;
	str slug;
	struct match_picks *picks;
	bool *covered;                     /* by result and municipality */
};

#define TOWNS_OF(l, rows) \
	for (size_t i = 0; i < (rows).count; i++) \
		town_add((l), (struct match_town){ .id = (rows).items[i].id, .name = (rows).items[i].name, \
			.latitude = (rows).items[i].latitude, .longitude = (rows).items[i].longitude })

static void town_add(struct linting *l, struct match_town town)
{
	for (size_t i = 0; i < l->report.towns.count; i++)
		if (l->report.towns.items[i].id == town.id)
			return;
	*(struct match_town *)arena_push(l->arena, &l->report.towns.items, &l->report.towns.count,
		sizeof town) = town;
}

/* Those of an area that was named; else the town of the settings and the areas it plans in;
 * else where there are at least three services. */
static void towns_read(struct linting *l, str area)
{
	if (area.len) {
		struct match_area_rows rows = match_area(l->db, .slug = area, .limit = MOST_TOWNS);
		TOWNS_OF(l, rows);
		return;
	}
	struct match_served_rows served = match_served(l->db, .limit = MOST_TOWNS);
	TOWNS_OF(l, served);
	if (str_int(site_setting(l->db, "town_code")).set) {
		struct match_town here = match_town_here(l->db);
		if (here.id)
			town_add(l, here);
	}
	if (l->report.towns.count)
		return;
	struct match_busy_rows busy = match_busy(l->db, .least = BUSY, .limit = MOST_TOWNS);
	TOWNS_OF(l, busy);
}

static void serves_read(struct linting *l, struct int_list ids)
{
	l->serves = arena_alloc(l->arena, (l->report.towns.count + 1) * sizeof *l->serves);
	for (size_t t = 0; t < l->report.towns.count; t++) {
		l->serves[t] = arena_alloc(l->arena, l->all.count + 1);
		struct match_serves_rows rows = { 0 };
		if (ids.count)
			rows = match_serves(l->db, .ids = ids, .municipality = l->report.towns.items[t].id,
				.day = l->day, .limit = MOST_SERVICES);
		for (size_t i = 0; i < rows.count; i++) {
			const struct match_service *s = match_find(&l->all, rows.items[i].service_id);
			if (s)
				l->serves[t][s - l->all.items] = true;
		}
	}
}

/* One way to its end: what it reaches, and where. */
static bool way_look(void *context, str letters, const struct tree_way *w)
{
	struct linting *l = context;
	size_t towns = l->report.towns.count;
	(void)letters;
	l->report.ways++;
	for (size_t i = 0; i < l->picks[w->at].count; i++) {
		const struct match_service *s = match_find(&l->all, l->picks[w->at].items[i].id);
		if (!s || match_judge(s, &w->facts, &(struct match_town){ 0 },
				&(struct match_town){ 0 }, false).all == TRUTH_NO)
			continue;
		l->reached[s - l->all.items] = true;
		for (size_t t = 0; t < towns; t++) {
			const struct match_town *town = &l->report.towns.items[t];
			struct match m = match_judge(s, &w->facts, town, town,
				l->serves[t][s - l->all.items]);
			if (m.all != TRUTH_NO && m.near)
				l->covered[(size_t)w->at * towns + t] = true;
		}
	}
	return true;
}

static void result_report(struct linting *l, size_t node)
{
	const struct tree_node *n = &l->tree->nodes.items[node];
	struct lint_gap gap = { .tree = l->tree->name, .slug = l->slug, .result = n->text,
		.row = n->row, .everywhere = true };
	size_t towns = l->report.towns.count;
	l->report.results++;
	for (size_t t = 0; t < towns; t++) {
		if (l->covered[node * towns + t])
			gap.everywhere = false;
		else
			*(str *)arena_push(l->arena, &gap.towns.items, &gap.towns.count, sizeof(str)) =
				l->report.towns.items[t].name;
	}
	if (gap.towns.count)
		*(struct lint_gap *)arena_push(
			l->arena, &l->report.gaps.items, &l->report.gaps.count, sizeof gap) = gap;
	if (!l->phone && !match_department(l->db, l->arena, l->tree, n, &(struct match_town){ 0 }))
		*(struct lint_gap *)arena_push(
			l->arena, &l->report.alone.items, &l->report.alone.count, sizeof gap) = gap;
}

static void tree_look(struct linting *l, str slug, str notation)
{
	const struct tree *t = l->tree = tree_read(l->arena, notation);
	l->slug = slug;
	l->report.trees++;
	l->picks = arena_alloc(l->arena, (t->nodes.count + 1) * sizeof *l->picks);
	l->covered = arena_alloc(l->arena, t->nodes.count * l->report.towns.count + 1);
	for (size_t i = 0; i < t->nodes.count; i++)
		if (t->nodes.items[i].result)
			l->picks[i] = match_picks(l->db, l->arena, &t->nodes.items[i]);
	tree_ways(l->arena, t, way_look, l);
	for (size_t i = 0; i < t->nodes.count; i++)
		if (t->nodes.items[i].result)
			result_report(l, i);
}

static void unreached_report(struct linting *l)
{
	for (size_t i = 0; i < l->services.count; i++) {
		const struct match_all_row *row = &l->services.items[i];
		const struct match_service *s = match_find(&l->all, row->id);
		if (s && !l->reached[s - l->all.items])
			*(struct lint_unreached *)arena_push(l->arena, &l->report.unreached.items,
				&l->report.unreached.count, sizeof(struct lint_unreached)) =
				(struct lint_unreached){ row->name, row->slug, row->provider };
	}
}

struct lint_report lint_all(struct db *db, struct arena *a, int64_t now, str area)
{
	struct linting l = { .db = db, .arena = a, .day = day_of(a, now),
		.phone = site_settings(db).phone.len > 0 };
	struct signpost_public_rows trees = signpost_public(db, .limit = SIGNPOST_MOST);
	l.services = match_all(db, .limit = MOST_SERVICES);
	int64_t *ids = arena_alloc(a, (l.services.count + 1) * sizeof *ids);
	for (size_t i = 0; i < l.services.count; i++)
		ids[i] = l.services.items[i].id;
	l.report.services = (int64_t)l.services.count;
	l.all = match_read(db, a, now, (struct int_list){ ids, l.services.count });
	l.reached = arena_alloc(a, l.all.count + 1);
	towns_read(&l, area);
	serves_read(&l, (struct int_list){ ids, l.services.count });
	for (size_t i = 0; i < trees.count; i++)
		tree_look(&l, trees.items[i].slug, trees.items[i].notation);
	unreached_report(&l);
	return l.report;
}
