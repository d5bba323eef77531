/* The three parties of planning: who of them was there, and who was not. */
#include "app/groups/triad.h"

static const struct { const char *code, *one, *many, *missing; } parties[PARTICIPANTS] = {
	[COMMISSIONER] = { "commissioner", N_("Commissioner"), N_("Commissioners"),
		N_("Commissioners were missing at %s meetings.") },
	[PROVIDER] = { "provider", N_("Provider"), N_("Providers"),
		N_("Providers were missing at %s meetings.") },
	[USER] = { "user", N_("User of services"), N_("Users of services"),
		N_("Users of services were missing at %s meetings.") },
	[PUBLIC] = { "public", N_("Public"), N_("Public"), NULL },
	[EXPERT] = { "expert", N_("Expert"), N_("Experts"), NULL },
};

const struct choice participant_choices[] = {
	{ S("commissioner"), N_("Commissioner") }, { S("provider"), N_("Provider") },
	{ S("user"), N_("User of services") }, { S("public"), N_("Public") },
	{ S("expert"), N_("Expert") }, { .label = NULL }
};

enum participant participant_of(str code)
{
	enum participant p = COMMISSIONER;
	while (p < PARTICIPANTS && !str_is(code, parties[p].code))
		p++;
	return p;
}

const char *participant_code(enum participant p) { return parties[p].code; }
const char *participant_words(enum participant p) { return parties[p].one; }
const char *participants_words(enum participant p) { return parties[p].many; }

void triad_add(struct triad_sum *sum, const struct triad *one)
{
	sum->meetings++;
	for (int p = 0; p < PARTICIPANTS; p++) {
		sum->people[p] += one->people[p];
		if (p < TRIAD && !one->people[p])
			sum->missed[p]++;
	}
}

str message_with(struct arena *a, str message, str value)
{
	const char *at = memmem(message.ptr, message.len, "%s", 2);
	size_t place = at ? (size_t)(at - message.ptr) : message.len;
	str head = str_part(message, 0, place), tail = str_part(message, place + 2, message.len);
	return arena_printf(a, "%.*s%.*s%.*s", STR_ARG(head), at ? (int)value.len : 0, value.ptr,
		STR_ARG(tail));
}

struct str_list triad_gaps(struct arena *a, const struct lang *lang, const struct triad_sum *sum)
{
	str *items = NULL;
	size_t count = 0;
	for (int64_t missed = sum->meetings; missed > 0; missed--)
		for (int p = 0; p < TRIAD; p++) {
			if (sum->missed[p] != missed)
				continue;
			str of = arena_printf(a, "%lld %.*s %lld", (long long)missed,
				STR_ARG(tr(lang, N_("of"))), (long long)sum->meetings);
			*(str *)arena_push(a, &items, &count, sizeof *items) =
				message_with(a, tr(lang, parties[p].missing), of);
		}
	return (struct str_list){ items, count };
}
