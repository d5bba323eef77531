/* Made by msggen from tools/tests/msggen/oneform.po; edit that. */
#include "web/html.h"

static int plural(int64_t n)
{
	return (void)n, 0;
}

static const char texts[] =
	"%d 所" "\0"
	"";

static const struct message messages[] = {
	{ "%d place", { texts + 0 } },
	{ 0 }
};

const struct lang lang_oneform = { "oneform", "Čeština", plural, messages, 1, texts, sizeof texts };
