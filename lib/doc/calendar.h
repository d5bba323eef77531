/*
 * calendar — events as programs for calendars read them: iCalendar (RFC 5545), and
 * invitations to them (RFC 5546).
 *
 * Times are written in Prague's civil time with the zone beside them, so that a meeting
 * at two o'clock stays at two however a clock is changed.  One event keeps its `uid` for
 * ever; each later word about it has a higher `sequence`.  Whatever the texts hold, a line
 * is at most 75 bytes and none of them can begin another property.
 */
#ifndef DOC_CALENDAR_H
#define DOC_CALENDAR_H
#include "base/base.h"

struct calendar_event {
	str uid;                           /* "…@example.cz" */
	int64_t sequence, stamp;           /* stamp: when this was said */
	int64_t starts, ends;              /* instants */
	str summary, place, about, url;    /* texts that are empty are left out */
	str organizer, organizer_name;     /* an address, and whose */
	str attendee;                      /* who is invited, of an invitation; an address */
	bool cancelled;
};
struct calendar_events { struct calendar_event *items; size_t count; };

/* Published for everybody; an invitation; that it does not take place. */
enum calendar_method { CALENDAR_PUBLISH, CALENDAR_REQUEST, CALENDAR_CANCEL };
/* `name`: of the calendar, where it is published; may be empty. */
str calendar_write(struct arena *, enum calendar_method, str name, struct calendar_events);
#endif
