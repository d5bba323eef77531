#!/bin/sh
# The rules of the tree that a compiler does not know.  Each check prints the
# places that break its rule; none stops at the first.
#
#     tools/check.sh build/messages.pot
cd "$(dirname "$0")/.." || exit 1
failed=0
for rule in layers banned sql size; do
	tools/check_$rule.sh || failed=1
done
tools/check_messages.sh "$1" lang/cs.po || failed=1
tools/check_messages.sh "$1" lang/uk.po || failed=1
exit $failed
