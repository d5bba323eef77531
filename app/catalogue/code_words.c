/*
 * What codelists say in the page's language.  Czech and English names stand in the
 * store; other languages, and the plain sentences in any but Czech, are found by
 * their Czech in data/codelists/translations.csv, so that a language needs no column.
 */
#include "app/catalogue/catalogue_internal.h"
#include "doc/doc.h"
#include <pthread.h>
#include <stdlib.h>

struct entry { str czech, english, ukrainian; };

/* Made once, by whoever asks first, and never changed. */
static struct { struct entry *items; size_t count; struct arena arena; } entries;

static int by_czech(const void *a, const void *b)
{
	return str_order(((const struct entry *)a)->czech, ((const struct entry *)b)->czech);
}

static void entries_read(void)
{
	struct arena *a = &entries.arena;
	struct csv csv = csv_open(data_file(S("codelists/translations.csv")), ',');
	struct str_list header, row;
	if (!csv_next(&csv, a, &header))
		return;
	int czech = csv_column(&header, "cs"), english = csv_column(&header, "en"),
		ukrainian = csv_column(&header, "uk");
	while (csv_next(&csv, a, &row))
		*(struct entry *)arena_push(a, &entries.items, &entries.count, sizeof *entries.items) =
			(struct entry){ csv_field(&row, czech), csv_field(&row, english),
				csv_field(&row, ukrainian) };
	qsort(entries.items, entries.count, sizeof *entries.items, by_czech);
}

static const struct entry *entry_of(str czech)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, entries_read);
	struct entry wanted = { .czech = czech };
	return entries.count ? bsearch(&wanted, entries.items, entries.count, sizeof wanted, by_czech)
						 : NULL;
}

str name_in(struct req *r, str czech, str english)
{
	const char *code = r->page.lang ? r->page.lang->code : "en";
	if (!czech.len || !strcmp(code, "cs"))
		return czech;
	bool is_english = !strcmp(code, "en");
	const struct entry *e = is_english && english.len ? NULL : entry_of(czech);
	str found = !e ? english : is_english ? e->english : e->ukrainian;
	html_spoken(&r->page, r->arena, found);
	return found.len ? found : czech;
}
