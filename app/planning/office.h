/* The office's pages of plans; private to app/planning. */
#ifndef PLANNING_OFFICE_H
#define PLANNING_OFFICE_H
#include "app/groups/groups.h"
#include "app/planning/office.sql.h"
#include "app/planning/view.h"

struct step_button { str value, label; };
struct step_buttons { struct step_button *items; size_t count; };

struct office_plans_view { struct site_frame *frame; struct plan_entries plans; };

struct chip { str href, label; int64_t count; bool chosen; };
struct office_action_line { str href, title, state; };
struct office_edition_line { str href, what, name, day; int64_t number; bool published; str id; };
struct office_plan_view {
	struct req *r;
	struct site_frame *frame;
	str done, area, period, state, edit, slug, base;
	struct step_buttons steps;
	struct { struct chip *items; size_t count; } chips;
	struct tree tree;
	struct ui_links parts, adds;
	struct { struct office_action_line *items; size_t count; } actions;
	struct { struct office_edition_line *items; size_t count; } editions;
	str public_url;
	struct groups_triad triad;         /* of meetings in the plan's years and the one before */
	int64_t year;                      /* that a new action plan is offered for */
	const struct field *fields;
	const void *form;
};

struct office_item_line { str code, title, href, text, deadline, outcome, id; };
struct office_candidate { str id, code, title; };
struct office_action_view {
	struct req *r;
	struct site_frame *frame;
	str done, plan_title, plan_href, state, base, closing, edit;
	struct step_buttons steps;
	struct { struct office_item_line *items; size_t count; } items;
	struct { struct office_candidate *items; size_t count; } others;
	bool draft, proposed, approved;
	str public_url, next;
};

struct office_form_view {
	struct req *r;
	struct site_frame *frame;
	str back, back_words, url, about, hint;
	const struct field *fields;
	const void *form;
};

/* The form of a year's end, a block for each measure; names end with the item's number. */
struct closing_block {
	str id, code, title, wording, error, reason, evaluation;
	struct ui_choices outcomes, into;
};
struct office_closing_view {
	struct req *r;
	struct site_frame *frame;
	str url, back;
	int64_t year, next;                /* next 0: the plan ends */
	struct { struct closing_block *items; size_t count; } blocks;
	bool wrong;
};

struct value_line { str name, unit, id, last, target; };
struct office_measure_view {
	struct req *r;
	struct site_frame *frame;
	str done, code, plan_title, plan_href, edit, base, state, derived, public_url;
	const struct measure_progress *now;
	struct state_tag tag, fresh;
	struct ui_link trace;              /* what led to it and came of it */
	struct step_buttons steps;
	struct { struct note_line *items; size_t count; } notes;
	struct { struct value_line *items; size_t count; } values;
	const struct field *note_fields, *told_fields, *value_fields;
	const void *note_form, *told_form, *value_form;
};

/* The plan, the action plan, the measure of r->id in whose area the visitor plans; NULL: it
 * was answered. */
struct office_plan_get_row *office_plan_of(struct req *);
/* The page of the plan, with what the request holds of errors. */
int office_plan_told(struct req *, const struct office_plan_get_row *);
int office_consult(struct req *);
struct office_action_get_row *office_action_of(struct req *);
struct office_measure_get_row *office_measure_of(struct req *);

int office_plans(struct req *), office_plan(struct req *), office_plan_state(struct req *);
int office_edition_add(struct req *), office_edition_publish(struct req *);
int office_action_add(struct req *), office_action(struct req *),
	office_action_select(struct req *);
int office_action_remove(struct req *), office_action_state(struct req *);
int office_item(struct req *), office_item_save(struct req *);
int office_action_text(struct req *), office_action_text_save(struct req *);
int office_closing(struct req *), office_closing_save(struct req *);
int office_measure(struct req *), office_measure_note(struct req *);
int office_measure_state(struct req *), office_measure_progress(struct req *);
int office_measure_value(struct req *);

/* The states that can follow, as buttons; `refused` answers for two numbers of states. */
struct step_buttons steps_from(struct req *, const struct state *, size_t count, size_t from,
	const char *(*refused)(int from, int to));
/* How a new action plan is called until somebody calls it otherwise. */
str action_title(struct req *, int64_t year, str area);
/* What the address says was done: its code, then the message id, in pairs ended by NULL. */
str done_words(struct req *, const char *const *pairs);
/* An entry of the audit trail and a note in the change log. */
struct told { const char *kind; int64_t id; const char *action; str name, before, after; };
void planning_told(struct req *, const struct told *);
void planning_demo(struct db *, struct arena *, int64_t now, struct buf *say);
#endif
