/* Made by msggen from tools/tests/msggen/messages.po; edit that. */
#include "web/html.h"

static int plural(int64_t n)
{
	return (n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;
}

static const struct message messages[] = {
	{ "%d place", { "%d místo", "%d místa", "%d míst" } },
	{ "One place", { "Jedno místo", "%d místa", "%d míst" } },
	{ "Results for %s", { "Hledáte „%s“" } },
	{ "Services", { "Služby" } },
	{ "Two lines\nwith a \"quote\", a \t tab, a \\ and what?\?", { "Dva řádky\ns \"uvozovkami\", \t, \\ a co?\?" } },
	{ 0 }
};

const struct lang lang_messages = { "messages", "Čeština", plural, messages, 5 };
