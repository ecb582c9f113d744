"""What the card below the review says of one line, and the buttons on it."""

from collections.abc import Iterator, Sequence
from enum import Enum

from textual.content import Content

from report_assistant.checks import Finding, Severity
from report_assistant.interview.review import ReviewFinding, ReviewRow
from report_assistant.questionnaire.question import Question
from report_assistant.shells import phrases, review_words
from report_assistant.tui.lines.review_lines import ReviewLine
from report_assistant.tui.shown import ChipLook, ChipWords

_MOST_SIGNS = 40
"""So much of an answer is shown; its details have all of it."""
_MOST_FINDINGS = 2


class Deed(Enum):
    """What can be done with a line; the value is what its button says."""

    ENTER = "enter"
    DRAFT = "draft"
    PENDING = "pending"
    WHY = "why"


def head_of(line: ReviewLine) -> Content:
    """Return the first words of the card: the question in bold, and its section."""
    match line.about:
        case ReviewRow(question=question):
            return _asked(question)
        case ReviewFinding(finding=finding, question=question):
            weight = Content.styled(finding.severity.label, f"bold {_colour(finding)}")
            return weight if question is None else weight + "　" + _asked(question)
    return Content.styled(line.cells[0].words, "bold")


def body_of(line: ReviewLine, uses: Sequence[str] | None) -> Content:
    """Return the rest: what is found, in full; how it stands; where the draft has it.

    `uses` is `None` where that is not known yet.
    """
    match line.about:
        case ReviewRow() as row:
            standing = review_words.standing_text(row, _MOST_SIGNS)
            use = "" if uses is None else review_words.use_text(row, uses)
            told = Content.styled(standing + use, "$quiet")
            return Content("\n").join([*_findings(row.findings), told])
        case ReviewFinding(finding=finding):
            return Content(finding.message)
    return Content("")


def chips_of(line: ReviewLine, *, is_in_draft: bool, shows_why: bool) -> Iterator[ChipWords]:
    """Yield the buttons that make sense for a line."""
    if line.name:
        yield ChipWords(enter_words(line), Deed.ENTER.value, ChipLook.MAIN, "回车")
    if is_in_draft:
        yield ChipWords("看草稿里哪一句", Deed.DRAFT.value, ChipLook.OTHER, "F3")
    if not isinstance(line.about, ReviewRow):
        return
    if line.about.is_open and not line.about.is_pending:
        yield ChipWords("待定", Deed.PENDING.value, ChipLook.QUIET)
    yield ChipWords("收起" if shows_why else "为什么问", Deed.WHY.value, ChipLook.QUIET)


def enter_words(line: ReviewLine) -> str:
    """Return what Enter does on a line."""
    if isinstance(line.about, ReviewFinding) and line.about.cell:
        return "去表格里改"
    return "现在填" if is_to_be_filled(line) else "看和改"


def is_to_be_filled(line: ReviewLine) -> bool:
    """Return whether there is nothing to see of a line's answer, but one to be given."""
    return isinstance(line.about, ReviewRow) and line.about.is_open


def _asked(question: Question) -> Content:
    section = phrases.short_section_name(question.section)
    return Content.assemble((question.label, "bold"), "　", (section, "$key"))


def _findings(findings: Sequence[Finding]) -> Iterator[Content]:
    for each in findings[:_MOST_FINDINGS]:
        yield Content.styled(phrases.finding_text(each), _colour(each))
    if (more := len(findings) - _MOST_FINDINGS) > 0:
        yield Content.styled(f"另有 {more} 处，看“提醒”那一类。", "$amber")


def _colour(finding: Finding) -> str:
    return "$red" if finding.severity is Severity.ERROR else "$amber"
