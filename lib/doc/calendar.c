/* iCalendar: properties, their escaping and folding. */
#include "doc/calendar.h"

enum { LINE = 75 };

/* One property, folded so that no line is too long and no letter is cut in two. */
static void line_put(struct buf *out, str line)
{
	for (size_t from = 0, to; from < line.len; from = to) {
		to = from + (from ? LINE - 1 : LINE);
		if (to >= line.len)
			to = line.len;
		while (to < line.len && to > from + 1 && ((unsigned char)line.ptr[to] & 0xc0) == 0x80)
			to--;
		buf_put(out, from ? S("\r\n ") : S(""));
		buf_put(out, str_part(line, from, to));
	}
	buf_put(out, S("\r\n"));
}

/* A text's value: what has a meaning of its own is escaped, other signs are left out. */
static void text_put(struct buf *out, str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		if (c == '\\' || c == ';' || c == ',')
			buf_char(out, '\\');
		if (c == '\n')
			buf_put(out, S("\\n"));
		else if ((unsigned char)c >= ' ' && c != 127)
			buf_char(out, c);
	}
}

/* A value that is no text: an address, a name between quotes. */
static void plain_put(struct buf *out, str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= ' ' && s.ptr[i] != 127 && s.ptr[i] != '"')
			buf_char(out, s.ptr[i]);
}

static void property(struct buf *out, const char *name, str text)
{
	struct buf line = { .arena = out->arena };
	if (!text.len)
		return;
	buf_printf(&line, "%s:", name);
	text_put(&line, text);
	line_put(out, buf_str(&line));
}

static void address(struct buf *out, const char *name, str cn, const char *more, str email)
{
	struct buf line = { .arena = out->arena };
	if (!email.len)
		return;
	buf_put(&line, str_of(name));
	if (cn.len) {
		buf_put(&line, S(";CN=\""));
		plain_put(&line, cn);
		buf_char(&line, '"');
	}
	buf_printf(&line, "%s:mailto:", more);
	plain_put(&line, email);
	line_put(out, buf_str(&line));
}

static void time_put(struct buf *out, const char *name, int64_t instant)
{
	struct local_time t = local_time(instant);
	buf_printf(out, "%s;TZID=Europe/Prague:%04d%02d%02dT%02d%02d%02d\r\n", name, t.year, t.month,
		t.day, t.hour, t.minute, t.second);
}

/* 20260312T090000Z */
static void stamp_put(struct buf *out, int64_t instant)
{
	str utc = instant_utc(out->arena, instant);
	buf_put(out, S("DTSTAMP:"));
	for (size_t i = 0; i < utc.len; i++)
		if (utc.ptr[i] != '-' && utc.ptr[i] != ':')
			buf_char(out, utc.ptr[i]);
	buf_put(out, S("\r\n"));
}

static void event_put(struct buf *out, enum calendar_method method, const struct calendar_event *e)
{
	struct buf url = { .arena = out->arena };
	buf_put(out, S("BEGIN:VEVENT\r\n"));
	property(out, "UID", e->uid);
	buf_printf(out, "SEQUENCE:%lld\r\n", (long long)e->sequence);
	stamp_put(out, e->stamp);
	time_put(out, "DTSTART", e->starts);
	time_put(out, "DTEND", e->ends);
	property(out, "SUMMARY", e->summary);
	property(out, "LOCATION", e->place);
	property(out, "DESCRIPTION", e->about);
	if (e->url.len) {
		buf_put(&url, S("URL:"));
		plain_put(&url, e->url);
		line_put(out, buf_str(&url));
	}
	address(out, "ORGANIZER", e->organizer_name, "", e->organizer);
	if (method != CALENDAR_PUBLISH)
		address(out, "ATTENDEE", (str){ 0 },
			method == CALENDAR_REQUEST ? ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
									   : ";ROLE=REQ-PARTICIPANT", e->attendee);
	buf_put(out, e->cancelled ? S("STATUS:CANCELLED\r\n") : S("STATUS:CONFIRMED\r\n"));
	buf_put(out, S("END:VEVENT\r\n"));
}

/* The rule that has held since 1996. */
#define ZONE "BEGIN:VTIMEZONE\r\nTZID:Europe/Prague\r\n" \
	"BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n" \
	"TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nEND:DAYLIGHT\r\n" \
	"BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n" \
	"TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"

str calendar_write(struct arena *a, enum calendar_method method, str name,
	struct calendar_events events)
{
	static const char *const methods[] = { "PUBLISH", "REQUEST", "CANCEL" };
	struct buf out = { .arena = a };
	buf_put(&out, S("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Rozcestnik//Calendar//CS\r\n"
		"CALSCALE:GREGORIAN\r\n"));
	buf_printf(&out, "METHOD:%s\r\n", methods[method]);
	property(&out, "X-WR-CALNAME", name);
	buf_put(&out, S(ZONE));
	for (size_t i = 0; i < events.count; i++)
		event_put(&out, method, &events.items[i]);
	buf_put(&out, S("END:VCALENDAR\r\n"));
	return buf_str(&out);
}
