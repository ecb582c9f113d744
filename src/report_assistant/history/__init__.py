"""The hand-over record: who changed which answer, when, from what to what, and why."""
