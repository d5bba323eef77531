/* The register and the queries, see quality_fixture.h. */
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/catalogue/import.h"
#include "app/catalogue/quality_fixture.h"
#include "app/territory/territory.h"
#include "search/search.h"
#include <stdio.h>

enum { TOWNS = 4, FIRST = 3, ALL = 1000 };

static const struct { int64_t id; const char *name, *written[3]; } towns[TOWNS] = {
	{ 579025, "Trutnov", { "Trutnov", "v Trutnově", "z Trutnova" } },
	{ 573868, "Náchod", { "Náchod", "v Náchodě", "u Náchoda" } },
	{ 579203, "Dvůr Králové nad Labem",
		{ "Dvůr Králové", "ve Dvoře Králové nad Labem", "dvur kralove nad labem" } },
	{ 574121, "Jaroměř", { "Jaroměř", "v Jaroměři", "jaromer" } },
};
/* Names of services that say nothing of what they do. */
static const char *const brands[] = { "Javor", "Lípa", "Vrba", "Jasan", "Habr", "Modřín",
	"Borovice" };

/* ---- the register ---- */

static int64_t code_id(struct filter_codes_rows codes, str code)
{
	for (size_t i = 0; i < codes.count; i++)
		if (str_eq(codes.items[i].code, code))
			return codes.items[i].id;
	return 0;
}

static void groups_add(struct check *t, struct filter_codes_rows codes, int64_t service, str kind)
{
	str text = file_read(&t->arena, "tests/data/lexicon/register.csv", 1 << 20), line, code, group;
	while (str_cut(&text, '\n', &line))
		if (str_cut(&line, ';', &code) && str_eq(code, kind))
			while (str_cut(&line, '|', &group))
				test_group(t->db, .service = service, .target = code_id(codes, group));
}

/* As data/codelists/service_types.csv has them; code and forms are its 1st and 10th
 * columns, before the first that may be quoted. */
static void forms_add(struct check *t, struct filter_codes_rows codes, int64_t service, str kind)
{
	str text = file_read(&t->arena, "data/codelists/service_types.csv", 1 << 20), line, field, form;
	while (str_cut(&text, '\n', &line)) {
		if (!str_cut(&line, ',', &field) || !str_eq(field, kind))
			continue;
		for (int i = 0; i < 9; i++)
			str_cut(&line, ',', &field);
		while (field.len && str_cut(&field, '|', &form))
			test_form(t->db, .service = service, .form = code_id(codes, form));
	}
}

static void service_make(
	struct quality *q, struct filter_codes_rows codes, size_t code, size_t town)
{
	struct check *t = q->check;
	const struct filter_codes_row *kind = &codes.items[code];
	int64_t id = (int64_t)q->kinds.count + 1;
	str name = arena_printf(&t->arena, "%.*s %s", STR_ARG(kind->name), towns[town].name);
	if (town % 2)
		name = str_of(brands[(size_t)id % COUNT(brands)]);
	test_service(t->db, .id = id, .slug = arena_printf(&t->arena, "s-%lld", (long long)id),
		.name = name, .provider = (int64_t)town + 1, .type = SOME(kind->id),
		.status = S("published"));
	test_service_place(t->db, .service = id, .place = (int64_t)town + 1);
	groups_add(t, codes, id, kind->code);
	forms_add(t, codes, id, kind->code);
	*(str *)arena_push(&t->arena, &q->kinds.items, &q->kinds.count, sizeof(str)) = kind->code;
}

void quality_begin(struct quality *q, struct check *t)
{
	*q = (struct quality){ .check = t };
	territory.install(t->db, &t->arena, t->now);
	catalogue.install(t->db, &t->arena, t->now);
	for (size_t i = 0; i < TOWNS; i++) {
		int64_t id = (int64_t)i + 1;
		test_provider(t->db, .id = id, .slug = arena_printf(&t->arena, "p-%lld", (long long)id),
			.name = arena_printf(&t->arena, "Společnost %s, z. ú.", brands[i]),
			.status = S("published"));
		test_place(t->db, .id = id, .provider = id, .municipality = towns[i].id,
			.street = S("Dlouhá"));
	}
	struct filter_codes_rows codes =
		filter_codes(t->db, .day = day_of(&t->arena, t->now), .limit = MOST_CODES);
	for (size_t i = 0; i < codes.count; i++)
		if (str_is(codes.items[i].list, "service_type") ||
			str_is(codes.items[i].list, "health_kind"))
			for (size_t town = 0; town < TOWNS; town++)
				service_make(q, codes, i, town);
	db_renumber(t->db);
	catalogue_index_anew(t);
}

/* ---- what is done to a query ---- */

/* Where letters of the text begin, in order; the last is its end. */
struct letters { size_t at[512]; size_t count; };
static struct letters letters_of(str text)
{
	struct letters l = { 0 };
	for (size_t i = 0; i < text.len && l.count < COUNT(l.at) - 1; i++)
		if (((unsigned char)text.ptr[i] & 0xc0) != 0x80)
			l.at[l.count++] = i;
	l.at[l.count] = text.len;
	return l;
}

/* The longest word, from … to in letters. */
static void longest_word(str text, const struct letters *l, size_t *from, size_t *to)
{
	*from = *to = 0;
	for (size_t i = 0, begin = 0; i <= l->count; i++)
		if (i == l->count || text.ptr[l->at[i]] == ' ') {
			if (i - begin > *to - *from)
				*from = begin, *to = i;
			begin = i + 1;
		}
}

/* Two letters swapped, one left out, doubled or another, in the longest word but
 * not at its beginning; ptr NULL when no word is long enough. */
static str mistyped(struct arena *a, str text)
{
	struct letters l = letters_of(text);
	size_t from, to;
	longest_word(text, &l, &from, &to);
	if (to - from < 5)
		return (str){ 0 };
	uint64_t chance = str_hash(text);
	size_t at = from + 1 + chance / 16 % (to - from - 2);
	str before = str_part(text, 0, l.at[at]), one = str_part(text, l.at[at], l.at[at + 1]);
	str other = str_part(text, l.at[at + 1], l.at[at + 2]),
		rest = str_part(text, l.at[at + 2], text.len);
	switch (chance / 4 % 4) {
	case 0:
		return arena_printf(a, "%.*s%.*s%.*s%.*s", STR_ARG(before), STR_ARG(other), STR_ARG(one),
			STR_ARG(rest));
	case 1:
		return arena_printf(a, "%.*s%.*s%.*s", STR_ARG(before), STR_ARG(other), STR_ARG(rest));
	case 2:
		return arena_printf(a, "%.*s%.*s%.*s%.*s%.*s", STR_ARG(before), STR_ARG(one), STR_ARG(one),
			STR_ARG(other), STR_ARG(rest));
	default:
		return arena_printf(a, "%.*s%c%.*s%.*s", STR_ARG(before), "aeioknstr"[chance / 64 % 9],
			STR_ARG(other), STR_ARG(rest));
	}
}

/* The last word up to some 60 % of its letters, three at least. */
static str unfinished(str text)
{
	struct letters l = letters_of(text);
	size_t begin = l.count;
	while (begin && text.ptr[l.at[begin - 1]] != ' ')
		begin--;
	size_t len = l.count - begin, keep = (len * 6 + 9) / 10;
	if (len < 4)
		return (str){ 0 };
	return str_part(text, 0, l.at[begin + (keep < 3 ? 3 : keep)]);
}

struct asked { str text; int town; bool prefix; };       /* town: -1, or of whom alone */

static struct asked changed(struct arena *a, str text, enum quality_change change)
{
	uint64_t chance = str_hash(text) / 8;
	size_t town = chance % TOWNS;
	switch (change) {
	case NO_DIACRITICS:
		return (struct asked){ search_fold(a, text), -1, false };
	case ONE_TYPO:
		return (struct asked){ mistyped(a, text), -1, false };
	case UNFINISHED:
		return (struct asked){ unfinished(text), -1, true };
	case WITH_PLACE:
		return (struct asked){ arena_printf(a, "%.*s %s", STR_ARG(text),
			towns[town].written[chance / 64 % 3]), (int)town, false };
	default:
		return (struct asked){ text, -1, false };
	}
}

/* ---- asking ---- */

static int64_t id_of(str key)
{
	str kind;
	str_cut(&key, ':', &kind);
	return str_int(key).value;
}

static bool listed(str list, str one)
{
	str item;
	while (str_cut(&list, '|', &item))
		if (str_eq(item, one))
			return true;
	return false;
}

static void ask(struct quality *q, str text, str expected, enum quality_change change,
	struct quality_score *score)
{
	struct check *t = q->check;
	struct req r = { .arena = &t->arena, .db = t->db, .now = t->now, .page.lang = t->lang };
	struct asked asked = changed(&t->arena, text, change);
	if (!asked.text.len)
		return;
	int64_t from = clock_micros();
	struct search_hits hits = catalogue_find(&r, asked.text, NULL, FIRST, 0, asked.prefix);
	if (q->times && q->times->count < COUNT(q->times->items))
		q->times->items[q->times->count++] = clock_micros() - from;
	bool right = !expected.len && !hits.count;
	for (size_t i = 0; i < hits.count; i++) {
		size_t id = (size_t)id_of(hits.items[i].key) - 1;
		if (str_is(hits.items[i].kind, "service") && id < q->kinds.count)
			right |= listed(expected, q->kinds.items[id]) &&
				(asked.town < 0 || id % TOWNS == (size_t)asked.town);
	}
	score->asked++;
	score->right += right;
	score->empty += !hits.count;
	if (right || !q->missed)
		return;
	printf("    %.*s", STR_ARG(asked.text));
	for (size_t i = 0; i < hits.count; i++)
		printf("%s%.*s", i ? ", " : "  → ",
			STR_ARG(q->kinds.items[(size_t)(id_of(hits.items[i].key) - 1) % q->kinds.count]));
	printf("%.*s%.*s\n", STR_ARG(hits.corrected.len ? S("  ~ ") : S("")), STR_ARG(hits.corrected));
}

static str list_read(struct check *t, const char *path)
{
	str text = file_read(&t->arena, path, 1 << 20), line;
	str_cut(&text, '\n', &line);           /* licence */
	str_cut(&text, '\n', &line);           /* names of the columns */
	return text;
}

static struct quality_score ours(struct quality *q, enum quality_change change,
	enum quality_half half, bool answered)
{
	struct quality_score score = { 0 };
	str text = list_read(q->check, "tests/data/lexicon/queries-lay.csv"), line, query;
	bool missed = q->missed;
	q->missed = missed && half == TUNING;
	while (str_cut(&text, '\n', &line))
		if (str_cut(&line, ';', &query) && (line.len > 0) == answered &&
			(str_hash(query) / 2 % 2 ? TEST_HALF : TUNING) == half)
			ask(q, query, line, change, &score);
	q->missed = missed;
	return score;
}

struct quality_score quality_needs(struct quality *q, enum quality_change change,
	enum quality_half half)
{
	return ours(q, change, half, true);
}

struct quality_score quality_nothing(struct quality *q, enum quality_half half)
{
	return ours(q, AS_TYPED, half, false);
}

struct quality_score quality_seed(struct quality *q, enum quality_change change)
{
	struct quality_score score = { 0 };
	str text = list_read(q->check, "tests/data/lexicon/queries-relevance-seed.csv");
	str line, query, diacritics, expected;
	while (str_cut(&text, '\n', &line))
		if (str_cut(&line, ';', &query) && str_cut(&line, ';', &diacritics) &&
			str_cut(&line, ';', &expected))
			ask(q, query, expected, change, &score);
	return score;
}

/* ---- forms of words ---- */

static bool found(struct search_hits all, str key)
{
	for (size_t i = 0; i < all.count; i++)
		if (str_eq(all.items[i].key, key))
			return true;
	return false;
}

/* Whether the form finds all that the base finds, and nothing else. */
static bool same(struct search_hits base, struct search_hits form)
{
	for (size_t i = 0; i < base.count; i++)
		if (!found(form, base.items[i].key))
			return false;
	return base.total == form.total;
}

struct quality_score quality_forms(struct quality *q)
{
	struct check *t = q->check;
	struct quality_score score = { 0 };
	struct req r = { .arena = &t->arena, .db = t->db, .now = t->now, .page.lang = t->lang };
	str text = file_read(&t->arena, "tests/data/lexicon/inflection_groups.txt", 1 << 20), line,
		form;
	while (str_cut(&text, '\n', &line)) {
		if (!line.len || line.ptr[0] == '#' || !str_cut(&line, ' ', &form))
			continue;
		struct search_hits base = catalogue_find(&r, form, NULL, ALL, 0, false);
		/* Of a word that finds nothing here no form can find less. */
		while (base.total && str_cut(&line, ' ', &form)) {
			struct search_hits hits = catalogue_find(&r, form, NULL, ALL, 0, false);
			bool right = same(base, hits);
			score.asked++;
			score.right += right;
			score.empty += !hits.total;
			if (q->missed && !right)
				printf("    %.*s: %lld, not %lld\n", STR_ARG(form), (long long)hits.total,
					(long long)base.total);
		}
	}
	return score;
}
