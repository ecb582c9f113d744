"""Where the reader is in a message: what was named, whose figures are spoken of, what was read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from report_assistant.language.context import Context
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.frames_read import Read
from report_assistant.language.figures.naming import (
    CARRIED_OVER,
    Named,
    Naming,
    columns_in,
    is_weak,
    names_in,
)
from report_assistant.language.figures.scope import Scope
from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.lexicon import NAME
from report_assistant.language.words.tokens import Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind


class Course:
    """The state of reading one message."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.naming = Naming(context)
        self.cases: dict[str, str] = {}
        """Of 复议 and 诉讼: which there are none of, with the words."""
        self.read = Read()
        asked = context.asked
        self.scope = Scope(
            context.year, is_of_last=asked is not None and asked.name == CARRIED_OVER
        )
        self.carry: Named | None = None
        """A name that still waits for its number."""
        self.row: Question | None = None
        """The row of counts that was named last."""
        self.column = ""
        """A column that still waits for its number."""
        self.pending: list[Token] = []
        """Names that were listed, for what is said of all of them."""
        self.is_repaired = False
        """Whether what was said before was taken back."""
        self.is_after_none = False
        """Whether the clause before said that there is none of something."""
        self.dates = 0
        """How many dates were listed: 5月、10月各一次."""
        self.old: Decimal | None = None
        """The value that the next number replaces."""
        self.used: Clause | None = None
        """The clause that was read as the name of the number before it."""

    @property
    def asked(self) -> Question | None:
        """The question that is up."""
        return self.context.asked

    @property
    def asked_row(self) -> Question | None:
        """The question that is up, where it asks for a row."""
        asked = self.context.asked
        return asked if asked is not None and asked.kind is Kind.COUNTS else None

    @property
    def row_at_hand(self) -> Question | None:
        """The row that columns are of."""
        return self.row or self.asked_row

    @property
    def last(self) -> Frame | None:
        """The frame that was read last."""
        return self.read.frames[-1] if self.read.frames else None

    def add(self, frame: Frame) -> None:
        """Add a frame; after a repair it takes the place of what it repairs."""
        said = self.read.frames.last_at(frame.place)
        if said is not None and self.is_repaired and not frame.is_part:
            self.read.frames.put(said, replace(frame, is_set=True))
            return
        self.read.frames.append(frame)

    def fits(self, named: Named | None, unit: str) -> bool:
        """Return whether a named question is counted in `unit`."""
        question = None if named is None else self.naming.question(named.question)
        if question is None:
            return named is not None
        return question.kind is Kind.FIGURES or self.context.lexicon.counts_in(question, unit)

    def row_named(self, token: Token) -> Question | None:
        """Return the row that a word names."""
        for name in token.kinds.get(NAME, ()):
            question = self.naming.question(name)
            if question is not None and question.kind is Kind.COUNTS:
                return question
        return None

    def hear_names(self, tokens: Iterable[Token]) -> None:
        """Note that applications are spoken of, so that 公开 is a result."""
        if any(name.startswith("applications.") for t in tokens for name in t.kinds.get(NAME, ())):
            self.naming.is_about_applications = True

    def is_telling(self, token: Token) -> bool:
        """Whether a name is sure to be meant as one here."""
        if not is_weak(token):
            return True
        names = token.kinds.get(NAME, ())
        if self.naming.is_about_applications and any(n.startswith("applications.") for n in names):
            return True
        return self.asked is not None and self.asked.name in names

    def has_label(self, tokens: Sequence[Token]) -> bool:
        """Whether words name a question or a column."""
        if any(map(self.is_telling, names_in(tokens))):
            return True
        return bool(columns_in(tokens, self.row_at_hand))


def own_year_left_out(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Leave 上年 out where it belongs to what is named: 上年没有结转."""
    if not any(CARRIED_OVER in token.kinds.get(NAME, ()) for token in tokens):
        return tuple(tokens)
    return tuple(token for token in tokens if not token.has("lastyear"))


def words_of(tokens: Iterable[Token]) -> str:
    """Return tokens as the words that they were."""
    return "".join(token.text for token in tokens).strip(" ,、")
