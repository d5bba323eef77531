/* What the pages of the signpost show; private to app/signpost. */
#ifndef SIGNPOST_VIEW_H
#define SIGNPOST_VIEW_H
#include "app/signpost/match.h"
#include "app/signpost/signpost.h"
#include "app/signpost/signpost.sql.h"
#include "app/site/site.h"

enum { SIGNPOST_MOST = 500, SIGNPOST_SHOWN_CODES = 500 };

/* A version of a tree and where its pages stand: the public's, or a preview. */
struct signpost_source {
	str base;                          /* "/najit-pomoc/dluhy" */
	int64_t number;
	struct tree *tree;
	bool preview;
	str back;                          /* of a preview: the page of the office */
};
/* The page that the request's answers lead to: a question, or a result. */
int signpost_show(struct req *, const struct signpost_source *);

struct signpost_entry { str name, href, about; };
struct signpost_entries { struct signpost_entry *items; size_t count; };
struct signpost_group { str name; struct signpost_entries entries; };
struct signpost_index {
	struct site_frame *frame;
	struct { struct signpost_group *items; size_t count; } groups;
};

/* "What you answered": a question, the answer, and where it can be changed. */
struct signpost_said { str question, answer, href; };
struct signpost_saids { struct signpost_said *items; size_t count; };

/* What both kinds of pages have. */
struct signpost_page {
	struct site_frame *frame;
	str tree, back, restart;           /* name of the tree; addresses */
	bool strayed, preview, danger;
	str office;                        /* of a preview: where it is edited */
	struct signpost_saids said;
	struct helper_views lines;         /* crisis lines: first when there is danger */
};
struct signpost_question {
	struct signpost_page page;
	str progress, text, hint, skip;
	struct ui_links answers;
};

/* One rule of a service in words: "Age", "65+", whether it is met. */
struct signpost_rule { str label, rule; bool met; };
struct signpost_found {
	struct ui_result card;
	struct { struct signpost_rule *items; size_t count; } rules;
	str question, href;                /* the one that would decide, and its field */
	bool fits, silent;                 /* silent: the service says nothing of whom it is for */
};
struct signpost_result {
	struct signpost_page page;
	str text;
	struct tree_values advice;
	struct { struct signpost_found *items; size_t count; } found;
	int64_t others;                    /* that fit as well */
	struct ui_links more;              /* the catalogue, the life situation */
	struct helper_views people;
	str operator, phone;               /* when no department has a number */
	struct ui_links kept;              /* hidden fields of the form: name, value */
	str town;
	bool town_unknown, asks_age, asks_group;
	struct ui_choices ages, groups;
};

int signpost_index(struct req *), signpost_tree_show(struct req *);
#endif
