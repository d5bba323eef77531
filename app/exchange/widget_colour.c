/* Colours that a town gives, and what becomes of those that nobody could read. */
#include "app/exchange/widget.h"
#include <math.h>

const char *const widget_colour_names[WIDGET_PARTS] = {
	[WIDGET_ACCENT] = "barva", [WIDGET_GROUND] = "pozadi", [WIDGET_TEXT] = "text",
};
static const struct rgb ours[WIDGET_PARTS] = {
	[WIDGET_ACCENT] = { 0x23, 0x62, 0xa2 },
	[WIDGET_GROUND] = { 0xff, 0xff, 0xff },
	[WIDGET_TEXT] = { 0x26, 0x26, 0x26 },
};
#define READABLE 4.5                   /* WCAG 2.2, 1.4.3 */

static int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
		: c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

struct maybe_rgb rgb_read(str s)
{
	uint8_t parts[3];
	if (str_starts(s, S("#")))
		s = str_part(s, 1, s.len);
	if (s.len != 3 && s.len != 6)
		return (struct maybe_rgb){ .set = false };
	for (size_t i = 0; i < 3; i++) {
		int high = hex_digit(s.ptr[i * s.len / 3]);
		int low = hex_digit(s.ptr[s.len == 6 ? i * 2 + 1 : i]);
		if (high < 0 || low < 0)
			return (struct maybe_rgb){ .set = false };
		parts[i] = (uint8_t)(high * 16 + low);
	}
	return (struct maybe_rgb){ { parts[0], parts[1], parts[2] }, true };
}

str rgb_text(struct arena *a, struct rgb c)
{
	return arena_printf(a, "#%02x%02x%02x", c.r, c.g, c.b);
}

static double linear(uint8_t part)
{
	double c = part / 255.0;
	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(struct rgb c)
{
	return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double rgb_contrast(struct rgb one, struct rgb other)
{
	double a = luminance(one), b = luminance(other);
	return ((a > b ? a : b) + 0.05) / ((a > b ? b : a) + 0.05);
}

static uint8_t mix(uint8_t from, uint8_t to, int step, int steps)
{
	return (uint8_t)(from + (to - from) * step / steps);
}

struct rgb rgb_readable(struct rgb colour, struct rgb background)
{
	enum { STEPS = 50 };
	static const struct rgb black = { 0, 0, 0 }, white = { 255, 255, 255 };
	struct rgb end =
		rgb_contrast(black, background) > rgb_contrast(white, background) ? black : white;
	struct rgb shade = colour;
	/* One of black and white has 4.58 at least on anything, so this ends well. */
	for (int i = 1; i <= STEPS && rgb_contrast(shade, background) < READABLE; i++)
		shade = (struct rgb){ mix(colour.r, end.r, i, STEPS), mix(colour.g, end.g, i, STEPS),
			mix(colour.b, end.b, i, STEPS) };
	return shade;
}

struct widget_colours widget_colours(struct req *r)
{
	struct widget_colours c = { 0 };
	for (int i = 0; i < WIDGET_PARTS; i++) {
		str given = query_text(r, widget_colour_names[i]);
		struct maybe_rgb read = rgb_read(given);
		c.wrong[i] = given.len && !read.set;
		c.parts[i] = read.set ? read.value : ours[i];
	}
	for (int i = 0; i < WIDGET_PARTS; i++) {
		struct rgb shade = c.parts[i];
		if (i != WIDGET_GROUND)
			shade = rgb_readable(shade, c.parts[WIDGET_GROUND]);
		c.mended[i] = memcmp(&shade, &c.parts[i], sizeof shade) != 0;
		c.parts[i] = shade;
	}
	return c;
}

/* GET /widget/motiv.css?barva=&pozadi=&text= */
int widget_theme(struct req *r)
{
	/* Names of the design system's properties: ui/styles/_theme.scss. */
	static const struct { const char *property; enum widget_part part; } uses[] = {
		{ "--govuk-body-background-colour", WIDGET_GROUND },
		{ "--govuk-template-background-colour", WIDGET_GROUND },
		{ "--govuk-text-colour", WIDGET_TEXT },
		{ "--govuk-secondary-text-colour", WIDGET_TEXT },
		{ "--govuk-input-border-colour", WIDGET_TEXT },
		{ "--govuk-border-colour", WIDGET_TEXT },
		{ "--govuk-link-colour", WIDGET_ACCENT },
		{ "--govuk-link-visited-colour", WIDGET_ACCENT },
		{ "--govuk-link-hover-colour", WIDGET_TEXT },
		{ "--govuk-link-active-colour", WIDGET_TEXT },
		{ "--govuk-brand-colour", WIDGET_ACCENT },
		{ "--sp-strong", WIDGET_TEXT },
		{ "--sp-light", WIDGET_GROUND },
	};
	static const struct rgb black = { 0, 0, 0 }, white = { 255, 255, 255 };
	struct widget_colours c = widget_colours(r);
	struct rgb accent = c.parts[WIDGET_ACCENT];
	struct rgb on_accent =
		rgb_contrast(black, accent) > rgb_contrast(white, accent) ? black : white;
	struct buf out = { .arena = r->arena };
	buf_put(&out, S(":root{"));
	for (size_t i = 0; i < COUNT(uses); i++)
		buf_printf(&out, "%s:%.*s;", uses[i].property,
			STR_ARG(rgb_text(r->arena, c.parts[uses[i].part])));
	buf_printf(&out, "--govuk-inverse-text-colour:%.*s}\n",
		STR_ARG(rgb_text(r->arena, on_accent)));
	return answer_text(r, "text/css; charset=utf-8", buf_str(&out));
}
