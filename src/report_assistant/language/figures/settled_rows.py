"""The numbers said for a row of a table become the row: its cells, and its sum against them."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from report_assistant.language.context import Context
from report_assistant.language.figures.frame import ALL, TOTAL, Frame
from report_assistant.language.figures.settled import NotSettled, Proposal, Settled, typed
from report_assistant.questionnaire.question import Question
from report_assistant.report import tables

GRANTED, RECEIVED = "applications.granted", "applications.received"
_DOCUMENTS = tuple(tables.DOCUMENT_LABELS)
_APPLICANTS = tuple(tables.APPLICANT_LABELS)
_IN_FORCE = "in_force"
_SUPPOSED = "“{0}”没说是谁申请的，{1}是不是都是{2}？不是就分开说，例如：{0} {2} 2，{3} 1。"


def settle_row(question: Question, frames: list[Frame], settled: Settled, context: Context) -> None:
    """Keep, or propose, the row that the frames of a question come to."""
    row = _Row(question, settled, context)
    if any(frame.column for frame in frames):  # 没制发也没废止，现行有效4件
        frames = [frame for frame in frames if frame.value is not None or frame.column]
    for frame in frames:
        if frame.value != ALL:
            row.add(frame)
    for frame in frames:
        if frame.value == ALL:
            row.add_all(frame)
    numbers = row.numbers()
    if any(frame.change for frame in frames):
        value = _checked(question, numbers)
        how = f"原来合计 {sum(row.before.values())}，改后合计 {sum(numbers.values())}"
        settled.proposals.append(Proposal(question, value, how))
        return
    settled.put(question, numbers, frames)


def _checked(question: Question, numbers: Mapping[str, int]) -> Any:
    """Return the row of a proposal; raise `NotSettled` where a cell would fall below zero."""
    assert question.field is not None
    try:
        return question.field.adapter.validate_python(dict(numbers))
    except ValidationError as error:
        raise NotSettled("") from error


class _Row:
    """A row that is filled from what was said."""

    def __init__(self, question: Question, settled: Settled, context: Context) -> None:
        assert question.field is not None
        self._question, self._settled, self._context = question, settled, context
        self._columns = question.field.columns
        known = context.values.get(question.name)
        self._is_known = known is not None
        self.before: dict[str, int] = {
            column: 0 if known is None else getattr(known, column) for column in self._columns
        }
        self._said: dict[str, int] = {}
        self._total: int | None = None
        self._told: list[Frame] = []
        """What was said of the sum."""

    def add(self, frame: Frame) -> None:
        """Take one number: a cell's, the sum's, or a change of either."""
        number = 0 if frame.number is None else typed(self._question, frame.number)
        place = frame.column or TOTAL
        moved = -number if frame.change == "-" else number
        if place == TOTAL and self._adds(frame):
            self._total = (self._total or 0) + number
        elif place == TOTAL:
            if self._total is not None and self._total != number:
                raise NotSettled(f"“{self._question.title}”看到不止一个数，不知道用哪一个。")
            self._total = sum(self.before.values()) + moved if frame.change else number
        elif frame.change:
            self._said[place] = self.before[place] + moved
            if self._said[place] < 0:
                raise NotSettled("")
        elif self._said.get(place, number) != number:
            self._said[place] += number
        else:
            self._said[place] = number

    def _adds(self, frame: Frame) -> bool:
        """Whether a sum is of further requests: 第二件, or with another description."""
        is_other = (
            bool(self._told)
            and not frame.change
            and all(
                frame.words != told.words and (frame.is_sounded or told.is_sounded)
                for told in self._told
            )
        )
        self._told.append(frame)
        return frame.is_counted or is_other

    def add_all(self, frame: Frame) -> None:
        """Take 都是…: the sum is all of one column, or the row is that of what was received."""
        if frame.column and frame.column != TOTAL:
            if self._total is None:
                raise NotSettled("")
            self._said[frame.column] = self._total
            return
        received = self._received()
        if received is None:
            raise NotSettled("")
        self._said |= received
        self._total = None

    def numbers(self) -> Mapping[str, int]:
        """Return the cells; raise `NotSettled` where a cell must be guessed."""
        if self._columns == _DOCUMENTS:
            return self._documents()
        if self._total is None:
            return self._cells(self.before if self._is_known else {})
        rest = self._total - sum(self._said.values())
        if rest == 0:
            return self._cells({})
        if rest < 0 and self._said:
            raise NotSettled(self._not_adding_up())
        column = self._column_of_rest()
        if self._said and (column is None or column in self._said):
            raise NotSettled(self._not_adding_up())
        if column is None:
            example = self._question.example
            how = f"，例如：{example}。" if example else "。"
            raise NotSettled(f"“{self._question.title}”要分开写清楚{how}")
        self._suppose(column)
        return self._cells({column: rest})

    def _suppose(self, column: str) -> None:
        """Keep that a column stands for what was not said, where no answer tells that either."""
        known = self._question.bare_number
        if known is None or known.reads or (self._is_known and not self._said):
            return
        labels = tables.column_labels(self._columns)
        other = next(label for each, label in labels.items() if each != column)
        which = "其余的" if self._said else ""
        self._settled.supposed[self._question.name] = _SUPPOSED.format(
            self._question.title, which, labels[column], other
        )

    def _not_adding_up(self) -> str:
        return (
            f"“{self._question.title}”分开写的加起来是 {sum(self._said.values())}，"
            f"不是 {self._total}，请再说一次。"
        )

    def _cells(self, others: Mapping[str, int]) -> dict[str, int]:
        return {column: self._said.get(column, others.get(column, 0)) for column in self._columns}

    def _documents(self) -> Mapping[str, int]:
        """Fill the row of documents; how many are in force must be known."""
        if self._total == 0 and not self._said:
            return dict.fromkeys(_DOCUMENTS, 0)
        if self._total is not None:
            raise NotSettled("要分开写清楚：制发、废止、现行有效各几件，例如 2 0 5。")
        if not self._is_known and _IN_FORCE not in self._said:
            raise NotSettled("还少一个数：年底现行有效的几件？请连起来再说一次，例如 2 0 5。")
        return self._cells(self.before)

    def _column_of_rest(self) -> str | None:
        """Return the one column that a sum without columns can be of."""
        column = _only(self.before) if self._is_known and not self._said else None
        column = column or self._context.bare_column(self._question, self._settled.values)
        if column is None and self._columns == _APPLICANTS:
            said: Any = self._settled.values.get(RECEIVED)
            column = None if said is None else _only(_numbers_of(said))
        return column

    def _received(self) -> dict[str, int] | None:
        received = self._settled.values.get(RECEIVED, self._context.values.get(RECEIVED))
        return None if received is None else _numbers_of(received)


def _numbers_of(row: Any) -> dict[str, int]:
    return {column: getattr(row, column) for column in type(row).model_fields}


def _only(row: Mapping[str, int]) -> str | None:
    used = [column for column, number in row.items() if number]
    return used[0] if len(used) == 1 else None
