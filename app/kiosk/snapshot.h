/*
 * snapshot — all pages of the kiosk in one file, for a machine that may be without a network.
 *
 *     rozcestnik-kiosk 2              the version of the format; of others nothing is read
 *     SIGNATURE                       of all from the next line to the empty one
 *     made 1773306000
 *     portal Sociální služby
 *     town Lípa
 *     synonym senior;důchodce|babička;;seniors       words by which people ask, a line each
 *     DIGEST 3021 /kiosk/krize        a line for each page: its digest, bytes, address
 *     DIGEST 3344 /uk/kiosk/krize     the same page in another language
 *                                     an empty line, and the pages one behind another
 *
 * A page is lines "name value", an empty line, and its body.  The one idea: nothing of the
 * file is believed before its signature, and no page before its digest, so it may come by
 * any way; and a machine that has seen a newer one does not go back.
 */
#ifndef KIOSK_SNAPSHOT_H
#define KIOSK_SNAPSHOT_H
#include "app/kiosk/page.h"

enum {
	SNAPSHOT_MOST = 256 * 1024 * 1024, /* bytes of the file */
	SNAPSHOT_PAGES = 100000,
	SNAPSHOT_RULES = 1000              /* of opening hours, on one page */
};

struct snapshot {
	struct kiosk_origin origin;
	str synonyms;                      /* as search_lexicon() takes them; empty: those that ship */
	struct { struct kiosk_page *items; size_t count; } pages;
};

enum snapshot_wrong {
	SNAPSHOT_RIGHT, SNAPSHOT_DAMAGED, SNAPSHOT_STRANGE, SNAPSHOT_FORGED, SNAPSHOT_OLDER
};
/* Reads what was signed by the owner of the public key, not before that instant; texts lie
 * in `bytes`.  Otherwise nothing is to be used, and it says what is wrong. */
enum snapshot_wrong snapshot_read(
	struct arena *, str bytes, str public, int64_t least, struct snapshot *);
const char *snapshot_words(enum snapshot_wrong);       /* in Czech, for a command and the log */
/* Writes it, signed by the seed. */
void snapshot_write(struct arena *, const struct snapshot *, str seed, struct buf *out);
/* Of this address with its language, or NULL. */
const struct kiosk_page *snapshot_page(const struct snapshot *, str path);

/* ---- where it is made (snapshot_make.c) ---- */
/* Every page that the kiosk has, in every language of the machine, as the public sees it
 * now; texts lie in the arena. */
struct snapshot snapshot_make(struct db *, struct arena *, int64_t now);
/* The key of the installation, made from the one that it signs forms by. */
str snapshot_seed(struct db *, struct arena *);
void snapshot_start(const char *data, const char *url);
int snapshot_send(struct req *), snapshot_key(struct call *), snapshot_save(struct call *);
/* False: it cannot be written; what stood there stays. */
bool snapshot_put_file(struct arena *, const char *path, str bytes);
#endif
