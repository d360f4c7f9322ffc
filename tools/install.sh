#!/bin/sh
# Makes .venv where it is missing and installs one lock file and Visent itself into it.
# Usage: PYTHON=python3 sh tools/install.sh requirements.lock
set -eu
lock=$1
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Visent needs Python 3.11 or later; $python is $("$python" -V 2>&1). Name another with: make PYTHON=python3.12 …" >&2
  exit 1
}

make_venv() {
  if command -v uv >/dev/null 2>&1; then
    uv venv --quiet --python "$python" .venv
    return
  fi
  # Debian and Ubuntu ship python3 without the part that makes virtual environments.
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv
    else
      echo "Python's venv module is missing. Install it with:  sudo apt-get install -y python3-venv" >&2
      exit 1
    fi
  fi
  "$python" -m venv .venv
}

[ -x .venv/bin/python ] || make_venv

if command -v uv >/dev/null 2>&1; then
  uv pip install --quiet --compile-bytecode --python .venv/bin/python --require-hashes -r "$lock"
  uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --no-index -e .
else
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
fi
