/*
 * parts — what the files of this folder share; private to it.
 *
 * A word lives in three shapes: as written but lower case ("péčí"), folded
 * ("peci") and as a stem ("pek").  The index holds them as tokens, told apart by
 * their first byte.  The first columns are brief; provider and body, which come
 * after them, have stems only.  A query becomes a plan: for each of its words
 * the ways in which a document may say it, each made of tokens whose postings
 * (documents and columns) are read once and kept.
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
	VARIED = 60,                       /* of the best, that are put by their sorts */
	HANDFUL = 5,                       /* fewer hits than this, and the query is eased */
	COLUMNS = 6,                       /* title, type, groups, place, provider, body */
	BRIEF = 4,                         /* the first of them */
	BOOST_MOST = 100,
};

/* How well a word fits; the order is the promise. */
#define FIT_WRITTEN 1.0
#define FIT_FOLDED  0.95
#define FIT_STEM    0.8
#define FIT_PREFIX  0.75
#define FIT_TYPO    0.6
#define FIT_SYNONYM 0.4

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
/* ---- leads.c: words that lead to what documents are ---- */
/* An entry of the lexicon that leads somewhere: `codes` of what answers it, the
 * nearest first, and `wide` ones, of whom it concerns. */
struct topic { struct str_list codes, wide; };
struct lead_phrase { size_t topic; double weight; };
/* `weight`: how telling the word is; in many topics it is little. */
struct lead_word {
	str stem, folded, written;
	double weight;
	struct { size_t *items; size_t count; } phrases;
	size_t next;                       /* of the same bucket, + 1 */
};
enum { LEAD_BUCKETS = 1024 };
struct lexicon {
	struct arena arena;
	int64_t number;                    /* of the index's that this is; 0: put by hand */
	struct meaning *meanings; size_t count;
	str *stop_words; size_t stop_count;
	struct { struct lead_word *items; size_t count; } words;
	struct { struct lead_phrase *items; size_t count; } phrases;
	struct { struct topic *items; size_t count; } topics;
	size_t buckets[LEAD_BUCKETS];      /* words by their stems, + 1 */
};
bool lexicon_stops(const struct lexicon *, str folded);
/* How many of the stems, from the first on, the longest known phrase takes. */
size_t lexicon_longest(const struct lexicon *, const str *stems, size_t count);
bool phrase_is(const struct phrase *, const str *stems, size_t count);
bool meaning_has(const struct meaning *, const str *stems, size_t count);
void lexicon_load(struct search *, int64_t number);
void topic_add(struct lexicon *, const struct topic *, str term, const struct str_list *said);
void topics_weigh(struct lexicon *);
struct guess;
/* Adds the documents that have a code to which the guessed word leads. */
void lexicon_count(struct search *, struct guess *);
/* A word of a query, and where it leads: a code, and how surely. */
struct lead_slot {
	const struct word *word;
	bool unfinished;
	const struct guess *guesses; size_t guess_count;
};
struct led { size_t slot; double fit; str code; };
struct leds { struct led *items; size_t count; };
struct leds leads_find(
	const struct lexicon *, struct arena *, const struct lead_slot *, size_t count);

/* ---- typo.c ---- */
struct vocabulary { struct arena arena; struct bucket *buckets; int64_t last, epoch; bool stale; };
struct guess { str folded, written; int distance; int64_t count; };
/* Up to `most` other words of the index that are nearest to this one. */
size_t typo_guess(struct search *, struct arena *, str folded, struct guess *, size_t most);
bool typo_of_stop_word(const struct lexicon *, str folded);
/* Letters to change, add, leave out or swap; `most` + 1 when it is more than `most`. */
int typo_distance(str a, str b, int most);

/* ---- places.c ---- */
struct place_met {
	str name, key, codes;              /* name.ptr NULL: the query names no place */
	size_t words, start, end;          /* of the text, with a preposition before it */
	bool known;                        /* some document is there */
};
struct place_met place_find(struct search *, struct arena *, str text);

/* ---- postings.c ---- */
struct postings { uint32_t *at; uint8_t *columns; size_t count; };  /* places in `rows`, upwards */
struct posted_tokens {
	struct arena arena;
	struct posted **buckets;
	int64_t version;                   /* of the index that they tell of */
	struct posted_row { int64_t row, sort; } *rows; size_t count;  /* all documents, upwards */
	size_t bytes;
};
/* Forgets what was read of another version, or if it is too much. */
void postings_begin(struct search *, int64_t version);
void postings_forget(struct search *);
/* The place of the first document whose row is not less. */
size_t postings_row(const struct search *, int64_t row);

/* ---- rank.c ---- */
/* One way to say the words first … last of the query: `terms` tokens together. */
struct way {
	uint8_t first, last, terms;
	bool synonym;                      /* counts where the words themselves are not met */
	double fit;
};
struct term { struct postings found; size_t way; };
struct candidate { int64_t row, sort; double cover, sure, score; };
struct plan {
	struct way *ways; size_t way_count;
	struct term *terms; size_t term_count;
	size_t slots;
	int64_t from, to;                  /* rows of the kind that is asked for */
	const struct postings *within;     /* only documents that are in one of them; or NULL */
	size_t within_count;
	double weight[SLOTS_MOST];         /* how telling each word is */
	double unsaid;                     /* the same of all words that no document says */
	struct candidate *best; size_t count, most;
	int64_t enough;                    /* documents with all words, or others count too */
	int64_t total, full;               /* documents that fit; those that have all words */
};
/* Fills plan->best, the best first. */
void rank(struct search *, struct arena *, struct plan *);

/* ---- tokenizer.c ---- */
enum token_mark {
	TOKEN_FOLDED = 0,                  /* has no mark: a prefix of letters reaches it */
	TOKEN_WRITTEN = '!',               /* only if it differs from the folded */
	TOKEN_BEGUN = '<',                 /* its first letters, up to BEGUN_MOST */
	TOKEN_STEM = ',',
	TOKEN_CODE = '#',                  /* what the document is, see search_code() */
};
enum { BEGUN_MOST = 3 };
#define CODE_TEXT "\2"                    /* begins a code that stands in a text */
#define LONG_TEXT "\1"                    /* begins a text that gives stems only */
bool tokenizer_register(struct search *, fts5_api *);

/* Documents that hold the token, or any that begins so; good until the query ends. */
struct postings postings_of(struct search *, enum token_mark, str text, bool begun);

/* ---- index.c ---- */
enum statement {
	LEXICON_GET, LEXICON_SET, LEXICON_RAISE, PLACE_ADD, PLACE_BEGUN, PLACE_CLEAR,
	BEGIN_READ, BEGIN_WRITE, COMMIT, ROLLBACK, MARK_GET, STATE_GET, STATE_SET, EPOCH_SET,
	KIND_GET, KIND_ADD, DOC_BY_KEY, DOC_NEXT, DOC_ADD, DOC_DELETE, DOC_LEAVE, DOC_HIT,
	LEAVING, LEFT, ENTERING, ENTERED, ENTER_ADD, ENTER_DROP,
	TEXT_ADD, TEXT_DROP, TEXT_OPTIMIZE, TEXT_CLEAR, DOC_CLEAR, WORD_CLEAR,
	WORD_ADD, WORD_EMPTY, WORD_GET, WORD_NEW, WORD_BEGUN, ROWS, TOKEN, TOKENS_BEGUN, STATEMENTS
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
	struct posted_tokens posted;
	struct tally words;                /* what the transaction changes in the vocabulary: */
	int counting;                      /* +1 while a text enters, -1 while it leaves */
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
