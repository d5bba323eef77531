#include "tests/check.h"
#include "web/web_internal.h"

static struct req *read_body(struct check *t, str type, str body)
{
	struct req *r = arena_alloc(&t->arena, sizeof *r);
	r->arena = &t->arena;
	return body_read(r, type, body) ? r : NULL;
}

static const char form[] = "application/x-www-form-urlencoded; charset=utf-8";
static const char parts[] = "multipart/form-data; boundary=\"x;y\"";

static struct req *urlencoded(struct check *t, const char *body)
{
	return read_body(t, str_of(form), str_of(body));
}

static struct req *multipart(struct check *t, const char *body)
{
	return read_body(t, str_of(parts), str_of(body));
}

UNIT(an_urlencoded_form_is_decoded_and_keeps_its_order)
{
	struct req *r = urlencoded(t, "a=1&b=P%C5%99erov+1&&b=&c&d=100%&e=%2B");
	CHECK(r && r->form.count == 6 && r->files.count == 0);
	CHECK(str_is(r->form.items[0].name, "a") && str_is(r->form.items[0].value, "1"));
	CHECK(str_is(r->form.items[1].value, "Přerov 1"));
	CHECK(str_is(r->form.items[2].name, "b") && r->form.items[2].value.len == 0);
	CHECK(str_is(r->form.items[3].name, "c") && r->form.items[3].value.ptr);
	CHECK(str_is(r->form.items[4].value, "100%"));
	CHECK(str_is(r->form.items[5].value, "+"));
}

UNIT(an_empty_body_is_an_empty_form)
{
	struct req *r = read_body(t, (str){ 0 }, S(""));
	CHECK(r && r->form.count == 0 && r->files.count == 0);
}

UNIT(text_that_is_not_utf8_or_holds_a_nul_is_refused)
{
	CHECK(!urlencoded(t, "a=%FF"));
	CHECK(!urlencoded(t, "%C5=1"));
	CHECK(!urlencoded(t, "a=%00"));
	CHECK(!multipart(t, "--x;y\r\nContent-Disposition: form-data; name=a\r\n\r\n\xff\r\n--x;y--"));
}

UNIT(other_content_types_are_refused)
{
	CHECK(!read_body(t, S("text/plain"), S("a=1")));
	CHECK(!read_body(t, S("application/json"), S("{}")));
	CHECK(!read_body(t, (str){ 0 }, S("a=1")));
	CHECK(!read_body(t, S("multipart/form-data"), S("--\r\n")));
}

static str fields(struct check *t, int count, const char *name)
{
	struct buf b = { .arena = &t->arena };
	for (int i = 0; i < count; i++)
		buf_printf(&b, "%s%d=1&", name, i);
	return buf_str(&b);
}

UNIT(a_form_has_no_more_fields_than_the_limit)
{
	CHECK(read_body(t, str_of(form), fields(t, LIMIT_FIELDS, "a")));
	CHECK(!read_body(t, str_of(form), fields(t, LIMIT_FIELDS + 1, "a")));
}

UNIT(a_name_has_no_more_values_than_the_limit)
{
	struct buf b = { .arena = &t->arena };
	for (int i = 0; i < LIMIT_VALUES; i++)
		buf_put(&b, S("a=1&"));
	CHECK(read_body(t, str_of(form), buf_str(&b)));
	buf_put(&b, S("a=1"));
	CHECK(!read_body(t, str_of(form), buf_str(&b)));
}

UNIT(a_name_is_no_longer_than_the_limit)
{
	struct buf b = { .arena = &t->arena };
	for (int i = 0; i < LIMIT_FIELD_NAME; i++)
		buf_char(&b, 'a');
	CHECK(read_body(t, str_of(form), buf_str(&b)));
	buf_char(&b, 'a');
	CHECK(!read_body(t, str_of(form), buf_str(&b)));
}

UNIT(a_multipart_form_gives_fields_and_files)
{
	struct req *r = multipart(t,
		"--x;y\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\none\r\ntwo\r\n"
		"--x;y \r\nContent-Disposition: form-data; name=\"f\"; "
		"filename=\"C:\\dir\\st\\\"uff;.pdf\"\r\n"
		"Content-Type: application/pdf\r\n\r\n%PDF\r\n--x;\r\n"
		"--x;y--\r\nepilogue");
	CHECK(r && r->form.count == 1 && r->files.count == 1);
	CHECK(str_is(r->form.items[0].name, "a") && str_is(r->form.items[0].value, "one\r\ntwo"));
	struct upload *f = r->files.items;
	CHECK(str_is(f->name, "f") && str_is(f->filename, "st\"uff;.pdf"));
	CHECK(str_is(f->type, "application/pdf") && str_is(f->bytes, "%PDF\r\n--x;"));
}

UNIT(a_file_may_hold_any_bytes)
{
	str body = S("preamble\r\n--x;y\r\nContent-Disposition: form-data; name=f; filename=b\r\n\r\n"
		"\0\xff\r\n\r\n\0\r\n--x;y--");
	struct req *r = read_body(t, str_of(parts), body);
	CHECK(r && r->files.count == 1);
	CHECK(str_eq(r->files.items[0].bytes, S("\0\xff\r\n\r\n\0")));
}

UNIT(a_file_input_that_nobody_used_is_no_file)
{
	struct req *r = multipart(t,
		"--x;y\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\"\r\n"
		"Content-Type: application/octet-stream\r\n\r\n\r\n--x;y--");
	CHECK(r && r->form.count == 0 && r->files.count == 0);
}

UNIT(a_broken_multipart_body_is_refused)
{
	static const char *const broken[] = {
		"x", "--x;y", "--x;y\r\n", "--x;yz\r\n", "--x;y\r\n\r\nbody\r\n--x;y--",
		"--x;y\r\nContent-Disposition: form-data; name=a\r\n\r\nno end",
		"--x;y\r\nContent-Disposition: form-data; name=\"a\r\n\r\nb\r\n--x;y--",
		"--x;y\r\nContent-Disposition\r\n\r\nb\r\n--x;y--",
		"--x;y\r\nContent-Disposition: attachment; name=a\r\n\r\nb\r\n--x;y--",
		"--x;y\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x;y",
	};
	for (size_t i = 0; i < COUNT(broken); i++)
		CHECK(!multipart(t, broken[i]));
}
