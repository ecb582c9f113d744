"""YAML with line numbers, for files that people edit: every mistake can be named by its line.

Decimal numbers keep their digits as typed (18.8710 stays 18.8710), and a number such as 010020 is
decimal, as people mean it. Aliases are refused, so that a small file cannot unfold into a huge one,
and so are keys that stand twice.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from report_assistant.foundation.problems import ClerkProblem

Where = tuple[str | int, ...]
"""A place in the file: the keys and list positions that lead to it."""

MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 50
MAX_PARTS = 100_000
"""Keys, values and lists; a full report has some thousand."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOLD_BY_LOOK: Mapping[str, Any] = _Loader.yaml_implicit_resolvers
"""First character of a scalar without quotes -> the tags that it may have, with their looks."""
_TAG = "tag:yaml.org,2002:"
_INTEGER = re.compile(r"[-+]?[0-9]{1,30}")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,30}\.[0-9]{0,30}")
_TRUTH = {"true": True, "false": False}


class YamlProblem(ClerkProblem):
    """The text cannot be read as YAML; `message` says why, `line` where (from 1)."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name} 第 {line} 行：{message}")
        self.line = line
        self.message = message


@dataclass(frozen=True)
class LocatedYaml:
    """The data of a file, with the line of each part."""

    value: Any
    lines: Mapping[Where, int]
    typed: Mapping[Where, str] = field(default_factory=dict)
    """Numbers and the like as they were typed, for fields that hold text: a postcode, 「是」."""

    def line(self, where: Where) -> int:
        """Return the line of a place; for an unknown one, of the nearest place around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


def load_yaml(text: str, name: str) -> LocatedYaml:
    """Read YAML text; `name` is the file's name, for messages. Raises YamlProblem."""
    if len(text) > MAX_CHARACTERS:
        raise YamlProblem(name, 1, "文件太大了，不像是手工编写的文件")
    reading = _Reading(name, yaml.parse(text, Loader=_Loader))
    try:
        value = reading.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = _TOO_DEEP if _NESTING in str(error.problem) else _GRAMMAR
        raise YamlProblem(name, mark.line + 1 if mark else 1, words) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlProblem(name, line, "这里有不能用的字符，请删掉重新输入") from error
    except yaml.YAMLError as error:
        raise YamlProblem(name, 1, _GRAMMAR) from error
    return LocatedYaml(value, reading.lines, reading.typed)


_GRAMMAR = "格式不对，请检查这一行附近的缩进、冒号后面的空格和引号"
_TOO_DEEP = "这里嵌套得太深了"
_NESTING = "nesting depth"
"""libyaml's own limit, which it may reach while it looks ahead."""


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Reading:
    """Turns the events of one file into values, noting lines.

    Much, and deep nesting, is refused where it is met. What else is wrong is told when the grammar
    of the whole file is known to be right, the first thing first.
    """

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
        self.lines: dict[Where, int] = {(): 1}
        self.typed: dict[Where, str] = {}
        self._name = name
        self._events = events
        self._number = self._depth = 0
        self._anchors: dict[str, int] = {}
        self._malformed: list[YamlProblem] = []
        self._misused: list[YamlProblem] = []

    def document(self) -> Any:
        """Return the value of the one document. Raises YamlProblem."""
        value = None
        self._next()
        if not isinstance(self._next(), yaml.StreamEndEvent):
            value = self._value(self._next(), ())
            self._next()
            following = self._next()
            if not isinstance(following, yaml.StreamEndEvent):
                self._malformed.append(self._problem(_line(following), _GRAMMAR))
                while not isinstance(self._next(), yaml.StreamEndEvent):
                    pass
        for problem in (*self._malformed, *self._misused):
            raise problem
        return value

    def _next(self) -> Any:
        event = next(self._events)
        if self._number > MAX_PARTS:
            raise self._problem(_line(event), "文件里写的太多了，不像是手工编写的文件")
        self._number += 1
        if isinstance(event, yaml.CollectionStartEvent):
            self._depth += 1
            if self._depth > MAX_DEPTH:
                raise self._problem(_line(event), _TOO_DEEP)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._depth -= 1
        return event

    def _value(self, event: Any, where: Where) -> Any:
        self.lines.setdefault(where, _line(event))
        if isinstance(event, yaml.AliasEvent):
            self._note_alias(event)
            return None
        self._note_anchor(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(where)
        value = _plain(event)
        if not isinstance(value, str) and value is not None:
            self.typed[where] = event.value
        return value

    def _mapping(self, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._misused.append(self._problem(_line(event), _GRAMMAR))
                self._value(event, (*where, ""))
                self._value(self._next(), (*where, ""))
                continue
            self._note_anchor(event)
            key = str(event.value)
            if key in found:
                self._misused.append(self._problem(_line(event), f"“{key}”写了两次，请留下一个"))
            self.lines[(*where, key)] = _line(event)
            found[key] = self._value(self._next(), (*where, key))
        return found

    def _list(self, where: Where) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            found.append(self._value(event, (*where, len(found))))
        return found

    def _note_anchor(self, event: Any) -> None:
        if event.anchor in self._anchors:
            self._malformed.append(self._problem(_line(event), _GRAMMAR))
        elif event.anchor is not None:
            self._anchors[event.anchor] = _line(event)

    def _note_alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            self._malformed.append(self._problem(_line(event), _GRAMMAR))
        else:
            line = self._anchors[event.anchor]
            self._misused.append(self._problem(line, "这里不能用 & 和 * 引用"))

    def _problem(self, line: int, message: str) -> YamlProblem:
        return YamlProblem(self._name, line, message)


def _plain(event: Any) -> Any:
    """Return the value of a scalar that people mean; whatever else YAML knows stays text."""
    text, kind = str(event.value), _kind(event)
    if kind == "null":
        return None
    if kind == "bool":
        return _TRUTH.get(text.lower(), text)
    if kind == "int" and _INTEGER.fullmatch(text):
        return int(text)
    if kind in ("int", "float") and _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text


def _kind(event: Any) -> str:
    """Return the tag of a scalar, written or told by its look."""
    if event.tag not in (None, "!"):
        return str(event.tag).removeprefix(_TAG)
    if event.implicit[0]:
        for tag, pattern in _TOLD_BY_LOOK.get(event.value[:1], ()):
            if pattern.match(event.value):
                return str(tag).removeprefix(_TAG)
    return "str"
