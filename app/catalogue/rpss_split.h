/*
 * rpss_split — finds the items of a file that is too large to be read whole.
 *
 * The file is {"polozky": [item, item, …], …} or the bare array.  It is fed in
 * pieces of any size; each item is handed over as text as soon as it is
 * complete.  Only brackets and strings are looked at: whether an item is JSON
 * is its parser's business.
 */
#ifndef CATALOGUE_RPSS_SPLIT_H
#define CATALOGUE_RPSS_SPLIT_H
#include "base/base.h"

enum { SPLIT_ITEM = 4 * 1024 * 1024, SPLIT_DEPTH = 32 };

/* `at`: the byte of the file where the item begins.  False stops the reading. */
typedef bool split_item(void *context, str item, size_t number, size_t at);

/* Where one is in a value, byte by byte. */
struct split_value { int depth; bool in_string, escaped, scalar; };

struct split {
	split_item *item;
	void *context;
	const char *wrong;                 /* why reading stopped (a message), or NULL */
	size_t at;                         /* bytes read; where it stopped */
	size_t count, item_at;
	int state;
	struct split_value value;
	bool escaped, collecting, bare, found, stopped;
	struct buf text;                   /* of the item, as far as it has come */
	char key[16];
	size_t key_len;
};

/* False when something is wrong or the item's function has stopped it. */
bool split_feed(struct split *, str piece);
bool split_end(struct split *);
void split_free(struct split *);

/* The object with those of its members alone that are wanted (ended by NULL):
 * most bytes of the register are in members that nobody reads.  What is no
 * object stays as it is.  False: its brackets, commas or colons are wrong. */
bool split_keep(str object, const char *const *wanted, struct buf *out);
#endif
