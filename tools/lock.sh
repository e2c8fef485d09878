#!/usr/bin/env bash
# Recomputes the locks from pyproject.toml: exact versions with the hashes of the public index, and no other index named.
# Run it with the oldest Python that is to be supported (Debian 12: 3.11.2): make lock PYTHON=/usr/bin/python3, in a fresh
# checkout. Some packages want a later 3.11.
set -euo pipefail

export PIP_FIND_LINKS='' PIP_EXTRA_INDEX_URL='' CUSTOM_COMPILE_COMMAND='make lock'

compile() {
  .venv/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --resolver=backtracking \
    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options "$@" pyproject.toml
}

# The tools that build the project itself are locked too, so that installing it fetches nothing unnamed.
compile --build-deps-for editable --output-file requirements.lock "$@"
compile --build-deps-for editable --extra dev --constraint requirements.lock --output-file requirements-dev.lock "$@"
compile --extra docs --constraint requirements.lock --output-file requirements-docs.lock "$@"
compile --extra engines --constraint requirements.lock --output-file requirements-engines.lock "$@"

for lock in requirements{,-dev,-docs,-engines}.lock; do
  if grep -nE '^ *--(index|extra-index|find-links|trusted)|file://|^ *# +via .*/' "$lock"; then
    echo "$lock names something of this machine" >&2
    exit 1
  fi
done
