"""The outline: the sections with their states, and how many findings there are."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from report_assistant import phrases
from report_assistant.interview.progress import CompletionStatus, Progress
from report_assistant.report.checks import Finding, Severity


class Outline(Static):
    """All sections, one a line; shown where there is room."""

    def __init__(self) -> None:
        super().__init__(id="outline", markup=False)

    def show(self, progress: Sequence[Progress], current: int, findings: Sequence[Finding]) -> None:
        """Show how far each section is; `current` is the section being asked."""
        lines = [_section_line(each, each.section.number == current) for each in progress]
        self.update(Content("\n").join([Content.styled("提纲", "bold"), *lines, _tally(findings)]))


class OutlineLine(Static):
    """The same folded to one line, for narrow terminals."""

    def __init__(self) -> None:
        super().__init__(id="outline-line", markup=False)

    def show(self, progress: Sequence[Progress], current: int, findings: Sequence[Finding]) -> None:
        """Show where the conversation is and how many sections are done."""
        done = sum(each.status is CompletionStatus.COMPLETED for each in progress)
        here = next((each for each in progress if each.section.number == current), None)
        where = "问题都问完了" if here is None else f"{_name(here)} {here.answered}/{here.asked}"
        self.update(f"{where}　　已填完 {done}/{len(progress)} 部分　　{_tally_words(findings)}")


def _section_line(progress: Progress, is_current: bool) -> Content:
    state = progress.status.value
    if progress.status is CompletionStatus.IN_PROGRESS:
        state = f"{progress.answered}/{progress.asked}"
    mark = "> " if is_current else "  "
    return Content.styled(f"{mark}{_name(progress)} {state}", "bold" if is_current else "")


def _name(progress: Progress) -> str:
    return phrases.short_section_name(progress.section.number)


def _tally(findings: Sequence[Finding]) -> Content:
    return Content(f"\n{_tally_words(findings)}")


def _tally_words(findings: Sequence[Finding]) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return f"必须改 {errors}　请核对 {len(findings) - errors}"
