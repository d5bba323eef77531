/* Schedules as opening hours; what those cannot say stays in words. */
#include "app/exchange/hsds_in_map.h"

enum { HOURS_MOST = 200 };

struct schedules { struct hsds_in *in; struct hsds_hours *hours; struct import_map seen; };

static void words_add(struct hsds_hours *h, str text)
{
	text = str_trim(text);
	if (text.len && !str_has(buf_str(&h->words), text))
		buf_printf(&h->words, "%s%.*s", h->words.len ? "; " : "", STR_ARG(text));
}

static bool one_of(const json_t *schedule, const char *key, const char *a, const char *b)
{
	str value = json_get(schedule, key);
	return !value.len || str_is(value, a) || str_is(value, b);
}

/* Every week, on days of the week, from when to when. */
static bool is_weekly(const json_t *schedule)
{
	static const char *const beyond[] = { "bymonthday", "byyearday", "byweekno", "count", "until" };
	const json_t *interval = json_object_get(schedule, "interval");
	for (size_t i = 0; i < COUNT(beyond); i++) {
		const json_t *value = json_object_get(schedule, beyond[i]);
		if (value && !json_is_null(value))
			return false;
	}
	return one_of(schedule, "freq", "WEEKLY", "weekly") &&
		(!interval || json_is_null(interval) || json_integer_value(interval) == 1);
}

/* As the file says it, even if it is no time. */
static str opens_of(const json_t *schedule)
{
	str opens = json_get(schedule, "opens_at");
	return opens.len ? opens : json_get(schedule, "x-opens_at");
}

static bool is_always(const json_t *schedule, unsigned days)
{
	str opens = opens_of(schedule), closes = json_get(schedule, "closes_at");
	struct maybe_int until = time_read(closes);
	bool whole = str_starts(opens, S("00:00")) && until.set &&
		(until.value >= 23 * 60 + 59 || until.value == 0);
	bool said = str_starts(opens, S("24 h")) || str_starts(opens, S("24 H")) ||
		str_starts(opens, S("24h"));
	return (whole && days == 0x7f) || (said && (days == 0x7f || !days));
}

static void hours_add(struct schedules *s, json_t *schedule, str path, struct maybe_int place,
	unsigned days)
{
	struct hsds_hours *h = s->hours;
	struct hsds_in *in = s->in;
	struct maybe_int opens = time_read(json_get(schedule, "opens_at"));
	struct maybe_int closes = time_read(json_get(schedule, "closes_at"));
	hsds_where(in, hsds_at(in, schedule, path));
	str note = take_text(&in->im, schedule, "notes", TAKE_NOTE);
	str from = day_read(&in->im.item, json_get(schedule, "valid_from"));
	str to = day_read(&in->im.item, json_get(schedule, "valid_to"));
	if (to.len && str_order(to, in->im.day) < 0)
		return;                            /* over */
	for (int day = 0; day < 7; day++)
		if (days & 1u << day && h->plain.count < HOURS_MOST)
			*(struct import_hour *)arena_push(&in->im.item, &h->plain.items, &h->plain.count,
				sizeof *h->plain.items) = (struct import_hour){ place, day + 1, opens.value,
				closes.value + (closes.value <= opens.value ? 1440 : 0), note, from, to };
}

/* The same is often said of a service and of its place. */
static bool seen(struct schedules *s, const json_t *schedule)
{
	str id = json_get(schedule, "id");
	str key = arena_printf(&s->in->im.item, "%.*s/%.*s/%.*s", STR_ARG(id),
		STR_ARG(json_get(schedule, "byday")), STR_ARG(json_get(schedule, "opens_at")));
	if (!id.len || import_map_find(&s->seen, key))
		return id.len > 0;
	import_map_add(&s->seen, &s->in->im.item, key);
	return false;
}

static void schedule_read(struct schedules *s, json_t *schedule, str path, struct maybe_int place)
{
	struct hsds_in *in = s->in;
	str opens = opens_of(schedule), byday = json_get(schedule, "byday");
	str words = json_get(schedule, "description");
	unsigned days = weekdays_read(byday);
	if (seen(s, schedule))
		return;
	bool times = time_read(opens).set && time_read(json_get(schedule, "closes_at")).set;
	if (is_always(schedule, days)) {
		s->hours->always = true;
	} else if (days && times && is_weekly(schedule)) {
		hours_add(s, schedule, path, place, days);
	} else if (byday.len && !days) {
		hsds_in_tell(in, schedule, path, "byday", byday, N_("is no day of the week"));
		words_add(s->hours, words);
	} else {
		if (byday.len || opens.len || !words.len)
			hsds_in_tell(in, schedule, path, "opens_at", opens,
				N_("our opening hours cannot say this; they are kept for exports"));
		words_add(s->hours, words);
		if (!time_read(opens).set)
			words_add(s->hours, opens);
	}
}

static void schedules_read(struct schedules *s, json_t *object, str path, struct maybe_int place)
{
	json_t *schedule;
	str at;
	for (size_t i = 0; (schedule = hsds_in_item(s->in, object, "schedules", i, path, &at)); i++)
		schedule_read(s, schedule, at, place);
}

struct hsds_hours hsds_in_hours(struct hsds_in *in, json_t *service, str path, size_t organization)
{
	struct hsds_hours hours = { .words = { .arena = &in->im.item } };
	struct schedules s = { .in = in, .hours = &hours };
	json_t *stay;
	str at;
	schedules_read(&s, service, path, NONE);
	for (size_t i = 0; (stay = hsds_in_item(in, service, "service_at_locations", i, path, &at));
		 i++) {
		json_t *location = json_object_get(stay, "location");
		int64_t place = hsds_in_place_id(in, location, organization);
		schedules_read(&s, stay, at, place ? SOME(place) : NONE);
		schedules_read(&s, location, hsds_in_step(in, at, "location"),
			place ? SOME(place) : NONE);
	}
	import_map_free(&s.seen);
	return hours;
}
