#!/bin/sh
# Every test: first those in Python, then those in a browser, each a pytest process of its own.
# Both run even if the first fails, so that one run shows everything.
set -u
status=0
.venv/bin/python -m pytest tests --ignore=tests/browser -rs || status=1
.venv/bin/python -m pytest tests/browser -rs || status=1
exit $status
