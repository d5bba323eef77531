/* rozcestnik export hsds */
#include "app/exchange/hsds_export.h"
#include "app/exchange/hsds_kept.h"
#include "app/exchange/hsds_lists.sql.h"
#include "app/exchange/hsds_tables.h"
#include "doc/doc.h"

extern const struct lang lang_cs;              /* the command line speaks Czech */

/* Where records go: tables, or one array of JSON after another. */
struct writing {
	struct hsds_export *export;
	struct hsds_tables tables;
	FILE *file;
	struct buf text;
	const char *path;
	size_t records;
};

static void json_spill(struct writing *w)
{
	if (w->file && fwrite(w->text.ptr, 1, w->text.len, w->file) != w->text.len)
		w->export->failed = w->path;
	w->text.len = 0;
}

static void part_open(struct writing *w, const char *path)
{
	struct hsds_export *e = w->export;
	if (e->format != HSDS_JSON)
		return;
	w->path = path;
	w->records = 0;
	w->file = fopen(arena_printf(e->arena, "%s/%s", e->folder, path).ptr, "w");
	if (!w->file)
		e->failed = path;
	buf_put(&w->text, S("["));
}

static void part_close(struct writing *w)
{
	if (w->export->format != HSDS_JSON)
		return;
	buf_put(&w->text, S("\n]\n"));
	json_spill(w);
	if (w->file && fclose(w->file))
		w->export->failed = w->path;
	w->file = NULL;
}

static void put(struct writing *w, struct hsds *h, struct hsds_records all)
{
	for (size_t i = 0; i < all.count; i++) {
		if (w->export->format != HSDS_JSON) {
			hsds_tables_put(&w->tables, h, all.items[i], NULL);
			continue;
		}
		buf_put(&w->text, w->records++ ? S(",\n") : S("\n"));
		hsds_write(&w->text, all.items[i]);
	}
	if (w->export->format == HSDS_JSON)
		json_spill(w);
}

/* ---- one kind after another ---- */

static void put_taxonomies(struct writing *w, struct hsds *h)
{
	part_open(w, "taxonomies.json");
	for (const struct hsds_taxonomy *t = hsds_taxonomies; t->code; t++) {
		struct hsds_record *record = hsds_taxonomy_record(h, t);
		put(w, h, (struct hsds_records){ &record, 1 });
	}
	part_close(w);
	part_open(w, "taxonomy_terms.json");
	hsds_terms_read(h);
	for (size_t i = 0; i < h->terms.count; i++)
		put(w, h, (struct hsds_records){ &h->terms.items[i].record, 1 });
	part_close(w);
}

/* The next ids behind `after`, in memory that lasts for the batch. */
typedef struct int_list find(struct hsds *, struct maybe_int after);

static struct int_list find_providers(struct hsds *h, struct maybe_int after)
{
	struct hsds_export_providers_rows rows =
		hsds_export_providers(h->db, .after = after, .limit = HSDS_BATCH);
	return (struct int_list){ (const int64_t *)rows.items, rows.count };
}

static struct int_list find_services(struct hsds *h, struct maybe_int after)
{
	static const str published = { "published", 9 };
	struct hsds_services_find_rows rows = hsds_services_find(h->db,
		.statuses = (struct str_list){ &published, 1 }, .day = h->day, .after = after,
		.limit = HSDS_BATCH);
	return (struct int_list){ (const int64_t *)rows.items, rows.count };
}

static struct hsds_records make_organizations(struct hsds *h, struct int_list ids)
{
	return hsds_kept_out_organizations(h, ids);
}

static struct hsds_records make_services(struct hsds *h, struct int_list ids)
{
	return hsds_kept_out_services(h, ids);
}

static int64_t put_all(struct writing *w, const struct hsds *h, const char *path, find *ids_find,
	struct hsds_records (*make)(struct hsds *, struct int_list))
{
	struct arena own = { 0 };
	struct hsds batch = *h;
	struct maybe_int after = NONE;
	int64_t count = 0;
	batch.arena = &own;
	db_lend(h->db, &own);
	part_open(w, path);
	while (!w->export->failed && !db_failed(h->db)) {
		struct int_list ids = ids_find(&batch, after);
		if (!ids.count)
			break;
		after = SOME(ids.items[ids.count - 1]);
		struct hsds_records all = make(&batch, ids);
		put(w, &batch, all);
		count += (int64_t)all.count;
		arena_reset(&own);
	}
	part_close(w);
	db_lend(h->db, h->arena);
	arena_free(&own);
	return count;
}

bool hsds_export(struct hsds_export *e)
{
	struct writing w = { .export = e };
	struct hsds h = hsds_begin(e->db, e->arena, e->version, e->now);
	e->losses.arena = e->arena;
	if (!folder_make(e->folder)) {
		e->failed = e->folder;
		return false;
	}
	if (e->format != HSDS_JSON)
		w.tables = hsds_tables_open(
			e->arena, e->folder, e->version, e->format == HSDS_DATAPACKAGE);
	put_taxonomies(&w, &h);
	h.losses = &e->losses;
	e->organizations = put_all(&w, &h, "organizations.json", find_providers, make_organizations);
	e->services = put_all(&w, &h, "services.json", find_services, make_services);
	if (e->format != HSDS_JSON && !hsds_tables_close(&w.tables) && !e->failed)
		e->failed = w.tables.failed;
	buf_free(&w.text);
	return !e->failed && !db_failed(e->db);
}

/* ---- the command ---- */

static int usage(void)
{
	fputs("rozcestnik export hsds --version 3.0|3.1 --format csv|json|datapackage --to SLOŽKA "
		  "[--report SOUBOR]\n", stderr);
	return 2;
}

static bool choose(const char *value, const char *const names[], const int values[], int *chosen)
{
	for (size_t i = 0; names[i]; i++)
		if (!strcmp(value, names[i])) {
			*chosen = values[i];
			return true;
		}
	return false;
}

static bool options_read(struct call *c, struct hsds_export *e, const char **report)
{
	static const char *const versions[] = { "3.0", "3.1", NULL };
	static const char *const formats[] = { "json", "csv", "datapackage", NULL };
	int version = HSDS_31, format = -1;
	bool right = c->argc % 2 == 0;
	for (int i = 0; right && i < c->argc; i += 2) {
		const char *name = c->argv[i], *value = c->argv[i + 1];
		if (!strcmp(name, "--version"))
			right = choose(value, versions, (const int[]){ HSDS_30, HSDS_31 }, &version);
		else if (!strcmp(name, "--format"))
			right = choose(
				value, formats, (const int[]){ HSDS_JSON, HSDS_CSV, HSDS_DATAPACKAGE }, &format);
		else if (!strcmp(name, "--to"))
			e->folder = value;
		else if (!strcmp(name, "--report"))
			*report = value;
		else
			right = false;
	}
	e->version = (enum hsds_version)version;
	e->format = (enum hsds_format)format;
	return right && format >= 0 && e->folder;
}

/* What could not be said, as CSV for whoever has to look into it. */
static bool report_write(const struct hsds_losses *losses, const char *path, struct arena *a)
{
	FILE *out = path ? fopen(path, "w") : stdout;
	struct buf text = { .arena = a };
	if (!out)
		return false;
	if (losses->count || path)
		buf_put(&text, S("record,field,times,why\n"));
	for (size_t i = 0; i < losses->count; i++) {
		const struct hsds_loss *l = &losses->items[i];
		buf_printf(&text, "%s,%s,%lld,", l->kind, l->field, (long long)l->times);
		csv_put(&text, tr(&lang_cs, l->why), ',');
		buf_char(&text, '\n');
	}
	bool written = fwrite(text.ptr ? text.ptr : "", 1, text.len, out) == text.len;
	return (out == stdout ? !fflush(out) : !fclose(out)) && written;
}

int hsds_export_command(struct call *c)
{
	struct hsds_export e = { .db = c->db, .arena = c->arena, .now = c->now };
	const char *report = NULL;
	if (!options_read(c, &e, &report))
		return usage();
	if (!hsds_export(&e)) {
		if (e.failed)
			fprintf(stderr, "rozcestnik: %s: %.*s\n", e.failed,
				STR_ARG(tr(&lang_cs, N_("cannot be written"))));
		return 1;
	}
	printf("%.*s: %lld, %.*s: %lld\n", STR_ARG(tr(&lang_cs, N_("organizations"))),
		(long long)e.organizations, STR_ARG(tr(&lang_cs, N_("services"))), (long long)e.services);
	if (e.losses.count)
		printf("%.*s\n", STR_ARG(tr(&lang_cs, N_("These values could not be expressed:"))));
	return report_write(&e.losses, report, c->arena) ? 0 : 1;
}
