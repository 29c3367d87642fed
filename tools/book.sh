#!/bin/sh
# Builds the course book, the apps and the precompressed files. Says which step failed.
set -eu
say() { echo "riktig: $*" >&2; }
log=_build/book.log
export RIKTIG_BOOK_PDF=1 # the book and the modules as PDF as well
mkdir -p _build

step() {
  say "$1"
  shift
  "$@" >"$log" 2>&1 || {
    cat "$log" >&2
    say "this step failed: $*"
    say "The message is above, and in $log. Mend it and run make again; what is done is kept."
    exit 1
  }
}

step "1 of 3: building the book (chapters are run; half a minute the first time) ..." \
  jupyter-book build . --path-output . -W -n --keep-going
step "2 of 3: building the apps ..." python -m riktig_widgets.apps _build/apps
step "2 of 3: building the apps' pages ..." python -m riktig_widgets.app_pages _build/html
step "3 of 3: compressing ..." python -m riktig_hub.precompress _build/html
say "the book is in _build/html"
