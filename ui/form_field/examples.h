/* examples — every kind of field with a value, and again with an error. */
#ifndef UI_FORM_FIELD_EXAMPLES_H
#define UI_FORM_FIELD_EXAMPLES_H
#include "web/html.h"

void ui_form_field_examples(struct page *);
void ui_form_field_error_examples(struct page *);
#endif
