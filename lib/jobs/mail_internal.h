/* What the files of the outbox share.  Only they and their tests include this. */
#ifndef MAIL_INTERNAL_H
#define MAIL_INTERNAL_H
#include "jobs/mail.h"

struct mail_message {
	str mark;
	str from, name, to, reply_to, subject, text, unsubscribe, calendar;
	bool by_person;
	int64_t at;
};
/* The message as RFC 5322 and 2045 to 2047 want it: ASCII, lines of 76
 * characters where it can be helped, ended by CR LF. */
str mail_write(struct arena *, const struct mail_message *);
/* Behind the "@" of an address. */
str mail_host(str address);

/* LATER: not the message's fault, and the next would fare no better. */
enum mail_result { MAIL_SENT, MAIL_PUT_OFF, MAIL_REFUSED, MAIL_LATER };
/* Hands the written message over; `error` says what went wrong, without secrets. */
enum mail_result mail_smtp(
	struct arena *, const struct mail_way *, str to, str message, str *error);
/* FOLDER/NAME.eml whole or not at all; the same name once more is no second message. */
enum mail_result mail_file(
	struct arena *, const struct mail_way *, str name, str message, str *error);
#endif
