"""Problems with Word files, as sentences for the clerk or for the keeper of the form."""

from report_assistant.foundation.problems import ClerkProblem


class FormError(ClerkProblem):
    """The Word form cannot be used; the message lists what to mend."""


class WordFileError(ClerkProblem):
    """A Word file cannot be written where it should be; the message says what to do."""


class FileInUseError(WordFileError):
    """A Word file is open in Word or WPS, so that it cannot be written, or must not be."""
