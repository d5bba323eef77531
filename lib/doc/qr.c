/* QR codes; see qr.h. */
#include "doc/doc.h"
#include <qrencode.h>

enum { QUIET = 4 };

/* The dark squares of one row, each run of them a rectangle. */
static void row_put(struct buf *out, const unsigned char *row, int width, int y)
{
	for (int x = 0; x < width; x++) {
		int from = x;
		while (x < width && row[x] & 1)
			x++;
		if (x > from)
			buf_printf(out, "M%d %dh%dv1h-%dz", from + QUIET, y + QUIET, x - from, x - from);
	}
}

struct qr qr_make(struct arena *a, str text)
{
	if (!text.len || text.len > QR_MOST)
		return (struct qr){ 0 };
	QRcode *code =
		QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr, 0, QR_ECLEVEL_M);
	if (!code)
		return (struct qr){ 0 };
	struct buf out = { .arena = a };
	for (int y = 0; y < code->width; y++)
		row_put(&out, code->data + (size_t)y * (size_t)code->width, code->width, y);
	struct qr qr = { code->width + 2 * QUIET, buf_str(&out) };
	QRcode_free(code);
	return qr;
}
