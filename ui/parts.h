/*
 * parts — the small structs that components take.  They are views: texts and
 * lists belong to whoever made them (a request's arena, a constant), and a
 * text without a value (ptr NULL) leaves out what it would have said.  Texts
 * come in the page's language; a component translates only its own words.
 */
#ifndef UI_PARTS_H
#define UI_PARTS_H
#include "web/web.h"

/* What every component may be given beside parameters of its own. */
struct ui_more { struct html_classes classes; struct html_attributes attributes; };

struct ui_link { str href, text; bool current; };
struct ui_links { const struct ui_link *items; size_t count; };

/* A link with all it can have; hidden: what only a screen reader says behind the text. */
struct ui_anchor { struct html_words text; str href, hidden; struct ui_more more; };
struct ui_anchors { const struct ui_anchor *items; size_t count; };

/* name: in that language itself; href: as it stands, not below the page's own language;
 * direction: "rtl" where it is written so; about: said behind a name like "en" */
struct ui_language {
	str code;
	struct html_words name;
	struct html_address href;
	bool current;
	str direction, about;
	struct ui_more more;
};
struct ui_languages {
	const struct ui_language *items; size_t count;
	str label;                         /* empty: "Language" */
	struct ui_more more;
};

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

enum ui_look { UI_PRIMARY, UI_SECONDARY, UI_WARNING, UI_INVERSE };
struct html_classes ui_look_class(enum ui_look);
struct ui_button {
	struct html_words label;
	enum ui_look look;
	str href;                          /* then it is a link */
	str type;                          /* empty: "submit" */
	str id, name, value;
	bool start, disabled;              /* start: the one that begins a service, with an arrow */
	struct ui_more more;
};
struct ui_buttons { const struct ui_button *items; size_t count; };

enum ui_tone {
	UI_GREY, UI_BLUE, UI_GREEN, UI_YELLOW, UI_RED, UI_TEAL, UI_PURPLE, UI_MAGENTA, UI_ORANGE,
};
struct html_classes ui_tone_class(enum ui_tone);
struct ui_tag { struct html_words text; enum ui_tone tone; struct ui_more more; };

struct ui_breadcrumbs {
	const struct ui_anchor *items; size_t count;
	str label;                         /* empty: "Where you are" */
	bool collapse;                     /* on a phone: only the ends of the way */
	struct ui_more more;
};

struct ui_details { struct html_words summary; str id; bool open; struct ui_more more; };
struct ui_inset { str id; struct ui_more more; };
struct ui_panel {
	struct html_words title, text;
	bool interruption;                 /* something to know before going on; with actions */
	struct ui_buttons actions;
	struct ui_more more, actions_more;
};
struct ui_warning { struct html_words text; str spoken; struct ui_more more; };

struct ui_error_summary {
	struct html_words title, about;
	const struct ui_anchor *items; size_t count;
	struct ui_more more;
};

/* News for who reads the page.  With an id its title names it. */
struct ui_news { struct html_words title; str id, role; bool success; struct ui_more more; };

/* One thing of several to be done, and how far it is. */
struct ui_task {
	struct html_words title, hint, status;
	struct ui_tag tag;                 /* without a text: status stands there */
	str href;
	struct html_classes classes, title_classes, status_classes;
};
struct ui_tasks {
	const struct ui_task *items; size_t count;
	str id;                            /* its parts' ids begin so */
	struct ui_more more;
};

struct ui_summary_row {
	struct html_words key, value;
	struct ui_anchors actions;
	bool no_actions;                   /* while other rows have some */
	struct html_classes classes, key_classes, value_classes, actions_classes;
};
/* The frame of a list; with a title it is a card. */
struct ui_summary {
	struct html_words title;
	struct ui_anchors actions;
	struct ui_more more, card, title_more;
};

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

/* A table of data; pages whose cells hold more write rows of their own. */
struct ui_cell {
	struct html_words text;
	bool number;                       /* aligned so that digits stand below digits */
	int64_t columns, rows;             /* over how many it goes; 0: one */
	struct ui_more more;
};
struct ui_cells { const struct ui_cell *items; size_t count; };
struct ui_table {
	struct html_words caption;
	struct ui_cells head;
	const struct ui_cells *items; size_t count;      /* rows */
	bool named_rows;                   /* the first cell of a row is its name */
	struct ui_more more;
	struct html_classes caption_classes;
};

struct ui_page { int64_t number; str href; bool current, gap; str spoken; struct ui_more more; };
/* A step to what is before or behind; label: what that is. */
struct ui_step { str href; struct html_words text; str label; struct ui_more more; };
struct ui_pagination {
	str label;                         /* what is paged */
	struct ui_step prev, next;
	const struct ui_page *items; size_t count;       /* none: only the steps */
	struct ui_more more;
};

/* What can be chosen in a list that narrows a page; an empty value: all. */
struct ui_choice { str value, label; bool chosen; };
struct ui_choices { const struct ui_choice *items; size_t count; };

/* What a telephone is given to dial: digits and a leading plus. */
struct ui_dial { char number[24]; };
struct ui_dial ui_dial(str number);
int64_t ui_filter_chosen(struct ui_filter);
/* Every icon there is: the ids in icons/icons.svg. */
struct ui_names { const char *const *items; size_t count; };
extern const struct ui_names ui_icon_names;
#endif
