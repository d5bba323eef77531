/* The services as columns of numbers; see facets.h. */
#include "app/catalogue/facets.h"
#include "app/catalogue/opening.h"
#include <pthread.h>
#include <stdlib.h>

enum { WHERE = FACETS, SEATS, COLUMNS, KEEP_TRIES = 3 };

/* What services have of one kind: those of service i are slots[from[i]] up to
 * slots[from[i + 1]], each of them the number of a key. */
struct column {
	int64_t *keys;
	size_t key_count;
	uint32_t *from, *slots;
};

/* A service is known by its number in the order of names. */
struct numbered { int64_t id; uint32_t number; };

struct facets {
	struct arena arena;
	int64_t version;
	char day[16];
	size_t count;
	int64_t *ids;
	struct numbered *by_id;
	uint32_t *orders[SERVICE_ORDERS];  /* NULL: as they stand */
	struct column columns[COLUMNS];
	struct hours_rules *opening;       /* of each service */
	bool hours;                        /* of some of them */
	struct facet_areas_rows areas;
};

/* ---- making ---- */

struct pair { uint32_t number; int64_t key; };
struct pairs { struct pair *items; size_t count; };

struct loading {
	struct facets *facets;
	struct arena own;                  /* of what is needed only meanwhile */
	struct { struct facet_services_row *items; size_t count; } services;
	struct pairs pairs;
	struct opening_gather *opening;    /* of each service */
};

static int pair_order(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int by_number = int_order(x->number, y->number);
	return by_number ? by_number : int_order(x->key, y->key);
}

static int number_order(const void *a, const void *b, void *values)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int by_value = int_order(((int64_t *)values)[x], ((int64_t *)values)[y]);
	return by_value ? by_value : int_order(x, y);
}

static const struct numbered *number_of(const struct facets *f, int64_t id)
{
	const struct numbered wanted = { .id = id };
	return f->count ? bsearch(&wanted, f->by_id, f->count, sizeof wanted, rows_order) : NULL;
}

static const int64_t *key_find(const int64_t *keys, size_t count, int64_t key)
{
	return count ? bsearch(&key, keys, count, sizeof key, rows_order) : NULL;
}

static bool load_service(void *context, const void *row)
{
	struct loading *l = context;
	struct facet_services_row *s =
		arena_push(&l->own, &l->services.items, &l->services.count, sizeof *s);
	*s = *(const struct facet_services_row *)row;
	return true;
}

static void pair_add(struct loading *l, uint32_t number, int64_t key)
{
	struct pair *p = arena_push(&l->own, &l->pairs.items, &l->pairs.count, sizeof *p);
	*p = (struct pair){ number, key };
}

/* Rows of the other queries have this shape. */
typedef struct facet_groups_row keyed_row;
_Static_assert(sizeof(struct facet_forms_row) == sizeof(keyed_row), "rows are pairs");
_Static_assert(sizeof(struct facet_where_row) == sizeof(keyed_row), "rows are pairs");

static bool load_key(void *context, const void *row)
{
	struct loading *l = context;
	const keyed_row *k = row;
	const struct numbered *n = number_of(l->facets, k->service_id);
	if (n)
		pair_add(l, n->number, k->key);
	return true;
}

/* Turns the pairs gathered so far into a column; a pair that comes twice counts once. */
static void column_make(struct loading *l, int which)
{
	struct facets *f = l->facets;
	struct column *c = &f->columns[which];
	struct pairs p = l->pairs;
	c->keys = arena_alloc(&f->arena, (p.count + 1) * sizeof *c->keys);
	c->slots = arena_alloc(&f->arena, (p.count + 1) * sizeof *c->slots);
	c->from = arena_alloc(&f->arena, (f->count + 1) * sizeof *c->from);
	for (size_t i = 0; i < p.count; i++)
		c->keys[i] = p.items[i].key;
	qsort(c->keys, p.count, sizeof *c->keys, rows_order);
	for (size_t i = 0; i < p.count; i++)
		if (!i || c->keys[i] != c->keys[i - 1])
			c->keys[c->key_count++] = c->keys[i];
	if (p.count)
		qsort(p.items, p.count, sizeof *p.items, pair_order);
	uint32_t put = 0, number = 0;
	for (size_t i = 0; i < p.count; i++) {
		if (i && !pair_order(&p.items[i], &p.items[i - 1]))
			continue;
		for (; number < p.items[i].number; number++)
			c->from[number + 1] = put;
		c->slots[put++] = (uint32_t)(key_find(c->keys, c->key_count, p.items[i].key) - c->keys);
	}
	for (; number < f->count; number++)
		c->from[number + 1] = put;
	l->pairs = (struct pairs){ 0 };
}

static void order_make(struct loading *l, enum service_order which, const int64_t *values)
{
	struct facets *f = l->facets;
	uint32_t *order = arena_alloc(&f->arena, (f->count + 1) * sizeof *order);
	for (size_t i = 0; i < f->count; i++)
		order[i] = (uint32_t)i;
	qsort_r(order, f->count, sizeof *order, number_order, (void *)values);
	f->orders[which] = order;
}

static void services_make(struct loading *l)
{
	struct facets *f = l->facets;
	f->count = l->services.count;
	f->ids = arena_alloc(&f->arena, (f->count + 1) * sizeof *f->ids);
	f->by_id = arena_alloc(&f->arena, (f->count + 1) * sizeof *f->by_id);
	int64_t *providers = arena_alloc(&l->own, (f->count + 1) * sizeof *providers),
			*changes = arena_alloc(&l->own, (f->count + 1) * sizeof *changes);
	for (size_t i = 0; i < f->count; i++) {
		const struct facet_services_row *s = &l->services.items[i];
		f->ids[i] = s->id;
		f->by_id[i] = (struct numbered){ s->id, (uint32_t)i };
		providers[i] = s->provider_rank;
		changes[i] = -s->updated_at;           /* the newest first */
		if (s->type_id.set)
			pair_add(l, (uint32_t)i, s->type_id.value);
	}
	column_make(l, TYPES);
	for (size_t i = 0; i < f->count; i++)
		pair_add(l, (uint32_t)i, l->services.items[i].kind);
	column_make(l, KINDS);
	for (size_t i = 0; i < f->count; i++)
		if (l->services.items[i].seat.set)
			pair_add(l, (uint32_t)i, l->services.items[i].seat.value);
	column_make(l, SEATS);
	qsort(f->by_id, f->count, sizeof *f->by_id, rows_order);
	order_make(l, BY_PROVIDER, providers);
	order_make(l, BY_CHANGE, changes);
}

_Static_assert(sizeof(struct service_opening_all_row) == sizeof(struct service_opening_row),
	"rows of one service and of all are alike");

static bool load_opening(void *context, const void *row)
{
	struct loading *l = context;
	const struct service_opening_all_row *o = row;
	const struct numbered *n = number_of(l->facets, o->service_id);
	if (n)
		opening_gather_row(&l->facets->arena, &l->opening[n->number], row,
			str_of(l->facets->day));
	return true;
}

static void opening_make(struct req *r, struct loading *l)
{
	struct facets *f = l->facets;
	l->opening = arena_alloc(&l->own, (f->count + 1) * sizeof *l->opening);
	f->opening = arena_alloc(&f->arena, (f->count + 1) * sizeof *f->opening);
	service_opening_all(r->db, load_opening, l);
	for (size_t i = 0; i < f->count; i++) {
		f->opening[i] =
			opening_gathered(&l->opening[i], l->services.items[i].round_the_clock);
		f->hours = f->hours || f->opening[i].count;
	}
}

/* The version is read first: what changes meanwhile makes them old at once. */
static struct facets *facets_make(struct req *r, str day)
{
	struct facets *f = mem_alloc(sizeof *f);
	struct loading l = { .facets = f };
	f->version = db_version(r->db);
	memcpy(f->day, day.ptr, day.len < sizeof f->day ? day.len : sizeof f->day - 1);
	facet_services(r->db, load_service, &l);
	services_make(&l);
	opening_make(r, &l);
	facet_groups(r->db, load_key, &l, .day = day);
	column_make(&l, GROUPS);
	facet_forms(r->db, load_key, &l, .day = day);
	column_make(&l, FORMS);
	facet_where(r->db, load_key, &l, .day = day);
	column_make(&l, WHERE);
	db_lend(r->db, &f->arena);
	f->areas = facet_areas(r->db, .limit = MOST_CODES);
	db_lend(r->db, r->arena);
	arena_free(&l.own);
	return f;
}

static void facets_free(struct facets *f)
{
	if (!f)
		return;
	arena_free(&f->arena);
	mem_free(f);
}

/* ---- asking ---- */

/* A walk over services: in which order, which of them count, and which keys of
 * each filter were chosen (NULL: any). */
struct walk {
	const uint32_t *order;             /* NULL: as they stand */
	size_t count;
	bool *in;                          /* NULL: all */
	bool *chosen[COLUMNS];
};

static bool *keys_mark(struct req *r, const struct column *c, struct int_list keys)
{
	bool *marks = arena_alloc(r->arena, c->key_count + 1);
	for (size_t i = 0; i < keys.count; i++) {
		const int64_t *key = key_find(c->keys, c->key_count, keys.items[i]);
		if (key)
			marks[key - c->keys] = true;
	}
	return marks;
}

static bool has_any(const struct column *c, size_t i, const bool *marks)
{
	for (uint32_t s = c->from[i]; s < c->from[i + 1]; s++)
		if (marks[c->slots[s]])
			return true;
	return false;
}

static void walk_narrow(
	struct req *r, const struct facets *f, struct walk *w, struct int_list where)
{
	const struct column *c = &f->columns[WHERE];
	const bool *marks = keys_mark(r, c, where), *before = w->in;
	bool *in = arena_alloc(r->arena, f->count + 1);
	for (size_t i = 0; i < f->count; i++)
		in[i] = (!before || before[i]) && has_any(c, i, marks);
	w->in = in;
}

/* Only services whose provider has a seat, and that is none of these municipalities. */
static void walk_elsewhere(
	struct req *r, const struct facets *f, struct walk *w, struct int_list here)
{
	const struct column *c = &f->columns[SEATS];
	const bool *marks = keys_mark(r, c, here), *before = w->in;
	bool *in = arena_alloc(r->arena, f->count + 1);
	for (size_t i = 0; i < f->count; i++)
		in[i] = (!before || before[i]) && c->from[i] < c->from[i + 1] && !has_any(c, i, marks);
	w->in = in;
}

/* What is not known to be open is left out; times are whole minutes. */
static void walk_open(struct req *r, const struct facets *f, struct walk *w)
{
	const bool *before = w->in;
	bool *in = arena_alloc(r->arena, f->count + 1);
	for (size_t i = 0; i < f->count; i++)
		in[i] = (!before || before[i]) && f->opening[i].count
			&& hours_state(f->opening[i], r->now) == HOURS_OPEN;
	w->in = in;
	answer_holds(r, r->now - r->now % 60 + 60);
}

struct ints { struct arena *arena; int64_t *items; size_t count; };

static bool add_int(void *context, const void *row)
{
	struct ints *list = context;
	int64_t *item = arena_push(list->arena, &list->items, &list->count, sizeof *item);
	*item = *(const int64_t *)row;
	return true;
}

static void walk_places(
	struct req *r, const struct facets *f, struct walk *w, const struct service_filter *filter)
{
	struct ints one = { .arena = r->arena }, area = one;
	if (filter->municipality.set) {
		add_int(&one, &filter->municipality.value);
		facet_municipality(r->db, add_int, &one, .municipality = filter->municipality.value);
		walk_narrow(r, f, w, (struct int_list){ one.items, one.count });
	}
	if (filter->area.set) {
		facet_area(r->db, add_int, &area, .area = filter->area.value);
		walk_narrow(r, f, w, (struct int_list){ area.items, area.count });
		if (filter->seat_elsewhere)
			walk_elsewhere(r, f, w, (struct int_list){ area.items, area.count });
	}
}

/* Only what a search found: in its order, or in another one. */
static void walk_found(
	struct req *r, const struct facets *f, struct walk *w, const struct service_filter *filter)
{
	uint32_t *order = arena_alloc(r->arena, (filter->ids.count + 1) * sizeof *order);
	bool *in = arena_alloc(r->arena, f->count + 1);
	size_t count = 0;
	for (size_t i = 0; i < filter->ids.count; i++) {
		const struct numbered *n = number_of(f, filter->ids.items[i]);
		if (!n || in[n->number])
			continue;
		in[n->number] = true;
		order[count++] = n->number;
	}
	w->in = in;
	if (filter->order == BY_FIT) {
		w->order = order;
		w->count = count;
	}
}

/* Bits of the filters that service i does not meet. */
static unsigned lacking(const struct facets *f, const struct walk *w, size_t i)
{
	unsigned bits = 0;
	for (int c = 0; c < FACETS; c++)
		if (w->chosen[c] && !has_any(&f->columns[c], i, w->chosen[c]))
			bits |= 1u << c;
	return bits;
}

struct counting { size_t from, limit; int64_t *page; uint32_t *totals[FACETS]; };

static void options_count(const struct facets *f, size_t i, unsigned bits, uint32_t *const *totals)
{
	for (int c = 0; c < FACETS; c++) {
		const struct column *column = &f->columns[c];
		/* An option counts what meets all filters but perhaps its own. */
		if (bits & ~(1u << c))
			continue;
		for (uint32_t s = column->from[i]; s < column->from[i + 1]; s++)
			totals[c][column->slots[s]]++;
	}
}

/* How many services fit; those of the page are put on it. */
static size_t walk_count(
	const struct facets *f, const struct walk *w, const struct counting *n, size_t *on_page)
{
	size_t total = 0;
	for (size_t k = 0; k < w->count; k++) {
		size_t i = w->order ? w->order[k] : k;
		if (w->in && !w->in[i])
			continue;
		unsigned bits = lacking(f, w, i);
		if (!bits && total++ >= n->from && *on_page < n->limit)
			n->page[(*on_page)++] = f->ids[i];
		options_count(f, i, bits, n->totals);
	}
	return total;
}

static struct facet_areas_rows areas_copy(struct arena *a, struct facet_areas_rows from)
{
	struct facet_areas_rows rows = { .count = from.count };
	rows.items = arena_alloc(a, (from.count + 1) * sizeof *rows.items);
	for (size_t i = 0; i < from.count; i++)
		rows.items[i] = (struct facet_areas_row){ from.items[i].id,
			arena_copy(a, from.items[i].slug), arena_copy(a, from.items[i].name) };
	return rows;
}

static struct facet_answer answer(struct req *r, const struct facets *f,
	const struct service_filter *filter, struct counting n)
{
	struct facet_answer a = { .areas = areas_copy(r->arena, f->areas), .hours = f->hours };
	struct walk w = { .order = f->orders[filter->order], .count = f->count };
	if (filter->found)
		walk_found(r, f, &w, filter);
	walk_places(r, f, &w, filter);
	if (filter->open_now)
		walk_open(r, f, &w);
	for (int c = 0; c < FACETS; c++) {
		const struct column *column = &f->columns[c];
		if (filter->codes[c].count)
			w.chosen[c] = keys_mark(r, column, filter->codes[c]);
		int64_t *codes = arena_alloc(r->arena, (column->key_count + 1) * sizeof *codes);
		memcpy(codes, column->keys, column->key_count * sizeof *codes);
		n.totals[c] = arena_alloc(r->arena, (column->key_count + 1) * sizeof *n.totals[c]);
		a.facets[c] = (struct facet_totals){ codes, n.totals[c], column->key_count };
	}
	n.page = arena_alloc(r->arena, (n.limit + 1) * sizeof *n.page);
	a.total = (int64_t)walk_count(f, &w, &n, &a.page.count);
	a.page.items = n.page;
	return a;
}

int64_t facet_total(const struct facet_answer *a, enum facet facet, int64_t code)
{
	const struct facet_totals *t = &a->facets[facet];
	const int64_t *at = key_find(t->codes, t->count, code);
	return at ? t->totals[at - t->codes] : 0;
}

/* ---- keeping ---- */

/* One for all threads: a cache, whose readers hold the lock while they count. */
static struct {
	pthread_rwlock_t lock;
	bool on;                           /* set before any thread asks */
	struct facets *facets;
} kept = { .lock = PTHREAD_RWLOCK_INITIALIZER };

void facets_keep(bool on)
{
	kept.on = on;
	if (on)
		return;
	facets_free(kept.facets);
	kept.facets = NULL;
}

static bool kept_good(int64_t version, str day)
{
	return kept.facets && kept.facets->version == version && str_is(day, kept.facets->day);
}

static void kept_renew(struct req *r, str day)
{
	pthread_rwlock_wrlock(&kept.lock);
	/* Another thread may have done it while this one waited. */
	if (!kept_good(db_version(r->db), day)) {
		int64_t from = clock_micros();
		struct facets *made = facets_make(r, day), *old = db_failed(r->db) ? made : kept.facets;
		if (old != made)
			kept.facets = made;
		facets_free(old);
		log_event(LOG_INFO, "facets-made", LOG_INT("us", clock_micros() - from),
			LOG_INT("version", kept.facets ? kept.facets->version : -1));
	}
	pthread_rwlock_unlock(&kept.lock);
}

/* True: good columns are there and stay until the lock is given back. */
static bool kept_take(struct req *r, str day)
{
	for (int i = 0; kept.on && i < KEEP_TRIES && !db_failed(r->db); i++) {
		int64_t version = db_version(r->db);
		pthread_rwlock_rdlock(&kept.lock);
		if (kept_good(version, day))
			return true;
		pthread_rwlock_unlock(&kept.lock);
		kept_renew(r, day);
	}
	return false;
}

struct facet_answer facets_ask(
	struct req *r, const struct service_filter *filter, size_t from, size_t limit)
{
	struct counting n = { .from = from, .limit = limit };
	str day = day_of(r->arena, r->now);
	if (kept_take(r, day)) {
		struct facet_answer a = answer(r, kept.facets, filter, n);
		pthread_rwlock_unlock(&kept.lock);
		return a;
	}
	struct facets *own = facets_make(r, day);
	struct facet_answer a = answer(r, own, filter, n);
	facets_free(own);
	return a;
}
