#!/bin/sh
# Prints the folder of PostgreSQL's programs, for the tests that start a cluster of their own;
# installs Debian's where it may.
set -u
. "$(dirname "$0")/debian.sh"
programs() {
  for folder in /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb 2>/dev/null || echo /)")"; do
    [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && { echo "$folder"; return 0; }
  done
  return 1
}
programs && exit 0
install_debian "no PostgreSQL" postgresql && programs && exit 0
say "the tests of the course registry need PostgreSQL (on Debian: apt install postgresql)"
exit 1
