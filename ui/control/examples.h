/* examples of controls: they are filled in C, as pages fill them. */
#ifndef UI_CONTROL_EXAMPLES_H
#define UI_CONTROL_EXAMPLES_H
#include "web/html.h"

void ui_control_examples(struct page *);
void ui_control_error_examples(struct page *);
#endif
