/* What the files of lib/crypto and their test share. */
#ifndef CRYPTO_INTERNAL_H
#define CRYPTO_INTERNAL_H
#include "crypto/crypto.h"

enum { HASHES_AT_ONCE = 2 };           /* 128 MiB of memory at most */

/* Of this process: how many hashes were made, and the most that ran at once. */
struct hashes { int64_t made; int peak; };
struct hashes hashes_count(void);
str  bytes_hex(struct arena *, const unsigned char *bytes, size_t count);
#endif
