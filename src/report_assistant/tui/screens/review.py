"""The review: findings first, then every answer by section. Choosing one changes it."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report_assistant import phrases
from report_assistant.interview.interview import Interview
from report_assistant.interview.question import Question, Section
from report_assistant.report.afterwards import left_to_do
from report_assistant.tui.screens.overlay import OverlayScreen

_KEYS = "上下键选一行，按回车修改；按 Esc 或 F4 返回"


class ReviewScreen(OverlayScreen[str | None]):
    """Returns the name of the question to change, or `None`."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False, priority=True),
        Binding("f4", "dismiss(None)", show=False, priority=True),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self._interview = interview

    def compose(self) -> ComposeResult:
        """One list with everything in it."""
        yield Static("核对：全部答案", markup=False, classes="screen-title")
        yield OptionList(*self._options(), markup=False)
        yield Static(_KEYS, markup=False, classes="screen-keys")

    def on_mount(self) -> None:
        """Begin at the first line that can be chosen."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back what was chosen."""
        self.dismiss(_name_of(event.option.id or ""))

    def _options(self) -> Iterator[Option]:
        yield from self._finding_options()
        for section in self._interview.questionnaire.sections:
            rows = self._interview.answers.reviewable(section)
            if rows:
                yield _heading(section)
                yield from (self._row(question) for question in rows)
        to_do = phrases.to_do_text(left_to_do(self._interview.answers.report))
        yield Option(Content(f"\n{to_do}"))  # not disabled: the arrow keys would stop before it

    def _finding_options(self) -> Iterator[Option]:
        findings = self._interview.answers.findings()
        open_questions = sum(
            each.asked - each.answered for each in self._interview.answers.progress()
        )
        if open_questions:
            yield Option(Content.styled(f"还有 {open_questions} 题没填", "bold"), disabled=True)
        elif not findings:
            yield Option(Content.styled("都填完了，没有发现问题", "bold"), disabled=True)
        for number, finding in enumerate(findings):
            question = self._interview.questionnaire.covering(finding.where)
            name = "" if question is None else question.name
            yield Option(Content(phrases.finding_text(finding)), id=f"finding-{number}:{name}")

    def _row(self, question: Question) -> Option:
        answer = self._interview.answers.shown(question) or phrases.UNANSWERED
        first, *more = answer.splitlines()
        words = first + ("……" if more else "")
        return Option(
            Content.assemble("  ", question.title, "：", (words, "bold"), "　[改]"),
            id=f"answer:{question.name}",
        )


def _heading(section: Section) -> Option:
    name = phrases.section_name(section.number, section.title)
    return Option(Content.styled(name, "bold underline"), disabled=True)


def _name_of(option_id: str) -> str | None:
    return option_id.partition(":")[2] or None
