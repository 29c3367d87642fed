#!/bin/sh
# Sees to the spelling dictionaries the tests ask; installs Debian's where it may.
set -u
say() { echo "riktig: $*" >&2; }
missing() {
  command -v hunspell >/dev/null 2>&1 || return 0
  for dictionary in nb_NO nn_NO en_GB; do
    hunspell -D </dev/null 2>&1 | grep -q "/$dictionary\(\.aff\|\.dic\)\?$" || return 0
  done
  return 1
}
missing || exit 0
if command -v apt-get >/dev/null 2>&1; then
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  say "no hunspell with Norwegian dictionaries here: installing Debian's ..."
  packages="hunspell hunspell-no hunspell-en-gb"
  # shellcheck disable=SC2086 - a list of packages
  { $sudo apt-get install -y -q $packages || { $sudo apt-get update -q && $sudo apt-get install -y -q $packages; }; } >&2
  missing || exit 0
fi
say "the tests need hunspell with nb_NO, nn_NO and en_GB (on Debian: apt install hunspell hunspell-no hunspell-en-gb)"
exit 1
