"""Several facts in one message: its clauses, their names, numbers and rows."""
