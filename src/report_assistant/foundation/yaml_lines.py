"""YAML with line numbers, for files that people edit: every mistake can be named by its line.

Decimal numbers keep their digits as typed (18.8710 stays 18.8710), and a number such as 010020 is
decimal, as people mean it. Aliases are refused, so that a small file cannot unfold into a huge one,
and so are keys that stand twice.
"""

import re
from collections.abc import Mapping
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
    try:
        _check_size(text, name)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = _TOO_DEEP if _NESTING in str(error.problem) else _GRAMMAR
        raise YamlProblem(name, mark.line + 1 if mark else 1, words) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlProblem(name, line, "这里有不能用的字符，请删掉重新输入") from error
    except yaml.YAMLError as error:
        raise YamlProblem(name, 1, _GRAMMAR) from error
    reading = _Reading(name)
    value = None if root is None else reading.value(root, ())
    return LocatedYaml(value, reading.lines, reading.typed)


_GRAMMAR = "格式不对，请检查这一行附近的缩进、冒号后面的空格和引号"
_TOO_DEEP = "这里嵌套得太深了"
_NESTING = "nesting depth"
"""libyaml's own limit, which it may reach while it looks ahead."""


def _check_size(text: str, name: str) -> None:
    """Refuse much, and deep nesting, before it is composed: the C loader recurses without bound."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if number > MAX_PARTS:
            raise YamlProblem(name, _line(event), "文件里写的太多了，不像是手工编写的文件")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise YamlProblem(name, _line(event), _TOO_DEEP)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _line(part: yaml.Node | yaml.Event) -> int:
    return part.start_mark.line + 1 if part.start_mark else 1


class _Reading:
    """Turns the composed nodes of one file into values, noting lines."""

    def __init__(self, name: str) -> None:
        self.lines: dict[Where, int] = {(): 1}
        self.typed: dict[Where, str] = {}
        self._name = name
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, where: Where) -> Any:
        if id(node) in self._seen:
            raise self._problem(node, "这里不能用 & 和 * 引用")
        self._seen.add(id(node))
        self.lines.setdefault(where, _line(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*where, at)) for at, item in enumerate(node.value)]
        value = self._scalar(node)
        if not isinstance(value, str) and value is not None:
            self.typed[where] = node.value
        return value

    def _mapping(self, node: yaml.MappingNode, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._problem(key_node, _GRAMMAR)
            key = str(key_node.value)
            if key in found:
                raise self._problem(key_node, f"“{key}”写了两次，请留下一个")
            self.lines[(*where, key)] = _line(key_node)
            found[key] = self.value(value_node, (*where, key))
        return found

    def _scalar(self, node: yaml.Node) -> Any:
        """Return the plain value that people mean; whatever else YAML knows stays text."""
        text, kind = str(node.value), str(node.tag).removeprefix(_TAG)
        if kind == "null":
            return None
        if kind == "bool":
            return _TRUTH.get(text.lower(), text)
        if kind == "int" and _INTEGER.fullmatch(text):
            return int(text)
        if kind in ("int", "float") and _DECIMAL.fullmatch(text):
            return Decimal(text)
        return text

    def _problem(self, node: yaml.Node, message: str) -> YamlProblem:
        return YamlProblem(self._name, _line(node), message)
