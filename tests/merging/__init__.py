"""Tests of the three-way update."""
