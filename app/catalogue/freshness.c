/* How long it is believed that an entry is true, part by part, and what the
 * public reads of it. */
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/freshness.sql.h"

enum { MOST_VERIFIED = 1000000, LONG_AGO = 2 * 365 };

const struct freshness_part freshness_parts[FRESHNESS_PARTS + 1] = {
	{ "contacts",    N_("Phones and e-mails"),     180, 4 },
	{ "hours",       N_("Opening hours"),          180, 3 },
	{ "places",      N_("Where it is"),            365, 2 },
	{ "price",       N_("Price"),                  365, 2 },
	{ "entry",       N_("How to get in"),          365, 1 },
	{ "description", N_("What it does, for whom"), 730, 1 },
	{ 0 }
};

static const struct { const char *code, *words;
} methods[] = {
	{ "phone", N_("by phone") },
	{ "visit", N_("on the spot") },
	{ "provider", N_("by the provider") },
	{ "register", N_("in the register") },
	{ "web", N_("on its website") },
};

str freshness_method(const struct lang *lang, str method)
{
	for (size_t i = 0; i < COUNT(methods); i++)
		if (str_is(method, methods[i].code))
			return tr(lang, methods[i].words);
	return method;
}

int64_t freshness_number(str part)
{
	int64_t n = 0;
	while (freshness_parts[n].code && !str_is(part, freshness_parts[n].code))
		n++;
	return n;
}

/* ---- how much it is to be believed ---- */

/* In hundredths of the part's days: 100 is as old as it may be.  What is beyond
 * four times its days is no more urgent; what was never verified comes before it. */
enum { RIPE = 100, OVER = 200, OLDEST = 400, NEVER = 500 };

/* The day's number, by the calendar alone.  Years begin in March, so that the leap
 * day is the last. */
static int64_t day_number(str day)
{
	int64_t year = str_int(str_part(day, 0, 4)).value, month = str_int(str_part(day, 5, 7)).value;
	year -= month <= 2;
	month += month <= 2 ? 9 : -3;
	return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 +
		str_int(str_part(day, 8, 10)).value;
}

int64_t freshness_day(str day) { return day_number(day) - day_number(S("1970-01-01")); }

static int64_t days_between(str from, str to) { return day_number(to) - day_number(from); }

static int64_t age_of(str verified_on, str today, int64_t days)
{
	if (!verified_on.len)
		return NEVER;
	int64_t age = days_between(verified_on, today);
	/* Rounded up, so that the first day beyond is beyond. */
	return age <= 0 ? 0 : age >= OLDEST / RIPE * days ? OLDEST : (age * RIPE + days - 1) / days;
}

static enum freshness state_of(int64_t age)
{
	return age <= RIPE ? FRESHNESS_FRESH : age <= OVER ? FRESHNESS_DUE : FRESHNESS_STALE;
}

enum freshness freshness_state(str verified_on, str today, int64_t days)
{
	return state_of(age_of(verified_on, today, days));
}

str freshness_words(const struct lang *lang, enum freshness state)
{
	return tr(lang, state == FRESHNESS_FRESH ? N_("verified")
		: state == FRESHNESS_DUE ? N_("to be verified") : N_("out of date"));
}

struct freshness_score freshness_score(const struct freshness_days *d, size_t parts, str today)
{
	struct freshness_score s = { .state = FRESHNESS_FRESH };
	for (size_t i = 0; i < parts; i++) {
		const struct freshness_part *p = &freshness_parts[i];
		int64_t age = age_of(d->days[i], today, p->days);
		s.parts[i] = state_of(age);
		s.points += age > RIPE ? age * p->weight : 0;
		if (s.parts[i] > s.state)
			s.state = s.parts[i];
		if (d->days[i].len && (!s.last.len || str_order(s.last, d->days[i]) < 0))
			s.last = d->days[i];
	}
	return s;
}

/* ---- what is kept of the verifications ---- */

static void day_put(struct freshness_put_args *row, int64_t part, str day)
{
	struct maybe_int *const columns[FRESHNESS_PARTS] = { &row->contacts, &row->hours, &row->places,
		&row->price, &row->entry, &row->description };
	*columns[part] = SOME(freshness_day(day));
}

struct freshness_days freshness_days_make(
	struct arena *a, int64_t record, const struct maybe_int days[FRESHNESS_PARTS])
{
	struct freshness_days d = { .record = record };
	for (size_t i = 0; i < FRESHNESS_PARTS; i++)
		if (days[i].set)
			d.days[i] = day_add(a, S("1970-01-01"), (int)days[i].value);
	return d;
}

/* What is kept of nothing else, crisis lines being few. */
static struct freshness_records read_last(
	struct db *db, struct arena *a, str kind, struct int_list records)
{
	struct freshness_records to = { 0 };
	struct freshness_last_rows rows =
		freshness_last(db, .kind = kind, .records = records, .limit = MOST_VERIFIED);
	struct freshness_days *d = NULL;
	for (size_t i = 0; i < rows.count; i++) {
		int64_t part = freshness_number(rows.items[i].part);
		if (!d || d->record != rows.items[i].record) {
			d = arena_push(a, &to.items, &to.count, sizeof *d);
			d->record = rows.items[i].record;
		}
		if (part < FRESHNESS_PARTS)
			d->days[part] = rows.items[i].verified_on;
	}
	return to;
}

struct freshness_records freshness_read(
	struct db *db, struct arena *a, str kind, struct int_list records)
{
	struct freshness_records to = { 0 };
	if (!str_is(kind, "service"))
		return read_last(db, a, kind, records);
	struct freshness_rows_rows rows =
		freshness_rows(db, .services = records, .limit = MOST_VERIFIED);
	for (size_t i = 0; i < rows.count; i++)
		*(struct freshness_days *)arena_push(a, &to.items, &to.count, sizeof *to.items) =
			freshness_days_make(a, rows.items[i].record, FRESHNESS_COLUMNS(&rows.items[i]));
	return to;
}

void freshness_verified(struct db *db, const struct verification *v)
{
	struct freshness_put_args row = { .service = v->record };
	int64_t part = freshness_number(v->part);
	verification_add(db, .kind = v->kind, .record = v->record, .part = v->part, .day = v->day,
		.method = v->method, .account = v->account);
	if (part == FRESHNESS_PARTS || !str_is(v->kind, "service"))
		return;
	day_put(&row, part, v->day);
	freshness_put_(db, &row);
	if (!part)
		freshness_checked(db, .service = v->record, .day = v->day);
}

void freshness_settle(struct db *db, struct arena *a, struct int_list services)
{
	struct freshness_records all = read_last(db, a, S("service"), services);
	freshness_drop(db, .services = services);
	for (size_t i = 0; i < services.count; i++) {
		struct freshness_days d = freshness_days_of(&all, services.items[i]);
		struct freshness_put_args row = { .service = d.record };
		bool any = false;
		for (int64_t part = 0; part < FRESHNESS_PARTS; part++)
			if (d.days[part].len) {
				day_put(&row, part, d.days[part]);
				any = true;
			}
		if (any)
			freshness_put_(db, &row);
		freshness_checked_set(db, .service = d.record, .day = d.days[0]);
	}
}

struct freshness_days freshness_days_of(const struct freshness_records *all, int64_t record)
{
	size_t from = 0, to = all->count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (all->items[middle].record < record)
			from = middle + 1;
		else
			to = middle;
	}
	return from < all->count && all->items[from].record == record
		? all->items[from] : (struct freshness_days){ .record = record };
}

bool freshness_long_ago(str last, int64_t updated_at, str today, struct arena *a)
{
	return days_between(last.len ? last : day_of(a, updated_at), today) > LONG_AGO;
}

/* ---- what the public reads ---- */

static const char *part_label(str code)
{
	return freshness_parts[freshness_number(code)].label;
}

/* Parts that were verified on one day by one method stand in one line. */
struct str_list freshness_lines(struct req *r, int64_t service)
{
	enum { MOST = 50 };
	str *lines = NULL, last = { 0 };
	size_t count = 0;
	struct buf names = { .arena = r->arena };
	struct freshness_of_rows rows = freshness_of(r->db, .service = service, .limit = MOST);
	for (size_t i = 0; i <= rows.count; i++) {
		const struct freshness_of_row *v = i < rows.count ? &rows.items[i] : NULL;
		str how = v
			? arena_printf(r->arena, "%.*s %.*s", STR_ARG(site_day(r, v->verified_on)),
				  STR_ARG(freshness_method(r->page.lang, v->method)))
			: (str){ 0 };
		if (names.len && !str_eq(how, last)) {
			*(str *)arena_push(r->arena, &lines, &count, sizeof *lines) = arena_printf(r->arena,
				"%.*s: %.*s", STR_ARG(buf_str(&names)), STR_ARG(last));
			names = (struct buf){ .arena = r->arena };
		}
		last = how;
		if (v && part_label(v->part))
			buf_printf(&names, "%s%.*s", names.len ? ", " : "",
				STR_ARG(tr(r->page.lang, part_label(v->part))));
	}
	return (struct str_list){ lines, count };
}

str free_places_text(struct req *r, int64_t service)
{
	struct free_places_told_row *f = free_places_told(r->db, .service = service,
		.told_after = r->now - (int64_t)FREE_DAYS * 86400);
	if (!f)
		return (str){ 0 };
	return arena_printf(r->arena, "%lld%s%.*s (%.*s)", (long long)f->amount,
		f->note.len ? ", " : "", STR_ARG(f->note),
		STR_ARG(site_day(r, day_of(r->arena, f->told_at))));
}
