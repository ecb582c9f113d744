"""Measure how the package is built, for one checkout or several side by side.

    python -m scripts.structure [CHECKOUT ...] [--source-only]

All but the last rows are read from the source text. A room is a folder directly under the
package, and each module that lies in the package's root. For the last rows a conversation is
run with the checkout's own interpreter (see seen_words.py).
"""

import argparse
import ast
import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.room_graph import circles, longest_chain

PACKAGE = "report_assistant"
Arrow = tuple[str, str]
"""The room that imports, and the one that is imported."""


@dataclass(frozen=True)
class Function:
    """One function or method."""

    name: str
    lines: int


class Source:
    """The source text of one checkout."""

    def __init__(self, checkout: Path, package: str = PACKAGE) -> None:
        """Read all modules."""
        self.checkout, self._package = checkout, package
        self.folder = checkout / "src" / package
        self._texts = {
            file.relative_to(self.folder): file.read_text(encoding="utf-8")
            for file in sorted(self.folder.rglob("*.py"))
        }
        self._trees = {path: ast.parse(text) for path, text in self._texts.items()}

    @cached_property
    def lines(self) -> dict[str, int]:
        """Module -> number of lines."""
        return {str(path): len(text.splitlines()) for path, text in self._texts.items()}

    @cached_property
    def folders(self) -> dict[str, int]:
        """Folder -> number of modules beside each other in it, without its `__init__`."""
        beside = [path for path in self._texts if path.stem != "__init__"]
        return Counter(str(path.parent) for path in beside)

    @cached_property
    def functions(self) -> list[Function]:
        """All functions and methods."""
        return [
            Function(f"{path}: {node.name}", (node.end_lineno or 0) - node.lineno + 1)
            for path, tree in self._trees.items()
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]

    @cached_property
    def rooms(self) -> frozenset[str]:
        """All rooms."""
        return frozenset(map(_room_of, self._texts)) - {"__init__"}

    @cached_property
    def arrows(self) -> frozenset[Arrow]:
        """What imports what, from room to room; imports in functions and for types too."""
        found = (
            (_room_of(path), room)
            for path, tree in self._trees.items()
            for room in self._imported(path, tree)
        )
        return frozenset((a, b) for a, b in found if a != b and b in self.rooms)

    @cached_property
    def arrows_up(self) -> frozenset[Arrow]:
        """Arrows from a lower layer to a higher one, as the layers stand in pyproject.toml."""
        depth = {room: n for n, layer in enumerate(self._layers()) for room in layer}
        ordered = [(a, b) for a, b in self.arrows if a in depth and b in depth]
        return frozenset((a, b) for a, b in ordered if depth[a] > depth[b])

    def _imported(self, path: Path, tree: ast.AST) -> Iterator[str]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(path, node)
                names = [f"{base}.{alias.name}" for alias in node.names]
            else:
                continue
            for name in names:
                parts = name.split(".")
                if parts[0] == self._package and len(parts) > 1:
                    yield parts[1]

    def _absolute(self, path: Path, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        here = (self._package, *path.parts[: len(path.parts) - node.level])
        return ".".join([*here, *filter(None, [node.module])])

    def _layers(self) -> Iterator[list[str]]:
        settings = self.checkout / "pyproject.toml"
        if not settings.exists():
            return
        read = tomllib.loads(settings.read_text(encoding="utf-8"))
        contracts = read.get("tool", {}).get("importlinter", {}).get("contracts", [])
        for contract in contracts:
            if contract["type"] == "layers":
                for layer in contract["layers"]:
                    names = layer.replace(":", "|").split("|")
                    yield [name.strip(" ()").removeprefix(f"{self._package}.") for name in names]


def measured(source: Source) -> dict[str, str]:
    """Return what the source text tells: the table's rows."""
    folder, most = max(source.folders.items(), key=lambda each: each[1])
    module, lines = max(source.lines.items(), key=lambda each: each[1])
    longest = max(source.functions, key=lambda function: function.lines)
    chain = longest_chain(source.rooms, source.arrows)
    rounds = circles(source.rooms, source.arrows)
    named = "; ".join(" ".join(sorted(each)) for each in rounds)
    return {
        "modules": str(len(source.lines)),
        "lines": str(sum(source.lines.values())),
        "modules in the root": str(source.folders.get(".", 0)),
        "folders": str(len(source.folders) - ("." in source.folders)),
        "largest folder": f"{most} ({'root' if folder == '.' else folder})",
        "folders of more than 30": str(sum(number > 30 for number in source.folders.values())),
        "longest module": f"{lines} ({module})",
        "modules of more than 450 lines": str(sum(n > 450 for n in source.lines.values())),
        "functions": str(len(source.functions)),
        "longest function": f"{longest.lines} ({longest.name})",
        "rooms": str(len(source.rooms)),
        "longest chain of rooms": f"{len(chain)} ({' > '.join(chain)})",
        "arrows between rooms": str(len(source.arrows)),
        "arrows going up": _counted(source.arrows_up),
        "circles of rooms": f"{len(rounds)} ({named})" if rounds else "0",
    }


def seen_words(checkout: Path) -> dict[str, str]:
    """Return what a conversation tells that is run in the checkout."""
    own = checkout / ".venv" / "bin" / "python"
    script = Path(__file__).with_name("seen_words.py")
    done = subprocess.run(
        [own if own.exists() else sys.executable, script, checkout / "src" / PACKAGE],
        env={**os.environ, "PYTHONPATH": str(checkout / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    return {
        "functions that see the words of one answer": str(found["functions"]),
        "  calls with them": str(found["calls"]),
        "  modules": str(found["modules"]),
        "  deepest stack": str(found["deepest"]),
    }


def table(columns: Mapping[str, Mapping[str, str]]) -> str:
    """Return a Markdown table: name of a column -> its rows."""
    rows = [["", *columns]]
    for name in next(iter(columns.values())):
        rows.append([name, *(column.get(name, "") for column in columns.values())])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkouts", nargs="*", type=Path, default=[Path()], metavar="CHECKOUT")
    parser.add_argument("--source-only", action="store_true", help="run no conversation")
    arguments = parser.parse_args()
    columns = {}
    for checkout in map(Path.resolve, arguments.checkouts):
        rows = measured(Source(checkout))
        columns[_named(checkout)] = rows | ({} if arguments.source_only else seen_words(checkout))
    print(table(columns))


def _named(checkout: Path) -> str:
    """Return the folder's name and the commit it is at, if it is at one."""
    command = ["git", "-C", str(checkout), "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return f"{checkout.name} {commit}".strip()


def _room_of(path: Path) -> str:
    return path.parts[0] if len(path.parts) > 1 else path.stem


def _counted(arrows: frozenset[Arrow]) -> str:
    named = "; ".join(f"{a} -> {b}" for a, b in sorted(arrows))
    return f"{len(arrows)} ({named})" if arrows else "0"


if __name__ == "__main__":
    main()
