/*
 * parts — what the files of this folder share; private to it.
 *
 * A word lives in three shapes: as written but lower case ("péčí"), folded
 * ("peci") and as a stem ("pek").  The index holds them as tokens at the word's
 * place, told apart by their first byte.  The first columns are brief: their
 * stems stand in the index twice, once among those of all columns and once
 * apart, because most queries are answered from the short lists alone.
 * Provider and body have stems only, and come after them.
 */
#ifndef SEARCH_PARTS_H
#define SEARCH_PARTS_H
#include "search/search.h"
#include <sqlite3.h>
#include <sys/types.h>

enum {
	WORD_MOST = 48,                    /* bytes of a shape; the rest of a longer word is left out */
	QUERY_MOST = 1024,                 /* bytes of a query that are read */
	SLOTS_MOST = 12,                   /* words of a query that are looked for */
	SYNONYMS_MOST = 48,                /* alternatives added to one query */
	HANDFUL = 5,                       /* fewer hits than this, and the query is eased */
	COLUMNS = 6,                       /* title, type, groups, place, provider, body */
	BRIEF = 4,                         /* the first of them */
	BOOST_MOST = 100,
};

/* ---- fold.c ---- */
enum letter_class { LETTER_NONE, LETTER_WORD, LETTER_MARK };
struct letter { enum letter_class class; size_t taken, len; char folded[16]; int32_t point; };
/* The first letter of a text that is not empty; broken UTF-8 is LETTER_NONE. */
void letter_read(str text, struct letter *);

/* ---- stem.c ---- */
/* Shortens a folded word in place; returns its new length. */
size_t stem_cut(char *word, size_t len);

/* ---- words.c ---- */
struct shape { char bytes[WORD_MOST + 1]; size_t len; };
struct word { struct shape written, folded, stem; size_t start, end; };
static inline str shape_str(const struct shape *s) { return (str){ s->bytes, s->len }; }
/* The next word of `text` from *at on; false when there is none. */
bool word_next(str text, size_t *at, struct word *);

/* ---- tally.c: how many documents of a transaction have a word ---- */
struct tally_item { str key, shown; int64_t count, document; };
struct tally {
	struct arena arena;
	struct tally_item *items; size_t count, size;
	int64_t document;                  /* raised by whoever counts: a word counts once in each */
};
void tally_add(struct tally *, str key, str shown, int64_t n);
void tally_reset(struct tally *);

/* ---- synonyms.c ---- */
struct phrase { const str *stems; size_t count; };
struct meaning { struct phrase *items; size_t count; };   /* phrases that mean the same */
struct lead { str code, words; };          /* words that lead to a thing of that code */
struct lexicon {
	struct arena arena;
	struct meaning *meanings; size_t count;
	str *stop_words; size_t stop_count;
	struct lead *leads; size_t lead_count;
};
bool lexicon_stops(const struct lexicon *, str folded);
/* How many of the stems, from the first on, the longest known phrase takes. */
size_t lexicon_longest(const struct lexicon *, const str *stems, size_t count);
bool phrase_is(const struct phrase *, const str *stems, size_t count);
bool meaning_has(const struct meaning *, const str *stems, size_t count);

/* ---- typo.c ---- */
struct vocabulary { struct arena arena; struct bucket *buckets; int64_t last, epoch; };
struct guess { str folded, written; int distance; int64_t count; };
/* Up to `most` other words of the index that are nearest to this one. */
size_t typo_guess(struct search *, struct arena *, str folded, struct guess *, size_t most);
/* Letters to change, add, leave out or swap; `most` + 1 when it is more than `most`. */
int typo_distance(str a, str b, int most);

/* ---- rank.c ---- */
enum way_kind {
	WAY_STEM,                          /* of a word of the query */
	WAY_SHAPE,                         /* a closer shape of the same word: never without its stem */
	WAY_OTHER,                         /* a prefix, a corrected word */
	WAY_SYNONYM,                       /* counts where the words themselves are not met */
};
/* One way to say the words first … last of the query: `phrases` tokens together. */
struct way { enum way_kind kind; size_t first, last, phrase, phrases; double fit; };
struct candidate { int64_t row; size_t words; bool brief; double score; };
struct plan {
	struct way *ways; size_t way_count;
	size_t slots, phrases;
	double weight[SLOTS_MOST];         /* how telling each word is */
	struct candidate *best; size_t count, most;
	int64_t ranked, enough;            /* documents seen, and after how many to stop */
	int64_t met[SLOTS_MOST + 1];       /* documents by the number of words they fit */
};
bool rank_register(struct search *, fts5_api *);
void rank_sort(struct plan *);             /* plan->best, the best first */

/* ---- tokenizer.c ---- */
enum token_mark {
	TOKEN_FOLDED = 0,                  /* has no mark: a prefix of letters reaches it */
	TOKEN_WRITTEN = '!',               /* only if it differs from the folded */
	TOKEN_BEGUN = '<',                 /* its first letters, up to BEGUN_MOST */
	TOKEN_BRIEF = '.',                 /* stem in a brief column */
	TOKEN_ANY = ',',                   /* stem in any column */
};
enum { BEGUN_MOST = 3 };
#define LONG_TEXT "\1"                    /* begins a text that gives stems only */
bool tokenizer_register(struct search *, fts5_api *);

/* ---- find.c ---- */
/* Totals of queries that were counted, each good while the index is not changed. */
struct counted { uint64_t expression; int64_t version, total; };
enum { COUNTED_MOST = 512 };

/* ---- index.c ---- */
enum statement {
	BEGIN_READ, BEGIN_WRITE, COMMIT, ROLLBACK, MARK_GET, STATE_GET, STATE_SET, EPOCH_SET,
	KIND_GET, KIND_ADD, DOC_BY_KEY, DOC_NEXT, DOC_ADD, DOC_DELETE, DOC_LEAVE, DOC_HIT,
	LEAVING, LEFT, ENTERING, ENTERED, ENTER_ADD, ENTER_DROP,
	TEXT_ADD, TEXT_DROP, TEXT_OPTIMIZE, TEXT_CLEAR, DOC_CLEAR, WORD_CLEAR, STEM_CLEAR,
	WORD_ADD, WORD_EMPTY, WORD_GET, WORD_NEW, STEM_ADD, STEM_EMPTY, STEM_GET,
	WORD_BEGUN, MATCH, MATCH_COUNT, STATEMENTS
};
struct search {
	sqlite3 *db;
	char *path;                        /* owned */
	ino_t inode;                       /* of the file that is open; 0 in memory */
	bool damaged;                      /* a call found the file to be broken */
	bool writing, failed;              /* the transaction between begin and commit */
	sqlite3_stmt *statements[STATEMENTS];
	struct lexicon lexicon;
	struct vocabulary vocabulary;
	struct counted *counted;           /* COUNTED_MOST of them */
	struct tally words, stems;         /* what the transaction changes in the vocabulary: */
	int counting;                      /* +1 while a text enters, -1 while it leaves */
	struct plan *plan;                 /* of the query that is running */
};
/* The statement, reset and ready to be bound; NULL if the file is unusable. */
sqlite3_stmt *search_statement(struct search *, enum statement);
/* True if there is a row.  What goes wrong is logged and remembered. */
bool search_step(struct search *, sqlite3_stmt *);
bool search_do(struct search *, enum statement);           /* one step; true unless it failed */
int64_t search_number(struct search *, sqlite3_stmt *);    /* the first value of its row, or 0 */
void search_bind(sqlite3_stmt *, int at, str text);
str  search_column(sqlite3_stmt *, int at);                /* void after the next step */
/* Reopens the file if it was deleted or found broken; false: it cannot be. */
bool search_ready(struct search *);

/* Kind, boost and a serial number make the row id: one kind is one range of
 * rows, and in it the more wanted come first. */
enum { SERIAL_BITS = 32, BOOST_BITS = 8 };
static inline int64_t row_first(int64_t kind, int64_t boost)
{ return kind << (SERIAL_BITS + BOOST_BITS) | (BOOST_MOST - boost) << SERIAL_BITS; }
static inline int64_t row_last(int64_t kind)
{ return ((kind + 1) << (SERIAL_BITS + BOOST_BITS)) - 1; }
static inline int64_t row_boost(int64_t row)
{ return BOOST_MOST - (row >> SERIAL_BITS & ((1 << BOOST_BITS) - 1)); }
static inline int64_t row_kind(int64_t row) { return row >> (SERIAL_BITS + BOOST_BITS); }
#endif
