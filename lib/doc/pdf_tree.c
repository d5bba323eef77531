/* The tree of a tagged PDF: what each mark on each page is, in the order of reading. */
#include "doc/pdf.h"

struct pdf_element *pdf_element(struct arena *a, struct pdf_element *parent, const char *type)
{
	struct pdf_element *e = arena_alloc(a, sizeof *e);
	e->type = type;
	e->parent = parent;
	if (parent) {
		struct pdf_kid *kid = arena_push(a, &parent->kids.items, &parent->kids.count, sizeof *kid);
		kid->element = e;
	}
	return e;
}

static void objects_take(struct pdf *p, struct pdf_element *e)
{
	e->object = pdf_new(&p->file);
	for (size_t i = 0; i < e->kids.count; i++)
		if (e->kids.items[i].element)
			objects_take(p, e->kids.items[i].element);
}

/* The page that most of an element's marks need not name: that of its first. */
static int home_of(const struct pdf_element *e)
{
	for (size_t i = 0; i < e->kids.count; i++)
		if (!e->kids.items[i].element)
			return e->kids.items[i].page;
	return -1;
}

static void kid_put(struct pdf *p, struct buf *out, const struct pdf_kid *kid, int home)
{
	if (kid->element) {
		buf_printf(out, "%d 0 R ", kid->element->object);
		return;
	}
	int page = p->pages.items[kid->page].object;
	if (kid->link)
		buf_printf(out, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", kid->link, page);
	else if (kid->page == home)
		buf_printf(out, "%d ", kid->mark);
	else
		buf_printf(out, "<</Type/MCR/Pg %d 0 R/MCID %d>>", page, kid->mark);
}

static void element_put(struct pdf *p, const struct pdf_element *e, int above)
{
	struct buf out = { .arena = p->arena };
	int home = home_of(e);
	buf_printf(&out, "<</Type/StructElem/S/%s/P %d 0 R", e->type, above);
	if (home >= 0)
		buf_printf(&out, "/Pg %d 0 R", p->pages.items[home].object);
	buf_put(&out, e->more);
	if (e->kids.count) {
		buf_put(&out, S("/K["));
		for (size_t i = 0; i < e->kids.count; i++)
			kid_put(p, &out, &e->kids.items[i], home);
		buf_char(&out, ']');
	}
	buf_put(&out, S(">>"));
	pdf_put(&p->file, e->object, buf_str(&out));
	for (size_t i = 0; i < e->kids.count; i++)
		if (e->kids.items[i].element)
			element_put(p, e->kids.items[i].element, e->object);
}

/* From marks and links back to what they belong to: pages first, then links. */
static str way_back(struct pdf *p, int first_link)
{
	struct buf out = { .arena = p->arena };
	buf_put(&out, S("<</Nums["));
	for (size_t n = 0; n < p->pages.count; n++) {
		const struct pdf_page *page = &p->pages.items[n];
		buf_printf(&out, "%zu[", n);
		for (size_t i = 0; i < page->marks.count; i++)
			buf_printf(&out, "%d 0 R ", page->marks.items[i]->object);
		buf_char(&out, ']');
	}
	for (size_t n = 0; n < p->pages.count; n++)
		for (size_t i = 0; i < p->pages.items[n].links.count; i++)
			buf_printf(&out, "%d %d 0 R ", first_link++,
				p->pages.items[n].links.items[i].owner->object);
	buf_put(&out, S("]>>"));
	return buf_str(&out);
}

void pdf_tree_write(struct pdf *p, int object, int first_link)
{
	int back = pdf_new(&p->file), links = 0;
	for (size_t n = 0; n < p->pages.count; n++)
		links += (int)p->pages.items[n].links.count;
	objects_take(p, p->root);
	element_put(p, p->root, object);
	pdf_put(&p->file, back, way_back(p, first_link));
	pdf_put(&p->file, object, arena_printf(p->arena,
		"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>",
		p->root->object, back, first_link + links));
}
