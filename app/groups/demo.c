/*
 * The groups of one town: what they are comes from its action plan of 2024, which names
 * them; everything they say and do here is invented and says so.
 */
#include "app/groups/groups_internal.h"
#include "app/territory/territory.h"
#include "crypto/crypto.h"
#include "search/search.h"

#define INVENTED "Vymyšleno pro ukázku."

struct demo { struct db *db; struct arena *a; int64_t now; str today; };

static const char charter[] = INVENTED "\n\n## Poslání\n\n"
	"Skupina radí městu, jak mají vypadat sociální služby. Spojuje ty, kdo služby zadávají, "
	"poskytují a užívají.\n\n## Členství\n\n- Členem se stane, kdo o to požádá a koho skupina "
	"přijme.\n- Kdo nechce vystupovat pod jménem, stojí tu pod číslem.\n\n## Jednání\n\n"
	"- Skupina se schází nejméně třikrát za rok; setkání jsou otevřená.\n"
	"- Usnáší se většinou přítomných členů.\n- Zápis schvaluje příští setkání.\n";

static int64_t group(const struct demo *d, int64_t area_id, const char *slug, const char *kind,
	const char *topic, const char *name, const char *summary)
{
	str key = search_sort_key(d->a, str_of(name));
	int64_t id = group_add(d->db, .uuid = uuid_make(d->a, d->now), .slug = str_of(slug),
		.area_id = area_id, .kind = str_of(kind), .topic = str_of(topic), .name = str_of(name),
		.sort_key = key, .summary = str_of(summary), .status = S("published"), .now = d->now);
	group_set(d->db, .id = id, .area_id = area_id, .kind = str_of(kind), .topic = str_of(topic),
		.name = str_of(name), .sort_key = key, .summary = str_of(summary),
		.charter = str_of(charter), .charter_on = day_add(d->a, d->today, -400),
		.joining = S(INVENTED "\n\nPřijďte na kterékoli otevřené setkání, nebo napište na odbor "
			"sociálních věcí. Nemusíte nic umět ani říkat své jméno. Cestu, tlumočníka nebo "
			"doprovod domluvíme předem."),
		.email = S("planovani@example.cz"), .status = S("published"), .now = d->now);
	db_note_change(d->db, "group", id);
	return id;
}

struct demo_member { const char *role, *organisation, *pseudonym, *post; };

static int64_t member(const struct demo *d, int64_t group_id, const struct demo_member *m)
{
	str naming = m->pseudonym ? S("pseudonym") : S("number"), from = day_add(d->a, d->today, -400);
	int64_t id = member_add(d->db, .group_id = group_id, .naming = naming,
		.number = member_number(d->db, .group_id = group_id), .name = str_of(m->pseudonym),
		.role = str_of(m->role), .valid_from = from, .now = d->now);
	member_set(d->db, .id = id, .naming = naming, .name = str_of(m->pseudonym),
		.role = str_of(m->role), .post = str_of(m->post), .organisation = str_of(m->organisation),
		.public_name = m->pseudonym != NULL, .thanks = m->pseudonym != NULL,
		.consent_on = m->pseudonym ? from : (str){ 0 }, .valid_from = from, .now = d->now);
	return id;
}

static int64_t meeting(const struct demo *d, int64_t group_id, int64_t number, int days,
	bool open)
{
	str day = day_add(d->a, d->today, days);
	while (day_weekday(day) > 5)
		day = day_add(d->a, day, 1);
	int64_t id = meeting_add(d->db, .uuid = uuid_make(d->a, d->now), .group_id = group_id,
		.number = number, .day = day, .starts = S("14:00"), .ends = S("16:00"),
		.kind = S("in_person"), .now = d->now);
	meeting_set(d->db, .id = id, .day = day, .starts = S("14:00"), .ends = S("16:00"),
		.kind = S("in_person"), .place = S("Městský úřad, zasedací místnost (ukázka)"),
		.invitation = S(INVENTED), .open = open, .published = true, .now = d->now);
	return id;
}

static int64_t item(const struct demo *d, int64_t meeting_id, int64_t position,
	const char *title, int64_t approves, const char *text)
{
	int64_t id = agenda_add(d->db, .meeting_id = meeting_id, .position = position,
		.title = str_of(title), .approves = approves ? SOME(approves) : NONE);
	if (text)
		agenda_minutes(d->db, .id = id, .meeting_id = meeting_id, .minutes = str_of(text));
	return id;
}

static void state(const struct demo *d, int64_t meeting_id, const char *to)
{
	meeting_state_set(d->db, .id = meeting_id, .was = S("planned"), .state = str_of(to),
		.now = d->now);
	meeting_submitted(d->db, .id = meeting_id, .day = d->today);
}

/* "PPEA…": how each member was recorded, in their order; "-": not at all. */
static void attended(const struct demo *d, int64_t meeting_id, const int64_t *members,
	const char *how, const char *guest)
{
	struct attendance_put_args rows[16];
	size_t n = 0;
	for (size_t i = 0; how[i]; i++)
		if (how[i] != '-')
			rows[n++] = (struct attendance_put_args){ .meeting_id = meeting_id,
				.member_id = SOME(members[i]), .state = how[i] == 'P' ? S("present")
					: how[i] == 'E' ? S("excused") : how[i] == 'D' ? S("deputy") : S("absent") };
	if (guest)
		rows[n++] = (struct attendance_put_args){ .meeting_id = meeting_id, .state = S("guest"),
			.role = str_of(guest) };
	attendance_put(d->db, rows, n);
}

/* Which priorities seven invented papers put first. */
static void scoring(const struct demo *d, int64_t group_id)
{
	static const char *const texts[] = { "Terénní péče i večer a o víkendu",
		"Odlehčovací služba pro pečující", "Malé bezbariérové byty pro seniory" };
	static const int64_t points[][3] = { { 5, 3, 2 }, { 6, 4, 0 }, { 3, 3, 4 }, { 7, 2, 1 },
		{ 4, 5, 1 }, { 5, 5, 0 }, { 2, 3, 5 } };
	int64_t id = ballot_add(d->db, .group_id = group_id, .method = S("dots"), .budget = 10,
		.threshold = SCORE_THRESHOLD, .title = S("Ukázka: co je pro seniory nejnaléhavější"),
		.about = S(INVENTED), .now = d->now);
	for (size_t i = 0; i < COUNT(texts); i++)
		ballot_item_add(d->db, .ballot_id = id, .position = (int64_t)i + 1,
			.text = str_of(texts[i]));
	struct ballot_items_rows items = ballot_items(d->db, .ballot_id = id, .limit = COUNT(texts));
	for (size_t p = 0; p < COUNT(points); p++) {
		int64_t paper = ballot_paper_add(d->db, .ballot_id = id, .number = SOME((int64_t)p + 1));
		for (size_t i = 0; i < items.count; i++)
			ballot_score_put(d->db, &(struct ballot_score_put_args){ paper, items.items[i].id,
				points[p][i] }, 1);
	}
	ballot_state_set(d->db, .id = id, .was = S("draft"), .state = S("closed"),
		.closed_on = day_add(d->a, d->today, -60));
	ballot_publish(d->db, .id = id, .shown = true);
}

static void seniors(const struct demo *d, int64_t group_id)
{
	static const struct demo_member who[] = {
		{ "commissioner", "Město, odbor sociálních věcí, školství a zdravotnictví", NULL, "chair" },
		{ "provider", "Poskytovatel pečovatelské služby", NULL, NULL },
		{ "provider", "Poskytovatel odlehčovací služby", NULL, "secretary" },
		{ "user", NULL, "Paní Lípa (vymyšleno)", NULL },
		{ "user", NULL, NULL, NULL },
		{ "public", NULL, NULL, NULL },
		{ "expert", "Metodička plánování", NULL, NULL },
	};
	int64_t members[COUNT(who)];
	for (size_t i = 0; i < COUNT(who); i++)
		members[i] = member(d, group_id, &who[i]);
	int64_t first = meeting(d, group_id, 1, -70, true), second = meeting(d, group_id, 2, -20, true),
		third = meeting(d, group_id, 3, 14, true);
	item(d, first, 1, "Zahájení a program", 0, INVENTED " Setkání zahájila předsedkyně.");
	int64_t about = item(d, first, 2, "Co seniorům ve městě chybí", 0,
		"Uživatelé popsali, že **večer a o víkendu** nikoho nedovolají.\n\n- chybí terénní péče "
		"po 18. hodině\n- o odlehčovací službě se neví");
	resolution_add(d->db, .meeting_id = first, .item_id = SOME(about), .number = 1, .yes = SOME(5),
		.no = SOME(0), .none = SOME(1), .text = S("Skupina doporučuje městu prověřit, kolik "
			"zájemců by využilo pečovatelskou službu večer a o víkendu."));
	int64_t task = task_add(d->db, .meeting_id = first, .item_id = SOME(about),
		.text = S("Zjistit počet odmítnutých zájemců za poslední rok"),
		.who = S("vedoucí odboru sociálních věcí, školství a zdravotnictví"),
		.due = day_add(d->a, d->today, -25));
	attended(d, first, members, "PPPPDEP", "public");
	state(d, first, "approved");
	meeting_approved(d->db, .id = first, .day = day_add(d->a, d->today, -20),
		.by = SOME(second));
	meeting_minutes_publish(d->db, .id = first, .shown = true, .now = d->now);
	item(
		d, second, 1, "Schválení zápisu z 1. setkání", first, "Zápis byl schválen bez připomínek.");
	item(d, second, 2, "Kontrola úkolů", 0, INVENTED);
	task_report_put(d->db, .task_id = task, .meeting_id = second, .state = S("open"),
		.note = S("Údaje má zatím jeden poskytovatel ze dvou."));
	attended(d, second, members, "PPPEEAP", NULL);
	state(d, second, "submitted");
	item(d, third, 1, "Zahájení a program", 0, NULL);
	item(d, third, 2, "Schválení zápisu z 2. setkání", second, NULL);
	item(d, third, 3, "Kontrola úkolů", 0, NULL);
	item(d, third, 4, "Priority na příští rok", 0, NULL);
	scoring(d, group_id);
}

void groups_demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	struct demo d = { db, a, now, day_of(a, now) };
	(void)say;
	db_begin(db);
	int64_t town = area_of_slug(d.db, S("trutnov"));
	if (!town) {
		db_rollback(db);
		return;
	}
	int64_t steering = group(&d, town, "ridici-skupina", "steering", NULL, "Řídící skupina",
		"Vede komunitní plánování města, dává dohromady návrhy pracovních skupin.");
	member(&d, steering, &(struct demo_member){ "commissioner",
		"Místostarosta, garant plánování", NULL, "chair" });
	group(&d, town, "rodiny-s-detmi", "working", "families", "Pracovní skupina Rodiny s dětmi",
		"Plánuje služby pro rodiny, děti a mládež.");
	seniors(&d, group(&d, town, "seniori", "working", "seniors", "Pracovní skupina Senioři",
		"Plánuje služby pro starší lidi a pro ty, kdo o ně doma pečují."));
	group(&d, town, "zdravotni-postizeni", "working", "disability",
		"Pracovní skupina Osoby se zdravotním postižením a duševním onemocněním",
		"Plánuje služby pro lidi s postižením, s duševním onemocněním a pro jejich blízké.");
	group(&d, town, "socialni-vylouceni", "working", "exclusion",
		"Pracovní skupina Osoby ohrožené sociálním vyloučením",
		"Plánuje služby pro lidi v dluzích, bez domova, se závislostí.");
	group(&d, town, "bydleni", "working", "housing",
		"Pracovní skupina Sociální a dostupné bydlení",
		"Plánuje, jak lidem pomoci k bydlení a jak si je udržet.");
	db_commit(db);
}
