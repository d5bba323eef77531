/* The demonstration: the paper with which Trutnov took its action plan of 2024 through its
 * bodies, as the town's form has it.  People's names are left out; results and numbers,
 * which the form does not have, are not made up. */
#include "app/council/view.h"
#include "app/planning/planning.h"
#include "app/territory/territory.h"
#include "app/trace/trace.h"
#include "crypto/crypto.h"

extern const struct lang lang_cs;

struct demo_body {
	const char *code, *name, *verb, *operative, *day, *draft;
	int agenda;
	bool law;
};

static const struct demo_body bodies[] = {
	{ "PV", "porada vedení", "doporučuje",
		"Porada vedení doporučuje {bod} radě města přijmout níže uvedené usnesení.", "2024-05-29",
		"Porada vedení doporučuje 01.01 radě města přijmout níže uvedené usnesení.", 0, false },
	{ "RM", "rada města", "schvaluje, doporučuje, bere na vědomí, ukládá",
		"Rada města Trutnova doporučuje {bod} zastupitelstvu města schválit {název}.",
		"2024-06-05", "Rada města Trutnova doporučuje 01.01 zastupitelstvu města schválit Akční "
		"plán rozvoje sociálních služeb města Trutnova na rok 2024 dle předloženého návrhu.", 0,
		true },
	{ "ZM", "zastupitelstvo města",
		"schvaluje, neschvaluje, bere na vědomí, ukládá, volí, pověřuje",
		"Zastupitelstvo města Trutnova {bod} schvaluje {název}.", "2024-06-24",
		"Zastupitelstvo města Trutnova 01.01 schvaluje Akční plán rozvoje sociálních služeb města "
		"Trutnova na rok 2024 dle předloženého návrhu.", 7, true },
};

#define DEPARTMENT "Odbor sociálních věcí, školství a zdravotnictví"
#define HEAD "vedoucí odboru sociálních věcí, školství a zdravotnictví"
#define TITLE "Akční plán rozvoje sociálních služeb města Trutnova 2024"
#define ANNEX "Návrh Akčního plánu rozvoje sociálních služeb města Trutnova na rok 2024."
#define PREPARED "zpracovatel (jméno vynecháno)"
#define PRESENTED "předkladatel (jméno vynecháno)"

static int64_t body_make(struct db *db, struct arena *a, int64_t now, int64_t area, size_t n)
{
	const struct demo_body *b = &bodies[n];
	str day = str_of(b->day), name = str_of(b->name);
	int64_t id =
		council_body_add(db, .uuid = uuid_make(a, now), .area = area, .name = name, .now = now);
	council_body_set(db, .id = id, .code = str_of(b->code), .name = name, .statutory = b->law,
		.way = SOME((int64_t)n + 1), .verb = str_of(b->verb),
		.operative = str_of(b->operative), .item_pattern = S("NN.NN"),
		.number_pattern = b->law ? S("{rok}-{pořadí}/{jednání}") : (str){ 0 },
		.agenda_days = b->agenda ? SOME(b->agenda) : NONE, .now = now);
	council_session_add(db, .uuid = uuid_make(a, now), .body = id, .day = day, .now = now,
		.title = arena_printf(a, "%s %.*s", b->code, STR_ARG(czech_day(a, day))));
	return id;
}

static void copy_put(struct db *db, struct arena *a, int64_t paper, const int64_t *hearings,
	str report, str annex)
{
	static const struct { const char *part, *text; } parts[] = {
		{ "title", TITLE }, { "department", DEPARTMENT }, { "prepared", PREPARED },
		{ "presented", PRESENTED }, { "statement", "" }, { "previous", "" },
		{ "signed", HEAD },
	};
	for (size_t i = 0; i < COUNT(parts); i++)
		paper_copy_add(
			db, .paper = paper, .part = str_of(parts[i].part), .text = str_of(parts[i].text));
	paper_copy_add(db, .paper = paper, .part = S("report"), .text = report);
	paper_copy_add(db, .paper = paper, .part = S("annexes"), .text = annex);
	for (size_t i = 0; i < COUNT(bodies); i++)
		paper_copy_add(db, .paper = paper,
			.part = arena_printf(a, "draft-%lld", (long long)hearings[i]),
			.text = str_of(bodies[i].draft));
}

/* The edition of the action plan of 2024, if plans of the demonstration are there; it is
 * called as the town's form calls its annex.  False: there is only that name. */
static bool annex_put(struct db *db, struct arena *a, int64_t area, int64_t paper)
{
	struct req r = { .db = db, .arena = a, .page.lang = &lang_cs };     /* nobody's */
	struct plan_edition_refs refs = plan_editions_in(&r, area);
	for (size_t i = 0; i < refs.count; i++)
		if (refs.items[i].year == 2024) {
			paper_annex_add(db, .paper = paper, .edition = SOME(refs.items[i].id),
				.title = str_part(S(ANNEX), 0, S(ANNEX).len - 1), .url = refs.items[i].page,
				.sha256 = refs.items[i].hash);
			return true;
		}
	return false;
}

static void paper_put(struct db *db, struct arena *a, int64_t now, int64_t area)
{
	int64_t hearings[COUNT(bodies)];
	str title = S(TITLE), report = str_trim(data_file(S("council/duvodova-zprava.md"))), annex;
	int64_t id = paper_add(db, .uuid = uuid_make(a, now), .slug = slug_make(a, title),
		.area = area, .title = title, .now = now);
	annex = annex_put(db, a, area, id) ? S("") : S(ANNEX);
	paper_set(db, .id = id, .title = title, .department = S(DEPARTMENT),
		.prepared_office = S(PREPARED), .presented_office = S(PRESENTED), .report = report,
		.annexes = annex, .signed_on = S("2024-06-06"), .signed_office = S(HEAD), .now = now);
	for (size_t i = 0; i < COUNT(bodies); i++)
		hearings[i] = hearing_add(db, .paper = id, .attempt = 1, .position = (int64_t)i + 1,
			.body = body_make(db, a, now, area, i), .decision = i + 1 == COUNT(bodies),
			.authoritative = i + 1 == COUNT(bodies), .day = str_of(bodies[i].day),
			.draft = str_of(bodies[i].draft));
	paper_state_set(db, .id = id, .state = S("approved"), .now = now);
	copy_put(db, a, id, hearings, report, annex);
	paper_publication_put(db, .paper = id, .now = now);
	db_note_change(db, "paper", id);
	struct int_list measures = plan_measures(db, a, S("trutnov-2024-2026"));
	for (size_t i = 0; i < measures.count; i++)
		trace_demo(db, &(struct trace_link){ "measure", measures.items[i], "paper", id,
			S("Akční plán na rok 2024 s tímto opatřením jde přes orgány města."), 0 }, now);
}

void council_demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	(void)say;
	db_begin(db);
	int64_t area = area_of_slug(db, S("trutnov"));
	if (area)
		paper_put(db, a, now, area);
	db_commit(db);
}
