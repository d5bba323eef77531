/* Where the records came from, and on what terms they may be passed on. */
#include "app/exchange/opendata.h"

enum { MOST_SOURCES = 100 };

/* Sources that imports are known to bring; what else there is says that its
 * terms are not known here. */
static const struct { const char *name, *title, *url, *terms, *terms_url; bool ours; } known[] = {
	{ "office", N_("The operator of this site"), "", N_("The licence of this site."), "", true },
	{ "pribor", N_("Town of Příbor, Guide to social services; taken from the data of Jan Mikeš"),
		"https://github.com/JanMikes/pribor-pruvodce-socialnimi-sluzbami",
		N_("MIT: keep the notice of the author and of the licence."),
		"https://spdx.org/licenses/MIT.html", false },
	{ "rpss", N_("Ministry of Labour and Social Affairs, Register of social service providers"),
		"https://data.mpsv.cz/",
		N_("Open data of the ministry, published without a licence condition; name the source."),
		"", false },
};

static struct opendata_source source_named(const struct lang *lang,
	const struct site_settings *town, str name)
{
	for (size_t i = 0; i < COUNT(known); i++)
		if (str_is(name, known[i].name))
			return (struct opendata_source){ name,
				known[i].ours ? town->operator : tr(lang, known[i].title), str_of(known[i].url),
				tr(lang, known[i].terms),
				known[i].ours ? town->data_licence : str_of(known[i].terms_url) };
	return (struct opendata_source){ name, name, S(""),
		tr(lang, N_("Its terms are not known here; ask the operator before you pass it on.")),
		S("") };
}

struct opendata_sources opendata_sources_of(struct db *db, struct arena *a,
	const struct lang *lang, const struct site_settings *town)
{
	struct opendata_sources all = { 0 };
	struct opendata_source_names_rows names = opendata_source_names(db, .limit = MOST_SOURCES);
	for (size_t i = 0; i < names.count; i++) {
		struct opendata_source *s = arena_push(a, &all.items, &all.count, sizeof *s);
		*s = source_named(lang, town, arena_copy(a, names.items[i].source));
	}
	return all;
}

bool opendata_borrowed(const struct opendata_sources *all)
{
	for (size_t i = 0; i < all->count; i++)
		if (!str_is(all->items[i].name, "office"))
			return true;
	return false;
}
