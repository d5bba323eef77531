/* What the office's pages of groups show; private to app/groups. */
#ifndef GROUPS_VIEW_H
#define GROUPS_VIEW_H
#include "app/groups/groups_internal.h"

/* ---- groups ---- */
struct office_group {
	str url, name, area, kind, summary;
	str next;
	int64_t submitted, tasks;
	bool over;
};
struct office_groups { struct office_group *items; size_t count; };
struct groups_view {
	struct req *r;
	struct site_frame *frame;
	struct office_groups list;
	bool adds;
};

struct meeting_line { int64_t number; str url, name, time, place, state; bool cancelled; };
struct meeting_lines { struct meeting_line *items; size_t count; };
struct task_line { int64_t id; str text, who, due, given, state, note, key; bool late; };
struct task_lines { struct task_line *items; size_t count; };
struct ballot_line { str url, title, state; int64_t papers; };
struct ballot_lines { struct ballot_line *items; size_t count; };
struct group_view {
	struct req *r;
	struct site_frame *frame;
	const struct seat *seat;
	str done;
	struct meeting_lines coming, past;
	struct task_lines tasks;
	struct ballot_lines ballots;
	struct ui_links links;
	struct str_list gaps;
	int64_t members;
};

struct triad_line { str name, day, url, missing; str cells[PARTICIPANTS]; };
struct triad_lines { struct triad_line *items; size_t count; };
struct triad_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const void *form;
	struct triad_lines lines;
	struct str_list gaps;
	struct triad_sum sum;
	struct ui_links files;
	bool wrong;
};

/* ---- members ---- */
struct member_line {
	str url, number, name, role, post, organisation, term, consent;
	bool over, email;
};
struct member_lines { struct member_line *items; size_t count; };
struct members_view {
	struct req *r;
	struct site_frame *frame;
	const struct seat *seat;
	str done;
	struct member_lines list;
	struct str_list counts, gaps;
	int64_t current;
};
struct member_form {
	str naming, name, role, post, organisation, email, account;
	bool public_name, thanks;
	str valid_from, valid_to;
};
struct member_view {
	struct req *r;
	struct site_frame *frame;
	str action;
	const struct field *fields;
	const struct member_form *form;
};
struct thanks_view {
	struct req *r;
	struct site_frame *frame;
	struct str_list names;
	int64_t others;
	struct ui_links files;
};

/* ---- a meeting ---- */
struct meeting_form { str day, starts, ends, kind, place, link, invitation; bool open, published; };
struct meeting_form_view {
	struct req *r;
	struct site_frame *frame;
	str action;
	const struct field *fields;
	const struct meeting_form *form;
	bool invited;                      /* members know of another time or place */
};
struct step_button { const char *label; enum ui_look look; str step; };
struct step_buttons { struct step_button *items; size_t count; };
struct agenda_line { int64_t id; str position, title, html_id; };
struct agenda_lines { struct agenda_line *items; size_t count; };
struct meeting_view {
	struct req *r;
	struct site_frame *frame;
	const struct seat *seat;
	const struct meeting_get_row *m;
	str url, done, refused, state, time, place, kind, public_url;
	struct agenda_lines agenda;
	struct step_buttons buttons;
	str invite_note, stale;            /* who gets one; the invitation says something else now */
	str attendance, gaps;
	struct ui_links links;
	struct { struct document_link { str title; struct ui_links files; } *items; size_t count; }
		documents;
	bool may_cancel, may_approve, may_amend;
	const struct field *cancel_fields, *approve_fields, *amend_fields;
	str approved;
	struct str_list amendments;
};
struct step_form { str reason, how, amendment; };

struct agenda_view {
	struct req *r;
	struct site_frame *frame;
	str action;
	struct agenda_lines lines;         /* the empty ones are for new items */
};

/* ---- attendance and minutes ---- */
struct roll_choice { str id, value, label; bool checked; };
struct roll_line {
	str name, role, state_name, deputy_name, deputy, error;
	struct { struct roll_choice *items; size_t count; } choices;
	bool over;
};
struct roll_lines { struct roll_line *items; size_t count; };
struct guest_line { str number, name, role, organisation; struct ui_choices roles; };
struct guest_lines { struct guest_line *items; size_t count; };
struct attendance_view {
	struct req *r;
	struct site_frame *frame;
	str action, done, back, summary;
	struct roll_lines roll;
	struct guest_lines guests;
};
struct sheet_line { str number, name, role, organisation; };
struct sheet_lines { struct sheet_line *items; size_t count; };
struct sheet_view {
	struct req *r;
	struct site_frame *frame;
	const struct meeting_get_row *m;
	str group, time, place;
	struct sheet_lines lines;
	struct int_list blanks;            /* numbers of the empty lines for guests */
	struct ui_links files;
};

struct resolution_line { int64_t id; str number, text, votes; };
struct resolution_lines { struct resolution_line *items; size_t count; };
/* What is being written in place: of which item, and its form. */
enum minutes_new { NEW_NOTHING, NEW_TASK, NEW_RESOLUTION };
struct minutes_item {
	int64_t id;
	str number, title, field, text, anchor, approves;
	bool may_approve;
	struct task_lines tasks;
	struct resolution_lines resolutions;
	enum minutes_new adding;
};
struct minutes_items { struct minutes_item *items; size_t count; };
struct minutes_form {
	str text, member, who, due, decision;
	struct maybe_int yes, no, none;
};
struct minutes_view {
	struct req *r;
	struct site_frame *frame;
	str action, done, time, place, revision, pen, summary, meeting_url;
	struct str_list others;            /* what somebody else saved meanwhile */
	struct minutes_items items;
	struct roll_lines roll;
	str present;
	struct task_lines earlier;
	const struct field *add_fields;
	const struct minutes_form *add;
};

/* ---- scoring ---- */
struct ballot_form {
	str title, about, method;
	struct maybe_int budget, threshold;
	struct str_list items;
};
struct ballot_form_view {
	struct req *r;
	struct site_frame *frame;
	str action;
	const struct field *fields;
	const struct ballot_form *form;
};
struct ballot_item_line { str id, text, link, value; };
struct ballot_item_lines { struct ballot_item_line *items; size_t count; };
struct result_line { str text, link, rank, n, total, mean, spread; };
struct result_lines { struct result_line *items; size_t count; };
struct ballot_view {
	struct req *r;
	struct site_frame *frame;
	const struct seat *seat;
	const struct ballot_get_row *b;
	str url, done, refused, rules, low, papers;
	struct ballot_item_lines items;
	struct result_lines results;
	bool fills, enters, ranked, own;
	str number;                        /* of a paper that was typed and refused */
	struct step_buttons buttons;
	struct ui_links files;
};
struct ballot_print_view {
	struct req *r;
	struct site_frame *frame;
	const struct ballot_get_row *b;
	struct { struct ballot_sheet { str number; } *items; size_t count; } sheets;
	struct ballot_item_lines items;
	str rules;
};
/* The result as it is shown; `low`: why there is no order, or empty. */
struct result_lines ballot_results(struct req *, const struct ballot_get_row *, bool *ranked,
	str *low, str *papers);

/* Links to one document in every format that fits. */
struct ui_links document_links(struct req *, str base, bool tables);
void link_add(struct req *, struct ui_links *, str href, str text);
#endif
