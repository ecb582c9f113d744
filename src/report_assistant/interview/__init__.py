"""Asking: the questionnaire, the state machine, and the reading of a clerk's words. Pure."""
