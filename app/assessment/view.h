/* What the files of app/assessment share; private to it. */
#ifndef ASSESSMENT_VIEW_H
#define ASSESSMENT_VIEW_H
#include "app/assessment/assessment.h"
#include "app/assessment/assessment.sql.h"
#include "app/assessment/rules.h"
#include "app/office/office.h"
#include "app/people/people.h"
#include "app/site/site.h"
#include "app/territory/territory.h"
#include "doc/doc.h"

enum {
	ASSESSMENT_KEEPERS = ROLE_ADMIN | ROLE_COORDINATOR,
	ASSESSMENT_PUBLISHERS = ASSESSMENT_KEEPERS | ROLE_HEAD,
	ASSESSMENT_READERS = ASSESSMENT_PUBLISHERS | ROLE_READER,
	ASSESSMENT_MOST = 1000, YEARS_COMPARED = 12, YEARS_DRAWN = 3,
};
extern const struct record assessment_record, process_step_record, planning_note_record;
extern const struct choice note_kinds[];

/* ---- one assessment ---- */

struct evidence_lines { struct evidence_line *items; size_t count; };
struct part_line { str quality, mark, good, improve; struct evidence_lines evidence; };
struct part_lines { struct part_line *items; size_t count; };
/* All eight, in order, also those that nobody has filled in. */
struct part_lines part_lines_of(struct req *, int64_t id);

/* ---- years side by side ---- */

struct compared { str words; bool better, worse; struct maybe_int mark; };
struct compared_row { str quality; struct { struct compared *items; size_t count; } years; };
struct comparison {
	str area;
	int64_t area_id;
	struct { int64_t *items; size_t count; } years;
	struct { struct compared_row *items; size_t count; } rows;
	const struct drawing *chart;       /* of the last years; NULL: nothing to compare */
	str chart_id;
};
struct comparisons { struct comparison *items; size_t count; };
/* Of the areas (none: of all), of what the public sees or of what is finished. */
struct comparisons comparisons_of(struct req *, struct int_list areas, bool open);
const struct drawing *comparison_chart(struct req *, const struct comparison *);

/* ---- calendar and log ---- */

struct step_line { str phase, title, when, who, note, state, href; enum ui_tone tone; };
struct step_lines { struct step_line *items; size_t count; };
struct cycle { str name; int64_t year_from; struct step_lines steps; };
struct cycles { struct cycle *items; size_t count; };
struct cycles cycles_of(struct req *, int64_t area);
struct note_line { str title, text, who, day, url, href; };
struct note_lines { struct note_line *items; size_t count; };
struct note_kind_lines { str kind; struct note_lines notes; };
struct note_lists { struct note_kind_lines *items; size_t count; };
/* What is not closed, kind by kind. */
struct note_lists notes_of(struct req *, int64_t area);

/* ---- documents ---- */

typedef struct assessment_get_row assessment_row;
struct document *assessment_document(struct req *, const assessment_row *);
struct document *comparison_document(struct req *, const struct comparison *);
struct document *calendar_document(struct req *, const struct area *);
struct document *handover_document(struct req *, const struct area *);
/* The format of a file "name.suffix" of that name; else DOCUMENT_FORMATS. */
enum document_format assessment_document_asked(str file, const char *name);
/* Links to "base.pdf" …; `tables`: it has some. */
struct file_links { struct ui_link *items; size_t count; };
struct file_links assessment_file_links(struct req *, str base, bool tables);

/* ---- pages ---- */

struct area_line { str name, href; };
struct areas_view {
	struct site_frame *frame;
	struct { struct area_line *items; size_t count; } areas;
};
struct assessment_line { str title, href, state, about; };
struct area_view {
	struct req *r;
	struct site_frame *frame;
	str url, slug, done;
	bool writes;
	struct cycles cycles;
	struct { struct assessment_line *items; size_t count; } assessments;
	struct comparison *comparison;     /* NULL: nothing is finished */
	struct note_lists notes;
	const struct field *cycle_fields;
	const void *cycle_form;
	struct file_links calendar, compared, handover;
};
struct assessment_view {
	struct req *r;
	struct site_frame *frame;
	str url, edit, state, finished, reason, done, public_url;
	struct part_lines parts;
	bool writes, publishes, draft, published;
	const struct field *reason_fields;
	const void *reason_form;
	struct file_links files;
};
struct public_assessments_view {
	struct site_frame *frame;
	struct { struct assessment_line *items; size_t count; } list;
	struct comparisons comparisons;
};

int assessment_areas_show(struct req *), assessment_area_show(struct req *),
	assessment_area_act(struct req *), assessment_area_file(struct req *);
int assessment_show(struct req *), assessment_act(struct req *), assessment_file(struct req *);
int public_assessments_show(struct req *), public_assessment_show(struct req *),
	public_assessment_file(struct req *);
/* Eight steps of a cycle, one for each phase, without days. */
void cycle_begin(struct db *, struct arena *, const struct lang *, int64_t now, int64_t area,
	int64_t year_from, int64_t year_to);
void assessment_demo(struct db *, struct arena *, int64_t now, struct buf *say);
#endif
