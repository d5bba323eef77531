#include "tests/check.h"
#include "app/catalogue/import_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void import_codes_fixture(struct check *t)
{
	catalogue_install(t->db, &t->arena, t->now);
}

str import_json(struct check *t, const char *text)
{
	char *copy = (char *)arena_copy(&t->arena, str_of(text)).ptr;
	for (char *c = copy; *c; c++)
		if (*c == '\'')
			*c = '"';
	return str_of(copy);
}

struct import_result import_as_guide(struct check *t, str text, struct import_job job)
{
	job.file_name = S("guide.json");
	return guide_import(t->db, &t->arena, t->now, job, text);
}

struct import_result import_as_rpss(struct check *t, str text, struct import_job job)
{
	char path[] = "/tmp/rozcestnik-rpss-XXXXXX";
	struct import_result failed = { .outcome = IMPORT_FAILED };
	int file = mkstemp(path);
	job.file_name = S("rpss.json");
	if (file < 0 || write(file, text.ptr, text.len) != (ssize_t)text.len)
		return failed;
	close(file);
	struct import_result r = rpss_import(t->db, &t->arena, t->now, job, path);
	unlink(path);
	return r;
}

str import_dump(struct check *t)
{
	struct buf out = { .arena = &t->arena };
	db_dump(t->db, &out);
	return buf_str(&out);
}

str import_guide_of(struct check *t, size_t count, size_t without, size_t gap)
{
	struct buf out = { .arena = &t->arena };
	bool any = false;
	buf_put(&out,
		S("{\"metadata\":{\"city\":\"Zkouškov\"},\"providers\":[{\"id\":\"p\",\"name\":"
	      "\"Poskytovatel\",\"services\":["));
	for (size_t i = 0; i < count; i++) {
		if (i >= without && i < without + gap)
			continue;
		buf_printf(&out, "%s{\"id\":\"s%zu\",\"name\":\"Služba %zu\"}", any ? "," : "", i, i);
		any = true;
	}
	buf_put(&out, S("]}]}"));
	return buf_str(&out);
}

int64_t import_count(struct check *t, const char *kind)
{
	return it_count(t->db, .kind = str_of(kind));
}

bool import_reports(const struct import_result *r, const char *where, const char *what)
{
	str rest = r->report, line;
	while (str_cut(&rest, '\n', &line))
		if (str_has(line, str_of(where)) && str_has(line, str_of(what)))
			return true;
	return false;
}
