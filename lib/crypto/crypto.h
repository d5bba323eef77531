/*
 * crypto — passwords, tokens, what is sealed by them, and signatures; thin over libsodium.
 *
 * A secret that a browser or a program keeps is a token: 256 random bits, of
 * which the store knows only token_hash().  What people remember is a password
 * and goes through password_hash(), which is slow on purpose.  Whatever is
 * answered lives in the arena that is given.
 */
#ifndef CRYPTO_H
#define CRYPTO_H
#include "base/base.h"

/* Once, before threads; later calls do nothing. */
void crypto_start(void);

enum { HASHES_AT_ONCE = 2 };           /* 128 MiB of memory at most */

/* argon2id, 64 MiB, 3 passes (OWASP ASVS 5.0 11.4.2); about 0.2 s: slow routes
 * only.  At most two run at once in this process, the others wait. */
str  password_hash(struct arena *, str password);
bool password_matches(str hash, str password);         /* as slow; at once false for no hash */
bool password_needs_rehash(str hash);                  /* made with other costs than today's */
/* Of this process: how many passwords were hashed, and the most at once. */
struct hashes { int64_t made; int peak; };
struct hashes hashes_count(void);
/* Five groups of four letters and digits that are not taken for one another,
 * "k7mq-…": 100 random bits. */
str  password_invent(struct arena *);

str  token_make(struct arena *);                       /* 256 random bits, URL-safe text */
str  token_hash(struct arena *, str token);            /* what is stored of it: BLAKE2b-256, hex */
str  digest(struct arena *, str bytes);                /* of anything: BLAKE2b-256, hex */
/* SHA-256, hex: for what others are to check with tools of their own. */
str  sha256(struct arena *, str bytes);
/* A text that only who has the token can read again: XChaCha20-Poly1305 with a key
 * made from the token, in base64.  unseal: ptr NULL when it is another's token, or
 * somebody changed what was sealed. */
str  seal(struct arena *, str token, str text);
str  unseal(struct arena *, str token, str sealed);
str  mac_make(struct arena *, str key, str message);   /* HMAC-SHA-256, hex */
/* Ed25519, everything in hex.  A seed is 256 secret bits; ptr NULL: it is none. */
str  sign_public(struct arena *, str seed);            /* the key that others check by */
str  sign_make(struct arena *, str seed, str message);
bool sign_right(str public, str signature, str message);
bool bytes_equal(str a, str b);                        /* in constant time for one length */
str  uuid_make(struct arena *, int64_t now);           /* UUIDv7 (RFC 9562) */
/* Identifiers of what has none of its own (UUIDv8): the same for the same parent
 * and name wherever and whenever they are made.  The second kind carries a number
 * that can be read back, so that nobody has to search for whose it is; who reads
 * it makes the identifier again and compares. */
str  uuid_named(struct arena *, str parent, str name);
str  uuid_numbered(struct arena *, str parent, str kind, int64_t number);
struct maybe_int uuid_number(str uuid);
bool uuid_valid(str);                                  /* any version, in lower or upper case */
#endif
