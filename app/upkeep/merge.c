/*
 * Making one record of two, and two of one again.  What a later feature lets refer
 * to a provider, a service or a place is added to `references` and to the query
 * merge_refers; a test reads the tables and misses none.
 */
#include "app/upkeep/duplicate.h"

/* Where something refers to a record, and the statement that lets the row with
 * `id` refer to another one. */
typedef struct merge_put_service_provider_args put_args;
#define REFERENCE(what, name) { what, &merge_put_##name##_query }
static const struct { const char *what; const struct db_query *put; } references[] = {
	REFERENCE("service.provider_id", service_provider),
	REFERENCE("place.provider_id", place_provider),
	REFERENCE("provider_account.provider_id", account_provider),
	REFERENCE("invitation.provider_id", invitation_provider),
	REFERENCE("proposal.provider_id", proposal_provider),
	REFERENCE("contact_log.provider_id", log_provider),
	REFERENCE("feedback.provider_id", feedback_provider),
	REFERENCE("contact_log.service_id", log_service),
	REFERENCE("feedback.service_id", feedback_service),
	REFERENCE("proposal.record_id", proposal),
	REFERENCE("verification.record_id", verification),
	REFERENCE("record_alias.record_id", alias),
	REFERENCE("attachment.record_id", attachment),
	REFERENCE("trace_link.to_id", link_to),
	REFERENCE("trace_link.from_id", link_from),
	REFERENCE("service_place.place_id", stay),
	REFERENCE("opening_hours.place_id", hours),
};

/* A service or a place is another one when its provider is. */
static void row_put(struct req *r, str what, int64_t row, int64_t to)
{
	for (size_t i = 0; i < COUNT(references); i++)
		if (str_is(what, references[i].what))
			db_exec(r->db, references[i].put, &(put_args){ row, to });
	if (str_is(what, "service.provider_id"))
		db_note_change(r->db, "service", row);
}

/* Where the other one leads, what it is called and whether the public sees it; by
 * itself, for a form may refuse what a record is that somebody wants to be rid of. */
struct identity { struct maybe_int into; str external_id, status; };
static void identity_put(struct req *r, const struct record *record, int64_t id,
	struct identity to, const struct merge_identity_row *had)
{
	if (!strcmp(record->kind, "provider"))
		merge_provider_set(r->db, .id = id, .into = to.into, .external_id = to.external_id,
			.status = to.status, .now = r->now);
	else if (!strcmp(record->kind, "service"))
		merge_service_set(r->db, .id = id, .into = to.into, .external_id = to.external_id,
			.status = to.status, .now = r->now);
	else
		merge_place_set(r->db, .id = id, .into = to.into, .external_id = to.external_id,
			.day = to.into.set ? day_of(r->arena, r->now) : (str){ 0 });
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){
		.action = to.into.set ? "merge" : "undo", .kind = record->kind, .record = id,
		.name = had->name, .field = had->status.len ? "status" : NULL, .old_value = had->status,
		.new_value = to.status });
	db_note_change(r->db, record->kind, id);
}

int64_t records_merge(struct req *r, const struct merge_wish *w)
{
	str kind = str_of(w->record->kind);
	struct merge_identity_row *gone = merge_identity(r->db, .kind = kind, .id = w->gone);
	struct merge_identity_row *keep = merge_identity(r->db, .kind = kind, .id = w->keep);
	if (!gone || !keep || gone->merged_into.set || keep->merged_into.set || w->gone == w->keep)
		return 0;
	int64_t operation = operation_begin(r, w->record, "merge",
		field_text(r->arena, w->fields, w->after));
	struct merge_refers_rows rows = merge_refers(
		r->db, .kind = kind, .gone = w->gone, .keep = w->keep, .limit = MERGE_ROWS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		row_put(r, rows.items[i].what, rows.items[i].id, w->keep);
	if (str_is(kind, "service"))
		freshness_settle(r->db, r->arena, (struct int_list){ (int64_t[]){ w->keep, w->gone }, 2 });
	/* What the public never saw does not end: it would be shown as something that has. */
	str status = str_is(gone->status, "draft") ? gone->status : S("ended");
	identity_put(r, w->record, w->gone, (struct identity){ SOME(w->keep), { 0 }, status }, gone);
	if (gone->external_id.len)
		merge_alias_add(r->db, .kind = kind, .record = w->keep, .source = gone->source,
			.external_id = gone->external_id, .since = day_of(r->arena, r->now));
	if (!record_write(r, &(struct record_change){ .record = w->record, .fields = w->fields,
			.id = w->keep, .before = w->before, .after = w->after, .action = "merge",
			.operation = operation }))
		return 0;
	merge_differences_drop(r->db, .kind = kind, .record = w->gone);
	duplicates_forget(r->db, .kind = kind, .record = w->gone);
	operation_end(r, operation, 1);
	int64_t id = merge_add(r->db, .kind = kind, .kept = w->keep, .gone = w->gone,
		.gone_name = gone->name, .gone_external_id = gone->external_id,
		.gone_status = gone->status, .operation = operation, .now = r->now,
		.account = SOME(r->visitor.account));
	for (size_t i = 0; i < rows.count; i++)
		db_insert(r->db, &merge_row_add_query,
			&(struct merge_row_add_args){ id, rows.items[i].what, rows.items[i].id }, 1);
	return id;
}

bool records_part(struct req *r, const struct record *record, const struct merge_get_row *m)
{
	struct merge_identity_row *gone = merge_identity(r->db, .kind = m->kind, .id = m->gone);
	struct merge_identity_row *kept = merge_identity(r->db, .kind = m->kind, .id = m->kept);
	bool whole = gone && kept && !m->undone_at.set && gone->merged_into.set &&
		gone->merged_into.value == m->kept && !kept->merged_into.set;
	if (!whole)
		return false;
	struct merge_rows_rows rows =
		merge_rows(r->db, .merge = m->id, .limit = MERGE_ROWS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		row_put(r, rows.items[i].what, rows.items[i].row, m->gone);
	if (str_is(m->kind, "service"))
		freshness_settle(
			r->db, r->arena, (struct int_list){ (int64_t[]){ m->kept, m->gone }, 2 });
	if (m->gone_external_id.len)
		merge_alias_drop(r->db, .kind = m->kind, .external_id = m->gone_external_id);
	identity_put(r, record, m->gone, (struct identity){ NONE, m->gone_external_id, m->gone_status },
		gone);
	if (!operation_undo(r, record, m->operation, m->gone_name))
		return false;
	merge_undone(r->db, .id = m->id, .now = r->now);
	return true;
}
