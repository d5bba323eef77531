/* The outbox: putting in, taking out, trying again. */
#include "jobs/mail_internal.h"
#include "lib/jobs/mail.sql.h"
#include <assert.h>
#include <sys/random.h>

enum {
	LEASE = 180,                       /* seconds; an attempt takes a third of that at most */
	FIRST_DELAY = 60, LONGEST_DELAY = 6 * 3600,
	BATCH = 100,                       /* of one run, so that a flood does not hold up the rest */
	FORGET_AT_ONCE = 1000,
	ERROR_LENGTH = 300,
};

static str mark_make(struct arena *a)
{
	unsigned char bytes[16];
	struct buf out = { .arena = a };
	ssize_t got = getrandom(bytes, sizeof bytes, 0);
	assert(got == sizeof bytes);
	for (size_t i = 0; i < sizeof bytes; i++)
		buf_printf(&out, "%02x", bytes[i]);
	return buf_str(&out);
}

/* One line of text: whatever is no character becomes a space. */
static str one_line(struct arena *a, str s)
{
	str line = arena_copy(a, s);
	for (size_t i = 0; i < line.len; i++)
		if ((unsigned char)line.ptr[i] < ' ' || line.ptr[i] == 127)
			((char *)line.ptr)[i] = ' ';
	return str_trim(line);
}

int64_t mail_put(struct db *db, int64_t now, const struct mail *m)
{
	struct arena own = { 0 };
	if (!mail_address(m->to))
		return 0;
	int64_t id = mail_add(db, .mark = mark_make(&own), .kind = str_of(m->kind), .recipient = m->to,
		.reply_to = mail_address(m->reply_to) ? m->reply_to : (str){ 0 },
		.subject = utf8_head(one_line(&own, m->subject), MAIL_SUBJECT),
		.body = utf8_head(m->text, MAIL_TEXT), .unsubscribe = m->unsubscribe,
		.calendar = m->calendar, .by_person = m->by_person, .now = now);
	arena_free(&own);
	return id;
}

/* ---- sending ---- */

/* 1, 4, 16, 64 minutes, 4 hours, then every 6 hours. */
static int64_t delay_after(int64_t attempts)
{
	int64_t delay = FIRST_DELAY;
	while (--attempts > 0 && delay < LONGEST_DELAY)
		delay *= 4;
	return delay < LONGEST_DELAY ? delay : LONGEST_DELAY;
}

static enum mail_result hand_over(
	struct arena *a, const struct mail_way *way, const struct mail_due_row *due, str *error)
{
	struct mail_message m = { .mark = due->mark, .from = way->from, .name = one_line(a, way->name),
		.to = due->recipient, .reply_to = due->reply_to, .subject = due->subject,
		.text = due->body, .unsubscribe = due->unsubscribe, .calendar = due->calendar,
		.by_person = due->by_person, .at = due->put_at };
	str message = mail_write(a, &m);
	if (way->smtp_url.len)
		return mail_smtp(a, way, due->recipient, message, error);
	struct local_time t = local_time(due->put_at);
	return mail_file(a, way, arena_printf(a, "%04d%02d%02dT%02d%02d%02d-%.*s", t.year, t.month,
		t.day, t.hour, t.minute, t.second, STR_ARG(due->mark)), message, error);
}

static void note(struct db *db, int64_t now, const struct mail_due_row *due,
                 enum mail_result result, str error)
{
	int64_t attempts = due->attempts + 1;
	bool over = result == MAIL_REFUSED || attempts >= MAIL_ATTEMPTS;
	error = utf8_head(utf8_valid(error) ? error : S("?"), ERROR_LENGTH);
	db_begin(db);
	if (result == MAIL_SENT)
		mail_done(db, .id = due->id, .attempts = attempts, .now = now);
	else if (over)
		mail_give_up(db, .id = due->id, .attempts = attempts, .now = now, .error = error);
	else
		mail_put_off(db, .id = due->id, .attempts = attempts,
			.due_at = now + delay_after(attempts), .error = error);
	db_commit(db);
	/* Who got what is nobody's business who reads the log. */
	if (result == MAIL_SENT)
		log_event(LOG_INFO, "mail", LOG_INT("sent", due->id), LOG_INT("attempt", attempts));
	else
		log_event(over ? LOG_ERROR : LOG_WARNING, "mail",
			LOG_INT(over ? "failed" : "put_off", due->id), LOG_INT("attempt", attempts),
			LOG_TEXT("error", error));
}

/* True: there may be more to send. */
static bool send_one(struct db *db, struct arena *a, int64_t now, const struct mail_way *way,
                     int *sent)
{
	str error = { 0 };
	if (way->over && way->over(way->context))
		return false;
	struct mail_due_row *due = mail_due(db, .now = now);
	if (!due || mail_begun(db, .since = now - 3600, .now = now) >= way->per_hour)
		return false;
	db_begin(db);
	bool mine = mail_take(db, .id = due->id, .attempts = due->attempts, .now = now,
		.until = now + LEASE) == 1;
	if (!db_commit(db))
		return false;
	if (!mine)
		return true;
	enum mail_result result = hand_over(a, way, due, &error);
	note(db, now, due, result, error);
	*sent += result == MAIL_SENT;
	return result != MAIL_LATER && !db_failed(db);
}

static void forget(struct db *db, int64_t now)
{
	db_begin(db);
	mail_forget(db, .state = S("sent"), .before = now - MAIL_KEPT_DAYS * 86400,
		.limit = FORGET_AT_ONCE);
	mail_forget(db, .state = S("failed"), .before = now - MAIL_FAILED_DAYS * 86400,
		.limit = FORGET_AT_ONCE);
	db_commit(db);
}

int mail_send(struct db *db, int64_t now, const struct mail_way *way)
{
	struct arena own = { 0 };
	int sent = 0;
	/* A lease and a delay begin when the attempt does; the clock is read anew, for
	 * a slow server may take minutes over the others. */
	int64_t from = clock_micros();
	for (int i = 0; i < BATCH; i++)
		if (!send_one(db, &own, now + (clock_micros() - from) / 1000000, way, &sent))
			break;
	forget(db, now);
	arena_free(&own);
	return sent;
}

/* ---- for those who look after it ---- */

struct mail_entries mail_unsent(struct db *db, int64_t limit, int64_t offset)
{
	/* The generated row has the same shape as struct mail_entry. */
	_Static_assert(sizeof(struct mail_rows_row) == sizeof(struct mail_entry), "same shape");
	struct mail_rows_rows rows = mail_rows(db, .limit = limit, .offset = offset);
	return (struct mail_entries){ (struct mail_entry *)rows.items, rows.count };
}

int64_t mail_count(struct db *db, const char *state)
{
	return mail_total(db, .state = str_of(state));
}

str mail_state(struct db *db, int64_t id, str *error)
{
	struct mail_one_row *m = mail_one(db, .id = id);
	*error = m ? m->error : (str){ 0 };
	return m ? m->state : (str){ 0 };
}

int64_t mail_retry(struct db *db, int64_t now)
{
	return mail_again(db, .now = now);
}
