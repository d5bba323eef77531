#include "tests/check.h"
#include "web/web_internal.h"

static struct req *with_query(struct check *t, const char *query)
{
	struct req *r = arena_alloc(&t->arena, sizeof *r);
	*r = (struct req){ .query = str_of(query), .arena = &t->arena };
	return r;
}

UNIT(a_query_is_decoded_and_trimmed)
{
	struct req *r = with_query(t, "a=+p%C4%8D+&b=&c&a=2");
	CHECK(str_is(query_text(r, "a"), "pč") && str_is(query_text(r, "b"), ""));
	CHECK(!query_text(r, "c").ptr && !query_text(r, "d").ptr);
	CHECK(query_list(r, "a").count == 2 && query_list(r, "b").count == 0);
}

UNIT(a_broken_query_reads_as_if_it_were_not_there)
{
	CHECK(!query_text(with_query(t, "a=%ff"), "a").ptr);
	CHECK(!query_text(with_query(t, "a=%00"), "a").ptr);
	CHECK(str_is(query_text(with_query(t, "a=%4"), "a"), "%4"));
	CHECK(query_int(with_query(t, "a=12x"), "a").set == false);
}

UNIT(a_page_number_is_whole_and_bounded)
{
	CHECK(query_page(with_query(t, "")) == 1 && query_page(with_query(t, "strana=7")) == 7);
	CHECK(
		query_page(with_query(t, "strana=0")) == 0 && query_page(with_query(t, "strana=-1")) == 0);
	CHECK(query_page(with_query(t, "strana=x")) == 0 &&
		query_page(with_query(t, "strana=100001")) == 0);
}

UNIT(links_of_a_list_keep_the_rest_of_the_query)
{
	struct req *r = with_query(t, "q=a%26b&druh=x&druh=y&strana=3&prazdne=");
	CHECK(str_is(query_with(r, "strana", S("4")), "?q=a%26b&druh=x&druh=y&strana=4"));
	CHECK(str_is(query_without(r, "druh", S("x")), "?q=a%26b&druh=y"));
	CHECK(str_is(query_without(r, "druh", (str){ 0 }), "?q=a%26b"));
	CHECK(str_is(query_without(with_query(t, "a=1"), "a", (str){ 0 }), "?"));
}

UNIT(an_address_is_encoded_and_decoded)
{
	CHECK(str_is(url_encode(&t->arena, S("č/ ?")), "%C4%8D%2F%20%3F"));
	CHECK(str_is(url_decode(&t->arena, S("%C4%8D+x")), "č+x"));
	CHECK(!url_decode(&t->arena, S("%C4")).ptr && !url_decode(&t->arena, S("%ED%A0%80")).ptr);
}

UNIT(a_cookie_is_found_by_its_whole_name)
{
	struct req *r = with_query(t, "");
	r->cookies = S("xa=1; a=2;b=3");
	CHECK(str_is(cookie_get(r, "a"), "2") && str_is(cookie_get(r, "b"), "3") &&
		!cookie_get(r, "c").ptr);
}

UNIT(too_many_fields_are_refused)
{
	struct buf body = { .arena = &t->arena };
	struct params params = { 0 };
	for (int i = 0; i <= LIMIT_FIELDS; i++)
		buf_put(&body, S("a=1&"));
	CHECK(!params_read(&t->arena, buf_str(&body), &params));
}

/* ---- writing HTML ---- */

static str written(struct check *t, void (*write)(struct page *, str), const char *text)
{
	struct page p = { .out.arena = &t->arena };
	write(&p, str_of(text));
	return buf_str(&p.out);
}

UNIT(text_is_escaped)
{
	CHECK(str_is(written(t, html_text, "<a b=\"c\" d='e'>&"),
		"&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;"));
}

UNIT(an_address_that_runs_code_becomes_harmless)
{
	CHECK(str_is(written(t, html_url, "javascript:alert(1)"), "#"));
	CHECK(str_is(written(t, html_url, "JaVaScRiPt:alert(1)"), "#"));
	CHECK(str_is(written(t, html_url, "data:text/html,x"), "#"));
	CHECK(str_is(written(t, html_url, "//evil.example"), "#") &&
		str_is(written(t, html_url, "/\\evil"), "#"));
	CHECK(str_is(written(t, html_url, "/sluzby?a=1&b=2"), "/sluzby?a=1&amp;b=2"));
	CHECK(str_is(written(t, html_url, "https://x.cz"), "https://x.cz") &&
		str_is(written(t, html_url, "tel:112"), "tel:112"));
}

UNIT(numbers_are_grouped_as_czechs_write_them)
{
	struct page p = { .out.arena = &t->arena };
	html_count(&p, S("je %d služeb"), 1234567);
	CHECK(str_is(buf_str(&p.out), "je 1\u00a0234\u00a0567 služeb"));
	p.out.len = 0;
	html_count(&p, S("%d"), 1234);
	CHECK(str_is(buf_str(&p.out), "1234"));
	p.out.len = 0;
	html_count(&p, S("%d"), -12345);
	CHECK(str_is(buf_str(&p.out), "-12\u00a0345"));
}

UNIT(json_escapes_what_could_end_a_script)
{
	struct buf out = { .arena = &t->arena };
	json_text(&out, S("a\"\\\n</script>č"));
	CHECK(str_is(buf_str(&out), "\"a\\u0022\\u005c\\u000a\\u003c/script>č\""));
}
