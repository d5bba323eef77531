/* Taxonomies: the codelists, and life situations beside them. */
#include "app/exchange/hsds.h"
#include "app/exchange/hsds.sql.h"
#include "crypto/crypto.h"

/* What identifiers without a parent in the store are made from.  Never changed:
 * the same term has the same identifier in every installation. */
#define HSDS_ROOT S("6e2f4f0a-6d0c-8f5e-9d57-2b0f3a1c9e44")

const struct hsds_taxonomy hsds_taxonomies[] = {
	{ "service_type", "Druhy sociálních služeb",
		"Skupiny a druhy sociálních služeb podle zákona č. 108/2006 Sb." },
	{ "target_group", "Cílové skupiny", "Komu je služba určena, podle registru poskytovatelů." },
	{ "service_form", "Formy sociálních služeb",
		"Pobytová, ambulantní a terénní forma podle § 33 zákona č. 108/2006 Sb." },
	{ "age_group", "Věkové skupiny", "Věk osob, kterým je služba určena, podle registru." },
	{ "life_situation", "Životní situace", "Co se člověku stalo a s čím hledá pomoc." },
	{ 0 }
};

/* Groups stand above the types. */
static const struct hsds_taxonomy *taxonomy_of_list(str list)
{
	if (str_is(list, "service_group"))
		return &hsds_taxonomies[0];
	for (const struct hsds_taxonomy *t = hsds_taxonomies; t->code; t++)
		if (str_is(list, t->code))
			return t;
	return NULL;
}

str hsds_taxonomy_id(struct arena *a, const struct hsds_taxonomy *t)
{
	return uuid_named(a, HSDS_ROOT, arena_printf(a, "taxonomy:%s", t->code));
}

str hsds_code_id(struct arena *a, str list, str code)
{
	return uuid_named(
		a, HSDS_ROOT, arena_printf(a, "code:%.*s:%.*s", STR_ARG(list), STR_ARG(code)));
}

struct hsds_record *hsds_taxonomy_record(struct hsds *h, const struct hsds_taxonomy *t)
{
	struct hsds_record *r = record_make(h, "taxonomy", hsds_taxonomy_id(h->arena, t));
	put_text(h, r, HSDS_ALL, "name", str_of(t->name));
	put_text(h, r, HSDS_ALL, "description", str_of(t->description));
	return r;
}

static struct hsds_term *term_add(struct hsds *h, const struct hsds_taxonomy *taxonomy, str id,
	str name)
{
	struct hsds_term *t =
		arena_push(h->arena, &h->terms.items, &h->terms.count, sizeof *h->terms.items);
	*t = (struct hsds_term){ .taxonomy = taxonomy, .id = id, .name = name };
	t->record = record_make(h, "taxonomy_term", id);
	return t;
}

static void term_describe(struct hsds *h, struct hsds_term *t, str code, str description)
{
	put_text(h, t->record, HSDS_BOTH, "code", code);
	put_text(h, t->record, HSDS_ALL, "name", t->name);
	put_text(h, t->record, HSDS_ALL, "description", description.len ? description : t->name);
	put_text(h, t->record, HSDS_ALL, "parent_id", t->parent);
	put_text(h, t->record, HSDS_ALL, "taxonomy", str_of(t->taxonomy->name));
	put_text(h, t->record, HSDS_BOTH, "language", S("cs"));
	put_text(h, t->record, HSDS_ALL, "taxonomy_id", hsds_taxonomy_id(h->arena, t->taxonomy));
}

void hsds_terms_read(struct hsds *h)
{
	struct hsds_losses *losses = h->losses;
	if (h->terms.count)
		return;
	h->losses = NULL;                      /* a term that UK shortens is no loss of data */
	struct hsds_code_rows_rows codes = hsds_code_rows(h->db, .limit = HSDS_TERMS);
	for (size_t i = 0; i < codes.count; i++) {
		const struct hsds_code_rows_row *c = &codes.items[i];
		const struct hsds_taxonomy *taxonomy = taxonomy_of_list(c->list);
		struct hsds_term *t =
			term_add(h, taxonomy, hsds_code_id(h->arena, c->list, c->code), c->name);
		t->code = c->id;
		if (str_is(c->list, "service_type") && c->parent.len)
			t->parent = hsds_code_id(h->arena, S("service_group"), c->parent);
		term_describe(h, t, c->code, c->plain);
	}
	struct hsds_situation_rows_rows situations = hsds_situation_rows(h->db, .limit = HSDS_TERMS);
	for (size_t i = 0; i < situations.count; i++) {
		const struct hsds_situation_rows_row *s = &situations.items[i];
		struct hsds_term *t = term_add(h, taxonomy_of_list(S("life_situation")), s->uuid, s->name);
		t->situation = s->id;
		term_describe(h, t, s->slug, s->description);
	}
	h->losses = losses;
}

const struct hsds_term *hsds_term_of_code(const struct hsds *h, int64_t code)
{
	for (size_t i = 0; i < h->terms.count; i++)
		if (h->terms.items[i].code == code && code)
			return &h->terms.items[i];
	return NULL;
}

const struct hsds_term *hsds_term_of_situation(const struct hsds *h, int64_t situation)
{
	for (size_t i = 0; i < h->terms.count; i++)
		if (h->terms.items[i].situation == situation && situation)
			return &h->terms.items[i];
	return NULL;
}

const struct hsds_term *hsds_term_by_id(const struct hsds *h, str id)
{
	for (size_t i = 0; i < h->terms.count; i++)
		if (str_eq(h->terms.items[i].id, id))
			return &h->terms.items[i];
	return NULL;
}
