#!/bin/sh
# Writes constraints.txt (what the program needs), constraints-build.txt (what installs a checkout),
# constraints-dev.txt (tests and checks) and release/requirements.txt (what is shipped): the newest versions that pyproject.toml allows, with
# the hashes of every published file, for all systems and Python versions that the project supports.
# Needs uv; takes the package index that is set up.
set -eu
cd "$(dirname "$0")/.."

pin() { # OUTPUT SOURCE OPTION...
    output=$1
    shift
    uv pip compile "$@" --universal --python-version 3.11 --generate-hashes --upgrade \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        --quiet --output-file "$output"
}

mkdir -p build
printf 'hatchling\neditables\n' > build/build.in
pin constraints.txt pyproject.toml
pin constraints-build.txt build/build.in -c constraints.txt
pin constraints-dev.txt pyproject.toml -c constraints.txt --group dev
pin release/requirements.txt pyproject.toml -c constraints-dev.txt --extra serve --extra pdf
