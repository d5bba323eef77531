/* What the feature consists of, and the trees that ship with the program. */
#include "app/signpost/office.h"

static const struct route routes[] = {
	{ GET, "/najit-pomoc", signpost_index, EVERYBODY },
	{ GET, "/najit-pomoc/{slug}", signpost_tree_show, EVERYBODY },
	{ GET, "/urad/rozcestnik", office_trees_list, CATALOGUE_KEEPERS },
	{ GET, "/urad/rozcestnik/pokryti", office_coverage_show, CATALOGUE_KEEPERS, .slow = true },
	{ GET, "/urad/rozcestnik/novy", office_tree_new, CATALOGUE_KEEPERS },
	{ POST, "/urad/rozcestnik/novy", office_tree_add, CATALOGUE_KEEPERS },
	{ GET, "/urad/rozcestnik/{id}", office_tree_edit, CATALOGUE_KEEPERS },
	{ POST, "/urad/rozcestnik/{id}", office_tree_save, CATALOGUE_KEEPERS },
	{ GET, "/urad/rozcestnik/{id}/nahled/{number}", office_tree_preview, CATALOGUE_KEEPERS },
	{ POST, "/urad/rozcestnik/{id}/zverejnit", office_tree_publish, CATALOGUE_KEEPERS },
	{ POST, "/urad/rozcestnik/{id}/stahnout", office_tree_withdraw, CATALOGUE_KEEPERS },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/rozcestnik", N_("Signpost"), CATALOGUE_KEEPERS, NULL }, { 0 }
};

static const struct command commands[] = {
	{ "signpost lint", "[--area OBLAST] [--strict]",
		"zkontroluje stromy rozcestníku a vypíše, kde chybí služby", lint_command },
	{ 0 }
};

static void version_put(struct db *db, int64_t tree, int64_t number, str notation, int64_t now)
{
	signpost_version_add(db, .tree = tree, .number = number, .notation = notation, .now = now);
	signpost_publish(db, .tree = tree, .number = SOME(number), .now = now);
	db_note_change(db, "signpost", tree);
}

/* A tree that is not there is added; one that nobody here has edited follows the
 * program, unless it was withdrawn. */
static void tree_install(struct db *db, str slug, str notation, int64_t now)
{
	struct signpost_shipped_row *had = signpost_shipped(db, .slug = slug);
	if (!had) {
		int64_t id = signpost_tree_add(db, .slug = slug, .now = now);
		version_put(db, id, 1, notation, now);
	} else if (!had->edited && had->published.set && !str_eq(had->notation, notation))
		version_put(db, had->id, had->number + 1, notation, now);
}

static void install(struct db *db, struct arena *a, int64_t now)
{
	str list = data_file(S("signpost/list.txt")), slug;
	db_begin(db);
	while (str_cut(&list, '\n', &slug)) {
		str notation = data_file(arena_printf(a, "signpost/%.*s.txt", STR_ARG(slug)));
		if (notation.len)
			tree_install(db, slug, notation, now);
	}
	db_commit(db);
}

extern const struct db_schema signpost_schema;
const struct feature signpost = {
	.name = "signpost", .routes = routes, .office = office_links, .commands = commands,
	.schema = &signpost_schema, .install = install,
};
