"""The words of wishes: prompts/annual_report/wishes.yaml, read and checked.

A word of a concept may hold … for up to eight characters that may be anything but a number or the
end of a clause, and # for a number; what stands there is what is meant. 「{look}{bit?}」 stands for
each word of one list with each of another, or with none of it. Words and messages are compared with
what is said alike made one (搞 as 弄); words of three characters and more are known by sound too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import product
from typing import Any

from report_assistant.foundation.assets import asset_dir
from report_assistant.foundation.sounds import sound_of
from report_assistant.foundation.yaml_lines import LocatedYaml, YamlProblem, load_yaml

FILE_NAME = "wishes.yaml"
_HOLE, _NUMBER = "…", "#"
_OPEN = re.compile(f"[{_HOLE}{_NUMBER}]")
_BETWEEN_PARTS = re.compile(f"[{_HOLE}{_NUMBER}<>]")
_IN_HOLE = "([^ 0-9]{1,8})"
_OF_NUMBER = "([0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_LISTS = ("lead", "tail", "weak", "barring", "request", "reason")
_MAPPINGS = ("alike", "parts")
_PART = re.compile("[{]([a-z_]+)([?]?)[}]")
_SHORTEST_BY_SOUND = 3
"""Shorter words sound like too many others."""


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
    is_by_sound: bool = False


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
    request: tuple[str, ...]
    """Words that a wish behind its reason begins with, without a sign between them."""
    reason: tuple[str, ...]
    """Words that a reason behind a wish begins with."""
    alike: Mapping[str, str]
    """Words -> the one that they are taken for."""
    concepts: Mapping[str, Mapping[str, str]]
    """The words of each concept, with what they mean; empty where they mean the concept itself."""
    chats: tuple[Chat, ...]
    joined: frozenset[str] = frozenset()
    """Names of concepts 「earlier+item」: each word of the first right before each of the other."""

    @property
    def compared(self) -> "WishWords":
        """These words in the form in which they are compared with messages."""
        alike = self.made_alike
        return replace(
            self,
            lead=frozenset(map(alike, self.lead)),
            tail=frozenset(map(alike, self.tail)),
            weak=frozenset(map(alike, self.weak)),
            barring=tuple(dict.fromkeys(map(alike, self.barring))),
            request=tuple(map(alike, self.request)),
            reason=tuple(map(alike, self.reason)),
            concepts={
                concept: {alike(word): target for word, target in words.items()}
                for concept, words in self.concepts.items()
            },
        )

    def made_alike(self, words: str) -> str:
        """Return words with what is said alike made one."""
        return self._said_alike.sub(lambda said: self.alike[said[0]], words)

    @cached_property
    def _said_alike(self) -> re.Pattern[str]:
        return _any_of(self.alike)

    def beside_a_reason(self, message: str) -> Iterator[tuple[str, str]]:
        """Yield what may be a wish and its reason, where no sign parts them."""
        for request in self._requests.finditer(message):
            yield message[request.start() :], message[: request.start()]
        for reason in self._reasons.finditer(message):
            yield message[: reason.start()], message[reason.start() :]

    @cached_property
    def _requests(self) -> re.Pattern[str]:
        return _any_of(self.request)

    @cached_property
    def _reasons(self) -> re.Pattern[str]:
        return _any_of(self.reason)

    @cached_property
    def _plain(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Each plain word -> its concepts and targets."""
        found: dict[str, list[tuple[str, str]]] = {}
        for concept, word, target in self._all():
            if not _OPEN.search(word):
                found.setdefault(word, []).append((concept, target))
        return {word: tuple(meant) for word, meant in found.items()}

    @cached_property
    def _by_sound(self) -> Mapping[str, str]:
        """The sound of each longer plain word -> the word."""
        words = [word for word in self._plain if len(word) >= _SHORTEST_BY_SOUND]
        return dict(zip(sound_of("\n".join(words)).split("\n"), words, strict=True))

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._plain))

    @cached_property
    def _open(self) -> tuple[tuple[str, tuple[tuple[str, ...], ...], str], ...]:
        """The words with holes, what stands around the holes, any of each choice, and concepts."""
        return tuple(
            (word, tuple(_around_holes(word)), concept)
            for concept, word, _ in self._all()
            if _OPEN.search(word)
        )

    def seen_in(self, message: str) -> Iterator[Sighting]:
        """Yield every word of a concept in a message, overlapping ones too."""
        seen = [*self._plain_in(message), *self._open_in(message)]
        yield from seen
        yield from self._joined_in(seen)

    def _plain_in(self, message: str) -> Iterator[Sighting]:
        for start in range(len(message)):
            for end in range(start + 1, min(len(message), start + self._longest) + 1):
                word = message[start:end]
                for concept, target in self._plain.get(word, ()):
                    yield Sighting(start, end, concept, target, 0, word in self.weak)

    def _open_in(self, message: str) -> Iterator[Sighting]:
        for word, around, concept in self._open:
            if all(any(words in message for words in choice) for choice in around):
                for found in _matches(_pattern(word), message):
                    yield Sighting(found.start(), found.end(), concept, found[1], len(found[1]))

    def _joined_in(self, seen: Sequence[Sighting]) -> Iterator[Sighting]:
        """Yield each word of one concept with a word of the other right behind it."""
        for name in self.joined:
            first, second = name.split("+")
            ending = [each for each in seen if each.concept == first]
            for behind in seen if ending else ():
                if behind.concept == second:
                    for before in ending:
                        if before.end == behind.start:
                            yield Sighting(before.start, behind.end, name)

    def heard_in(self, message: str) -> Iterator[Sighting]:
        """Yield the words of concepts that a message holds in other characters of their sound."""
        sound = sound_of(message)
        for start in range(len(message)):
            last = min(len(message), start + self._longest)
            for end in range(start + _SHORTEST_BY_SOUND, last + 1):
                word = self._by_sound.get(sound[start:end])
                if word is None or word == message[start:end]:
                    continue
                for concept, target in self._plain[word]:
                    yield Sighting(start, end, concept, target, is_by_sound=True)

    def _all(self) -> Iterator[tuple[str, str, str]]:
        for concept, words in self.concepts.items():
            for word, target in words.items():
                yield concept, word, target


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or "(?!)")


def _around_holes(word: str) -> Iterator[tuple[str, ...]]:
    """Yield what must stand in a message that holds a word with a hole: any word of each choice."""
    for part in _BETWEEN_PARTS.split(word):
        choice = tuple(part.split("|"))
        if "" not in choice:
            yield choice


@cache
def _pattern(word: str) -> re.Pattern[str]:
    escaped = re.escape(word).replace(re.escape(_NUMBER), _OF_NUMBER)
    chosen = escaped.replace("<", "(?:").replace(r"\|", "|").replace(">", ")")
    return re.compile(chosen.replace(re.escape(_HOLE), _IN_HOLE))


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
    parts = {name: tuple(map(str, words)) for name, words in value["parts"].items()}
    concepts = {name: _meanings(words, parts) for name, words in value["concepts"].items()}
    chats = []
    for number, chat in enumerate(value["chat"]):
        concepts[f"chat {number}"] = _meanings(chat["said"], parts)
        chats.append(Chat(f"chat {number}", chat["reply"]))
    lead, tail, weak, barring, request, reason = (
        tuple(_put_together(value[name], parts)) for name in _LISTS
    )
    alike = {str(said): one for one, words in value["alike"].items() for said in words}
    return WishWords(
        frozenset(lead),
        frozenset(tail),
        frozenset(weak),
        barring,
        request,
        reason,
        alike,
        concepts,
        tuple(chats),
    ).compared


def _meanings(words: Any, parts: Mapping[str, Sequence[str]]) -> dict[str, str]:
    by_target = words if isinstance(words, dict) else {"": words}
    return {
        word: str(key) for key, meant in by_target.items() for word in _put_together(meant, parts)
    }


def _put_together(words: Iterable[Any], parts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield each word, 「{look}{bit?}」 as every pair of the two lists.

    A word with a hole stays one, with <看|翻> in it: it becomes one pattern.
    """
    for word in map(str, words):
        if "{" not in word:
            yield word
            continue
        if _HOLE in word:
            yield _PART.sub(lambda part: _choice(parts[part[1]], part[2]), word)
            continue
        pieces = _PART.split(word)  # text, name, "?" or nothing, text, name, ...
        choices = [
            (("",) if may_lack else ()) + tuple(parts[name])
            for name, may_lack in zip(pieces[1::3], pieces[2::3], strict=True)
        ]
        for chosen in product(*choices):
            between = zip(pieces[::3], (*chosen, ""), strict=True)
            yield "".join(text + part for text, part in between)


def _choice(words: Sequence[str], may_lack: str) -> str:
    return f"<{'|'.join(sorted(words, key=len, reverse=True))}{'|' if may_lack else ''}>"


def _check(source: LocatedYaml) -> None:
    """Raise YamlProblem unless every part is there and holds words."""
    value = source.value if isinstance(source.value, dict) else {}
    for name in (*_LISTS, *_MAPPINGS, "concepts", "chat"):
        if name not in value:
            raise YamlProblem(FILE_NAME, 1, f"缺少“{name}”")
    for name in _LISTS:
        _check_words(source, (name,), value[name])
    for name in _MAPPINGS:
        for key, words in value[name].items():
            _check_words(source, (name, key), words)
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
