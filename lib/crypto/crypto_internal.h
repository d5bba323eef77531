/* What the files of lib/crypto and their test share. */
#ifndef CRYPTO_INTERNAL_H
#define CRYPTO_INTERNAL_H
#include "crypto/crypto.h"

enum { HASHES_AT_ONCE = 2 };           /* 128 MiB of memory at most */

/* The most hashes that have ever run at once in this process. */
int  hashes_peak(void);
str  bytes_hex(struct arena *, const unsigned char *bytes, size_t count);
#endif
