"""A row of a table told in several clauses: 「收到申请2件，都是自然人，都公开了」."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from report_assistant.language.facts.clauses import Mention
from report_assistant.language.facts.names import Named, Names, column_of
from report_assistant.language.facts.taken import Fact, TakenFacts
from report_assistant.language.numerals import NotUnderstood, read_count
from report_assistant.language.understanding import column_labels
from report_assistant.questionnaire.question import Question, Questionnaire

_RECEIVED, _CARRIED_OVER, _GRANTED = (
    f"applications.{row}" for row in ("received", "carried_over", "granted")
)


@dataclass
class _Row:
    question: Question
    total: str
    columns: list[tuple[str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


class OpenRow:
    """The row whose clauses are still coming in, if there is one."""

    def __init__(self, names: Names, taken: TakenFacts) -> None:
        self._names = names
        self._taken = taken
        self._row: _Row | None = None

    def __bool__(self) -> bool:
        """Return whether a row is open."""
        return self._row is not None

    def begin(self, named: Named, mention: Mention, column: str, words: str) -> None:
        """Open a row by a number beside its name; of one column, if the clause names that too."""
        self._row = _Row(named.question, "" if column else mention.number, words=[words])
        if column:
            self._row.columns.append((column, mention.number))

    def add_number(self, mention: Mention, after: str) -> bool:
        """Add a number in one column of the open row."""
        row = self._row
        if row is None:
            return False
        label = column_of(row.question, mention.before) or column_of(row.question, after)
        other = self._names.beside(mention.before, mention.unit)
        if not label or (other is not None and other.name not in label):
            return False
        row.columns.append((label, mention.number))
        row.words.append(f"{mention.before}{mention.amount}{after}")
        return True

    def add_applicants(self, words: str) -> bool:
        """Put all of the row's number into one column: 「都是自然人」."""
        row = self._row
        if row is None or row.columns or not row.total:
            return False
        label = column_of(row.question, words)
        if not label:
            return False
        row.columns.append((label, row.total))
        row.words.append(words)
        return True

    def forget(self) -> None:
        """Drop the row: a part of its clause was not understood."""
        self._row = None

    def close(self) -> None:
        """Take the row as the answer to its question."""
        row, self._row = self._row, None
        if row is None:
            return
        words = "，".join(row.words)
        if row.columns and row.total and not _adds_up(row):
            self._taken.quote(words)
        elif row.columns:
            parts = "，".join(f"{label} {number}" for label, number in row.columns)
            typed = f"共{read_count(row.total)}件，其中{parts}" if row.total else parts
            self._taken.take_or_quote(row.question, typed, words)
        else:
            typed = _for_one_applicant(row.total, self._taken.get(_RECEIVED))
            self._taken.take_or_quote(row.question, typed, words)


def _adds_up(row: _Row) -> bool:
    try:
        return sum(read_count(number) for _, number in row.columns) == read_count(row.total)
    except NotUnderstood:  # a number that is none: too long, too large
        return False


def grant_all(questionnaire: Questionnaire, taken: TakenFacts, words: str) -> None:
    """Grant all of each kind of applicant, if these are known: 「都公开了」."""
    received = taken.get(_RECEIVED)
    question = questionnaire.by_name.get(_GRANTED)
    carried = taken.get(_CARRIED_OVER)
    if received is None or question is None or (carried is not None and carried.value.total):
        taken.quote(words)
    else:
        taken.put(Fact(question, received.value, words))


def _for_one_applicant(total: str, received: Fact | None) -> str:
    """Return a result without applicants for the only kind of them that has applied."""
    if received is None:
        return total
    kinds = [label for label, number in _applicants_of(received) if number]
    return f"{kinds[0]} {total}" if len(kinds) == 1 else total


def _applicants_of(fact: Fact) -> Iterator[tuple[str, int]]:
    assert fact.question.field is not None
    for column, label in column_labels(fact.question.field).items():
        yield label, getattr(fact.value, column)
