/* What the files about contents and pictures share.  Only they include this. */
#ifndef DOC_CONTENT_INTERNAL_H
#define DOC_CONTENT_INTERNAL_H
#include "doc/content.h"

/* Each fills kind, type and what else is known, or says what is wrong. */
void content_zip(str bytes, struct content *);
void content_pdf(str bytes, struct content *);
void content_picture(struct arena *, str bytes, enum content_kind, struct content *);

enum { IMAGE_RGB = 2 };                /* libpng's format of three bytes a point */

/* A picture in memory.  What it points to lives in the arena it was made in. */
struct image {
	int width, height, depth;          /* depth: bytes of a point */
	unsigned char *points;
	unsigned format, colours;          /* of a PNG: libpng's; how many colours its map has */
	unsigned char *map;
	int samples;                       /* of a JPEG: TurboJPEG's subsampling */
};
enum content_wrong jpeg_read(struct arena *, str bytes, struct image *);
enum content_wrong png_take(struct arena *, str bytes, struct image *);
/* The picture as a file, in the arena; ptr NULL: it cannot be written. */
str jpeg_write(struct arena *, const struct image *);
str png_write(struct arena *, const struct image *);

/* How a picture is to be turned, 1 to 8 as in Exif; 1 when nothing is said. */
int jpeg_orientation(str bytes);
int png_orientation(str bytes);
#endif
