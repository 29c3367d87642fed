#!/bin/sh
# Asks public databases which of the locked packages have a known vulnerability. It needs a network, and
# sends names and versions of packages, nothing else. Not part of `make test`: what a database says changes.
# 0 when nothing is known, 1 when something is, 2 when a database did not answer: never silence for "none".
set -eu
say() { echo "riktig: $*" >&2; }
# Known since 2019 (CVE-2019-10906): a database that says nothing of it knows nothing.
known="jinja2==2.4.1"
service=${RIKTIG_OSV:-https://api.osv.dev/v1/query}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

say "1 of 3: fetching pip-audit, apart from the project's own packages ..."
.venv/bin/uv venv --quiet "$folder/venv"
.venv/bin/uv pip install --quiet --python "$folder/venv/bin/python" --require-hashes -r requirements-audit.lock || {
  say "pip-audit could not be fetched. Check that a package registry can be reached."
  exit 2
}
# Every package is pinned already: nothing is resolved, and one that was skipped is a failure.
python_audit() {
  "$folder/venv/bin/pip-audit" --progress-spinner off --vulnerability-service osv --osv-url "$service" \
    --disable-pip --no-deps --strict "$@"
}

say "2 of 3: Python packages, by $service ..."
echo "$known" > "$folder/known.txt"
python_audit -r "$folder/known.txt" > "$folder/known.out" 2> "$folder/known.err" || true
grep -q '^jinja2 ' "$folder/known.out" || {
  tail -n 1 "$folder/known.err" >&2
  say "the database did not answer as it should for $known, so nothing was audited."
  say "Check the network, or name a mirror of OSV: RIKTIG_OSV=https://... make audit"
  exit 2
}
found=0
for lock in requirements.lock requirements-setup.lock requirements-node.lock requirements-audit.lock; do
  say "$lock"
  python_audit -r "$lock" > "$folder/out" 2> "$folder/err" || found=1
  cat "$folder/out"
  [ -s "$folder/out" ] || grep -q "No known vulnerabilities" "$folder/err" || {
    tail -n 3 "$folder/err" >&2
    say "$lock was not audited to its end."
    exit 2
  }
done

say "3 of 3: browser parts, by npm ..."
PATH="$PWD/.venv/bin:$PATH" npm audit --package-lock-only > "$folder/npm" 2>&1 || npm_said=$?
cat "$folder/npm"
grep -q "found 0 vulnerabilities" "$folder/npm" && exit "$found"
grep -qE "[0-9]+ .*vulnerabilit" "$folder/npm" && exit 1
say "npm's registry gave no audit (it answered ${npm_said:-nothing}): the browser parts were not audited."
exit 2
