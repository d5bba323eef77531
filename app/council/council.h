/*
 * council — papers for the bodies of a town: written, approved, taken from body to body,
 * followed up, published; and the official notice board.
 */
#ifndef COUNCIL_H
#define COUNCIL_H
#include "web/web.h"
extern const struct feature council;
#endif
