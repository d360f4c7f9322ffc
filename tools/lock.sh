#!/bin/sh
# Pins the packages of pyproject.toml, with hashes, for every platform, naming no download address.
set -eu
command -v uv >/dev/null 2>&1 || { echo "uv is needed to make the lock files: python3 -m pip install uv" >&2; exit 1; }
pin() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
    --custom-compile-command "make lock" pyproject.toml "$@"
}
pin --extra build -o requirements.lock
pin --extra build --extra dev -c requirements.lock -o requirements-dev.lock
# What the tests have tried, also where it is an extra.
pin --extra build --extra sso -c requirements-dev.lock -o requirements-sso.lock
