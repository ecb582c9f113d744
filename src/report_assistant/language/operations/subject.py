"""What an operation is done to: questions that are named, places in a list, words of an entry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from report_assistant.language.context import Context
from report_assistant.language.words.lexicon import ENTITY, NAME, OPTION
from report_assistant.language.words.numbers import value_of
from report_assistant.language.words.phrases import words_of
from report_assistant.language.words.shapes import ORDINAL
from report_assistant.language.words.tokens import NUMBER, STOP, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import LIST_KINDS, TEXT_KINDS, Kind

LISTED = LIST_KINDS | {Kind.CHOICES}
WORDED = TEXT_KINDS | {Kind.CHOICE}
LAST = -1
"""The place of the last entry."""
_N = "([0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_MOST_ENTRIES = 30
_NUMBER = re.compile(_N)
_COUNTED = "[条个项点]"
_NTH = re.compile(
    rf"第\s?{_N}{_COUNTED}?(?:\s?(、|和|跟|与|到|至|-|~)\s?第?{_N}{_COUNTED})?(?:\s?(?:、|和|跟|与)\s?第?{_N}{_COUNTED})?"
    rf"|(?P<first>[前头那这]){_N}{_COUNTED}|(?P<last>最后|末尾?)(?:一|1)?{_COUNTED}"
)
_RANGE = ("到", "至", "-", "~")
_NO_NAMES = ("handle", "pub", "filler", "neg", "unit")
"""A name that is also one of these (公开, 收到) names nothing here."""
_GLUE = ("op_lead", "op_end", "recent", "op_is")


@dataclass(frozen=True)
class Subject:
    """What words before or behind an operation speak of."""

    questions: tuple[Question, ...] = ()
    """The questions named, strongest first."""
    places: tuple[int, ...] = ()
    """The places in a list, from 0; LAST for the last."""
    words: str = ""
    """What is left: words of an entry."""
    name: str = ""
    """The words that name the question."""
    with_name: str = ""
    """The words with the name: an entry may hold the name of a question."""
    is_recent: bool = False
    """Whether the last answer is meant."""
    is_tail: bool = False
    is_head: bool = False
    is_entry: bool = False
    """Whether an entry is meant as a whole: 公开渠道那条."""
    begins: bool = True
    """Whether nothing but what may lead in stands before the name."""

    def called(self, words: str) -> "Subject":
        """Return the same with other words of an entry."""
        return replace(self, words=words, with_name=words)

    def of(self, kinds: frozenset[Kind]) -> Question | None:
        """Return the named question of some kinds."""
        return next((each for each in self.questions if each.kind in kinds), None)


def subject_of(typed: str, tokens: Sequence[Token], context: Context, name_at: str = "") -> Subject:
    """Return what tokens speak of; `name_at` is a question whose name is no entry here."""
    said = typed[tokens[0].start : tokens[-1].end] if tokens else ""
    offset = tokens[0].start if tokens else 0
    places: list[int] = []
    used: list[tuple[int, int]] = []
    for found in _NTH.finditer(said):
        places += _places(found)
        used.append((found.start() + offset, found.end() + offset))
    left = [t for t in tokens if not any(start <= t.start < end for start, end in used)]
    names = [
        token for token in left if _names(token, context) and not _is_entry_only(token, name_at)
    ]
    if not places and (number := _number_behind(left, names, context)) is not None:
        places.append(int(number.value or 0) - 1)
        left.remove(number)
    questions: list[Question] = []
    for token in names:
        questions += [each for each in _names(token, context) if each not in questions]
    first = next((place for place, token in enumerate(tokens) if not token.has(*_GLUE)), 0)
    begins = (
        not tokens
        or not names
        or tokens[first] in names
        or bool(used and used[0][0] <= tokens[first].start)
    )
    return Subject(
        tuple(questions),
        tuple(dict.fromkeys(places)),
        _entry_words(typed, left, names[:1]),
        names[0].text if names else "",
        _entry_words(typed, left, ()),
        any(token.has("recent") for token in left),
        any(token.has("tail") for token in left) and not places,
        any(token.has("op_head") for token in left),
        any(token.has("that_entry") for token in tokens),
        begins,
    )


def _number_behind(left: Sequence[Token], names: Sequence[Token], context: Context) -> Token | None:
    """Return the number right behind the name of a list: 问题2删."""
    for token, follows in pairwise(left):
        if token not in names or follows.kind != NUMBER or follows.unit or not follows.value:
            continue
        kinds = {question.kind for question in _names(token, context)}
        if kinds & {Kind.LINES, Kind.MEASURES} and follows.value <= _MOST_ENTRIES:
            return follows
    return None


def _is_entry_only(token: Token, name_at: str) -> bool:
    """Whether it is an entry of the list that was named already."""
    return bool(name_at) and any(
        name == name_at for name, _ in (*token.kinds.get(ENTITY, ()), *token.kinds.get(OPTION, ()))
    )


def _names(token: Token, context: Context) -> list[Question]:
    if token.has(*_NO_NAMES):
        return []
    found = [context.questionnaire.by_name.get(name) for name in token.kinds.get(NAME, ())]
    known = [question for question in found if question is not None]
    answered = [question for question in known if question.name in context.values]
    return answered + [question for question in known if question not in answered]


def _entry_words(typed: str, left: Sequence[Token], names: Sequence[Token]) -> str:
    """Return what stands beside the name and the words that only lead."""
    kept = [token for token in left if token not in names]
    while kept and (kept[0].has(*_GLUE) or kept[0].kind == STOP):
        kept.pop(0)
    while kept and (kept[-1].has(*_GLUE) or kept[-1].kind == STOP):
        kept.pop()
    if not kept:
        return ""
    if names and kept[0].start < names[0].start < kept[-1].end:
        before = [token for token in kept if token.start < names[0].start]
        behind = [token for token in kept if token.start > names[0].start]
        return words_of(typed, before) + words_of(typed, behind)
    return words_of(typed, kept)


def _places(found: re.Match[str]) -> list[int]:
    said = [each for each in found.groups() if each and _NUMBER.fullmatch(each)]
    numbers = [int(value) for each in said if (value := value_of(each)) is not None]
    if found["last"]:
        return [LAST]
    if found["first"]:
        return list(range(numbers[0])) if numbers else []
    if found[2] in _RANGE and len(numbers) > 1:
        return [number - 1 for number in range(numbers[0], numbers[1] + 1)]
    return [number - 1 for number in numbers]


def is_only_number(tokens: Sequence[Token]) -> bool:
    """Whether words are one number with its unit."""
    return [token.kind for token in tokens if not token.has(*_GLUE)] == [NUMBER]


def has_ordinal(tokens: Sequence[Token]) -> bool:
    """Whether a place in a list is named."""
    return any(token.has(ORDINAL) for token in tokens)
