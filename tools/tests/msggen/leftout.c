/* Made by msggen from tools/tests/msggen/leftout.po; edit that. */
#include "web/html.h"

static int plural(int64_t n)
{
	return (n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;
}

static const char texts[] =
	"Zůstává" "\0"
	"";

static const struct message messages[] = {
	{ "Kept", { texts + 0 } },
	{ 0 }
};

const struct lang lang_leftout = { "leftout", "Čeština", plural, messages, 1, texts, sizeof texts };
