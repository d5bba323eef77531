/* Invented verifications and talks of the demonstration, so that its office has
 * a queue in which some entries are fresh, some old and some were never looked at. */
#include "app/people/people.h"
#include "app/upkeep/verify.h"

enum { DEMO_MOST = 1000, KINDS = 5 };
#define NOTE "Vymyšleno pro ukázku."

extern const struct lang lang_cs;

/* Each service is of one of five kinds: verified lately as a whole, lately the
 * contacts alone, a year ago, three years ago, never. */
static void verify_one(struct db *db, struct arena *a, int64_t now, int64_t service, size_t kind)
{
	static const int days_ago[KINDS] = { 20, 40, 300, 1100, 0 };
	static const char *const methods[KINDS] = { "phone", "phone", "visit", "web", NULL };
	if (!methods[kind])
		return;
	str day = day_of(a, now - (int64_t)days_ago[kind] * 86400);
	for (size_t i = 0; i < (kind == 1 ? 2 : FRESHNESS_PARTS); i++)
		freshness_verified(db, &(struct verification){ .kind = S("service"), .record = service,
			.part = str_of(freshness_parts[i].code), .day = day,
			.method = str_of(methods[kind]) });
	db_note_change(db, "service", service);
}

/* Most lines lately, some of them too long ago. */
static void verify_demo_line(
	struct db *db, struct arena *a, int64_t now, int64_t line, size_t kind)
{
	int days_ago = kind < KINDS - 1 ? 20 : 300;
	verify_line_checked(
		db, .id = line, .day = day_of(a, now - (int64_t)days_ago * 86400), .now = now);
	db_note_change(db, "crisis_line", line);
}

void verify_demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	db_begin(db);
	struct verify_public_rows s = verify_public(db, .limit = DEMO_MOST);
	for (size_t i = 0; i < s.count; i++) {
		verify_one(db, a, now, s.items[i].id, i % KINDS);
		if (i % (4 * KINDS) == KINDS - 1)
			contact_log_add(db, .provider = SOME(s.items[i].provider),
				.service = SOME(s.items[i].id), .day = day_of(a, now - 5 * 86400),
				.method = S("phone"), .outcome = S("not_reached"), .note = S(NOTE), .now = now);
	}
	struct verify_lines_rows lines = verify_lines(db, .limit = DEMO_MOST);
	for (size_t i = 0; i < lines.count; i++)
		verify_demo_line(db, a, now, lines.items[i].id, i % KINDS);
	db_commit(db);
	buf_printf(say, "%.*s\n", STR_ARG(tr(&lang_cs,
		N_("Days of verification and talks with organisations are invented for the example."))));
}
