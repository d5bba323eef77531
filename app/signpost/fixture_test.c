#include "app/signpost/fixture.h"
#include "app/catalogue/fixture.h"
#include "app/catalogue/import.h"
#include "app/territory/territory.h"

extern const struct lang lang_cs;

const char signpost_good[] =
	"název: Pomoc doma\noddíl: Stáří\npopis: Popis stromu\nzdroj: zkouška\n\n"
	"otázka kdo: Komu je potřeba pomoct?\nnápověda: Vyberte jedno.\n"
	"- Seniorovi {věk 65+; pro seniors} -> doma\n- Dítěti {věk 0-6; není seniors} -> doma\n"
	"- Nevím -> doma\n\n"
	"výsledek doma: Péče u vás doma\nrada: Zavolejte a domluvte si návštěvu.\n"
	"druh: home_care, day_care_centre\nkontakt: sociální práce\n";

void signpost_demo(struct check *t)
{
	struct buf say = { .arena = &t->arena };
	t->lang = &lang_cs;
	territory.install(t->db, &t->arena, t->now);
	catalogue.install(t->db, &t->arena, t->now);
	signpost.install(t->db, &t->arena, t->now);
	catalogue.demo(t->db, &t->arena, t->now, &say);
}

int64_t signpost_try(struct check *t, const char *slug, const char *notation)
{
	int64_t id = signpost_tree_add(t->db, .slug = str_of(slug), .now = t->now);
	signpost_version_add(
		t->db, .tree = id, .number = 1, .notation = str_of(notation), .now = t->now);
	signpost_publish(t->db, .tree = id, .number = SOME(1), .now = t->now);
	db_note_change(t->db, "signpost", id);
	return id;
}

const char *signpost_link(struct check *t, str page, const char *text)
{
	str wanted = arena_printf(&t->arena, "\">%s</a>", text);
	const char *at = memmem(page.ptr, page.len, wanted.ptr, wanted.len);
	if (!at)
		return NULL;
	const char *from = at;
	while (from > page.ptr && strncmp(from, "href=\"", 6))
		from--;
	str href = { from + 6, (size_t)(at - from) - 6 }, part;
	struct buf out = { .arena = &t->arena };
	while (str_cut(&href, '&', &part)) {
		buf_put(&out, str_starts(part, S("amp;")) ? str_part(part, 4, part.len) : part);
		if (href.len)
			buf_char(&out, '&');
	}
	return arena_z(&t->arena, buf_str(&out));
}
