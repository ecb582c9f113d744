"""Answers to blocks of prose: templates are rendered here, and a Draft comes out. Pure."""
