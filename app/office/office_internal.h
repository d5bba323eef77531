/* What the files of the office share.  Only they include this. */
#ifndef OFFICE_INTERNAL_H
#define OFFICE_INTERNAL_H
#include "app/office/office.h"
#include "app/office/record.sql.h"

enum { CHANGES_MOST = 2000, /* of one record, that are looked through */
	 HISTORY_PAGE = 50, VIEWS_MOST = 100, BULK_MOST = 1000 };

struct values texts_at(struct req *, const struct field *, struct values now,
	struct record_changes_since_rows);
/* What comes of two changes of the same text. */
struct merge {
	struct values merged;               /* where both changed it, mine */
	bool *disputed;                    /* fields that both changed, each otherwise */
	size_t disputes, theirs;           /* theirs: fields that only they changed */
};
struct merge texts_merge(
	struct req *, struct values base, struct values mine, struct values theirs);

/* The kind of the address for whoever may see it; NULL: it was answered. */
const struct record *record_asked(struct req *);
/* The record of the address for whoever may see it; NULL: it was answered, and
 * r->status says what. */
struct asked { const struct record *record; int64_t id; const struct field *fields; void *form; };
bool asked_of(struct req *, struct asked *);

/* ---- drafts ---- */
void draft_keep(struct req *, const struct asked *, int64_t revision);
/* The texts of the visitor's draft over those of the form; true if there is one. */
bool draft_load(
	struct req *, const struct asked *, void *form, int64_t *revision, int64_t *saved_at);
void draft_forget(struct req *, const struct asked *);

/* ---- what pages show ---- */
struct office_select { str name, label; struct ui_choices choices; };
struct list_view {
	struct req *r;
	struct site_frame *frame;
	const struct record *record;
	str words, query, url;             /* query: of the address, without the page */
	struct { struct office_select *items; size_t count; } selects;
	struct view_list_rows views;
	struct record_lines lines;
	int64_t total;
	struct ui_pagination pages;
	bool filtered, may_add;
	str done, note;                    /* what was just done, or why nothing was; or ptr NULL */
	int64_t operation;                 /* and can be taken back, or 0 */
	struct ui_choices bulk;            /* fields that can be set for many */
};
struct form_view {
	struct req *r;
	struct site_frame *frame;
	const struct asked *asked;
	int64_t revision, attachments;
	str action, public_url;
	struct ui_link trace, place;       /* on the way to results; see struct record */
	str draft_at;                      /* when the draft was kept that is offered; ptr NULL: none */
	bool from_draft, saved, merged;
	str autosave, preview;             /* preview: empty when there is none */
	struct str_list advice;
};
struct dispute { str name, label, mine, theirs; };
struct dispute_view {
	struct req *r;
	struct site_frame *frame;
	str action, who, when;
	int64_t revision;
	struct { struct dispute *items; size_t count; } disputes;
	struct { struct param *items; size_t count; } rest;
};
struct settings_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const struct site_settings *now;
	bool saved;
};
struct draft_line { str name, kind, when, href; };
struct drafts_view {
	struct req *r;
	struct site_frame *frame;
	struct { struct draft_line *items; size_t count; } lines;
};
struct history_entry { int64_t id; str field, before, after; bool can_return; };
struct history_step {
	str when, who, what;
	struct { struct history_entry *items; size_t count; } entries;
};
struct history_view {
	struct req *r;
	struct site_frame *frame;
	const struct asked *asked;
	struct { struct history_step *items; size_t count; } steps;
	struct ui_pagination pages;
	int64_t total;
};
struct found_kind {
	const struct record *record;
	str label, url;
	struct record_lines lines;
	int64_t total;
};
struct found_view {
	struct req *r;
	struct site_frame *frame;
	str words;
	struct { struct found_kind *items; size_t count; } kinds;
};
struct bulk_view {
	struct req *r;
	struct site_frame *frame;
	const struct record *record;
	const struct field *field;
	str value, action;
	struct record_lines lines;         /* that would change */
	struct int_list ids;
	int64_t same;                      /* that have the value already */
	const void *form;
};

/* A page of the office, on the way to it the list of its kind. */
struct site_frame *record_frame(struct req *, const struct record *, str title);
/* The records that the address asks for: its filters and words. */
struct record_names records_asked(struct req *, const struct record *);
struct record_lines lines_of(struct req *, const struct record *, struct record_names,
	size_t from, size_t most);
/* Whether one value makes sense for many records. */
bool field_is_for_many(const struct field *);

int record_list_show(struct req *), record_bulk(struct req *), record_undo(struct req *);
int record_form_show(struct req *), record_save(struct req *), record_draft(struct req *);
int record_preview(struct req *);
int record_draft_drop(struct req *), record_history_show(struct req *), record_return(struct req *);
int settings_show(struct req *), settings_save(struct req *);
int drafts_show(struct req *);
int64_t drafts_waiting(struct req *);
int view_save(struct req *), view_delete(struct req *);
int office_search(struct req *);
#endif
