/*
 * search — Czech full text over SQLite FTS5.
 *
 * The index is a cache: one file beside each running program, filled by the
 * application from its store and thrown away at will.  Words are folded (no
 * diacritics, lower case) and stemmed, so that "pece", "péče" and "péčí" meet;
 * the exact word ranks above the folded one, that above the stem, that above a
 * synonym; title, type, groups and place rank above the text, and that above
 * the provider.
 *
 * One struct search per thread; all may point to the same file, in which one
 * thread at a time writes while the others read.  The file may be deleted at any
 * moment: the next call makes it anew, empty and with mark 0.
 */
#ifndef SEARCH_H
#define SEARCH_H
#include "base/base.h"

struct search;
/* Opens or makes the index; a file that is damaged or of another layout is made
 * anew and empty.  ":memory:" for tests.  NULL: the file cannot be made. */
struct search *search_open(const char *path);
void           search_close(struct search *);

/* What is found.  `key` is unique over all kinds ("service:17"). */
struct search_doc {
	str key, kind;
	str title;                         /* weighs most */
	str type;                          /* names of types and forms, in the language of people */
	str groups;                        /* whom it is for */
	str body;                          /* description, the rest */
	str place;                         /* municipality and area names */
	str provider;
	str sort;                          /* of the best, those of different sorts come first */
	int64_t boost;                     /* 0 … 100: how much it is wanted when texts fit equally */
};

/* The application's mark of how fresh the index is (db_change.number). */
int64_t search_mark(struct search *);

/* Changes between begin and commit are seen by others all at once. */
void search_begin(struct search *);
void search_put(struct search *, const struct search_doc *);    /* adds or replaces by key */
void search_drop(struct search *, str key);
void search_clear(struct search *);
bool search_commit(struct search *, int64_t mark);
void search_cancel(struct search *);                       /* nothing since begin happened */

/* Words that mean the same in this field.  Each term and each of its synonyms,
 * which may be several words, finds the others, ranked below what was typed. */
void search_synonyms(struct search *, str term, const struct str_list *synonyms);
/* Words that are not looked for unless a query has no others. */
void search_stop_words(struct search *, const struct str_list *words);
/* Both from the texts of data/lexicon/stopwords-cs.txt and synonyms-social-cs.csv;
 * what was known before is forgotten.  Some 50 KB of each struct. */
void search_lexicon(struct search *, str stop_words, str synonyms);
/* A place by whose name people say where they look: written between begin and
 * commit, forgotten by search_clear().  Documents tell by search_code() in their
 * place where they are; `codes`, with spaces between them, are those by which a
 * document is in this place, its own first.  Of two places of one name the one
 * where documents are is meant, then the larger. */
struct search_place { str name, key, codes; int64_t size; };
void search_place(struct search *, const struct search_place *);
/* A kind of service or a target group as a word of search_doc.groups: the words
 * of the lexicon that lead to the code find it, "dovoz obědů" home_care. */
str search_code(struct arena *, str code);

/* `sure`: how much of the query it says, 0 … 1. */
struct search_hit { str key, kind, title; double score, sure; };
struct search_hits {
	struct search_hit *items; size_t count;
	int64_t total;
	str corrected;                     /* what was searched when the typed words gave nothing,
	                                    * as a text to show; or ptr NULL */
	struct {
		str name, key;                 /* of the place in the query; ptr NULL: none */
		str rest;                      /* the query without it */
		bool elsewhere;                /* nothing was found there; these are elsewhere */
	} place;
};
struct search_query {
	str text;
	const char *kind;                  /* NULL: all */
	int64_t limit, offset;
	bool anywhere;                     /* a place's name narrows nothing */
	bool exact;                        /* as it is written: no word is corrected */
	bool prefix;                       /* the last word may be unfinished (autosuggest) */
};
/* All words of the query together; if that gives less than a handful, mistyped
 * words are corrected and then documents with some of the words follow.  What is
 * typed has no operators.  Past 10,000 hits (limit + offset) nothing is found. */
struct search_hits search_find(struct search *, struct arena *, const struct search_query *);

/* ---- the parts, for tests and for others who sort and compare ---- */
str search_fold(struct arena *, str);                  /* "Příliš" → "prilis" */
str search_stem(struct arena *, str folded_word);      /* "peci" → "pek" */
/* Text that sorts bytewise as Czechs sort (ČSN 97 6030: ch after h).  Stored
 * keys are to be made anew when the ICU library changes its version. */
str search_sort_key(struct arena *, str);
#endif
