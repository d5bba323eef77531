/* When providers are reminded, of what, and when it is given up. */
#include "app/upkeep/reminder.h"
#include "app/upkeep/reminder.sql.h"
#include "crypto/crypto.h"

enum { MOST_ACCOUNTS = 100000, MOST_SERVICES = 2000, FIRST_DAYS = 7, FROM_HOUR = 7, TO_HOUR = 18 };

extern const struct lang lang_cs;

bool reminder_ripe(struct arena *a, int64_t sent, str last, str today)
{
	static const int gaps[REMINDERS] = { 14, 14, 30, 60 };
	if (sent >= REMINDERS)
		return false;
	/* The first of a new go comes no sooner after the last of the old one. */
	return !last.len || str_order(day_add(a, last, gaps[sent]), today) <= 0;
}

const char *reminders_stopped(struct db *db)
{
	struct site_settings have = site_settings(db);
	if (!str_is(have.reminders, "ano"))
		return N_("Reminders of providers by e-mail are turned off.");
	return have.base_url.len ? NULL
		: N_("Providers are not reminded by e-mail: the address of the portal is not set.");
}

/* ---- what has been sent, and answered ---- */

/* Day of the last thing that the account's providers did; "": none. */
static str answered_on(struct db *db, struct arena *a, int64_t account)
{
	struct reminder_confirmed_row *c = reminder_confirmed(db, .account = account);
	struct reminder_proposed_row *p = reminder_proposed(db, .account = account);
	str confirmed = c && c->day.len ? c->day : S("");
	str proposed = p && p->at.set ? day_of(a, p->at.value) : S("");
	return str_order(confirmed, proposed) > 0 ? confirmed : proposed;
}

static int64_t sent_since(struct db *db, struct arena *a, int64_t account)
{
	return reminder_count(db, .account = account, .after = answered_on(db, a, account));
}

static str last_sent(struct db *db, int64_t account)
{
	struct reminder_last_row *l = reminder_last(db, .account = account);
	return l ? l->sent_on : (str){ 0 };
}

struct int_list reminder_unanswered(struct req *r)
{
	int64_t *silent = NULL;
	size_t count = 0;
	str today = day_of(r->arena, r->now);
	struct reminder_patient_rows all =
		reminder_patient(r->db, .least = REMINDERS, .limit = MOST_ACCOUNTS);
	for (size_t i = 0; i < all.count; i++) {
		int64_t id = all.items[i].id;
		bool given_up = sent_since(r->db, r->arena, id) >= REMINDERS &&
			str_order(day_add(r->arena, last_sent(r->db, id), REMINDER_GRACE), today) <= 0;
		if (given_up || reminder_is_off(r->db, .account = id))
			*(int64_t *)arena_push(r->arena, &silent, &count, sizeof *silent) = id;
	}
	if (!count)
		return (struct int_list){ 0 };
	struct reminder_silent_rows rows = reminder_silent(
		r->db, .accounts = { silent, count }, .today = today, .limit = MOST_ACCOUNTS);
	_Static_assert(sizeof *rows.items == sizeof(int64_t), "an id");
	return (struct int_list){ (const int64_t *)rows.items, rows.count };
}

/* ---- the message ---- */

struct digest {
	struct buf names;
	int64_t services, sent;            /* sent: before this one */
	str base_url;
};

static void name_put(struct digest *d, const struct reminder_services_row *s,
	const struct freshness_score *score)
{
	const char *divider = ": ";
	if (d->services++ >= REMINDER_NAMES)
		return;
	buf_printf(&d->names, "- %.*s (%.*s)", STR_ARG(s->name), STR_ARG(s->provider));
	for (size_t i = 0; i < FRESHNESS_PARTS; i++)
		if (score->parts[i] != FRESHNESS_FRESH) {
			buf_printf(&d->names, "%s%.*s", divider,
				STR_ARG(tr(&lang_cs, freshness_parts[i].label)));
			divider = ", ";
		}
	buf_char(&d->names, '\n');
}

static str digest_text(struct arena *a, const struct digest *d, str off)
{
	struct page text = { .out.arena = a, .lang = &lang_cs };
	buf_printf(&text.out, "%.*s\n\n%.*s\n%.*s",
		STR_ARG(tr(&lang_cs, N_("Hello,"))),
		STR_ARG(tr(&lang_cs, N_("please look at what people read about your services. This has not "
		                        "been verified for some time:"))),
		STR_ARG(buf_str(&d->names)));
	if (d->services > REMINDER_NAMES) {
		int64_t more = d->services - REMINDER_NAMES;
		html_count(&text, trn(&lang_cs, "and %d more service", "and %d more services", more), more);
		buf_char(&text.out, '\n');
	}
	buf_printf(&text.out, "\n%.*s\n%.*s/urad/moje\n\n%.*s\n",
		STR_ARG(tr(&lang_cs,
			N_("What is right can be confirmed here in two clicks, what is not can "
			   "be changed:"))),
		STR_ARG(d->base_url),
		STR_ARG(tr(&lang_cs,
			d->sent + 1 < REMINDERS
				? N_("We will remind you again only if nothing happens, and ever less often.")
				: N_("This is the last reminder. After it the office will call you."))));
	buf_printf(&text.out, "\n%.*s\n%.*s\n",
		STR_ARG(tr(&lang_cs, N_("You want no reminders? Turn them off here:"))), STR_ARG(off));
	return buf_str(&text.out);
}

/* ---- sending ---- */

/* What is due of the account's services; as of a day some time ago, so that it
 * is not asked for at once. */
static void digest_fill(struct db *db, struct arena *a, int64_t account, str asof, str today,
	struct digest *d)
{
	struct reminder_services_rows rows = reminder_services(
		db, .account = account, .since = asof, .today = today, .limit = MOST_SERVICES);
	int64_t *ids = arena_alloc(a, (rows.count + 1) * sizeof *ids);
	for (size_t i = 0; i < rows.count; i++)
		ids[i] = rows.items[i].id;
	if (!rows.count)
		return;
	struct freshness_records all =
		freshness_read(db, a, S("service"), (struct int_list){ ids, rows.count });
	for (size_t i = 0; i < rows.count; i++) {
		struct freshness_days days = freshness_days_of(&all, rows.items[i].id);
		struct freshness_score then = freshness_score(&days, FRESHNESS_PARTS, asof);
		struct freshness_score now = freshness_score(&days, FRESHNESS_PARTS, today);
		if (then.state != FRESHNESS_FRESH)
			name_put(d, &rows.items[i], &now);
	}
}

static bool remind(struct job_run *run, struct arena *a, const struct reminder_accounts_row *who,
	int64_t first_days)
{
	struct db *db = run->db;
	str today = day_of(a, run->now), token = token_make(a);
	struct digest d = { .names.arena = a, .base_url = site_setting(db, "base_url"),
		.sent = sent_since(db, a, who->id) };
	if (!reminder_ripe(a, d.sent, last_sent(db, who->id), today))
		return false;
	digest_fill(db, a, who->id, day_add(a, today, -(int)first_days), today, &d);
	if (!d.services)
		return false;
	str off = arena_printf(
		a, "%.*s/pripominky/%.*s", STR_ARG(d.base_url), STR_ARG(token));
	db_begin(db);
	if (!reminder_add(db, .account = who->id, .today = today, .services = d.services,
			.token_hash = token_hash(a, token))) {
		db_rollback(db);
		return false;
	}
	mail_put(db, run->now, &(struct mail){ .kind = "reminder", .to = who->email,
		.reply_to = site_setting(db, "email"), .unsubscribe = off,
		.subject = tr(&lang_cs, N_("Please confirm your entries in the catalogue of services")),
		.text = digest_text(a, &d, off) });
	return db_commit(db);
}

int64_t reminders_send(struct job_run *run)
{
	struct arena own = { 0 };
	int64_t count = 0;
	if (reminders_stopped(run->db))
		return 0;
	struct maybe_int first = str_int(site_setting(run->db, "reminder_first_days"));
	int64_t days = first.set && first.value >= 0 && first.value <= 365 ? first.value : FIRST_DAYS;
	struct reminder_accounts_rows who = reminder_accounts(
		run->db, .today = day_of(run->arena, run->now), .limit = MOST_ACCOUNTS);
	for (size_t i = 0; i < who.count && !db_failed(run->db); i++) {
		if (run->jobs && job_over(run))
			break;
		db_lend(run->db, &own);
		count += remind(run, &own, &who.items[i], days);
		arena_reset(&own);
	}
	db_lend(run->db, run->arena);
	arena_free(&own);
	return count;
}

/* Nobody is written to at night. */
void reminders_job(struct job_run *run)
{
	int hour = local_time(run->now).hour;
	if (hour >= FROM_HOUR && hour < TO_HOUR)
		reminders_send(run);
}
