/* What the files of app/groups share: who asks, how people are called, the pages. */
#ifndef GROUPS_INTERNAL_H
#define GROUPS_INTERNAL_H
#include "app/groups/ballot.sql.h"
#include "app/groups/group.sql.h"
#include "app/groups/groups.h"
#include "app/groups/meeting.sql.h"
#include "app/groups/member.sql.h"
#include "app/groups/minutes.sql.h"
#include "app/groups/public.sql.h"
#include "app/groups/rules.h"
#include "app/groups/score.h"
#include "app/groups/triad.h"
#include "app/office/office.h"
#include "app/people/people.h"
#include "app/site/site.h"

/* A form with all of them must have fewer fields than LIMIT_FIELDS. */
enum {
	GROUPS_MOST = 500,
	MEMBERS_MOST = 150,
	ENDED_MOST = 500,
	MEETINGS_MOST = 300,
	AGENDA_MOST = 40,
	GUESTS_MOST = 40,
	TASKS_MOST = 60,
	RESOLUTIONS_MOST = 100,
	BALLOTS_MOST = 100,
	BALLOT_ITEMS_MOST = 60,
	PAPERS_MOST = 500,
	MINUTES_TEXT = 20000,
	MINUTES_BODY = 2 << 20
};
#define GROUP_ROLES (ROLE_COORDINATOR | ROLE_MEMBER)

/* ---- who asks ---- */

/* The group of the address and what the visitor may do there: the coordinator of its area
 * everything, its secretary what concerns meetings, a member reads and scores. */
struct seat {
	const struct group_get_row *g;
	bool coordinates, writes;
	struct maybe_int member;           /* the visitor's own seat today */
	str url;                           /* /urad/skupiny/SLUG */
};
/* False: what was answered is in r->status. */
bool seat_taken(struct req *, struct seat *);          /* may read */
bool seat_writes(struct req *, struct seat *);
bool seat_coordinates(struct req *, struct seat *);
str  seat_url(struct req *, const struct seat *, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* A page of the group's office: `title` empty: its front page. */
struct site_frame *seat_frame(struct req *, const struct seat *, str title);
/* The meeting of the address; NULL: 404 was answered. */
struct meeting_get_row *meeting_asked(struct req *, const struct seat *);

/* ---- how people are called ---- */

struct person { int64_t number; str name, role, organisation; bool shown; };
/* For those who keep the group: the name or the pseudonym, else the number. */
str person_words(struct arena *, const struct lang *, const struct person *);
/* For everybody: the name only by consent, else role and number; the organisation of who
 * stands for one, never of users and the public, whom it could betray. */
str person_public(struct arena *, const struct lang *, const struct person *);
#define PERSON(row) (&(struct person){ (row)->number, (row)->name, (row)->role, \
	(row)->organisation, (row)->public_name })

/* ---- how meetings are called ---- */

extern const struct choice meeting_kinds[], group_kinds[], group_topics[], group_states[];
str meeting_name(struct req *, int64_t number);        /* "3rd meeting" without its day */
str meeting_time(struct req *, str day, str starts, str ends);     /* with the day of the week */
str weekday_words(struct req *, str day);
void words_add(struct arena *, struct str_list *, str);

extern const struct record group_record;
bool group_may(struct req *, int64_t area);

/* ---- pages: office ---- */
int groups_office(struct req *), group_office(struct req *), group_triad(struct req *);
int group_thanks(struct req *);
int members_show(struct req *), member_new(struct req *), member_create(struct req *);
int member_edit(struct req *), member_save(struct req *);
int meeting_new(struct req *), meeting_create(struct req *), meeting_show(struct req *);
int meeting_edit(struct req *), meeting_save(struct req *), agenda_edit(struct req *);
int agenda_save(struct req *), meeting_step(struct req *), attendance_show(struct req *);
int attendance_save(struct req *), sheet_show(struct req *);
int minutes_show(struct req *), minutes_save(struct req *);
int ballot_new(struct req *), ballot_create(struct req *), ballot_show(struct req *);
int ballot_fill(struct req *), ballot_step(struct req *), ballot_edit(struct req *);
int ballot_save(struct req *), ballot_print(struct req *);
int office_document(struct req *);
int64_t groups_waiting(struct req *);

/* ---- pages: public ---- */
int public_groups(struct req *), public_group(struct req *), public_meeting(struct req *);
int public_feed_all(struct req *), public_feed_group(struct req *);
int public_meeting_calendar(struct req *), public_document(struct req *);
void groups_links(struct req *, struct site_links *);

/* ---- attendance and minutes, as they are shown and kept ---- */

extern const struct choice attendance_choices[];       /* of a member: not "guest" */
struct attendance {
	struct attendance_grid_rows grid;
	struct attendance_guests_rows guests;
	int64_t voting;                    /* members and deputies in the room */
	struct triad triad;
};
struct attendance attendance_read(struct req *, const struct meeting_get_row *);
/* What the form's s{id} say of members, and d{id} of deputies, if it has them; errors go to
 * the request.  Guests only when `guests`. */
void attendance_keep(struct req *, const struct meeting_get_row *, bool guests);
/* How many of each role were there, in words: "Provider 3, User of services 1". */
str triad_words(struct req *, const struct triad *);

struct minutes {                       /* all that minutes say */
	struct agenda_list_rows agenda;
	struct attendance attendance;
	struct task_list_rows tasks;
	struct task_heard_rows heard;
	struct resolution_list_rows resolutions;
	struct amendment_list_rows amendments;
};
struct minutes minutes_read(struct req *, const struct meeting_get_row *);
/* "3/1" */
str resolution_number_words(struct arena *, int64_t meeting, int64_t number);
str votes_words(struct req *, const struct resolution_list_row *);     /* empty: not counted */
const char *task_state_words(str state);
extern const struct choice task_states[];

/* ---- letters ---- */

/* Puts an invitation, or that it was cancelled, to every member with an address; how many. */
int64_t meeting_announce(struct req *, const struct seat *, const struct meeting_get_row *,
	bool cancelled);

/* ---- triad over a time ---- */
struct triad_day { int64_t id, number; str day; struct triad triad; struct str_list missing; };
struct triad_days { struct triad_day *items; size_t count; struct triad_sum sum; };
struct triad_days triad_read(struct req *, int64_t group, str since, str until);

void groups_demo(struct db *, struct arena *, int64_t now, struct buf *say);
#endif
