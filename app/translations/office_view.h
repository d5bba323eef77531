/* What the pages of translating show; private to app/translations. */
#ifndef OFFICE_VIEW_H
#define OFFICE_VIEW_H
#include "app/translations/translations_internal.h"

struct kind_line { const struct translated *kind; int64_t of[STATES], total; };
struct kind_lines { struct kind_line *items; size_t count; };
/* A record with how many of its texts are in which state. */
struct record_line { str href, name, kind, states; };
struct record_lines { struct record_line *items; size_t count; };
struct refused { int64_t line; str what; };
struct list_view {
	struct req *r;
	struct site_frame *frame;
	const struct lang *lang;
	struct ui_choices languages, kinds, states;
	struct kind_lines counts;
	struct record_lines lines;
	struct ui_pagination pages;
	bool saved, taken;                 /* a file was taken: */
	int64_t written, same;
	struct { struct refused *items; size_t count; } refused;
};
struct edit_view {
	struct req *r;
	struct site_frame *frame;
	const struct lang *lang;
	struct pieces pieces;
	str action, back;
	bool machine;                      /* some of the translations are a machine's */
};
#endif
