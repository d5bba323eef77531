/* An event made of what strangers wrote, parted by NUL: no line is too long, and none
 * is a property that the writer did not mean. */
#include "doc/calendar.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool known(str line)
{
	static const char *const names[] = { "BEGIN:", "END:", "VERSION:", "PRODID:", "CALSCALE:",
		"METHOD:", "X-WR-CALNAME:", "TZID:", "DTSTART", "DTEND", "RRULE:", "TZOFFSET", "TZNAME:",
		"UID:", "SEQUENCE:", "DTSTAMP:", "SUMMARY:", "LOCATION:", "DESCRIPTION:", "URL:",
		"ORGANIZER", "ATTENDEE", "STATUS:", " " };
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_starts(line, str_of(names[i])))
			return true;
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str rest = { (const char *)data, size }, part[6] = { { 0 } }, line;
	for (size_t i = 0; i < COUNT(part) && str_cut(&rest, '\0', &part[i]); i++)
		if (!utf8_valid(part[i]))
			part[i] = S("?");
	struct calendar_event e = { .uid = part[0], .sequence = (int64_t)size, .starts = 1774620000,
		.ends = 1774627200, .summary = part[1], .place = part[2], .about = part[3],
		.organizer = part[4], .organizer_name = part[5], .attendee = part[4], .url = part[4] };
	str text = calendar_write(&arena, (enum calendar_method)(size % 3), part[5],
		(struct calendar_events){ &e, 1 });
	assert(utf8_valid(text) && str_ends(text, S("END:VCALENDAR\r\n")));
	text.len -= 2;
	while (str_cut(&text, '\n', &line)) {
		if (text.ptr)
			assert(str_ends(line, S("\r")));
		assert(line.len <= 76 && known(line));
	}
	arena_free(&arena);
	return 0;
}
