/*
 * Finding records that may be the same.  Each record has traits; whoever shares
 * one is compared as a whole.  A trait that many share (the switchboard of a town
 * hall) says nothing and is passed over.
 *
 *                          providers   services   places of one provider
 *     number in a register      100        100        -    another number, of the record or
 *                                                          its provider: never the same
 *     name, or alike         50 / 30    30 / 15    20 / 10
 *     phone, e-mail, web    30 30 25   20 15 10       -
 *     address point              20         25       80
 *     address in words           20          -       70
 *     provider, type              -      30 20        -    another type: never the same
 *
 * Points are of judgement, not of measurement: THRESHOLD is reached by a name and
 * one thing more, or by three weaker ones.  What one source lists twice it tells
 * apart itself, so that takes SAME_SOURCE points.
 */
#include "app/upkeep/duplicate.h"
#include "search/search.h"
#include <stdlib.h>

enum {
	SHARED_MOST = 12,                  /* records that share a trait which says something */
	SAME_SOURCE = 90, ALIKE = 50,      /* hundredths of words */
	TOKENS = 40,
};
enum trait { NUMBER, NAME, PHONE, EMAIL, WEB, POINT, ADDRESS, PROVIDER, TRAITS };
enum { REASON_ALIKE = TRAITS, REASON_TYPE, REASON_MANUAL, REASONS };
static const struct { const char *code, *words; } reasons[REASONS] = {
	[NUMBER] = { "number", N_("the same number in a register") },
	[NAME] = { "name", N_("the same name") }, [PHONE] = { "phone", N_("the same phone") },
	[EMAIL] = { "email", N_("the same e-mail") }, [WEB] = { "web", N_("the same website") },
	[POINT] = { "point", N_("the same address point") },
	[ADDRESS] = { "address", N_("the same address") },
	[PROVIDER] = { "provider", N_("the same provider") },
	[REASON_ALIKE] = { "alike", N_("similar names") },
	[REASON_TYPE] = { "type", N_("the same type of service") },
	[REASON_MANUAL] = { "manual", N_("chosen by hand") },
};
enum kind { PROVIDERS, SERVICES, PLACES, KINDS };
static const char *const kinds[KINDS] = { "provider", "service", "place" };
static const int points[KINDS][REASONS] = {
	[PROVIDERS] = { [NUMBER] = 100, [NAME] = 50, [PHONE] = 30, [EMAIL] = 30, [WEB] = 25,
		[POINT] = 20, [ADDRESS] = 20, [REASON_ALIKE] = 30 },
	[SERVICES] = { [NUMBER] = 100, [NAME] = 30, [PHONE] = 20, [EMAIL] = 15, [WEB] = 10,
		[POINT] = 25, [PROVIDER] = 30, [REASON_ALIKE] = 15, [REASON_TYPE] = 20 },
	[PLACES] = { [POINT] = 80, [ADDRESS] = 70, [NAME] = 20, [REASON_ALIKE] = 10 },
};

const char *duplicate_reason(str code)
{
	for (size_t i = 0; i < REASONS; i++)
		if (str_is(code, reasons[i].code))
			return reasons[i].words;
	return "";
}

/* ---- records and their traits ---- */

struct one { int64_t id, provider; struct maybe_int type; str name, number, source, owner; };
struct mark { enum trait trait; str key; size_t at; };     /* at: of the record */
struct pair { size_t a, b; unsigned shared; };
struct search_of {
	struct arena *arena, *work;
	enum kind kind;
	struct { struct one *items; size_t count; } all;
	struct { struct mark *items; size_t count; } marks;
	struct { struct pair *items; size_t count; } pairs;
};

static void mark_add(struct search_of *s, enum trait trait, size_t at, str key)
{
	if (key.len)
		*(struct mark *)arena_push(s->arena, &s->marks.items, &s->marks.count,
			sizeof *s->marks.items) = (struct mark){ trait, arena_copy(s->arena, key), at };
}

/* Words that only say what kind of body it is. */
static bool is_legal_form(str word)
{
	static const char *const forms[] = { "spol", "sro", "ops", "zapsany", "spolek", "ustav",
		"obecne", "prospesna", "spolecnost", "rucenim", "omezenym", "prispevkova", "organizace" };
	for (size_t i = 0; i < COUNT(forms); i++)
		if (str_is(word, forms[i]))
			return true;
	return word.len < 2;
}

static int text_order(const void *a, const void *b)
{
	return str_order(*(const str *)a, *(const str *)b);
}

static size_t name_words(str folded, str words[TOKENS])
{
	size_t count = 0;
	for (size_t i = 0, from = 0; i <= folded.len; i++) {
		char c = i < folded.len ? folded.ptr[i] : ' ';
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			continue;
		str word = str_part(folded, from, i);
		from = i + 1;
		if (word.len && count < TOKENS && !is_legal_form(word))
			words[count++] = word;
	}
	qsort(words, count, sizeof *words, text_order);
	return count;
}

static str name_key(struct arena *a, str name)
{
	str words[TOKENS];
	size_t count = name_words(search_fold(a, name), words);
	struct buf out = { .arena = a };
	for (size_t i = 0; i < count; i++)
		buf_printf(&out, " %.*s", STR_ARG(words[i]));
	return buf_str(&out);
}

int64_t names_alike(str folded, str other)
{
	str x[TOKENS], y[TOKENS];
	size_t n = name_words(folded, x), m = name_words(other, y), i = 0, k = 0, both = 0;
	while (i < n && k < m) {
		int order = str_order(x[i], y[k]);
		both += !order;
		i += order <= 0;
		k += order >= 0;
	}
	return n + m - both ? (int64_t)(100 * both / (n + m - both)) : 0;
}

static bool learn_one(void *context, const void *row)
{
	struct search_of *s = context;
	const struct duplicate_providers_row *r = row;
	size_t at = s->all.count;
	*(struct one *)arena_push(s->arena, &s->all.items, &s->all.count, sizeof *s->all.items) =
		(struct one){ r->id, r->provider, r->type, search_fold(s->arena, r->name),
			arena_copy(s->arena, r->number), arena_copy(s->arena, r->source),
			arena_copy(s->arena, r->owner) };
	mark_add(s, NUMBER, at, r->number);
	/* A provider has many services of one name; places are compared within it. */
	if (s->kind == PROVIDERS)
		mark_add(s, NAME, at, name_key(s->work, r->name));
	else
		mark_add(s, PROVIDER, at, arena_printf(s->work, "%lld", (long long)r->provider));
	if (r->address.len)
		mark_add(s, ADDRESS, at, arena_printf(s->work, "%lld %.*s", (long long)r->town.value,
			STR_ARG(search_fold(s->work, r->address))));
	arena_reset(s->work);
	return true;
}
_Static_assert(sizeof(struct duplicate_services_row) == sizeof(struct duplicate_providers_row) &&
	sizeof(struct duplicate_places_row) == sizeof(struct duplicate_providers_row), "one shape");

/* Where the record of the id stands; they came in the order of their ids. */
static size_t one_of(const struct search_of *s, int64_t id)
{
	size_t from = rows_from(s->all.items, s->all.count, sizeof *s->all.items, id);
	return from < s->all.count && s->all.items[from].id == id ? from : SIZE_MAX;
}

/* The last nine digits: with or without +420. */
static str phone_key(struct arena *a, str value)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < value.len; i++)
		if (value.ptr[i] >= '0' && value.ptr[i] <= '9')
			buf_char(&out, value.ptr[i]);
	str digits = buf_str(&out);
	return digits.len < 9 ? (str){ 0 } : str_part(digits, digits.len - 9, digits.len);
}

/* "https://www.example.cz/" and "example.cz" are one. */
static str web_key(struct arena *a, str value)
{
	str key = search_fold(a, value);
	static const char *const heads[] = { "https://", "http://", "www." };
	for (size_t i = 0; i < COUNT(heads); i++)
		if (str_starts(key, str_of(heads[i])))
			key = str_part(key, strlen(heads[i]), key.len);
	while (str_ends(key, S("/")))
		key.len--;
	return key;
}

static bool learn_contact(void *context, const void *row)
{
	struct search_of *s = context;
	const struct duplicate_contacts_row *r = row;
	struct maybe_int owner = s->kind == PROVIDERS ? r->provider_id : r->service_id;
	size_t at = owner.set && s->kind != PLACES ? one_of(s, owner.value) : SIZE_MAX;
	if (at == SIZE_MAX)
		return true;
	if (str_is(r->kind, "phone"))
		mark_add(s, PHONE, at, phone_key(s->work, r->value));
	else if (str_is(r->kind, "email"))
		mark_add(s, EMAIL, at, search_fold(s->work, r->value));
	else if (str_is(r->kind, "web"))
		mark_add(s, WEB, at, web_key(s->work, r->value));
	arena_reset(s->work);
	return true;
}

static bool learn_point(void *context, const void *row)
{
	struct search_of *s = context;
	const struct duplicate_points_row *r = row;
	struct maybe_int of = s->kind == PLACES ? SOME(r->id) : r->service;
	size_t at = of.set && s->kind != PROVIDERS ? one_of(s, of.value) : SIZE_MAX;
	if (at != SIZE_MAX)
		mark_add(s, POINT, at, arena_printf(s->work, "%lld", (long long)r->point));
	arena_reset(s->work);
	return true;
}

/* ---- pairs ---- */

static int mark_order(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;
	int order = (x->trait > y->trait) - (x->trait < y->trait);
	if (!order)
		order = str_order(x->key, y->key);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static int pair_order(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int order = (x->a > y->a) - (x->a < y->a);
	return order ? order : (x->b > y->b) - (x->b < y->b);
}

static void group_pair(struct search_of *s, const struct mark *marks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t n = i + 1; n < count; n++)
			if (marks[i].at != marks[n].at)
				*(struct pair *)arena_push(s->arena, &s->pairs.items, &s->pairs.count,
					sizeof *s->pairs.items) =
					(struct pair){ marks[i].at, marks[n].at, 1u << marks[i].trait };
}

/* Every pair once, with all that it shares. */
static void pairs_make(struct search_of *s)
{
	size_t kept = 0;
	if (s->marks.count)
		qsort(s->marks.items, s->marks.count, sizeof *s->marks.items, mark_order);
	for (size_t i = 0, n; i < s->marks.count; i += n) {
		const struct mark *first = &s->marks.items[i];
		for (n = 1; i + n < s->marks.count && first[n].trait == first->trait &&
			 str_eq(first[n].key, first->key); n++)
			continue;
		if (n > 1 && n <= SHARED_MOST)
			group_pair(s, first, n);
	}
	if (s->pairs.count)
		qsort(s->pairs.items, s->pairs.count, sizeof *s->pairs.items, pair_order);
	for (size_t i = 0; i < s->pairs.count; i++)
		if (kept && !pair_order(&s->pairs.items[kept - 1], &s->pairs.items[i]))
			s->pairs.items[kept - 1].shared |= s->pairs.items[i].shared;
		else
			s->pairs.items[kept++] = s->pairs.items[i];
	s->pairs.count = kept;
}

static bool others(str a, str b) { return a.len && b.len && !str_eq(a, b); }

/* What speaks for it; 0: it cannot be. */
static int score(struct search_of *s, struct pair *p)
{
	const struct one *a = &s->all.items[p->a], *b = &s->all.items[p->b];
	int sum = 0;
	if (others(a->number, b->number) || others(a->owner, b->owner))
		return 0;
	if (s->kind == PLACES && a->provider != b->provider)
		return 0;
	if (s->kind == SERVICES && a->provider == b->provider)
		p->shared |= 1u << PROVIDER;
	if (a->type.set && b->type.set && a->type.value != b->type.value)
		return 0;
	bool typed = a->type.set && b->type.set;
	int64_t alike = names_alike(a->name, b->name);
	if (typed)
		p->shared |= 1u << REASON_TYPE;
	p->shared &= ~(1u << NAME);
	if (alike >= ALIKE)
		p->shared |= 1u << (alike == 100 ? NAME : REASON_ALIKE);
	/* One house may hold many services, of one phone: they must be alike themselves. */
	if (s->kind == SERVICES && !typed && alike < ALIKE && !(p->shared & 1u << NUMBER))
		return 0;
	for (int i = 0; i < REASONS; i++)
		sum += p->shared & 1u << i ? points[s->kind][i] : 0;
	bool told_apart = str_eq(a->source, b->source) && !str_is(a->source, "office");
	return told_apart && sum < SAME_SOURCE ? 0 : sum;
}

static str reasons_text(struct arena *a, const struct pair *p, enum kind kind)
{
	struct buf out = { .arena = a };
	for (int i = 0; i < REASONS; i++)
		if (p->shared & 1u << i && points[kind][i])
			buf_printf(&out, "%s%s", out.len ? " " : "", reasons[i].code);
	return buf_str(&out);
}

/* ---- against what is known ---- */

struct known { struct duplicate_all_rows rows; bool *seen; };

static size_t known_find(const struct known *k, const char *kind, int64_t first, int64_t second)
{
	for (size_t i = 0; i < k->rows.count; i++)
		if (k->rows.items[i].first == first && k->rows.items[i].second == second &&
			str_is(k->rows.items[i].kind, kind))
			return i;
	return k->rows.count;
}

static void kind_find(struct db *db, enum kind kind, int64_t now, struct known *k)
{
	struct arena own = { 0 }, work = { 0 };
	struct search_of s = { .arena = &own, .work = &work, .kind = kind };
	const struct db_query *const records[] = { &duplicate_providers_query,
		&duplicate_services_query, &duplicate_places_query };
	size_t found = 0;
	db_each(db, records[kind], &(struct duplicate_providers_args){ 0 }, learn_one, &s);
	duplicate_contacts(db, learn_contact, &s);
	duplicate_points(db, learn_point, &s);
	pairs_make(&s);
	for (size_t i = 0; i < s.pairs.count && found < DUPLICATES_MOST; i++) {
		struct pair *p = &s.pairs.items[i];
		int sum = score(&s, p);
		arena_reset(&work);
		if (sum < DUPLICATE_THRESHOLD)
			continue;
		int64_t first = s.all.items[p->a].id, second = s.all.items[p->b].id;
		size_t at = known_find(k, kinds[kind], first, second);
		str why = reasons_text(&work, p, kind);
		found++;
		if (at < k->rows.count)
			k->seen[at] = true;
		if (at == k->rows.count || k->rows.items[at].score != sum ||
			!str_eq(k->rows.items[at].reasons, why))
			duplicate_put(db, .kind = str_of(kinds[kind]), .first = first, .second = second,
				.score = sum, .reasons = why, .now = now);
	}
	arena_free(&own);
	arena_free(&work);
}

int64_t duplicates_find(struct db *db, struct arena *a, int64_t now)
{
	db_lend(db, a);
	db_begin(db);
	struct known k = { .rows = duplicate_all(db, .limit = 10 * DUPLICATES_MOST) };
	k.seen = arena_alloc(a, k.rows.count + 1);
	for (int kind = 0; kind < KINDS; kind++)
		kind_find(db, (enum kind)kind, now, &k);
	/* What nothing speaks for any more, unless somebody said something of it. */
	for (size_t i = 0; i < k.rows.count; i++)
		if (!k.seen[i] && str_is(k.rows.items[i].state, "open") && k.rows.items[i].score)
			duplicate_drop(db, .id = k.rows.items[i].id);
	int64_t open = duplicate_count(db);
	return db_commit(db) ? open : 0;
}

void duplicates_job(struct job_run *run)
{
	int64_t version = db_version(run->db);
	if (version == duplicate_version(run->db))
		return;
	duplicates_find(run->db, run->arena, run->now);
	if (!db_failed(run->db))
		duplicate_version_set(run->db, .version = version);
}
