/*
 * parts — the small structs that components take.  They are views: texts and
 * lists belong to whoever made them (a request's arena, a constant), and a
 * text without a value (ptr NULL) leaves out what it would have said.  Texts
 * come in the page's language; a component translates only its own words.
 */
#ifndef UI_PARTS_H
#define UI_PARTS_H
#include "web/web.h"

struct ui_link { str href, text; bool current; };
struct ui_links { const struct ui_link *items; size_t count; };

/* name: in that language itself; href: as it stands, not below the page's own language */
struct ui_language { str code, name; struct html_address href; bool current; };
struct ui_languages { const struct ui_language *items; size_t count; };

struct ui_header {
	str service, town, home;
	str sign;                          /* address of the town's own sign; without it, ours */
	struct ui_languages languages;     /* fewer than two: no switch */
	struct ui_link account;            /* sign in, or the name of who is signed in */
	struct ui_link list;               /* what the visitor has gathered; empty: no such thing */
};

struct ui_footer {
	str operator, address, phone, email;
	struct ui_links links;
};

struct ui_search_box {
	str action, id, name, label, hint, query;
	str suggest;                       /* address of the suggestions; without it there are none */
	bool large;                        /* on the front page */
};

enum ui_look { UI_PRIMARY, UI_SECONDARY, UI_WARNING };
enum ui_tone { UI_GREY, UI_BLUE, UI_GREEN, UI_YELLOW, UI_RED };

struct ui_option { str value, label; int64_t count; bool checked; };
struct ui_filter {
	str name, legend;
	bool open;
	struct { const struct ui_option *items; size_t count; } options;
};

/* One service among those found.  `open` says whether `hours` is good news. */
struct ui_result {
	str href, title, provider, summary, phone, place, more, hours, verified; /* more: places */
	bool open;
	struct ui_links tags;              /* href is not used */
	str key;                           /* by which it is put on a list; empty: it cannot be */
	bool sensitive;                    /* then no list may keep it */
};
struct ui_results { struct ui_result *items; size_t count; };

/* A file for the public.  A picture is shown, with what it shows in words. */
struct ui_download {
	str href, label, about, alt;       /* about: what it is and how large */
	int64_t width, height;
	bool picture;
};
struct ui_downloads { const struct ui_download *items; size_t count; };

struct ui_page { int64_t number; str href; bool current, gap; };
struct ui_pagination {
	str label, prev, next;             /* what is paged; addresses */
	const struct ui_page *items; size_t count;
};

/* What can be chosen in a list that narrows a page; an empty value: all. */
struct ui_choice { str value, label; bool chosen; };
struct ui_choices { const struct ui_choice *items; size_t count; };

struct ui_form_choice { str id, value, label; bool chosen; };
/* A field as it is shown: the table's row, and what this visitor sees in it. */
struct ui_form_field {
	str id, label, hint, value, error;
	str type, mode, autocomplete, width;          /* of an <input> */
	str hint_id, error_id, described_by;
	bool required, chosen;
	str folded;                        /* of a long list: the names that are chosen */
	int64_t rows;                      /* of a <textarea> */
	struct { struct ui_form_choice *items; size_t count; } choices;
};

/* What a telephone is given to dial: digits and a leading plus. */
struct ui_dial { char number[24]; };
struct ui_dial ui_dial(str number);
int64_t ui_filter_chosen(struct ui_filter);
/* Every icon there is: the ids in icons/icons.svg. */
struct ui_names { const char *const *items; size_t count; };
extern const struct ui_names ui_icon_names;
#endif
