/* Signatures: Ed25519 (RFC 8032). */
#include "crypto/crypto.h"
#include <sodium.h>

static str hex_of(struct arena *a, const unsigned char *bytes, size_t count)
{
	char *text = arena_alloc(a, count * 2 + 1);
	sodium_bin2hex(text, count * 2 + 1, bytes, count);
	return (str){ text, count * 2 };
}

/* Exactly so many bytes, or false. */
static bool hex_read(str text, unsigned char *bytes, size_t count)
{
	size_t got = 0;
	return text.len == count * 2 &&
		!sodium_hex2bin(bytes, count, text.ptr, text.len, NULL, &got, NULL) && got == count;
}

static bool pair_of(str seed, unsigned char *public, unsigned char *secret)
{
	unsigned char bytes[crypto_sign_SEEDBYTES];
	bool right = hex_read(seed, bytes, sizeof bytes) &&
		!crypto_sign_seed_keypair(public, secret, bytes);
	sodium_memzero(bytes, sizeof bytes);
	return right;
}

str sign_public(struct arena *a, str seed)
{
	unsigned char public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
	bool right = pair_of(seed, public, secret);
	sodium_memzero(secret, sizeof secret);
	return right ? hex_of(a, public, sizeof public) : (str){ 0 };
}

str sign_make(struct arena *a, str seed, str message)
{
	unsigned char public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
	unsigned char signature[crypto_sign_BYTES];
	bool right = pair_of(seed, public, secret) &&
		!crypto_sign_detached(
			signature, NULL, (const unsigned char *)message.ptr, message.len, secret);
	sodium_memzero(secret, sizeof secret);
	return right ? hex_of(a, signature, sizeof signature) : (str){ 0 };
}

bool sign_right(str public, str signature, str message)
{
	unsigned char key[crypto_sign_PUBLICKEYBYTES], bytes[crypto_sign_BYTES];
	return hex_read(public, key, sizeof key) && hex_read(signature, bytes, sizeof bytes) &&
		!crypto_sign_verify_detached(
			bytes, (const unsigned char *)message.ptr, message.len, key);
}
