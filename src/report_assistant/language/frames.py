"""Frames: what a message says of which question, and what is left over.

A number is read with the words around it: the question that they name, the column, whose year it
is, whether it is a difference, a part, an old value. What no rule places is quoted, never guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from report_assistant.language.clauses import Clause, sentences
from report_assistant.language.context import Context
from report_assistant.language.heard import Heard
from report_assistant.language.labels import Labels
from report_assistant.language.lexicon import COLUMN, NAME, PART, UNIT
from report_assistant.language.naming import (
    CHANNELS,
    Named,
    Naming,
    columns_in,
    has_unknown,
    is_weak,
    names_in,
)
from report_assistant.language.naming import TOTAL as CHANNEL_TOTAL
from report_assistant.language.nones import Nones
from report_assistant.language.numbers import value_of
from report_assistant.language.scope import Scope, is_old, relative, scoped
from report_assistant.language.shapes import DATE, YEAR
from report_assistant.language.tokens import NUMBER, SHAPE, UNKNOWN, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

_YEAR = "year"
_CARRIED_OVER = "applications.carried_over"
_ARITHMETIC = "+=−"
_NO_TOKEN = Token(UNKNOWN, "", 0, 0)
TOTAL, ALL = "total", "all"
"""The sum of a row, and a value that is the whole of what was said before."""


@dataclass(frozen=True)
class Frame:
    """One thing that a message says."""

    question: str
    value: Decimal | str | tuple[str, ...] | None
    """The number; `ALL` where it is all of them; `None` for none at all; words; choices."""
    words: str
    unit: str = ""
    column: str = ""
    """Of a row; empty where no column was said."""
    entry: str = ""
    """Of a list of figures."""
    change: str = ""
    """`+` or `-` for a number that is to be added or taken away."""
    old: Decimal | None = None
    """The value that it was said to replace."""
    is_bare: bool = False
    """Whether it has no name, so that it can only answer the question that is up."""
    is_sure: bool = True
    """Whether nothing unknown stands between the name and the number."""
    is_hedged: bool = False
    is_part: bool = False
    """Whether it is of a part of what is asked: 视频号 12."""
    is_set: bool = False
    """Whether it was said as a correction."""
    is_sum: bool = False
    """Whether the number was not said but follows from those that were."""
    is_sounded: bool = False
    """Whether the name was only heard by its sound."""


@dataclass
class Read:
    """What was read from a message."""

    frames: list[Frame] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    """Figures that are told but are not this report's: last year's, a difference, a plan."""
    unread: list[str] = field(default_factory=list)
    """Words that could not be placed."""
    remarks: list[str] = field(default_factory=list)
    """Clauses without a number that say nothing of a question and hold unknown words."""


def read_frames(heard: Heard, context: Context) -> Read:
    """Return what a message says of the questions."""
    reader = _Reader(context)
    for said in sentences(heard.tokens):
        reader.sentence(said)
    return reader.done()


class _Reader:
    """Reads a message clause by clause."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._naming = Naming(context)
        self._read = Read()
        self._nones = Nones(context, self._naming)
        self._scope = Scope(context.year)
        self._carry: Named | None = None
        self._row: Question | None = None
        self._pending: list[Token] = []
        self._is_repaired = False
        self._used: Clause | None = None
        self._worded_answers = Labels(context, self._naming, self._read.frames)
        self._dates = 0

    def done(self) -> Read:
        """Return what was read."""
        for words in self._nones.incomplete():
            self._read.unread.append(words)
        return self._read

    def sentence(self, clauses: list[Clause]) -> None:
        """Read one sentence."""
        self._scope.begin_sentence()
        self._pending = []
        place = 0
        while place < len(clauses):
            place = self._dealt(clauses, place) or self._clause(clauses, place)

    # ------------------------------------------------------------ names in a row, numbers in a row

    def _dealt(self, clauses: list[Clause], place: int) -> int:
        """Read 「甲、乙、丙分别为 a、b、c」; return where it ends, or 0 where it is none."""
        labels: list[Token] = []
        at = place
        while at < len(clauses) and not clauses[at].numbers:
            found = self._labels(clauses[at].tokens)
            if not found:
                return 0
            labels += found
            at += 1
        if at == len(clauses):
            return 0
        first = clauses[at]
        head = first.tokens[: first.numbers[0]]
        more = self._labels(head)
        if more is None:
            return 0
        labels += more
        deals = any(token.has("each", "all") for token in head)
        numbers = [token for token in first.tokens if token.kind == NUMBER]
        if not self._only_numbers(first.tokens[first.numbers[0] :]):
            return 0
        end = at + 1
        while end < len(clauses) and clauses[end].pause in "、, 和" and self._is_number(clauses[end]):
            numbers += [token for token in clauses[end].tokens if token.kind == NUMBER]
            end += 1
        if len(labels) < 2 or not (len(numbers) == len(labels) or (len(numbers) == 1 and deals)):
            return 0
        if len(numbers) == 1:
            numbers = numbers * len(labels)
        for label, number in zip(labels, numbers, strict=True):
            self._number(number, (label,), (), False)
        return end

    def _labels(self, tokens: Sequence[Token]) -> list[Token] | None:
        """Return the names or columns of a clause that holds nothing else; `None` for another."""
        found: list[Token] = []
        for token in tokens:
            if token.kind in (UNKNOWN, SHAPE) or token.has("neg", "noun", "question", "compare"):
                return None
            if (token.has(NAME) and not is_weak(token)) or self._is_column(token):
                found.append(token)
            elif token.has("lastyear", "plan", "elsewhere", "part", "rate"):
                return None
        return found

    def _is_column(self, token: Token) -> bool:
        return bool(columns_in((token,), self._row_at_hand()))

    def _only_numbers(self, tokens: Sequence[Token]) -> bool:
        return not any(
            token.kind in (UNKNOWN, SHAPE) or token.has(NAME, PART, COLUMN, "neg", "noun", "op_set")
            for token in tokens
        )

    def _is_number(self, clause: Clause) -> bool:
        return len(clause.numbers) == 1 and self._only_numbers(clause.tokens)

    # ------------------------------------------------------------ clauses

    def _clause(self, clauses: list[Clause], place: int) -> int:
        clause = clauses[place]
        if (end := self._bare_row(clauses, place)) > place:
            return end
        self._is_repaired = self._is_repaired or _is_repair(clause.tokens) or _hesitates(clause)
        if (end := self._worded_answers.read(clauses, place)) > place:
            return end
        if self._added_up(clause):
            return place + 1
        if clause.numbers:
            self._numbered(clause, clauses[place + 1] if place + 1 < len(clauses) else None)
        elif clause is not self._used:
            self._worded(clause)
        return place + 1

    def _bare_row(self, clauses: list[Clause], place: int) -> int:
        """Read as many numbers as a row has columns: 「规范性文件 2 0 6」."""
        first = clauses[place]
        names = names_in(first.tokens)
        row, at = self._row, place
        if names:
            row = self._row_named(names[-1])
            at = place if first.numbers else place + 1
        elif row is None and place == 0 and not self._read.frames:
            row = self._asked_row()
        if row is None or row.field is None:
            return place
        numbers: list[Token] = []
        while at < len(clauses) and (not numbers or clauses[at].pause in " ,、|/\t"):
            tokens = [t for t in clauses[at].tokens if not (at == place and t in names)]
            if not all(t.kind == NUMBER or t.has("filler", UNIT, "total") for t in tokens):
                break
            numbers += [t for t in tokens if t.kind == NUMBER]
            at += 1
        if len(numbers) != len(row.field.columns) or any(n.value is None for n in numbers):
            return place
        words = " ".join(number.text for number in numbers)
        self._row = row
        for column, number in zip(row.field.columns, numbers, strict=True):
            self._add(Frame(row.name, number.value, words, column=column))
        return at

    def _added_up(self, clause: Clause) -> bool:
        """Read a sum that is written out: 「合计=203+87-12=278」「1次+2次=3次」."""
        signs = [token.text for token in clause.tokens if token.text in _ARITHMETIC]
        numbers = [token for token in clause.tokens if token.kind == NUMBER]
        if not signs or any(number.value is None for number in numbers):
            return False
        parts, said = sum_of(clause.tokens)
        if parts is None:
            return False
        left = clause.tokens[: clause.tokens.index(numbers[0])]
        named = self._naming.named_by(left, numbers[-1].unit) or self._carry
        asked = self._context.asked
        name = named.question if named is not None else asked.name if asked is not None else ""
        question = self._naming.question(name)
        if question is None or question.kind not in (Kind.COUNT, Kind.MONEY):
            return False
        if said is not None and said != parts:
            self._read.unread.append(clause.words)
            return True
        self._add(
            Frame(name, parts, clause.words, numbers[-1].unit, is_sure=False, is_sum=said is None)
        )
        return True

    def _row_named(self, token: Token) -> Question | None:
        for name in token.kinds.get(NAME, ()):
            question = self._naming.question(name)
            if question is not None and question.kind is Kind.COUNTS:
                return question
        return None

    def _asked_row(self) -> Question | None:
        asked = self._context.asked
        return asked if asked is not None and asked.kind is Kind.COUNTS else None

    def _row_at_hand(self) -> Question | None:
        return self._row or self._asked_row()

    def _worded(self, clause: Clause) -> None:
        """Read a clause without a number."""
        tokens = _without_own_year(clause.tokens)
        self._scope.hear(tokens)
        self._dates += sum(token.has(DATE) for token in tokens)
        if any(token.has("not_ours") for token in tokens) and self._read.frames:
            self._read.unread.append(f"{self._read.frames.pop().words}，{clause.words}")
            return
        names = names_in(tokens)
        if clause.pause == "、" and self._pending:
            names = [*self._pending, *names]
        if any(token.has("neg") for token in tokens) and not self._scope.is_other:
            is_first = not self._read.frames
            pending = self._pending_for(clause)
            if self._no_more(self._nones.read(tokens, pending, self._carry, is_first=is_first)):
                self._pending = []
                return
        if self._year(tokens) or self._whole(tokens) or self._lone_column(tokens):
            return
        if any(token.has("dunno", "defer") for token in tokens):
            self._read.aside.append(clause.words)
            self._carry = None
            return
        strong = [token for token in names_in(tokens) if not is_weak(token)]
        if strong:
            self._pending = [*self._pending, *strong] if clause.pause == "、" else strong
            self._carry = self._naming.named_by(strong[-1:], "") or self._carry
            self._row = self._row_named(strong[-1]) or self._row
            self._hear_context(strong)
            if has_unknown(tokens):
                self._read.remarks.append(clause.words)
            return
        if any(token.has("recent") for token in tokens) and self._is_repaired:
            self._carry = self._last_taken(tokens[0]) or self._carry
            return
        if has_unknown(tokens) and not clause.is_bracket:
            self._read.remarks.append(clause.words)
        self._pending = []

    def _pending_for(self, clause: Clause) -> list[Token]:
        """Return the names listed before a clause that it speaks of too: 许可、处罚、强制都没有."""
        is_list = clause.pause == "、" or any(token.has("all") for token in clause.tokens)
        return self._pending if is_list else []

    def _no_more(self, frames: list[Frame] | None) -> bool:
        """Take what the words say there is none of; False where they say no such thing."""
        if frames is None:
            return False
        for frame in frames:
            self._add(frame)
        self._carry = None
        return True

    def _year(self, tokens: Sequence[Token]) -> bool:
        """Read 「写2025年的」「去年的」 where the year is asked for."""
        asked, year = self._context.asked, self._context.year
        said = [token for token in tokens if token.has(YEAR)]
        if asked is None or asked.section != 0 or has_unknown(tokens) or names_in(tokens):
            return False
        if asked.name == _YEAR and not said and year is not None:
            if any(token.has("lastyear") for token in tokens):
                self._add(Frame(_YEAR, Decimal(year), "".join(t.text for t in tokens)))
                return True
        if not said:
            return False
        value = value_of(said[0].text.rstrip("年度"))
        self._add(Frame(_YEAR, value, said[0].text))
        return True

    def _whole(self, tokens: Sequence[Token]) -> bool:
        """Read 「都公开了」「全给了」: as many as were received."""
        granted = [t for t in tokens if "applications.granted" in t.kinds.get(NAME, ())]
        if not granted or not self._naming.is_about_applications or has_unknown(tokens):
            return False
        if not (any(t.has("all") for t in tokens) or granted[0].text[0] in "都全"):
            return False
        words = "".join(token.text for token in tokens)
        self._add(Frame("applications.granted", ALL, words))
        return True

    def _lone_column(self, tokens: Sequence[Token]) -> bool:
        """Read 「复议1件，维持了」「3件，都是个人的」: the column of the sum before."""
        if has_unknown(tokens) or not self._read.frames:
            return False
        last = next(
            (f for f in reversed(self._read.frames) if f.column == TOTAL and f.value != ALL), None
        )
        row = self._row if last is None else self._naming.question(last.question)
        columns = columns_in(tokens, row)
        if row is None or len(columns) != 1 or last is None:
            return False
        self._add(Frame(row.name, ALL, last.words, column=columns[0][1], is_bare=last.is_bare))
        return True

    # ------------------------------------------------------------ numbers

    def _numbered(self, clause: Clause, following: Clause | None) -> None:
        tokens, numbers = clause.tokens, clause.numbers
        edges = [-1, *numbers, len(tokens)]
        between = [
            tuple(tokens[start + 1 : end]) for start, end in zip(edges, edges[1:], strict=False)
        ]
        is_behind = self._names_behind(between)
        is_mixed = not is_behind and self._turns_round(between)
        for nth, place in enumerate(numbers):
            is_behind = is_behind or (is_mixed and nth > 0)
            left = () if is_behind and nth else between[nth]
            if not is_behind:
                left = self._without_none(left)
            right = between[nth + 1]
            if nth == len(numbers) - 1 and _names_only(following):
                assert following is not None
                right = (*right, *following.tokens)
                self._used = following
            self._number(
                tokens[place], left, right, is_behind, clause, has_next=nth + 1 < len(numbers)
            )
        tail = between[-1]
        if any(token.has("neg") for token in tail) and names_in(tail) and not is_behind:
            self._no_more(self._nones.read(tail, [], None, is_first=False))
        elif has_unknown(tail) and not clause.is_bracket:
            self._read.remarks.append("".join(token.text for token in tail))

    def _without_none(self, left: tuple[Token, ...]) -> tuple[Token, ...]:
        """Take what stands before a number but speaks of something that there is none of."""
        place = next((n for n, token in enumerate(left) if token.has("neg")), None)
        if place is None or not names_in(left[:place]) or not names_in(left[place + 1 :]):
            return left
        self._no_more(self._nones.read(left[: place + 1], [], None, is_first=False))
        return left[place + 1 :]

    def _names_behind(self, between: Sequence[tuple[Token, ...]]) -> bool:
        """Whether each number stands before its name: 「3次培训、4次检查」「2件公开了1件不掌握」."""
        first, *rest = between
        row = self._row_at_hand()
        if self._labels_at(first, row) or (self._carry is not None and len(rest) == 1):
            return False
        return all(self._labels_at(words[:4], row) for words in rest)

    def _turns_round(self, between: Sequence[tuple[Token, ...]]) -> bool:
        """Whether only the first number has its name before it: 「收到3个，2个给了1个不掌握」."""
        if len(between) < 3:
            return False
        first, second, *_, last = between
        if any(token.has("neg", "dunno", "defer") for token in last):
            return False
        if not any(self._is_telling(token) for token in names_in(last[:4])):
            return False
        names = [self._naming.named_by(words, "") for words in (first, second)]
        return names[1] is None or (names[0] is not None and names[0].question == names[1].question)

    def _labels_at(self, tokens: Sequence[Token], row: Question | None) -> bool:
        if any(self._is_telling(token) for token in names_in(tokens)):
            return True
        return bool(columns_in(tokens, row))

    def _is_telling(self, token: Token) -> bool:
        if not is_weak(token):
            return True
        names = token.kinds.get(NAME, ())
        asked = self._context.asked
        if self._naming.is_about_applications and any(n.startswith("applications.") for n in names):
            return True
        return asked is not None and asked.name in names

    def _number(
        self,
        number: Token,
        left: Sequence[Token],
        right: Sequence[Token],
        is_behind: bool,
        clause: Clause | None = None,
        *,
        has_next: bool = False,
    ) -> None:
        words = _said(left, number)
        self._scope.hear(left)
        self._dates += sum(token.has(DATE) for token in left)
        self._is_repaired = self._is_repaired or _is_repair(left)
        beside = tuple(right) if is_behind else tuple(left)
        named = self._named(number, beside, right, is_behind)
        if number.value == 1 and _is_denied(right) and (named or self._carry) is not None:
            told = named or self._carry
            assert told is not None
            self._add(Frame(told.question, None, words))
            self._carry = None
            return
        if number.value is None:
            self._carry = None
            self._read.unread.append(words)
            return
        if is_old(left, right, has_next):
            self._carry = named or self._carry
            self._old = number.value
            return
        kind = scoped(self._scope, left, right, bool(self._row_at_hand()))
        if kind is not None:
            self._carry = named or self._carry
            if self._is_missing_part(left):
                return
            (self._read.aside if kind.is_known else self._read.unread).append(words)
            return
        if self._next_to_noun(left, right, named):
            self._read.unread.append(words)
            return
        self._place(number, left, right, named, words, is_behind)

    def _is_missing_part(self, left: Sequence[Token]) -> bool:
        """Read 「公众号64（不含视频号的18条）」: what was said before is not the whole."""
        last = self._read.frames[-1] if self._read.frames else None
        if last is None or not any(token.has("part_out") for token in left):
            return False
        parts = {name for token in left for name in token.kinds.get(PART, ())}
        if last.question not in parts:
            return False
        self._read.frames.pop()
        self._read.unread.append(last.words)
        self._read.unread.append("".join(token.text for token in left))
        return True

    def _named(
        self, number: Token, beside: Sequence[Token], right: Sequence[Token], is_behind: bool
    ) -> Named | None:
        named = self._naming.named_by(beside, number.unit)
        if named is None and not is_behind and not names_in(beside):
            near = [token for token in right[:3] if names_in((token,)) and not is_weak(token)]
            named = self._naming.named_by(near[:1], number.unit)
        if named is None and not names_in(t for t in beside if not is_weak(t)):
            named = self._carry if self._fits(self._carry, number.unit) else None
        return named

    def _fits(self, named: Named | None, unit: str) -> bool:
        question = None if named is None else self._naming.question(named.question)
        if question is None:
            return named is not None
        return question.kind is Kind.FIGURES or self._context.lexicon.counts_in(question, unit)

    def _next_to_noun(
        self, left: Sequence[Token], right: Sequence[Token], named: Named | None
    ) -> bool:
        """Whether the number is of a thing that is not ours: 阅读量2.3万, 4.1万亩."""
        for token in reversed(left):
            if token.has(NAME, PART, COLUMN):
                break
            if token.has("noun"):
                return True
        return bool(right) and right[0].has("noun") and named is None

    def _place(
        self,
        number: Token,
        left: Sequence[Token],
        right: Sequence[Token],
        named: Named | None,
        words: str,
        is_behind: bool,
    ) -> None:
        """Say of which question the number is."""
        change = relative(left)
        is_sure = not _unknown_between(left, named)
        is_hedged = any(token.has("hedge") for token in left)
        old, self._old = self._old, None
        dates, self._dates = self._dates, 0
        value = number.value
        assert value is not None
        if dates > 1 and any(token.has("each") for token in left):
            value *= dates  # 5月、10月各一次
        is_set = any(token.has("op_set") for token in left) or old is not None
        base = Frame(
            "", value, words, number.unit, change=change, old=old, is_sure=is_sure,
            is_hedged=is_hedged, is_set=is_set or self._is_repaired,
        )
        if named is not None and _is_modified(left, named):
            self._read.unread.append(words)
            self._carry = None
            return
        row = None if named is None else self._naming.question(named.question)
        if row is not None and row.kind is Kind.COUNTS:
            self._row = row
            self._hear_context([named.token]) if named is not None else None
        if named is None or (row is not None and row.kind is Kind.COUNTS):
            if self._in_row(base, named, left, right, is_behind):
                return
        if named is not None:
            self._hear_context([named.token])
            self._add(
                replace(
                    base, question=named.question, is_part=named.is_part, entry=named.entry,
                    is_sounded=named.token.is_sounded,
                )
            )
            self._carry = None
            return
        if self._naming.is_ambiguous(left, number.unit):
            self._read.unread.append(words)
            return
        if self._is_of_another(left if not is_behind else right):
            self._labelled(base)
            return
        self._bare(base, left)

    def _in_row(
        self,
        base: Frame,
        named: Named | None,
        left: Sequence[Token],
        right: Sequence[Token],
        is_behind: bool,
    ) -> bool:
        row = self._row_at_hand()
        if row is None or (row.kind is not Kind.COUNTS):
            return False
        near = _until_number(right)
        columns = [] if is_behind else columns_in(left, row)
        columns = columns or columns_in(near[:4], row)
        if columns:
            column = columns[-1][1] if columns[-1][0] in left else columns[0][1]
            self._add(replace(base, question=row.name, column=column))
            return True
        if named is None:
            return False
        self._add(replace(base, question=row.name, column=TOTAL))
        described = columns_in(near, row)
        if len(described) == 1 and any(token.has("all") for token in near):
            self._add(Frame(row.name, ALL, base.words, column=described[0][1]))
        return True

    def _labelled(self, base: Frame) -> None:
        """Read 「一个公众号」 where accounts are asked for: a part, or the whole, of what is asked."""
        asked = self._context.asked
        if asked is None or asked.kind is not Kind.COUNT or not base.unit:
            self._read.unread.append(base.words)
        elif self._context.lexicon.counts_in(asked, base.unit):
            self._add(replace(base, question=asked.name, is_sure=False))
        else:
            self._read.unread.append(base.words)

    def _is_of_another(self, left: Sequence[Token]) -> bool:
        """Whether words before a number name something that it cannot be of: 网站1个."""
        return any(not is_weak(token) for token in names_in(left))

    def _bare(self, base: Frame, left: Sequence[Token]) -> None:
        """Read a number without a name: it replaces the last one, or answers what is asked."""
        asked = self._context.asked
        last = self._read.frames[-1] if self._read.frames else None
        is_final = last is not None and bool(last.change) and not base.change
        if (self._is_repaired or base.is_set or is_final) and last is not None and last.value:
            self._read.frames[-1] = replace(
                last, value=base.value, words=base.words, is_set=True, change=base.change
            )
            return
        if last is not None and any(token.has("total") for token in left):
            self._sum(base)
            return
        if last is None and base.is_set:
            self._of_last_taken(base)
            return
        question = asked
        if question is not None and question.kind in (Kind.COUNT, Kind.MONEY, Kind.COUNTS):
            if self._context.lexicon.counts_in(question, base.unit):
                column = TOTAL if question.kind is Kind.COUNTS else ""
                self._add(replace(base, question=question.name, column=column, is_bare=True))
                return
        self._read.unread.append(base.words)

    def _sum(self, base: Frame) -> None:
        """Read 「共计289条」 after its parts: the total of the channels, or of what is asked."""
        row = self._naming.question(self._read.frames[-1].question)
        if row is not None and row.kind is Kind.COUNTS and self._read.frames[-1].column != TOTAL:
            self._add(replace(base, question=row.name, column=TOTAL))
            return
        channels = {frame.question for frame in self._read.frames} & CHANNELS
        parts = [frame for frame in self._read.frames if frame.is_part]
        if len(channels) > 1:
            self._add(replace(base, question=CHANNEL_TOTAL))
        elif parts and not channels - {parts[0].question}:
            self._read.frames = [f for f in self._read.frames if f.question != parts[0].question]
            self._add(replace(base, question=parts[0].question))
        else:
            self._read.aside.append(base.words)

    def _of_last_taken(self, base: Frame) -> None:
        """Read a correction without a name: of the answer that was given last."""
        taken = self._context.just_taken
        question = self._naming.question(taken[0]) if len(taken) == 1 else None
        if question is None or not self._fits(Named(question.name, _NO_TOKEN), base.unit):
            self._read.unread.append(base.words)
            return
        column = TOTAL if question.kind is Kind.COUNTS else ""
        self._add(replace(base, question=question.name, column=column))

    _old: Decimal | None = None

    def _add(self, frame: Frame) -> None:
        same = [
            n
            for n, other in enumerate(self._read.frames)
            if (other.question, other.column, other.entry)
            == (frame.question, frame.column, frame.entry)
        ]
        if same and self._is_repaired and not frame.is_part:
            self._read.frames[same[-1]] = replace(frame, is_set=True)
            return
        self._read.frames.append(frame)

    def _hear_context(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            if any(name.startswith("applications.") for name in token.kinds.get(NAME, ())):
                self._naming.is_about_applications = True

    def _last_taken(self, token: Token) -> Named | None:
        taken = self._context.just_taken
        return Named(taken[-1], token) if len(taken) == 1 else None


def sum_of(tokens: Sequence[Token]) -> tuple[Decimal | None, Decimal | None]:
    """Return what numbers joined by signs come to, and the result that was said for it.

    `None` for the first where it is no sum: two numbers without a sign between them.
    """
    sides: list[list[tuple[str, Decimal]]] = [[]]
    sign = "+"
    for token in tokens:
        if token.text == "=":
            sides.append([])
            sign = "+"
        elif token.text in "+−" and token.text:
            sign = token.text
        elif token.kind == NUMBER and token.value is not None:
            if sign == "":
                return None, None
            sides[-1].append((sign, token.value))
            sign = ""
    sums = [side for side in sides if len(side) > 1]
    alone = [side[0][1] for side in sides if len(side) == 1]
    if len(sums) != 1 or len(set(alone)) > 1:
        return None, None
    total = sum((n if sign == "+" else -n for sign, n in sums[0]), Decimal(0))
    return total, alone[0] if alone else None


def _said(left: Sequence[Token], number: Token) -> str:
    return "".join(token.text for token in (*left, number)).strip(" ,、")


def _hesitates(clause: Clause) -> bool:
    """Whether a number is said anew: 4件，呃3件; 200…203."""
    if len(clause.numbers) != 1:
        return False
    before = clause.tokens[: clause.numbers[0]]
    is_bare = not names_in(before) and not has_unknown(before)
    return is_bare and (clause.pause == "…" or any(token.has("hesitate") for token in before))


def _is_repair(tokens: Iterable[Token]) -> bool:
    return any(token.has("repair", "op_wrong") for token in tokens)


def _without_own_year(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave 上年 out where it belongs to what is named: 上年没有结转."""
    if not any(_CARRIED_OVER in token.kinds.get(NAME, ()) for token in tokens):
        return tokens
    return tuple(token for token in tokens if not token.has("lastyear"))


def _is_denied(right: Sequence[Token]) -> bool:
    """Whether a no follows a number, only common words between: 一件也没有, 一项全年无."""
    for token in right:
        if token.has("neg"):
            return True
        if not token.has("filler", "all", "thisyear", "ours"):
            return False
    return False


def _until_number(tokens: Sequence[Token]) -> tuple[Token, ...]:
    end = next((n for n, token in enumerate(tokens) if token.kind == NUMBER), len(tokens))
    return tuple(tokens[:end])


def _names_only(clause: Clause | None) -> bool:
    """Whether brackets hold only a name, as in 不予公开1件（商业秘密）."""
    if clause is None or not clause.is_bracket or clause.numbers:
        return False
    return len(names_in(clause.tokens)) == 1 and not has_unknown(clause.tokens)


def _unknown_between(left: Sequence[Token], named: Named | None) -> bool:
    if named is None or named.token not in left:
        return has_unknown(left)
    place = list(left).index(named.token)
    return has_unknown(left[place + 1 :]) or has_unknown(left[:place])


def _is_modified(left: Sequence[Token], named: Named) -> bool:
    """Whether what stands right before a name makes it another thing: 学校培训, 综合执法队罚了."""
    if named.token not in left:
        return False
    place = list(left).index(named.token)
    before = left[place - 1] if place else None
    after = left[place + 1] if place + 1 < len(left) else None
    if before is not None and before.end == named.token.start:
        if before.has("noun") or (before.has(COLUMN) and not before.has("handle", "filler")):
            return True
    if has_unknown(left[:place]):
        return True
    return (
        after is not None
        and after.kind == UNKNOWN
        and after.start == named.token.end
        and len(after.text) == 1
    )
