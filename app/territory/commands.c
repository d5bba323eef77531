/* The commands "territory area add" and "territory areas". */
#include "app/territory/territory_internal.h"
#include "app/territory/area.sql.h"
#include <stdio.h>

#define ADD_USAGE "SLUG NAME KIND --municipalities CODE,CODE…"
static const char add_help[] =
	"usage: rozcestnik territory area add " ADD_USAGE "\n"
	"\n"
	"Makes an area that people plan or look for help in.\n"
	"\n"
	"  SLUG   its part of addresses: small letters a to z, digits, hyphens\n"
	"  NAME   as people read it\n"
	"  KIND   town, orp, region or planning\n"
	"  CODE   of a municipality in the register of territory (RÚIAN); may be\n"
	"         given more than once\n"
	"\n"
	"example: territory area add trutnovsko-sever 'Trutnovsko sever' planning \\\n"
	"         --municipalities 579025,579858\n";
static const char areas_help[] =
	"usage: rozcestnik territory areas\n"
	"\n"
	"Lists the areas valid today, a line each: slug, kind, how many\n"
	"municipalities, how many people live there, name.\n";

static bool asks_for_help(const struct call *c)
{
	for (int i = 0; i < c->argc; i++)
		if (!strcmp(c->argv[i], "--help"))
			return true;
	return false;
}

static int refuse(const char *why)
{
	fprintf(stderr, "territory area add: %s\n", why);
	return 1;
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
			return "--municipalities needs codes";
		if (codes && !add_codes(c->arena, &area->municipalities, str_of(c->argv[++i])))
			return arena_printf(c->arena, "%s: codes are numbers, with commas between them", c->argv[i]).ptr;
		if (codes)
			continue;
		if (str_starts(word, S("--")))
			return arena_printf(c->arena, "there is no option %s; see --help", c->argv[i]).ptr;
		if (given == COUNT(words))
			return "too many words; a name with spaces needs quotes";
		*words[given++] = str_trim(word);
	}
	return given == COUNT(words) ? NULL : "give a slug, a name and a kind; see --help";
}

static int area_add_run(struct call *c)
{
	struct area_new area = { 0 };
	if (asks_for_help(c))
		return fputs(add_help, stdout), 0;
	const char *wrong = read_area(c, &area);
	if (wrong)
		return refuse(wrong), 2;
	db_begin(c->db);
	wrong = area_make(c->db, c->arena, c->now, &area);
	if (wrong) {
		db_rollback(c->db);
		return refuse(wrong);
	}
	if (!db_commit(c->db))
		return refuse(db_error(c->db));
	printf("%.*s: %.*s\n", STR_ARG(area.slug), STR_ARG(area.name));
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
		return fputs("territory areas: takes no words; see --help\n", stderr), 2;
	area_list(c->db, print_area, NULL, .day = day_of(c->arena, c->now));
	if (db_failed(c->db))
		return fprintf(stderr, "territory areas: %s\n", db_error(c->db)), 1;
	return 0;
}

const struct command territory_commands[] = {
	{ "territory area add", ADD_USAGE, "makes an area of municipalities", area_add_run },
	{ "territory areas", "", "lists the areas", areas_run },
	{ 0 }
};
