#!/bin/sh
# Prints the browser the tests drive; installs Debian's Chromium where it may.
set -u
. "$(dirname "$0")/debian.sh"
find_browser() {
  for candidate in "${RIKTIG_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$candidate" ] && command -v "$candidate" && return 0
  done
  return 1
}
find_browser && exit 0
install_debian "no Chromium" chromium
find_browser && exit 0
say "the tests need Chromium. Install it (on Debian: apt install chromium), or name yours: RIKTIG_CHROMIUM=/path/to/chrome make test"
exit 1
