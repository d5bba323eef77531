#include <microhttpd.h>
#include <libpq-fe.h>
