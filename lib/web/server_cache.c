/*
 * Public pages kept in memory, as finished responses of the HTTP library, which
 * counts who still sends one.  A page is good while the store's version is the
 * one it was made from, and for a minute at most; one that says "open now" only
 * while that is true (answer_holds).  When memory runs out, the clock algorithm
 * drops what nobody asked for since the hand last passed; a page starts unasked,
 * so that a robot walking through every address does not push out what people
 * read.
 */
#include "web/server_internal.h"
#include <stdlib.h>
#include <sys/random.h>

enum { BUCKETS = 4096, OVERHEAD = 4096 };      /* OVERHEAD: of a page's headers and book-keeping */

struct entry {
	struct entry *next;                    /* in its bucket */
	struct entry *before, *after;          /* in the ring of the clock */
	struct page_answer *page;
	uint64_t hash;
	int64_t version, until;
	bool asked;
};

struct cache {
	pthread_mutex_t lock;
	struct entry *buckets[BUCKETS], *hand;
	size_t used, limit;
	uint64_t seed;                         /* nobody can choose addresses that collide */
	_Atomic int64_t version;               /* negative: not known yet, nothing is kept */
};

uint64_t bytes_hash(str s, uint64_t seed)
{
	uint64_t h = seed ^ (s.len * 0x9e3779b97f4a7c15u), word;
	size_t i = 0;
	for (; i + 8 <= s.len; i += 8) {
		memcpy(&word, s.ptr + i, 8);
		__uint128_t product = (__uint128_t)(h ^ word) * 0xd6e8feb86659fd93u;
		h = (uint64_t)product ^ (uint64_t)(product >> 64);
	}
	word = 0;
	if (i < s.len)
		memcpy(&word, s.ptr + i, s.len - i);
	h = (h ^ word ^ h >> 32) * 0xd6e8feb86659fd93u;
	h = (h ^ h >> 29) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 32;
}

/* ---- pages ---- */

static size_t page_size(const struct page_answer *page)
{
	return page->plain_size + page->gzip_size + page->target.len + OVERHEAD;
}

void page_release(struct page_answer *page)
{
	if (!page || atomic_fetch_sub(&page->holders, 1) > 1)
		return;
	MHD_destroy_response(page->plain);
	if (page->gzip)
		MHD_destroy_response(page->gzip);
	mem_free(page);
}

/* ---- the cache ---- */

struct cache *cache_open(size_t limit)
{
	struct cache *c = mem_alloc(sizeof *c);
	pthread_mutex_init(&c->lock, NULL);
	c->limit = limit;
	c->version = -1;
	if (getrandom(&c->seed, sizeof c->seed, 0) != sizeof c->seed)
		c->seed = (uint64_t)clock_micros();
	return c;
}

static void entry_drop(struct cache *c, struct entry *e)
{
	struct entry **at = &c->buckets[e->hash % BUCKETS];
	while (*at != e)
		at = &(*at)->next;
	*at = e->next;
	e->before->after = e->after;
	e->after->before = e->before;
	if (c->hand == e)
		c->hand = e->after == e ? NULL : e->after;
	c->used -= page_size(e->page);
	page_release(e->page);
	mem_free(e);
}

void cache_close(struct cache *c)
{
	if (!c)
		return;
	while (c->hand)
		entry_drop(c, c->hand);
	pthread_mutex_destroy(&c->lock);
	mem_free(c);
}

int64_t cache_version(struct cache *c) { return atomic_load(&c->version); }

/* Never back: a reading that another thread has overtaken must not make old
 * pages good again. */
void cache_saw(struct cache *c, int64_t version)
{
	int64_t known = atomic_load(&c->version);
	while (version > known && !atomic_compare_exchange_weak(&c->version, &known, version))
		;
}

static struct entry *entry_find(struct cache *c, uint64_t hash, str target, bool tls)
{
	struct entry *e = c->buckets[hash % BUCKETS];
	while (e && (e->hash != hash || e->page->tls != tls || !str_eq(e->page->target, target)))
		e = e->next;
	return e;
}

static uint64_t entry_hash(struct cache *c, str target, bool tls)
{
	return bytes_hash(target, c->seed + tls);
}

static bool entry_good(struct cache *c, const struct entry *e, int64_t now)
{
	return e->version == atomic_load(&c->version) && now < e->until;
}

static void make_room(struct cache *c, size_t bytes, int64_t now)
{
	while (c->hand && c->used + bytes > c->limit) {
		struct entry *e = c->hand;
		c->hand = e->after;
		if (e->asked && entry_good(c, e, now))
			e->asked = false;
		else
			entry_drop(c, e);
	}
}

static void entry_add(struct cache *c, struct page_answer *page, uint64_t hash, int64_t version,
	int64_t until)
{
	struct entry *e = mem_alloc(sizeof *e);
	atomic_fetch_add(&page->holders, 1);
	*e = (struct entry){ .next = c->buckets[hash % BUCKETS], .page = page, .hash = hash,
		.version = version, .until = until, .before = e, .after = e };
	if (c->hand) {                                 /* behind the hand: it comes there last */
		e->after = c->hand;
		e->before = c->hand->before;
		e->before->after = e->after->before = e;
	} else {
		c->hand = e;
	}
	c->buckets[hash % BUCKETS] = e;
	c->used += page_size(page);
}

void cache_put(
	struct cache *c, struct page_answer *page, int64_t version, int64_t now, int64_t until)
{
	int64_t most = now + LIMIT_CACHE_SECONDS;
	if (version < 0 || page_size(page) > c->limit / 16)
		return;
	uint64_t hash = entry_hash(c, page->target, page->tls);
	pthread_mutex_lock(&c->lock);
	struct entry *old = entry_find(c, hash, page->target, page->tls);
	if (old)
		entry_drop(c, old);
	make_room(c, page_size(page), now);
	if (version == atomic_load(&c->version))
		entry_add(c, page, hash, version, until && until < most ? until : most);
	pthread_mutex_unlock(&c->lock);
}

struct page_answer *cache_get(struct cache *c, str target, bool tls, int64_t now)
{
	uint64_t hash = entry_hash(c, target, tls);
	struct page_answer *page = NULL;
	pthread_mutex_lock(&c->lock);
	struct entry *e = entry_find(c, hash, target, tls);
	if (e && entry_good(c, e, now)) {
		e->asked = true;
		page = e->page;
		atomic_fetch_add(&page->holders, 1);
	}
	pthread_mutex_unlock(&c->lock);
	return page;
}
