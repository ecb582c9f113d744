"""Checks that work out what the text says: totals and their parts, shares, changes, contradictions."""
