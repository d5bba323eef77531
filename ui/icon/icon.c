#include "ui/parts.h"

static const char *const names[] = {
	"phone",
	"clock",
	"place",
	"search",
	"check",
	"warning",
	"person",
	"family",
	"home",
	"heart",
	"coins",
	"calendar",
	"mail",
	"globe",
	"print",
	"list",
	"barrier-free",
	"work",
	"health",
	"shield",
	"arrow",
};
const struct ui_names ui_icon_names = { names, COUNT(names) };
