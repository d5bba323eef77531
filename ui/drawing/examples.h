/* Drawings of the design system's page: a chart, and a picture whose parts are links. */
#ifndef UI_DRAWING_EXAMPLES_H
#define UI_DRAWING_EXAMPLES_H
#include "ui/drawing/drawing.h"
const struct drawing *ui_drawing_sample_chart(void);
const struct drawing *ui_drawing_sample_way(void);
#endif
