"""The reason why versions cannot be compared or published, as a sentence for the clerk."""

from report_assistant.foundation.problems import ClerkProblem


class VersionError(ClerkProblem):
    """A file cannot be compared, published or printed; the message says why and what to do."""
