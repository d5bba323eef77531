/*
 * steps — what to do in a life situation, one step after another.
 *
 * Editors write them as text, and as that text the store, the history and imports
 * hold them.  An empty line divides steps; the first line of a step says what to
 * do, the next ones explain it, and lines with a label say the rest:
 *
 *     Podejte odpor proti platebnímu rozkazu.
 *     Stačí napsat, že s ním nesouhlasíte.
 *     Kdo: občanská poradna
 *     Telefon: 116 006 (pro oběti)
 *     Lhůta: do 15 dnů od doručení
 *     Doklady: platební rozkaz; občanský průkaz
 *     Peníze: za odpor se neplatí
 *     Zdroj: zákon č. 99/1963 Sb., § 172; https://www.e-sbirka.cz/sb/1963/99
 *     Ověřeno: 20. 11. 2026
 *
 * Deadlines and money change: they need a source, and the day when somebody
 * compared them with it.
 */
#ifndef STEPS_H
#define STEPS_H
#include "base/base.h"

enum { STEPS_MOST = 30, STEPS_LENGTH = 20000, STEP_KEEPS_DAYS = 365 };

struct step {
	str what, text;                    /* the first line; the rest, lines divided by \n */
	str who, phones, deadline, papers, money;
	str source, checked;               /* checked: YYYY-MM-DD */
};
struct steps { struct step *items; size_t count; };

/* False: the text cannot be read, `wrong` is why (a message id) and `line` where. */
struct steps_reading { struct steps steps; const char *wrong; str line; };
struct steps_reading steps_read(struct arena *, str text);
/* For the table of a form: what is wrong, or NULL. */
const char *steps_check(str text);
/* Pieces divided by ";", such as papers. */
struct str_list steps_pieces(struct arena *, str text);
/* The address at the end of a source, or ptr NULL; `words` is what stands before it. */
str steps_address(str source, str *words);
/* Whether what it says of deadlines and money may no longer be so on this day. */
bool step_doubtful(struct arena *, const struct step *, str today);
/* The program's own steps for a situation of this name, or ptr NULL. */
str steps_shipped(struct arena *, str name);
#endif
