#!/bin/sh
# Writes the list of all queries as C, for the test that prepares each of them.
#
#     tools/queries.sh app/site/news.sql … > queries.c
#
# Their names are those of the signatures, as `-- news_list(limit int) :many`.
set -eu

echo '/* Made by queries.sh; edit the .sql files of the features. */'
for file; do
	echo "#include \"$file.h\""
done
echo
echo 'extern const struct db_query *const all_queries[];'
echo 'const struct db_query *const all_queries[] = {'
[ $# -eq 0 ] || cat "$@" | sed -n 's/^-- \([a-z][a-z0-9_]*\)(.*) *:[a-z]* *$/	\&\1_query,/p'
printf '\tNULL\n};\n'
