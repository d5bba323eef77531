#!/bin/sh
# SQL that both databases understand alike, and lists that end.  Comments and
# texts do not count.
export LC_ALL=C
files=$(find app lib -name '*.sql' 2>/dev/null | sort)
[ -n "$files" ] || exit 0
awk '
function complain(line, what)
{
	print file ":" line ": " what
	bad = 1
}

function forbid(pattern, what)
{
	if (sql ~ pattern)
		complain(FNR, what)
}

# The query with its parts in their places.
function whole(   part)
{
	while (match(query, /@[A-Z0-9_]+/)) {
		part = substr(query, RSTART + 1, RLENGTH - 1)
		query = substr(query, 1, RSTART - 1) parts[part] substr(query, RSTART + RLENGTH)
	}
	return query
}

# Looks at the query that has just ended: what is in brackets is not its own.
function end_query()
{
	if (kind == "part")
		parts[toupper(name)] = whole()
	query = whole()
	while (gsub(/\([^()]*\)/, "", query))
		;
	if (kind == "many" && query !~ /ORDER BY/)
		complain(begun, name ": a list without ORDER BY")
	if (kind == "many" && query !~ /LIMIT/)
		complain(begun, name ": a list without LIMIT")
	kind = query = ""
}

FNR == 1 {
	end_query()
	file = FILENAME
	told = 0
	split("", parts)
}
/^-- [a-z][a-z0-9_]*(\(.*\))? *:[a-z]+ *$/ {
	end_query()
	name = $2
	sub(/\(.*/, "", name)
	kind = $0
	gsub(/.*:| /, "", kind)
	begun = FNR
}
/^CREATE TABLE/ && !told { complain(FNR, "a table without a comment above it") }
{
	# A comment stands for the tables below it up to an empty line.
	told = /^--/ || (told && NF)
	sql = toupper($0)
	sub(/--.*/, "", sql)
	now = sql ~ /DATE *\( *\047NOW\047/
	gsub(/\047[^\047]*\047/, "\047\047", sql)
	query = query " " sql
	if (now)
		complain(FNR, "date(\047now\047): time is a parameter")
	forbid("::", ":: is only PostgreSQL: use CAST")
	forbid("(^|[^A-Z_])ILIKE", "ILIKE is only PostgreSQL")
	forbid("GROUP_CONCAT", "GROUP_CONCAT is only SQLite")
	forbid("STRING_AGG", "string_agg is only PostgreSQL")
	forbid("DATETIME *\\(", "datetime() is only SQLite")
	forbid("(^|[^A-Z_])NOW *\\(", "now(): time is a parameter")
	forbid("(^|[^A-Z_])CURRENT_", "CURRENT_…: time is a parameter")
	forbid("SELECT +(DISTINCT +)?([A-Z_]+\\.)?\\*", "SELECT *: name the columns")
}
END {
	end_query()
	exit bad
}' $files
