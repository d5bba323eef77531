/* Reminders of tasks from resolutions, by e-mail to the offices that are to do them. */
#include "app/council/view.h"
#include "jobs/jobs.h"

enum { REMIND_DAYS = 7, REMIND_MOST = 500 };

extern const struct lang lang_cs;

static str mail_words(
	struct job_run *run, const struct council_task_to_remind_row *t, str base, bool late)
{
	struct arena *a = run->arena;
	str day = czech_day(a, t->deadline);
	return arena_printf(a, "%.*s\n\n%.*s\n\n%.*s %.*s, %.*s\n\n%.*s/usneseni\n",
		STR_ARG(council_say(a, &lang_cs, late
			? N_("The deadline of this task was %s. Please write what became of it.")
			: N_("The deadline of this task is %s."), &day)),
		STR_ARG(t->what), STR_ARG(t->code), STR_ARG(t->number), STR_ARG(t->title),
		STR_ARG(base));
}

void council_remind(struct job_run *run)
{
	str today = day_of(run->arena, run->now), base = site_setting(run->db, "base_url");
	if (!base.len)
		return;
	db_begin(run->db);
	struct council_task_to_remind_rows rows = council_task_to_remind(run->db,
		.day = day_add(run->arena, today, REMIND_DAYS), .limit = REMIND_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct council_task_to_remind_row *t = &rows.items[i];
		int due = council_task_reminders(run->arena, TASK_OPEN, t->deadline, today);
		if (due <= t->reminded ||
			!council_task_reminded(run->db, .id = t->id, .was = t->reminded, .reminded = due))
			continue;
		mail_put(run->db, run->now, &(struct mail){ .kind = "resolution", .to = t->email,
			.reply_to = site_setting(run->db, "email"),
			.subject = tr(&lang_cs, N_("Task from a resolution")),
			.text = mail_words(run, t, base, council_task_late(TASK_OPEN, t->deadline, today)) });
	}
	db_commit(run->db);
}
