"""Undo and redo over the whole log, told in words."""

from collections.abc import Iterator, Mapping

from report_assistant.interview.events import Event, Said
from report_assistant.interview.log import Entry, EntryKind, Step
from report_assistant.interview.turn import Turn
from report_assistant.report import text

_LONGEST = 24
_MOST_TOLD = 6
_UNANSWERED = "没填"


class Undoing:
    """撤销 and 重做: step by step through what was recorded, as in an editor."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._answers = turn.answers

    def undo(self) -> Iterator[Event]:
        """Take back the last step that stands."""
        steps = self._answers.standing.steps
        if not steps:
            yield Said("没有可以撤销的了。")
            return
        yield from self._carry_out(EntryKind.UNDO, steps[-1], "已撤销", "要恢复，打“重做”。")

    def redo(self) -> Iterator[Event]:
        """Bring back the step that was taken back last."""
        undone = self._answers.standing.undone
        if not undone:
            yield Said("没有可以重做的。撤销以后又填了新的，就不能再重做了。")
            return
        yield from self._carry_out(EntryKind.REDO, undone[-1], "已重做", "")

    def _carry_out(self, kind: EntryKind, step: Step, done: str, hint: str) -> Iterator[Event]:
        before, findings = self._shown(step), self._turn.finding_keys()
        yield self._turn.record(Entry(kind))
        yield Said("".join((done, self._told(step, before, self._shown(step)), hint)))
        yield from self._turn.after(findings)

    def _shown(self, step: Step) -> Mapping[str, str]:
        """Return the answers that the step is about, as they are now."""
        questions = self._answers.questionnaire.by_name
        names = dict.fromkeys(
            entry.name for entry in step if entry.name in questions and entry.kind not in _OTHER
        )
        return {name: self._answers.shown(questions[name]) for name in names}

    def _told(self, step: Step, before: Mapping[str, str], after: Mapping[str, str]) -> str:
        told = [
            f"“{self._answers.questionnaire.by_name[name].title}”{_moved(before[name], after[name])}"
            for name in before
            if before[name] != after[name] or len(before) == 1
        ]
        told += dict.fromkeys(_OTHER[entry.kind] for entry in step if entry.kind in _OTHER)
        more = f"等 {len(told)} 项" if len(told) > _MOST_TOLD else ""
        return text.sentence(f"：{'；'.join(told[:_MOST_TOLD])}{more}")


_OTHER = {
    EntryKind.REASON: "保留提醒的理由",
    EntryKind.NOTE: "改动的理由",
    **dict.fromkeys((EntryKind.LAST_YEAR, EntryKind.LAST_TEXT), "读进去年的年报"),
    EntryKind.COLLECTED: "填进去的汇总数",
    EntryKind.WORDING: "改写的段落",
    EntryKind.PHRASING: "换过的写法",
    EntryKind.TABLE_NOTE: "表里的附注",
}


def _moved(before: str, after: str) -> str:
    if before == after:
        return ""
    return f"：{_short(before)} → {_short(after)}"


def _short(words: str) -> str:
    line = " ".join(words.split()) or _UNANSWERED
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}……"
