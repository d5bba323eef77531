#include "tests/check.h"
#include "web/web_internal.h"

static bool part(const char *header, size_t size, size_t from, size_t count)
{
	struct range got;
	return range_read(str_of(header), size, &got) == RANGE_PART
		&& got.from == from && got.count == count;
}

static enum range_answer answer(const char *header, size_t size)
{
	struct range got;
	return range_read(str_of(header), size, &got);
}

UNIT(a_range_is_cut_to_what_there_is)
{
	CHECK(part("bytes=0-0", 10, 0, 1));
	CHECK(part("bytes=2-4", 10, 2, 3));
	CHECK(part("bytes=2-", 10, 2, 8));
	CHECK(part("bytes=2-99", 10, 2, 8));
	CHECK(part("BYTES = 9-9", 10, 9, 1));
	CHECK(part("bytes=-3", 10, 7, 3));
	CHECK(part("bytes=-30", 10, 0, 10));
}

UNIT(a_range_behind_the_end_is_not_satisfiable)
{
	CHECK(answer("bytes=10-", 10) == RANGE_UNSATISFIABLE);
	CHECK(answer("bytes=-0", 10) == RANGE_UNSATISFIABLE);
	CHECK(answer("bytes=0-", 0) == RANGE_UNSATISFIABLE);
	CHECK(answer("bytes=-1", 0) == RANGE_UNSATISFIABLE);
}

UNIT(a_range_that_is_not_understood_asks_for_the_whole)
{
	static const char *const odd[] = {
		"", "bytes", "bytes=", "bytes=5", "bytes=-", "bytes=--1", "bytes=5-2", "bytes=0-1,3-4",
		"lines=0-1", "bytes=a-b",
		"bytes=0-99999999999999999999", "bytes=+1-2", "=0-1", "bytes=0-1-2",
	};
	for (size_t i = 0; i < COUNT(odd); i++)
		CHECK(answer(odd[i], 10) == RANGE_WHOLE);
	struct range r;
	CHECK(range_read((str){ 0 }, 10, &r) == RANGE_WHOLE && r.from == 0 && r.count == 10);
}

UNIT(an_entity_tag_matches_in_a_list_weakly_and_compressed)
{
	CHECK(etag_matches(S("\"a\""), S("\"a\"")));
	CHECK(etag_matches(S("\"b\", W/\"a\""), S("\"a\"")));
	CHECK(etag_matches(S("\"a-gzip\""), S("\"a\"")));
	CHECK(etag_matches(S("\"a\""), S("\"a-gzip\"")));
	CHECK(etag_matches(S(" * "), S("\"a\"")));
	CHECK(!etag_matches((str){ 0 }, S("\"a\"")));
	CHECK(!etag_matches(S(""), S("\"a\"")));
	CHECK(!etag_matches(S("a"), S("\"a\"")));
	CHECK(!etag_matches(S("\"ab\",\""), S("\"a\"")));
	CHECK(!etag_matches(S("*"), S("")));
	CHECK(str_is(etag_of_gzip(&t->arena, S("\"a\"")), "\"a-gzip\""));
}

UNIT(gzip_is_accepted_when_it_is_named_and_not_refused)
{
	CHECK(accepts_gzip(S("gzip")));
	CHECK(accepts_gzip(S("deflate, GZIP;q=0.5, br")));
	CHECK(accepts_gzip(S("gzip ; q=1.000")));
	CHECK(!accepts_gzip((str){ 0 }));
	CHECK(!accepts_gzip(S("")));
	CHECK(!accepts_gzip(S("br, xgzip")));
	CHECK(!accepts_gzip(S("gzip;q=0")));
	CHECK(!accepts_gzip(S("gzip; q=0.00")));
}
