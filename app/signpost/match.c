/* Which services fit; see match.h. */
#include "app/signpost/match.h"
#include "search/search.h"
#include <stdlib.h>

/* ---- the candidates ---- */

static size_t service_at(const struct match_services *all, int64_t id)
{
	size_t at = rows_from(all->items, all->count, sizeof *all->items, id);
	return at < all->count && all->items[at].id == id ? at : all->count;
}

const struct match_service *match_find(const struct match_services *all, int64_t id)
{
	size_t at = service_at(all, id);
	return at < all->count ? &all->items[at] : NULL;
}

static void ages_add(struct arena *a, struct rules *r, struct ages ages)
{
	if (ages.set)
		*(struct ages *)arena_push(a, &r->ages.items, &r->ages.count, sizeof ages) = ages;
}

static struct ages ages_of(struct maybe_int from, struct maybe_int to)
{
	return (struct ages){ from.set ? (int)from.value : 0, to.set ? (int)to.value : AGE_MOST,
		from.set || to.set };
}

struct reading { struct db *db; struct arena *arena; str day; struct match_services all; };

/* Years that the service says, else the groups of the register, else the law. */
static void read_ages(
	struct reading *rd, struct int_list ids, const struct match_services_rows *rows)
{
	struct match_ages_rows groups =
		match_ages(rd->db, .ids = ids, .day = rd->day, .limit = MATCH_ROWS);
	for (size_t i = 0; i < rows->count; i++)
		ages_add(rd->arena, &rd->all.items[i].rules,
			ages_of(rows->items[i].age_from, rows->items[i].age_to));
	for (size_t i = 0; i < groups.count; i++) {
		size_t at = service_at(&rd->all, groups.items[i].service_id);
		if (at < rd->all.count && !ages_of(rows->items[at].age_from, rows->items[at].age_to).set)
			ages_add(rd->arena, &rd->all.items[at].rules,
				ages_of(groups.items[i].age_from, groups.items[i].age_to));
	}
	for (size_t i = 0; i < rows->count; i++)
		if (!rd->all.items[i].rules.ages.count && !rows->items[i].age_note.len) {
			ages_add(rd->arena, &rd->all.items[i].rules, law_ages(rows->items[i].type_code));
			rd->all.items[i].age_by_law = rd->all.items[i].rules.ages.count > 0;
		}
}

static void read_groups(struct reading *rd, struct int_list ids)
{
	struct match_groups_rows rows =
		match_groups(rd->db, .ids = ids, .day = rd->day, .limit = MATCH_ROWS);
	for (size_t i = 0; i < rows.count; i++) {
		size_t at = service_at(&rd->all, rows.items[i].service_id);
		if (at == rd->all.count)
			continue;
		struct match_service *s = &rd->all.items[at];
		*(str *)arena_push(rd->arena, &s->rules.groups.items, &s->rules.groups.count,
			sizeof(str)) = rows.items[i].code;
		*(str *)arena_push(rd->arena, &s->group_names.items, &s->group_names.count,
			sizeof(str)) = rows.items[i].name;
	}
}

static void read_places(struct reading *rd, struct int_list ids)
{
	struct match_places_rows places =
		match_places(rd->db, .ids = ids, .day = rd->day, .limit = MATCH_ROWS);
	for (size_t i = 0; i < places.count; i++) {
		const struct match_places_row *p = &places.items[i];
		size_t at = service_at(&rd->all, p->service_id);
		if (at < rd->all.count)
			*(struct match_place *)arena_push(rd->arena, &rd->all.items[at].places.items,
				&rd->all.items[at].places.count, sizeof(struct match_place)) =
				(struct match_place){ p->name, p->municipality_id, p->latitude, p->longitude };
	}
	struct match_comes_rows comes =
		match_comes(rd->db, .ids = ids, .day = rd->day, .limit = MATCH_ROWS);
	struct match_outreach_rows out =
		match_outreach(rd->db, .ids = ids, .day = rd->day, .limit = MATCH_ROWS);
	for (size_t i = 0; i < comes.count; i++)
		if (service_at(&rd->all, comes.items[i].service_id) < rd->all.count)
			rd->all.items[service_at(&rd->all, comes.items[i].service_id)].comes = true;
	for (size_t i = 0; i < out.count; i++)
		if (service_at(&rd->all, out.items[i].service_id) < rd->all.count)
			rd->all.items[service_at(&rd->all, out.items[i].service_id)].outreach = true;
}

static void read_freshness(struct reading *rd, struct int_list ids)
{
	struct freshness_records all = freshness_read(rd->db, rd->arena, S("service"), ids);
	for (size_t i = 0; i < rd->all.count; i++) {
		struct freshness_days days = freshness_days_of(&all, rd->all.items[i].id);
		rd->all.items[i].fresh = freshness_score(&days, FRESHNESS_PARTS, rd->day).state;
	}
}

struct match_services match_read(struct db *db, struct arena *a, int64_t now, struct int_list ids)
{
	struct reading rd = { .db = db, .arena = a, .day = day_of(a, now) };
	if (!ids.count)
		return rd.all;
	struct match_services_rows rows = match_services(db, .ids = ids, .limit = MATCH_MOST);
	rd.all.items = arena_alloc(a, (rows.count + 1) * sizeof *rd.all.items);
	rd.all.count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		rd.all.items[i] = (struct match_service){ .id = rows.items[i].id,
			.sort_key = rows.items[i].sort_key, .age_note = rows.items[i].age_note };
	read_ages(&rd, ids, &rows);
	read_groups(&rd, ids);
	read_places(&rd, ids);
	read_freshness(&rd, ids);
	return rd.all;
}

/* ---- what a result points to ---- */

struct picking { struct arena *arena; struct match_picks picks; };

/* Turns: each kind in the order it is written, each word, each situation. */
enum { TURN_TYPES = 0, TURN_KINDS = TREE_VALUES, TURN_WORDS = 2 * TREE_VALUES,
	TURN_SITUATIONS = 3 * TREE_VALUES, TURNS = 4 * TREE_VALUES };

static size_t value_at(const struct tree_values *values, str value)
{
	size_t i = 0;
	while (i < values->count && !str_eq(values->items[i], value))
		i++;
	return i;
}

static int pick_order(const void *a, const void *b)
{
	const struct match_pick *x = a, *y = b;
	return x->id != y->id ? (x->id < y->id ? -1 : 1) : x->turn - y->turn;
}

static void pick(struct picking *p, int64_t id, int turn)
{
	*(struct match_pick *)arena_push(
		p->arena, &p->picks.items, &p->picks.count, sizeof(struct match_pick)) =
		(struct match_pick){ id, 1, turn };
}

static struct str_list list_of(const struct tree_values *v)
{
	return (struct str_list){ v->items, v->count };
}

/* Whether some word of the name begins so; what is looked for may be several words. */
static bool named(struct arena *a, str folded, str word)
{
	str wanted = search_fold(a, word);
	for (size_t i = 0; i + wanted.len <= folded.len; i++)
		if ((i == 0 || folded.ptr[i - 1] == ' ') && wanted.len &&
			!memcmp(folded.ptr + i, wanted.ptr, wanted.len))
			return true;
	return false;
}

static void pick_words(struct picking *p, struct db *db, const struct tree_values *words)
{
	if (!words->count)
		return;
	struct match_related_rows rows = match_related(db, .limit = MATCH_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		str name = search_fold(p->arena, arena_printf(p->arena, "%.*s %.*s",
			STR_ARG(rows.items[i].name), STR_ARG(rows.items[i].provider)));
		for (size_t k = 0; k < words->count; k++)
			if (named(p->arena, name, words->items[k])) {
				pick(p, rows.items[i].id, TURN_WORDS + (int)k);
				break;
			}
	}
}

struct match_picks match_picks(struct db *db, struct arena *a, const struct tree_node *n)
{
	struct picking p = { .arena = a };
	const struct { const struct tree_values *codes; str list; int turn; } kinds[] = {
		{ &n->types, S("service_type"), TURN_TYPES },
		{ &n->kinds, S("health_kind"), TURN_KINDS }
	};
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct match_kinds_rows rows = { 0 };
		if (kinds[i].codes->count)
			rows = match_kinds(db, .codes = list_of(kinds[i].codes), .list = kinds[i].list,
				.limit = MATCH_MOST);
		for (size_t k = 0; k < rows.count; k++)
			pick(&p, rows.items[k].id,
				kinds[i].turn + (int)value_at(kinds[i].codes, rows.items[k].code));
	}
	struct match_situations_rows helping = { 0 };
	if (n->situations.count)
		helping = match_situations(db, .slugs = list_of(&n->situations), .limit = MATCH_MOST);
	for (size_t i = 0; i < helping.count; i++)
		pick(&p, helping.items[i].id,
			TURN_SITUATIONS + (int)value_at(&n->situations, helping.items[i].slug));
	pick_words(&p, db, &n->words);
	if (!p.picks.count)
		return p.picks;
	qsort(p.picks.items, p.picks.count, sizeof *p.picks.items, pick_order);
	size_t kept = 0;
	for (size_t i = 1; i < p.picks.count; i++)
		if (p.picks.items[i].id == p.picks.items[kept].id)
			p.picks.items[kept].words++;
		else
			p.picks.items[++kept] = p.picks.items[i];
	p.picks.count = kept + 1;
	return p.picks;
}

/* ---- judging ---- */

static int64_t metres_to(const struct match_service *s, const struct match_town *from)
{
	int64_t best = -1;
	for (size_t i = 0; i < s->places.count && from->latitude.set && from->longitude.set; i++) {
		const struct match_place *p = &s->places.items[i];
		if (!p->latitude.set || !p->longitude.set)
			continue;
		int64_t m = distance_metres(from->latitude.value, from->longitude.value,
			p->latitude.value, p->longitude.value);
		best = best < 0 || m < best ? m : best;
	}
	return best;
}

static bool stands_in(const struct match_service *s, int64_t municipality)
{
	for (size_t i = 0; i < s->places.count; i++)
		if (s->places.items[i].municipality == municipality)
			return true;
	return false;
}

/* It is there or comes there: yes.  It only comes to people and is told to come
 * elsewhere: no.  Else one may travel, or ask. */
static enum truth where_of(
	const struct match_service *s, const struct match_town *lives, bool serves)
{
	if (serves || stands_in(s, lives->id))
		return TRUTH_YES;
	return s->comes && s->outreach ? TRUTH_NO : TRUTH_UNKNOWN;
}

struct match match_judge(const struct match_service *s, const struct facts *f,
	const struct match_town *lives, const struct match_town *from, bool serves)
{
	struct match m = { .service = s, .all = TRUTH_YES };
	m.says[MATCH_GROUP] = s->rules.groups.count;
	m.lines[MATCH_GROUP] = eligible_group(&s->rules, f);
	m.says[MATCH_AGE] = s->rules.ages.count || s->age_note.len;
	m.lines[MATCH_AGE] = eligible_age(&s->rules, f);
	m.says[MATCH_WHERE] = lives->id ? s->places.count || s->comes : s->comes && s->outreach;
	m.lines[MATCH_WHERE] = lives->id ? where_of(s, lives, serves) : TRUTH_UNKNOWN;
	for (int i = 0; i < MATCH_LINES; i++)
		if (m.says[i])
			m.all = truth_and(m.all, m.lines[i]);
	/* Of what does not say whom it is for it is not known that it fits. */
	if (!m.says[MATCH_GROUP] && !m.says[MATCH_AGE])
		m.all = truth_and(m.all, TRUTH_UNKNOWN);
	m.metres = metres_to(s, from);
	m.near = serves || m.metres < 0 || m.metres <= MATCH_NEAR;
	return m;
}

static int64_t distance_rank(const struct match *m)
{
	if (m->says[MATCH_WHERE] && m->lines[MATCH_WHERE] == TRUTH_YES)
		return 0;
	return m->metres < 0 ? MATCH_NEAR : m->metres;
}

static int match_order(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	if (x->all != y->all)
		return x->all > y->all ? -1 : 1;
	if (x->near != y->near)
		return x->near ? -1 : 1;
	if (x->words != y->words)
		return x->words > y->words ? -1 : 1;
	if (distance_rank(x) != distance_rank(y))
		return distance_rank(x) < distance_rank(y) ? -1 : 1;
	if (x->service->fresh != y->service->fresh)
		return x->service->fresh < y->service->fresh ? -1 : 1;
	if (x->open != y->open)
		return x->open ? -1 : 1;
	int by_name = str_order(x->service->sort_key, y->service->sort_key);
	return by_name ? by_name : x->service->id < y->service->id ? -1 : 1;
}

/* Being open decides only among those that are equal otherwise: of thousands only the
 * first are asked. */
static void open_mark(struct req *r, struct matches *m)
{
	size_t count = m->count < MATCH_ASKED ? m->count : MATCH_ASKED;
	int64_t *ids = arena_alloc(r->arena, (count + 1) * sizeof *ids);
	for (size_t i = 0; i < count; i++)
		ids[i] = m->items[i].service->id;
	struct service_opens opens = service_opens(r, (struct int_list){ ids, count });
	for (size_t i = 0; i < opens.count; i++)
		m->items[i].open = opens.items[i].open;
	qsort(m->items, count, sizeof *m->items, match_order);
}

static int turn_order(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	if (x->all != y->all)
		return x->all > y->all ? -1 : 1;
	if (x->near != y->near)
		return x->near ? -1 : 1;
	return x->round != y->round ? x->round - y->round : x->turn - y->turn;
}

/* So that the five nearest of one kind do not hide all others. */
static void take_turns(struct matches *m)
{
	int rounds[TURNS + 1] = { 0 };
	for (size_t i = 0; i < m->count; i++) {
		const struct match *before = i ? &m->items[i - 1] : NULL;
		if (before && (before->all != m->items[i].all || before->near != m->items[i].near))
			memset(rounds, 0, sizeof rounds);
		m->items[i].round = rounds[m->items[i].turn]++;
	}
	qsort(m->items, m->count, sizeof *m->items, turn_order);
}

struct matches match_find_services(struct req *r, const struct tree_node *n,
	const struct facts *facts, const struct match_town *lives)
{
	struct matches found = { 0 };
	struct match_picks picks = match_picks(r->db, r->arena, n);
	struct match_town from = lives->id ? *lives : match_town_here(r->db);
	int64_t *ids = arena_alloc(r->arena, (picks.count + 1) * sizeof *ids);
	for (size_t i = 0; i < picks.count; i++)
		ids[i] = picks.items[i].id;
	struct int_list list = { ids, picks.count };
	struct match_services all = match_read(r->db, r->arena, r->now, list);
	struct match_serves_rows serving = { 0 };
	if (lives->id && picks.count)
		serving = match_serves(r->db, .ids = list, .municipality = lives->id,
			.day = day_of(r->arena, r->now), .limit = MATCH_ROWS);
	for (size_t i = 0; i < picks.count; i++) {
		const struct match_service *s = match_find(&all, picks.items[i].id);
		size_t at = rows_from(serving.items, serving.count, sizeof *serving.items, ids[i]);
		if (!s)
			continue;
		struct match m = match_judge(s, facts, lives, &from,
			at < serving.count && serving.items[at].service_id == ids[i]);
		m.words = picks.items[i].words;
		m.turn = picks.items[i].turn;
		if (m.all != TRUTH_NO)
			*(struct match *)arena_push(r->arena, &found.items, &found.count, sizeof m) = m;
	}
	if (found.count) {
		qsort(found.items, found.count, sizeof *found.items, match_order);
		open_mark(r, &found);
		take_turns(&found);
	}
	return found;
}
