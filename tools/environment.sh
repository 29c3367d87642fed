#!/bin/sh
# Makes .venv: uv by hash, then every package by hash, then this package itself.
set -eu
say() { echo "riktig: $*" >&2; }
failed() { say "$1"; exit 1; }

python=$(tools/python.sh) || exit 1
wanted=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
present=$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true)
if [ "$present" != "$wanted" ] || [ ! -x .venv/bin/uv ]; then
  say "1 of 3: making .venv with Python $wanted ..."
  rm -rf .venv
  "$python" -m venv .venv || failed "Python could not make .venv. Check that this folder can be written to."
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
    -r requirements-setup.lock || failed "uv could not be fetched. Check that a package registry (PyPI or a mirror set for pip) can be reached."
fi
say "2 of 3: installing packages from requirements.lock (about 200, a minute the first time) ..."
.venv/bin/uv pip install --python .venv/bin/python --require-hashes -r requirements.lock ||
  failed "packages could not be installed. Check the network and the free disk space (1.5 GB), then run make again."
say "3 of 3: installing riktig itself ..."
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-build-isolation --no-deps -e . ||
  failed "this package could not be installed. See the message above."
