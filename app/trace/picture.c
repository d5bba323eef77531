/* The picture of a way: a band for each step, boxes in it, arrows between them. */
#include "app/trace/trace_view.h"

enum {                                 /* tenths of a point */
	WIDTH = 7260, LEFT = 1200, BOX = 1840, GAP = 240, ROW = 3, BOX_HEIGHT = 600, LINE_GAP = 220,
	BAND_GAP = 480, MARGIN = 60, TEXT = 100, LEADING = 140, LINES = 3, LETTERS = 27,
};

static const char *const steps[TRACE_STEPS] = {
	[TRACE_EVIDENCE] = N_("Grounds"), [TRACE_NEED] = N_("Needs"),
	[TRACE_VOICE] = N_("Voices"), [TRACE_PRIORITY] = N_("Priorities"),
	[TRACE_GOAL] = N_("Goals"), [TRACE_MEASURE] = N_("Measures"),
	[TRACE_DECISION] = N_("Decisions"), [TRACE_CHANGE] = N_("Changes"),
	[TRACE_INDICATOR] = N_("Indicators"), [TRACE_OUTCOME] = N_("What it brought"),
};

struct spot { int x, y, band; };

static enum trace_step step_of(struct req *r, const struct trace_node *n)
{
	return trace_kind_of(r, str_of(n->kind))->step;
}

/* Where each box stands; returns the height of all. */
static int spots_find(struct req *r, const struct trace_graph *g, struct spot *spots,
	struct drawing *d)
{
	int y = MARGIN, band = 0;
	for (int step = 0; step < TRACE_STEPS; step++) {
		int in_row = 0, top = y;
		for (size_t i = 0; i < g->nodes.count; i++) {
			if ((int)step_of(r, &g->nodes.items[i]) != step)
				continue;
			if (in_row == ROW) {
				in_row = 0;
				y += BOX_HEIGHT + LINE_GAP;
			}
			spots[i] = (struct spot){ LEFT + in_row++ * (BOX + GAP), y, band };
		}
		if (!in_row)
			continue;
		drawing_add(d, &(struct drawing_shape){ .kind = DRAW_WORDS, .x = 0, .y = top + LEADING,
			.words = tr(r->page.lang, steps[step]), .size = TEXT, .strong = true,
			.fill = COLOUR_TEXT });
		y += BOX_HEIGHT + BAND_GAP;
		band++;
	}
	return y - BAND_GAP + MARGIN;
}

static size_t node_place(const struct trace_graph *g, const char *kind, int64_t id)
{
	size_t i = 0;
	while (g->nodes.items[i].id != id || strcmp(g->nodes.items[i].kind, kind))
		i++;
	return i;
}

/* From the lower edge of the one to the upper edge of the other; within a band from side
 * to side. */
static void arrow_draw(struct drawing *d, struct spot from, struct spot to)
{
	struct drawing_shape s = { .kind = DRAW_ARROW, .stroke = COLOUR_LINE, .thick = 12 };
	bool beside = from.y == to.y;
	int x = beside ? to.x + (to.x < from.x ? BOX : 0) : to.x + BOX / 2;
	int y = beside ? to.y + BOX_HEIGHT / 2 : to.y + (to.y < from.y ? BOX_HEIGHT : 0);
	s.x = beside ? from.x + (to.x > from.x ? BOX : 0) : from.x + BOX / 2;
	s.y = beside ? y : from.y + (to.y > from.y ? BOX_HEIGHT : 0);
	s.width = x - s.x;
	s.height = y - s.y;
	drawing_add(d, &s);
}

/* The next line of a box, of whole words if they fit. */
static str line_take(str *rest)
{
	str line = utf8_head(*rest, LETTERS);
	size_t end = line.len;
	if (line.len < rest->len) {
		while (end && rest->ptr[end] != ' ')
			end--;
		end = end ? end : line.len;
	}
	line = str_part(*rest, 0, end);
	*rest = str_trim(str_part(*rest, end, rest->len));
	return line;
}

static void box_draw(struct req *r, struct drawing *d, const struct trace_node *n, struct spot at,
	bool root)
{
	drawing_add(d, &(struct drawing_shape){ .kind = DRAW_BOX, .x = at.x, .y = at.y, .width = BOX,
		.height = BOX_HEIGHT, .round = 40, .fill = COLOUR_PAPER,
		.stroke = root ? COLOUR_1 : COLOUR_LINE, .thick = root ? 30 : 10, .link = n->url });
	str rest = str_trim(n->name);
	for (int i = 0; i < LINES && rest.len; i++) {
		str line = line_take(&rest);
		if (i == LINES - 1 && rest.len)
			line = arena_printf(r->arena, "%.*s…", STR_ARG(utf8_head(line, LETTERS - 1)));
		drawing_add(d, &(struct drawing_shape){ .kind = DRAW_WORDS, .x = at.x + 80,
			.y = at.y + 170 + i * LEADING, .words = line, .size = TEXT,
			.fill = COLOUR_TEXT, .link = n->url });
	}
}

struct drawing *trace_picture(struct req *r, const struct trace_graph *g)
{
	const struct lang *lang = r->page.lang;
	struct spot *spots = arena_alloc(r->arena, (g->nodes.count + 1) * sizeof *spots);
	struct drawing *d =
		drawing_new(r->arena, WIDTH, 0, tr(lang, N_("The way from a need to a result")),
			tr(lang,
				N_("Boxes stand in bands, evidence above and results below; an arrow leads from "
				   "each thing to what follows from it. The same is said in the lists below.")));
	d->height = spots_find(r, g, spots, d);
	for (size_t i = 0; i < g->links.count; i++) {
		const struct trace_link *l = &g->links.items[i];
		arrow_draw(d, spots[node_place(g, l->from_kind, l->from)],
			spots[node_place(g, l->to_kind, l->to)]);
	}
	for (size_t i = 0; i < g->nodes.count; i++)
		box_draw(r, d, &g->nodes.items[i], spots[i], i == 0);
	return d;
}
