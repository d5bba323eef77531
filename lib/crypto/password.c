/* Hashing passwords, and inventing them. */
#include "crypto/crypto.h"
#include <assert.h>
#include <pthread.h>
#include <sodium.h>

static const unsigned long long passes = 3;
static const size_t memory = 64 * 1024 * 1024;

/* The gate that lets two hashes run at once: state of the process, because its
 * memory is what it protects. */
static struct {
	pthread_mutex_t lock;
	pthread_cond_t left;
	int inside;
	struct hashes count;
} gate = {
	.lock = PTHREAD_MUTEX_INITIALIZER, .left = PTHREAD_COND_INITIALIZER,
};

static void gate_enter(void)
{
	pthread_mutex_lock(&gate.lock);
	while (gate.inside == HASHES_AT_ONCE)
		pthread_cond_wait(&gate.left, &gate.lock);
	gate.inside++;
	gate.count.made++;
	if (gate.inside > gate.count.peak)
		gate.count.peak = gate.inside;
	pthread_mutex_unlock(&gate.lock);
}

static void gate_leave(void)
{
	pthread_mutex_lock(&gate.lock);
	gate.inside--;
	pthread_cond_signal(&gate.left);
	pthread_mutex_unlock(&gate.lock);
}

struct hashes hashes_count(void)
{
	pthread_mutex_lock(&gate.lock);
	struct hashes count = gate.count;
	pthread_mutex_unlock(&gate.lock);
	return count;
}

str password_hash(struct arena *a, str password)
{
	char hash[crypto_pwhash_STRBYTES];
	gate_enter();
	int wrong = crypto_pwhash_str_alg(hash, password.ptr ? password.ptr : "", password.len,
		passes, memory, crypto_pwhash_ALG_ARGON2ID13);
	gate_leave();
	assert(!wrong);                    /* only when there is no memory */
	return arena_copy(a, str_of(hash));
}

/* libsodium takes the hash with a NUL behind it; false: it is too long to be one. */
static bool hash_read(str hash, char to[crypto_pwhash_STRBYTES])
{
	if (!hash.len || hash.len >= crypto_pwhash_STRBYTES)
		return false;
	memcpy(to, hash.ptr, hash.len);
	to[hash.len] = '\0';
	return true;
}

bool password_matches(str hash, str password)
{
	char text[crypto_pwhash_STRBYTES];
	if (!hash_read(hash, text))
		return false;
	gate_enter();
	int wrong = crypto_pwhash_str_verify(text, password.ptr ? password.ptr : "", password.len);
	gate_leave();
	return !wrong;
}

bool password_needs_rehash(str hash)
{
	char text[crypto_pwhash_STRBYTES];
	return !hash_read(hash, text) || crypto_pwhash_str_needs_rehash(text, passes, memory) != 0;
}

str password_invent(struct arena *a)
{
	static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
	struct buf out = { .arena = a };
	for (int i = 0; i < 20; i++) {
		if (i && i % 4 == 0)
			buf_char(&out, '-');
		buf_char(&out, letters[randombytes_uniform(sizeof letters - 1)]);
	}
	return buf_str(&out);
}
