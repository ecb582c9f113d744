"""Checks of the words themselves: slips, signs, fixed phrases, style, and what is only spoken."""
