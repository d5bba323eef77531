/* What minutes say, for pages and documents. */
#include "app/groups/groups_internal.h"

const struct choice task_states[] = { { S("open"), N_("Goes on") }, { S("done"), N_("Done") },
	{ S("dropped"), N_("Dropped") }, { .label = NULL } };

const char *task_state_words(str state) { return choice_label(task_states, state); }

struct minutes minutes_read(struct req *r, const struct meeting_get_row *m)
{
	return (struct minutes){
		.agenda = agenda_list(r->db, .meeting_id = m->id, .limit = AGENDA_MOST),
		.attendance = attendance_read(r, m),
		.tasks = task_list(r->db, .meeting_id = m->id, .limit = RESOLUTIONS_MOST),
		.heard = task_heard(r->db, .meeting_id = m->id, .limit = RESOLUTIONS_MOST),
		.resolutions = resolution_list(r->db, .meeting_id = m->id, .limit = RESOLUTIONS_MOST),
		.amendments = amendment_list(r->db, .meeting_id = m->id, .limit = RESOLUTIONS_MOST),
	};
}

str resolution_number_words(struct arena *a, int64_t meeting, int64_t number)
{
	return arena_printf(a, "%lld/%lld", (long long)meeting, (long long)number);
}

str votes_words(struct req *r, const struct resolution_list_row *v)
{
	const struct lang *lang = r->page.lang;
	if (!v->votes_for.set && !v->votes_against.set && !v->votes_none.set)
		return (str){ 0 };
	return arena_printf(r->arena, "%.*s\u00a0%lld, %.*s\u00a0%lld, %.*s\u00a0%lld",
		STR_ARG(tr(lang, N_("for"))), (long long)v->votes_for.value,
		STR_ARG(tr(lang, N_("against"))), (long long)v->votes_against.value,
		STR_ARG(tr(lang, N_("abstained"))), (long long)v->votes_none.value);
}
