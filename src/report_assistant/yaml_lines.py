"""YAML with line numbers, for files that people edit: every mistake can be named by its line.

Decimal numbers keep their digits as typed (18.8710 stays 18.8710). Aliases are refused, so that a
small file cannot unfold into a huge one, and so are keys that stand twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml

from report_assistant.problems import ClerkProblem

Where = tuple[str | int, ...]
"""A place in the file: the keys and list positions that lead to it."""

MAX_CHARACTERS = 5_000_000
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FLOAT = "tag:yaml.org,2002:float"
_SCALARS = yaml.SafeLoader("")


class YamlProblem(ClerkProblem):
    """The text cannot be read as YAML; `message` says why, `line` where (from 1)."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name} 第 {line} 行：{message}")
        self.line = line
        self.message = message


@dataclass(frozen=True)
class LocatedYaml:
    """What a file says, and on which line each part of it stands."""

    value: Any
    lines: Mapping[Where, int]

    def line(self, where: Where) -> int:
        """The line of a place; for an unknown one, of the nearest place around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


def load_yaml(text: str, name: str) -> LocatedYaml:
    """Read YAML text; `name` is the file's name, for messages. Raises YamlProblem."""
    if len(text) > MAX_CHARACTERS:
        raise YamlProblem(name, 1, "文件太大了，不像是手工编写的文件")
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlProblem(name, mark.line + 1 if mark else 1, _GRAMMAR) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise YamlProblem(name, 1, _GRAMMAR) from error
    lines: dict[Where, int] = {(): 1}
    value = None if root is None else _Reading(name, lines).value(root, ())
    return LocatedYaml(value, lines)


_GRAMMAR = "格式不对，请检查这一行附近的缩进、冒号后面的空格和引号"


@dataclass
class _Reading:
    """Turns the composed nodes of one file into values, noting lines."""

    name: str
    lines: dict[Where, int]

    def __post_init__(self) -> None:
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, where: Where) -> Any:
        if id(node) in self._seen:
            raise YamlProblem(self.name, node.start_mark.line + 1, "这里不能用 & 和 * 引用")
        self._seen.add(id(node))
        self.lines.setdefault(where, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*where, at)) for at, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found:
                raise YamlProblem(self.name, line, f"“{key}”写了两次，请留下一个")
            self.lines[(*where, key)] = line
            found[key] = self.value(value_node, (*where, key))
        return found

    def _scalar(self, node: yaml.Node) -> Any:
        if node.tag == _FLOAT:
            try:
                return Decimal(str(node.value).replace("_", ""))
            except ArithmeticError:
                return str(node.value)
        try:
            return _SCALARS.construct_object(node)
        except (yaml.YAMLError, ValueError) as error:
            raise YamlProblem(self.name, node.start_mark.line + 1, _GRAMMAR) from error
