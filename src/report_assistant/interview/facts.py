"""Several facts in one message: 「新媒体114条，版面46块，收到申请2件，都是自然人，都公开了」.

Clause by clause: a number with a question's name, a row of a table with its applicants, words for
none, a name with its words. What is not understood for certain is quoted back, never guessed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from report_assistant.interview.fact_clauses import Clause, Mention, sentences, without_lead
from report_assistant.interview.fact_context import FactContext
from report_assistant.interview.fact_names import Named, Names, column_of, is_harmless
from report_assistant.interview.none_answers import covers_parts
from report_assistant.interview.numerals import NotUnderstood, is_none_word, read_count
from report_assistant.interview.question import Question, Questionnaire
from report_assistant.interview.understanding import column_labels
from report_assistant.interview.unnamed_numbers import TOTAL, UnnamedNumbers
from report_assistant.report.fields import Kind

Understood = Callable[[Question, str], Any]
"""What words mean as the answer to a question. Raises NotUnderstood."""
RECEIVED, CARRIED_OVER, GRANTED = (
    f"applications.{row}" for row in ("received", "carried_over", "granted")
)
_NO = (
    "(?:没有|没得|莫得|冇得|木有|没|无|未)(?:有|再)?"
    "(?:收到|收取|收|发生|出现|作出|做出|实施|开展|产生|办理|制发|制定)?过?"
)
_NONE_OF = re.compile(rf"^(?P<lead>.*?)(?:{_NO})(?P<names>.+)$")
_IS_NONE = re.compile(rf"^(?P<names>.+?)[都也均全]?(?:为零|是零|{_NO}|零)$")
_AND = re.compile("以及|[和与及或、/]")
_ALL_GRANTED = re.compile(
    "(?:已经?|结果)?(?:都|均|全部?)(?:已经?)?(?:予以|给予?|依法)?(?:公开|提供)了?(?:信息)?"
)
_ALL = re.compile("都|均|全部?")
_EMPTY_WORDS = re.compile("(?:你好|您好|谢谢|麻烦了?|好的?|如下|数据如下|是这样的?)[：:！!]?")


@dataclass(frozen=True)
class Fact:
    """The answer to one question, and the words that it was read from."""

    question: Question
    value: Any
    words: str


@dataclass(frozen=True)
class Facts:
    """What was understood of a message, and what was not."""

    found: tuple[Fact, ...]
    unread: tuple[str, ...]


@dataclass
class _Row:
    """A row of a table whose clauses are still coming in."""

    question: Question
    total: str
    columns: list[tuple[str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


class FactReader:
    """Reads one message."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        understood: Understood,
        *,
        asked: Question | None = None,
        year: int | None = None,
    ) -> None:
        """`asked` is the question that is up: a number without a name answers it."""
        self._questionnaire = questionnaire
        self._unnamed = UnnamedNumbers(asked)
        self._context = FactContext(year)
        self._names = Names(questionnaire)
        self._understood = understood
        self._found: dict[str, Fact] = {}
        self._unread: list[str] = []
        self._row: _Row | None = None
        self._after_none = False
        self._granted = ""

    def read(self, typed: str) -> Facts:
        """Return the facts in a message, in the order of the questionnaire."""
        for clauses in sentences(typed):
            self._after_none = False
            self._sentence(clauses)
        self._close_row()
        self._grant_all()
        self._keep_whole()
        order = list(self._questionnaire.by_name)
        found = sorted(self._found.values(), key=lambda fact: order.index(fact.question.name))
        return Facts(tuple(found), tuple(self._unread))

    def _sentence(self, clauses: list[Clause]) -> None:
        place = 0
        self._unnamed.begin_sentence()
        while place < len(clauses):
            end = place + 1
            if not self._context.admits(clauses[place].words, is_head=place == 0):
                self._pass_over(clauses[place].words)
                place = end
                continue
            named = self._names.opening(clauses[place].words)
            if named is not None:
                while (
                    named.question.kind is Kind.LINES
                    and end < len(clauses)
                    and clauses[end].pause == "、"
                ):
                    end += 1
                words = "、".join([named.rest, *(each.words for each in clauses[place + 1 : end])])
                self._close_row()
                self._take(named.question, words, f"{named.name}：{words}")
            else:
                end = _end_of_names(clauses, place)
                words = "、".join(each.words for each in clauses[place:end])
                self._clause(without_lead(words, self._names.holds_name), clauses[place].pause)
            place = end

    def _pass_over(self, words: str) -> None:
        """Figures of another year: quoted, and what they are of is remembered."""
        self._unread.append(words)
        for mention in Clause(words, "").mentions():
            self._unnamed.mentioned(self._names.beside(mention.before, mention.unit))

    def _clause(self, words: str, pause: str) -> None:
        mentions = Clause(words, pause).mentions()
        if mentions and self._bare_row(mentions):
            return
        if mentions:
            self._after_none = False
            for number, mention in enumerate(mentions):
                is_last = number == len(mentions) - 1
                after = mention.after if is_last else ""
                if not self._mention(mention, after) and not (
                    len(mentions) == 1 and self._without_name(mention, after)
                ):
                    self._unread.append(words)
                    if number:
                        self._row = None
                    return
        elif not (
            _EMPTY_WORDS.fullmatch(words)
            or self._unnamed.is_remark(words)
            or self._unnamed_none(words)
            or self._applicants(words)
            or self._all_granted(words)
            or self._none(words)
        ):
            self._unread.append(words)

    # ------------------------------------------------------------ numbers

    def _mention(self, mention: Mention, after: str) -> bool:
        if mention.is_vague:
            return False
        if self._row is not None and self._column(self._row, mention, after):
            return True
        named = self._names.beside(mention.before, mention.unit)
        if named is None and after:
            named = self._names.beside(after, mention.unit)
            rest = mention.before + ("" if named is None else named.rest)
        else:
            rest = after + ("" if named is None else named.rest)
        self._unnamed.mentioned(named)
        if named is None:
            return False
        if self._unnamed.is_part(named, mention):
            return False
        column = column_of(named.question, named.rest) if not is_harmless(named.rest) else ""
        if not column and not is_harmless(rest):
            return False
        return self._number(named, mention, column)

    def _without_name(self, mention: Mention, after: str) -> bool:
        """A number that names nothing: the whole of what came before, or the answer asked for."""
        if mention.is_vague or self._row is not None:
            return False
        total = self._questionnaire.by_name.get(TOTAL)
        counts = {name: fact.value for name, fact in self._found.items()}
        question = self._unnamed.meant(mention, after, counts, total)
        if question is None:
            return False
        if self._unnamed.is_whole(question):
            self._found.pop(question.name, None)
        return self._number(Named(question, "", ""), mention, "")

    def _unnamed_none(self, words: str) -> bool:
        """「没有」 at the head of a message answers the question that is up."""
        asked = self._unnamed.asked
        if asked is None or self._found or self._unread or not is_none_word(words):
            return False
        return asked.takes_none and self._take(asked, "没有", words)

    def _bare_row(self, mentions: list[Mention]) -> bool:
        """「规范性文件 2 0 5」: as many numbers as a row has columns."""
        first, *others = mentions
        named = self._names.beside(first.before, first.unit)
        if not others or named is None or named.question.kind is not Kind.COUNTS:
            return False
        if not is_harmless(named.rest) or any(each.before.strip() for each in others):
            return False
        self._close_row()
        numbers = " ".join(mention.number for mention in mentions)
        return self._take(named.question, numbers, f"{first.before}{numbers}")

    def _number(self, named: Named, mention: Mention, column: str) -> bool:
        self._close_row()
        words = f"{mention.before}{mention.amount}{mention.after}"
        if named.question.kind is Kind.COUNTS:
            self._row = _Row(named.question, "" if column else mention.number, words=[words])
            if column:
                self._row.columns.append((column, mention.number))
            return True
        return self._take(named.question, mention.amount, words)

    def _column(self, row: _Row, mention: Mention, after: str) -> bool:
        """A number in one column of the row that was named before."""
        label = column_of(row.question, mention.before) or column_of(row.question, after)
        other = self._names.beside(mention.before, mention.unit)
        if not label or (other is not None and other.name not in label):
            return False
        row.columns.append((label, mention.number))
        row.words.append(f"{mention.before}{mention.amount}{after}")
        return True

    # ------------------------------------------------------------ words

    def _applicants(self, words: str) -> bool:
        """「都是自然人」 after a row."""
        row = self._row
        if row is None or row.columns or not row.total:
            return False
        label = column_of(row.question, words)
        if not label:
            return False
        row.columns.append((label, row.total))
        row.words.append(words)
        return True

    def _all_granted(self, words: str) -> bool:
        if not _ALL_GRANTED.fullmatch(words):
            return False
        self._granted = words
        return True

    def _none(self, words: str) -> bool:
        """「没有行政处罚和行政强制」「许可为零」; a list may go on after it."""
        questions = self._named_as_none(words)
        if not questions:
            return False
        self._close_row()
        self._after_none = True
        taken = [self._take(question, "没有", words) for question in questions]
        return all(taken)

    def _named_as_none(self, words: str) -> list[Question]:
        """The questions that a clause says there is nothing of; none if it names others too."""
        before, after = _NONE_OF.match(words), _IS_NONE.match(words)
        lists = [
            before["names"] if before is not None and is_harmless(before["lead"]) else "",
            after["names"] if after is not None else "",
            words if self._after_none and before is None and after is None else "",
        ]
        for names in filter(None, lists):
            called = [self._names.called(name) for name in _AND.split(names) if name.strip()]
            questions = list(dict.fromkeys(filter(None, called)))
            if questions and None not in called:
                return [each for each in questions if covers_parts(each, names)]
        return []

    # ------------------------------------------------------------ taking

    def _close_row(self) -> None:
        row, self._row = self._row, None
        if row is None:
            return
        words = "，".join(row.words)
        counted = sum(read_count(number) for _, number in row.columns)
        if row.columns and row.total and counted != read_count(row.total):
            self._unread.append(words)
        elif row.columns:
            typed = "，".join(f"{label} {number}" for label, number in row.columns)
            self._take_or_quote(row.question, typed, words)
        else:
            self._take_or_quote(row.question, self._for_one_applicant(row.total), words)

    def _for_one_applicant(self, total: str) -> str:
        """A result without applicants, where only one kind of them has applied."""
        received = self._found.get(RECEIVED)
        if received is None:
            return total
        kinds = [label for label, number in _applicants_of(received) if number]
        return f"{kinds[0]} {total}" if len(kinds) == 1 else total

    def _grant_all(self) -> None:
        """「都公开了」 says how many of each kind of applicant were granted, if we know these."""
        if not self._granted:
            return
        received = self._found.get(RECEIVED)
        question = self._questionnaire.by_name.get(GRANTED)
        carried = self._found.get(CARRIED_OVER)
        if received is None or question is None or (carried is not None and carried.value.total):
            self._unread.append(self._granted)
            return
        self._found[GRANTED] = Fact(question, received.value, self._granted)

    def _keep_whole(self) -> None:
        """What was read from a part only, or beside a doubt, is quoted instead."""
        for name in list(self._unnamed.doubtful(self._unread)):
            fact = self._found.pop(name, None)
            if fact is not None:
                self._unread.append(fact.words)

    def _take_or_quote(self, question: Question, typed: str, words: str) -> None:
        if not self._take(question, typed, words):
            self._unread.append(words)

    def _take(self, question: Question, typed: str, words: str) -> bool:
        try:
            value = self._understood(question, typed)
        except NotUnderstood:
            return False
        earlier = self._found.get(question.name)
        if earlier is not None and earlier.value != value:
            del self._found[question.name]
            self._unread += [earlier.words]
            return False
        self._found[question.name] = Fact(question, value, words)
        return True


def _end_of_names(clauses: list[Clause], place: int) -> int:
    """Where a list of names without numbers ends: 「许可、处罚、强制都没有」."""
    end = place + 1
    while (
        end < len(clauses)
        and clauses[end].pause == "、"
        and not any(each.mentions() for each in clauses[place : end + 1])
    ):
        end += 1
    return end


def _applicants_of(fact: Fact) -> Iterator[tuple[str, int]]:
    assert fact.question.field is not None
    for column, label in column_labels(fact.question.field).items():
        yield label, getattr(fact.value, column)
