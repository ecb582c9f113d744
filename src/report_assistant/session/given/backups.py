"""Backups that are given: what one holds is said, and brought in beside what is here after a yes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.choosing import Choosing, Step
from report_assistant.interview.events import Event, Offered, Rejected, Said
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.given.files import GivenFile
from report_assistant.session.stored_interview import StoredInterview
from report_assistant.session.stored_reports import ReportSummary, summaries
from report_assistant.store.location import file_at_home
from report_assistant.store.store import Row, Store, WrittenDraft

_MOST_LISTED = 9
_HOW = "备份文件（名字以 .sqlite3 结尾）在别处的，把它拖进窗口。"
_NO_DAILY = f"这台电脑上还没有自动备份。{_HOW}"
_WHICH = f"要从哪一天的备份里拿？选了先看里面有什么，现在的答案都不动。{_HOW}"
_HOLDS = (
    "“{}”是备份，里面这台电脑上没有的有 {} 份：\n{}\n"
    "要拿回来吗？拿回来的放在现有报告的旁边，现在的答案都不动。"
)
_HOLDS_AT_HOME = (
    "现在是便携的，答案存在旁边的“数据”文件夹里。这台电脑上以前填的在“{}”里，没有带上的有 {} 份：\n{}\n"
    "要复制到“数据”里来吗？原来的还留在原处，不动。"
)
_ALL_HERE = "“{}”是备份，里面的 {} 份报告这台电脑上都有，答案一样，不用拿。"
_BROUGHT = (
    "拿回来了：{}。这台电脑上原有的答案都没有动。"
    "要接着填拿回来的，请打“今天到这”，再打开，在列表里选。"
)
_NOT_BROUGHT = "没有拿，现在的答案都没有动。"
_ALL, _LEAVE = "都拿回来", "不拿"
_IS_EARLIER = "，比这里的早"


@dataclass(frozen=True)
class _Held:
    """A report in a backup that is not here just so."""

    summary: ReportSummary
    is_earlier: bool
    """Whether the same report is here, with more answers given since."""
    rows: Sequence[Row]
    drafts: Sequence[WrittenDraft]

    @property
    def words(self) -> str:
        at = datetime.fromisoformat(self.summary.changed).astimezone()
        earlier = _IS_EARLIER if self.is_earlier else ""
        answered = f"答了 {self.summary.answered} 题"
        return f"{self.summary.name}（{answered}，最后改于 {at:%Y-%m-%d %H:%M}{earlier}）"


class GivenBackups:
    """Brings reports of a backup into the store, each as one more; none that is here is changed."""

    def __init__(
        self, store: Store, stored: StoredInterview, questionnaire: Questionnaire, today: date
    ) -> None:
        self._store = store
        self._stored = stored
        self._questionnaire = questionnaire
        self._today = today
        self._question: Choosing | None = None

    @property
    def offered(self) -> Offered | None:
        """The question about a backup; `None` where none is open."""
        return None if self._question is None else self._question.offered

    def which(self) -> list[Event]:
        """Ask which of the daily backups is meant."""
        from report_assistant.store.backups import backups

        daily = backups(self._store.path)[:_MOST_LISTED]
        if not daily:
            return [Said(_NO_DAILY), *self._stored.now.ask()]
        steps = [
            (each.stem, partial(self._look_into, GivenFile(each, each.name))) for each in daily
        ]
        return self._asked(_WHICH, steps)

    def take(self, file: GivenFile) -> list[Event]:
        """Say what a backup holds, and ask whether to bring it in. Raises StoreError."""
        self._question = None
        try:
            held, total = self._held(file)
        except ClerkProblem as problem:
            return [Rejected(str(problem), file.typed)]
        if not held:
            return [Said(_ALL_HERE.format(file.name, total)), *self._stored.now.ask()]
        listed = "\n".join(f"· {each.words}" for each in held)
        several = [(f"只拿 {each.words}", self._bringing([each])) for each in held[:_MOST_LISTED]]
        first = (_ALL if len(held) > 1 else "拿回来", self._bringing(held))
        text = _HOLDS.format(file.name, len(held), listed)
        if file.path == file_at_home():
            text = _HOLDS_AT_HOME.format(file.path.parent, len(held), listed)
        return self._asked(text, [first, *(several if len(held) > 1 else [])])

    def say(self, typed: str) -> list[Event]:
        """Take the answer to the question. Raises StoreError, and then it is still open."""
        question = self._question
        assert question is not None
        step = question.chosen(typed)
        if step is None:
            return [question.refusal(typed)]
        events = list(step())
        if self._question is question:
            self._question = None
        return [question.echo(step, typed), *events]

    def give_up(self) -> None:
        """Leave the backup that was asked about; nothing of it was brought in."""
        self._question = None

    def _asked(self, text: str, steps: Sequence[tuple[str, Step]]) -> list[Event]:
        self._question = Choosing(
            text,
            (*steps, (_LEAVE, self._leave)),
            stop=self._leave,
            back=self._leave,
            no=self._leave,
        )
        return [self._question.offered]

    def _look_into(self, file: GivenFile) -> Iterator[Event]:
        yield from self.take(file)

    def _held(self, file: GivenFile) -> tuple[list[_Held], int]:
        """Return the reports of a backup that are not here just so, and how many it holds."""
        from report_assistant.store.backups import opened_backup

        here = [self._store.rows(number) for number in self._store.reports()]
        with opened_backup(file.path, file.name) as backup:
            found = summaries(backup, self._questionnaire, self._today)
            held = []
            for summary in found:
                rows = backup.rows(summary.number)
                if rows not in here:
                    is_earlier = any(other[: len(rows)] == rows for other in here)
                    drafts = backup.drafts(summary.number)
                    held.append(_Held(summary, is_earlier, rows, drafts))
        return held, len(found)

    def _bringing(self, held: Sequence[_Held]) -> Callable[[], Iterator[Event]]:
        return partial(self._bring, tuple(held))

    def _bring(self, held: Sequence[_Held]) -> Iterator[Event]:
        self._store.take_over(*((each.rows, each.drafts) for each in held))
        yield Said(_BROUGHT.format("、".join(each.summary.name for each in held)))
        yield from self._stored.now.ask()

    def _leave(self) -> Iterator[Event]:
        yield Said(_NOT_BROUGHT)
        yield from self._stored.now.ask()
