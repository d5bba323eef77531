/*
 * news — what the office tells the public: news with their days, in a list, on
 * pages of their own and in feeds (Atom, RSS).
 */
#ifndef NEWS_H
#define NEWS_H
#include "web/web.h"
extern const struct feature news;
#endif
