/*
 * machine — the program of a kiosk: shows a snapshot, on the machine where it stands.
 *
 * The one idea: it always shows the snapshot, with a network or without one, so that
 * the way that must work on a bad day is the way that works every day.  In the background
 * it asks the portal for a newer one, and takes it only if it is signed and newer.
 */
#ifndef KIOSK_MACHINE_H
#define KIOSK_MACHINE_H
#include "app/kiosk/snapshot.h"

/* The snapshot that is shown, in the memory of the process. */
bool machine_take(str bytes, str public, int64_t least, enum snapshot_wrong *wrong);
int64_t machine_made(void);            /* when what is shown was made; 0: nothing is */
extern const struct web machine_web;   /* its addresses */
int machine_serve(struct call *);
#endif
