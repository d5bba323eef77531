/* Points on the ground. */
#include "app/territory/territory_internal.h"
#include <math.h>

enum { MILLION = 1000000 };

/* The haversine formula (R. W. Sinnott, Virtues of the Haversine, Sky & Telescope
 * 68/2, 1984) on a sphere of the Earth's mean radius R1 (GRS 80, H. Moritz 2000);
 * within half a percent of the ellipsoid. */
int64_t distance_metres(int64_t latitude, int64_t longitude, int64_t latitude2, int64_t longitude2)
{
	const double radius = 6371008.7714, unit = M_PI / 180 / MILLION;
	double a = (double)latitude * unit, b = (double)latitude2 * unit;
	double up = sin((b - a) / 2), across = sin((double)(longitude2 - longitude) * unit / 2);
	double h = up * up + cos(a) * cos(b) * across * across;
	/* Rounding may carry the points of one diameter beyond 1. */
	return llround(2 * radius * asin(sqrt(fmin(h, 1))));
}

struct maybe_int degrees_read(str s)
{
	bool minus = str_starts(s, S("-"));
	int64_t n = 0, unit = MILLION, digits = 0;
	bool fraction = false;
	for (size_t i = minus; i < s.len; i++) {
		if (s.ptr[i] == '.' && !fraction && digits) {
			fraction = true;
			continue;
		}
		if (s.ptr[i] < '0' || s.ptr[i] > '9' || n > 1000 * (int64_t)MILLION)
			return NONE;
		digits++;
		if (!fraction)
			n = n * 10 + (s.ptr[i] - '0') * (int64_t)MILLION;
		else
			n += (s.ptr[i] - '0') * (unit /= 10);
	}
	return digits && n <= 360 * (int64_t)MILLION ? SOME(minus ? -n : n) : NONE;
}

void degrees_put(struct buf *out, int64_t millionths)
{
	int64_t n = millionths < 0 ? -millionths : millionths;
	buf_printf(out, "%s%lld.%06lld", millionths < 0 ? "-" : "", (long long)(n / MILLION),
		(long long)(n % MILLION));
}
