#include "tests/check.h"
#include "web/server_internal.h"

static struct page_answer *page_make(struct check *t, const char *target, bool tls, size_t size)
{
	str name = str_of(target), body = { arena_alloc(&t->arena, size), size };
	struct page_answer *page = mem_alloc(sizeof *page + name.len);
	memcpy(page->text, name.ptr, name.len);
	*page = (struct page_answer){ .holders = 1, .target = { page->text, name.len }, .tls = tls,
		.plain_size = size, .plain = response_make(body, MHD_RESPMEM_MUST_COPY) };
	return page;
}

static void put(struct check *t, struct cache *c, const char *target, int64_t version)
{
	struct page_answer *page = page_make(t, target, false, 1000);
	cache_put(c, page, version, t->now, 0);
	page_release(page);
}

static bool holds(struct cache *c, const char *target, bool tls, int64_t now)
{
	struct page_answer *page = cache_get(c, str_of(target), tls, now);
	bool right = page && str_is(page->target, target) && page->tls == tls;
	page_release(page);
	return right;
}

UNIT(nothing_is_kept_before_the_version_of_the_store_is_known)
{
	struct cache *c = cache_open(1000000);
	put(t, c, "/a", cache_version(c));
	CHECK(!holds(c, "/a", false, t->now));
	cache_saw(c, 0);
	put(t, c, "/a", cache_version(c));
	CHECK(holds(c, "/a", false, t->now));
	cache_close(c);
}

UNIT(a_page_is_found_by_its_whole_address_and_way)
{
	struct cache *c = cache_open(1000000);
	cache_saw(c, 7);
	put(t, c, "/a?b=1", 7);
	CHECK(holds(c, "/a?b=1", false, t->now));
	CHECK(!holds(c, "/a?b=1", true, t->now));
	CHECK(!holds(c, "/a?b=2", false, t->now));
	CHECK(!holds(c, "/a", false, t->now));
	cache_close(c);
}

UNIT(a_change_in_the_store_makes_pages_void)
{
	struct cache *c = cache_open(1000000);
	cache_saw(c, 7);
	put(t, c, "/a", 7);
	cache_saw(c, 8);
	CHECK(!holds(c, "/a", false, t->now));
	put(t, c, "/a", 7);                            /* begun before the change, ended after it */
	CHECK(!holds(c, "/a", false, t->now));
	put(t, c, "/a", 8);
	CHECK(holds(c, "/a", false, t->now));
	cache_saw(c, 7);                               /* read before the change, told after it */
	CHECK(cache_version(c) == 8 && holds(c, "/a", false, t->now));
	cache_close(c);
}

UNIT(a_page_is_kept_for_a_minute_at_most)
{
	struct cache *c = cache_open(1000000);
	cache_saw(c, 7);
	put(t, c, "/a", 7);
	CHECK(holds(c, "/a", false, t->now + LIMIT_CACHE_SECONDS - 1));
	CHECK(!holds(c, "/a", false, t->now + LIMIT_CACHE_SECONDS));
	cache_close(c);
}

UNIT(a_full_cache_keeps_what_is_asked_for)
{
	struct cache *c = cache_open(200000);
	cache_saw(c, 7);
	put(t, c, "/popular", 7);
	int kept = 0;
	for (int i = 0; i < 1000; i++) {
		put(t, c, arena_printf(&t->arena, "/robot/%d", i).ptr, 7);
		CHECK(holds(c, "/popular", false, t->now));
	}
	for (int i = 0; i < 1000; i++)
		kept += holds(c, arena_printf(&t->arena, "/robot/%d", i).ptr, false, t->now);
	CHECK(kept > 10 && kept <= 200);
	CHECK(holds(c, "/robot/999", false, t->now));
	cache_close(c);
}

UNIT(a_page_too_large_for_the_cache_is_not_kept)
{
	struct cache *c = cache_open(1000000);
	cache_saw(c, 7);
	struct page_answer *page = page_make(t, "/large", false, 500000);
	cache_put(c, page, 7, t->now, 0);
	page_release(page);
	CHECK(!holds(c, "/large", false, t->now));
	cache_close(c);
}

UNIT(who_sends_a_page_has_it_until_it_is_sent)
{
	struct cache *c = cache_open(1000000);
	cache_saw(c, 7);
	put(t, c, "/a", 7);
	struct page_answer *sent = cache_get(c, S("/a"), false, t->now);
	cache_close(c);
	CHECK(sent && str_is(sent->target, "/a") && sent->plain);
	page_release(sent);
}

UNIT(hashes_differ_by_every_byte_and_by_the_seed)
{
	char text[] = "Osobní asistence";
	uint64_t first = bytes_hash(str_of(text), 1);
	CHECK(first == bytes_hash(str_of(text), 1) && first != bytes_hash(str_of(text), 2));
	for (size_t i = 0; i + 1 < sizeof text; i++) {
		text[i] ^= 1;
		CHECK(bytes_hash(str_of(text), 1) != first);
		text[i] ^= 1;
	}
	CHECK(bytes_hash(S("\0"), 1) != bytes_hash(S("\0\0"), 1));
	CHECK(bytes_hash(S(""), 1) != bytes_hash(S("\0"), 1));
}

UNIT(a_page_is_not_kept_longer_than_it_is_true)
{
	struct cache *c = cache_open(1000000);
	struct page_answer *page = page_make(t, "/a", false, 1000);
	cache_saw(c, 7);
	cache_put(c, page, 7, t->now, t->now + 10);
	CHECK(holds(c, "/a", false, t->now + 9) && !holds(c, "/a", false, t->now + 10));
	cache_put(c, page, 7, t->now, t->now + 3600);
	CHECK(holds(c, "/a", false, t->now + 59) && !holds(c, "/a", false, t->now + 60));
	page_release(page);
	cache_close(c);
}
