#include "doc/doc.h"
#include "tests/check.h"

static str written(struct check *t, const struct vcard *v)
{
	struct buf out = { .arena = &t->arena };
	vcard_put(&out, &t->arena, v);
	return buf_str(&out);
}

UNIT(a_contact_is_written_with_what_it_has_and_nothing_else)
{
	const str phones[] = { S("+420 499 811 890") };
	str got = written(t, &(struct vcard){ .name = S("Poradna"), .organisation = S("Charita"),
		.phones = { phones, 1 }, .address = S("Horská 5, Trutnov"),
		.url = S("https://a.example/?a=1,2;3") });
	CHECK(str_is(got, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Poradna\r\nN:Poradna;;;;\r\nORG:Charita\r\n"
		"TEL;TYPE=WORK,VOICE:+420 499 811 890\r\nADR;TYPE=WORK:;;Horská 5\\, Trutnov;;;;\r\n"
		"URL:https://a.example/?a=1,2;3\r\nEND:VCARD\r\n"));
}

UNIT(a_text_cannot_add_a_line_or_a_part_to_a_contact)
{
	str got = written(t, &(struct vcard){
		.name = S("A;B,C\\D\r\nEND:VCARD\nTEL:666"), .note = S("první\ndruhý\x7f") });
	CHECK(str_has(got, S("\r\nFN:A\\;B\\,C\\\\D\\nEND:VCARD\\nTEL:666\r\n")) &&
		str_has(got, S("\r\nNOTE:první\\ndruhý\r\n")));
	CHECK(!str_has(got, S("\r\nTEL")));
}

/* Unfolded it must be the same, and every line must be short and whole characters. */
UNIT(long_lines_are_folded_between_characters)
{
	struct buf name = { .arena = &t->arena }, back = { .arena = &t->arena };
	for (int i = 0; i < 100; i++)
		buf_put(&name, i % 3 ? S("ř") : S("a"));
	str got = written(t, &(struct vcard){ .name = buf_str(&name) }), line;
	bool longest = false;
	while (str_cut(&got, '\n', &line)) {
		CHECK(line.len <= 76 && utf8_valid(line) && (!line.len || str_ends(line, S("\r"))));
		longest |= line.len >= 75;
		if (line.len && line.ptr[0] == ' ')
			back.len--;
		buf_put(&back, str_part(line, line.len && line.ptr[0] == ' ', line.len - 1));
		buf_char(&back, '\n');
	}
	CHECK(longest && str_has(buf_str(&back),
		arena_printf(&t->arena, "\nFN:%.*s\n", STR_ARG(buf_str(&name)))));
}
