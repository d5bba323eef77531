/* Made by msggen from tools/tests/msggen/messages.po; edit that. */
#include "web/html.h"

static int plural(int64_t n)
{
	return (n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;
}

static const char texts[] =
	"%d místo" "\0"
	"%d místa" "\0"
	"%d míst" "\0"
	"Jedno místo" "\0"
	"%d místa" "\0"
	"%d míst" "\0"
	"Hledáte „%s“" "\0"
	"Služby" "\0"
	"Dva řádky\ns \"uvozovkami\", \t, \\ a co?\?" "\0"
	"";

static const struct message messages[] = {
	{ "%d place", { texts + 0, texts + 10, texts + 20 } },
	{ "One place", { texts + 29, texts + 42, texts + 52 } },
	{ "Results for %s", { texts + 61 } },
	{ "Services", { texts + 79 } },
	{ "Two lines\nwith a \"quote\", a \t tab, a \\ and what?\?", { texts + 87 } },
	{ 0 }
};

const struct lang lang_messages = { "messages", "Čeština", plural, messages, 5, texts, sizeof texts };
