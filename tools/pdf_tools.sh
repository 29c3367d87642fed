#!/bin/sh
# Sees to what looks into a report's PDF; installs Debian's where it may. Tests of a tool that is
# still missing are left out, so this never stops the others.
set -u
. "$(dirname "$0")/debian.sh"
missing() {
  for tool in pdfinfo pdftotext pdffonts pdftoppm qpdf; do
    command -v "$tool" >/dev/null 2>&1 || return 0
  done
  return 1
}
missing || exit 0
install_debian "no poppler or qpdf" poppler-utils qpdf
missing || exit 0
say "some tests of the report's PDF are left out (on Debian: apt install poppler-utils qpdf)"
