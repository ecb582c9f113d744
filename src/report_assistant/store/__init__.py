"""The store of answers and drafts: one SQLite file, and answers files. Knows report/."""
