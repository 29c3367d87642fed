#!/bin/sh
# Prints where nginx is, for the test that serves the static site; installs Debian's where it may.
set -u
. "$(dirname "$0")/debian.sh"
program() {
  for one in "$(command -v nginx 2>/dev/null)" /usr/sbin/nginx; do
    [ -x "$one" ] && { echo "$one"; return 0; }
  done
  return 1
}
program && exit 0
install_debian "no nginx" nginx-light && program && exit 0
say "the test of the static site needs nginx (on Debian: apt install nginx-light)"
exit 1
