#!/bin/sh
# The conversation in this terminal, without a browser.
exec sh "$(dirname -- "$0")/年报助手.sh" chat "$@"
