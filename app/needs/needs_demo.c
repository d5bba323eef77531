/* Needs that the documents of Trutnov name, in their words, for a new store. */
#include "app/needs/needs_view.h"
#include "app/territory/territory.h"
#include "crypto/crypto.h"
#include "search/search.h"

static const struct { const char *slug, *title, *summary, *text; bool mapped; } items[] = {
	{ "rychla-pomoc-v-tisni", "Rychlá pomoc v tísni pro lidi, kteří žijí doma",
		"Lidé mají žít doma bez pocitu strachu, že se nedovolají potřebné pomoci.",
		"Jde o krizové situace, jako je pád nebo nevolnost.\n\n"
		"Podle zprávy města Trutnova o projektu komunitního plánování (2019).", true },
	{ "denni-sluzby-pro-vice-skupin", "Denní služby pro širší okruh lidí",
		"Chybí denní služby pro seniory, lidi starší 55 let s chronickým a duševním onemocněním "
		"či demencí a lidi s těžkým mentálním či kombinovaným postižením.",
		"Podle zprávy města Trutnova o projektu komunitního plánování (2019).", true },
	{ "vedet-jaka-pomoc-existuje", "Vědět, jaká pomoc existuje",
		"Lidé často nevyužívají nabídku pomoci, protože o ní nevědí nebo se ostýchají.",
		"Podle záměru města Trutnova „Sociální služby, aktivní a dostupná pomoc občanům“.", false },
	{ "bydleni-po-ztrate-domova", "Bydlení pro lidi, kteří přišli o střechu nad hlavou",
		"Bydlení je primární potřeba; bez něj se nedá dál pracovat na návratu do běžného života.",
		"Podle záměru města Trutnova „Sociální služby, aktivní a dostupná pomoc občanům“.", false },
	{ "sdilena-pece-o-deti", "Pomoc rodinám, které pečují o dítě s postižením",
		"Rodinám má s péčí pomoci školený dobrovolník i profesionální terénní pracovník.",
		"Podle záměru města Trutnova „Sociální služby, aktivní a dostupná pomoc občanům“.", false },
};

static int64_t evidence_make(struct db *db, struct arena *a, int64_t now, int64_t area)
{
	str title = S("Mapování potřeb občanů a možností služeb"), source = S("Město Trutnov");
	str finding = S("V rámci komunitního plánování, které město započalo v roce 2017, byly nejprve "
		"zmapovány potřeby občanů a možnosti stávajících sociálních služeb. Na základě získaných "
		"informací a provedených analýz byl sestaven střednědobý plán 2018–2020.\n\n"
		"Podle zprávy města Trutnova o projektu komunitního plánování (2019).");
	return evidence_add(db, .uuid = uuid_make(a, now), .area_id = area, .title = title,
		.kind = S("analysis"), .source = source, .reliability = S("unknown"), .finding = finding,
		.status = S("published"), .sort_key = search_sort_key(a, title), .now = now);
}

void needs_demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	int64_t area = area_of_slug(db, S("trutnov"));
	(void)say;
	if (!area)
		return;
	db_begin(db);
	int64_t evidence = evidence_make(db, a, now, area);
	for (size_t i = 0; i < COUNT(items); i++) {
		str title = str_of(items[i].title), summary = str_of(items[i].summary);
		str key = search_sort_key(a, title);
		int64_t id = need_add(db, .uuid = uuid_make(a, now), .slug = str_of(items[i].slug),
			.area_id = area, .title = title, .summary = summary, .status = S("published"),
			.sort_key = key, .now = now);
		need_set(db, .id = id, .area_id = area, .title = title, .summary = summary,
			.text = str_of(items[i].text), .status = S("published"), .sort_key = key,
			.now = now);
		db_note_change(db, "need", id);
		if (items[i].mapped)
			trace_demo(db, &(struct trace_link){ "evidence", evidence, "need", id,
				S("Na výsledcích mapování byl sestaven plán 2018–2020, který na potřebu "
				  "odpovídá."), 0 }, now);
	}
	db_commit(db);
}
