/*
 * typography — where a line may not end, as Czech typesetters have it: not behind a
 * preposition or conjunction of one letter, nor between a number and what it counts.
 */
#ifndef DOC_TYPOGRAPHY_H
#define DOC_TYPOGRAPHY_H
#include "base/base.h"
/* Whether the line stays together between these words of a text in that language. */
bool words_bind(str before, str after, str language);
#endif
