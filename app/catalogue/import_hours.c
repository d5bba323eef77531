/*
 * Opening hours and free places of a service.  Hours have no history: where one
 * differs, all that a source can say of them is written anew.
 */
#include "app/catalogue/import.h"
#include "app/catalogue/import.sql.h"
#include <stdlib.h>

/* ---- opening hours ---- */

static int hour_order(const void *x, const void *y)
{
	const struct import_hour *a = x, *b = y;
	const int64_t before[] = { a->weekday, a->opens, a->closes, a->place.value };
	const int64_t behind[] = { b->weekday, b->opens, b->closes, b->place.value };
	for (size_t i = 0; i < COUNT(before); i++)
		if (before[i] != behind[i])
			return int_order(before[i], behind[i]);
	int by_note = str_order(a->note, b->note), by_from = str_order(a->from, b->from);
	return by_note ? by_note : by_from ? by_from : str_order(a->to, b->to);
}

/* `sorted`: as the store gives them. */
static bool hours_same(struct db_rows rows, const struct import_hours *sorted)
{
	const struct import_hours_stored_row *had = rows.items;
	if (rows.count != sorted->count)
		return false;
	for (size_t i = 0; i < rows.count; i++)
		if (hour_order(&sorted->items[i],
				&(struct import_hour){ had[i].place_id, had[i].weekday, had[i].opens,
					had[i].closes, had[i].note, had[i].valid_from, had[i].valid_to }))
			return false;
	return true;
}

bool import_hours_merge(
	struct import *im, int64_t service, bool fresh, const struct import_hours *hours)
{
	struct db_rows had = { 0 };
	if (hours->count)
		qsort(hours->items, hours->count, sizeof *hours->items, hour_order);
	if (!fresh)
		had = import_stored(im, IMPORT_STORED_HOURS, service);
	if (hours_same(had, hours))
		return false;
	if (had.count)
		import_hours_drop(im->db, .service = service);
	for (size_t i = 0; i < hours->count; i++) {
		const struct import_hour *h = &hours->items[i];
		import_add(im, &import_hour_add_query,
			&(struct import_hour_add_args){ .service = service, .place = h->place,
				.weekday = h->weekday, .opens = h->opens, .closes = h->closes, .note = h->note,
				.valid_from = h->from, .valid_to = h->to });
	}
	return true;
}

/* ---- free places ---- */

bool import_free_merge(
	struct import *im, int64_t service, bool fresh, const struct import_free *said)
{
	if (!said->amount.set)
		return false;
	if (fresh) {
		import_add(im, &import_free_add_query,
			&(struct import_free_add_args){ service, said->amount.value, said->note,
				said->told_at });
		return true;
	}
	const struct import_free_stored_row *had =
		import_stored(im, IMPORT_STORED_FREE, service).items;
	if (had && had->told_at >= said->told_at)
		return false;
	return import_free_put(im->db, .service = service, .amount = said->amount.value,
		.note = said->note, .told_at = said->told_at) > 0;
}
