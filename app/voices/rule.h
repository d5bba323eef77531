/*
 * rule — what may be done with a voice, and what became of it; without a store.
 *
 * A voice has two sides: whether the public reads it (moderation), and how far
 * it has come (course).  An act is allowed in some pairs of them; in all others
 * it is refused with a reason, an English message id.
 */
#ifndef VOICES_RULE_H
#define VOICES_RULE_H
#include "base/base.h"

enum moderation { MODERATION_WAITING, MODERATION_SHOWN, MODERATION_WITHHELD, MODERATIONS };
enum course { COURSE_OPEN, COURSE_MERGED, COURSE_SPLIT, COURSE_SETTLED, COURSES };
enum act { ACT_SHOW, ACT_WITHHOLD, ACT_MERGE, ACT_SPLIT, ACT_SETTLE, ACT_REOPEN, ACTS };
struct voice_state { enum moderation moderation; enum course course; };

/* Their codes in the store; of an unknown code the number of codes. */
extern const char *const moderation_codes[MODERATIONS], *const course_codes[COURSES];
struct voice_state voice_state_of(str moderation, str course);

/* Why the act is refused, or NULL. */
const char *act_refusal(struct voice_state, enum act);
/* What comes of an act that is allowed. */
struct voice_state act_done(struct voice_state, enum act);

/* ---- settlements ---- */

struct settlement { str kind, why, to; };
/* Why it cannot be published like that, or NULL; `field`: what is to be corrected. */
const char *settlement_refusal(const struct settlement *, const char **field);

/* ---- consultations ---- */

enum phase { PHASE_DRAFT, PHASE_COMING, PHASE_OPEN, PHASE_CLOSED, PHASE_WITHDRAWN };
/* Days are valid, and the last one belongs to those on which comments are taken. */
enum phase consultation_phase(str status, str opens_on, str closes_on, str today);
/* Why nobody can comment in it, or NULL. */
const char *phase_refusal(enum phase);

/* ---- lineage: from what was merged or split to what it became ---- */

struct lineage_edge { int64_t from, to; };
struct lineage { const struct lineage_edge *items; size_t count; };

/* Why there may be no such edge, or NULL. */
const char *lineage_refusal(struct arena *, struct lineage, int64_t from, int64_t to);
/* What became of it in the end, in rising order; itself when nothing followed. */
struct int_list lineage_sinks(struct arena *, struct lineage, int64_t from);
#endif
