"""Answers to one question: in words, chosen, or in lists; what is no answer."""
