"""The release: folders that start by a double click, made of pinned parts (docs/release.md)."""
