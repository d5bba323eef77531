/*
 * Where words lead.  An entry of the lexicon is a topic: phrases by which people
 * speak of it, and codes of what answers it.  A query speaks of a topic as much
 * as it has of the phrase that it has most of, wherever its words stand: of
 * "ztráta bydlení" the word "bydlení" alone, which is in many topics, says
 * little, and "tlačítko", which is in one, nearly all.
 */
#include "search/parts.h"
#include <math.h>

#define SHARE_LEAST 0.4                /* of a phrase, or it is not spoken of */
#define NEXT_CODE   0.9                /* each code is that much less near than the one before */
#define FIT_WIDE    0.4

static size_t bucket_of(str stem) { return str_hash(stem) % LEAD_BUCKETS; }

/* The word's place; it is added if it is new. */
static size_t word_place(struct lexicon *l, const struct word *w)
{
	size_t *bucket = &l->buckets[bucket_of(shape_str(&w->stem))];
	for (size_t at = *bucket; at; at = l->words.items[at - 1].next)
		if (str_eq(l->words.items[at - 1].written, shape_str(&w->written)))
			return at - 1;
	*(struct lead_word *)arena_push(
		&l->arena, &l->words.items, &l->words.count, sizeof *l->words.items) =
		(struct lead_word){ .stem = arena_copy(&l->arena, shape_str(&w->stem)),
			.folded = arena_copy(&l->arena, shape_str(&w->folded)),
			.written = arena_copy(&l->arena, shape_str(&w->written)), .next = *bucket };
	return (*bucket = l->words.count) - 1;
}

static void phrase_add(struct lexicon *l, size_t topic, str text)
{
	struct word w;
	size_t phrase = l->phrases.count, words = 0;
	for (int all = 0; !words && all < 2; all++)
		for (size_t at = 0; word_next(text, &at, &w);) {
			if (!all && lexicon_stops(l, shape_str(&w.folded)))
				continue;
			size_t place = word_place(l, &w);
			struct lead_word *word = &l->words.items[place];
			*(size_t *)arena_push(&l->arena, &word->phrases.items, &word->phrases.count,
				sizeof(size_t)) = phrase;
			words++;
		}
	if (words)
		*(struct lead_phrase *)arena_push(&l->arena, &l->phrases.items, &l->phrases.count,
			sizeof *l->phrases.items) = (struct lead_phrase){ topic, 0 };
}

void topic_add(struct lexicon *l, const struct topic *topic, str term, const struct str_list *said)
{
	size_t number = l->topics.count;
	*(struct topic *)arena_push(
		&l->arena, &l->topics.items, &l->topics.count, sizeof *topic) = *topic;
	phrase_add(l, number, term);
	for (size_t i = 0; i < said->count; i++)
		phrase_add(l, number, said->items[i]);
}

/* In how many topics some form of the word stands. */
static size_t topics_of(const struct lexicon *l, str stem)
{
	size_t count = 0, last = SIZE_MAX;
	for (size_t at = l->buckets[bucket_of(stem)]; at; at = l->words.items[at - 1].next) {
		const struct lead_word *w = &l->words.items[at - 1];
		for (size_t i = 0; str_eq(w->stem, stem) && i < w->phrases.count; i++) {
			size_t topic = l->phrases.items[w->phrases.items[i]].topic;
			count += topic != last;
			last = topic;
		}
	}
	return count;
}

void topics_weigh(struct lexicon *l)
{
	for (size_t i = 0; i < l->words.count; i++) {
		struct lead_word *w = &l->words.items[i];
		w->weight = log(1 + (double)l->topics.count / (double)topics_of(l, w->stem));
		for (size_t j = 0; j < w->phrases.count; j++)
			l->phrases.items[w->phrases.items[j]].weight += w->weight;
	}
}

void lexicon_count(struct search *s, struct guess *g)
{
	const struct lexicon *l = &s->lexicon;
	char bytes[WORD_MOST + 1];
	memcpy(bytes, g->folded.ptr, g->folded.len);
	str stem = { bytes, stem_cut(bytes, g->folded.len) };
	for (size_t at = l->buckets[bucket_of(stem)]; at; at = l->words.items[at - 1].next) {
		const struct lead_word *w = &l->words.items[at - 1];
		if (!str_eq(w->folded, g->folded))
			continue;
		for (size_t i = 0; i < w->phrases.count; i++) {
			const struct topic *topic =
				&l->topics.items[l->phrases.items[w->phrases.items[i]].topic];
			for (size_t j = 0; j < topic->codes.count; j++)
				g->count += (int64_t)postings_of(s, TOKEN_CODE, topic->codes.items[j], false).count;
		}
		if (!g->written.ptr)
			g->written = w->written;
	}
}

/* ---- a query ---- */

/* How much of a phrase the query has, and by which of its words. */
struct spoken { double got, fits; unsigned slots; };
struct leading {
	const struct lexicon *lexicon;
	struct arena *arena;
	struct spoken *spoken;             /* by phrase */
	size_t *touched, touched_count;
};

static void speak(struct leading *g, const struct lead_word *w, size_t slot, double fit)
{
	for (size_t i = 0; i < w->phrases.count; i++) {
		struct spoken *s = &g->spoken[w->phrases.items[i]];
		if (!s->slots)
			*(size_t *)arena_push(g->arena, &g->touched, &g->touched_count, sizeof(size_t)) =
				w->phrases.items[i];
		if (s->slots >> slot & 1)
			continue;
		s->slots |= 1u << slot;
		s->got += w->weight;
		s->fits += w->weight * fit;
	}
}

static double fit_of(const struct lead_word *w, const struct word *word)
{
	return str_eq(w->written, shape_str(&word->written)) ? FIT_WRITTEN
		: str_eq(w->folded, shape_str(&word->folded)) ? FIT_FOLDED : FIT_STEM;
}

static void slot_read(struct leading *g, const struct lead_slot *slot, size_t number)
{
	const struct lexicon *l = g->lexicon;
	str stem = shape_str(&slot->word->stem), folded = shape_str(&slot->word->folded);
	static const double nearest[] = { FIT_WRITTEN, FIT_FOLDED, FIT_STEM };
	for (size_t n = 0; n < COUNT(nearest); n++)
		for (size_t at = l->buckets[bucket_of(stem)]; at; at = l->words.items[at - 1].next) {
			const struct lead_word *w = &l->words.items[at - 1];
			if (str_eq(w->stem, stem) && fit_of(w, slot->word) == nearest[n])
				speak(g, w, number, nearest[n]);
		}
	for (size_t i = 0; slot->unfinished && i < l->words.count; i++)
		if (str_starts(l->words.items[i].folded, folded))
			speak(g, &l->words.items[i], number, FIT_PREFIX);
	for (size_t i = 0; i < slot->guess_count; i++) {
		str guess = search_stem(g->arena, slot->guesses[i].folded);
		for (size_t at = l->buckets[bucket_of(guess)]; at; at = l->words.items[at - 1].next)
			if (str_eq(l->words.items[at - 1].folded, slot->guesses[i].folded))
				speak(g, &l->words.items[at - 1], number, FIT_TYPO);
	}
}

static void led_add(struct leading *g, struct leds *out, size_t slot, double fit, str code)
{
	*(struct led *)arena_push(g->arena, &out->items, &out->count, sizeof *out->items) =
		(struct led){ slot, fit, code };
}

static void phrase_leads(struct leading *g, struct leds *out, size_t phrase)
{
	const struct spoken *s = &g->spoken[phrase];
	const struct lead_phrase *p = &g->lexicon->phrases.items[phrase];
	const struct topic *topic = &g->lexicon->topics.items[p->topic];
	double share = fmin(s->got / p->weight, 1), fit = share * s->fits / s->got;
	if (share < SHARE_LEAST)
		return;
	for (unsigned slots = s->slots; slots; slots &= slots - 1) {
		size_t slot = (size_t)__builtin_ctz(slots);
		double near = fit;
		for (size_t i = 0; i < topic->codes.count; i++, near *= NEXT_CODE)
			led_add(g, out, slot, near, topic->codes.items[i]);
		for (size_t i = 0; !topic->codes.count && i < topic->wide.count; i++)
			led_add(g, out, slot, fit * FIT_WIDE, topic->wide.items[i]);
	}
}

struct leds leads_find(const struct lexicon *l, struct arena *a, const struct lead_slot *slots,
	size_t count)
{
	struct leds out = { 0 };
	struct leading g = { .lexicon = l, .arena = a,
		.spoken = arena_alloc(a, l->phrases.count * sizeof *g.spoken + 1) };
	for (size_t i = 0; i < count; i++)
		slot_read(&g, &slots[i], i);
	for (size_t i = 0; i < g.touched_count; i++)
		phrase_leads(&g, &out, g.touched[i]);
	return out;
}
