/* What the feature consists of, and the pages that ship with the program. */
#include "app/catalogue/catalogue.h"
#include "app/pages/pages_view.h"
#include "crypto/crypto.h"

static const struct route routes[] = {
	{ GET, "/stranky/{slug}", page_show, EVERYBODY },
	{ GET, "/snadne-cteni", page_easy_index, EVERYBODY },
	{ GET, "/o-portalu", page_about, EVERYBODY },
	{ GET, "/prohlaseni-o-pristupnosti", statement_show, EVERYBODY },
	{ 0 }
};

static const struct office_link office_links[] = {
	{ "/urad/zaznamy/stranky", N_("Pages"), CATALOGUE_KEEPERS, NULL }, { 0 }
};

static const struct record *const records[] = { &page_record, NULL };

/* ---- the pages that ship ---- */

/* Their addresses; each is a file in data/pages: lines "name: value", an empty one,
 * the text. */
static const char *const shipped[] = { "o-portalu", "napoveda", "jak-najit-pomoc",
	"potrebuji-pomoc-hned" };

static const struct field head[] = {
	FIELD(struct page_form, title, TEXT, .label = "title"),
	FIELD(struct page_form, kind, TEXT, .label = "kind"),
	FIELD(struct page_form, summary, TEXT, .label = "summary"),
	FIELD(struct page_form, place, TEXT, .label = "place"),
	FIELD(struct page_form, position, INT, .label = "position", .max = 10000),
	FIELD(struct page_form, plain_path, TEXT, .label = "plain_path"),
	FIELD(struct page_form, sensitive, BOOL, .label = "sensitive"),
	{ 0 }
};

static struct page_form shipped_read(struct arena *a, str file)
{
	struct page_form f = { .status = S("published") };
	str line, name;
	while (str_cut(&file, '\n', &line) && line.len) {
		str_cut(&line, ':', &name);
		for (const struct field *k = head; k->name; k++)
			if (str_is(name, k->name))
				field_take(a, k, str_trim(line), &f);
	}
	f.text = str_trim(file);
	return f;
}

void pages_install(struct db *db, struct arena *a, int64_t now)
{
	db_begin(db);
	for (size_t i = 0; i < COUNT(shipped); i++) {
		str slug = str_of(shipped[i]);
		if (page_slug(db, .slug = slug))
			continue;
		struct page_form f =
			shipped_read(a, data_file(arena_printf(a, "pages/%s.md", shipped[i])));
		int64_t id = page_add(db, .uuid = uuid_make(a, now), .slug = slug, .kind = f.kind,
			.title = f.title, .text = f.text, .place = f.place, .status = f.status, .now = now);
		page_set(db, .id = id, .kind = f.kind, .title = f.title, .summary = f.summary,
			.text = f.text, .place = f.place, .position = f.position.value,
			.sensitive = f.sensitive, .plain_path = f.plain_path, .status = f.status, .now = now);
		db_note_change(db, "page", id);
	}
	db_commit(db);
}

extern const struct db_schema pages_schema;
const struct feature pages = {
	.name = "pages", .routes = routes, .office = office_links, .records = records,
	.schema = &pages_schema, .install = pages_install, .links = page_frame_links,
};
