"""Tests of comments and tracked changes, read and settled."""
