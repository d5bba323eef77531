/*
 * What a new store shows: plans of a town and of seven regions, as the documents of those who
 * asked for this say.  Where they say nothing the field stays empty; names of persons are
 * left out.
 */
#include "app/needs/needs.h"
#include "app/planning/demo.sql.h"
#include "app/planning/office.h"
#include "app/territory/territory.h"
#include "app/trace/trace.h"
#include "crypto/crypto.h"
#include "search/search.h"

enum { TOWNS_MOST = 500, STALE_DAYS = 180 };
extern const struct lang lang_cs;

struct demo_plan {
	const char *title, *slug, *status, *author, *source;
	int from, to;
};
struct demo_measure { const char *code, *title, *status, *note, *year_text; };

static int64_t area_of(struct req *r, const char *slug, const char *kind, const char *name,
	const char *orp, const char *town)
{
	int64_t id = demo_area(r->db, .slug = str_of(slug));
	if (id)
		return id;
	struct demo_municipalities_rows rows = demo_municipalities(
		r->db, .orp = str_of(orp), .name = str_of(town), .limit = TOWNS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(int64_t), "an id");
	area_make(r->db, r->arena, r->now, &(struct area_new){ .slug = str_of(slug),
		.kind = str_of(kind), .name = str_of(name),
		.municipalities = { (const int64_t *)rows.items, rows.count } });
	return demo_area(r->db, .slug = str_of(slug));
}

static int64_t plan_put(struct req *r, int64_t area, const struct demo_plan *p)
{
	str title = str_of(p->title), key = search_sort_key(r->arena, title);
	int64_t id = plan_add(r->db, .uuid = uuid_make(r->arena, r->now), .slug = str_of(p->slug),
		.area = area, .title = title, .sort_key = key, .year_from = p->from, .year_to = p->to,
		.status = str_of(p->status), .stale_days = STALE_DAYS, .now = r->now);
	plan_set(r->db, .id = id, .area = area, .title = title, .sort_key = key, .year_from = p->from,
		.year_to = p->to, .author = str_of(p->author), .source = str_of(p->source),
		.stale_days = STALE_DAYS, .now = r->now);
	for (size_t i = 0; part_choices[i].label; i++)
		plan_section_add(r->db, .plan = id, .part = part_choices[i].value, .position = 1,
			.title = tr(&lang_cs, part_choices[i].label), .now = r->now);
	db_note_change(r->db, "plan", id);
	return id;
}

static int64_t measure_put(struct req *r, int64_t plan, const struct demo_measure *m)
{
	str code = str_of(m->code);
	int64_t id = measure_add(r->db, .uuid = uuid_make(r->arena, r->now), .plan = plan,
		.code = code, .sort_key = code_sort_key(r->arena, code), .title = str_of(m->title),
		.status = str_of(m->status), .now = r->now);
	return id;
}

static void edition_put(struct req *r, int64_t plan, int64_t action, const char *name)
{
	edition_make(r, &(struct edition_new){ .plan = plan, .action = action, .published = true,
		.subject = action ? subject_of_action(r->arena, action) : SUBJECT_PLAN,
		.name = str_of(name) });
}

/* ---- Trutnov ---- */

#define OFFICE "Odbor sociálních věcí, školství a zdravotnictví"

#define ALARM \
	"Pozornost byla věnována rovněž rozvoji terénních služeb pro seniory, a to konkrétně v " \
	"podobě " \
	"tzv. tísňové péče, která zajišťuje občanům Trutnova od poloviny roku 2018 rychlou pomoc v " \
	"tísni a nenadálých krizových situacích, např. při pádu či nevolnosti. Lidé tak mohou žít " \
	"doma bez pocitu strachu, že se nedovolají potřebné pomoci."
#define DAY_CENTRE \
	"V návaznosti na priority střednědobého plánu pak byly provedeny změny ve Stacionáři mezi " \
	"mosty Trutnov, který nyní poskytuje své služby širšímu spektru klientů (seniorům, lidem " \
	"starším 55 let s chronickým a duševním onemocněním či demencí, lidem s těžkým a hlubokým " \
	"mentálním či kombinovaným postižením – podrobnosti viz další článek)."

static const struct demo_measure measures_2018[] = {
	{ "1", "Vznik a rozvoj tísňové péče", "fulfilled", ALARM, NULL },
	{ "2", "Vznik nízkoprahového denního centra", "approved", NULL, NULL },
	{ "3", "Sociální šatník", "approved", NULL, NULL },
	{ "4", "Centrum duševního zdraví (přípravná fáze)", "approved", NULL, NULL },
	{ "5", "Transformace Mostu k životu o.p.s. na příspěvkovou organizaci města", "approved", NULL,
		NULL },
	{ "6", "Dostupnost bezplatného dluhového a občansko-právního poradenství", "approved", NULL,
		NULL },
	{ "7", "Vytvoření materiálů o sociálních a návazných službách + další informační kanály",
		"approved", NULL, NULL },
	{ "8", "Navázání spolupráce s lékaři", "approved", NULL, NULL },
	{ "9", "Stacionář mezi mosty Trutnov pro širší spektrum klientů", "fulfilled", DAY_CENTRE,
		NULL },
};

static void trutnov_2018(struct req *r, int64_t area)
{
	static const struct demo_plan about = { "Střednědobý plán rozvoje sociálních služeb města "
		"Trutnova pro období 2018-2020", "trutnov-2018-2020", "ended", OFFICE,
		"Priority plánu a co o nich město zveřejnilo při ukončení projektu v roce 2019. "
		"Co zdroj neříká, zůstává prázdné.", 2018, 2020 };
	int64_t plan = plan_put(r, area, &about);
	for (size_t i = 0; i < COUNT(measures_2018); i++) {
		int64_t id = measure_put(r, plan, &measures_2018[i]);
		if (!measures_2018[i].note)
			continue;
		office_note_add(r->db, .measure = id, .kind = S("evaluation"), .day = S("2019-05-31"),
			.text = str_of(measures_2018[i].note), .public = true, .author = S(OFFICE),
			.now = r->now);
		office_noted(r->db, .measure = id, .day = S("2019-05-31"), .now = r->now);
	}
	edition_put(r, plan, 0, "rámec podle zveřejněných priorit");
}

#define ACTION_INTRODUCTION \
	"Akční plány rozvoje sociálních služeb města Trutnova jsou jednoleté prováděcí dokumenty " \
	"Střednědobého plánu rozvoje sociálních služeb města Trutnova 2024 – 2026.\n\n" \
	"Součástí těchto prováděcích dokumentů jsou základní informace související s jejich tvorbou, " \
	"a to v návaznosti na zmiňovaný střednědobý plán rozvoje sociálních služeb, tj. včetně " \
	"přehledu " \
	"všech priorit, ke kterým dospěly pracovní skupiny v rámci tzv. procesu komunitního " \
	"plánování " \
	"sociálních služeb (KPSS) na celé tříleté období. V akčních plánech jsou dále vymezeny " \
	"priority, na které je soustředěna pozornost v příslušném roce, resp. návrhy konkrétních " \
	"opatření (aktivit) určených k realizaci. Akční plány rovněž stanovují termíny, odpovědnosti " \
	"a podmínky pro jejich splnění."

static const struct demo_measure measures_2024[] = {
	{ "1", "Podpora sítě sociálních a návazných služeb", "approved", NULL,
		"Zachování stávajících kapacit sociálních a návazných služeb v závislosti na výsledcích "
		"průběžného monitoringu a vyhodnocení doložené potřeby." },
	{ "2", "Rozšiřování (navyšování) stávajících kapacit a vznik nových služeb", "approved", NULL,
		"Realizace předem projednaných a schválených změn v Síti SS KHK." },
	{ "3", "Sociální a dostupné bydlení", "approved", NULL,
		"Pokračování činnosti PS pro sociální a dostupné bydlení ve městě ve spolupráci s "
		"Platformou pro sociální bydlení, z.s. za účelem systémového řešení městské bytové "
		"problematiky." },
	{ "4", "Spolupráce se zdravotníky", "approved", NULL,
		"Udržení a podpora dalšího rozvoje spolupráce s praktickými i odbornými lékaři a "
		"mezioborové spolupráce v sociální oblasti a oblasti zdravotnictví." },
	{ "5", "Bezbariérovost", "approved", NULL,
		"Další aktivity vyhodnocování a snižování bariér ve městě." },
	{ "6", "Všeobecná informovanost", "approved", NULL,
		"Rozvoj stávajících a hledání nových forem informovanosti široké veřejnosti (plánované "
		"zahájení činnosti sociálního portálu na webu města)." },
	{ "7", "Svépomocná skupina pro pečující osoby", "approved", NULL,
		"Pokračování činnosti svépomocné skupiny, tj. pravidelné setkávání Klubu pečujících v "
		"prostorách Stacionáře mezi mosty Trutnov." },
	{ "8", "Udržitelnost (rozvoj) procesu KPSS", "approved", NULL,
		"Koordinace fungování a případného dalšího rozvoje sociálních a návazných služeb, "
		"zvyšování jejich kvality v kontextu se strategií KHK a Střednědobým plánem rozvoje "
		"sociálních služeb města Trutnova 2024 – 2026. Průběžné plnění aktivit projektu \"Rozvoj "
		"regionálního partnerství v sociální oblasti na území Královéhradeckého kraje III\"." },
};

static void trutnov_2024(struct req *r, int64_t area)
{
	static const struct demo_plan about = { "Střednědobý plán rozvoje sociálních služeb města "
		"Trutnova 2024 – 2026", "trutnov-2024-2026", "adopted", OFFICE,
		"Rámec plánu a akční plán na rok 2024 podle materiálu pro zastupitelstvo města (projednání "
		"24. 6. 2024). Co materiál neříká, zůstává prázdné.", 2024, 2026 };
	int64_t plan = plan_put(r, area, &about);
	int64_t action = office_action_insert(r->db, .uuid = uuid_make(r->arena, r->now), .plan = plan,
		.year = 2024, .previous = NONE, .now = r->now,
		.title = S("Akční plán rozvoje sociálních služeb města Trutnova 2024"));
	demo_action_set(r->db, .id = action, .introduction = S(ACTION_INTRODUCTION),
		.status = S("proposed"));
	for (size_t i = 0; i < COUNT(measures_2024); i++) {
		const struct demo_measure *m = &measures_2024[i];
		office_item_add(r->db, .action = action, .measure = measure_put(r, plan, m), .year = 2024,
			.text = str_of(m->year_text));
	}
	edition_put(r, plan, 0, "rámec podle materiálu pro zastupitelstvo");
	edition_put(r, plan, action, "návrh");
}

/* ---- which need a measure answers ---- */

static void needs_link(struct req *r)
{
	static const struct { const char *need, *plan; size_t measure; const char *why; } answers[] = {
		{ "rychla-pomoc-v-tisni", "trutnov-2018-2020", 1,
			"Tísňová péče zajišťuje od poloviny roku 2018 rychlou pomoc v tísni." },
		{ "denni-sluzby-pro-vice-skupin", "trutnov-2018-2020", 9,
			"Stacionář nyní poskytuje služby širšímu spektru klientů." },
		{ "vedet-jaka-pomoc-existuje", "trutnov-2024-2026", 6,
			"Opatření rozvíjí formy informovanosti široké veřejnosti." },
		{ "bydleni-po-ztrate-domova", "trutnov-2024-2026", 3,
			"Opatření hledá systémové řešení městské bytové problematiky." },
	};
	for (size_t i = 0; i < COUNT(answers); i++) {
		int64_t need = need_of_slug(r->db, str_of(answers[i].need));
		struct int_list measures = plan_measures(r->db, r->arena, str_of(answers[i].plan));
		if (need && measures.count >= answers[i].measure)
			trace_demo(r->db, &(struct trace_link){ "need", need, "measure",
				measures.items[answers[i].measure - 1], str_of(answers[i].why), 0 }, r->now);
	}
}

/* ---- seven regions of the Plzeň region ---- */

#define REGIONS_TEXT \
	"Na hodnocení sociální oblasti pak navázala v každém regionu jednání pracovních skupin, " \
	"otevřená diskuzní sekání, kterých se v každém z regionů účastnilo přes 20 zástupců obcí, " \
	"poskytovatelů sociálních či souvisejících služeb, ale i uživatelů služeb či široké " \
	"veřejnosti. Pracovní skupiny se týkaly různých témat, jako je rozvoj bydlení, podpora " \
	"informovanosti o sociální oblasti nebo třeba rozvoj služeb pro děti a mládež, všechny ale " \
	"měly stejný cíl, společně se všemi účastníky navrhnout, kam by se měl rozvoj sociální " \
	"oblasti další tři roky konkrétně ubírat."

static void region_put(struct req *r, const char *name, const char *slug, const char *orp)
{
	struct demo_plan about = { arena_printf(r->arena, "Komunitní plán: %s", name).ptr, slug,
		"adopted", NULL, arena_printf(r->arena, "Podle zprávy o plánování v sedmi regionech "
			"Plzeňského kraje ze 7. 10. 2022: plán na tři roky, dokončený v první polovině roku "
			"2022. Obce oblasti jsou pro ukázku ty ze správního obvodu ORP %s. Co zpráva neříká, "
			"zůstává prázdné.", orp).ptr, 2022, 2025 };
	int64_t area = area_of(r, slug, "planning", name, orp, NULL);
	if (!area)
		return;
	int64_t plan = plan_put(r, area, &about);
	plan_section_add(r->db, .plan = plan, .part = S("descriptive"), .position = 2,
		.title = S("Jak plán vznikl"), .text = S(REGIONS_TEXT), .now = r->now);
	edition_put(r, plan, 0, "rámec podle zprávy o plánování");
}

static void regions(struct req *r)
{
	static const struct { const char *name, *slug, *orp; } all[] = {
		{ "Kralovicko", "kralovicko", "Kralovice" }, { "Nýřansko", "nyransko", "Nýřany" },
		{ "Přešticko", "presticko", "Přeštice" }, { "Blovicko", "blovicko", "Blovice" },
		{ "Klatovsko", "klatovsko", "Klatovy" }, { "Sušicko", "susicko", "Sušice" },
		{ "Horažďovicko", "horazdovicko", "Horažďovice" },
	};
	for (size_t i = 0; i < COUNT(all); i++)
		region_put(r, all[i].name, all[i].slug, all[i].orp);
}

void planning_demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	/* Freezing an edition asks for a request; this one is nobody's. */
	struct req r = { .db = db, .arena = a, .now = now, .page.lang = &lang_cs };
	(void)say;
	db_begin(db);
	int64_t trutnov = area_of_slug(db, S("trutnov"));
	if (trutnov) {
		trutnov_2018(&r, trutnov);
		trutnov_2024(&r, trutnov);
		needs_link(&r);
	}
	regions(&r);
	db_commit(db);
}
