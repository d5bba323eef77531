/* What the files of app/trace share.  Only they include this. */
#ifndef TRACE_VIEW_H
#define TRACE_VIEW_H
#include "app/trace/trace.h"

enum {
	TRACE_MOST = 300,                  /* things in one picture */
	TRACE_LINKS = 2000, TRACE_FOUND = 30, TRACE_ORPHANS = 500
};

const struct trace_kind *trace_kind_of(struct req *, str kind);        /* or NULL */
/* Whether the visitor sees what the public does not, and may link things. */
bool trace_office(struct req *);
/* Why a link between these steps cannot be, a message id, or NULL.  `reached`: the
 * beginning follows from the end already. */
const char *trace_refusal(enum trace_step from, enum trace_step to, bool same, bool reached);

/* Things and links between them, as whoever asks may know them.  The first is the one
 * that was asked for. */
struct trace_graph {
	struct trace_nodes nodes;
	struct trace_links links;
	bool cut;                          /* there are more than TRACE_MOST */
};
enum trace_way { TRACE_BACK, TRACE_ON };
/* Everything that leads to the thing, or follows from it; no nodes: nobody may know of it.
 *  Reads each wave of each kind at once. */
struct trace_graph trace_walk(struct req *, const struct trace_kind *, int64_t id, enum trace_way);
/* Both as one. */
struct trace_graph trace_joined(struct req *, const struct trace_graph *back,
	const struct trace_graph *on);
/* The same as a picture: a band for each step, from evidence down to what it brought. */
struct drawing *trace_picture(struct req *, const struct trace_graph *);

struct trace_found { str value, label, about; };
struct trace_page_view {
	struct site_frame *frame;
	struct req *r;
	struct trace_view *trace;
	struct drawing *picture;
	str words;                         /* looked for; ptr NULL: nothing yet */
	struct { struct trace_found *items; size_t count; } found;
	const struct field *fields;
	const void *form;
	bool done;
};
struct trace_orphan_list { str title; struct trace_nodes nodes; bool cut; };
struct trace_orphans_view {
	struct site_frame *frame;
	struct req *r;
	struct { struct trace_orphan_list *items; size_t count; } lists;
	bool any;                          /* there are things at all */
};

int trace_show(struct req *), trace_office_show(struct req *), trace_office_add(struct req *);
int trace_office_drop(struct req *), trace_orphans(struct req *);
#endif
