/* The rules of voices: pure functions. */
#include "app/voices/rule.h"
#include "web/web.h"
#include <stdlib.h>

const char *const moderation_codes[MODERATIONS] = { "waiting", "shown", "withheld" };
const char *const course_codes[COURSES] = { "open", "merged", "split", "settled" };

static size_t code_place(const char *const *codes, size_t count, str code)
{
	size_t i = 0;
	while (i < count && !str_is(code, codes[i]))
		i++;
	return i;
}

struct voice_state voice_state_of(str moderation, str course)
{
	return (struct voice_state){
		(enum moderation)code_place(moderation_codes, MODERATIONS, moderation),
		(enum course)code_place(course_codes, COURSES, course)
	};
}

/* ---- acts ---- */

/* What has an end already, said by that end. */
static const char *ended(enum course course)
{
	switch (course) {
	case COURSE_MERGED: return N_("It has been merged into another one. Deal with that one.");
	case COURSE_SPLIT: return N_("It has been split. Deal with its parts.");
	case COURSE_SETTLED: return N_("It is settled already. Open it again first.");
	default: return NULL;
	}
}

const char *act_refusal(struct voice_state s, enum act act)
{
	switch (act) {
	case ACT_SHOW:
		return s.moderation == MODERATION_SHOWN ? N_("The public sees it already.") : NULL;
	case ACT_WITHHOLD:
		return s.moderation == MODERATION_WITHHELD
			? N_("It is kept from the public already.") : NULL;
	case ACT_REOPEN:
		if (s.course == COURSE_OPEN)
			return N_("It is open.");
		return s.course == COURSE_SPLIT
			? N_("Its parts have numbers of their own by now. Merge or settle them.") : NULL;
	default:
		if (s.moderation == MODERATION_WAITING)
			return N_("Decide first whether the public may read it.");
		return ended(s.course);
	}
}

struct voice_state act_done(struct voice_state s, enum act act)
{
	switch (act) {
	case ACT_SHOW: s.moderation = MODERATION_SHOWN; break;
	case ACT_WITHHOLD: s.moderation = MODERATION_WITHHELD; break;
	case ACT_MERGE: s.course = COURSE_MERGED; break;
	case ACT_SPLIT: s.course = COURSE_SPLIT; break;
	case ACT_SETTLE: s.course = COURSE_SETTLED; break;
	default: s.course = COURSE_OPEN; break;
	}
	return s;
}

/* ---- settlements ---- */

const char *settlement_refusal(const struct settlement *s, const char **field)
{
	static const char *const kinds[] = { "accepted", "partly", "explained", "rejected", "passed" };
	*field = "kind";
	if (code_place(kinds, COUNT(kinds), s->kind) == COUNT(kinds))
		return N_("Choose how it is settled.");
	*field = "why";
	if (!str_trim(s->why).len)
		return N_("Say why. Whoever wrote it will read this.");
	*field = "passed_to";
	bool passed = str_is(s->kind, "passed");
	if (passed && !str_trim(s->to).len)
		return N_("Say whom it was passed on to.");
	return !passed && s->to.len ? N_("Only what is not ours is passed on to somebody.") : NULL;
}

/* ---- consultations ---- */

enum phase consultation_phase(str status, str opens_on, str closes_on, str today)
{
	if (str_is(status, "draft"))
		return PHASE_DRAFT;
	if (!str_is(status, "published"))
		return PHASE_WITHDRAWN;
	if (str_order(today, opens_on) < 0)
		return PHASE_COMING;
	return str_order(today, closes_on) <= 0 ? PHASE_OPEN : PHASE_CLOSED;
}

const char *phase_refusal(enum phase phase)
{
	switch (phase) {
	case PHASE_OPEN: return NULL;
	case PHASE_COMING: return N_("Comments are not taken yet.");
	case PHASE_CLOSED:
		return N_("The deadline for comments is over. You can still send us a suggestion.");
	case PHASE_DRAFT: return N_("The draft is not public yet.");
	default: return N_("The consultation was withdrawn.");
	}
}

/* ---- lineage ---- */

static bool listed(struct int_list l, int64_t id)
{
	for (size_t i = 0; i < l.count; i++)
		if (l.items[i] == id)
			return true;
	return false;
}

/* All that can be reached from it, itself first, each once. */
static struct int_list reachable(struct arena *a, struct lineage l, int64_t from)
{
	int64_t *items = NULL;
	size_t count = 0;
	*(int64_t *)arena_push(a, &items, &count, sizeof *items) = from;
	for (size_t next = 0; next < count; next++)
		for (size_t i = 0; i < l.count; i++)
			if (l.items[i].from == items[next] &&
				!listed((struct int_list){ items, count }, l.items[i].to))
				*(int64_t *)arena_push(a, &items, &count, sizeof *items) = l.items[i].to;
	return (struct int_list){ items, count };
}

const char *lineage_refusal(struct arena *a, struct lineage l, int64_t from, int64_t to)
{
	if (from == to)
		return N_("It cannot be merged into itself.");
	for (size_t i = 0; i < l.count; i++)
		if (l.items[i].from == from && l.items[i].to == to)
			return N_("It has been merged into that one already.");
	return listed(reachable(a, l, to), from)
		? N_("That one came from this one: they would lead to each other in a circle.") : NULL;
}

static int order(const void *a, const void *b)
{
	return int_order(*(const int64_t *)a, *(const int64_t *)b);
}

struct int_list lineage_sinks(struct arena *a, struct lineage l, int64_t from)
{
	struct int_list all = reachable(a, l, from);
	int64_t *items = NULL;
	size_t count = 0;
	for (size_t n = 0; n < all.count; n++) {
		bool ends = true;
		for (size_t i = 0; i < l.count; i++)
			ends = ends && l.items[i].from != all.items[n];
		if (ends)
			*(int64_t *)arena_push(a, &items, &count, sizeof *items) = all.items[n];
	}
	qsort(items, count, sizeof *items, order);
	return (struct int_list){ items, count };
}
