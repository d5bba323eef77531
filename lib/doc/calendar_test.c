/* iCalendar: written, and read back by what RFC 5545 says of lines and texts. */
#include "doc/calendar.h"
#include "tests/check.h"

static const struct calendar_event sample = {
	.uid = S("0198@example.cz"), .sequence = 2, .stamp = 1773306000, .starts = 1774620000,
	.ends = 1774627200, .summary = S("Pracovní skupina Senioři; 3. setkání, zasedačka"),
	.place = S("Slovanské náměstí 165,\nTrutnov"), .about = S("Program:\n1. Zápis \\ úkoly"),
	.organizer = S("urad@example.cz"), .organizer_name = S("Město \"T\"\r\nX-EVIL:1"),
	.attendee = S("clen@example.cz"),
};

static str written(struct check *t, enum calendar_method method, struct calendar_event e)
{
	return calendar_write(&t->arena, method, S(""), (struct calendar_events){ &e, 1 });
}

/* Lines put together again. */
static str unfolded(struct check *t, str text)
{
	struct buf out = { .arena = &t->arena };
	for (size_t i = 0; i < text.len; i++)
		if (str_starts(str_part(text, i, text.len), S("\r\n ")))
			i += 2;
		else
			buf_char(&out, text.ptr[i]);
	return buf_str(&out);
}

/* The value of the first property that begins so, in the event, unescaped. */
static str value_of(struct check *t, str text, const char *name)
{
	str rest = unfolded(t, text), line;
	bool event = false;
	struct buf out = { .arena = &t->arena };
	while (str_cut(&rest, '\n', &line)) {
		event |= str_is(line, "BEGIN:VEVENT\r");
		if (!event || !str_starts(line, str_of(name)))
			continue;
		line = str_part(line, strlen(name), line.len - 1);
		for (size_t i = 0; i < line.len; i++) {
			bool escaped = line.ptr[i] == '\\' && i + 1 < line.len;
			char c = line.ptr[i += escaped];
			buf_char(&out, escaped && c == 'n' ? '\n' : c);
		}
		return buf_str(&out);
	}
	return (str){ 0 };
}

UNIT(what_a_calendar_is_told_reads_back_as_it_was_said)
{
	str text = written(t, CALENDAR_REQUEST, sample);
	CHECK(str_eq(value_of(t, text, "SUMMARY:"), sample.summary));
	CHECK(str_eq(value_of(t, text, "LOCATION:"), sample.place));
	CHECK(str_eq(value_of(t, text, "DESCRIPTION:"), sample.about));
	CHECK(str_is(value_of(t, text, "UID:"), "0198@example.cz"));
	CHECK(str_is(value_of(t, text, "SEQUENCE:"), "2"));
	CHECK(str_is(value_of(t, text, "DTSTAMP:"), "20260312T090000Z"));
	/* 27 March is in winter time, 14:00 UTC is 15:00 in Prague. */
	CHECK(str_is(value_of(t, text, "DTSTART;TZID=Europe/Prague:"), "20260327T150000"));
	CHECK(str_is(value_of(t, text, "DTEND;TZID=Europe/Prague:"), "20260327T170000"));
}

UNIT(a_meeting_in_summer_keeps_its_hour)
{
	struct calendar_event e = sample;
	e.starts = 1783339200;                 /* 6 July 2026, 12:00 UTC */
	str text = written(t, CALENDAR_PUBLISH, e);
	CHECK(str_is(value_of(t, text, "DTSTART;TZID=Europe/Prague:"), "20260706T140000"));
	CHECK(str_has(text, S("TZOFFSETTO:+0200\r\nTZNAME:CEST")));
}

UNIT(an_invitation_asks_and_a_cancellation_says_so)
{
	struct calendar_event e = sample;
	str text = unfolded(t, written(t, CALENDAR_REQUEST, e));
	CHECK(str_has(text, S("METHOD:REQUEST\r\n")) && str_has(text, S("STATUS:CONFIRMED\r\n")));
	CHECK(str_has(text, S("RSVP=TRUE:mailto:clen@example.cz\r\n")));
	e.cancelled = true;
	text = unfolded(t, written(t, CALENDAR_CANCEL, e));
	CHECK(str_has(text, S("METHOD:CANCEL\r\n")) && str_has(text, S("STATUS:CANCELLED\r\n")));
	text = unfolded(t, written(t, CALENDAR_PUBLISH, e));
	CHECK(str_has(text, S("METHOD:PUBLISH\r\n")) && !str_has(text, S("ATTENDEE")));
}

UNIT(no_text_begins_a_property_and_no_line_is_too_long)
{
	struct calendar_event e = sample;
	e.about = S("žluťoučký kůň úpěl ďábelské ódy žluťoučký kůň úpěl ďábelské ódy žluťoučký kůň");
	str rest = written(t, CALENDAR_REQUEST, e), line;
	CHECK(utf8_valid(rest) && !str_has(rest, S("\r\nX-EVIL")));
	while (str_cut(&rest, '\n', &line))
		CHECK(line.len <= 76 && utf8_valid(line));     /* 75 and the carriage return */
}
