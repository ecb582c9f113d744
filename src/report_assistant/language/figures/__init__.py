"""Figures and names of questions in a message: read as frames, settled as values, decided upon."""
