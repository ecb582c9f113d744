"""Where answers and drafts are kept: one SQLite file, and answers files. Knows report/."""
