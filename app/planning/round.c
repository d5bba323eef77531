/* Whom a round of news asks, its letters, and when they are sent. */
#include "app/planning/round.h"
#include "crypto/crypto.h"
#include "jobs/jobs.h"
#include <stdlib.h>

enum { LETTER_NAMES = 30, FROM_HOUR = 7, TO_HOUR = 18, DAY = 86400 };

extern const struct lang lang_cs;

/* ---- whom it asks ---- */

static struct asked *asked_of(struct arena *a, struct asked_list *to, str email)
{
	for (size_t i = 0; i < to->count; i++)
		if (str_eq(to->items[i].email, email))
			return &to->items[i];
	struct asked *x = arena_push(a, &to->items, &to->count, sizeof *x);
	*x = (struct asked){ .email = email };
	return x;
}

static int by_email(const void *a, const void *b)
{
	str x = ((const struct asked *)a)->email, y = ((const struct asked *)b)->email;
	return !x.len || !y.len ? (int)!x.len - (int)!y.len : str_order(x, y);
}

/* The names of a measure's guarantors that are not among the words yet. */
static void guarantors_put(struct arena *a, const struct round_guarantors_rows *all,
	int64_t measure, str *who)
{
	size_t i = rows_from(all->items, all->count, sizeof *all->items, measure);
	for (; i < all->count && all->items[i].measure_id == measure; i++)
		if (!str_has(*who, all->items[i].name))
			*who = arena_printf(a, "%.*s%s%.*s", STR_ARG(*who), who->len ? ", " : "",
				STR_ARG(all->items[i].name));
}

struct asked_list round_asked(struct db *db, struct arena *a, int64_t round)
{
	struct asked_list to = { 0 };
	struct round_items_rows items = round_items(db, .round = round, .limit = ROUND_MEASURES);
	struct round_guarantors_rows names =
		round_guarantors(db, .round = round, .limit = ROUND_LETTERS);
	struct round_letters_rows letters = round_letters(db, .round = round, .limit = ROUND_LETTERS);
	for (size_t i = 0; i < items.count; i++) {
		const struct round_items_row *item = &items.items[i];
		struct asked *x = asked_of(a, &to, mail_address(item->email) ? item->email : S(""));
		*(const struct round_items_row **)arena_push(a, &x->items, &x->count,
			sizeof *x->items) = item;
		x->open += !item->note_id.set;
		guarantors_put(a, &names, item->measure_id, &x->who);
	}
	for (size_t i = 0; i < to.count; i++)
		for (size_t l = 0; l < letters.count; l++)
			if (to.items[i].email.len && str_eq(letters.items[l].email, to.items[i].email)) {
				to.items[i].last = letters.items[l].sent_on;
				to.items[i].letters++;
			}
	if (to.count)
		qsort(to.items, to.count, sizeof *to.items, by_email);
	return to;
}

/* ---- a letter ---- */

const char *round_stopped(struct db *db)
{
	return site_setting(db, "base_url").len ? NULL
		: N_("Letters cannot be sent: the address of the portal is not set.");
}

static str letter_text(struct arena *a, const struct round_get_row *round, const struct asked *x,
	str link)
{
	struct page text = { .out.arena = a, .lang = &lang_cs };
	buf_printf(&text.out, "%.*s\n\n%.*s\n\n",
		STR_ARG(tr(&lang_cs, N_("Hello,"))),
		STR_ARG(tr(&lang_cs, N_("please write what is new about the measures of the plan for which "
			"your office answers."))));
	buf_printf(&text.out, "%.*s\n", STR_ARG(round->plan));
	size_t named = 0;
	for (size_t i = 0; i < x->count; i++)
		if (!x->items[i]->note_id.set && named++ < LETTER_NAMES)
			buf_printf(&text.out, "- %.*s %.*s\n", STR_ARG(x->items[i]->code),
				STR_ARG(x->items[i]->title));
	if (named > LETTER_NAMES) {
		int64_t more = (int64_t)(named - LETTER_NAMES);
		html_count(&text, trn(&lang_cs, "and %d more measure", "and %d more measures", more), more);
		buf_char(&text.out, '\n');
	}
	if (round->message.len)
		buf_printf(&text.out, "\n%.*s\n", STR_ARG(round->message));
	buf_printf(&text.out, "\n%.*s %.*s\n%.*s\n\n%.*s\n",
		STR_ARG(tr(&lang_cs, N_("You need no account, the link is enough. We ask for it by"))),
		STR_ARG(czech_day(a, round->due_on)), STR_ARG(link),
		STR_ARG(tr(&lang_cs, N_("The link is meant for your office: whoever has it can write about "
			"these measures. Is it not yours? Please answer this message."))));
	return buf_str(&text.out);
}

static str letter_subject(struct arena *a, const struct round_get_row *round,
	const struct asked *x, str today)
{
	const char *words = str_order(today, round->due_on) > 0
		? N_("The term has passed: please write about the plan")
		: x->letters ? N_("Reminder: please write about the plan")
		: N_("Please write about the plan");
	return arena_printf(a, "%.*s (%.*s)", STR_ARG(tr(&lang_cs, words)), STR_ARG(round->name));
}

static bool letter_send(struct db *db, struct arena *a, int64_t now,
	const struct round_get_row *round, const struct asked *x)
{
	str token = token_make(a), today = day_of(a, now);
	if (!round_letter_add(db, .round = round->id, .email = x->email, .today = today,
			.token_hash = token_hash(a, token)))
		return false;
	str link = arena_printf(a, "%.*s/zpravy-o-plneni/%.*s",
		STR_ARG(site_setting(db, "base_url")), STR_ARG(token));
	return mail_put(db, now, &(struct mail){ .kind = "news round", .to = x->email,
		.reply_to = site_setting(db, "email"), .subject = letter_subject(a, round, x, today),
		.text = letter_text(a, round, x, link) }) != 0;
}

int64_t round_send(struct db *db, struct arena *a, int64_t now, int64_t id, str email)
{
	struct round_get_row *round = round_get(db, .id = id);
	str today = day_of(a, now);
	int64_t sent = 0;
	if (!round || !round->opened_at.set || round->closed_at.set || round_stopped(db))
		return 0;
	struct asked_list all = round_asked(db, a, id);
	for (size_t i = 0; i < all.count; i++) {
		const struct asked *x = &all.items[i];
		bool due = email.len ? str_eq(x->email, email)
			: reminder_due(round->due_on, x->last, today);
		if (x->email.len && x->open && due)
			sent += letter_send(db, a, now, round, x);
	}
	return sent;
}

/* Nobody is written to at night. */
void rounds_job(struct job_run *run)
{
	int hour = local_time(run->now).hour;
	round_letters_forget(run->db,
		.closed_before = run->now - (int64_t)ROUND_LETTERS_KEPT * DAY);
	if (hour < FROM_HOUR || hour >= TO_HOUR)
		return;
	struct rounds_running_rows rows = rounds_running(run->db, .limit = PLANS_MOST);
	for (size_t i = 0; i < rows.count && !(run->jobs && job_over(run)); i++) {
		db_begin(run->db);
		round_send(run->db, run->arena, run->now, rows.items[i].id, (str){ 0 });
		if (!db_commit(run->db))
			return;
	}
}
