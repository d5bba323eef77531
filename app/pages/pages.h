/*
 * pages — texts of the portal that the office writes itself: plain ones and
 * easy-to-read ones, linked with each other; and the accessibility statement.
 */
#ifndef PAGES_H
#define PAGES_H
#include "web/web.h"
extern const struct feature pages;
#endif
