/* Answers of the API: pages of lists, streams, single records. */
#include "app/exchange/hsds_api.h"
#include "app/exchange/hsds_lists.sql.h"
#include "crypto/crypto.h"
#include "search/search.h"

enum hsds_version hsds_version_of(const struct req *r)
{
	if (str_starts(r->path, S("/api/oruk/")))
		return str_is(r->id, "v3") || str_is(r->id, "v3.0") ? HSDS_UK : 0;
	return str_is(r->id, "v3") || str_is(r->id, "v3.1") ? HSDS_31
		: str_is(r->id, "v3.0")                         ? HSDS_30
														: 0;
}

static int refuse(struct req *r, const struct hsds_ask *ask)
{
	return answer_problem(r, 400,
		arena_printf(r->arena, "%.*s: %s",
			STR_ARG(tr(r->page.lang, N_("This parameter of the request is not understood"))),
			ask->wrong));
}

/* ---- pages ---- */

static void put_page(struct buf *out, const struct hsds_ask *ask, int64_t total, size_t count)
{
	int64_t pages = (total + ask->per_page - 1) / ask->per_page;
	buf_printf(out, "{\"total_items\":%lld,\"total_pages\":%lld,\"page_number\":%lld,\"size\":%zu,"
		"\"first_page\":%s,\"last_page\":%s,\"empty\":%s,\"contents\":[",
		(long long)total, (long long)pages, (long long)ask->page, count,
		ask->page == 1 ? "true" : "false", ask->page >= pages ? "true" : "false",
		count ? "false" : "true");
}

static int answer_records(struct req *r, const struct hsds_ask *ask, int64_t total,
	struct hsds_records all)
{
	struct buf *out = &r->page.out;
	put_page(out, ask, total, all.count);
	for (size_t i = 0; i < all.count; i++) {
		buf_put(out, i ? S(",\n") : S("\n"));
		hsds_write(out, all.items[i]);
	}
	buf_put(out, S("]}\n"));
	r->type = "application/json";
	return r->status = 200;
}

/* ---- streams: batch after batch, each in memory of its own ---- */

static bool put_lines(struct req *r, struct hsds_records all)
{
	for (size_t i = 0; i < all.count; i++) {
		hsds_write(&r->page.out, all.items[i]);
		buf_char(&r->page.out, '\n');
	}
	return page_spill(r);
}

static int answer_stream(struct req *r, const struct hsds_ask *ask, struct hsds *h)
{
	struct arena own = { 0 };
	struct hsds batch = *h;
	struct maybe_int after = NONE;
	bool whole = true;
	hsds_terms_read(&batch);               /* these outlive the batches */
	batch.arena = &own;
	db_lend(r->db, &own);
	for (;;) {
		struct int_list ids = hsds_find(ask, r->db, after, HSDS_BATCH, 0);
		if (!ids.count || !whole || db_failed(r->db))
			break;
		after = SOME(ids.items[ids.count - 1]);
		whole = put_lines(r, hsds_make(&batch, ask, ids));
		arena_reset(&own);
	}
	db_lend(r->db, r->arena);
	arena_free(&own);
	return whole ? answer_spilled(r, "application/x-ndjson") : answer_error(r, 500);
}

static int list(struct req *r, enum hsds_what what)
{
	enum hsds_version version = hsds_version_of(r);
	if (!version)
		return answer_error(r, 404);
	struct hsds h = hsds_begin(r->db, r->arena, version, r->now);
	struct hsds_ask ask = { .r = r, .what = what };
	if (!hsds_ask_read(&ask, &h))
		return refuse(r, &ask);
	if (ask.ndjson)
		return answer_stream(r, &ask, &h);
	int64_t total = hsds_count(&ask, r->db), from = (ask.page - 1) * ask.per_page;
	struct int_list ids = { 0 };
	if (from < total)
		ids = hsds_find(&ask, r->db, NONE, ask.per_page, from);
	return answer_records(r, &ask, total, hsds_make(&h, &ask, ids));
}

/* GET and POST of the lists */
int hsds_services_list(struct req *r) { return list(r, HSDS_SERVICES); }
int hsds_stays_list(struct req *r) { return list(r, HSDS_STAYS); }
int hsds_organizations_list(struct req *r) { return list(r, HSDS_ORGANIZATIONS); }

/* ---- taxonomies: few, so they are filtered here ---- */

static bool term_fits(const struct hsds_filter *f, struct arena *a, const struct hsds_term *t)
{
	return (!f->search.len || str_has(search_fold(a, t->name), search_fold(a, f->search)))
		&& (!f->taxonomy.ptr || str_eq(f->taxonomy, hsds_taxonomy_id(a, t->taxonomy)))
		&& (!f->parent.ptr || str_eq(f->parent, t->parent)) && (!f->top_only || !t->parent.ptr);
}

static struct hsds_records terms_that_fit(struct hsds *h, const struct hsds_filter *f)
{
	struct hsds_records all = { 0 };
	hsds_terms_read(h);
	for (size_t i = 0; i < h->terms.count; i++)
		if (term_fits(f, h->arena, &h->terms.items[i]))
			*(struct hsds_record **)arena_push(h->arena, &all.items, &all.count,
				sizeof *all.items) = h->terms.items[i].record;
	return all;
}

static struct hsds_records taxonomies_that_fit(struct hsds *h, const struct hsds_filter *f)
{
	struct hsds_records all = { 0 };
	for (const struct hsds_taxonomy *t = hsds_taxonomies; t->code; t++)
		if (!f->search.len
			|| str_has(search_fold(h->arena, str_of(t->name)), search_fold(h->arena, f->search)))
			*(struct hsds_record **)arena_push(h->arena, &all.items, &all.count,
				sizeof *all.items) = hsds_taxonomy_record(h, t);
	return all;
}

static int list_in_memory(struct req *r, enum hsds_what what)
{
	enum hsds_version version = hsds_version_of(r);
	if (!version)
		return answer_error(r, 404);
	struct hsds h = hsds_begin(r->db, r->arena, version, r->now);
	struct hsds_ask ask = { .r = r, .what = what };
	if (!hsds_ask_read(&ask, &h))
		return refuse(r, &ask);
	struct hsds_records all = what == HSDS_TAXONOMIES ? taxonomies_that_fit(&h, &ask.filter)
													  : terms_that_fit(&h, &ask.filter);
	if (ask.ndjson)
		return put_lines(r, all) ? answer_spilled(r, "application/x-ndjson") : answer_error(r, 500);
	int64_t total = (int64_t)all.count, from = (ask.page - 1) * ask.per_page;
	if (from > total)
		from = total;
	all.items += from;
	all.count = (size_t)(total - from < ask.per_page ? total - from : ask.per_page);
	return answer_records(r, &ask, total, all);
}

int hsds_taxonomies_list(struct req *r) { return list_in_memory(r, HSDS_TAXONOMIES); }
int hsds_terms_list(struct req *r) { return list_in_memory(r, HSDS_TERMS_LIST); }

/* ---- single records ---- */

static int answer_one(struct req *r, struct hsds_records all)
{
	if (!all.count)
		return answer_error(r, 404);
	hsds_write(&r->page.out, all.items[0]);
	buf_char(&r->page.out, '\n');
	r->type = "application/json";
	return r->status = 200;
}

/* The identifier in the address, in lower case; ptr NULL: it is none. */
static str wanted(struct req *r, struct hsds_ask *ask)
{
	char *lower = arena_alloc(r->arena, r->sub.len + 1);
	for (size_t i = 0; i < r->sub.len; i++)
		lower[i] = r->sub.ptr[i] >= 'A' && r->sub.ptr[i] <= 'F' ? (char)(r->sub.ptr[i] | 0x20)
																: r->sub.ptr[i];
	*ask = (struct hsds_ask){ .r = r, .wrong = "id" };
	return uuid_valid(r->sub) ? (str){ lower, r->sub.len } : (str){ 0 };
}

/* The id as the store knows it; 0: there is none. */
/* Begins the answer about one record; false: it was answered. */
static bool one_asked(struct req *r, struct hsds *h, str *id)
{
	struct hsds_ask ask;
	enum hsds_version version = hsds_version_of(r);
	*id = wanted(r, &ask);
	if (version && id->ptr) {
		*h = hsds_begin(r->db, r->arena, version, r->now);
		return true;
	}
	if (version)
		refuse(r, &ask);
	else
		answer_error(r, 404);
	return false;
}

static int one(struct req *r, int64_t (*find)(struct req *, struct hsds *, str id),
	struct hsds_records (*make)(struct req *, struct hsds *, struct int_list))
{
	struct hsds h;
	str id;
	if (!one_asked(r, &h, &id))
		return r->status;
	int64_t found = find(r, &h, id);
	return found ? answer_one(r, make(r, &h, (struct int_list){ &found, 1 }))
				 : answer_error(r, 404);
}

static int64_t service_find(struct req *r, struct hsds *h, str id)
{
	(void)h;
	return hsds_service_of(r->db, .uuid = id);
}

static struct hsds_records service_one(struct req *r, struct hsds *h, struct int_list id)
{
	(void)r;
	return hsds_services(h, id, HSDS_FULL);
}

/* The number in the identifier is only a hint: what it leads to must have it. */
static int64_t stay_find(struct req *r, struct hsds *h, str id)
{
	struct maybe_int number = uuid_number(id);
	if (!number.set)
		return 0;
	struct hsds_records all = hsds_stays(h, (struct int_list){ &number.value, 1 }, HSDS_BRIEF);
	(void)r;
	return all.count && str_eq(all.items[0]->id, id) ? number.value : 0;
}

static struct hsds_records stay_one(struct req *r, struct hsds *h, struct int_list id)
{
	(void)r;
	return hsds_stays(h, id, HSDS_FULL);
}

static int64_t organization_find(struct req *r, struct hsds *h, str id)
{
	(void)h;
	return hsds_provider_of(r->db, .uuid = id);
}

static struct hsds_records organization_one(struct req *r, struct hsds *h, struct int_list id)
{
	bool full = str_is(query_text(r, "full_service"), "true");
	return hsds_organizations(h, id, HSDS_FULL, full ? HSDS_FULL : HSDS_BRIEF);
}

int hsds_services_one(struct req *r) { return one(r, service_find, service_one); }
int hsds_stays_one(struct req *r) { return one(r, stay_find, stay_one); }
int hsds_organizations_one(struct req *r) { return one(r, organization_find, organization_one); }

int hsds_terms_one(struct req *r)
{
	struct hsds h;
	str id;
	if (!one_asked(r, &h, &id))
		return r->status;
	hsds_terms_read(&h);
	const struct hsds_term *term = hsds_term_by_id(&h, id);
	struct hsds_record *record = term ? term->record : NULL;
	return answer_one(r, (struct hsds_records){ &record, term != NULL });
}

int hsds_taxonomies_one(struct req *r)
{
	struct hsds h;
	str id;
	if (!one_asked(r, &h, &id))
		return r->status;
	for (const struct hsds_taxonomy *t = hsds_taxonomies; t->code; t++)
		if (str_eq(hsds_taxonomy_id(r->arena, t), id)) {
			struct hsds_record *record = hsds_taxonomy_record(&h, t);
			return answer_one(r, (struct hsds_records){ &record, 1 });
		}
	return answer_error(r, 404);
}
