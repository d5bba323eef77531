/*
 * verify — what the office verifies, and the log of its talks; private to
 * app/upkeep.
 *
 * How old an entry is, and so how urgent, says freshness_score() of the
 * catalogue; here are only those that this visitor keeps.
 */
#ifndef VERIFY_H
#define VERIFY_H
#include "app/upkeep/own.h"
#include "app/upkeep/verify.sql.h"

enum {
	VERIFY_MOST = 100000,
	VERIFY_PAGE = 50,
	TRIED_DAYS = 60,                   /* that an attempt is shown in the queue */
	LOG_PAGE = 50, LOG_BESIDE = 10,
	LOG_DAYS = 3 * 366,                /* that a talk is kept */
};

/* A service or a crisis line. */
struct verify_entry {
	const char *path;                  /* "sluzby", "linky": of its addresses */
	int64_t id, provider;              /* provider 0: it is a line */
	str name, provider_name, type;
	struct freshness_score score;
	int64_t tries;                     /* that reached nobody, lately */
	str tried_on;
	int64_t late;                      /* 1: the last of them yesterday or today */
};
struct verify_entries { struct verify_entry *items; size_t count; int64_t total; };
/* What the queue is narrowed to. */
struct verify_filter {
	str state;                         /* "": all that is due */
	str type;                          /* code of a type of service, or "linky" */
	struct maybe_int municipality, area;
};
extern const struct choice verify_states[];
/* A part of what is due and the visitor keeps, the most urgent first; what was tried
 * yesterday or today comes last.  And how much that is in all. */
struct verify_entries verify_due(
	struct req *, const struct verify_filter *, int64_t offset, int64_t limit);
/* Of a line, whose form has one day for all of it. */
struct freshness_days verify_line_days(
	const struct freshness_records *, int64_t line, str checked_on);

/* These parts are as they say; "contacts" also sets the day that lists show. */
void verify_parts(
	struct req *, const char *kind, int64_t id, struct str_list parts, const char *method);

/* ---- talks ---- */
extern const struct choice verify_methods[], verify_outcomes[], talk_methods[], talk_outcomes[];
struct talk {
	struct maybe_int provider, line, service;
	str day, method, role, outcome, note;
};
void talk_put(struct req *, const struct talk *);
struct talk_line { str day, how, outcome, note, person, service, href; };
struct talk_lines { struct talk_line *items; size_t count; };
struct talk_lines talk_lines(
	struct req *, struct maybe_int provider, struct maybe_int line, int64_t limit, int64_t offset);

/* ---- pages ---- */
struct verify_line {
	str href, name, about, type, last, parts, tried;
	enum freshness state;
};
struct verify_queue {
	struct req *r;
	struct site_frame *frame;
	struct { struct verify_line *items; size_t count; } lines;
	struct ui_links states;
	struct ui_choices types, areas;
	str state, place, stopped;         /* stopped: why nobody is reminded, or ptr NULL */
	bool place_unknown, done;
	int64_t total;
	struct ui_pagination pages;
};
struct verify_part {
	str code, label, last;
	enum freshness state;
	bool ticked, first;
	struct { struct param *items; size_t count; } texts;
};
struct verify_form { struct str_list parts; str outcome, method, role, note; };
struct verify_contact { str value, note; bool phone; };
struct verify_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const struct verify_form *form;
	str action, edit, log, public, about, invite, reminded;
	struct { struct verify_part *items; size_t count; } parts;
	struct { struct verify_contact *items; size_t count; } contacts;
	struct talk_lines talks;
	bool done;
};
struct talk_form { str day, method, role, outcome, note; };
struct talks_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const struct talk_form *form;
	str action, edit;
	struct talk_lines talks;
	struct ui_pagination pages;
	bool done;
};
int verify_index(struct req *), verify_show(struct req *), verify_put(struct req *);
int talks_show(struct req *), talk_add(struct req *);
int64_t verify_waiting(struct req *);
void verify_demo(struct db *, struct arena *, int64_t now, struct buf *say);
#endif
