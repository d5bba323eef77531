/* Writing the audit trail, and proving that nobody touched it since. */
#include "app/people/audit.h"
#include "app/people/audit.sql.h"
#include "crypto/crypto.h"
#include <assert.h>

enum { TOGETHER = 500 };               /* entries of a chain that are added at once */

/* Each value with its length, so that no two entries say the same bytes; what is
 * missing differs from what is empty. */
static void value_put(struct buf *out, str value)
{
	if (value.ptr)
		buf_printf(out, "%zu:%.*s\n", value.len, STR_ARG(value));
	else
		buf_put(out, S("-\n"));
}

static void number_put(struct buf *out, struct maybe_int n)
{
	if (n.set)
		buf_printf(out, "%lld\n", (long long)n.value);
	else
		buf_put(out, S("-\n"));
}

static str entry_hash(struct arena *a, str before, const struct audit_add_args *e)
{
	struct buf out = { .arena = a };
	value_put(&out, before);
	number_put(&out, SOME(e->at));
	number_put(&out, e->account_id);
	value_put(&out, e->action);
	value_put(&out, e->kind);
	number_put(&out, e->record_id);
	value_put(&out, e->record_name);
	value_put(&out, e->field);
	value_put(&out, e->old_value);
	value_put(&out, e->new_value);
	number_put(&out, e->operation_id);
	return token_hash(a, buf_str(&out));
}

/* The first entry takes the chain's end, and with it the row's lock. */
static bool chain_take(struct db *db, struct audit_chain *chain)
{
	struct audit_head_take_row *head = chain->entries ? NULL : audit_head_take(db);
	if (!head)
		return chain->entries && !db_failed(db);
	assert(head->hash.len < sizeof chain->hash);
	memcpy(chain->hash, head->hash.ptr, head->hash.len);
	chain->hash[head->hash.len] = '\0';
	return true;
}

static void chain_flush(struct db *db, struct audit_chain *chain)
{
	db_insert(db, &audit_add_query, chain->waiting.items, chain->waiting.count);
	chain->waiting = (struct db_rows){ 0 };
	arena_reset(&chain->own);
}

void audit_chain_drop(struct audit_chain *chain)
{
	arena_free(&chain->own);
	*chain = (struct audit_chain){ 0 };
}

void audit_chain_end(struct db *db, struct audit_chain *chain)
{
	chain_flush(db, chain);
	if (chain->entries)
		audit_head_put(db, .hash = str_of(chain->hash), .more = chain->entries - 1);
	audit_chain_drop(chain);
}

static void chain_add(struct db *db, struct audit_chain *chain, const struct audit_add_args *entry)
{
	struct audit_add_args *e =
		arena_push(&chain->own, &chain->waiting.items, &chain->waiting.count, sizeof *e);
	*e = *entry;
	str *const texts[] = { &e->action, &e->kind, &e->record_name, &e->field, &e->old_value,
		&e->new_value, &e->hash };
	for (size_t i = 0; i < COUNT(texts); i++)
		*texts[i] = arena_copy(&chain->own, *texts[i]);
	memcpy(chain->hash, e->hash.ptr, e->hash.len);
	chain->hash[e->hash.len] = '\0';
	chain->entries++;
	if (chain->waiting.count == TOGETHER)
		chain_flush(db, chain);
}

void audit_write(struct db *db, int64_t now, int64_t account, const struct audit *a)
{
	struct arena own = { 0 };
	/* By itself, too, an entry and the head of the chain change together. */
	bool alone = !db_begun(db);
	if (alone)
		db_begin(db);
	struct audit_chain one = { 0 }, *chain = a->chain ? a->chain : &one;
	struct audit_add_args entry = { .at = now, .account_id = account ? SOME(account) : NONE,
		.action = str_of(a->action), .kind = str_of(a->kind),
		.record_id = a->record ? SOME(a->record) : NONE, .record_name = a->name,
		.field = a->field ? str_of(a->field) : (str){ 0 },
		.old_value = a->old_value, .new_value = a->new_value,
		.operation_id = a->operation ? SOME(a->operation) : NONE };
	if (chain_take(db, chain)) {
		entry.hash = entry_hash(&own, str_of(chain->hash), &entry);
		chain_add(db, chain, &entry);
	}
	if (!a->chain)
		audit_chain_end(db, chain);
	if (alone)
		db_commit(db);
	arena_free(&own);
}

int audit_changes(struct req *r, const char *kind, int64_t record, str name,
                  const struct field *fields, const void *before, const void *after)
{
	int changed = 0;
	for (const struct field *f = fields; f->type != FIELD_END; f++) {
		struct audit entry = { .action = "change", .kind = kind, .record = record, .name = name,
			.field = f->name, .old_value = field_text(r->arena, f, before),
			.new_value = field_text(r->arena, f, after) };
		/* Empty and "no value" are the same to whoever fills in a form. */
		if (f->type == FIELD_PASSWORD || str_eq(entry.old_value, entry.new_value))
			continue;
		audit_write(r->db, r->now, r->visitor.account, &entry);
		changed++;
	}
	return changed;
}

/* ---- proving ---- */

struct walk { struct audit_proof *proof; struct buf hash; };

static bool entry_prove(void *context, const void *row)
{
	struct walk *w = context;
	const struct audit_chain_row *e = row;
	struct arena own = { 0 };
	struct audit_add_args entry = { .at = e->at, .account_id = e->account_id, .action = e->action,
		.kind = e->kind, .record_id = e->record_id, .record_name = e->record_name,
		.field = e->field, .old_value = e->old_value, .new_value = e->new_value,
		.operation_id = e->operation_id };
	bool same = str_eq(entry_hash(&own, buf_str(&w->hash), &entry), e->hash);
	arena_free(&own);
	w->hash.len = 0;
	buf_put(&w->hash, e->hash);
	w->proof->entries++;
	if (!same)
		w->proof->broken = e->id;
	return same;
}

struct audit_proof audit_prove(struct db *db)
{
	struct audit_proof proof = { 0 };
	struct walk w = { .proof = &proof };
	buf_put(&w.hash, S(""));
	audit_chain(db, entry_prove, &w);
	struct audit_head_get_row *head = audit_head_get(db);
	/* Entries that were cut off at the end leave a chain that is whole, but too short. */
	proof.short_of = (head ? head->count : 0) - proof.entries;
	proof.sound =
		!proof.broken && !proof.short_of && (!head || str_eq(head->hash, buf_str(&w.hash)));
	buf_free(&w.hash);
	return proof;
}
