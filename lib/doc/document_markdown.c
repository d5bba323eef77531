/*
 * Markdown as parts of a document, by md4c.  What has no part of its own stays text: raw
 * HTML, code, quotations, links that lead nowhere outside this site, headings in lists.
 */
#include "doc/doc.h"
#include "doc/document_writers.h"
#include <md4c.h>

enum { LISTS_MOST = 6, DEPTH = 100 };

struct taking {
	struct document *document;
	int level, first;                  /* of headings: the highest here, and in the text; 0: none */
	struct document_runs runs;         /* of the block that is being read */
	unsigned strong, emphasis;         /* how many of them are open */
	str links[DEPTH];
	int link_count;
	int lists;                         /* that are open; those beyond LISTS_MOST are none */
	struct document_part *item;        /* that the next paragraph belongs to */
	size_t bytes;
};

static bool too_long(const struct taking *t) { return t->bytes > MARKDOWN_MOST; }

/* ---- words ---- */

static void words_take(struct taking *t, str text)
{
	struct document_run run = { .text = arena_copy(t->document->arena, text) };
	run.look = (t->strong ? TEXT_STRONG : 0) | (t->emphasis ? TEXT_EMPHASIS : 0);
	if (t->link_count)
		run.link = t->links[t->link_count - 1];
	t->bytes += text.len;
	document_run_add(t->document, &t->runs, run);
}

static str link_of(struct taking *t, const MD_ATTRIBUTE *href)
{
	static const char *const heads[] = { "https://", "http://", "mailto:", "tel:" };
	str url = { href->text, href->size };
	for (size_t i = 0; i < COUNT(heads); i++)
		if (str_starts(url, str_of(heads[i])))
			return arena_copy(t->document->arena, url);
	return S("");
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct taking *t = context;
	t->strong += type == MD_SPAN_STRONG;
	t->emphasis += type == MD_SPAN_EM;
	if (type == MD_SPAN_A && t->link_count < DEPTH)
		t->links[t->link_count++] = link_of(t, &((MD_SPAN_A_DETAIL *)detail)->href);
	return too_long(t);
}

/* md4c 0.4.8 ends a link that it never began when one stands in a picture. */
static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct taking *t = context;
	(void)detail;
	t->strong -= type == MD_SPAN_STRONG && t->strong;
	t->emphasis -= type == MD_SPAN_EM && t->emphasis;
	t->link_count -= type == MD_SPAN_A && t->link_count;
	return too_long(t);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE size, void *context)
{
	struct taking *t = context;
	switch (type) {
	case MD_TEXT_BR:       words_take(t, S("\n")); break;
	case MD_TEXT_SOFTBR:   words_take(t, S(" ")); break;
	case MD_TEXT_NULLCHAR: words_take(t, S("\xef\xbf\xbd")); break;
	default:               words_take(t, (str){ s, size });
	}
	return too_long(t);
}

/* ---- blocks ---- */

static struct document_runs runs_taken(struct taking *t)
{
	struct document_runs runs = t->runs;
	t->runs = (struct document_runs){ 0 };
	t->strong = t->emphasis = 0;
	t->link_count = 0;
	return runs;
}

/* A block's words: of the item that is open, behind what it has; or a paragraph. */
static void block_put(struct taking *t)
{
	struct document *d = t->document;
	struct document_runs runs = runs_taken(t);
	if (!runs.count)
		return;
	if (!t->lists) {
		document_part_add(d, DOCUMENT_TEXT)->runs = runs;
		return;
	}
	if (!t->item)
		t->item = document_part_add(d, DOCUMENT_ITEM);
	if (t->item->runs.count)
		document_run_add(d, &t->item->runs, (struct document_run){ .text = S("\n") });
	for (size_t i = 0; i < runs.count; i++)
		document_run_add(d, &t->item->runs, runs.items[i]);
}

/* The document's headings never skip a level, whatever the text does. */
static void heading_put(struct taking *t, int level)
{
	struct document *d = t->document;
	struct document_runs runs = runs_taken(t);
	str words = document_words(&runs, d->arena);
	if (!runs.count || !str_trim(words).len)
		return;
	t->first = t->first ? t->first : level;
	level = t->level + (level > t->first ? level - t->first : 0);
	document_heading(d, level <= d->level + 1 ? level : d->level + 1, words);
}

static void list_begin(struct taking *t, bool numbered)
{
	block_put(t);
	t->item = NULL;
	if (t->lists++ < LISTS_MOST)
		document_list(t->document, numbered);
}

static void list_end(struct taking *t)
{
	block_put(t);
	t->item = NULL;
	if (--t->lists < LISTS_MOST)
		document_list_end(t->document);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct taking *t = context;
	(void)detail;
	switch (type) {
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		list_begin(t, type == MD_BLOCK_OL);
		break;
	case MD_BLOCK_LI:
		block_put(t);
		t->item = NULL;
		break;
	case MD_BLOCK_P:
	case MD_BLOCK_H:
	case MD_BLOCK_CODE:
		block_put(t);
		break;
	default:
		break;
	}
	return too_long(t);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct taking *t = context;
	switch (type) {
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		list_end(t);
		break;
	case MD_BLOCK_H:
		if (!t->lists)
			heading_put(t, (int)((MD_BLOCK_H_DETAIL *)detail)->level);
		block_put(t);
		break;
	case MD_BLOCK_P:
	case MD_BLOCK_CODE:
	case MD_BLOCK_LI:
		block_put(t);
		break;
	default:
		break;
	}
	return too_long(t);
}

void document_markdown(struct document *d, int level, str s)
{
	struct taking t = { .document = d, .level = level };
	const MD_PARSER parser = { .flags = MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS |
		MD_FLAG_PERMISSIVEEMAILAUTOLINKS, .enter_block = enter_block,
		.leave_block = leave_block, .enter_span = enter_span, .leave_span = leave_span,
		.text = text };
	/* md4c 0.4.8 reads on behind a text that ends within a link; a line end stops it. */
	struct buf whole = { .arena = d->arena };
	buf_put(&whole, s);
	buf_char(&whole, '\n');
	buf_char(&whole, '\0');
	md_parse(whole.ptr, (MD_SIZE)(whole.len - 1), &parser, &t);
	/* What was cut short leaves its lists open. */
	block_put(&t);
	while (t.lists)
		list_end(&t);
}
