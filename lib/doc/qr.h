/*
 * qr — a QR code as squares to be drawn: an address that a telephone reads off
 * paper.  Level M: a sixth of it may be stained.
 *
 * Only lib/doc knows libqrencode.
 */
#ifndef QR_H
#define QR_H
#include "base/base.h"

enum { QR_MOST = 1000 };               /* bytes of the text */

/* What an SVG of `size` × `size` units draws as <path d="…">, with the four units
 * of white around that readers need.  size 0: the text is too long or empty. */
struct qr { int64_t size; str path; };
struct qr qr_make(struct arena *, str text);
#endif
