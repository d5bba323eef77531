#include "app/exchange/fixture.h"
#include "app/exchange/hsds_test.sql.h"
#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

struct import_result hsds_from(struct check *t, const char *path, struct import_job job)
{
	const char *name = strrchr(path, '/');
	job.lang = t->lang;
	if (!job.file_name.len)
		job.file_name = str_of(name ? name + 1 : path);
	return hsds_import(t->db, &t->arena, t->now, job, path);
}

struct import_result hsds_from_texts(
	struct check *t, const struct hsds_text *texts, struct import_job job)
{
	struct hsds_file files[20];
	size_t count = 0;
	job.lang = t->lang;
	job.file_name = S("test");
	for (; texts[count].name; count++) {
		str text = arena_copy(&t->arena, str_of(texts[count].text));
		for (char *c = (char *)text.ptr; *c; c++)
			*c = *c == '\'' ? '"' : *c;
		files[count] = (struct hsds_file){ str_of(texts[count].name), text, NULL };
	}
	return hsds_import_files(t->db, &t->arena, t->now, job, files, count);
}

struct import_result hsds_from_text(struct check *t, const char *name, const char *text)
{
	const struct hsds_text one[] = { { name, text }, { 0 } };
	return hsds_from_texts(t, one, (struct import_job){ 0 });
}

bool hsds_reports(const struct import_result *r, const char *line)
{
	str rest = r->report, one;
	while (str_cut(&rest, '\n', &one))
		if (str_starts(one, str_of(line)))
			return true;
	return false;
}

int hsds_report_count(const struct import_result *r, const char *words)
{
	str rest = r->report, one;
	int count = 0;
	while (str_cut(&rest, '\n', &one))
		count += str_has(one, str_of(words));
	return count;
}

static void folder_remove(void *what)
{
	DIR *d = opendir(what);
	for (struct dirent *e; d && (e = readdir(d));)
		unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
	rmdir(what);
}

const char *hsds_to(struct check *t, enum hsds_version version, enum hsds_format format)
{
	char *folder = arena_alloc(&t->arena, 64);
	memcpy(folder, "/tmp/rozcestnik-hsds.XXXXXX", sizeof "/tmp/rozcestnik-hsds.XXXXXX");
	struct hsds_export e = { .db = t->db, .arena = &t->arena, .now = t->now, .version = version,
		.format = format, .folder = mkdtemp(folder) };
	arena_on_free(&t->arena, folder_remove, folder);
	return hsds_export(&e) ? folder : NULL;
}

static void json_drop(void *json) { json_decref(json); }

json_t *hsds_json(struct check *t, const char *path)
{
	str text = file_read(&t->arena, path, 1 << 26);
	json_t *json = json_loadb(text.ptr ? text.ptr : "", text.len, 0, NULL);
	if (json)
		arena_on_free(&t->arena, json_drop, json);
	return json;
}

json_t *hsds_first(struct check *t, const char *folder, const char *file)
{
	json_t *all = folder
		? hsds_json(t, arena_printf(&t->arena, "%s/%s", folder, file).ptr) : NULL;
	return json_array_get(all, 0);
}

void hsds_clear(struct check *t)
{
	struct db *db = t->db;
	test_no_kept(db);
	test_no_contacts(db);
	test_no_hours(db);
	test_no_forms(db);
	test_no_groups(db);
	test_no_ages(db);
	test_no_capacities(db);
	test_no_stays(db);
	test_no_areas(db);
	test_no_helps(db);
	test_no_free(db);
	test_no_health(db);
	test_no_places(db);
	test_no_services(db);
	test_no_providers(db);
}
