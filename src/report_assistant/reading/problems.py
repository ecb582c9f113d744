"""The reason why a file cannot be read, as a sentence for the clerk."""

from report_assistant.foundation.problems import ClerkProblem


class ReadError(ClerkProblem):
    """A file cannot be read as a report; the message says why and what to do."""
