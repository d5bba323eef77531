/* What the files of voices share; private to app/voices. */
#ifndef VOICES_VIEW_H
#define VOICES_VIEW_H
#include "app/office/office.h"
#include "app/people/people.h"
#include "app/site/site.h"
#include "app/territory/territory.h"
#include "app/voices/consultation.sql.h"
#include "app/voices/rule.h"
#include "app/voices/voice.sql.h"
#include "app/voices/voices.h"

enum {
	VOICE_TITLE = 120, VOICE_TEXT = 5000, VOICE_NAME = 150,        /* characters */
	VOICE_WHY = 4000,                  /* of a settlement's reason */
	VOICE_SOON = 3,                    /* seconds in which no person fills in the form */
	VOICE_TIMES = 10,                  /* in an hour from one address, */
	VOICE_FLOOD = 300,                 /* and from all together */
	VOICE_LOOKS = 60,                  /* slips asked for by one address in an hour */
	VOICE_PAGE = 50,                   /* as many as can be chosen at once: LIMIT_VALUES */
	VOICE_PARTS = 5,                   /* that one is split into at once */
	VOICE_DAYS = 30,                   /* to settle it, where nobody said otherwise */
	VOICE_OLDEST_DAYS = 1095,          /* a cycle of planning: then all personal is deleted */
	SLIPS_AT_ONCE = 40,
	AREAS_MOST = 1000, SECTIONS_MOST = 300, CONSULTATIONS_MOST = 200, LINEAGE_MOST = 2000,
	TABLE_MOST = 20000,                /* rows of a table of settlements in a file */
};
#define VOICE_KEEPERS (ROLE_COORDINATOR | ROLE_HEAD)       /* publish and settle */
#define VOICE_HANDS (VOICE_KEEPERS | ROLE_DESK)            /* write down what they are told */

extern const struct choice voice_modes[], voice_settlements[], voice_modes_told[];
extern const struct record participation_record, consultation_record, section_record;

/* ---- numbers and codes (slip.c) ---- */
/* What opens the slip of this number, "k7mq2xfp9t"; the same whenever it is asked. */
str  slip_code(struct req *, int64_t number);
str  slip_code_words(struct req *, int64_t number);        /* "k7mq2 xfp9t" */
str  slip_href(struct req *, int64_t number);              /* the address its author has */
/* The number of an address or of what somebody copied from a slip; 0: it opens nothing. */
int64_t slip_opened(struct req *, str number, str code);

/* ---- voices (voice.c, settle.c) ---- */
struct voice_new {
	int64_t slip;                      /* a printed one, or 0: a new one */
	int64_t area;
	struct maybe_int consultation, section;
	str mode, title, text, author, behalf, email, said_on, due_on;
	bool author_shown, shown;          /* shown: who writes it down has read it */
};
/* Keeps it; its number. */
int64_t voice_put(struct req *, const struct voice_new *);
const struct voice_get_row *voice_find(struct req *, int64_t id);    /* or NULL */
struct voice_state voice_state(const struct voice_get_row *);
/* For lists: whose areas they are narrowed to; unset: nobody's. */
struct maybe_int voice_narrow(struct req *);

/* Each does one act, or answers why it is refused: an English message id. */
const char *voice_show(struct req *, const struct voice_get_row *, str title, str text);
const char *voice_withhold(struct req *, const struct voice_get_row *, str why);
const char *voice_merge(struct req *, const struct voice_get_row *, int64_t into);
const char *voice_split(struct req *, const struct voice_get_row *, struct str_list parts);
const char *voice_settled(struct req *, const struct voice_get_row *, const struct settlement *);
const char *voice_reopen(struct req *, const struct voice_get_row *);
void voice_assign_to(struct req *, const struct voice_get_row *, struct maybe_int account,
                     str answers, str due_on);
/* Where the ways of one voice end, with their settlements. */
struct voice_ends_rows voice_outcome(struct req *, int64_t id);
/* Deletes what is personal in what is over; how many there were. */
int64_t voices_tidy(struct db *, struct arena *, int64_t now);
int64_t voice_keep_days(struct db *);
void voice_note(struct req *, const char *action, int64_t id);

/* ---- words (words.c) ---- */
str voice_name(struct req *, int64_t id, bool comment);    /* "Suggestion no. 12" */
str voice_title(struct req *, int64_t id, str title, str text);   /* its title, or how it begins */
str voice_mode_words(struct req *, str mode);
str settlement_words(struct req *, str kind);
enum ui_tone settlement_tone(str kind);
/* How far it has come, for the public. */
str course_words(struct req *, str moderation, str course);
str voice_href(struct req *, int64_t id);
str consultation_href(struct req *, str slug, const char *rest);
/* When comments are taken, in a sentence. */
str phase_words(struct req *, enum phase, str opens_on, str closes_on);

/* ---- forms: what can be chosen ---- */
str  id_text(struct req *, int64_t id);

/* ---- public pages ---- */
struct voice_count { str label, href; int64_t count; bool current; };
struct voice_counts { struct voice_count *items; size_t count; };
struct consultation_line { str title, href, area, when, state; };
struct consultation_lines { struct consultation_line *items; size_t count; };
struct take_part_view {
	struct req *r;
	struct site_frame *frame;
	struct participation_public_rows areas;
	struct consultation_lines now, coming, over;
	struct voice_counts counts;
	int64_t total;
};
/* A voice as the public reads it, in a list, on its page and on its author's. */
struct voice_shown {
	int64_t id;
	str name, title, text, href, area, section, section_href, who, mode, day, state, withheld;
	str settled, settled_day, why, passed, text_title, text_href;
	enum ui_tone tone;
	struct ui_links to;                /* what it became; of many parts the first and the last */
	bool closed;                       /* has a settlement */
};
struct voices_shown { struct voice_shown *items; size_t count; };
struct voice_list_view {
	struct req *r;
	struct site_frame *frame;
	struct voices_shown lines;
	struct voice_counts states;        /* links that narrow the list */
	struct ui_choices choices;         /* of areas, or of sections */
	struct ui_pagination pages;
	struct ui_links files;
	int64_t total;
	str action, back, back_text, state;
	bool takes;                        /* one can still say something */
};
struct voice_view {
	struct req *r;
	struct site_frame *frame;
	struct voice_shown voice;
	struct voices_shown ends;          /* where its ways end; none: it is its own end */
	struct ui_links from;
	str code, due;
	bool told;                         /* an e-mail was left */
	bool waiting;
};
struct section_shown {
	int64_t id, comments;
	str anchor, heading, ask, list;
	struct html text, new_text;
	bool changed;
	struct ui_links voices;            /* which comments led to the new text */
};
struct consultation_view {
	struct req *r;
	struct site_frame *frame;
	const struct consultation_get_row *c;
	struct { struct section_shown *items; size_t count; } sections;
	struct html introduction;
	str when, ask, list, settle_by;
	bool open, preview, closed;
	int64_t comments, settled;
};

struct voice_form { str area, title, section, text, author, email; bool author_shown; };
struct voice_form_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const struct voice_form *form;
	str lead, button, phone;
	int64_t days, keep_days;
	bool takes;
};
struct own_form { str number, code; };
struct own_ask_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const struct own_form *form;
};

/* ---- pages of the office ---- */
struct queue_tab { str href, label; int64_t count; bool current; };
struct queue_view {
	struct req *r;
	struct site_frame *frame;
	struct { struct queue_tab *items; size_t count; } tabs;
	struct ui_choices consultations;
	struct queue_list_rows rows;
	struct ui_pagination pages;
	int64_t total;
	str state, today, done;
	bool keeper;
};
/* A form of one act: its address ends with `name`. */
struct desk_form {
	const char *name;
	str title, button, hint;
	const struct field *fields;        /* none: only a button */
	const void *form;
	enum ui_look look;
	bool open;                         /* what one does most, or what was sent and is wrong */
};
struct bulk_line { str name, title, refused; };
struct bulk_view {
	struct req *r;
	struct site_frame *frame;
	struct { struct bulk_line *items; size_t count; } lines;
	struct int_list ids;               /* that can be done */
	struct desk_form act;
};
struct voice_desk {
	struct req *r;
	struct site_frame *frame;
	const struct voice_get_row *v;
	struct voice_shown shown;
	struct ui_links from, to;
	struct { struct desk_form *items; size_t count; } forms;
	str done, href, public_href;
	bool late;
	struct ui_link way;                /* of a suggestion: where it is linked with others */
};
struct enter_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const void *form;
	int64_t done;                      /* the number it got; 0: nothing was sent */
	str code, href;
	bool printed;                      /* whoever said it has the slip with the code */
};
struct slip_line { int64_t number; str code; };
struct slips_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const void *form;
	struct { struct slip_line *items; size_t count; } slips;
	const struct participation_of_row *where;
	str area, url;
};

/* ---- acts of the office (act.c) ---- */
struct act_form {
	str title, text, reason, kind, why, passed_to, section, changed, changed_href, account, answers;
	str due_on, part1, part2, part3, part4, part5;
	struct maybe_int into;
};
/* The form of an act for the voice, or for many (NULL); name NULL: there is no such act. */
struct desk_form act_form(struct req *, const char *name, const struct voice_get_row *);
extern const char *const act_names[];  /* in the order of the page, ended by NULL */
/* Why the act cannot be done with it now, or NULL. */
const char *act_refused(struct req *, const char *name, const struct voice_get_row *);
/* Does it; what is refused is added to the request's errors. */
void act_do(struct req *, const struct desk_form *, const struct voice_get_row *,
            const struct act_form *);

int take_part_show(struct req *);
int voice_index(struct req *), voice_page_show(struct req *);
int consultation_show(struct req *), comment_index(struct req *), comment_file(struct req *);
int suggestion_ask(struct req *), suggestion_send(struct req *);
int comment_ask(struct req *), comment_send(struct req *);
int own_ask(struct req *), own_find(struct req *), own_show(struct req *);
int queue_show(struct req *), bulk_do(struct req *);
int voice_desk_show(struct req *), voice_desk_act(struct req *);
int enter_ask(struct req *), enter_send(struct req *);
int slips_ask(struct req *), slips_make(struct req *), slips_print(struct req *);
int64_t voices_waiting(struct req *);

/* What one row of a list says to the public. */
struct voice_shown voice_row_shown(struct req *, const struct voice_list_row *, str slug);
struct voice_shown voice_end_shown(struct req *, const struct voice_ends_row *);
struct voice_shown voice_get_shown(struct req *, const struct voice_get_row *);
void voices_demo(struct db *, struct arena *, int64_t now, struct buf *say);
#endif
