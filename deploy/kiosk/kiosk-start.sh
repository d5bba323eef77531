#!/bin/sh
# The screen of a kiosk: the browser, whole screen, started again whenever it ends.
# docs/kiosk.md says where it belongs.
URL=http://127.0.0.1:8090/kiosk
xset s off -dpms 2>/dev/null
while true; do
	profile=$(mktemp -d)
	chromium --kiosk --incognito --no-first-run --noerrdialogs --disable-pinch \
		--overscroll-history-navigation=0 --disable-features=BackForwardCache \
		--user-data-dir="$profile" "$URL"
	rm -rf "$profile"
done
