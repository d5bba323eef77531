#!/bin/sh
# Who may include whom (ARCHITECTURE.md, section 2).  Includes of C and
# {% uses %} of templates are the same here.  Tests that stand beside the code,
# and the fixture.h they share, may include anything, as those of tests/ may.
export LC_ALL=C
files=$(find app lib ui tools main.c -name '*.[ch]' -o -name '*.html' 2>/dev/null |
	grep -v '^tools/tests/' | sort)
[ -n "$files" ] || exit 0
awk '
BEGIN {
	# On one branch each includes what stands before it; the others only lib/base.
	n = split("lib/base lib/db lib/jobs lib/web ui app", a, " ")
	for (i = 1; i <= n; i++) branch[a[i]] = i
	side["lib/search"] = side["lib/doc"] = side["lib/crypto"] = side["lib/hours"] = side["lib/map"] = 1
	n = split("site territory people trace office translations catalogue upkeep news pages exchange signpost " \
	          "shortlist map kiosk groups voices needs planning council assessment " \
	          "network events projects housing barriers sharing casework publications", a, " ")
	for (i = 1; i <= n; i++) order["app/" a[i]] = i
	owner["sqlite3.h"] = "^lib/(db/|search/|map/tiles[^/]*$)"
	owner["libpq-fe.h"] = "^lib/db/"
	owner["microhttpd.h"] = "^lib/web/server[^/]*$"
	owner["curl/curl.h"] = "^lib/(jobs/mail_smtp|web/fetch)\\.c$"
	owner["qrencode.h"] = owner["md4c.h"] = "^lib/doc/"
	owner["turbojpeg.h"] = owner["png.h"] = "^lib/doc/image_"
	owner["sodium.h"] = "^lib/crypto/"
	owner["zip.h"] = owner["expat.h"] = "^lib/doc/"
	owner["hb.h"] = owner["hb-ot.h"] = owner["hb-subset.h"] = "^lib/doc/pdf_"
}

# Which part of the tree a path belongs to: lib/db, app/site, ui, app (its own files) …
function part(path,   p, n)
{
	n = split(path, p, "/")
	return p[1] == "lib" || (p[1] == "app" && n > 2) ? p[1] "/" p[2] : p[1]
}

# The one header that others may include.
function face(folder,   p)
{
	split(folder, p, "/")
	return folder "/" (p[2] == "" ? p[1] : p[2]) ".h"
}

function complain(what)
{
	print FILENAME ":" FNR ": " what
	bad = 1
}

function layer(here) { return here ~ /^app/ ? branch["app"] : branch[here] }

function check_direction(from, to)
{
	if (to == "lib/base" || from == "main.c" || from == "app")
		return
	if (from in side || (to in side && layer(from) < branch["app"]))
		return complain(from " may not include " to)
	if (to in side)
		return
	if (layer(to) > layer(from) || (layer(to) == layer(from) && !(from in order)))
		return complain(from " may not include " to ", which stands behind it")
	if (to in order && order[to] > order[from])
		complain(from " may not include " to ", a later feature")
	if (to == "app")
		complain(from " may not include " to ", which knows all features")
}

function check_include(path,   from, to)
{
	if (path !~ /^(app|lib|ui|tests|tools)\//)
		path = "lib/" path
	from = part(FILENAME)
	to = part(path)
	if (FILENAME ~ /(_test\.c|\/fixture\.h)$/)
		return
	if (from == "tools")
		return complain("tools include nothing of ours")
	if (from == to)
		return
	if (to == "tests" || to == "tools")
		return complain(from " may not include " to)
	if (!(to in branch) && !(to in side) && !(to in order))
		return complain(to " has no place in the order of layers")
	if (to == "app/casework" && FILENAME != "app/features.c")
		return complain("casework is included by nobody")
	if (from == "ui" && path ~ /^lib\/(web\/(html|form|limits)|doc\/drawing)\.h$/)
		return
	if (to != "app" && path != face(to))
		return complain(path " is private; the face of its folder is " face(to))
	check_direction(from, to)
}

FNR == 1 && FILENAME ~ /^app\/[^\/]*\// && !(part(FILENAME) in order) {
	complain(part(FILENAME) " has no place in the order of features")
}
(FILENAME !~ /html$/ && /^[ \t]*#[ \t]*include[ \t]*["<]/) || (FILENAME ~ /html$/ && /\{% *uses "/) {
	path = $0
	sub(/^[^"<]*["<]/, "", path)
	sub(/[">].*/, "", path)
	if (path in owner && FILENAME !~ owner[path] && FILENAME !~ /^tools\//)
		complain("<" path "> belongs to another folder")
	if (path ~ /\// && $0 !~ /<[^>]*>/ && !(path in owner))
		check_include(path)
}
END { exit bad }' $files
