/* crypto — passwords, tokens and signatures; thin over libsodium. */
#ifndef CRYPTO_H
#define CRYPTO_H
#include "base/base.h"

void crypto_start(void);                               /* once, before threads */
/* argon2id, 64 MiB, 3 passes (OWASP ASVS 5.0 11.4.2); about 0.2 s: slow routes
 * only.  At most two run at once, the others wait. */
str  password_hash(struct arena *, str password);
bool password_matches(str hash, str password);
bool password_needs_rehash(str hash);
str  token_make(struct arena *);                       /* 256 random bits, URL-safe text */
str  token_hash(struct arena *, str token);            /* what the store keeps of it (BLAKE2b, hex) */
str  mac_make(struct arena *, str key, str message);   /* HMAC-SHA-256, hex */
bool bytes_equal(str a, str b);                        /* in constant time */
str  uuid_make(struct arena *, int64_t now);           /* UUIDv7 (RFC 9562) */
str  password_invent(struct arena *);                  /* readable, 90 bits or more */
#endif
