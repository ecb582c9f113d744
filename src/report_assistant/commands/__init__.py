"""One module for each command, with a `run` that takes the parsed arguments.

`cli` knows their options; a module is imported when its command is given, so that none pays for
what another needs.
"""
