/* For the tests of voices: an area that takes suggestions, and a consultation. */
#ifndef VOICES_FIXTURE_H
#define VOICES_FIXTURE_H
#include "app/people/fixture.h"
#include "app/voices/voices_view.h"

enum { TRY_AREA = 7, TRY_OTHER_AREA = 8, TRY_CONSULTATION = 3 };

/* Area 7 takes suggestions, area 8 does not; consultation 3 "navrh" of area 7 has two
 * sections, 11 "pece" and 12 "rodiny", and takes comments from 2026-03-01 to 2026-03-31.
 * `network`: of the visitor, since limits are counted in the process. */
void try_voices(struct check *, int network);
/* Opens the form, waits a minute and sends it. */
struct reply try_send(struct check *, const char *url, const char *fields);
/* Sends a suggestion or comment; its number, or 0. */
int64_t try_voice(struct check *, const char *url, const char *fields);
/* Where its author finds it, as the answer said. */
const char *try_own(struct check *, const char *url, const char *fields);
/* A session of somebody who holds the role in the area; 0: everywhere. */
void try_office(struct check *, const char *email, const char *role, int64_t area);
const struct voice_get_row *try_get(struct check *, int64_t id);
/* POSTs an act for the voice, as the browser of t->cookies. */
struct reply try_act(struct check *, int64_t id, const char *act, const char *fields);
#define TRY_SUGGESTION "/zapojte-se/novy-podnet"
#define TRY_COMMENT "/zapojte-se/navrh/pripominka"
#define TRY_SAID "title=Klub+pečujících&text=Chybí+místo+k+setkání."
#endif
