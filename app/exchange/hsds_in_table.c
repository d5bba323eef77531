/* One table: its heading, and its rows as objects whose values have types. */
#include "app/exchange/hsds_in.h"
#include "doc/doc.h"
#include "search/search.h"

struct reading { struct hsds_in *in; struct hsds_table_in *table; const struct hsds_file *file; };

static const char *wrong_words(enum table_wrong wrong)
{
	switch (wrong) {
	case TABLE_TOO_LARGE: return N_("is larger than what can be read");
	case TABLE_QUOTES:    return N_("a quotation mark is never closed");
	case TABLE_EMPTY:     return N_("is empty");
	default:              return N_("is not a table of text");
	}
}

/* ---- the heading ---- */

static bool has_column(const struct hsds_table_in *t, str name)
{
	for (size_t i = 0; i < t->count; i++)
		if (str_eq(t->columns[i].name, name))
			return true;
	return false;
}

static bool is_column_of(struct str_list header, str name)
{
	for (size_t i = 0; i < header.count; i++)
		if (str_eq(str_trim(header.items[i]), name))
			return true;
	return false;
}

/* "ID" beside "id" is a column of somebody's own. */
static str column_name(struct hsds_in *in, const struct hsds_table_in *t, struct str_list header,
	str original)
{
	str name = hsds_column_name(&in->arena, t->kind, original);
	bool theirs = !str_eq(name, original) && is_column_of(header, name);
	return theirs || has_column(t, name) ? original : name;
}

static void heading_read(struct reading *r, struct str_list header)
{
	struct hsds_in *in = r->in;
	bool parents = is_column_of(header, S("parent_id")) || is_column_of(header, S("parent_name"));
	str name = str_part(r->file->name, 0, r->file->name.len - 4);
	struct hsds_table_in *t = r->table = arena_alloc(&in->arena, sizeof *t);
	t->kind = hsds_kind_of_file(search_fold(&in->arena, name), parents);
	t->file = r->file->name;
	t->columns = arena_alloc(&in->arena, (header.count + 1) * sizeof *t->columns);
	if (!t->kind) {
		hsds_where(in, t->file);
		import_refuse(&in->im, (str){ 0 }, N_("is no table of HSDS; it was left out"));
		return;
	}
	in->tables++;
	for (size_t i = 0; i < header.count; i++) {
		str original = arena_copy(&in->arena, str_trim(header.items[i]));
		str column = arena_copy(&in->arena, column_name(in, t, header, original));
		t->columns[t->count++] = (struct hsds_column){ column, original,
			hsds_column_type(t->kind->name, column), hsds_column_lists(t->kind, original) };
	}
	/* Ohana's terms are known by it. */
	for (size_t i = 0; i < t->count && !has_column(t, S("id")); i++)
		if (parents && str_is(t->columns[i].original, "taxonomy_id"))
			t->columns[i].name = S("id");
}

/* ---- rows ---- */

static json_t *number_of(str text)
{
	struct arena own = { 0 };
	struct maybe_int whole = str_int(str_trim(text));
	const char *z = arena_z(&own, str_trim(text));
	json_error_t error;
	json_t *value = whole.set ? json_integer(whole.value)
							  : json_loads(z, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
	arena_free(&own);
	if (json_is_number(value))
		return value;
	json_decref(value);
	return NULL;
}

/* NULL: what stands there is none. */
static json_t *typed(struct hsds_in *in, enum hsds_column_type type, str text)
{
	struct maybe_int at;
	str day;
	switch (type) {
	case COLUMN_NUMBER:
		return number_of(text);
	case COLUMN_DAY:
		day = day_read(&in->im.item, text);
		return day.ptr ? json_stringn(day.ptr, day.len) : NULL;
	case COLUMN_TIME:
		at = time_read(text);
		return at.set ? json_sprintf("%02d:%02d:00", (int)(at.value / 60 % 24),
							(int)(at.value % 60))
					  : NULL;
	case COLUMN_TEXT:
		break;
	}
	return json_stringn(text.ptr, text.len);
}

static const char *type_words(enum hsds_column_type type)
{
	return type == COLUMN_NUMBER ? N_("is not a number")
		: type == COLUMN_DAY     ? N_("is not a day, or not one that is sure")
								 : N_("is not a time");
}

/* What cannot be understood stays as it is, under a name that nobody takes for the
 * standard's. */
static void cell_put(
	struct hsds_in *in, struct hsds_row *row, const struct hsds_column *c, str text)
{
	json_t *value = typed(in, c->type, text);
	if (!value && c->type != COLUMN_TEXT) {
		hsds_in_tell(in, row->object, (str){ 0 }, c->name.ptr, text, type_words(c->type));
		json_object_set_new(row->object, arena_printf(&in->im.item, "x-%s", c->name.ptr).ptr,
			json_stringn(text.ptr, text.len));
	}
	if (value)
		json_object_set_new(row->object, c->name.ptr, value);
}

/* Whether rows of other tables refer to it. */
static bool is_middle(const char *kind)
{
	for (const struct hsds_relation *r = hsds_relations; r->kind; r++)
		if (!strcmp(r->target, kind))
			return true;
	return false;
}

/* A row that others may refer to is known by its id; what only belongs to others
 * may say it twice. */
static void row_know(struct hsds_in *in, struct hsds_row *row, size_t number)
{
	const char *kind = row->table->kind->name;
	bool middle = is_middle(kind);
	str file = middle ? (str){ 0 } : row->table->file;
	str key = arena_printf(&in->im.item, "%s:%.*s%s%.*s", kind, STR_ARG(row->id),
		middle ? "" : "@", STR_ARG(file));
	if (!row->id.len)
		return;
	if (!import_map_find(&in->rows_by_id, key)) {
		import_map_add(&in->rows_by_id, &in->arena, key)->id = (int64_t)number;
		return;
	}
	row->used = middle;
	hsds_in_tell(in, row->object, (str){ 0 }, "id", row->id,
		middle ? N_("the same id is in the file twice; the first was taken")
			   : N_("the same id is in the file twice; both were taken"));
}

static bool row_read(void *context, int64_t line, struct str_list cells)
{
	struct reading *r = context;
	struct hsds_in *in = r->in;
	if (!r->table) {
		heading_read(r, cells);
		return r->table->kind != NULL;
	}
	import_next(&in->im, (str){ 0 });
	struct hsds_row *row =
		arena_push(&in->arena, &in->rows.items, &in->rows.count, sizeof *row);
	*row = (struct hsds_row){ .object = json_object(), .table = r->table, .line = line };
	hsds_own(in, row->object);
	str pointer = { (const char *)&row->object, sizeof row->object };
	import_map_add(&in->at, &in->arena, pointer)->id = (int64_t)in->rows.count;
	for (size_t i = 0; i < cells.count; i++) {
		if (i >= r->table->count && cells.items[i].len)
			hsds_in_tell(in, row->object, (str){ 0 }, "", cells.items[i],
				N_("stands beyond the last column"));
		else if (str_trim(cells.items[i]).len)
			cell_put(in, row, &r->table->columns[i], cells.items[i]);
	}
	row->id = arena_copy(&in->arena, str_trim(json_get(row->object, "id")));
	row_know(in, row, in->rows.count);
	return true;
}

static void note(void *context, const struct table_note *n)
{
	struct reading *r = context;
	hsds_where(r->in, arena_printf(&r->in->im.item, "%.*s:%lld", STR_ARG(r->file->name),
		(long long)n->row));
	import_refuse(&r->in->im, n->text, N_("has letters that cannot be read"));
}

void hsds_in_table(struct hsds_in *in, const struct hsds_file *file)
{
	struct reading r = { .in = in, .file = file };
	struct table_about about;
	const struct table_taker to = { &r, row_read, note };
	enum table_wrong wrong = table_read(&in->arena, file->bytes, (str){ 0 }, &to, &about);
	/* A table without rows says that there are none. */
	if (!wrong || (wrong == TABLE_EMPTY && r.table) || (r.table && !r.table->kind))
		return;
	import_next(&in->im, (str){ 0 });
	hsds_where(in, about.row ? arena_printf(&in->im.item, "%.*s:%lld", STR_ARG(file->name),
								   (long long)about.row)
							 : file->name);
	import_break(&in->im, (str){ 0 }, wrong_words(wrong));
}
