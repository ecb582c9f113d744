"""Office programs of this machine: what they convert, and how they are found and run."""
