/*
 * Slips: a number that anybody may know, and a code that opens it.
 *
 * The code is made from the number by the installation's key, so that it can be
 * printed before anything is written and printed again, and is stored nowhere.
 */
#include "app/voices/voices_view.h"
#include "crypto/crypto.h"
#include <assert.h>

enum { CODE = 10 };                    /* of 31 signs: 49 bits, tried 60 times an hour at most */

str slip_code(struct req *r, int64_t number)
{
	/* No signs that are taken for one another when they are copied by hand. */
	static const char signs[] = "23456789abcdefghjkmnpqrstuvwxyz";
	str mac = r->web->sign(r, arena_printf(r->arena, "slip %lld", (long long)number));
	assert(mac.len >= 2 * CODE);
	char *code = arena_alloc(r->arena, CODE + 1);
	for (int i = 0; i < CODE; i++) {
		int high = mac.ptr[2 * i], low = mac.ptr[2 * i + 1];
		int byte = (high > '9' ? high - 'a' + 10 : high - '0') * 16 +
			(low > '9' ? low - 'a' + 10 : low - '0');
		code[i] = signs[byte % (int)(sizeof signs - 1)];
	}
	return (str){ code, CODE };
}

str slip_code_words(struct req *r, int64_t number)
{
	str code = slip_code(r, number);
	return arena_printf(r->arena, "%.5s %.5s", code.ptr, code.ptr + 5);
}

str slip_href(struct req *r, int64_t number)
{
	return arena_printf(r->arena, "/zapojte-se/muj-podnet/%lld-%.*s", (long long)number,
		STR_ARG(slip_code(r, number)));
}

/* As somebody copies a code: with spaces, dashes and capitals. */
static str code_plain(struct req *r, str text)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c >= 'A' && c <= 'Z')
			buf_char(&out, (char)(c - 'A' + 'a'));
		else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buf_char(&out, c);
	}
	return buf_str(&out);
}

int64_t slip_opened(struct req *r, str number, str code)
{
	struct maybe_int n = str_int(str_trim(number));
	if (!n.set || n.value <= 0)
		return 0;
	return bytes_equal(code_plain(r, code), slip_code(r, n.value)) ? n.value : 0;
}
