/* What is kept of a voice, and what may be done with it before it is settled. */
#include "app/voices/voices_view.h"

struct maybe_int voice_narrow(struct req *r)
{
	return people_may(r, VOICE_HANDS, 0) ? NONE : SOME(r->visitor.account);
}

const struct voice_get_row *voice_find(struct req *r, int64_t id)
{
	return voice_get(r->db, .ids = { &id, 1 }, .limit = 1).items;
}

struct voice_state voice_state(const struct voice_get_row *v)
{
	return voice_state_of(v->moderation, v->course);
}

/* The trail says what was done with which number, and nothing that was written. */
void voice_note(struct req *r, const char *action, int64_t id)
{
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = action,
		.kind = N_("voice"), .record = id, .name = id_text(r, id) });
	db_note_change(r->db, "voice", id);
}

static struct maybe_int account_of(struct req *r)
{
	return r->visitor.account ? SOME(r->visitor.account) : NONE;
}

int64_t voice_put(struct req *r, const struct voice_new *n)
{
	int64_t id = n->slip ? n->slip
		: slip_make(r->db, .area_id = n->area, .printed = false, .now = r->now);
	bool web = str_is(n->mode, "web");
	voice_add(r->db, .id = id, .area_id = n->area, .consultation_id = n->consultation,
		.section_id = n->section, .mode = n->mode, .title = n->title, .text = n->text,
		.author = n->author, .author_shown = n->author.len && n->author_shown,
		.behalf = n->behalf, .email = n->email,
		.language = r->page.lang ? str_of(r->page.lang->code) : S("en"), .now = r->now,
		.said_on = n->said_on, .entered_by = web ? NONE : account_of(r),
		.moderation = n->shown ? S("shown") : S("waiting"), .due_on = n->due_on);
	voice_note(r, "create", id);
	return id;
}

/* ---- whether the public reads it ---- */

/* As it was written, title and all. */
static str whole(struct req *r, str title, str text)
{
	return title.len ? arena_printf(r->arena, "%.*s\n\n%.*s", STR_ARG(title), STR_ARG(text)) : text;
}

const char *voice_show(struct req *r, const struct voice_get_row *v, str title, str text)
{
	const char *why = act_refusal(voice_state(v), ACT_SHOW);
	if (why)
		return why;
	if (v->forgotten_at.set)
		return N_("What was written has been deleted.");
	bool hidden = !str_eq(text, v->text) || !str_eq(title, v->title);
	voice_moderate(r->db, .id = v->id, .moderation = S("shown"), .title = title, .text = text,
		.original = v->original.ptr ? v->original
			: hidden ? whole(r, v->title, v->text) : (str){ 0 });
	voice_note(r, N_("show"), v->id);
	return NULL;
}

const char *voice_withhold(struct req *r, const struct voice_get_row *v, str why)
{
	const char *refused = act_refusal(voice_state(v), ACT_WITHHOLD);
	if (refused)
		return refused;
	voice_moderation(r->db, .id = v->id, .moderation = S("withheld"), .withheld_why = why);
	voice_note(r, N_("withhold"), v->id);
	return NULL;
}

/* ---- one of several, several of one ---- */

static struct lineage below(struct req *r, int64_t id)
{
	struct lineage_below_rows rows = lineage_below(r->db, .id = id, .limit = LINEAGE_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct lineage_edge), "from and to");
	return (struct lineage){ (const struct lineage_edge *)rows.items, rows.count };
}

static bool same(struct maybe_int a, struct maybe_int b)
{
	return a.set == b.set && (!a.set || a.value == b.value);
}

/* Why it is not for this one to answer for that one too, or NULL. */
static const char *into_refusal(const struct voice_get_row *v, const struct voice_get_row *into)
{
	if (!into || into->area_id != v->area_id)
		return N_("There is no such number.");
	if (!same(v->consultation_id, into->consultation_id))
		return N_("They belong to different consultations.");
	return act_refusal(voice_state(into), ACT_SETTLE);
}

const char *voice_merge(struct req *r, const struct voice_get_row *v, int64_t into)
{
	/* Two people could merge two voices into each other at once. */
	voice_hold(r->db, .ids = { (int64_t[]){ v->id, into }, 2 });
	v = voice_find(r, v->id);
	const char *why = act_refusal(voice_state(v), ACT_MERGE);
	if (!why)
		why = into_refusal(v, voice_find(r, into));
	if (!why)
		why = lineage_refusal(r->arena, below(r, into), v->id, into);
	if (why)
		return why;
	lineage_add(r->db, .from_id = v->id, .to_id = into);
	voice_course(r->db, .id = v->id, .course = S("merged"));
	voice_note(r, N_("merge"), v->id);
	return NULL;
}

const char *voice_split(struct req *r, const struct voice_get_row *v, struct str_list parts)
{
	voice_hold(r->db, .ids = { &v->id, 1 });
	v = voice_find(r, v->id);
	const char *why = act_refusal(voice_state(v), ACT_SPLIT);
	if (why)
		return why;
	if (parts.count < 2)
		return N_("Write at least two parts.");
	for (size_t i = 0; i < parts.count; i++) {
		str title = v->consultation_id.set ? (str){ 0 }
			: voice_title(r, 0, (str){ 0 }, parts.items[i]);
		int64_t id = voice_put(r, &(struct voice_new){ .area = v->area_id,
			.consultation = v->consultation_id, .section = v->section_id, .mode = S("part"),
			.title = title, .text = parts.items[i], .said_on = v->said_on, .due_on = v->due_on,
			.shown = true });
		lineage_add(r->db, .from_id = v->id, .to_id = id);
	}
	voice_course(r->db, .id = v->id, .course = S("split"));
	voice_note(r, N_("split"), v->id);
	return NULL;
}

const char *voice_reopen(struct req *r, const struct voice_get_row *v)
{
	const char *why = act_refusal(voice_state(v), ACT_REOPEN);
	if (why)
		return why;
	if (str_is(v->course, "merged"))
		lineage_drop(r->db, .from_id = v->id);
	voice_course(r->db, .id = v->id, .course = S("open"));
	voice_note(r, N_("reopen"), v->id);
	return NULL;
}

struct voice_ends_rows voice_outcome(struct req *r, int64_t id)
{
	struct int_list sinks = lineage_sinks(r->arena, below(r, id), id);
	return voice_ends(r->db, .ids = sinks, .limit = (int64_t)sinks.count);
}
