/* JPEG, by TurboJPEG, which reports errors by return values.  A large photograph
 * is made smaller while it is decoded, so that its points never stand in memory
 * as they were. */
#include "doc/content_internal.h"
#include <turbojpeg.h>

enum { QUALITY = 85 };

/* How much of a side is left: the largest of the library's factors that fits.
 * What makes a picture larger is none of ours. */
static tjscalingfactor factor_of(int width, int height)
{
	int count = 0, longer = width > height ? width : height;
	tjscalingfactor *all = tjGetScalingFactors(&count), best = { 1, 8 };
	for (int i = 0; i < count; i++) {
		tjscalingfactor f = all[i];
		bool larger = (int64_t)f.num * best.denom > (int64_t)best.num * f.denom;
		if (f.num <= f.denom && larger && TJSCALED(longer, f) <= CONTENT_SIDE)
			best = f;
	}
	return best;
}

/* Its points come in several rounds, of which all are held in memory. */
static bool comes_in_rounds(str bytes)
{
	for (size_t i = 2; i + 4 <= bytes.len && (unsigned char)bytes.ptr[i] == 0xff; ) {
		unsigned mark = (unsigned char)bytes.ptr[i + 1];
		if (mark == 0xff) {
			i++;
			continue;
		}
		if (mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 && mark != 0xcc)
			return mark != 0xc0 && mark != 0xc1;
		i += 2 + ((size_t)(unsigned char)bytes.ptr[i + 2] << 8 | (unsigned char)bytes.ptr[i + 3]);
	}
	return true;
}

/* Printers' colours, as every program writes them: turned round. */
static void colours_of_print(struct image *image)
{
	size_t count = (size_t)image->width * (size_t)image->height;
	for (size_t i = 0; i < count; i++) {
		const unsigned char *from = image->points + i * 4;
		unsigned char to[3];
		for (size_t k = 0; k < 3; k++)
			to[k] = (unsigned char)(from[k] * from[3] / 255);
		memcpy(image->points + i * 3, to, 3);
	}
	image->depth = 3;
}

static enum content_wrong decode(struct arena *a, tjhandle handle, str bytes, struct image *image)
{
	int width = 0, height = 0, samples = 0, colours = 0;
	const unsigned char *from = (const unsigned char *)bytes.ptr;
	/* A file of tables alone is read without a word, and without a size. */
	if (tjDecompressHeader3(handle, from, bytes.len, &width, &height, &samples, &colours) ||
		width < 1 || height < 1)
		return CONTENT_DAMAGED;
	int64_t points = (int64_t)width * height;
	if (points > (comes_in_rounds(bytes) ? CONTENT_PIXELS : CONTENT_PIXELS_LARGE))
		return CONTENT_PIXELS_MANY;
	bool print = colours == TJCS_CMYK || colours == TJCS_YCCK;
	int format = print ? TJPF_CMYK : colours == TJCS_GRAY ? TJPF_GRAY : TJPF_RGB;
	tjscalingfactor factor = factor_of(width, height);
	if (TJSCALED(width > height ? width : height, factor) > CONTENT_SIDE)
		return CONTENT_PIXELS_MANY;
	*image = (struct image){ .width = TJSCALED(width, factor), .height = TJSCALED(height, factor),
		.depth = tjPixelSize[format], .samples = samples };
	size_t size = (size_t)image->width * (size_t)image->height * (size_t)image->depth;
	image->points = arena_alloc(a, size);
	if (tjDecompress2(handle, from, bytes.len, image->points, image->width, 0, image->height,
			format, TJFLAG_LIMITSCANS) &&
		/* Of what is only odd, all but an early end leaves a whole picture. */
		(tjGetErrorCode(handle) == TJERR_FATAL ||
			str_has(str_of(tjGetErrorStr2(handle)), S("Premature"))))
		return CONTENT_DAMAGED;
	if (print)
		colours_of_print(image);
	return CONTENT_FINE;
}

enum content_wrong jpeg_read(struct arena *a, str bytes, struct image *image)
{
	tjhandle handle = tjInitDecompress();
	enum content_wrong wrong = handle ? decode(a, handle, bytes, image) : CONTENT_DAMAGED;
	if (handle)
		tjDestroy(handle);
	return wrong;
}

str jpeg_write(struct arena *a, const struct image *image)
{
	tjhandle handle = tjInitCompress();
	unsigned char *out = NULL;
	unsigned long size = 0;
	bool grey = image->depth == 1;
	int samples = grey ? TJSAMP_GRAY
		: image->samples == TJSAMP_444 || image->samples == TJSAMP_422 ? image->samples
																		: TJSAMP_420;
	bool written = handle && !tjCompress2(handle, image->points, image->width, 0, image->height,
		grey ? TJPF_GRAY : TJPF_RGB, &out, &size, samples, QUALITY, 0);
	str made = written ? arena_copy(a, (str){ (const char *)out, size }) : (str){ 0 };
	tjFree(out);
	if (handle)
		tjDestroy(handle);
	return made;
}
