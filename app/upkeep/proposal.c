/* What a provider would like its entries to say. */
#include "app/upkeep/own.h"

bool own_may(struct req *r, int64_t provider)
{
	return provider && own_has(r->db, .provider = provider, .account = r->visitor.account,
		.today = day_of(r->arena, r->now)) > 0;
}

int64_t own_provider_of(struct req *r, const struct record *record, int64_t id)
{
	if (!strcmp(record->kind, "provider"))
		return id;
	return strcmp(record->kind, "service") ? 0 : own_service_provider(r->db, .service = id);
}

static int64_t proposal_new(struct req *r, const struct record *record, int64_t id, str name)
{
	struct proposal_waiting_of_row *had =
		proposal_waiting_of(r->db, .kind = str_of(record->kind), .record = id);
	if (!had)
		return proposal_add(r->db, .kind = str_of(record->kind), .record = id, .name = name,
			.provider = own_provider_of(r, record, id), .account = r->visitor.account,
			.now = r->now);
	proposal_texts_drop(r->db, .proposal = had->id);
	proposal_touch(r->db, .id = had->id, .account = r->visitor.account, .now = r->now);
	return had->id;
}

static void proposal_end(struct req *r, const struct record *record, int64_t id)
{
	struct proposal_waiting_of_row *had =
		proposal_waiting_of(r->db, .kind = str_of(record->kind), .record = id);
	if (had)
		proposal_decide(r->db, .id = had->id, .state = S("withdrawn"),
			.account = SOME(r->visitor.account), .now = r->now);
}

int64_t proposal_put(struct req *r, const struct record *record, int64_t id,
	const struct field *fields, const void *now, const void *wanted)
{
	int64_t proposal = 0;
	for (const struct field *f = fields; f->type; f++) {
		str old = field_text(r->arena, f, now), new = field_text(r->arena, f, wanted);
		if (f->office || str_eq(old, new))
			continue;
		if (!proposal)
			proposal = proposal_new(r, record, id, field_text(r->arena, fields, now));
		proposal_text_add(r->db, .proposal = proposal, .field = str_of(f->name),
			.old_value = old, .new_value = new);
	}
	if (!proposal)
		proposal_end(r, record, id);
	return proposal;
}

void proposal_over(struct req *r, int64_t proposal, const struct field *fields, void *form)
{
	struct proposal_texts_rows texts =
		proposal_texts(r->db, .proposal = proposal, .limit = TEXTS_MOST);
	for (size_t i = 0; i < texts.count; i++) {
		const struct field *f = &fields[field_number(fields, texts.items[i].field)];
		if (f->type)
			field_take(r->arena, f, texts.items[i].new_value, form);
	}
}
