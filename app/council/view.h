/* What the pages of the council are given; private to app/council. */
#ifndef COUNCIL_VIEW_H
#define COUNCIL_VIEW_H
#include "app/council/board.h"
#include "app/trace/trace.h"
#include "doc/doc.h"

/* A stop on the way: what stands in the rail "PV ✔ → RM ✔ → ZM 24. 6. 2024". */
struct rail_stop {
	str code, name, day, state, number;
	str draft, adopted, reason;
	int64_t hearing, attempt;
	enum ui_tone tone;
	bool passed, waits, last;          /* waits: the next one that has to decide */
	bool unnumbered;                   /* its resolution has no number yet, and should */
	str excerpt;                       /* address of its excerpt, without the ending; or empty */
};
struct rail { struct rail_stop *items; size_t count; };
/* The stops that count; `every`: also earlier attempts.  `copy`: texts of the public copy. */
struct rail council_rail_of(struct req *, const struct paper *, bool every, bool copy);

struct council_format_links { struct ui_link *items; size_t count; };
/* Links to a document in the formats that fit: "base.pdf" …  `tables`: it has some. */
struct council_format_links council_format_links(struct req *, str base, bool tables);

struct council_task_line { str what, who, when, state, report, href, of; bool late; };
struct council_task_lines { struct council_task_line *items; size_t count; };
struct council_task_lines council_task_lines_of(struct req *, struct council_task_list_rows);

/* ---- office: one paper ---- */

struct result_form {
	str hearing, result, number, adopted, reason, day;
	bool again;
	str drafts[PAPER_BODIES];
};
struct annex_form { str title, url, sha256; };
struct edition_form { str edition; };
/* An annex known by its fingerprint. */
struct annex_line {
	int64_t id;
	str title, sha256;
	str fingerprint;                   /* the hash as documents say it: of an edition its head */
	str day, href, file;               /* file: its PDF; empty: who asks may not open it */
	bool edition, hidden;              /* hidden: the public does not see the edition */
	bool spoilt;                       /* its text is not the one that was added */
};
struct annex_lines { struct annex_line *items; size_t count; };
/* The hash of each edition is counted now.  `copy`: as the public may open them. */
struct annex_lines paper_annex_lines(struct req *, const struct paper *, bool copy);
/* A sentence for each that is not what was added. */
struct str_list paper_annexes_spoilt(struct req *, const struct annex_lines *);
struct note_form { str note; };
struct council_fact { str name, value; };
struct council_facts { struct council_fact *items; size_t count; };
struct version_line { int64_t number; str when, who, reason, href, hash; };
struct council_paper_view {
	struct req *r;
	struct site_frame *frame;
	const struct paper *paper;
	struct rail rail;
	struct council_advice advice;
	str url, state, done, edit, files, public_url, approved, waits;
	struct ui_link trace;              /* what led to it and came of it */
	bool writes, heads;                /* what this visitor may do */
	bool editable, submitted, approved_state, closed;
	const struct field *result_fields, *annex_fields, *note_fields, *day_fields,
		*number_fields, *edition_fields;
	struct result_form result;
	struct annex_form annex;
	struct edition_form edition;
	struct annex_lines annexes;
	struct str_list spoilt;            /* what is wrong with them */
	struct note_form note;
	struct { struct version_line *items; size_t count; } versions;
	struct council_task_lines tasks;
	struct council_format_links documents;
	str published;                     /* when; empty: it is not */
	struct council_facts facts;
	struct ui_links previous;
	struct html report;
	int64_t file_count;
};

struct differ_field { str label; struct differ_pieces pieces; };
struct council_version_view {
	struct site_frame *frame;
	str back, when, reason, hash;
	int64_t number;
	bool first, whole;                 /* whole: the hash is the one of the texts */
	struct { struct differ_field *items; size_t count; } fields;
};

/* ---- office: overview ---- */

struct session_line {
	int64_t id;
	str title, day, href, agenda;
	bool warns, may_post;
	struct ui_links papers;
};
struct paper_line { str href, title, state, area; };
struct council_overview {
	struct req *r;
	struct site_frame *frame;
	struct { struct session_line *items; size_t count; } sessions;
	struct { struct paper_line *items; size_t count; } papers;
	struct council_task_lines late, open;
	struct council_format_links documents;
	bool writes, bodies;
};

/* ---- office: the public copy ---- */

struct copy_part { str part, label, text; struct scan_finds finds; int64_t rows; };
struct council_copy_view {
	struct req *r;
	struct site_frame *frame;
	str url, back, public_url, published;
	bool finds, birth;                 /* something was found; a birth number was */
	struct { struct copy_part *items; size_t count; } parts;
};

/* ---- public ---- */

struct public_paper_line { str href, title, state, area; enum ui_tone tone; struct rail rail; };
struct public_papers_view {
	struct site_frame *frame;
	struct { struct public_paper_line *items; size_t count; } lines;
	struct ui_pagination pages;
	struct ui_choices years, bodies, states;
	bool filtered;
};
struct public_paper_view {
	struct site_frame *frame;
	struct rail rail;
	str state, kind;
	enum ui_tone tone;
	struct council_facts facts;
	struct html report;
	struct trace_view *trace;
	struct ui_links previous;
	struct annex_lines annexes;
	struct str_list spoilt;
	struct ui_downloads downloads;
	struct council_task_lines tasks;
	struct council_format_links documents;
};

int council_overview_show(struct req *), council_agenda_post(struct req *),
	council_overview_file(struct req *);
int council_paper_show(struct req *), council_paper_act(struct req *),
	council_paper_file(struct req *);
int council_copy_show(struct req *), council_copy_act(struct req *);
int public_papers_show(struct req *), public_paper_show(struct req *),
	public_paper_file(struct req *);
void council_remind(struct job_run *);
/* The demonstration: the paper of Trutnov of 2024. */
void council_demo(struct db *, struct arena *, int64_t now, struct buf *say);
#endif
