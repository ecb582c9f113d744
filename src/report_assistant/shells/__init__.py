"""Shared parts of both shells: the line mode, wording of events, help, appearance."""
