/* Whether a service is for somebody; see eligibility.h. */
#include "app/signpost/eligibility.h"

struct ages ages_read(str text)
{
	struct ages none = { 0 };
	str rest = str_trim(text), first;
	bool open = str_ends(rest, S("+"));
	if (open)
		rest = str_part(rest, 0, rest.len - 1);
	if (!str_cut(&rest, '-', &first))
		return none;
	struct maybe_int from = str_int(str_trim(first));
	struct maybe_int to = rest.ptr && rest.len ? str_int(str_trim(rest)) : from;
	if (open)
		to = rest.len ? (struct maybe_int)NONE : SOME(AGE_MOST);
	if (!from.set || !to.set || from.value < 0 || to.value > AGE_MOST || from.value > to.value)
		return none;
	return (struct ages){ (int)from.value, (int)to.value, true };
}

str ages_text(struct arena *a, struct ages ages)
{
	if (!ages.set)
		return (str){ 0 };
	if (ages.to >= AGE_MOST)
		return arena_printf(a, "%d+", ages.from);
	return ages.from == ages.to ? arena_printf(a, "%d", ages.from)
		: arena_printf(a, "%d–%d", ages.from, ages.to);
}

/* Facts that contradict each other: the later one counts. */
struct ages ages_both(struct ages a, struct ages b)
{
	if (!a.set || !b.set)
		return a.set ? a : b;
	struct ages both = { a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to, true };
	return both.from <= both.to ? both : b;
}

bool codes_have(const struct codes *list, str code)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_eq(list->items[i], code))
			return true;
	return false;
}

static void codes_add(struct arena *a, struct codes *to, const struct codes *from)
{
	for (size_t i = 0; i < from->count; i++)
		if (!codes_have(to, from->items[i]))
			*(str *)arena_push(a, &to->items, &to->count, sizeof(str)) = from->items[i];
}

void facts_add(struct arena *a, struct facts *to, const struct facts *from)
{
	to->age = ages_both(to->age, from->age);
	codes_add(a, &to->is, &from->is);
	codes_add(a, &to->is_not, &from->is_not);
}

static bool takes(const struct rules *r, int age)
{
	for (size_t i = 0; i < r->ages.count; i++)
		if (age >= r->ages.items[i].from && age <= r->ages.items[i].to)
			return true;
	return false;
}

enum truth eligible_age(const struct rules *r, const struct facts *f)
{
	bool some = false, all = true;
	if (!r->ages.count || !f->age.set)
		return TRUTH_UNKNOWN;
	for (int age = f->age.from; age <= f->age.to; age++) {
		bool in = takes(r, age);
		some = some || in;
		all = all && in;
	}
	return all ? TRUTH_YES : some ? TRUTH_UNKNOWN : TRUTH_NO;
}

enum truth eligible_group(const struct rules *r, const struct facts *f)
{
	enum truth any = TRUTH_NO;
	if (!r->groups.count)
		return TRUTH_UNKNOWN;
	for (size_t i = 0; i < r->groups.count; i++) {
		str group = r->groups.items[i];
		any = truth_or(any, codes_have(&f->is, group) ? TRUTH_YES
			: codes_have(&f->is_not, group)           ? TRUTH_NO
			                                          : TRUTH_UNKNOWN);
	}
	return any;
}

struct ages law_ages(str type)
{
	/* Act 108/2006 Sb.: § 54, paragraph 1, and § 62, paragraph 1. */
	if (str_is(type, "early_intervention"))
		return (struct ages){ 0, 7, true };
	if (str_is(type, "low_threshold_youth_facility"))
		return (struct ages){ 6, 26, true };
	return (struct ages){ 0 };
}
