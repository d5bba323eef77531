/* How far measures are, as bars: for the page and for the document. */
#include "app/planning/progress.h"
#include "doc/doc.h"

enum {                                 /* tenths of a point */
	WIDTH = 5600, LABEL = 1700, BARS = 3200, BAR = 200, STEP = 320, TOP = 60, BASELINE = 145,
};

/* What each state is drawn in; words beside the bar say the same. */
static const enum drawing_colour colours[PROGRESSES] = {
	[PROGRESS_COMPLETED] = COLOUR_1, [PROGRESS_ON_TIME] = COLOUR_3,
	[PROGRESS_NOT_STARTED] = COLOUR_4, [PROGRESS_LATE] = COLOUR_2, [PROGRESS_NONE] = COLOUR_5,
	[PROGRESS_UNKNOWN] = COLOUR_PAPER,
};

static void bar_draw(const struct lang *l, struct drawing *d, int i, int64_t count, int64_t most)
{
	int y = TOP + i * STEP, width = (int)(count * BARS / most);
	drawing_add(d, &(struct drawing_shape){ .kind = DRAW_WORDS, .x = LABEL, .y = y + BASELINE,
		.anchor = ANCHOR_END, .words = tr(l, progresses[i].label) });
	if (count)
		drawing_add(d, &(struct drawing_shape){ .kind = DRAW_BOX, .x = LABEL + 120, .y = y,
			.width = width, .height = BAR, .fill = colours[i], .stroke = COLOUR_TEXT });
	drawing_add(d, &(struct drawing_shape){ .kind = DRAW_WORDS, .strong = true,
		.x = LABEL + 180 + width, .y = y + BASELINE,
		.words = arena_printf(d->arena, "%lld", (long long)count) });
}

struct drawing *progress_chart(struct arena *a, const struct lang *l,
	const int64_t counts[PROGRESSES])
{
	struct buf words = { .arena = a };
	int64_t most = 1;
	for (int i = 0; i < PROGRESSES; i++) {
		most = counts[i] > most ? counts[i] : most;
		buf_printf(&words, "%s%.*s %lld", i ? ", " : "",
			STR_ARG(tr(l, progresses[i].label)), (long long)counts[i]);
	}
	buf_char(&words, '.');
	struct drawing *d = drawing_new(a, WIDTH, TOP + PROGRESSES * STEP,
		tr(l, N_("Measures by how far they are")), buf_str(&words));
	drawing_add(d, &(struct drawing_shape){ .kind = DRAW_LINE, .x = LABEL + 120, .y = TOP - 40,
		.height = PROGRESSES * STEP, .stroke = COLOUR_LINE });
	for (int i = 0; i < PROGRESSES; i++)
		bar_draw(l, d, i, counts[i], most);
	return d;
}
