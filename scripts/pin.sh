#!/bin/sh
# Writes constraints.txt (what the program needs, and what builds it) and constraints-dev.txt
# (tests and checks): exact versions with the hashes of every published file, for all systems and
# Python versions that the project supports. Needs uv; takes the package index that is set up.
set -eu
cd "$(dirname "$0")/.."

pin() { # OUTPUT OPTION...
    output=$1
    shift
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        --quiet "$@" --output-file "$output"
}

mkdir -p build
printf 'hatchling\neditables\n' > build/pin-build.in
pin constraints.txt build/pin-build.in
pin constraints-dev.txt build/pin-build.in --group dev
