"""Tests of scripts/release: what can be tried without building anything."""
