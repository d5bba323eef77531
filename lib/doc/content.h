/*
 * content — what a file is, told by what it holds and never by its name.
 *
 * Whatever somebody hands over is one of the kinds below, whole and with nothing
 * in it that runs, or it is refused with a reason.  A picture is decoded and
 * written anew, turned as it was meant to be seen, so that what else its file
 * held (where it was taken, by whom, with what) is gone.  Everything is counted
 * while it is unpacked; what a header says of itself is not believed.
 */
#ifndef DOC_CONTENT_H
#define DOC_CONTENT_H
#include "base/base.h"

enum {
	CONTENT_MOST         = 20 * 1024 * 1024,   /* bytes of a file */
	CONTENT_PARTS_MOST   = 2000,               /* files in an archive */
	CONTENT_UNPACKED     = 200 * 1024 * 1024,  /* bytes of an archive, or of a PDF's objects */
	CONTENT_RATIO_FREE   = 1024 * 1024,        /* from here on nothing may be packed */
	CONTENT_RATIO_MOST   = 100,                /* more tightly than this */
	CONTENT_PIXELS       = 16 * 1000 * 1000,   /* of a picture that is decoded as a whole */
	CONTENT_PIXELS_LARGE = 100 * 1000 * 1000,  /* of one that is made smaller on the way */
	CONTENT_SIDE         = 2560,               /* a photograph's longer side at most */
};

enum content_kind {
	CONTENT_NONE, CONTENT_PDF, CONTENT_DOCX, CONTENT_XLSX, CONTENT_ODT, CONTENT_ODS, CONTENT_PNG,
	CONTENT_JPEG, CONTENT_CSV,
};

enum content_wrong {
	CONTENT_FINE, CONTENT_EMPTY, CONTENT_UNKNOWN, CONTENT_TOO_LARGE, CONTENT_DAMAGED,
	CONTENT_MARKUP,                    /* HTML, SVG */
	CONTENT_OLD_OFFICE,                /* DOC, XLS */
	CONTENT_HEIC,                      /* photographs of some telephones */
	CONTENT_TWO_KINDS,                 /* a file that is also another */
	CONTENT_LOCKED,                    /* with a password */
	CONTENT_RUNS,                      /* macros, scripts, actions that start programs */
	CONTENT_CARRIES,                   /* other files in it, that nobody has looked at */
	CONTENT_BOMB, CONTENT_PIXELS_MANY,
};

struct content {
	enum content_wrong wrong;
	enum content_kind kind;
	const char *type;                  /* media type: "text/csv; charset=windows-1250" */
	str bytes;                         /* to be kept: as they came, or the picture written anew */
	int width, height;                 /* of a picture */
	bool untagged;                     /* a PDF that tells screen readers nothing */
};

/* What is kept of a picture lives in the arena.  Takes up to a second or two and
 * 200 MB; one picture at a time is decoded in a process, the others wait. */
struct content content_check(struct arena *, str bytes);

/* "pdf", the end of its file's name; "" for CONTENT_NONE. */
const char *content_ending(enum content_kind);
bool content_is_picture(enum content_kind);
/* A name that any system takes for a file of that kind, made from the one it came
 * with: without its path, what controls terminals or ends names, and its own ending. */
str content_name(struct arena *, str name, enum content_kind);
#endif
