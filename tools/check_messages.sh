#!/bin/sh
# A language that the interface speaks, it speaks as a whole.
#
#     tools/check_messages.sh build/messages.pot lang/cs.po
set -u
pot=$1 po=$2
grep -v '^msgid ""' "$pot" | grep -q '^msgid' || exit 0
[ -f "$po" ] || { echo "$po: there is none, and there are messages"; exit 1; }
errors=$(LC_ALL=C msgcmp "$po" "$pot" 2>&1) && exit 0
missing=$(msgmerge --quiet --no-fuzzy-matching "$po" "$pot" -o - |
	msgattrib --no-obsolete --no-wrap --untranslated - ; 
	msgattrib --no-obsolete --no-wrap --only-fuzzy "$po")
list=$(printf '%s\n' "$missing" | sed -n "/^msgid \"\"/d; s|^msgid |$po: not translated: |p")
printf '%s\n' "${list:-$errors}"
exit 1
