"""What a process that reads reports loads before it reads the first; nothing else imports this."""

from report_assistant.county import reading
from report_assistant.importing import facts
from report_assistant.word import reader

__all__ = ["facts", "reader", "reading"]
