"""What keeps an unexpected error from ending the program."""

from typing import TYPE_CHECKING, cast

from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import Worker, WorkerState

if TYPE_CHECKING:
    from report_assistant.tui.app import ReportAssistant


class ErrorBoundary(MessagePump):
    """Goes on after an error in one of its handlers; the app is told of it.

    Textual ends the whole app instead, with a traceback that shows what the variables hold. So all
    of our widgets, our screens and the app have this among their bases.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            self._tell_of(error)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell of an error in a thread or a task in the background."""
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self._tell_of(event.worker.error)

    def _tell_of(self, error: Exception) -> None:
        cast("ReportAssistant", self.app).tell_unexpected(error)
