#!/bin/sh
# Types of the browser's JavaScript (JSDoc, checked by tsc). Without Node it says how to get it; REQUIRE_ALL=1 makes that a failure.
set -eu
if ! command -v npm >/dev/null 2>&1; then
  echo "SKIPPED: JavaScript types, Node is missing. Install it with:  sudo apt-get install -y nodejs npm"
  [ "${REQUIRE_ALL:-}" = 1 ] && exit 1
  exit 0
fi
if [ ! -f node_modules/.installed ] || [ package-lock.json -nt node_modules/.installed ]; then
  npm ci --silent --no-audit --no-fund
  touch node_modules/.installed
fi
node_modules/.bin/tsc --project tsconfig.json
