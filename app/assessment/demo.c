/* The demonstration: Trutnov's cycle of 2024–2026.  Of its days only those are known that
 * the form of the action plan of 2024 has; all else stays empty, and so do marks. */
#include "app/assessment/view.h"
#include "crypto/crypto.h"

extern const struct lang lang_cs;

static const struct { const char *title, *day, *who; } hearings[] = {
	{ "Akční plán 2024: porada vedení", "2024-05-29", "porada vedení" },
	{ "Akční plán 2024: rada města", "2024-06-05", "rada města" },
	{ "Akční plán 2024: schválení v zastupitelstvu", "2024-06-24", "zastupitelstvo města" },
};

void cycle_begin(struct db *db, struct arena *a, const struct lang *l, int64_t now, int64_t area,
	int64_t year_from, int64_t year_to)
{
	for (int64_t i = 0; i < PHASES; i++)
		db_note_change(db, "process_step", process_step_add(db, .uuid = uuid_make(a, now),
			.area = area, .year_from = year_from, .year_to = year_to,
			.phase = phase_choices[i].value, .position = i + 1,
			.title = tr(l, phase_choices[i].label), .now = now));
}

void assessment_demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	enum { FIRST = 2024, LAST = 2026 };
	int64_t area = area_of_slug(db, S("trutnov"));
	str phase = S("approval");
	(void)say;
	if (!area)
		return;
	db_begin(db);
	cycle_begin(db, a, &lang_cs, now, area, FIRST, LAST);
	for (size_t i = 0; i < COUNT(hearings); i++) {
		str title = str_of(hearings[i].title), day = str_of(hearings[i].day);
		int64_t id = process_step_add(db, .uuid = uuid_make(a, now), .area = area,
			.year_from = FIRST, .year_to = LAST, .phase = phase,
			.position = phase_position(phase), .title = title, .now = now);
		process_step_set(db, .id = id, .area = area, .year_from = FIRST, .year_to = LAST,
			.phase = phase, .position = phase_position(phase), .title = title, .day_from = day,
			.who = str_of(hearings[i].who), .now = now,
			.note = S("Den je z formuláře návrhu usnesení; výsledek v něm není."));
		db_note_change(db, "process_step", id);
	}
	db_commit(db);
}
