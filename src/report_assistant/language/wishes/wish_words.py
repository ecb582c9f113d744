"""The words of wishes: prompts/annual_report/wishes.yaml, read and checked.

A word of a concept may hold … for up to eight characters that may be anything but a number or the
end of a clause, and # for a number; what stands there is what is meant.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from report_assistant.foundation.assets import asset_dir
from report_assistant.foundation.yaml_lines import LocatedYaml, YamlProblem, load_yaml

FILE_NAME = "wishes.yaml"
_HOLE, _NUMBER = "…", "#"
_OPEN = re.compile(f"[{_HOLE}{_NUMBER}]")
_IN_HOLE = "([^ 0-9]{1,8})"
_OF_NUMBER = "([0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_LISTS = ("lead", "tail", "weak", "barring")


@dataclass(frozen=True)
class Sighting:
    """A word of a concept, found in a message."""

    start: int
    end: int
    concept: str
    target: str = ""
    """What is meant: the key of the word, or what stands in its hole."""
    open_characters: int = 0
    """How many characters are not the word's own, but stand in its hole."""
    is_weak: bool = False


@dataclass(frozen=True)
class Chat:
    """Words that are no business of the report, and the reply to them."""

    concept: str
    reply: str


@dataclass(frozen=True)
class WishWords:
    """Everything that the file holds."""

    lead: frozenset[str]
    tail: frozenset[str]
    weak: frozenset[str]
    barring: tuple[str, ...]
    concepts: Mapping[str, Mapping[str, str]]
    """The words of each concept, with what they mean; empty where they mean the concept itself."""
    chats: tuple[Chat, ...]

    @cached_property
    def _plain(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Each plain word -> its concepts and targets."""
        found: dict[str, list[tuple[str, str]]] = {}
        for concept, word, target in self._all():
            if not _OPEN.search(word):
                found.setdefault(word, []).append((concept, target))
        return {word: tuple(meant) for word, meant in found.items()}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._plain))

    @cached_property
    def _open(self) -> tuple[tuple[str, tuple[str, ...], str], ...]:
        """The words with holes, what stands around the holes, and their concepts."""
        return tuple(
            (word, tuple(filter(None, _OPEN.split(word))), concept)
            for concept, word, _ in self._all()
            if _OPEN.search(word)
        )

    def _all(self) -> Iterator[tuple[str, str, str]]:
        for concept, words in self.concepts.items():
            for word, target in words.items():
                yield concept, word, target

    def seen_in(self, message: str) -> Iterator[Sighting]:
        """Yield every word of a concept in a message, overlapping ones too."""
        for start in range(len(message)):
            for end in range(start + 1, min(len(message), start + self._longest) + 1):
                word = message[start:end]
                for concept, target in self._plain.get(word, ()):
                    yield Sighting(start, end, concept, target, 0, word in self.weak)
        for word, around, concept in self._open:
            if all(words in message for words in around):
                for found in _matches(_pattern(word), message):
                    yield Sighting(found.start(), found.end(), concept, found[1], len(found[1]))


@cache
def _pattern(word: str) -> re.Pattern[str]:
    escaped = re.escape(word).replace(re.escape(_NUMBER), _OF_NUMBER)
    return re.compile(escaped.replace(re.escape(_HOLE), _IN_HOLE))


def _matches(pattern: re.Pattern[str], message: str) -> Iterator[re.Match[str]]:
    """Yield every match, overlapping ones too: a hole may hold more or less."""
    first = pattern.search(message)
    while first is not None:
        found: re.Match[str] | None = first
        while found is not None:
            yield found
            found = pattern.match(message, first.start(), found.end() - 1)
        first = pattern.search(message, first.start() + 1)


@cache
def load_wish_words() -> WishWords:
    """Return the words of our own file. Raises YamlProblem."""
    file = asset_dir("prompts") / "annual_report" / FILE_NAME
    return read_wish_words(file.read_text("utf-8"))


def read_wish_words(content: str) -> WishWords:
    """Return the words that YAML text holds. Raises YamlProblem."""
    source = load_yaml(content, FILE_NAME)
    _check(source)
    value = source.value
    concepts = {name: _meanings(words) for name, words in value["concepts"].items()}
    chats = []
    for number, chat in enumerate(value["chat"]):
        concepts[f"chat {number}"] = _meanings(chat["said"])
        chats.append(Chat(f"chat {number}", chat["reply"]))
    lead, tail, weak, barring = (tuple(map(str, value[name])) for name in _LISTS)
    return WishWords(
        frozenset(lead), frozenset(tail), frozenset(weak), barring, concepts, tuple(chats)
    )


def _meanings(words: Any) -> dict[str, str]:
    by_target = words if isinstance(words, dict) else {"": words}
    return {str(word): str(key) for key, meant in by_target.items() for word in meant}


def _check(source: LocatedYaml) -> None:
    """Raise YamlProblem unless every part is there and holds words."""
    value = source.value if isinstance(source.value, dict) else {}
    for name in (*_LISTS, "concepts", "chat"):
        if name not in value:
            raise YamlProblem(FILE_NAME, 1, f"缺少“{name}”")
    for name in _LISTS:
        _check_words(source, (name,), value[name])
    if not isinstance(value["concepts"], dict) or not isinstance(value["chat"], list):
        raise YamlProblem(FILE_NAME, 1, "concepts 下面要写名称和词，chat 下面要写 said 和 reply")
    for name, words in value["concepts"].items():
        groups = words if isinstance(words, dict) else {"": words}
        for group in groups.values():
            _check_words(source, ("concepts", name), group)
    for number, chat in enumerate(value["chat"]):
        if not isinstance(chat, dict) or set(chat) != {"said", "reply"}:
            raise YamlProblem(FILE_NAME, source.line(("chat", number)), "要写 said 和 reply")
        _check_words(source, ("chat", number, "said"), chat["said"])


def _check_words(source: LocatedYaml, where: tuple[str | int, ...], words: Any) -> None:
    if not isinstance(words, list) or not words or not all(str(word).strip() for word in words):
        raise YamlProblem(FILE_NAME, source.line(where), "这里要写一列词，例如 [看看, 瞧瞧]")
    twice = sorted({str(word) for word in words if words.count(word) > 1})
    if twice:
        raise YamlProblem(FILE_NAME, source.line(where), f"“{twice[0]}”写了两次，请留下一个")
