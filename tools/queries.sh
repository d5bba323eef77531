#!/bin/sh
# Writes build/gen/queries.c: the list of every query of the program, so that a
# test can prepare each on PostgreSQL too.
#
#     tools/queries.sh app/site/setting.sql …
set -eu
echo '/* Made by tools/queries.sh from the .sql files. */'
for file in "$@"; do echo "#include \"$file.h\""; done
echo 'extern const struct db_query *const all_queries[];'
echo 'const struct db_query *const all_queries[] = {'
sed -n 's/^-- \([a-z0-9_]*\)(.*) *:[a-z]*$/\t\&\1_query,/p' "$@"
printf '\tNULL\n};\n'
