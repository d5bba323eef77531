/*
 * parts of controls — what the fields of a form are made of.  A form's table is
 * shown by ui_form_field(); a page that needs more fills these structs.  What
 * follows from an id (of a hint, an error, a choice) is filled by
 * ui_control_of() and its kin, so that it is right everywhere.
 */
#ifndef UI_CONTROL_PARTS_H
#define UI_CONTROL_PARTS_H
#include "ui/parts.h"

/* A hint or an error.  spoken: the word before an error, where it is not "Error". */
struct ui_note { struct html_words text; str id, spoken; struct ui_more more; };

struct ui_label {
	struct html_words text;
	str of;                            /* id of what it labels */
	bool heading, optional;            /* heading: of the whole page */
	struct ui_more more;
};

struct ui_fieldset {
	struct html_words legend;
	bool heading, optional;
	str role, described_by;
	struct ui_more more, legend_more;
};

/* What every control has.  described_by: ids of what else tells about it. */
struct ui_control {
	str id, name;                      /* without an id: the name */
	struct ui_label label;
	struct ui_note hint, error;
	str described_by;
	bool disabled;
	struct ui_more more, group;        /* of the control; of what stands around it all */
};
struct ui_control ui_control_of(struct arena *, struct ui_control);
void ui_attribute_add(struct arena *, struct ui_more *, const char *name, str value);

/* A unit or a sign before or behind an input, as "Kč". */
struct ui_affix { struct html_words text; struct ui_more more; };
struct ui_input {
	struct ui_control control;
	str type, value;                   /* an empty type: "text" */
	struct ui_affix prefix, suffix;
	struct ui_more wrapper;
};

/* most: how many characters may be written; it is said below, and a script counts what is
 * left.  0: nothing is said. */
struct ui_textarea {
	struct ui_control control;
	str value;
	int64_t rows, most;
};
struct ui_textarea ui_textarea_of(struct arena *, struct ui_textarea);

struct ui_file { struct ui_control control; bool multiple; };

/* A choice: a radio, a check box or an <option>; or a divider between such. */
struct ui_item {
	str id, name, value, divider;
	str described_by;                  /* filled by ui_boxes_of() */
	struct html_words label, hint;
	struct html conditional;           /* shown when it is chosen */
	bool chosen, disabled;
	struct ui_more more, label_more;
};
struct ui_select {
	struct ui_control control;
	const struct ui_item *items; size_t count;
};
struct ui_boxes {
	struct ui_control control;
	struct ui_fieldset fieldset;
	bool grouped;                      /* in the fieldset */
	bool many;                         /* check boxes; else radios */
	str folded;                        /* of a long list: the names that are chosen */
	struct ui_item *items; size_t count;
};
struct ui_boxes ui_boxes_of(struct arena *, struct ui_boxes);
const char *ui_boxes_kind(struct ui_boxes);

/* A day in three fields, for days that people know by heart.  The names of its parts begin
 * with the control's name, if it has one; of an error it is said which parts are wrong, else
 * all are.  width: in characters, where the classes do not say it. */
struct ui_date_part { str id, name, label, value; int width; bool wrong; struct ui_more more; };
struct ui_date {
	struct ui_control control;
	struct ui_fieldset fieldset;
	bool grouped;
	const struct ui_date_part *parts; size_t parts_count;
	struct ui_input *items; size_t count;            /* made of the parts by ui_date_of() */
};
struct ui_date ui_date_of(struct arena *, struct ui_date);
#endif
