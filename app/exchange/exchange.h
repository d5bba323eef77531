/*
 * exchange — the catalogue for other systems: open data and the widget for the
 * town's own web.
 */
#ifndef EXCHANGE_H
#define EXCHANGE_H
#include "web/web.h"
extern const struct feature exchange;
#endif
