"""One message of the transcript. User text is never markup."""

from textual.binding import Binding
from textual.content import Content
from textual.message import Message as TextualMessage

from report_assistant.tui.shown import TranscriptEntry, Voice
from report_assistant.tui.widgets.chinese_text import ChineseText

_LEADS = {Voice.CLERK: "答：", Voice.SAID: "您说："}
"""The colours alone would not tell who speaks."""


class MessageBubble(ChineseText):
    """A message. An answer can be chosen, by click or by Enter, to be changed."""

    BINDINGS = [
        Binding("enter", "choose", show=False),
        # The scroller around the messages would take the arrows otherwise.
        Binding("up", "screen.step(-1)", show=False),
        Binding("down", "screen.step(1)", show=False),
    ]

    class Chosen(TextualMessage):
        """The clerk wants to change this answer."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    def __init__(self, entry: TranscriptEntry) -> None:
        super().__init__(_content(entry), classes=f"message {entry.voice.value}")
        self.entry = entry
        self.can_focus = bool(entry.question)

    def action_choose(self) -> None:
        """Say that this answer was chosen."""
        if self.entry.question:
            self.post_message(self.Chosen(self.entry.question))

    def on_click(self) -> None:
        """Choose an answer on a click."""
        self.action_choose()


def _content(entry: TranscriptEntry) -> Content:
    if entry.voice is Voice.ASSISTANT:
        first, separator, rest = entry.text.partition("\n")
        return Content.assemble((first, "bold"), separator, rest)
    return Content(f"{_LEADS.get(entry.voice, '')}{entry.text}")
