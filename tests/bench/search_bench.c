/*
 * How long putting and finding takes, over 10,000 made-up services of about
 * one kilobyte.  Words follow Zipf's law over 20,000 made-up ones with the words
 * of the field mixed in, so that a common word stands in most documents.
 *
 *     search_bench FILE STOP_WORDS SYNONYMS
 */
#include "search/search.h"
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { DOCS = 10000, WORDS = 20000, BODY_WORDS = 140, ROUNDS = 2000, CLIENTS_MOST = 16 };

static const char *const field[] = {
	"služba", "péče", "pomoc", "senioři", "sociální", "osoby", "poradna", "bydlení", "rodina",
	"děti", "pečovatelská", "asistence", "zdravotní", "postižení", "krize", "dluhy", "domov",
	"stacionář", "terénní", "ambulantní", "pobytová", "podpora", "klienti", "hygiena", "oběd",
	"doprovod", "závislost", "násilí", "noclehárna", "azylový", "dům", "odlehčovací",
};
static const char *const types[] = {
	"pečovatelská služba", "osobní asistence", "odlehčovací služby", "denní stacionář",
	"domov pro seniory", "domov se zvláštním režimem", "azylový dům", "noclehárna",
	"odborné sociální poradenství", "raná péče", "krizová pomoc", "kontaktní centrum",
	"nízkoprahové zařízení pro děti a mládež", "sociální rehabilitace", "tísňová péče",
};
static const char *const targets[] = {
	"senioři", "osoby se zdravotním postižením", "rodiny s dětmi", "osoby bez přístřeší",
	"osoby v krizi", "oběti domácího násilí", "osoby ohrožené závislostí", "pečující osoby",
};
static const char *const places[] = {
	"Trutnov", "Náchod", "Dvůr Králové nad Labem", "Jaroměř", "Vrchlabí", "Hradec Králové",
	"Nový Bydžov", "Rychnov nad Kněžnou", "Dobruška", "Broumov", "Hořice", "Jičín",
};

static uint64_t seed = 88172645463325252u;
static uint64_t chance(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}
#define ONE(list) str_of(list[chance() % COUNT(list)])

static str words[WORDS];
static double heights[WORDS];

static void words_make(struct arena *a)
{
	static const char *const syllables[] = {
		"ba", "ce", "če", "di", "do", "fi", "ha", "chu", "je", "ka", "kro", "la", "lé", "mi", "mě",
		"na", "ně", "no", "pa", "pří", "ra", "ří", "sa", "sta", "ši", "ta", "tě", "tvo", "ve", "vy",
		"za", "že", "zna", "ost", "ník", "tel", "ový", "ová",
	};
	double sum = 0;
	for (size_t i = 0; i < WORDS; i++) {
		struct buf b = { .arena = a };
		for (uint64_t n = 2 + chance() % 3; n > 0; n--)
			buf_put(&b, ONE(syllables));
		words[i] = i % 8 == 0 && i / 8 < COUNT(field) ? str_of(field[i / 8]) : buf_str(&b);
		heights[i] = sum += 1.0 / (double)(i + 3);
	}
}

static str word_any(void)
{
	double at = (double)(chance() % 1000000000) / 1e9 * heights[WORDS - 1];
	size_t low = 0, high = WORDS - 1;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (heights[middle] < at)
			low = middle + 1;
		else
			high = middle;
	}
	return words[low];
}

static void put(struct search *s, struct arena *a, int n)
{
	struct buf body = { .arena = a };
	for (int i = 0; i < BODY_WORDS; i++) {
		buf_put(&body, word_any());
		buf_char(&body, ' ');
	}
	str type = ONE(types), place = ONE(places), name = word_any();
	str provider = arena_printf(a, "%.*s %.*s, z. s.", STR_ARG(word_any()), STR_ARG(word_any()));
	search_put(s, &(struct search_doc){ .key = arena_printf(a, "service:%d", n),
		.kind = S("service"),
		.title = arena_printf(a, "%.*s %.*s %.*s", STR_ARG(type), STR_ARG(name), STR_ARG(place)),
		.type = type, .groups = ONE(targets), .place = place, .provider = provider,
		.body = buf_str(&body), .boost = (int64_t)(chance() % 101) });
}

/* What the processor did for us; a busy machine does not change it much. */
static double cpu_micros(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void fill(struct search *s)
{
	struct arena a = { 0 };
	int64_t start = clock_micros();
	double cpu = cpu_micros();
	search_begin(s);
	search_clear(s);
	for (int i = 0; i < DOCS; i++) {
		put(s, &a, i);
		arena_reset(&a);
	}
	int64_t put_done = clock_micros();
	bool ok = search_commit(s, 1);
	int64_t done = clock_micros();
	printf("%d documents: put %.2f s, commit %.2f s, cpu %.2f s%s\n", DOCS,
		(double)(put_done - start) / 1e6, (double)(done - put_done) / 1e6,
		(cpu_micros() - cpu) / 1e6, ok ? "" : " FAILED");
	arena_free(&a);
}

static int order(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static void measure(struct search *s, const char *name, const char *const *queries, bool prefix)
{
	static int64_t times[ROUNDS];
	struct arena a = { 0 };
	int64_t total = 0;
	size_t count = 0;
	double cpu = cpu_micros();
	while (queries[count])
		count++;
	for (size_t i = 0; i < ROUNDS; i++) {
		struct search_query q = { .text = str_of(queries[i % count]), .limit = 20,
			.prefix = prefix };
		int64_t start = clock_micros();
		total += search_find(s, &a, &q).total;
		times[i] = clock_micros() - start;
		arena_reset(&a);
	}
	cpu = (cpu_micros() - cpu) / ROUNDS;
	qsort(times, ROUNDS, sizeof *times, order);
	printf("%-18s p50 %6lld us   p99 %6lld us   cpu %6.0f us   hits %lld\n", name,
		(long long)times[ROUNDS / 2], (long long)times[ROUNDS * 99 / 100], cpu,
		(long long)(total / ROUNDS));
	arena_free(&a);
}

static const char *const common[] = { "péče", "sluzby", "senioři", "rodiny", "krize", NULL };
static const char *const two[] = { "domov Trutnov", "krizová pomoc", "azylový dům",
	"osobni asistence", "denni stacionar", NULL };
static const char *const need[] = { "hlídání maminky s alzheimerem", "mám dluhy a exekuci",
	"nemám kde spát", "manžel mě bije", "dovoz obědů pro seniory", "výměna stříkaček", NULL };
static const char *const begun[] = { "pe", "pecov", "stac", "domov pro s", "nocl", "trut", NULL };
static const char *const typos[] = { "pecovatleska", "stacionrá", "noclehrana", "assistence",
	"odlehcovcai", NULL };

static atomic_int stop;
static const char *paths[3];

static struct search *open_with_lexicon(void)
{
	struct arena a = { 0 };
	struct search *s = search_open(paths[0]);
	if (s)
		search_lexicon(s, file_read(&a, paths[1], 1 << 20), file_read(&a, paths[2], 1 << 20));
	arena_free(&a);
	return s;
}

struct client { pthread_t thread; int64_t *times; size_t count; };

/* Each asks all the time; real visitors think between. */
static void *client_run(void *context)
{
	static const char *const *const sets[] = { common, two, need, begun, typos };
	struct client *c = context;
	struct search *s = open_with_lexicon();
	struct arena a = { 0 };
	for (size_t i = 0; !stop && c->count < 100000; i++) {
		const char *const *set = sets[i % COUNT(sets)];
		struct search_query q = { .text = str_of(set[i / COUNT(sets) % 5]), .limit = 20,
			.prefix = set == begun };
		int64_t start = clock_micros();
		search_find(s, &a, &q);
		c->times[c->count++] = clock_micros() - start;
		arena_reset(&a);
	}
	arena_free(&a);
	search_close(s);
	return NULL;
}

static void clients(size_t count)
{
	static struct client all[CLIENTS_MOST];
	static int64_t times[CLIENTS_MOST * 100000];
	size_t asked = 0;
	stop = 0;
	for (size_t i = 0; i < count; i++) {
		all[i] = (struct client){ .times = calloc(100000, sizeof(int64_t)) };
		pthread_create(&all[i].thread, NULL, client_run, &all[i]);
	}
	sleep(2);
	stop = 1;
	for (size_t i = 0; i < count; i++) {
		pthread_join(all[i].thread, NULL);
		memcpy(times + asked, all[i].times, all[i].count * sizeof *times);
		asked += all[i].count;
		free(all[i].times);
	}
	qsort(times, asked, sizeof *times, order);
	printf("%2zu clients, mixed: %zu queries/s   p50 %lld us   p99 %lld us\n", count, asked / 2,
		(long long)times[asked / 2], (long long)times[asked * 99 / 100]);
}

int main(int argc, char **argv)
{
	struct arena a = { 0 };
	if (argc != 4) {
		fputs("search_bench FILE STOP_WORDS SYNONYMS\n", stderr);
		return 2;
	}
	for (int i = 0; i < 3; i++)
		paths[i] = argv[i + 1];
	words_make(&a);
	const char *const seldom[] = { words[9001].ptr, words[12001].ptr, words[15001].ptr, NULL };
	struct search *s = open_with_lexicon();
	fill(s);
	measure(s, "rare word", seldom, false);
	measure(s, "common word", common, false);
	measure(s, "two words", two, false);
	measure(s, "a need in words", need, false);
	measure(s, "unfinished word", begun, true);
	measure(s, "mistyped word", typos, false);
	search_close(s);
	clients(1);
	clients(2);
	clients(CLIENTS_MOST);
	arena_free(&a);
}
