/* Marks of the last years as bars: the longer, the better. */
#include "app/assessment/view.h"

enum { WIDTH = 6000, BAR_LEFT = 620, BAR_UNIT = 700, BAR = 150, STEP = 210, NAME = 240, GAP = 120,
	SIZE = 130, MARGIN = 60 };

static void words(struct drawing *d, int x, int y, str text, bool strong)
{
	drawing_add(d, &(struct drawing_shape){ .kind = DRAW_WORDS, .x = x, .y = y, .words = text,
		.size = SIZE, .strong = strong, .fill = COLOUR_TEXT });
}

/* A year without a mark has its words and no bar. */
static void bar_draw(struct req *r, struct drawing *d, int y, int64_t year,
	const struct compared *mark)
{
	int length = mark->mark.set ? (int)(MARK_WORST + 1 - mark->mark.value) * BAR_UNIT : 0;
	words(d, 0, y + SIZE, arena_printf(r->arena, "%lld", (long long)year), false);
	if (length)
		drawing_add(d, &(struct drawing_shape){ .kind = DRAW_BOX, .x = BAR_LEFT, .y = y,
			.width = length, .height = BAR, .fill = COLOUR_1, .stroke = COLOUR_TEXT });
	words(d, BAR_LEFT + length + MARGIN, y + SIZE, mark->words, false);
}

const struct drawing *comparison_chart(struct req *r, const struct comparison *c)
{
	size_t drawn = c->years.count < YEARS_DRAWN ? c->years.count : YEARS_DRAWN;
	size_t from = c->years.count - drawn;
	int height = MARGIN + QUALITIES * (NAME + (int)drawn * STEP + GAP), y = MARGIN;
	if (!drawn)
		return NULL;
	struct drawing *d = drawing_new(r->arena, WIDTH, height,
		arena_printf(r->arena, "%.*s: %.*s", STR_ARG(tr(r->page.lang,
			N_("Marks in the eight areas of quality"))), STR_ARG(c->area)),
		tr(r->page.lang, N_("A longer bar is a better mark: 1 is the longest, 4 the shortest. "
			"The same is in the table.")));
	for (size_t n = 0; n < c->rows.count; n++) {
		words(d, 0, y + SIZE, c->rows.items[n].quality, true);
		y += NAME;
		for (size_t i = from; i < c->years.count; i++, y += STEP)
			bar_draw(r, d, y, c->years.items[i], &c->rows.items[n].years.items[i]);
		y += GAP;
	}
	return d;
}
