/* What the files about workbooks share.  Only they, their tests and the fuzz
 * target include this. */
#ifndef DOC_XLSX_H
#define DOC_XLSX_H
#include "doc/table.h"

enum table_wrong xlsx_read(struct arena *, str bytes, str sheet, const struct table_taker *,
	struct table_about *);

/* How a number is to be shown, of a style. */
enum xlsx_look { XLSX_PLAIN, XLSX_DAY, XLSX_TIME, XLSX_DAY_TIME, XLSX_PADDED };
struct xlsx_format { enum xlsx_look look; int digits; };
struct xlsx_format xlsx_format_of(int id, str code);       /* code ptr NULL: of the id alone */
/* "4.20499123E+11" as 420499123000, or as the day it is; other text as it came. */
str xlsx_number(struct arena *, str raw, struct xlsx_format, bool from_1904);
/* "_x000D_" and the like as what they stand for. */
str xlsx_unescape(struct arena *, str);
/* The cell's column of "AB12", from 0, and its row; false: it is none. */
bool xlsx_reference(str, int *column, int64_t *row);

/* An archive in memory. */
struct zip_part { const char *name; str bytes; };
str zip_pack(struct arena *, const struct zip_part *, size_t count);
#endif
