"""What keeps a file from being read, as one sentence for the clerk."""

from report_assistant.foundation.problems import ClerkProblem


class ReadError(ClerkProblem):
    """A file cannot be read as a report; the message says why and what to do."""
