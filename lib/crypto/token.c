/* Random tokens, what is kept of them, and identifiers. */
#include "crypto/crypto.h"
#include <assert.h>
#include <sodium.h>

void crypto_start(void)
{
	int wrong = sodium_init();
	assert(wrong >= 0);
}

static str bytes_hex(struct arena *a, const unsigned char *bytes, size_t count)
{
	char *text = arena_alloc(a, count * 2 + 1);
	sodium_bin2hex(text, count * 2 + 1, bytes, count);
	return (str){ text, count * 2 };
}

str token_make(struct arena *a)
{
	unsigned char bytes[32];
	const int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
	size_t room = sodium_base64_encoded_len(sizeof bytes, variant);
	char *text = arena_alloc(a, room);
	randombytes_buf(bytes, sizeof bytes);
	sodium_bin2base64(text, room, bytes, sizeof bytes, variant);
	return (str){ text, room - 1 };
}

str token_hash(struct arena *a, str token)
{
	unsigned char hash[crypto_generichash_BYTES];
	crypto_generichash(hash, sizeof hash, (const unsigned char *)token.ptr, token.len, NULL, 0);
	return bytes_hex(a, hash, sizeof hash);
}

str mac_make(struct arena *a, str key, str message)
{
	crypto_auth_hmacsha256_state state;
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	crypto_auth_hmacsha256_init(&state, (const unsigned char *)key.ptr, key.len);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)message.ptr, message.len);
	crypto_auth_hmacsha256_final(&state, mac);
	return bytes_hex(a, mac, sizeof mac);
}

bool bytes_equal(str a, str b)
{
	return a.len == b.len && (a.len == 0 || sodium_memcmp(a.ptr, b.ptr, a.len) == 0);
}

str uuid_make(struct arena *a, int64_t now)
{
	unsigned char b[16];
	uint64_t milliseconds = (uint64_t)now * 1000;
	randombytes_buf(b, sizeof b);
	for (int i = 0; i < 6; i++)
		b[i] = (unsigned char)(milliseconds >> (40 - 8 * i));
	b[6] = (b[6] & 0x0f) | 0x70;
	b[8] = (b[8] & 0x3f) | 0x80;
	str hex = bytes_hex(a, b, sizeof b);
	return arena_printf(a, "%.8s-%.4s-%.4s-%.4s-%.12s", hex.ptr, hex.ptr + 8, hex.ptr + 12,
		hex.ptr + 16, hex.ptr + 20);
}
