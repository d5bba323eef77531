/* One value for many records. */
#include "app/office/office_internal.h"
#include "app/office/bulk.html.h"

static struct int_list ids_chosen(struct req *r, const struct record *record)
{
	int64_t *ids = NULL;
	size_t count = 0;
	if (form_text(r, "vse").len) {
		struct record_names all = records_asked(r, record);
		for (size_t i = 0; i < all.count && count < BULK_MOST; i++)
			*(int64_t *)arena_push(r->arena, &ids, &count, sizeof *ids) = all.items[i].id;
		return (struct int_list){ ids, count };
	}
	struct str_list chosen = form_list(r, "id");
	for (size_t i = 0; i < chosen.count; i++)
		if (str_int(chosen.items[i]).set)
			*(int64_t *)arena_push(r->arena, &ids, &count, sizeof *ids) =
				str_int(chosen.items[i]).value;
	return (struct int_list){ ids, count };
}

/* The record with the field as it is meant; NULL: there is nothing to change. */
static void *changed(struct req *r, const struct bulk_view *v, int64_t id, const void *before)
{
	if (!before || !record_may(r, v->record, id) ||
		str_eq(field_text(r->arena, v->field, before), v->value))
		return NULL;
	void *after = arena_alloc(r->arena, v->record->size);
	memcpy(after, before, v->record->size);
	return field_take(r->arena, v->field, v->value, after) ? NULL : after;
}

static int apply(struct req *r, struct bulk_view *v, const struct field *fields)
{
	int64_t operation = operation_begin(r, v->record, "bulk", str_of(v->field->label)), count = 0;
	struct record_batch batch = { 0 };
	void **before = v->record->load(r, v->ids);
	for (size_t i = 0; i < v->ids.count; i++) {
		void *after = changed(r, v, v->ids.items[i], before[i]);
		if (after && record_write(r, &(struct record_change){ .record = v->record, .fields = fields,
				.id = v->ids.items[i], .before = before[i], .after = after, .action = "bulk",
				.operation = operation, .batch = &batch }))
			count++;
	}
	record_batch_end(r, &batch);
	operation_end(r, operation, count);
	if (r->errors.count)
		return answer_error(r, 422);
	return answer_see_other(r, record_url(r, v->record, 0, arena_printf(r->arena,
		"?hotovo=hromadne&operace=%lld", (long long)operation).ptr));
}

static int preview(struct req *r, struct bulk_view *v)
{
	struct record_name *names = NULL;
	size_t count = 0;
	void **before = v->record->load(r, v->ids);
	for (size_t i = 0; i < v->ids.count; i++) {
		if (changed(r, v, v->ids.items[i], before[i]))
			*(struct record_name *)arena_push(r->arena, &names, &count, sizeof *names) =
				(struct record_name){ .id = v->ids.items[i] };
		else
			v->same++;
	}
	v->lines = lines_of(r, v->record, (struct record_names){ names, count }, 0, BULK_MOST);
	office_bulk_preview_page(&r->page, *v);
	return answer_page(r);
}

/* POST /urad/zaznamy/{kind}/hromadne?q=…: first asks for the value, then shows
 * what would change, then does it */
int record_bulk(struct req *r)
{
	const struct record *record = record_asked(r);
	if (!record)
		return r->status;
	const struct field *fields = record->fields(r, 0);
	struct bulk_view v = { .r = r, .record = record, .ids = ids_chosen(r, record),
		.field = &fields[field_number(fields, form_text(r, "pole"))],
		.frame = record_frame(r, record, tr(r->page.lang, N_("Change of many records"))),
		.action = arena_printf(r->arena, "%.*s%.*s", STR_ARG(record_url(r, record, 0, "/hromadne")),
			STR_ARG(query_with(r, "strana", (str){ 0 }))) };
	if (!v.field->type || !field_is_for_many(v.field) || !v.ids.count)
		return answer_see_other(r, record_url(r, record, 0, "?hotovo=nic"));
	struct field one[2] = { *v.field };
	void *form = arena_alloc(r->arena, record->size);
	v.form = form;
	str step = form_text(r, "krok");
	if (step.len && form_read(r, one, form)) {
		v.value = field_text(r->arena, v.field, form);
		return str_is(step, "provest") ? apply(r, &v, fields) : preview(r, &v);
	}
	v.frame->error = r->errors.count;
	office_bulk_ask_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}
