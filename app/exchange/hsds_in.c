/* rozcestnik import hsds: files and the run. */
#include "app/exchange/hsds_in.h"
#include "app/exchange/hsds_kept.sql.h"
#include "doc/doc.h"
#include "search/search.h"
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { FILES_MOST = 1000 };

/* ---- reporting ---- */

void hsds_where(struct hsds_in *in, str where) { in->im.where = where; }

str hsds_at(struct hsds_in *in, const json_t *object, str path)
{
	const struct import_known *at =
		import_map_find(&in->at, (str){ (const char *)&object, sizeof object });
	if (!at)
		return path;
	const struct hsds_row *row = &in->rows.items[at->id - 1];
	return arena_printf(&in->im.item, "%.*s:%lld", STR_ARG(row->table->file), (long long)row->line);
}

/* The column as the file calls it. */
static str original(struct hsds_in *in, const json_t *object, const char *field)
{
	const struct import_known *at =
		import_map_find(&in->at, (str){ (const char *)&object, sizeof object });
	const struct hsds_table_in *t = at ? in->rows.items[at->id - 1].table : NULL;
	for (size_t i = 0; t && i < t->count; i++)
		if (str_is(t->columns[i].name, field))
			return t->columns[i].original;
	return str_of(field);
}

void hsds_in_tell(struct hsds_in *in, const json_t *object, str path, const char *field, str what,
	const char *why)
{
	str before = in->im.where, at = hsds_at(in, object, path);
	bool row = at.ptr != path.ptr;
	in->im.where = arena_printf(&in->im.item, "%.*s%s%.*s", STR_ARG(at), row ? ":" : ".",
		STR_ARG(original(in, object, field)));
	import_refuse(&in->im, what, why);
	in->im.where = before;
}

/* ---- documents ---- */

void hsds_own(struct hsds_in *in, json_t *value) { json_array_append_new(in->root, value); }

static bool id_fits(str id)
{
	bool fits = id.len > 0 && id.len <= HSDS_ID_MOST;
	for (size_t i = 0; fits && i < id.len; i++)
		fits = (unsigned char)id.ptr[i] > ' ' && id.ptr[i] != 0x7f;
	return fits;
}

/* What the first did not say is added; what it said otherwise is reported. */
static void doc_join(struct hsds_in *in, struct hsds_doc *doc, json_t *json, str where)
{
	const char *key;
	json_t *value;
	json_object_foreach(json, key, value) {
		json_t *had = json_object_get(doc->json, key);
		bool plain = !json_is_object(value) && !json_is_array(value);
		if (had && plain && !json_equal(had, value))
			hsds_in_tell(in, json, where, key, json_words(&in->im.item, value),
				N_("was said otherwise before; the first was taken"));
	}
	json_object_update_missing(doc->json, json);
}

size_t hsds_doc_add(struct hsds_in *in, struct hsds_docs *docs, json_t *json, str where)
{
	str id = str_trim(json_words(&in->im.item, json_object_get(json, "id")));
	if (!id_fits(id)) {
		hsds_in_tell(in, json, where, "id", id,
			id.len ? N_("is no identifier") : N_("has no id"));
		return 0;
	}
	const struct import_known *known = import_map_find(&docs->ids, id);
	if (known) {
		doc_join(in, &docs->items[known->id - 1], json, where);
		return (size_t)known->id;
	}
	json_array_append(in->root, json);
	struct hsds_doc *doc = arena_push(&in->arena, &docs->items, &docs->count, sizeof *doc);
	*doc = (struct hsds_doc){ .json = json, .id = arena_copy(&in->arena, id),
		.where = arena_copy(&in->arena, where) };
	import_map_add(&docs->ids, &in->arena, id)->id = (int64_t)docs->count;
	return docs->count;
}

/* ---- files ---- */

static bool ends(str name, const char *with)
{
	struct arena own = { 0 };
	bool so = str_ends(search_fold(&own, name), str_of(with));
	arena_free(&own);
	return so;
}

static bool is_json(str name)
{
	return ends(name, ".json") || ends(name, ".ndjson") || ends(name, ".jsonl");
}

static bool is_wanted(str name)
{
	return ends(name, ".csv") || (is_json(name) && !ends(name, "datapackage.json"));
}

static void files_read(struct hsds_in *in, const struct hsds_file *files, size_t count)
{
	for (size_t i = 0; i < count && !in->im.broken; i++) {
		import_next(&in->im, files[i].name);
		if (files[i].why)
			import_break(&in->im, (str){ 0 }, files[i].why);
		else if (!files[i].bytes.ptr || files[i].bytes.len > HSDS_FILE_MOST)
			import_break(&in->im, (str){ 0 },
				N_("the file cannot be read, or is larger than 48 MB"));
		else if (ends(files[i].name, ".csv"))
			hsds_in_table(in, &files[i]);
		else
			hsds_in_json(in, &files[i]);
	}
	import_next(&in->im, (str){ 0 });
	if (!in->im.broken && !in->tables && !in->documents)
		import_break(&in->im, in->im.job.file_name,
			N_("there is no table and no JSON of HSDS in it"));
}

/* ---- a run ---- */

static bool learn_town(void *context, const void *row)
{
	struct hsds_in *in = context;
	const struct hsds_in_towns_row *r = row;
	struct hsds_town *t =
		arena_push(&in->arena, &in->towns.items, &in->towns.count, sizeof *t);
	*t = (struct hsds_town){ r->id, arena_copy(&in->arena, r->name),
		arena_copy(&in->arena, r->district), arena_copy(&in->arena, r->region),
		arena_copy(&in->arena, r->postal_code) };
	return true;
}

static bool learn_area(void *context, const void *row)
{
	struct hsds_in *in = context;
	const struct hsds_in_areas_row *r = row;
	struct hsds_region *a =
		arena_push(&in->arena, &in->areas.items, &in->areas.count, sizeof *a);
	*a = (struct hsds_region){ r->id, arena_copy(&in->arena, r->name) };
	return true;
}

static void in_close(struct hsds_in *in)
{
	import_map_free(&in->rows_by_id);
	import_map_free(&in->at);
	import_map_free(&in->organizations.ids);
	import_map_free(&in->services.ids);
	import_map_free(&in->told);
	import_map_free(&in->terms);
	import_map_free(&in->uuids[0]);
	import_map_free(&in->uuids[1]);
	import_map_free(&in->met[0]);
	import_map_free(&in->met[1]);
	import_map_free(&in->places);
	json_decref(in->root);
	arena_free(&in->arena);
}

struct import_result hsds_import_files(struct db *db, struct arena *a, int64_t now,
	struct import_job job, const struct hsds_file *files, size_t count)
{
	struct hsds_in *in = mem_alloc(sizeof *in);
	job.format = "hsds";
	if (!job.source.len)
		job.source = S("hsds");
	in->root = json_array();
	hsds_own(in, in->nothing = json_object());
	import_open(&in->im, db, a, now, &job);
	import_begin(&in->im);
	hsds_in_towns(db, learn_town, in);
	hsds_in_areas(db, learn_area, in);
	files_read(in, files, count);
	if (!in->im.broken) {
		hsds_in_terms(in);
		hsds_in_link(in);
		hsds_in_land(in);
		hsds_in_keep(in);
	}
	struct import_result result = import_finish(&in->im);
	in_close(in);
	mem_free(in);
	return result;
}

/* ---- the command ---- */

struct files { struct hsds_file *items; size_t count; };

static void file_add(struct arena *a, struct files *all, str name, str bytes)
{
	*(struct hsds_file *)arena_push(a, &all->items, &all->count, sizeof *all->items) =
		(struct hsds_file){ name, bytes, NULL };
}

static int by_name(const void *a, const void *b)
{
	return str_order(((const struct hsds_file *)a)->name, ((const struct hsds_file *)b)->name);
}

static void folder_read(struct arena *a, struct files *all, const char *path)
{
	DIR *folder = opendir(path);
	for (struct dirent *e; folder && all->count < FILES_MOST && (e = readdir(folder));) {
		str name = arena_copy(a, str_of(e->d_name));
		if (is_wanted(name))
			file_add(a, all, name,
				file_read(a, arena_printf(a, "%s/%s", path, e->d_name).ptr, HSDS_FILE_MOST));
	}
	if (folder)
		closedir(folder);
}

static void archive_open(struct arena *a, struct files *all, str name, str bytes)
{
	struct archive_files files;
	enum table_wrong wrong = archive_read(a, bytes, is_wanted, &files);
	if (wrong) {
		file_add(a, all, name, (str){ 0 });
		all->items[0].why = N_("the archive is damaged, or would unpack into too much");
	}
	for (size_t i = 0; !wrong && i < files.count; i++)
		file_add(a, all, files.items[i].name, files.items[i].bytes);
}

struct import_result hsds_import(
	struct db *db, struct arena *a, int64_t now, struct import_job job, const char *path)
{
	struct files all = { 0 };
	struct stat about = { 0 };
	if (!stat(path, &about) && S_ISDIR(about.st_mode)) {
		folder_read(a, &all, path);
	} else {
		str bytes = file_read(a, path, HSDS_FILE_MOST);
		if (archive_like(bytes))
			archive_open(a, &all, job.file_name, bytes);
		else
			file_add(a, &all, job.file_name, bytes);
	}
	/* The same whatever the order in which the disk gives them. */
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, by_name);
	return hsds_import_files(db, a, now, job, all.items, all.count);
}

static struct import_result run(struct call *c, struct import_job job, const char *file)
{
	return hsds_import(c->db, c->arena, c->now, job, file);
}

int hsds_import_command(struct call *c) { return landing_command(c, "hsds", run); }
