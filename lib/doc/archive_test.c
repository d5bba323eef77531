#include "doc/archive.h"
#include "doc/xlsx.h"
#include "tests/check.h"

static bool is_table(str name) { return str_ends(name, S(".csv")); }

UNIT(an_archive_gives_the_wanted_files_by_their_names_without_folders)
{
	struct zip_part parts[] = {
		{ "data/services.csv", S("id,name\n1,Ž\n") }, { "data/notes.txt", S("no") },
		{ "__MACOSX/data/._services.csv", S("shadow") }, { "phones.csv", S("") },
	};
	struct archive_files files;
	str bytes = zip_pack(&t->arena, parts, COUNT(parts));
	CHECK(archive_like(bytes) && archive_read(&t->arena, bytes, is_table, &files) == TABLE_FINE);
	CHECK(files.count == 2 && str_is(files.items[0].name, "services.csv"));
	CHECK(str_is(files.items[0].bytes, "id,name\n1,Ž\n") && files.items[1].bytes.len == 0);
}

UNIT(an_archive_that_would_fill_the_memory_is_refused)
{
	struct buf zeros = { .arena = &t->arena };
	buf_reserve(&zeros, TABLE_RATIO_FREE * 2);
	memset(zeros.ptr, '0', TABLE_RATIO_FREE * 2);
	zeros.len = TABLE_RATIO_FREE * 2;
	struct zip_part part = { "services.csv", buf_str(&zeros) };
	struct archive_files files;
	str bytes = zip_pack(&t->arena, &part, 1);
	CHECK(bytes.len < zeros.len / TABLE_RATIO_MOST);
	CHECK(archive_read(&t->arena, bytes, is_table, &files) == TABLE_BOMB);
}

UNIT(an_archive_that_is_cut_off_is_damaged)
{
	struct zip_part part = { "services.csv", S("id,name\n1,a\n") };
	struct archive_files files;
	str bytes = zip_pack(&t->arena, &part, 1);
	CHECK(archive_read(&t->arena, str_part(bytes, 0, bytes.len - 10), is_table, &files)
		== TABLE_DAMAGED);
}
