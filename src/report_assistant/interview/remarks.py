"""Reasons and notes beside the answers: why a warning is kept, why an answer was changed."""

from report_assistant.checks import Finding, Severity
from report_assistant.interview.events import Event, Said
from report_assistant.interview.kept import kept_key
from report_assistant.interview.log import Entry, EntryKind
from report_assistant.interview.turn import Turn
from report_assistant.language.asked.asides import explanation_in, reason_in
from report_assistant.report import text


class Remarks:
    """Remarks that are recorded beside the answers: reasons."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._answers = turn.answers

    @property
    def can_keep(self) -> bool:
        """Whether something is found that 保留 could be about."""
        return self._doubted() is not None

    def heard(self, typed: str) -> list[Event]:
        """Record a reason, for a warning that is kept or for the last answer."""
        if (reason := reason_in(typed)) is not None:
            return self._keep_found(reason)
        if (why := explanation_in(typed)) is not None:
            return self._explain(why)
        return []

    def keep(self, finding: Finding, reason: str) -> list[Event]:
        """Keep what a warning is about, for a reason that is remembered."""
        entry = Entry(EntryKind.REASON, kept_key(finding), text.one_line(reason))
        return [self._turn.record(entry), Said(f"记下了保留的理由：{entry.value}")]

    def note(self, name: str, words: str) -> list[Event]:
        """Note something about an answer, for the record only."""
        return [self._turn.record(Entry(EntryKind.NOTE, name, words))]

    def _keep_found(self, reason: str) -> list[Event]:
        """Keep what the last warning doubts, for a reason: 保留."""
        finding = self._doubted()
        if finding is None:
            return [Said("现在没有要保留的提醒。")]
        if finding.severity is Severity.ERROR:
            return [Said("这一处必须改，不能保留。请按提示改好有关的数。")]
        if not reason:
            return [Said("请写一句理由，例如：保留 已和登记本核对")]
        return self.keep(finding, reason)

    def _explain(self, why: str) -> list[Event]:
        """Record why the last answer is as it is now: 理由."""
        names = [
            name
            for name in self._answers.standing.latest
            if name in self._answers.questionnaire.by_name
        ]
        if not names:
            return [Said("还没有填过，没有要说明的。")]
        title = self._answers.questionnaire.by_name[names[-1]].title
        told = Said(f"{text.sentence(f'记下了“{title}”的理由：{why}')}打“记录”可以看到。")
        return [*self.note(names[-1], why), told]

    def _doubted(self) -> Finding | None:
        """Return the finding that 保留 means: the one shown last, else the first that can be kept."""
        findings = self._answers.findings()
        if self._turn.found in findings:
            return self._turn.found
        doubts = [finding for finding in findings if finding.severity is not Severity.ERROR]
        return next(iter(doubts or findings), None)
