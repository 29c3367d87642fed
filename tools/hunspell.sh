#!/bin/sh
# Sees to the spelling dictionaries the tests ask; installs Debian's where it may.
set -u
. "$(dirname "$0")/debian.sh"
missing() {
  command -v hunspell >/dev/null 2>&1 || return 0
  for dictionary in nb_NO nn_NO en_GB; do
    hunspell -D </dev/null 2>&1 | grep -q "/$dictionary\(\.aff\|\.dic\)\?$" || return 0
  done
  return 1
}
missing || exit 0
install_debian "no hunspell with Norwegian dictionaries" hunspell hunspell-no hunspell-en-gb
missing || exit 0
say "the tests need hunspell with nb_NO, nn_NO and en_GB (on Debian: apt install hunspell hunspell-no hunspell-en-gb)"
exit 1
