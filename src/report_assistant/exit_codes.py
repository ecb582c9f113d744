"""The exit codes of all commands."""

FINE = 0
FINDINGS = 1
"""Findings of severity error."""
FAILED = 2
"""A named file could not be read or written."""
