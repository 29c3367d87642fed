#!/bin/sh
# Sees to what looks into a report's PDF; installs Debian's where it may. Tests of a tool that is
# still missing are left out, so this never stops the others.
set -u
say() { echo "riktig: $*" >&2; }
missing() {
  for tool in pdfinfo pdftotext pdffonts pdftoppm qpdf; do
    command -v "$tool" >/dev/null 2>&1 || return 0
  done
  return 1
}
missing || exit 0
if command -v apt-get >/dev/null 2>&1; then
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  say "no poppler or qpdf here: installing Debian's ..."
  packages="poppler-utils qpdf"
  # shellcheck disable=SC2086 - a list of packages
  { $sudo apt-get install -y -q $packages || { $sudo apt-get update -q && $sudo apt-get install -y -q $packages; }; } >&2
  missing || exit 0
fi
say "some tests of the report's PDF are left out (on Debian: apt install poppler-utils qpdf)"
