/* What the office sees of trees; private to app/signpost. */
#ifndef SIGNPOST_OFFICE_H
#define SIGNPOST_OFFICE_H
#include "app/signpost/lint.h"

struct office_tree {
	str name, href, state, author, when;
	int64_t errors, warnings;
	bool published, newer;             /* newer: there is a version that the public does not see */
};
struct office_trees {
	struct req *r;
	struct site_frame *frame;
	struct { struct office_tree *items; size_t count; } trees;
};

struct office_problem { int row; bool warning; str text; };
struct office_version {
	int64_t number;
	str author, when, note, preview;
	bool published, newest;
};
struct tree_form { str slug, notation, note; };
struct office_edit {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const struct tree_form *form;
	int64_t id, number, published;     /* id 0: a new tree; published 0: none is */
	bool publishable, shown;           /* shown: nothing typed is waiting to be saved */
	str name, done, conflict, url, public_url, preview;
	struct { struct office_problem *items; size_t count; } problems;
	struct { struct office_version *items; size_t count; } versions;
};
struct office_coverage {
	struct site_frame *frame;
	struct lint_report report;
	str towns;
};

int office_trees_list(struct req *), office_tree_new(struct req *), office_tree_add(struct req *);
int office_tree_edit(struct req *), office_tree_save(struct req *),
	office_tree_preview(struct req *);
int office_tree_publish(struct req *), office_tree_withdraw(struct req *);
int office_coverage_show(struct req *);
#endif
