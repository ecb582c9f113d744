"""Tests of materials; every place, body and person in them is invented."""
