/*
 * signpost — questions that lead people to help: "what happened", at most four
 * answers, then at most five services and always a person to turn to.
 *
 * Trees of questions are data: texts with versions, edited in the office, looked at
 * before they are published, and checked (README.md).
 */
#ifndef SIGNPOST_H
#define SIGNPOST_H
#include "web/web.h"
extern const struct feature signpost;
#endif
