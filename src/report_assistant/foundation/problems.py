"""ClerkProblem: the root of all exceptions whose message is a sentence for the clerk."""


class ClerkProblem(Exception):
    """A problem that the clerk, or the keeper of the program, can solve; `str` says how."""
