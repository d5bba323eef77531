/* Writing the audit trail. */
#include "app/people/audit.sql.h"
#include "app/people/people.h"

void audit_write(struct db *db, int64_t now, int64_t account, const struct audit *a)
{
	audit_add(db, .at = now, .account_id = account ? SOME(account) : NONE,
		.action = str_of(a->action),
		.kind = str_of(a->kind), .record_id = a->record ? SOME(a->record) : NONE,
		.record_name = a->name,
		.field = str_of(a->field), .old_value = a->old_value, .new_value = a->new_value);
}

int audit_changes(struct req *r, const char *kind, int64_t record, str name,
                  const struct field *fields, const void *before, const void *after)
{
	int changed = 0;
	for (const struct field *f = fields; f->type != FIELD_END; f++) {
		if (f->type == FIELD_PASSWORD)
			continue;
		str old = field_text(r->arena, f, before), new = field_text(r->arena, f, after);
		/* Empty and "no value" are the same to whoever fills in a form. */
		if (str_eq(old, new))
			continue;
		audit_write(r->db, r->now, r->visitor.account,
			&(struct audit){ "change", kind, record, name, f->name, old, new });
		changed++;
	}
	return changed;
}
