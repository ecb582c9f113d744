"""The record: the history of a report's answers, derived from its stored log.

The log is told again entry by entry, so old and new values are those that the clerk saw, computed
ones and those of last year's report included.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from report_assistant.checks import run_checks
from report_assistant.drafting.own_wording import text_of
from report_assistant.history.entries import entry_of
from report_assistant.interview.answers import Answers, Checks
from report_assistant.interview.kept import finding_of
from report_assistant.interview.log import Entry, EntryKind, Source, Step
from report_assistant.interview.state import Status
from report_assistant.questionnaire.names import CHANGED, NOT_ZERO
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.places import OPENING, part_name, section_of_block
from report_assistant.report.table_notes import note_place
from report_assistant.store.store import Row


class ChangeKind(Enum):
    """The kind of a change; the value is the word for it."""

    ANSWERED = "填写"
    CORRECTED = "更正"
    PENDING = "待定"
    SKIPPED = "跳过"
    CARRIED = "沿用去年"
    KEPT = "保留提醒"
    EXPLAINED = "说明理由"
    READ_IN = "读入去年年报"
    REWORDED = "改写"
    REPHRASED = "换写法"
    ANNOTATED = "附注"
    UNDONE = "撤销"
    REDONE = "重做"


@dataclass(frozen=True)
class Change:
    """One thing that happened to one answer."""

    at: str
    """ISO 8601, UTC."""
    who: str
    """Empty where the clerk never said."""
    kind: ChangeKind
    subject: str
    """The answer's title, or the warning that was kept."""
    before: str = ""
    after: str = ""
    source: Source = Source.TYPED
    reason: str = ""
    name: str = ""
    """The question's name; empty for what is no answer."""
    origin: str = ""
    """Of a value out of a material: where it stands there, in words."""


def changes(
    rows: Iterable[Row],
    questionnaire: Questionnaire,
    *,
    today: date,
    checks: Checks = run_checks,
) -> tuple[Change, ...]:
    """Return all that a stored log says was done, oldest first."""
    told = _Telling(Answers(questionnaire, today=today, checks=checks))
    for row in rows:
        told.add(row)
    return tuple(told.found)


class _Telling:
    """The log told again; `found` is what was done so far."""

    def __init__(self, answers: Answers) -> None:
        self.found: list[Change] = []
        self._answers = answers

    def add(self, row: Row) -> None:
        """Tell one row."""
        entry = entry_of(row)
        if entry.kind is EntryKind.NOTE and self._explain(entry):
            self._answers.record(entry)
            return
        step = self._step(entry)
        subjects = [self._subject(each) for each in step]
        before = self._shown(step)
        carried = self._carried()
        self._answers.record(entry)
        after = self._shown(step)
        for each, subject in zip(step, subjects, strict=True):
            change = Change(row.at, row.who, _CHANGE_KINDS[entry.kind], subject, name=each.name)
            filled = self._filled(change, entry, each, before, after)
            if not _ends_a_list(filled):
                self.found.append(filled)
        if entry.name in (CHANGED, NOT_ZERO):
            self.found += self._newly_carried(row, carried)

    def _step(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries that an entry is about: itself, or those it undoes or redoes.

        Of several about one answer the last counts.
        """
        standing = self._answers.standing
        step: Step = (entry,)
        if entry.kind is EntryKind.UNDO:
            step = standing.steps[-1] if standing.steps else ()
        elif entry.kind is EntryKind.REDO:
            step = standing.undone[-1] if standing.undone else ()
        told = [each for each in step if each.kind not in _NOT_TOLD]
        return tuple({(each.kind is EntryKind.NOTE, each.name): each for each in told}.values())

    def _filled(
        self,
        change: Change,
        entry: Entry,
        about: Entry,
        before: Mapping[str, str],
        after: Mapping[str, str],
    ) -> Change:
        if about.kind in (EntryKind.REASON, EntryKind.NOTE):
            return replace(change, reason=str(about.value), name="")
        if about.kind is EntryKind.LAST_YEAR:
            return replace(change, source=Source.FILE, name="")
        if about.kind is EntryKind.WORDING:
            was, now = before[about.name], after[about.name]
            return replace(change, before=was, after=now or _AS_GENERATED, name="")
        if about.kind is EntryKind.PHRASING:
            return replace(change, name="")
        if about.kind is EntryKind.TABLE_NOTE:
            was, now = before[about.name], after[about.name]
            return replace(change, before=was, after=now or _NO_NOTE, name="")
        was, now = before.get(about.name, ""), after.get(about.name, "")
        kind = change.kind
        if kind is ChangeKind.ANSWERED and was and entry.kind is not EntryKind.PART and was != now:
            kind = ChangeKind.CORRECTED
        return replace(
            change, kind=kind, before=was, after=now, source=about.source, origin=about.origin
        )

    def _explain(self, note: Entry) -> bool:
        """Put a reason beside the change that it is for."""
        for place in reversed(range(len(self.found))):
            if self.found[place].name == note.name:
                self.found[place] = replace(self.found[place], reason=str(note.value))
                return True
        return False

    def _newly_carried(self, row: Row, before: Mapping[str, str]) -> Iterator[Change]:
        for name, value in self._carried().items():
            if name not in before:
                yield Change(
                    *(
                        row.at,
                        row.who,
                        ChangeKind.CARRIED,
                        self._answers.questionnaire.title_of(name),
                    ),
                    *("", value, Source.LAST_YEAR),
                    name=name,
                )

    def _shown(self, step: Iterable[Entry]) -> Mapping[str, str]:
        questions = self._answers.questionnaire.by_name
        names = {entry.name for entry in step if entry.name in questions}
        blocks = {entry.name for entry in step if entry.kind is EntryKind.WORDING}
        notes = {entry.name for entry in step if entry.kind is EntryKind.TABLE_NOTE}
        standing = self._answers.standing.table_notes
        return (
            {name: self._answers.said(questions[name]) for name in names}
            | {block: self._worded(block) for block in blocks}
            | {path: standing.get(path, "") for path in notes}
        )

    def _worded(self, block: str) -> str:
        """Return a paragraph in the clerk's own words as it is printed; empty if it is not."""
        report = self._answers.report
        return text_of(report.wording[block], report) if block in report.wording else ""

    def _carried(self) -> Mapping[str, str]:
        return {
            name: self._answers.shown(self._answers.questionnaire.by_name[name])
            for name, status in self._answers.state.status.items()
            if status is Status.CARRIED
        }

    def _subject(self, entry: Entry) -> str:
        if entry.kind is EntryKind.LAST_YEAR:
            return _report_name(entry)
        if entry.kind is EntryKind.REASON:
            keys = {finding.key: finding.message for finding in self._answers.all_findings()}
            return keys.get(finding_of(entry.name), "一条提醒")
        if entry.kind is EntryKind.TABLE_NOTE:
            return note_place(entry.name)
        if entry.kind in (EntryKind.WORDING, EntryKind.PHRASING):
            return _paragraph_name(entry.name)
        title = self._answers.questionnaire.title_of(entry.name)
        return f"{title}的理由" if entry.kind is EntryKind.NOTE else title


def _ends_a_list(change: Change) -> bool:
    """Return whether nothing changed: the clerk only ended the list."""
    return change.kind is ChangeKind.ANSWERED and change.before == change.after != ""


_NOT_TOLD = frozenset({EntryKind.LAST_TEXT, EntryKind.COLLECTED})
"""What only stands behind other entries of its step."""
_AS_GENERATED = "恢复原文"
_NO_NOTE = "删去"


def _paragraph_name(block: str) -> str:
    """Return the place of a paragraph, as far as its id says: s1_disclosure."""
    return f"{part_name(section_of_block(block) or OPENING)}的一段"


def _report_name(entry: Entry) -> str:
    value = entry.value if isinstance(entry.value, dict) else {}
    name = (value.get("organisation") or {}).get("name") or "去年的年报"
    year = value.get("year")
    return name if year is None else f"{name} {year} 年度"


_CHANGE_KINDS = {
    EntryKind.ANSWER: ChangeKind.ANSWERED,
    EntryKind.PART: ChangeKind.ANSWERED,
    EntryKind.PENDING: ChangeKind.PENDING,
    EntryKind.SKIP: ChangeKind.SKIPPED,
    EntryKind.REASON: ChangeKind.KEPT,
    EntryKind.NOTE: ChangeKind.EXPLAINED,
    EntryKind.LAST_YEAR: ChangeKind.READ_IN,
    EntryKind.WORDING: ChangeKind.REWORDED,
    EntryKind.PHRASING: ChangeKind.REPHRASED,
    EntryKind.TABLE_NOTE: ChangeKind.ANNOTATED,
    EntryKind.UNDO: ChangeKind.UNDONE,
    EntryKind.REDO: ChangeKind.REDONE,
}
