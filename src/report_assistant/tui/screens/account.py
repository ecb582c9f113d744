"""What was read of last year's report, what was not, and its own text, on one page."""

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from report_assistant.importing.account import Account, ReadAnswer
from report_assistant.shells import account_words as words
from report_assistant.shells.phrases import section_name
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.screens.overlay import ReadingOverlay
from report_assistant.tui.widgets.card import Card
from report_assistant.tui.widgets.chinese_text import ChineseText
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine

_KEYS = (
    KeyHint("上下", "翻看"),
    KeyHint("左右", "换一块"),
    KeyHint("PgUp PgDn", "翻页"),
    KeyHint("Esc", "返回", "escape", stays=True),
)
_HEAD, _QUIET = "bold $key", "$quiet"


class AccountScreen(ReadingOverlay[None]):
    """Three cards: what was read, what was not, last year's own text; by section."""

    BINDINGS = [
        Binding("escape,enter", "dismiss", show=False, priority=True),
        Binding("left", "part(-1)", show=False, priority=True),
        Binding("right", "part(1)", show=False, priority=True),
    ]

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        self._part = 0

    def compose(self) -> ComposeResult:
        """Compose the cards; the text stands at the right where there is room."""
        read, unread = self._account.answers_read, self._account.places_unread
        yield Header(words.name_line(self._account))
        with VerticalScroll(id="account"):
            with Vertical(id="account-read"):
                yield _card(f"{words.READ} {read} 项", self._read(), "-green")
                yield _card(
                    f"{words.UNREAD} {unread} 处", self._unread(), "-amber" if unread else "-green"
                )
            with Vertical(id="account-text"):
                yield _card(words.TEXT, self._text(), "")
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one("#account").focus()

    def action_part(self, step: int) -> None:
        """Go to the card before or behind."""
        cards = list(self.query(Card))
        self._part = min(max(self._part + step, 0), len(cards) - 1)
        cards[self._part].scroll_visible(top=True, animate=False)

    def _read(self) -> Iterator[Content]:
        for section in self._account.sections:
            if section.answers or section.tables:
                yield _title(section_name(section.number, section.title))
                yield from (Content(safe(line)) for line in section.tables)
                yield from map(_answer, section.answers)

    def _unread(self) -> Iterator[Content]:
        if not self._account.places_unread:
            yield Content(words.all_read(self._account))
        yield from _listed(self._account.unread)
        for section in self._account.sections:
            if section.unread:
                yield _title(section_name(section.number, section.title))
                yield from _listed(section.unread)

    def _text(self) -> Iterator[Content]:
        if not self._account.has_text:
            yield Content(words.NO_TEXT)
        for section in self._account.sections:
            if section.paragraphs:
                yield _title(section_name(section.number, section.title))
                yield from (Content(safe(line)) for line in section.paragraphs)


def _card(title: str, lines: Iterable[Content], look: str) -> Card:
    first, *rest = lines
    spaced = [
        line for each in rest for line in ((Content(""), each) if _is_title(each) else (each,))
    ]
    text = Content("\n").join([Content.styled(title, "bold $ink"), Content(""), first, *spaced])
    return Card(ChineseText(text), classes=look)


def _title(name: str) -> Content:
    return Content.styled(safe(name), _HEAD)


def _is_title(line: Content) -> bool:
    return any(span.style == _HEAD for span in line.spans)


def _answer(answer: ReadAnswer) -> Content:
    quoted = f"　“{answer.quoted}”" if answer.quoted and answer.quoted != answer.value else ""
    return Content.assemble(
        (safe(f"{answer.title}："), _QUIET), safe(answer.value), (safe(quoted), _QUIET)
    )


def _listed(sentences: Iterable[str]) -> Iterator[Content]:
    return (Content(safe(f"- {sentence}")) for sentence in sentences)
