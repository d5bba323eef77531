#include "doc/doc.h"
#include "tests/check.h"

static struct document *sample(struct check *t)
{
	return document_new(&t->arena, &(struct document_about){
		.title = S("Ukázka"), .language = S("cs"), .day = S("2024-06-24") });
}

/* A line a part, indented, with its words: "heading 2: Úkoly", "- item". */
static void parts_put(struct buf *out, struct arena *a, const struct document_part *p, int depth)
{
	static const char *const names[] = { [DOCUMENT_HEADING] = "heading", [DOCUMENT_TEXT] = "text",
		[DOCUMENT_LIST] = "list", [DOCUMENT_ITEM] = "item" };
	for (; p; p = p->next) {
		buf_printf(out, "%*s%s", depth * 2, "", names[p->kind]);
		if (p->level)
			buf_printf(out, " %d", p->level);
		if (p->kind == DOCUMENT_LIST)
			buf_put(out, p->numbered ? S(" numbered") : S(""));
		else
			buf_printf(out, ": %.*s", STR_ARG(document_words(&p->runs, a)));
		buf_char(out, '\n');
		parts_put(out, a, p->first, depth + 1);
	}
}

static str parts_of(struct check *t, const struct document *d)
{
	struct buf out = { .arena = &t->arena };
	parts_put(&out, &t->arena, d->body.first, 0);
	return buf_str(&out);
}

UNIT(markdown_becomes_headings_texts_and_lists_of_a_document)
{
	struct document *d = sample(t);
	document_heading(d, 1, S("Kapitola"));
	document_markdown(d, 2, S("# Úvod\n\nPrvní *odstavec*\nna dvou řádcích.\n\n### Hluboko\n\n"
		"- jedna\n- dvě\n  1. vnořená\n\n     druhý odstavec\n- tři\n\n## Závěr\n\n> citace\n"));
	CHECK(!d->depth);
	CHECK(str_is(parts_of(t, d),
		"heading 1: Kapitola\n"
		"heading 2: Úvod\n"
		"text: První odstavec na dvou řádcích.\n"
		"heading 3: Hluboko\n"
		"list\n  item: jedna\n  item: dvě\n  list numbered\n    item: vnořená\ndruhý odstavec\n"
		"  item: tři\n"
		"heading 3: Závěr\n"
		"text: citace\n"));
}

UNIT(markdown_in_a_document_keeps_looks_and_links_and_lets_markup_be_text)
{
	struct document *d = sample(t);
	document_markdown(d, 1, S("**silně** [web](https://example.org/?a=1) [zde](/sluzby) "
		"[zle](javascript:alert) <b>ne</b> ![popis](https://example.org/x.png)"));
	const struct document_runs *r = &d->body.first->runs;
	CHECK(r->items[0].look == TEXT_STRONG && str_is(r->items[0].text, "silně"));
	CHECK(str_is(r->items[2].link, "https://example.org/?a=1"));
	for (size_t i = 3; i < r->count; i++)
		CHECK(!r->items[i].link.len);
	CHECK(str_is(document_words(r, &t->arena), "silně web zde zle <b>ne</b> popis"));
}

UNIT(markdown_never_skips_a_heading_and_never_nests_too_deeply)
{
	struct document *d = sample(t);
	struct buf deep = { .arena = &t->arena };
	for (int i = 0; i < 30; i++)
		buf_printf(&deep, "%*s- úroveň %d\n", i * 2, "", i);
	buf_put(&deep, S("\n- # nadpis v seznamu\n\n##\n\n###### První\n\n# Druhý\n\n###### Třetí\n"));
	document_markdown(d, 1, buf_str(&deep));
	CHECK(!d->depth && d->level >= 1);
	int last = 0;
	for (const struct document_part *p = d->body.first; p; p = p->next) {
		if (p->kind != DOCUMENT_HEADING)
			continue;
		CHECK(p->level <= last + 1);
		last = p->level;
	}
	str all = parts_of(t, d);
	CHECK(str_has(all, S("úroveň 29")) && str_has(all, S("nadpis v seznamu")));
	document_markdown(d, 1, S(""));
	CHECK(str_eq(parts_of(t, d), all));
}
