/* What the pages of plans show; private to app/planning. */
#ifndef PLANNING_VIEW_H
#define PLANNING_VIEW_H
#include "app/trace/trace.h"
#include "app/planning/edition.h"
#include "app/planning/progress.h"

/* A field of a part as it looks: Markdown, a list, or words. */
struct shown_row { str label; struct html text; struct str_list items; str words; };
struct shown_part { str id, title; struct { struct shown_row *items; size_t count; } rows; };
struct shown_parts { struct shown_part *items; size_t count; };
struct shown_part part_shown(struct req *, const struct plan_lines *, str part);

struct state_tag { str text; enum ui_tone tone; };
struct state_tag progress_tag(struct req *, const struct measure_progress *);
struct state_tag newness_tag(struct req *, const struct measure_progress *);

/* A priority, a goal or a measure in the tree of a plan. */
struct tree_line {
	str code, title, href, edit, kind, about;  /* edit: its form, in the office */
	int level;                         /* of its heading; 0: a measure */
	struct state_tag tag;
	bool tagged, fresh_shown;
	struct state_tag fresh;
	bool opens, closes;                /* of a measure: the first, the last of a list */
};
struct tree { struct tree_line *items; size_t count; };

/* What the lines say, with how far it is now; addresses are those of the public. */
struct tree plan_tree_of(struct req *, const struct plan_lines *, str slug,
	const struct measures_progress *now);

struct spoilt_view { struct site_frame *frame; str hash, found; };
struct plan_entry { str href, title, area, period, state; };
struct plan_entries { struct plan_entry *items; size_t count; };
struct plans_view { struct site_frame *frame; struct plan_entries plans; };
struct edition_note { str name, day, hash, newer, others; int64_t number; bool old; };
struct plan_view {
	struct site_frame *frame;
	str area, period, state, author, source, empty;
	struct edition_note edition;
	struct html vision;
	struct shown_parts sections, swot;
	str unfilled;                      /* titles of sections without a text */
	struct tree tree;
	struct ui_links actions, files;
	str progress;                      /* address */
};
struct note_line { int64_t id; str day, kind, author, text; };  /* id 0: it has no address */
struct year_line { str href, title, text; };
struct measure_view {
	struct site_frame *frame;
	str plan_title, plan_href, code;
	struct edition_note edition;
	struct shown_part card;
	const struct measure_progress *now;
	struct state_tag tag;
	str state, newness, into;
	struct { struct note_line *items; size_t count; } notes;
	struct trace_view *trace;
	struct { struct year_line *items; size_t count; } years;
};
struct action_view {
	struct site_frame *frame;
	str plan_title, plan_href, state;
	bool draft;                        /* its year is not decided yet */
	struct edition_note edition;
	struct html introduction;
	struct shown_parts items;
	struct ui_links files;
};
struct edition_line { str href, what, name, day, hash, since; int64_t number; bool published; };
struct edition_lines { struct edition_line *items; size_t count; };
struct editions_view { struct site_frame *frame; struct edition_lines editions; };
struct edition_view {
	struct site_frame *frame;
	struct edition_note edition;
	struct shown_parts parts;
	struct ui_links files;
	str plan_href;
};
struct change_line { str part, field, before, after; };
struct compare_view {
	struct site_frame *frame;
	str before, after;
	struct { struct change_line *items; size_t count; } changes;
	str back;
};
struct count_line { str href, title, area; int64_t counts[PROGRESSES], all; };
struct progress_line {
	str code, title, href, news, newness, deadline;
	struct state_tag tag, fresh;
};
struct progress_view {
	struct site_frame *frame;
	struct { struct count_line *items; size_t count; } plans;
	struct { struct progress_line *items; size_t count; } measures;
	struct drawing *chart;             /* of all measures that are counted; NULL: there are none */
	str today, csv;
	bool one;                          /* of one plan */
};

str deadline_words(struct req *, const struct measure_progress *);
struct edition_note edition_note_of(struct req *, const struct edition_get_row *, str slug);
void links_put(struct req *, struct ui_links *, str href, str text);

int plans_index(struct req *), plan_show(struct req *), plan_measure_show(struct req *);
int plan_action_show(struct req *), plan_editions_show(struct req *);
int plan_edition_show(struct req *), plan_compare_show(struct req *);
int plans_progress_show(struct req *), plan_file(struct req *);
#endif
