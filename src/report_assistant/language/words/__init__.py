"""The words of a message: numbers, shapes, the lexicon, tokens and clauses."""
