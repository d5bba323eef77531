/*
 * assessment — how planning itself goes: its self-assessment in the eight areas of quality,
 * the calendar of a cycle, and the record by which it is handed over.
 */
#ifndef ASSESSMENT_H
#define ASSESSMENT_H
#include "web/web.h"
extern const struct feature assessment;
#endif
