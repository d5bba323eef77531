/*
 * round — rounds of news: who answers for measures is asked what is new.
 *
 * The one idea: whom a round asks follows from its measures.  Each e-mail of a guarantor's
 * office gets letters with a personal link until all its measures of the round are answered;
 * whoever changes the e-mail of a measure changes who is asked.  An answer is news of the
 * measure that the office alone reads until it publishes it.
 */
#ifndef PLANNING_ROUND_H
#define PLANNING_ROUND_H
#include "app/planning/office.h"
#include "app/planning/round.sql.h"

enum { ROUND_MEASURES = 1000, ROUND_LETTERS = 20000, ROUND_STEPS = 100, ROUND_INDICATORS = 20,
	ROUND_TEXT = 10000, ROUND_LETTERS_KEPT = 365 /* days after the round was closed */ };

/* One whom a round asks. */
struct asked {
	str email, who;                    /* who: guarantors of its measures, divided by commas */
	const struct round_items_row **items; size_t count;        /* all its measures */
	size_t open;                       /* of them without an answer */
	str last; size_t letters;          /* day of the last letter, how many there were */
};
/* By e-mail; the measures that nobody can be asked about last, with an empty e-mail. */
struct asked_list { struct asked *items; size_t count; };
struct asked_list round_asked(struct db *, struct arena *, int64_t round);

/* Letters that are due of a round now; how many there were.  With an e-mail: to that one
 * alone, whether due or not, once a day at most.  In a transaction. */
int64_t round_send(struct db *, struct arena *, int64_t now, int64_t round, str email);
/* Why no letters can be sent, a message id; NULL: they can. */
const char *round_stopped(struct db *);
void rounds_job(struct job_run *);
/* Answers of rounds that are not closed, which nobody has published yet. */
int64_t rounds_unread(struct req *);

/* ---- pages ---- */
struct round_form { str name, due_on, which, message; };
struct round_line { str href, name, plan, state, due, answered; int64_t unread; };
struct rounds_view {
	struct site_frame *frame;
	struct { struct round_line *items; size_t count; } rounds;
};
struct round_measure_line { str href, code, title; };
struct round_asked_line {
	str who, email, letters;
	struct { struct round_measure_line *items; size_t count; } measures;
};
struct round_answer_line {
	struct round_measure_line measure;
	str day, author, text, id;         /* id: of the measure */
	bool public;
};
struct round_view {
	struct req *r;
	struct site_frame *frame;
	str done, base, plan, plan_href, state, due, message, answered, stopped;
	enum ui_tone tone;
	bool prepared, running, closed;
	struct { struct round_asked_line *items; size_t count; } silent;
	struct { struct round_measure_line *items; size_t count; } nobody;
	struct { struct round_answer_line *items; size_t count; } answers;
};

/* Of the link: what the guarantor is asked, and the form of one measure. */
struct letter_view {
	struct site_frame *frame;
	str plan, area, due, message, done, next, next_title;
	bool closed, late;
	struct ui_tasks tasks;
	size_t open;
};
struct letter_answer_view {
	struct req *r;
	struct site_frame *frame;
	str back, code, deadline;
	struct html description, conditions;
	const struct field *fields;
	const void *form;
};

int rounds_index(struct req *), round_new(struct req *), round_add(struct req *);
int round_show(struct req *), round_edit(struct req *), round_save(struct req *);
int round_ask(struct req *), round_remind(struct req *), round_publish(struct req *);
int round_end(struct req *);
int letter_show(struct req *), letter_form(struct req *), letter_answer(struct req *);
#endif
