/* For tests: small files of each kind, made as the programs of the world make them. */
#ifndef CONTENT_FIXTURE_H
#define CONTENT_FIXTURE_H
#include "doc/content_internal.h"
#include "doc/xlsx.h"

/* A PDF whose catalogue says this; ended as PDFs are. */
str try_pdf(struct arena *, const char *catalogue);
/* One with a packed stream of objects that hold this. */
str try_pdf_packed(struct arena *, const char *objects);
str try_docx(struct arena *, const char *extra_name, str extra);
str try_odt(struct arena *, const char *mimetype, const char *manifest);
/* A picture whose left half is red and whose right half is blue, with Exif that
 * says how to turn it and where it was taken. */
str try_jpeg(struct arena *, int width, int height, int orientation);
str try_png(struct arena *, int width, int height);
#endif
