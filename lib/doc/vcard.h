/*
 * vcard — a contact that a telephone adds to its list: vCard 3.0 (RFC 2426).
 *
 * Not 4.0 (RFC 6350), for older telephones with Android refuse that; what it has more
 * nobody needs for an organisation.  Lines end with CRLF, are folded at 75 bytes and
 * never within a character; several cards may stand in one file.
 */
#ifndef VCARD_H
#define VCARD_H
#include "base/base.h"

struct vcard {
	str name, organisation, note, url;
	struct str_list phones, emails;
	str address;                       /* in one line; empty: none */
};
void vcard_put(struct buf *, struct arena *, const struct vcard *);
#define VCARD_TYPE "text/vcard; charset=utf-8"
#endif
