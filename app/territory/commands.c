/* The commands "territory area add" and "territory areas". */
#include "app/territory/territory_internal.h"
#include "app/territory/area.sql.h"
#include <stdio.h>

#define ADD_USAGE "SLUG NÁZEV DRUH --municipalities KÓD,KÓD…"
static const char add_help[] =
	"Použití: rozcestnik territory area add " ADD_USAGE "\n\n"
	"Založí území, pro které se plánuje nebo ve kterém lidé hledají pomoc.\n\n"
	"  SLUG   část adresy: malá písmena a až z, číslice, spojovníky\n"
	"  NÁZEV  jak jej lidé čtou; s mezerami v uvozovkách\n"
	"  DRUH   town (obec), orp, region (kraj) nebo planning (plánovací oblast)\n"
	"  KÓD    obce v registru územní identifikace (RÚIAN)\n\n"
	"Příklad: rozcestnik territory area add trutnovsko Trutnovsko planning \\\n"
	"             --municipalities 579025,579858\n";
static const char areas_help[] =
	"Použití: rozcestnik territory areas\n\n"
	"Vypíše dnes platná území: slug, druh, počet obcí, počet obyvatel, název.\n";

static bool asks_for_help(const struct call *c)
{
	for (int i = 0; i < c->argc; i++)
		if (!strcmp(c->argv[i], "--help"))
			return true;
	return false;
}

static int refuse(const char *why, int status)
{
	fprintf(stderr, "territory area add: %s\n", why);
	return status;
}

/* "1,2" to the list; false: one of them is no number. */
static bool add_codes(struct arena *a, struct int_list *codes, str text)
{
	str piece;
	while (str_cut(&text, ',', &piece)) {
		struct maybe_int code = str_int(str_trim(piece));
		if (!code.set)
			return false;
		*(int64_t *)arena_push(a, &codes->items, &codes->count, sizeof code.value) = code.value;
	}
	return true;
}

/* Reads the words of the command; NULL, or why they cannot be understood. */
static const char *read_area(const struct call *c, struct area_new *area)
{
	str *words[] = { &area->slug, &area->name, &area->kind };
	size_t given = 0;
	for (int i = 0; i < c->argc; i++) {
		str word = str_of(c->argv[i]);
		bool codes = str_is(word, "--municipalities");
		if (codes && i + 1 == c->argc)
			return "--municipalities potřebuje kódy obcí";
		if (codes && !add_codes(c->arena, &area->municipalities, str_of(c->argv[++i])))
			return arena_printf(c->arena, "„%s“ nejsou čísla oddělená čárkami", c->argv[i]).ptr;
		if (codes)
			continue;
		if (str_starts(word, S("--")))
			return arena_printf(c->arena, "neznámá volba %s, viz --help", c->argv[i]).ptr;
		if (given == COUNT(words))
			return "slov je příliš mnoho, název s mezerami patří do uvozovek";
		*words[given++] = str_trim(word);
	}
	return given == COUNT(words) ? NULL : "chybí slug, název nebo druh, viz --help";
}

static const char *refusal_text(struct arena *a, enum area_refusal why, const struct area_new *area)
{
	switch (why) {
	case AREA_SLUG_WRONG:
		return arena_printf(a, "slug „%.*s“ má mít jen malá písmena a až z, číslice a spojovníky",
			STR_ARG(area->slug)).ptr;
	case AREA_SLUG_TAKEN:
		return arena_printf(a, "území „%.*s“ už existuje", STR_ARG(area->slug)).ptr;
	case AREA_NAMELESS:
		return "území potřebuje název";
	case AREA_KIND_UNKNOWN:
		return arena_printf(a, "druh má být town, orp, region nebo planning, ne „%.*s“",
			STR_ARG(area->kind)).ptr;
	case AREA_EMPTY:
		return "území potřebuje aspoň jednu obec, viz --municipalities";
	case AREA_CODE_UNKNOWN:
		return arena_printf(a, "obec s kódem %lld neexistuje", (long long)area->unknown).ptr;
	case AREA_MADE:
		break;
	}
	return NULL;
}

static int area_add_run(struct call *c)
{
	struct area_new area = { 0 };
	if (asks_for_help(c))
		return fputs(add_help, stdout), 0;
	const char *wrong = read_area(c, &area);
	if (wrong)
		return refuse(wrong, 2);
	db_begin(c->db);
	enum area_refusal why = area_make(c->db, c->arena, c->now, &area);
	if (why != AREA_MADE) {
		db_rollback(c->db);
		return refuse(refusal_text(c->arena, why, &area), 1);
	}
	if (!db_commit(c->db))
		return 1;
	printf("Založeno: %.*s (%.*s)\n", STR_ARG(area.name), STR_ARG(area.slug));
	return 0;
}

static bool print_area(void *context, const void *row)
{
	const struct area_list_row *a = row;
	(void)context;
	printf("%-40.*s %-8.*s %5lld %9lld  %.*s\n", STR_ARG(a->slug), STR_ARG(a->kind),
		(long long)a->municipalities, (long long)a->population, STR_ARG(a->name));
	return true;
}

static int areas_run(struct call *c)
{
	if (asks_for_help(c))
		return fputs(areas_help, stdout), 0;
	if (c->argc)
		return fputs("territory areas: nemá žádná další slova, viz --help\n", stderr), 2;
	area_list(c->db, print_area, NULL, .day = day_of(c->arena, c->now));
	return db_failed(c->db);
}

const struct command territory_commands[] = {
	{ "territory area add", ADD_USAGE, "založí území z obcí", area_add_run },
	{ "territory areas", "", "vypíše území", areas_run },
	{ 0 }
};
