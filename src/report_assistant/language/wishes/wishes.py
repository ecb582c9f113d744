"""Wishes: the command that a message means, in whatever words (瞅瞅写成啥样了 is 预览).

A command's row says which concepts a wish for it holds; their words, and the lead words that may
stand around every wish, are data (`wish_words`). Between commands the one is meant whose words
cover most of the message; then the one whose own word was typed; then the one that requires more
concepts; then the earlier one in the table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from report_assistant.language.wishes.command_row import Effect
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.wish_covering import CONTENT, Covering, Message, holds_digit
from report_assistant.language.wishes.wish_words import WishWords, load_wish_words
from report_assistant.report import text
from report_assistant.report.chinese_numbers import numeral
from report_assistant.report.tables import TABLES

MOST_LEFT = 0.34
"""Where more of a message is not understood, it is no wish."""
_MOST_LEFT_BESIDE = 0.2
"""The same for a clause beside others that say something else."""
EVERYTHING = "everything"
"""How far 啥都没有 reaches."""
_ALL_ZERO = {
    "group": "这几项都是0",
    "section": "这一部分都是0",
    "rest": "后面都是0",
    EVERYTHING: "全部都是0",
}
_BASICS = "0"
"""The part before the numbered ones."""
_SHORTEST_WITH_REST = 4
_LONGEST_CLAUSE = 40
_LONGEST = 120
_CLAUSE_END = " "
_SIGNS = re.compile("[^0-9a-z\u3400-\u4dbf\u4e00-\u9fff、]+")
"""What parts clauses. 、 does not: it parts what is listed."""
_BESIDE_DIGIT = re.compile("(?<=[\u4e00-\u9fff]) +(?=[0-9])|(?<=[0-9]) +(?=[\u4e00-\u9fff])")
"""A blank that parts nothing: 都是 0, 第 3 部分."""


@dataclass(frozen=True)
class Wish:
    """A command that a message means."""

    command: Command
    target: str
    """What it is about, where that was said: the number of a part, the words for a question (or its
    number), the key of a table, how far 都是0 reaches (group, section, rest, everything)."""
    left: float
    """The share of the message that was not understood, at most `MOST_LEFT`."""
    words: str
    """The message, as typed."""

    @property
    def told(self) -> str:
        """The command, with what it is about: 去第五部分."""
        target = self.target
        match self.command:
            case Command.REST_ZERO:
                return _ALL_ZERO[target]
            case Command.GO_TO_SECTION:
                return "去基本信息" if target == _BASICS else f"去第{numeral(int(target))}部分"
            case Command.GO_TO_QUESTION:
                return f"去第{target}题" if target.isdigit() else f"去{target}那题"
            case Command.TABLE if target:
                return next(table.name for table in TABLES if table.key == target)
        return self.command.word

    @property
    def is_sure(self) -> bool:
        """Whether all of the message was understood."""
        return self.left == 0

    @property
    def at_once(self) -> bool:
        """Whether it may be carried out unasked: it is sure, and loses nothing."""
        return self.is_sure and self.command.value.effect is Effect.LOOKS


@dataclass(frozen=True)
class SmallTalk:
    """A message that is no business of the report, and the reply to it."""

    reply: str
    left: float


@dataclass(frozen=True)
class _Meaning:
    """One way to mean a command: the concepts that a message must hold, may hold and must not."""

    command: Command
    required: tuple[frozenset[str], ...]
    also: frozenset[str]
    excluded: frozenset[str]
    is_own_word: bool = False

    @classmethod
    def of(cls, command: Command, means: str) -> "_Meaning":
        """Return the meaning that a row of the table writes as 「see draft? -section」."""
        parts = means.split()
        return cls(
            command,
            tuple(
                frozenset(part.split("|")) for part in parts if part[0] != "-" and part[-1] != "?"
            ),
            frozenset(part[:-1] for part in parts if part[-1] == "?"),
            frozenset(part[1:] for part in parts if part[0] == "-"),
        )

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept that it names."""
        return frozenset().union(*self.required, self.also, self.excluded)


@dataclass(frozen=True)
class _Found:
    """A meaning that covers a message or a clause, and how."""

    meaning: _Meaning
    covering: Covering
    left: float
    """The share of it that was not understood."""

    @property
    def rank(self) -> tuple[object, ...]:
        """Return what meanings are compared by; the lowest is meant."""
        return (
            *self.covering.rank,
            not self.meaning.is_own_word,
            -len(self.meaning.required),
        )


class Wishes:
    """The commands by their meaning."""

    def __init__(self, words: WishWords) -> None:
        """Find wishes with these words. Raises ValueError where the table names a concept they lack."""
        own = {
            _own_words(command): {words.made_alike(_plain(word)): "" for word in command.words}
            for command in Command
            if not command.value.is_of_something
        }
        self._meanings = tuple(_meanings())
        named = frozenset().union(*(meaning.concepts for meaning in self._meanings))
        known = {**words.concepts, **own}
        if unknown := sorted({part for name in named for part in name.split("+")} - known.keys()):
            raise ValueError(f"no such concept: {', '.join(unknown)}")
        joined = frozenset(name for name in named if "+" in name)
        self._words = replace(words, concepts=known, joined=joined)

    def found(self, words: str) -> Wish | None:
        """Return the command that a message means; `None` where it is no wish."""
        plain = self._words.made_alike(_plain(words))
        clauses = [clause for clause in plain.split(_CLAUSE_END) if CONTENT.search(clause)]
        if not clauses or len(plain) > _LONGEST or max(map(len, clauses)) > _LONGEST_CLAUSE:
            return None
        message = Message.of(plain, self._words)
        found = (
            self._in_clauses(clauses, message)
            or self._beside_a_reason(message)
            or self._meant_by_sound(message)
        )
        return None if found is None else _wish(found, words)

    def _in_clauses(self, clauses: Sequence[str], message: Message) -> _Found | None:
        whole = self._meant(message, message)
        if len(clauses) > 1 and (whole is None or whole.left > 0):
            return self._one_of(clauses, message, whole)
        return whole

    def _beside_a_reason(self, message: Message) -> _Found | None:
        """Return the wish beside a reason that no sign parts it from.

        It is never sure: the reason was not understood.
        """
        for wish, reason in self._words.beside_a_reason(message.text):
            if not CONTENT.search(wish) or not CONTENT.search(reason) or holds_digit(reason):
                continue
            found = self._meant(Message.of(wish, self._words), message)
            if found is not None and not found.left:
                return replace(found, left=MOST_LEFT)
        return None

    def _meant_by_sound(self, message: Message) -> _Found | None:
        heard = message.heard(self._words)
        return None if heard.seen == message.seen else self._meant(heard, heard)

    def small_talk(self, words: str) -> SmallTalk | None:
        """Return the reply to a message that is no business of the report; `None` for another."""
        plain = self._words.made_alike(_plain(words))
        if not CONTENT.search(plain) or len(plain) > _LONGEST_CLAUSE:
            return None
        message = Message.of(plain, self._words)
        best: SmallTalk | None = None
        for chat in self._words.chats:
            covering = message.covered_by((frozenset((chat.concept,)),), frozenset())
            if covering is None or holds_digit(covering.uncovered):
                continue
            left = covering.left / message.size
            if left <= MOST_LEFT and (best is None or left < best.left):
                best = SmallTalk(chat.reply, left)
        return best

    def _one_of(
        self, clauses: Sequence[str], message: Message, whole: _Found | None
    ) -> _Found | None:
        """Return the wish that one clause is; what the others say makes it less sure."""
        each = [self._meant(Message.of(clause, self._words), message) for clause in clauses]
        wishes = [found for found in each if found and found.left <= _MOST_LEFT_BESIDE]
        others = [
            clause for clause, found in zip(clauses, each, strict=True) if found not in wishes
        ]
        if any(map(holds_digit, others)):
            return None
        best = max(wishes, key=lambda found: found.covering.own_characters, default=None)
        if best is None or (whole and whole.covering.own_characters > best.covering.own_characters):
            return whole
        commands = {found.meaning.command for found in wishes}
        is_clear = len(commands) == 1 and all(map(self._is_harmless, others))
        return best if is_clear else replace(best, left=MOST_LEFT)

    def _meant(self, clause: Message, message: Message) -> _Found | None:
        """Return the meaning that covers most of a clause, or of the message itself."""
        here, anywhere = ({seen.concept for seen in each.seen} for each in (clause, message))
        found = [
            _Found(meaning, covering, covering.left / clause.size)
            for meaning in self._meanings
            if all(group & here for group in meaning.required)
            and not meaning.excluded & anywhere
            and (covering := clause.covered_by(meaning.required, meaning.also)) is not None
            and (covering.strong or covering.own_characters == message.size)
            and self._may_be_left(covering, clause.size)
        ]
        return min(found, key=lambda each: each.rank, default=None)

    def _may_be_left(self, covering: Covering, size: int) -> bool:
        """Return whether what is left of a clause lets it be a wish."""
        if not covering.left:
            return True
        if covering.left > MOST_LEFT * size or size < _SHORTEST_WITH_REST:
            return False
        return not holds_digit(covering.uncovered) and not any(
            word in covering.uncovered for word in self._words.barring
        )

    def _is_harmless(self, clause: str) -> bool:
        """Return whether a clause holds nothing but words that may stand around a wish."""
        covering = Message.of(clause, self._words).covered_by((), frozenset())
        return covering is not None and not covering.left


@cache
def load_wishes() -> Wishes:
    """Return the wishes with the words of our own file. Raises YamlProblem."""
    return Wishes(load_wish_words())


@lru_cache(maxsize=8)
def wish_in(words: str) -> Wish | None:
    """Return the command that a message means; `None` where it is no wish."""
    return load_wishes().found(words)


def _wish(found: _Found, words: str) -> Wish:
    return Wish(found.meaning.command, found.covering.target, found.left, words)


def _meanings() -> Iterator[_Meaning]:
    for command in Command:
        meanings = [_Meaning.of(command, means) for means in command.value.means]
        if not command.value.is_of_something:
            own = (frozenset((_own_words(command),)),)
            excluded = (meaning.excluded for meaning in meanings)
            always = frozenset.intersection(*excluded) if meanings else frozenset[str]()
            yield _Meaning(command, own, frozenset(), always, is_own_word=True)
        yield from meanings


def _own_words(command: Command) -> str:
    """Return the name of the concept that a command's own words make up."""
    return f"the words of {command.name}"


def _plain(words: str) -> str:
    """Return a message without its signs, its clauses parted by a space."""
    narrow = _BESIDE_DIGIT.sub("", text.half_width(words).lower())
    return _SIGNS.sub(_CLAUSE_END, narrow).strip()
