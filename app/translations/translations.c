/* The feature; what there is to translate; what pages show of it. */
#include "app/translations/translations_internal.h"
#include <stdlib.h>

/* ---- for pages ---- */

void translations_want(struct req *r, struct wanted_texts *all, const char *kind, int64_t id,
	const char *field, str *text)
{
	if (r->page.content && text->len)
		*(struct wanted_text *)arena_push(r->arena, &all->items, &all->count,
			sizeof *all->items) = (struct wanted_text){ kind, field, id, text };
}

static const struct translation_of_row *row_of(
	const struct translation_of_rows *rows, const struct wanted_text *w)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct translation_of_row *row = &rows->items[i];
		if (row->record_id == w->id && str_is(row->kind, w->kind) && str_is(row->field, w->field))
			return row;
	}
	return NULL;
}

static void show_one(struct req *r, const struct wanted_text *w,
	const struct translation_of_row *row)
{
	struct page *p = &r->page;
	p->in_czech = p->in_czech || !row;
	if (!row)
		return;
	p->by_machine = p->by_machine || str_is(row->state, "machine");
	if (!str_eq(row->original, *w->text))
		*(str *)arena_push(r->arena, &p->outdated.items, &p->outdated.count, sizeof(str)) =
			*w->text;
	html_spoken(p, r->arena, row->text);
	*w->text = row->text;
}

void translations_show(struct req *r, const struct wanted_texts *all)
{
	if (!all->count)
		return;
	int64_t *ids = arena_alloc(r->arena, all->count * sizeof *ids);
	str *kinds = arena_alloc(r->arena, all->count * sizeof *kinds);
	for (size_t i = 0; i < all->count; i++) {
		ids[i] = all->items[i].id;
		kinds[i] = str_of(all->items[i].kind);
	}
	struct translation_of_rows rows = translation_of(r->db,
		.lang = str_of(r->page.lang->code), .kinds = { kinds, all->count },
		.ids = { ids, all->count }, .limit = LIMIT_ROWS);
	for (size_t i = 0; i < all->count; i++)
		show_one(r, &all->items[i], row_of(&rows, &all->items[i]));
}

/* ---- for the office ---- */

const struct lang *translation_language(struct req *r, str code)
{
	for (const struct lang *const *l = r->web->langs + 1; *l; l++)
		if (str_is(code, (*l)->code))
			return *l;
	return code.len ? NULL : r->web->langs[1];
}

str translation_state_words(const struct lang *lang, enum translation_state state)
{
	static const char *const words[STATES] = {
		[MISSING] = N_("not translated"), [OUTDATED] = N_("the original has changed"),
		[MACHINE] = N_("by a machine"), [HUMAN] = N_("by a person"),
	};
	return tr(lang, words[state]);
}

const struct translated *translated_of(struct req *r, str kind)
{
	for (const struct feature *const *f = r->web->features; *f; f++)
		for (const struct translated *const *t = (*f)->translated; t && *t; t++)
			if (str_is(kind, (*t)->kind))
				return *t;
	return NULL;
}

static int piece_order(str kind, int64_t record, str field, const struct translation_all_row *row)
{
	int order = str_order(kind, row->kind);
	if (!order && record != row->record_id)
		order = record < row->record_id ? -1 : 1;
	return order ? order : str_order(field, row->field);
}

static int by_piece(const void *a, const void *b)
{
	const struct piece *p = a;
	return piece_order(
		str_of(p->kind->kind), p->record, str_of(p->field->name), b);
}

static void piece_fill(struct piece *p, const struct translation_all_rows *rows)
{
	const struct translation_all_row *row =
		rows->count ? bsearch(p, rows->items, rows->count, sizeof *rows->items, by_piece) : NULL;
	if (!row)
		return;
	p->text = row->text;
	p->made_from = row->original;
	p->state = !str_eq(row->original, p->original) ? OUTDATED
		: str_is(row->state, "machine")            ? MACHINE
												   : HUMAN;
}

static void pieces_of(struct req *r, struct pieces *to, const struct translated *kind,
	struct maybe_int record)
{
	struct translated_rows rows = kind->read(r, record);
	for (size_t i = 0; i < rows.count; i++) {
		const char *row = (const char *)rows.items + i * kind->size;
		int64_t id = *(const int64_t *)(const void *)row;
		str name = *(const str *)(const void *)(row + sizeof id);
		for (const struct translated_field *f = kind->fields; f->name; f++) {
			str text = *(const str *)(const void *)(row + f->offset);
			if (text.len)
				*(struct piece *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
					(struct piece){ .kind = kind, .field = f, .record = id, .name = name,
						.original = text };
		}
	}
}

struct pieces pieces_read(struct req *r, const struct lang *lang, const struct translated *only,
	struct maybe_int record)
{
	struct pieces to = { 0 };
	for (const struct feature *const *f = r->web->features; *f; f++)
		for (const struct translated *const *t = (*f)->translated; t && *t; t++)
			if (!only || *t == only)
				pieces_of(r, &to, *t, record);
	struct translation_all_rows rows = translation_all(r->db, .lang = str_of(lang->code),
		.kind = only ? str_of(only->kind) : (str){ 0 }, .record = record,
		.limit = TRANSLATIONS_MOST);
	for (size_t i = 0; i < to.count; i++)
		piece_fill(&to.items[i], &rows);
	return to;
}

struct piece *piece_find(const struct pieces *all, str kind, int64_t record, str field)
{
	for (size_t i = 0; i < all->count; i++) {
		struct piece *p = &all->items[i];
		if (p->record == record && str_is(kind, p->kind->kind) && str_is(field, p->field->name))
			return p;
	}
	return NULL;
}

/* ---- keeping them ---- */

void translation_save(struct db *db, int64_t now, int64_t account, const struct translation *t)
{
	str kind = str_of(t->kind);
	if (t->text.len)
		translation_put(db, .kind = kind, .record = t->record, .field = t->field, .lang = t->lang,
			.text = t->text, .state = t->machine ? S("machine") : S("human"),
			.original = t->original, .account = account ? SOME(account) : NONE, .now = now);
	else
		translation_drop(
			db, .kind = kind, .record = t->record, .field = t->field, .lang = t->lang);
	db_note_change(db, t->kind, t->record);
}

/* ---- the feature ---- */

static const struct route routes[] = {
	{ GET,  "/urad/preklady", translations_list, TRANSLATORS, .slow = true },
	{ GET,  "/urad/preklady/{kind}/{id}", translations_edit, TRANSLATORS },
	{ POST, "/urad/preklady/{kind}/{id}", translations_store, TRANSLATORS },
	{ GET,  "/urad/preklady-soubor/{lang}", translations_file, TRANSLATORS, .slow = true },
	{ POST, "/urad/preklady-soubor/{lang}", translations_take, TRANSLATORS, .slow = true,
		.body_limit = LIMIT_UPLOAD },
	{ 0 }
};

static const struct office_link links[] = {
	{ "/urad/preklady", N_("Translations"), TRANSLATORS, NULL }, { 0 }
};

extern const struct db_schema translations_schema;
const struct feature translations = { .name = "translations", .routes = routes, .office = links,
	.schema = &translations_schema };
