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

str digest(struct arena *a, str bytes)
{
	unsigned char hash[crypto_generichash_BYTES];
	crypto_generichash(hash, sizeof hash, (const unsigned char *)bytes.ptr, bytes.len, NULL, 0);
	return bytes_hex(a, hash, sizeof hash);
}

str sha256(struct arena *a, str bytes)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	crypto_hash_sha256(hash, (const unsigned char *)bytes.ptr, bytes.len);
	return bytes_hex(a, hash, sizeof hash);
}

str token_hash(struct arena *a, str token) { return digest(a, token); }

/* Another hash of the token than what is stored of it. */
static void seal_key(unsigned char key[crypto_secretbox_xchacha20poly1305_KEYBYTES], str token)
{
	static const unsigned char use[] = "rozcestnik seal";
	crypto_generichash(key, crypto_secretbox_xchacha20poly1305_KEYBYTES,
		(const unsigned char *)token.ptr, token.len, use, sizeof use - 1);
}

enum {
	NONCE = crypto_secretbox_xchacha20poly1305_NONCEBYTES,
	SEAL_MAC = crypto_secretbox_xchacha20poly1305_MACBYTES,
};

str seal(struct arena *a, str token, str text)
{
	unsigned char key[crypto_secretbox_xchacha20poly1305_KEYBYTES];
	size_t size = NONCE + SEAL_MAC + text.len;
	unsigned char *box = arena_alloc(a, size);
	struct buf out = { .arena = a };
	seal_key(key, token);
	randombytes_buf(box, NONCE);
	crypto_secretbox_xchacha20poly1305_easy(
		box + NONCE, (const unsigned char *)text.ptr, text.len, box, key);
	sodium_memzero(key, sizeof key);
	base64_put(&out, (str){ (const char *)box, size });
	return buf_str(&out);
}

str unseal(struct arena *a, str token, str sealed)
{
	unsigned char key[crypto_secretbox_xchacha20poly1305_KEYBYTES];
	struct buf box = { .arena = a };
	if (!base64_take(&box, sealed) || box.len < NONCE + SEAL_MAC)
		return (str){ 0 };
	size_t size = box.len - NONCE - SEAL_MAC;
	unsigned char *text = arena_alloc(a, size + 1);
	seal_key(key, token);
	const unsigned char *from = (const unsigned char *)box.ptr;
	int wrong = crypto_secretbox_xchacha20poly1305_open_easy(
		text, from + NONCE, box.len - NONCE, from, key);
	sodium_memzero(key, sizeof key);
	return wrong ? (str){ 0 } : (str){ (const char *)text, size };
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

static str uuid_text(struct arena *a, const unsigned char b[16])
{
	str hex = bytes_hex(a, b, 16);
	return arena_printf(a, "%.8s-%.4s-%.4s-%.4s-%.12s", hex.ptr, hex.ptr + 8, hex.ptr + 12,
		hex.ptr + 16, hex.ptr + 20);
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
	return uuid_text(a, b);
}

bool uuid_valid(str s)
{
	if (s.len != 36)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		if (dash ? s.ptr[i] != '-' : !memchr("0123456789abcdefABCDEF", s.ptr[i], 22))
			return false;
	}
	return true;
}

/* 122 bits of a hash with the marks of version 8. */
static void uuid_hash(unsigned char b[16], str parent, str name)
{
	crypto_generichash_state state;
	crypto_generichash_init(&state, NULL, 0, 16);
	crypto_generichash_update(&state, (const unsigned char *)parent.ptr, parent.len);
	crypto_generichash_update(&state, (const unsigned char *)"/", 1);
	crypto_generichash_update(&state, (const unsigned char *)name.ptr, name.len);
	crypto_generichash_final(&state, b, 16);
	b[6] = (b[6] & 0x0f) | 0x80;
	b[8] = (b[8] & 0x3f) | 0x80;
}

str uuid_named(struct arena *a, str parent, str name)
{
	unsigned char b[16];
	uuid_hash(b, parent, name);
	return uuid_text(a, b);
}

enum { NUMBER_BYTES = 7 };                     /* the last ones: numbers below 2^56 */

str uuid_numbered(struct arena *a, str parent, str kind, int64_t number)
{
	unsigned char b[16];
	assert(number >= 0 && number < INT64_C(1) << (8 * NUMBER_BYTES));
	uuid_hash(b, parent, kind);
	for (int i = 0; i < NUMBER_BYTES; i++)
		b[15 - i] = (unsigned char)(number >> (8 * i));
	return uuid_text(a, b);
}

struct maybe_int uuid_number(str uuid)
{
	int64_t number = 0;
	if (!uuid_valid(uuid) || uuid.ptr[14] != '8')
		return NONE;
	/* The last 14 digits, but for the dash. */
	for (size_t i = 21; i < uuid.len; i++) {
		char c = uuid.ptr[i];
		if (c != '-')
			number = number * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return SOME(number);
}
