/*
 * Voices of the demonstration: invented ones, which say so, and two needs that the
 * action plan of a real town names, without the people who have them.
 */
#include "app/voices/voices_view.h"
#include "crypto/crypto.h"

#define INVENTED "Vymyšleno pro ukázku. "
enum { AREA_DAYS = 30 };

struct demo { struct db *db; struct arena *a; int64_t now, area; str today; };

static str days_from(const struct demo *d, int n) { return day_add(d->a, d->today, n); }

struct said {
	const char *mode, *title, *text, *behalf, *moderation, *settled_as, *why, *to;
	int days_ago;
	int64_t consultation, section, changed;
};

static int64_t say(const struct demo *d, const struct said *s)
{
	int64_t at = d->now - s->days_ago * 86400;
	int64_t id = slip_make(d->db, .area_id = d->area, .printed = false, .now = at);
	voice_add(d->db, .id = id, .area_id = d->area,
		.consultation_id = s->consultation ? SOME(s->consultation) : NONE,
		.section_id = s->section ? SOME(s->section) : NONE, .mode = str_of(s->mode),
		.title = str_of(s->title), .text = str_of(s->text), .behalf = str_of(s->behalf),
		.language = S("cs"), .now = at, .said_on = day_of(d->a, at),
		.moderation = str_of(s->moderation), .due_on = days_from(d, AREA_DAYS - s->days_ago));
	if (s->settled_as) {
		voice_settle(d->db, .id = id, .settled_as = str_of(s->settled_as),
			.settled_why = str_of(s->why), .passed_to = str_of(s->to), .now = d->now - 86400);
		voice_done(d->db, .ids = { &id, 1 }, .now = d->now - 86400);
	}
	if (s->changed)
		voice_text(d->db, .id = id, .section_id = SOME(s->changed));
	db_note_change(d->db, "voice", id);
	return id;
}

static void suggestions(const struct demo *d)
{
	static const struct said all[] = {
		{ .mode = "meeting", .title = "Pokračovat v setkávání Klubu pečujících",
			.text = "Lidé, kteří doma pečují o blízké, potřebují pravidelné místo, kde se mohou "
				"setkat, poradit se a na chvíli si odpočinout. (Potřeba z akčního plánu, "
				"slova vymyšlená pro ukázku.)", .behalf = "pečující osoby",
			.moderation = "shown", .settled_as = "accepted", .days_ago = 40,
			.why = INVENTED "Setkávání bude pokračovat ve Stacionáři Mezi Mosty.",
			.to = NULL },
		{ .mode = "paper", .title = "Méně bariér ve městě",
			.text = "Kdo jezdí na vozíku nebo s kočárkem, nedostane se do některých úřadů a na "
				"některé zastávky. Je potřeba bariéry dál vyhledávat a odstraňovat. (Potřeba z "
				"akčního plánu, slova vymyšlená pro ukázku.)", .behalf = NULL,
			.moderation = "shown", .settled_as = "partly", .days_ago = 35,
			.why = INVENTED "Bariéry v budovách města vyhodnotíme. Zastávky krajských linek "
				"řeší kraj.", .to = NULL },
		{ .mode = "web", .title = "Ukázka: odpolední spoj k poradně",
			.text = INVENTED "Po třetí hodině se od poradny nedá dostat domů autobusem.",
			.behalf = NULL, .moderation = "shown", .settled_as = "passed", .days_ago = 20,
			.why = INVENTED "Linku objednává kraj, podnět jsme mu předali.",
			.to = "Krajský úřad, odbor dopravy" },
		{ .mode = "phone", .title = "Ukázka: dovoz obědů i o víkendu",
			.text = INVENTED "V sobotu a v neděli obědy nikdo nevozí.", .behalf = "senioři",
			.moderation = "shown", .settled_as = NULL, .days_ago = 6, .why = NULL, .to = NULL },
		{ .mode = "web", .title = "Ukázka: kroužek pro děti",
			.text = INVENTED "Chtěli bychom kroužek pro děti, které nemají na drahé kroužky.",
			.behalf = NULL, .moderation = "waiting", .settled_as = NULL, .days_ago = 1,
			.why = NULL, .to = NULL },
	};
	for (size_t i = 0; i < COUNT(all); i++)
		say(d, &all[i]);
}

static int64_t consultation(const struct demo *d, const char *slug, const char *title,
                            const char *introduction, int opens, int closes)
{
	int64_t id = consultation_add(d->db, .uuid = uuid_make(d->a, d->now), .slug = str_of(slug),
		.area_id = d->area, .status = S("published"), .title = str_of(title),
		.introduction = str_of(introduction), .opens_on = days_from(d, opens),
		.closes_on = days_from(d, closes), .settle_by = days_from(d, closes + AREA_DAYS),
		.now = d->now);
	db_note_change(d->db, "consultation", id);
	return id;
}

static int64_t section(const struct demo *d, int64_t of, int position, const char *const s[4])
{
	return section_add(d->db, .consultation_id = of, .anchor = str_of(s[0]),
		.position = position, .left_out = false, .heading = str_of(s[1]), .text = str_of(s[2]),
		.new_text = str_of(s[3]), .now = d->now);
}

/* One that is open, and one that is over, in which a section changed. */
static void consultations(const struct demo *d)
{
	static const char *const home[] = { "pece-doma", "Péče doma", INVENTED "Město podpoří "
		"terénní pečovatelskou službu tak, aby byla dostupná **každý den od 7 do 19 hodin**.",
		NULL };
	static const char *const advice[] = { "poradenstvi", "Poradenství", INVENTED "Dluhová poradna "
		"bude mít ve městě pobočku dva dny v týdnu.", NULL };
	static const char *const families[] = { "rodiny", "Rodiny s dětmi", INVENTED "Rodinám v nouzi "
		"pomůže sociálně aktivizační služba; čekat se bude nejvýše měsíc.", NULL };
	static const char *const hours[] = { "provoz", "Provoz denního centra", INVENTED "Denní "
		"centrum bude otevřeno od pondělí do čtvrtka.", INVENTED "Denní centrum bude otevřeno "
		"od pondělí do **pátku**." };
	int64_t now = consultation(d, "ukazka-navrh-opatreni", "Ukázka: návrh opatření na příští rok",
		INVENTED "Návrh má tři části. Ke každé můžete napsat, co v ní chybí nebo co má být jinak.",
		-7, 21);
	section(d, now, 1, home);
	section(d, now, 2, advice);
	section(d, now, 3, families);
	int64_t over = consultation(d, "ukazka-provoz-centra", "Ukázka: provoz denního centra",
		INVENTED "Co se k návrhu sešlo a co se podle toho změnilo.", -60, -30);
	int64_t part = section(d, over, 1, hours);
	const struct said all[] = {
		{ .mode = "web", .text = INVENTED "V pátek není kam jít.", .moderation = "shown",
			.settled_as = "accepted", .why = INVENTED "Pátek jsme doplnili.", .days_ago = 45,
			.consultation = over, .section = part, .changed = part },
		{ .mode = "paper", .text = INVENTED "Chceme i sobotu.", .moderation = "shown",
			.settled_as = "rejected", .why = INVENTED "Na sobotu nejsou pracovníci.",
			.days_ago = 44, .consultation = over, .section = part },
		{ .mode = "meeting", .text = INVENTED "Co bude, když centrum onemocní?",
			.behalf = "návštěvníci centra", .moderation = "shown", .settled_as = "explained",
			.why = INVENTED "Zastoupí ho pečovatelská služba.", .days_ago = 40,
			.consultation = over },
	};
	for (size_t i = 0; i < COUNT(all); i++)
		say(d, &all[i]);
}

static int64_t area_of(struct db *db)
{
	struct voice_area_row *area = voice_area(db, .slug = S("trutnov"));
	return area ? area->id : 0;
}

void voices_demo(struct db *db, struct arena *a, int64_t now, struct buf *out)
{
	struct demo d = { db, a, now, area_of(db), day_of(a, now) };
	if (!d.area)
		return;
	db_begin(db);
	participation_add(db, .area_id = d.area, .status = S("published"),
		.slips = S(INVENTED "Lístky leží na inforecepci úřadu, v městské knihovně a v denním "
			"centru; tam je také odevzdáte do schránky."),
		.meetings = S(INVENTED "Každou první středu v měsíci od 16 hodin na úřadě."),
		.days = AREA_DAYS, .now = now);
	suggestions(&d);
	consultations(&d);
	if (db_commit(db))
		buf_put(out, S("Podněty a připomínky jsou pro ukázku vymyšlené.\n"));
}
