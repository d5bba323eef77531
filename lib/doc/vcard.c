/* Contacts for telephones; see vcard.h. */
#include "doc/vcard.h"

enum { LINE = 75 };                    /* bytes, without the line end */

/* A line folded: what goes on begins with a space, which counts too. */
static void line_put(struct buf *out, str line)
{
	size_t room = LINE;
	while (line.len > room) {
		size_t end = room;
		while (end && ((unsigned char)line.ptr[end] & 0xc0) == 0x80)
			end--;
		buf_put(out, str_part(line, 0, end));
		buf_put(out, S("\r\n "));
		line = str_part(line, end, line.len);
		room = LINE - 1;
	}
	buf_put(out, line);
	buf_put(out, S("\r\n"));
}

static void text_put(struct buf *out, str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '\\' || c == ',' || c == ';')
			buf_char(out, '\\');
		if (c == '\n')
			buf_put(out, S("\\n"));
		else if ((unsigned char)c >= ' ' && c != 0x7f)
			buf_char(out, c);
	}
}

/* "NAME:before value after" as one property; nothing for an empty value. */
static void property_put(
	struct buf *out, struct arena *a, const char *name, str value, const char *after)
{
	struct buf line = { .arena = a };
	if (!value.len)
		return;
	buf_put(&line, str_of(name));
	text_put(&line, value);
	buf_put(&line, str_of(after));
	line_put(out, buf_str(&line));
}

void vcard_put(struct buf *out, struct arena *a, const struct vcard *v)
{
	buf_put(out, S("BEGIN:VCARD\r\nVERSION:3.0\r\n"));
	property_put(out, a, "FN:", v->name, "");
	/* Of a person's five parts an organisation has one. */
	property_put(out, a, "N:", v->name, ";;;;");
	property_put(out, a, "ORG:", v->organisation, "");
	for (size_t i = 0; i < v->phones.count; i++)
		property_put(out, a, "TEL;TYPE=WORK,VOICE:", v->phones.items[i], "");
	for (size_t i = 0; i < v->emails.count; i++)
		property_put(out, a, "EMAIL;TYPE=INTERNET,WORK:", v->emails.items[i], "");
	property_put(out, a, "ADR;TYPE=WORK:;;", v->address, ";;;;");
	/* An address of the web is not text: nothing in it is escaped. */
	if (v->url.len)
		line_put(out, arena_printf(a, "URL:%.*s", STR_ARG(v->url)));
	property_put(out, a, "NOTE:", v->note, "");
	buf_put(out, S("END:VCARD\r\n"));
}
