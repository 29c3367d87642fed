#!/bin/sh
# Prints a Python the project runs on (3.12 or 3.11, with venv), or says what to do.
set -u
for candidate in "${PYTHON:-}" python3.12 python3.11 python3 python; do
  [ -n "$candidate" ] || continue
  command -v "$candidate" >/dev/null 2>&1 || continue
  "$candidate" - <<'CHECK' >/dev/null 2>&1 || continue
import sys
sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))
CHECK
  if "$candidate" -c 'import venv, ensurepip' >/dev/null 2>&1; then
    command -v "$candidate"
    exit 0
  fi
  without_venv=$candidate
done
if [ -n "${without_venv:-}" ]; then
  echo "riktig: $without_venv has no venv module. Install it (on Debian and Ubuntu: apt install python3-venv) and run make again." >&2
else
  echo "riktig: Python 3.11 or 3.12 was not found. Install one of them, or name it: make PYTHON=/path/to/python3.12 ..." >&2
fi
exit 1
