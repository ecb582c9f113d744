"""The conversation in a browser on this machine: textual-serve behind a guard."""
