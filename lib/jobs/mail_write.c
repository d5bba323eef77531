/* A message as it travels. */
#include "jobs/mail_internal.h"

enum { LINE = 76, WORD = 45 };         /* characters of a line; bytes in an encoded word */

bool mail_address(str s)
{
	str host = s, local;
	if (s.len < 3 || s.len > 254 || !str_cut(&host, '@', &local) || !host.ptr)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] <= ' ' || (unsigned char)s.ptr[i] >= 127 ||
				strchr("<>()[]\\,;:\"", s.ptr[i]))
			return false;
	return local.len && local.len <= 64 && host.len && !str_has(host, S("@")) &&
		host.ptr[0] != '.' && host.ptr[0] != '-' && host.ptr[host.len - 1] != '.' &&
		!str_has(s, S(".."));
}

str mail_host(str address)
{
	str local, host = address;
	str_cut(&host, '@', &local);
	return host;
}

/* ---- headers ---- */

/* Nothing in it could be taken for more than words. */
static bool plain_words(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < ' ' || s.ptr[i] >= 127)
			return false;
	return s.len <= WORD && !str_has(s, S("=?"));
}

/* Text of a header: as it is, or in encoded words (RFC 2047), each a whole
 * number of characters. */
static void words_put(struct buf *out, str s)
{
	if (plain_words(s)) {
		buf_put(out, s);
		return;
	}
	for (size_t from = 0, to; from < s.len; from = to) {
		to = from + WORD < s.len ? from + WORD : s.len;
		while (to < s.len && to > from + 1 && ((unsigned char)s.ptr[to] & 0xc0) == 0x80)
			to--;
		buf_put(out, from ? S("\r\n =?UTF-8?B?") : S("=?UTF-8?B?"));
		base64_put(out, str_part(s, from, to));
		buf_put(out, S("?="));
	}
}

static void header_words(struct buf *out, const char *name, str value)
{
	buf_printf(out, "%s: ", name);
	words_put(out, value);
	buf_put(out, S("\r\n"));
}

/* A name in front of an address: what is special there is encoded or quoted away. */
static void sender_put(struct buf *out, str name, str address)
{
	buf_put(out, S("From: "));
	bool atoms = plain_words(name);
	for (size_t i = 0; i < name.len && atoms; i++)
		atoms = !strchr("()<>[]:;@\\,.\"", name.ptr[i]);
	if (name.len && atoms)
		buf_put(out, name);
	else if (name.len && plain_words(name)) {
		buf_put(out, S("=?UTF-8?B?"));
		base64_put(out, name);
		buf_put(out, S("?="));
	} else {
		words_put(out, name);
	}
	buf_printf(out, "%s<%.*s>\r\n", name.len ? " " : "", STR_ARG(address));
}

/* Thu, 12 Mar 2026 10:00:00 +0100 */
static void date_put(struct buf *out, int64_t at)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
		"Sep", "Oct", "Nov", "Dec" };
	struct local_time t = local_time(at);
	int64_t wall = t.hour * 3600 + t.minute * 60 + t.second;
	int ahead = (int)((wall - at % 86400 + 86400) % 86400 / 3600);
	buf_printf(out, "Date: %s, %d %s %d %02d:%02d:%02d +%02d00\r\n", days[t.weekday - 1], t.day,
		months[t.month - 1], t.year, t.hour, t.minute, t.second, ahead);
}

/* Of an address of a page, which stands in a header between < and >. */
static bool url_safe(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] <= ' ' || (unsigned char)s.ptr[i] >= 127 ||
				strchr("<>\"", s.ptr[i]))
			return false;
	return s.len < 900 && (str_starts(s, S("https://")) || str_starts(s, S("http://")));
}

/* ---- the text ---- */

/* Whether the byte stands as it is in quoted-printable, at `column` of a line
 * that ends after it when `last`.  A dot or "From " that begins a line means
 * something to programs on the way. */
static bool stands(unsigned char c, size_t column, bool last)
{
	if (c == ' ' || c == '\t')
		return !last;
	if (!column && (c == '.' || c == 'F'))
		return false;
	return c > ' ' && c < 127 && c != '=';
}

static void quoted_line(struct buf *out, str line)
{
	size_t column = 0;
	for (size_t i = 0; i < line.len; i++) {
		unsigned char c = (unsigned char)line.ptr[i];
		bool as_is = stands(c, column, i + 1 == line.len);
		size_t width = as_is ? 1 : 3;
		if (column + width > LINE - 1) {
			buf_put(out, S("=\r\n"));
			column = 0;
			as_is = stands(c, column, i + 1 == line.len);
			width = as_is ? 1 : 3;
		}
		if (as_is)
			buf_char(out, (char)c);
		else
			buf_printf(out, "=%02X", c);
		column += width;
	}
	buf_put(out, S("\r\n"));
}

static void quoted_put(struct buf *out, str text)
{
	str rest = text, line;
	if (str_ends(rest, S("\n")))
		rest.len--;
	while (str_cut(&rest, '\n', &line)) {
		if (str_ends(line, S("\r")))
			line.len--;
		quoted_line(out, line);
	}
}

/* The text, and below it the same for a program: who has a calendar sees an invitation. */
static void parts_put(struct buf *out, const struct mail_message *m)
{
	const char *method = str_has(m->calendar, S("\r\nMETHOD:CANCEL\r\n")) ? "CANCEL"
		: str_has(m->calendar, S("\r\nMETHOD:REQUEST\r\n")) ? "REQUEST" : "PUBLISH";
	buf_printf(out, "Content-Type: multipart/alternative; boundary=\"=_%.*s\"\r\n\r\n",
		STR_ARG(m->mark));
	buf_printf(out, "--=_%.*s\r\nContent-Type: text/plain; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n", STR_ARG(m->mark));
	quoted_put(out, m->text);
	buf_printf(out, "--=_%.*s\r\nContent-Type: text/calendar; charset=utf-8; method=%s\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n", STR_ARG(m->mark), method);
	quoted_put(out, m->calendar);
	buf_printf(out, "--=_%.*s--\r\n", STR_ARG(m->mark));
}

str mail_write(struct arena *a, const struct mail_message *m)
{
	struct buf out = { .arena = a };
	date_put(&out, m->at);
	sender_put(&out, m->name, m->from);
	buf_printf(&out, "To: <%.*s>\r\n", STR_ARG(m->to));
	if (m->reply_to.ptr)
		buf_printf(&out, "Reply-To: <%.*s>\r\n", STR_ARG(m->reply_to));
	header_words(&out, "Subject", m->subject);
	str host = mail_host(m->from);
	buf_printf(&out, "Message-ID: <%.*s@%.*s>\r\n", STR_ARG(m->mark), STR_ARG(host));
	if (!m->by_person)
		buf_put(&out, S("Auto-Submitted: auto-generated\r\n"));
	if (m->unsubscribe.ptr && url_safe(m->unsubscribe))
		buf_printf(&out, "List-Unsubscribe: <%.*s>\r\n", STR_ARG(m->unsubscribe));
	buf_put(&out, S("MIME-Version: 1.0\r\n"));
	if (m->calendar.len) {
		parts_put(&out, m);
		return buf_str(&out);
	}
	buf_put(&out, S("Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n"));
	quoted_put(&out, m->text);
	return buf_str(&out);
}
