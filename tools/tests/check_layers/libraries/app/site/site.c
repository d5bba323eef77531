#include <sqlite3.h>
#include <sodium.h>
#include <zip.h>
