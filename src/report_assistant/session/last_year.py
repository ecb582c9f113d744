"""Last year's report, read in from a file or a paste: at once, or after a question about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from report_assistant.checks.bodies import is_same_body
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.choosing import Choosing
from report_assistant.interview.events import Event, Offered, Rejected, Said
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.last_text import LastText, last_text_of
from report_assistant.report.model import AnnualReport
from report_assistant.report.organisation import Organisation
from report_assistant.report.printed import PrintedReport
from report_assistant.session.stored_interview import StoredInterview

if TYPE_CHECKING:
    from report_assistant.importing.account import Account
    from report_assistant.reading.archives import Archive
    from report_assistant.session.given.back import GivenBack

_AS_BEFORE = "这份年报已经读进来过，没有变化。"
_NOT_READ = "没有读进来，原来的答案都没有动。"
_TAKE, _LEAVE = "读进来，当去年的年报", "不读"
_NO_REPORT = "“{}”不像是年报，没有读。是材料的，请先解压，再把它拖进来。"
_MOST_LISTED = 20
_TEXT_KEPT = f"答案和先前读进来的一样，没有动；去年的原文这次记下了，打“{Command.READ.word}”看。"
_KEPT = "您填过、确认过的答案都不会变。"


class LastYear:
    """Reading last year's report in. One that looks wrong is asked about first."""

    def __init__(
        self, stored: StoredInterview, questionnaire: Questionnaire, returned: GivenBack
    ) -> None:
        """Let `returned` take Word files of ours that lie in an archive."""
        self._stored = stored
        self._returned = returned
        self._questionnaire = questionnaire
        self._question: Choosing | None = None

    @property
    def offered(self) -> Offered | None:
        """The question whether to take the report; `None` where none is open."""
        return None if self._question is None else self._question.offered

    def cannot_read(self, problem: ClerkProblem, typed: str) -> list[Event]:
        """Say why a file is not read; of an archive with several reports ask which one it is."""
        from report_assistant.reading.archives import ArchiveError

        self._question = None
        if isinstance(problem, ArchiveError):
            return [self._which_of(problem.archive)]
        return [Rejected(str(problem), typed)]

    def take(self, printed: PrintedReport) -> list[Event]:
        """Take a report that was read. Raises StoreError."""
        from report_assistant.importing.imported import import_report
        from report_assistant.importing.untaken import last_text

        self._question = None
        imported = import_report(printed, self._questionnaire)
        text = last_text(printed, imported)
        return self._take_or_ask(imported.report, text, self._returned.remark(printed))

    def say(self, typed: str) -> list[Event]:
        """Take the answer to the question. Raises StoreError."""
        question = self._question
        assert question is not None
        step = question.chosen(typed)
        if step is None:
            return [question.refusal(typed)]
        self._question = None
        return [question.echo(step, typed), *step()]

    def give_up(self) -> None:
        """Leave the report that was asked about; nothing of it was taken."""
        self._question = None

    def _which_of(self, archive: Archive) -> Offered:
        """Ask which file in an archive is last year's report."""
        reports = archive.reports
        listed = reports[:_MOST_LISTED]
        more = f"（只列了前 {_MOST_LISTED} 个）" if len(reports) > _MOST_LISTED else ""
        readings = ((each, partial(self._read_inside, archive, each)) for each in listed)
        self._question = Choosing(
            f"“{archive.name}”里有 {len(reports)} 个文件{more}，哪一个是去年的年报？",
            (*readings, (_LEAVE, self._leave)),
            stop=self._leave,
            back=self._leave,
        )
        return self._question.offered

    def _read_inside(self, archive: Archive, name: str) -> Iterator[Event]:
        from report_assistant.materials.annual_report import is_annual_report
        from report_assistant.word.reader import content_inside, open_bytes, printed_of

        try:
            data, inner = content_inside(archive, name)
            opened = open_bytes(data, inner)
            if self._returned.knows(opened.document_id):
                yield from self._returned.take(data, opened)
                return
            printed = printed_of(opened)
        except ClerkProblem as problem:
            yield from self.cannot_read(problem, name)
            return
        if is_annual_report(printed):
            yield from self.take(printed)
        else:
            yield Said(_NO_REPORT.format(name))
            yield from self._stored.now.ask()

    def _take_or_ask(self, read: AnnualReport, text: LastText, remark: str) -> list[Event]:
        from report_assistant.drafting.assembly import with_phrasings

        last = with_phrasings(read)  # this year's are those after them
        answers = self._stored.now.answers
        if last == answers.last:
            return self._again(text)
        doubts = list(_doubts(last, answers.report, answers.last))
        if not doubts:
            return self._take(last, text)
        if _is_of_another_body(last, answers.report):
            last = _without_particulars(last)
        self._question = Choosing(
            f"{'；'.join(doubts)}。{remark}要把它当去年的年报读进来吗？{_KEPT}",
            ((_TAKE, lambda: iter(self._take(last, text))), (_LEAVE, self._leave)),
            stop=self._leave,
            back=self._leave,
            no=self._leave,
        )
        return [self._question.offered]

    def _take(self, last: AnnualReport, text: LastText) -> list[Event]:
        from report_assistant.importing.account import account_of

        told = _told(account_of(last, text, self._questionnaire))
        return self._stored.take(lambda interview: interview.take_last_year(last, text, told))

    def _again(self, text: LastText) -> list[Event]:
        """Say that the report is known; its text is kept where it is another, or was not kept yet."""
        now = self._stored.now
        if not text.paragraphs or last_text_of(text.stored) == now.answers.last_text:
            return [Said(_AS_BEFORE), *now.ask()]
        return self._stored.take(lambda interview: interview.take_last_text(text, _TEXT_KEPT))

    def _leave(self) -> Iterator[Event]:
        yield Said(_NOT_READ)
        yield from self._stored.now.ask()


def _told(account: Account) -> str:
    """Return how much was read, in a sentence."""
    unread = f"；没读到 {account.places_unread} 处" if account.places_unread else ""
    without = "、".join(account.tables_not_found)
    lost = f"，其中{without}整张没有读到" if without else ""
    return f"读到 {account.answers_read} 项{unread}{lost}，打“{Command.READ.word}”看。"


def _is_of_another_body(last: AnnualReport, report: AnnualReport) -> bool:
    name, ours = last.organisation.name, report.organisation.name
    return bool(name and ours and not is_same_body(name, ours))


def _without_particulars(last: AnnualReport) -> AnnualReport:
    """Return another body's report without its address and the like: they are nobody's to confirm."""
    return last.model_copy(update={"organisation": Organisation(name=last.organisation.name)})


def _doubts(last: AnnualReport, report: AnnualReport, known: AnnualReport | None) -> Iterator[str]:
    """Yield why a report may not be the one on the year before; nothing where it fits."""
    name, ours = last.organisation.name, report.organisation.name
    if _is_of_another_body(last, report):
        yield f"这份是“{name}”的年报，您填的是“{ours}”的"
    if last.year and report.year and last.year != report.year - 1:
        which = "也是" if last.year == report.year else "是"
        yield f"这份是 {last.year} 年度的，您填的{which} {report.year} 年度的"
    if known is not None:
        year = "" if known.year is None else f"{known.year} 年度的"
        yield f"已经读进来过一份{year}年报，会换成这一份"
