/*
 * kiosk — the portal on a touch screen in a public hall: for whoever comes, and without
 * a trace of who was there before.
 */
#ifndef KIOSK_H
#define KIOSK_H
#include "web/web.h"
extern const struct feature kiosk;
#endif
