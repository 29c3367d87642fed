#!/bin/sh
# Prints the browser the tests drive; installs Debian's Chromium where it may. Preferred is its
# headless shell: the same pages and scripts for a quarter less work. The audit page's lock is
# tried in the browser with a window's powers too, so both are installed.
set -u
. "$(dirname "$0")/debian.sh"
first_of() {
  for candidate in "$@"; do
    [ -n "$candidate" ] && command -v "$candidate" && return 0
  done
  return 1
}
first_of "${RIKTIG_CHROMIUM:-}" chromium-headless-shell && exit 0
install_debian "no headless Chromium" chromium chromium-headless-shell
first_of chromium-headless-shell chromium chromium-browser google-chrome && exit 0
say "the tests need Chromium. Install it (on Debian: apt install chromium), or name yours: RIKTIG_CHROMIUM=/path/to/chrome make test"
exit 1
