/*
 * What a source says against what people made of it, field by field.  The fields
 * are those of the office's forms, and their texts are what the forms show, so
 * that a difference can be shown, decided and put back as any change is.
 *
 * A field is the office's when somebody changed it, when its record comes from
 * elsewhere, or when that was decided.  Of such a field the source only asks, and
 * only when it says something new: what was there before somebody changed it has
 * been decided by changing it.  Every other field follows its source.
 */
#include "app/catalogue/import.h"
#include "app/catalogue/import.sql.h"
#include "app/catalogue/import_kinds.h"
#include "app/catalogue/import_parts.h"
#include <stdlib.h>

/* ---- learning ---- */

static bool learn_edit(void *context, const void *row)
{
	struct import *im = context;
	const struct import_edits_row *r = row;
	struct import_edit *e = arena_push(&im->own, &im->edits.items, &im->edits.count, sizeof *e);
	*e = (struct import_edit){ { arena_copy(&im->own, r->kind), r->record,
								   arena_copy(&im->own, r->field) },
		arena_copy(&im->own, r->old_value), r->at, r->account_id };
	return true;
}

static bool learn_difference(void *context, const void *row)
{
	struct import *im = context;
	const struct import_differences_row *r = row;
	struct import_difference *d =
		arena_push(&im->own, &im->differences.items, &im->differences.count, sizeof *d);
	*d = (struct import_difference){ { arena_copy(&im->own, r->kind), r->record,
		arena_copy(&im->own, r->field) }, r->id, r->decided_at.value,
		arena_copy(&im->own, r->source), arena_copy(&im->own, r->theirs),
		arena_copy(&im->own, r->state) };
	return true;
}

static int spot_order(const void *a, const void *b)
{
	const struct import_spot *x = a, *y = b;
	int order = str_order(x->kind, y->kind);
	if (!order)
		order = (x->record > y->record) - (x->record < y->record);
	return order ? order : str_order(x->field, y->field);
}

/* Each begins with its spot. */
void import_differ_learn(struct import *im)
{
	import_edits(im->db, learn_edit, im);
	import_differences(im->db, learn_difference, im);
	if (im->edits.count)
		qsort(im->edits.items, im->edits.count, sizeof *im->edits.items, spot_order);
	if (im->differences.count)
		qsort(im->differences.items, im->differences.count, sizeof *im->differences.items,
			spot_order);
}

/* The items of the spot among those in its order; without a field, of the record. */
struct found { const void *items; size_t count; };
static struct found spot_find(
	const void *items, size_t count, size_t size, const struct import_spot *spot)
{
	const char *all = items;
	size_t from = 0, to = count, end;
	while (from < to) {
		size_t middle = (from + to) / 2;
		if (spot_order(all + middle * size, spot) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	for (end = from; end < count; end++) {
		const struct import_spot *at = (const struct import_spot *)(all + end * size);
		if (at->record != spot->record || !str_eq(at->kind, spot->kind) ||
			(spot->field.ptr && !str_eq(at->field, spot->field)))
			break;
	}
	return (struct found){ count ? all + from * size : NULL, end - from };
}

/* ---- deciding ---- */

struct question {
	struct import_spot spot;
	const struct import_known *known;
	str ours, theirs;
	const struct import_difference *decided;       /* of this source, or NULL */
	bool follows, follows_other;
};

static void question_look(struct import *im, struct question *q)
{
	struct found f = spot_find(im->differences.items, im->differences.count,
		sizeof *im->differences.items, &q->spot);
	const struct import_difference *d = f.items;
	for (size_t i = 0; i < f.count; i++)
		if (str_eq(d[i].source, im->job.source))
			q->decided = &d[i];
		else
			q->follows_other |= str_is(d[i].state, "theirs");
	q->follows = q->decided && str_is(q->decided->state, "theirs");
}

static bool is_edited(const struct import *im, const struct import_spot *spot)
{
	return spot_find(im->edits.items, im->edits.count, sizeof *im->edits.items, spot).count;
}

bool import_edited(struct import *im, enum import_kind kind, int64_t id, const char *field)
{
	return is_edited(im,
		&(struct import_spot){ str_of(import_records[kind].table), id, str_of(field) });
}

static void ask(struct import *im, const struct question *q, const struct import_edit *decided)
{
	import_difference_put(im->db, .source = im->job.source, .kind = q->spot.kind,
		.record_id = q->spot.record, .field = q->spot.field, .theirs = q->theirs,
		.state = decided ? S("ours") : S("open"), .found_at = im->now,
		.decided_at = decided ? SOME(decided->when) : NONE,
		.account_id = decided ? decided->account : NONE);
	im->asked += !decided;
	im->decided = true;
}

/* Whether the field stays as it is; asks if need be. */
static bool stays(struct import *im, const struct question *q)
{
	struct found f =
		spot_find(im->edits.items, im->edits.count, sizeof *im->edits.items, &q->spot);
	const struct import_edit *edits = f.items, *replaced = NULL;
	const struct import_known *known = q->known;
	bool edited = false;
	if (known->shared && !q->theirs.len)
		return true;                       /* it only does not know */
	for (size_t i = 0; i < f.count; i++) {
		if (q->follows && edits[i].when <= q->decided->decided_at)
			continue;
		edited = true;
		if (str_eq(edits[i].old_value, q->theirs))
			replaced = &edits[i];
	}
	bool kept = q->decided && str_is(q->decided->state, "ours");
	bool elsewhere = !known->ours && q->ours.len && !q->follows;
	if (!edited && !kept && !elsewhere && !q->follows_other)
		return false;
	bool asked = q->decided && !q->follows && str_eq(q->decided->theirs, q->theirs);
	if (!asked)
		ask(im, q, replaced);
	return true;
}

static void part_settle(struct import *im, struct question *q, const struct part *p,
	const void *had, void *want, str name)
{
	q->ours = import_part_text(im, p, had);
	q->theirs = import_part_text(im, p, want);
	if (str_eq(q->ours, q->theirs))
		return;
	if (stays(im, q)) {
		import_part_keep(im, p, had, want);
		return;
	}
	if (q->follows)
		import_difference_says(im->db, .id = q->decided->id, .theirs = q->theirs);
	/* A place may become secret later, and the trail forgets nothing. */
	if (p->address)
		return;
	audit_write(im->db, im->now, 0, &(struct audit){ .action = "source",
		.kind = q->spot.kind.ptr, .record = q->spot.record, .name = name, .field = p->field,
		.old_value = q->ours, .new_value = q->theirs, .chain = &im->chain });
}

/* What is said of a secret place must not be told, whoever says it. */
static bool hidden(enum import_kind kind, const struct part *p, const void *had, const void *want)
{
	const struct import_place *a = had, *b = want;
	return kind == IMPORT_PLACE && p->address && (a->secret || b->secret);
}

/* A position is one thing: nobody is asked about half of it, and none mixes two. */
static bool pair_stays(
	struct import *im, const struct question *q, const struct part *p, const void *want)
{
	struct import_spot other = q->spot;
	other.field = str_of(p->pair);
	return !q->known->ours || is_edited(im, &q->spot) || is_edited(im, &other) ||
		(q->known->shared && !import_part_text(im, p, want).len);
}

/* Of what nobody is asked about: whether it stays as it is. */
static bool stays_unasked(struct import *im, const struct question *q, const struct part *p,
	const void *had, const void *want)
{
	if (p->pair)
		return pair_stays(im, q, p, want);
	if (p->type == PART_LATEST)
		return !q->known->ours ||
			str_order(import_part_text(im, p, had), import_part_text(im, p, want)) > 0;
	return q->known->shared && !q->known->ours;
}

void import_differ(
	struct import *im, enum import_kind kind, str external_id, bool more, void *want)
{
	const struct import_known *known = import_known_as(im, kind, external_id);
	const struct part *p = import_parts[kind];
	if (!known || known->state != IMPORT_UNSEEN || (!known->ours && !known->linked))
		return;
	const void *had = import_had(im, kind, known->id);
	str name = had ? import_part_text(im, p, had) : (str){ 0 };   /* the first is the name */
	for (; had && p->type; p++) {
		struct question q = { .known = known,
			.spot = { str_of(import_records[kind].table), known->id, str_of(p->field) } };
		if (hidden(kind, p, had, want))
			continue;
		bool unsaid = p->more && !more;
		if (unsaid || !p->field || p->pair) {
			if (unsaid || stays_unasked(im, &q, p, had, want))
				import_part_keep(im, p, had, want);
			continue;
		}
		question_look(im, &q);
		if (!import_part_same(im, p, had, want))
			part_settle(im, &q, p, had, want, name);
		else if (q.decided && !q.follows) {
			import_difference_drop(im->db, .id = q.decided->id);
			im->decided = true;
		}
	}
}

void import_differ_gone(struct import *im, enum import_kind kind, const struct import_known *known)
{
	struct question q = { .known = known, .theirs = S("ended"),
		.spot = { str_of(import_records[kind].table), known->id, S("status") } };
	if (kind == IMPORT_PLACE || !import_parts[kind])
		return;
	question_look(im, &q);
	if (!q.decided || !str_eq(q.decided->theirs, q.theirs))
		ask(im, &q, NULL);
}
