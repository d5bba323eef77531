/* Where somebody lives, and people of the offices there; see match.h. */
#include "app/signpost/match.h"
#include "app/site/site.h"
#include "search/search.h"

enum { MOST_DEPARTMENTS = 2000, LETTERS = 5 };

static struct match_town town_get(struct db *db, int64_t id, str slug)
{
	struct match_municipality_row *m =
		match_municipality(db, .id = id ? SOME(id) : NONE, .slug = slug);
	if (!m)
		return (struct match_town){ 0 };
	return (struct match_town){ m->id, m->name, m->slug, m->latitude, m->longitude };
}

struct match_town match_town_named(struct db *db, struct arena *a, str text)
{
	if (!text.len)
		return (struct match_town){ 0 };
	struct match_town town = town_get(db, 0, text);
	int64_t id = town.id ? 0 : municipality_named(db, a, text, (str){ 0 });
	return id ? town_get(db, id, S("")) : town;
}

static struct match_departments_rows departments(struct db *db)
{
	return match_departments(db, .limit = MOST_DEPARTMENTS);
}

struct match_town match_town_here(struct db *db)
{
	struct maybe_int code = str_int(site_setting(db, "town_code"));
	if (code.set)
		return town_get(db, code.value, S(""));
	struct match_departments_rows rows = departments(db);
	for (size_t i = 0; i < rows.count; i++)
		if (rows.items[i].municipality_id.set)
			return town_get(db, rows.items[i].municipality_id.value, S(""));
	return (struct match_town){ 0 };
}

/* ---- departments ---- */

/* The text with a space before each word, so that beginnings of words are found. */
static str words_of(struct arena *a, str text)
{
	str folded = search_fold(a, text);
	struct buf out = { .arena = a };
	buf_char(&out, ' ');
	for (size_t i = 0; i < folded.len; i++) {
		char c = folded.ptr[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		buf_char(&out, letter ? c : ' ');
	}
	return buf_str(&out);
}

/* Every word of what is wanted begins some word of the text; endings change in Czech,
 * so five letters are enough. */
static bool speaks_of(struct arena *a, str words, str wanted)
{
	str rest = words_of(a, wanted), word;
	bool any = false;
	while (str_cut(&rest, ' ', &word)) {
		if (word.len < 2)
			continue;
		any = true;
		if (!str_has(words, arena_printf(a, " %.*s",
				STR_ARG(str_part(word, 0, word.len < LETTERS ? word.len : LETTERS)))))
			return false;
	}
	return any;
}

static str department_words(struct arena *a, const struct match_departments_row *d,
	struct match_department_notes_rows notes)
{
	struct buf out = { .arena = a };
	buf_printf(&out, "%.*s %.*s %.*s", STR_ARG(d->office), STR_ARG(d->name),
		STR_ARG(d->description));
	for (size_t i = 0; i < notes.count; i++)
		if (notes.items[i].department_id == d->id)
			buf_printf(&out, " %.*s", STR_ARG(notes.items[i].note));
	return words_of(a, buf_str(&out));
}

/* Smaller is better: in the same municipality, then the nearest; of equals the first. */
static int64_t far_from(const struct match_departments_row *d, const struct match_town *lives)
{
	if (!lives->id || (d->municipality_id.set && d->municipality_id.value == lives->id))
		return 0;
	if (!d->latitude.set || !d->longitude.set || !lives->latitude.set || !lives->longitude.set)
		return MATCH_NEAR;
	return distance_metres(lives->latitude.value, lives->longitude.value, d->latitude.value,
		d->longitude.value);
}

struct asking {
	struct arena *arena;
	const struct match_town *lives;
	struct match_departments_rows rows;
	str *words;                        /* of each department */
};

static int64_t nearest(
	struct asking *k, str wanted, const struct match_helping_departments_rows *of)
{
	int64_t best = 0, best_far = 0;
	for (size_t i = 0; i < k->rows.count; i++) {
		const struct match_departments_row *d = &k->rows.items[i];
		bool fits = wanted.len && speaks_of(k->arena, k->words[i], wanted);
		for (size_t n = 0; of && n < of->count; n++)
			fits = fits || of->items[n].id == d->id;
		int64_t far = far_from(d, k->lives);
		if (fits && (!best || far < best_far)) {
			best = d->id;
			best_far = far;
		}
	}
	return best;
}

int64_t match_department(struct db *db, struct arena *a, const struct tree *t,
	const struct tree_node *n, const struct match_town *lives)
{
	struct asking k = { .arena = a, .lives = lives, .rows = departments(db) };
	struct match_department_notes_rows notes =
		match_department_notes(db, .limit = MOST_DEPARTMENTS);
	k.words = arena_alloc(a, (k.rows.count + 1) * sizeof *k.words);
	for (size_t i = 0; i < k.rows.count; i++)
		k.words[i] = department_words(a, &k.rows.items[i], notes);
	int64_t id = 0;
	for (size_t i = 0; i < n->contacts.count && !id; i++)
		id = nearest(&k, n->contacts.items[i], NULL);
	if (!id && t->situations.count) {
		struct match_helping_departments_rows of = match_helping_departments(db,
			.slugs = { t->situations.items, t->situations.count }, .limit = MOST_DEPARTMENTS);
		id = nearest(&k, (str){ 0 }, &of);
	}
	if (!id)
		id = nearest(&k, S("sociální"), NULL);
	return id || !k.rows.count ? id : k.rows.items[0].id;
}

/* ---- crisis lines ---- */

static str digits_of(struct arena *a, str number)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < number.len; i++)
		if (number.ptr[i] >= '0' && number.ptr[i] <= '9')
			buf_char(&out, number.ptr[i]);
	str digits = buf_str(&out);
	return digits.len == 12 && str_starts(digits, S("420")) ? str_part(digits, 3, 12) : digits;
}

struct int_list match_crisis_lines(
	struct db *db, struct arena *a, const struct tree_values *numbers)
{
	struct match_lines_rows rows = match_lines(db, .limit = MOST_DEPARTMENTS);
	int64_t *ids = arena_alloc(a, (rows.count + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t k = 0; k < numbers->count; k++)
		for (size_t i = 0; i < rows.count; i++)
			if (str_eq(digits_of(a, numbers->items[k]), digits_of(a, rows.items[i].value)) &&
				(!count || ids[count - 1] != rows.items[i].id))
				ids[count++] = rows.items[i].id;
	for (size_t i = 0; i < rows.count && !numbers->count; i++)
		if (!rows.items[i].emergency && (!count || ids[count - 1] != rows.items[i].id))
			ids[count++] = rows.items[i].id;
	return (struct int_list){ ids, count };
}
