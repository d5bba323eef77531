/* PNG, by the simple interface of libpng, which reports errors by return values
 * and converts whatever a file holds to 8 bits of sRGB. */
#include "doc/content_internal.h"
#include <png.h>

_Static_assert(IMAGE_RGB == PNG_FORMAT_RGB, "as libpng calls it");

enum content_wrong png_take(struct arena *a, str bytes, struct image *image)
{
	png_image png = { .version = PNG_IMAGE_VERSION };
	if (!png_image_begin_read_from_memory(&png, bytes.ptr, bytes.len))
		return CONTENT_DAMAGED;
	if ((uint64_t)png.width * png.height > CONTENT_PIXELS) {
		png_image_free(&png);
		return CONTENT_PIXELS_MANY;
	}
	png.format &= ~(png_uint_32)PNG_FORMAT_FLAG_LINEAR;
	*image = (struct image){ .width = (int)png.width, .height = (int)png.height,
		.format = png.format,
		.depth = (int)PNG_IMAGE_PIXEL_SIZE(png.format),
		.points = arena_alloc(a, PNG_IMAGE_SIZE(png) + 1) };
	if (png.format & PNG_FORMAT_FLAG_COLORMAP)
		image->map = arena_alloc(a, PNG_IMAGE_COLORMAP_SIZE(png) + 1);
	if (!png_image_finish_read(&png, NULL, image->points, 0, image->map)) {
		png_image_free(&png);
		return CONTENT_DAMAGED;
	}
	image->colours = png.colormap_entries;
	return CONTENT_FINE;
}

str png_write(struct arena *a, const struct image *image)
{
	png_image png = { .version = PNG_IMAGE_VERSION, .width = (png_uint_32)image->width,
		.height = (png_uint_32)image->height, .format = image->format,
		.colormap_entries = image->colours };
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
	char *out = arena_alloc(a, size + 1);
	if (!png_image_write_to_memory(&png, out, &size, 0, image->points, 0, image->map))
		return (str){ 0 };
	return (str){ out, size };
}
