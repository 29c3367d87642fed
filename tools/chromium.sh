#!/bin/sh
# Prints the browser the tests drive; installs Debian's Chromium where it may.
set -u
say() { echo "riktig: $*" >&2; }
find_browser() {
  for candidate in "${RIKTIG_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$candidate" ] && command -v "$candidate" && return 0
  done
  return 1
}
find_browser && exit 0
if command -v apt-get >/dev/null 2>&1; then
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  say "no Chromium here: installing Debian's ..."
  { $sudo apt-get install -y -q chromium || { $sudo apt-get update -q && $sudo apt-get install -y -q chromium; }; } >&2
  find_browser && exit 0
fi
say "the tests need Chromium. Install it (on Debian: apt install chromium), or name yours: RIKTIG_CHROMIUM=/path/to/chrome make test"
exit 1
