/* Searches in vain: counted in memory, written once a minute, shown in the office. */
#include "app/catalogue/miss.html.h"
#include "search/search.h"
#include <pthread.h>

enum { WAITING = 256, MOST_OF_MONTH = 5000, PAGE = 100 };

/* What was searched since it was last written, by all workers of this program. */
static struct waiting {
	pthread_mutex_t lock;
	int64_t asked, missed;
	struct { char words[MISS_LONGEST + 1]; int64_t times; } items[WAITING];
	size_t count;
} waiting = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* ---- noting ---- */

/* As they stand in the file, for folded words: with a space on each side. */
static str stop_words(struct arena *a)
{
	str list = search_fold(a, data_file(S("lexicon/stopwords-cs.txt"))), line;
	struct buf out = { .arena = a };
	while (str_cut(&list, '\n', &line))
		buf_printf(&out, " %.*s ", STR_ARG(str_trim(line)));
	return buf_str(&out);
}

static bool letters_only(str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] >= '0' && word.ptr[i] <= '9')
			return false;
	return true;
}

str miss_words(struct arena *a, str text)
{
	struct buf out = { .arena = a };
	str folded = search_fold(a, text), piece;
	str stops = stop_words(a);
	size_t words = 0;
	/* An address of somebody. */
	if (str_has(text, S("@")))
		return (str){ 0 };
	char *at = (char *)folded.ptr;
	for (size_t i = 0; i < folded.len; i++)
		if ((unsigned char)at[i] < 0x80 && !strchr("abcdefghijklmnopqrstuvwxyz0123456789", at[i]))
			at[i] = ' ';
	while (str_cut(&folded, ' ', &piece)) {
		if (!piece.len || str_has(stops, arena_printf(a, " %.*s ", STR_ARG(piece))))
			continue;
		/* A number may be of a telephone, of a birth, of a file. */
		if (!letters_only(piece) || ++words > MISS_WORDS)
			return (str){ 0 };
		buf_printf(&out, "%s%.*s", out.len ? " " : "", STR_ARG(piece));
	}
	return out.len && out.len <= MISS_LONGEST ? buf_str(&out) : (str){ 0 };
}

void miss_note(struct arena *a, str text, bool found)
{
	str words = found ? (str){ 0 } : miss_words(a, text);
	size_t i = 0;
	pthread_mutex_lock(&waiting.lock);
	waiting.asked++;
	waiting.missed += !found;
	while (i < waiting.count && !str_is(words, waiting.items[i].words))
		i++;
	if (words.len && i < WAITING) {
		if (i == waiting.count) {
			memcpy(waiting.items[i].words, words.ptr, words.len);
			waiting.items[i].words[words.len] = '\0';
			waiting.items[i].times = 0;
			waiting.count++;
		}
		waiting.items[i].times++;
	}
	pthread_mutex_unlock(&waiting.lock);
}

/* ---- writing ---- */

/* The month so many months before the day's: "2026-03". */
static str month_before(struct arena *a, str day, int64_t months)
{
	int64_t all = str_int(str_part(day, 0, 4)).value * 12 + str_int(str_part(day, 5, 7)).value - 1;
	all -= months;
	return arena_printf(a, "%04d-%02d", (int)(all / 12), (int)(all % 12) + 1);
}

void miss_job(struct job_run *run)
{
	struct waiting *taken = arena_alloc(run->arena, sizeof *taken);
	str day = day_of(run->arena, run->now), month = month_before(run->arena, day, 0);
	str oldest = month_before(run->arena, day, MISS_MONTHS);
	pthread_mutex_lock(&waiting.lock);
	taken->asked = waiting.asked;
	taken->missed = waiting.missed;
	taken->count = waiting.count;
	memcpy(taken->items, waiting.items, sizeof taken->items);
	waiting.asked = waiting.missed = 0;
	waiting.count = 0;
	pthread_mutex_unlock(&waiting.lock);
	db_begin(run->db);
	if (taken->asked)
		search_month_add(run->db, .month = month, .asked = taken->asked, .missed = taken->missed);
	for (size_t i = 0; i < taken->count; i++)
		search_miss_add(run->db, .month = month, .words = str_of(taken->items[i].words),
			.times = taken->items[i].times, .most = MOST_OF_MONTH);
	search_miss_forget(run->db, .month = month, .oldest = oldest, .shown = MISS_SHOWN);
	search_month_forget(run->db, .oldest = oldest);
	db_commit(run->db);
}

/* ---- the office ---- */

/* "2026-03" as Czechs write it: "3/2026". */
static str month_words(struct arena *a, str month)
{
	return arena_printf(a, "%d/%.*s", (int)str_int(str_part(month, 5, 7)).value,
		STR_ARG(str_part(month, 0, 4)));
}

/* GET /urad/hledani?strana= */
int miss_index(struct req *r)
{
	int64_t page = query_page(r), total = search_misses_count(r->db, .shown = MISS_SHOWN);
	struct miss_view v = { .frame = site_frame(r,
		tr(r->page.lang, N_("What people search for in vain"))) };
	if (page < 1 || (page > 1 && (page - 1) * PAGE >= total))
		return answer_error(r, 404);
	r->no_store = v.frame->no_index = true;
	site_crumb(r, v.frame, S("/urad"), tr(r->page.lang, N_("Office")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	v.months = search_months(r->db, .limit = MISS_MONTHS + 1);
	v.words = search_misses(r->db, .shown = MISS_SHOWN, .limit = PAGE,
		.offset = (page - 1) * PAGE);
	for (size_t i = 0; i < v.months.count; i++)
		v.months.items[i].month = month_words(r->arena, v.months.items[i].month);
	for (size_t i = 0; i < v.words.count; i++)
		v.words.items[i].month = month_words(r->arena, v.words.items[i].month);
	v.pages = ui_pagination_of(r, page, (total + PAGE - 1) / PAGE);
	miss_page(&r->page, v);
	return answer_page(r);
}
