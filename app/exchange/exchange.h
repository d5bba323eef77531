/*
 * exchange — the catalogue for other systems: open data, the widget for the town's
 * own web, and HSDS of Open Referral.
 */
#ifndef EXCHANGE_H
#define EXCHANGE_H
#include "web/web.h"
extern const struct feature exchange;
#endif
