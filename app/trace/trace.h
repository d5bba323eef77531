/*
 * trace — why one thing of planning follows from another, and what came of it.
 *
 * Evidence leads to a need, a need to a priority, a goal, a measure; a measure to a
 * decision, a change of services, an indicator and what it brought.  The one idea:
 * things have their place on that way (a step), and a link leads from an earlier step to a
 * later one, or within a step, never round.  Features keep the things; each says in a
 * struct trace_kind how they are read, and which links its records hold by themselves
 * (a goal belongs to a priority).  All other links are kept here, each with its why.
 */
#ifndef TRACE_H
#define TRACE_H
#include "app/people/people.h"
#include "app/site/site.h"
#include "doc/doc.h"
#include "web/web.h"
extern const struct feature trace;

enum trace_step {
	TRACE_EVIDENCE, TRACE_NEED, TRACE_VOICE, TRACE_PRIORITY, TRACE_GOAL, TRACE_MEASURE,
	TRACE_DECISION, TRACE_CHANGE, TRACE_INDICATOR, TRACE_OUTCOME, TRACE_STEPS
};

/* A thing as it is told of.  `url` empty: whoever asks may not open it. */
struct trace_node { const char *kind; int64_t id; str name, about, url; };
struct trace_nodes { struct trace_node *items; size_t count; };

/* A link; `id` 0: the records themselves hold it, so it cannot be taken away here. */
struct trace_link { const char *from_kind; int64_t from; const char *to_kind; int64_t to;
	str why; int64_t id; };
struct trace_links { struct trace_link *items; size_t count; };

struct trace_kind {
	const char *kind;                  /* of the audit trail and the change log: "need" */
	const char *one;                   /* a message id: "Need" */
	enum trace_step step;
	access_set who;                    /* may link it in the office … */
	bool (*may)(struct req *, int64_t id);     /* … if this says so, too; NULL: it need not */
	/* Those of the ids that whoever asks may know of, in any order: the office `all`, others
	 * what is published.  The address is that of the public page, or of the office. */
	struct trace_nodes (*nodes)(struct req *, struct int_list ids, bool all);
	/* Those whose names have the words in them (trace_found), by name, for the office. */
	struct trace_nodes (*find)(struct req *, str words, int64_t limit);
	/* Links that records hold, of which one end is a record of this kind with such an id;
	 * NULL: there are none. */
	struct trace_links (*own)(struct req *, struct int_list ids);
	/* What is missing when nothing leads here, or nothing from here: message ids such as
	 * "Needs that nobody answers"; NULL: nothing is missing then. */
	const char *no_cause, *no_effect;
};

/* Adds a link to the links, in the arena of the request. */
void trace_own(struct req *, struct trace_links *, struct trace_link);
void trace_node_add(struct req *, struct trace_nodes *, struct trace_node);

/* For find(): adds the thing if its name has the words in it, whatever their case and
 * diacritics; false: there are `limit` already. */
bool trace_found(struct req *, struct trace_nodes *, str words, int64_t limit, struct trace_node);

/* Keeps a link, with its entry in the audit trail, in the caller's transaction; or says
 * why it cannot be, a message id.  A link that is there already gets the new why. */
const char *trace_add(struct req *, const struct trace_link *);
/* Keeps a link of the demonstration data, which are known to be right. */
void trace_demo(struct db *, const struct trace_link *, int64_t now);

/* A thing that leads to another or follows from it, and by which links it hangs on those
 * nearer to the one asked for. */
struct trace_reason { str name, why; int64_t link; };
struct trace_item {
	struct trace_node node;
	str kind;
	struct { struct trace_reason *items; size_t count; } reasons;
};
struct trace_items { struct trace_item *items; size_t count; };
struct trace_view {
	struct req *r;
	struct trace_node node;
	str kind, page;                    /* its kind in words; address of the picture */
	struct trace_items before, after;
	bool cut, office;
};
/* What leads to a thing, and what follows from it; NULL: nobody may know of it, or the public
 * would see nothing.  For trace_box(). */
struct trace_view *trace_of(struct req *, const char *kind, int64_t id);

/* The page of the office where a record of that kind is linked; href empty: it stands on no
 * way, or is not made yet (0). */
struct ui_link trace_place(struct req *, const char *kind, int64_t id);

#include "app/trace/box.html.h"
#endif
