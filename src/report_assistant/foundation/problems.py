"""ClerkProblem: the root of all exceptions whose message is a sentence for the clerk."""


class ClerkProblem(Exception):
    """Something that the clerk, or whoever looks after the program, can mend; `str` says how."""
