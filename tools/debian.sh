# For the scripts here that need a program of Debian's: `. tools/debian.sh`.
# shellcheck shell=sh
say() { echo "riktig: $*" >&2; }

# Installs the packages where it may; says first what is lacking. `install_debian "no hunspell" hunspell`
install_debian() {
  command -v apt-get >/dev/null 2>&1 || return 1
  lacking="$1"
  shift
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  say "$lacking here: installing Debian's ..."
  { $sudo apt-get install -y -q "$@" || { $sudo apt-get update -q && $sudo apt-get install -y -q "$@"; }; } >&2
}
