#!/bin/sh
# Every test: first those in Python, then those in a browser, each a pytest process of its own.
# Both run even if the first fails, so that one run shows everything. Several workers each: most tests wait for
# another process, and a file stays with one worker, because its tests share a server.
set -u
status=0
.venv/bin/python -m pytest tests --ignore=tests/browser -n 3 --dist loadfile --no-loadscope-reorder -rs --durations=15 || status=1
.venv/bin/python -m pytest tests/browser -n 3 --dist loadfile --no-loadscope-reorder -rs --durations=15 || status=1
exit $status
