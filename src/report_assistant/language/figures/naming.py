"""The question that the words beside a number name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from report_assistant.language.context import Context
from report_assistant.language.words.lexicon import COLUMN, ENTITY, HANDLED, NAME, PART
from report_assistant.language.words.tokens import UNKNOWN, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

TOTAL = "overview.disclosure.total"
"""The question for the sum of the channels."""
_CLEANED = "overview.management.cleaned"
CHANNELS = frozenset(
    {"overview.disclosure.website", "overview.disclosure.new_media", "overview.disclosure.boards"}
)
CARRIED_OVER = "applications.carried_over"
GRANTED = "applications.granted"
CASES = "filters.cases"
LITIGATION_DIRECT = "review_litigation.litigation_direct"
LITIGATION_AFTER = "review_litigation.litigation_after_reconsideration"
_APPLICATIONS = "applications."
NO_RESULTS = frozenset(
    {"applications.received", CARRIED_OVER, "applications.carried_forward", HANDLED}
)
"""Counts of requests that are no result of them."""
_SITES = CHANNELS - {"overview.disclosure.boards"}
NUMBERED = frozenset({Kind.COUNT, Kind.MONEY, Kind.COUNTS})
_ALSO_ACTS = ("handle", "pub", "filler", "total", "unit", "neg")
"""A name that is also one of these (收到, 公开, 合计) names only where nothing else does."""
_SECTION_THREE = 3


@dataclass(frozen=True)
class Named:
    """A question that words name."""

    question: str
    token: Token
    is_part: bool = False
    """Whether the words name a part of what is asked: 视频号 of 新媒体."""
    entry: str = ""
    """For a question of figures: the entry."""
    others: tuple[str, ...] = ()
    """Further questions that the same words may name."""


def names_in(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens that name a question, a part of one, or an entry of a list."""
    return [token for token in tokens if token.has(NAME, PART, ENTITY)]


def is_weak(token: Token) -> bool:
    """Whether a name is also a common word."""
    return token.has(*_ALSO_ACTS)


def results_named(token: Token) -> list[str]:
    """Return the results of requests that a token names."""
    names = token.kinds.get(NAME, ())
    return [name for name in names if is_result(name)]


def is_result(question: str) -> bool:
    """Whether a question counts requests with one result."""
    return question.startswith(_APPLICATIONS) and question not in NO_RESULTS


def says_refused(tokens: Iterable[Token]) -> bool:
    """Whether words only say that nothing was given: 没公开."""
    listed = list(tokens)
    names = {name for token in listed for name in token.kinds.get(NAME, ())}
    has_act = GRANTED in names or any(token.has("pub", "handle") for token in listed)
    return any(token.has("neg") for token in listed) and has_act and names <= {GRANTED}


class Naming:
    """Finds the question for a number."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lexicon = context.lexicon
        asked = context.asked
        self.is_about_applications = asked is not None and asked.section == _SECTION_THREE
        """Whether applications are spoken of, so that 公开 is a result."""

    def question(self, name: str) -> Question | None:
        """Return a question by its name."""
        return self._context.questionnaire.by_name.get(name)

    def named_by(self, tokens: Sequence[Token], unit: str) -> Named | None:
        """Return the one question that is named for a number in `unit`; `None` if none or several."""
        found = list(self._candidates(tokens, unit))
        strong = [each for each in found if not is_weak(each.token)]
        found = strong or [each for each in found if self._holds_weak(each, unit)]
        if not found:
            return None
        return self._one_of(found)

    def is_ambiguous(self, tokens: Sequence[Token], unit: str) -> bool:
        """Whether several questions are named, and none of them for certain."""
        strong = [e for e in self._candidates(tokens, unit) if not is_weak(e.token)]
        return bool(strong) and self._one_of(strong) is None

    def _one_of(self, found: list[Named]) -> Named | None:
        asked = self._context.asked
        names = {each.question for each in found}
        if len(names) > 1 and TOTAL in names:
            found = [each for each in found if each.question != TOTAL]
        if any(each.question == _CLEANED for each in found):
            found = [each for each in found if each.question == _CLEANED]
        last = found[-1]
        if len({each.question for each in found}) == 1:
            return next((each for each in found if not each.is_part), last)
        before = {each.question for each in found[:-1]} - {last.question}
        if before <= CHANNELS and last.question not in CHANNELS:
            return last
        if (
            asked is not None
            and last.question == asked.name
            and last.token.end - last.token.start > 1
        ):
            return last
        return None

    def _candidates(self, tokens: Sequence[Token], unit: str) -> Iterator[Named]:
        for token in tokens:
            if token.has(ENTITY):
                yield from self._entries(token)
            names = [n for n in token.kinds.get(NAME, ()) if self._may_count(n, unit)]
            if names:
                yield self._preferred(token, names)
            elif token.has(PART):
                for name in token.kinds[PART]:
                    if self._is_figures(name):
                        yield Named(name, token, entry=token.text)
                    elif self._may_count(name, unit):
                        yield Named(name, token, is_part=True)

    def _entries(self, token: Token) -> Iterator[Named]:
        for name, _ in token.kinds[ENTITY]:
            question = self.question(name)
            if question is not None and question.kind is Kind.FIGURES:
                yield Named(name, token, entry=token.text)

    def _preferred(self, token: Token, names: list[str]) -> Named:
        asked = self._context.asked
        if asked is not None and asked.name in names:
            return Named(asked.name, token)
        counting = [name for name in names if self._context.counts(name)] or names
        if len(counting) > 1 and counting[0] == CARRIED_OVER:
            counting = counting[1:]  # what is not finished goes into the next year
        return Named(counting[0], token, others=tuple(counting[1:]))

    def _is_figures(self, name: str) -> bool:
        question = self.question(name)
        return question is not None and question.kind is Kind.FIGURES

    def _may_count(self, name: str, unit: str) -> bool:
        if name == HANDLED:
            return unit in ("", "件", "个", "份", "起")
        question = self.question(name)
        if question is None or question.kind not in NUMBERED:
            return False
        if name in _SITES and unit == "个":
            return False  # 网站1个 counts sites
        return self._lexicon.counts_in(question, unit)

    def _holds_weak(self, named: Named, unit: str) -> bool:
        asked = self._context.asked
        if asked is not None and named.question == asked.name:
            return True
        if named.token.has("filler") and not unit:
            return False  # 查了98 is no inspection
        if named.question.startswith(_APPLICATIONS):
            return self.is_about_applications or len(named.token.text) > 2
        return True


def columns_in(tokens: Iterable[Token], question: Question | None) -> list[tuple[Token, str]]:
    """Return the columns of a row that tokens name, with their tokens."""
    if question is None or question.kind is not Kind.COUNTS or question.field is None:
        return []
    found = []
    for token in tokens:
        columns = [c for c in token.kinds.get(COLUMN, ()) if c in question.field.columns]
        if columns:
            found.append((token, columns[0]))
    return found


def has_unknown(tokens: Iterable[Token]) -> bool:
    """Whether some of it is not known."""
    return any(token.kind == UNKNOWN for token in tokens)
