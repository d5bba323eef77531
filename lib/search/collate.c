/* Keys that sort as Czechs sort. */
#include "search/search.h"
#include <assert.h>
#include <pthread.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* ICU wants one thread in a collator at a time; keys are made when a record is
 * written, so that one collator behind a lock is enough for the program.  It
 * lives as long as the process. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static UCollator *collator;

static const uint16_t *utf16(struct arena *a, str text, int32_t *units)
{
	UErrorCode code = U_ZERO_ERROR;
	/* UTF-16 never has more units than UTF-8 has bytes. */
	UChar *out = arena_alloc(a, (text.len + 1) * sizeof *out);
	u_strFromUTF8WithSub(out, (int32_t)text.len + 1, units, text.ptr ? text.ptr : "",
		(int32_t)text.len, 0xfffd, NULL, &code);
	assert(U_SUCCESS(code));
	return out;
}

str search_sort_key(struct arena *a, str text)
{
	static const char digits[] = "0123456789abcdef";
	int32_t units = 0;
	const UChar *wide = utf16(a, text, &units);
	pthread_mutex_lock(&lock);
	if (!collator) {
		UErrorCode code = U_ZERO_ERROR;
		collator = ucol_open("cs", &code);
		assert(U_SUCCESS(code));
	}
	int32_t len = ucol_getSortKey(collator, wide, units, NULL, 0);
	uint8_t *key = arena_alloc(a, (size_t)len);
	ucol_getSortKey(collator, wide, units, key, len);
	pthread_mutex_unlock(&lock);
	/* The key ends with a zero byte, which is left out: a shorter key sorts first anyway. */
	len -= len > 0;
	char *out = arena_alloc(a, (size_t)len * 2 + 1);
	for (int32_t i = 0; i < len; i++) {
		out[2 * i] = digits[key[i] >> 4];
		out[2 * i + 1] = digits[key[i] & 15];
	}
	return (str){ out, (size_t)len * 2 };
}
