#!/bin/sh
# Writes the tables and migrations of every feature as C, for db_migrate().
#
#     tools/schema.sh lib/db/tables.sql app/site/tables.sql … > schema.c
#
# app/site/tables.sql becomes site_schema; lib/db's own is db_own_schema.  Its
# migrations are app/site/migrations/0001-what-it-does.sql and so on from 1.
set -eu

# A file as C string literals, a line each.  (?? would begin a trigraph.)
literal() {
	sed 's/[\\"]/\\&/g; s/	/\\t/g; s/??/?\\?/g; s/^/'"$2"'"/; s/$/\\n"/' "$1"
}

refuse() {
	echo "$1" >&2
	exit 1
}

migrations() {  # FEATURE FOLDER
	number=0
	for file in "$2"/*; do
		[ -e "$file" ] || continue
		number=$((number + 1))
		base=$(basename "$file" .sql)
		case $file in
		*/[0-9][0-9][0-9][0-9]-?*.sql) ;;
		*) refuse "$file: a migration is called NNNN-what-it-does.sql" ;;
		esac
		[ "${base%%-*}" = "$(printf %04d $number)" ] ||
			refuse "$file: migrations are numbered without gaps; $(printf %04d $number) is next"
		[ $number -gt 1 ] || echo "static const struct db_migration $1_migrations[] = {"
		echo "	{ $number, \"${base#*-}\","
		literal "$file" '\t\t'
		echo "	},"
	done
	[ $number -eq 0 ] || printf '\t{ 0 }\n};\n'
}

echo '/* Made by schema.sh; edit the tables.sql of the features. */'
echo '#include "db/db.h"'
for tables; do
	folder=$(dirname "$tables")
	feature=$(basename "$folder")
	name=${feature}_schema
	[ "$folder" != lib/db ] || name=db_own_schema
	echo
	steps=$(migrations "$feature" "$folder/migrations")
	[ -z "$steps" ] || printf '%s\n\n' "$steps"
	echo "extern const struct db_schema $name;"
	echo "const struct db_schema $name = {"
	echo "	.feature = \"$feature\","
	[ -z "$steps" ] || echo "	.migrations = ${feature}_migrations,"
	echo "	.tables ="
	literal "$tables" '\t\t'
	echo "};"
done
