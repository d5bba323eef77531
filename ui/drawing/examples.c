#include "ui/drawing/examples.h"

#define TEXT(literal) { literal, sizeof literal - 1 }
#define WORDS(left, top, said, ...) \
	{ .kind = DRAW_WORDS, .x = (left), .y = (top), .words = TEXT(said), __VA_ARGS__ }
#define BAR(top, long, colour) \
	{ .kind = DRAW_BOX, .x = 1100, .y = (top), .width = (long), .height = 220, .round = 20, \
		.fill = (colour), .stroke = COLOUR_TEXT }

const struct drawing *ui_drawing_sample_chart(void)
{
	static struct drawing_point trend[] = { { 1100, 1620 }, { 2300, 1500 }, { 3500, 1680 } };
	static struct drawing_point area[] = { { 3900, 1680 }, { 4100, 1400 }, { 4300, 1680 } };
	static struct drawing_shape shapes[] = {
		WORDS(1000, 210, "Hotovo", .anchor = ANCHOR_END), BAR(60, 1800, COLOUR_1),
		WORDS(1000, 510, "Probíhá", .anchor = ANCHOR_END), BAR(360, 2400, COLOUR_2),
		WORDS(1000, 810, "Nezačalo", .anchor = ANCHOR_END), BAR(660, 600, COLOUR_3),
		WORDS(1000, 1110, "Odloženo", .anchor = ANCHOR_END), BAR(960, 1200, COLOUR_4),
		WORDS(1000, 1410, "Zrušeno", .anchor = ANCHOR_END), BAR(1260, 600, COLOUR_5),
		WORDS(2960, 210, "3", .strong = true), WORDS(3560, 510, "4", .strong = true),
		WORDS(1760, 810, "1", .strong = true), WORDS(2360, 1110, "2", .strong = true),
		WORDS(1760, 1410, "1", .strong = true, .fill = COLOUR_QUIET, .size = 140),
		{ .kind = DRAW_LINE, .x = 1100, .y = 20, .height = 1700, .stroke = COLOUR_LINE },
		{ .kind = DRAW_PATH, .points = trend, .point_count = COUNT(trend), .stroke = COLOUR_3,
			.thick = 25 },
		{ .kind = DRAW_PATH, .points = area, .point_count = COUNT(area), .fill = COLOUR_BAD },
	};
	static const struct drawing chart = {
		.width = 4600, .height = 1760, .title = TEXT("Opatření podle stavu"),
		.description = TEXT("Hotovo 3, probíhá 4, nezačalo 1, odloženo 2, zrušeno 1."),
		.shapes = { shapes, COUNT(shapes) },
	};
	return &chart;
}

const struct drawing *ui_drawing_sample_way(void)
{
	static struct drawing_shape shapes[] = {
		{ .kind = DRAW_BOX, .x = 20, .y = 20, .width = 1500, .height = 400, .round = 60,
			.fill = COLOUR_PAPER, .stroke = COLOUR_TEXT, .link = TEXT("/plan/potreba") },
		WORDS(770, 260, "Potřeba", .anchor = ANCHOR_MIDDLE, .link = TEXT("/plan/potreba")),
		{ .kind = DRAW_ARROW, .x = 1540, .y = 220, .width = 560, .stroke = COLOUR_TEXT,
			.thick = 20, .dashed = true },
		{ .kind = DRAW_CIRCLE, .x = 2120, .y = 20, .width = 1500, .height = 400,
			.fill = COLOUR_1, .link = TEXT("/plan/opatreni") },
		WORDS(2870, 260, "Opatření", .anchor = ANCHOR_MIDDLE, .fill = COLOUR_PAPER,
			.link = TEXT("/plan/opatreni")),
	};
	static const struct drawing way = {
		.width = 3700, .height = 440, .title = TEXT("Od potřeby k opatření"),
		.description = TEXT("Z potřeby vede šipka k opatření."),
		.shapes = { shapes, COUNT(shapes) },
	};
	return &way;
}
