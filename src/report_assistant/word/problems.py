"""What can go wrong with the Word form, as sentences for who keeps it."""

from report_assistant.foundation.problems import ClerkProblem


class FormError(ClerkProblem):
    """The Word form cannot be used; the message lists what to mend."""
