"""The pages in docs/ name what is there: files, modules, members, orders, words."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from report_assistant.interview.interview import Interview
from report_assistant.language.answers import guards
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.said_commands import command_in
from report_assistant.language.wishes.wishes import wish_in
from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "report_assistant"
PAGES = [
    *(ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
_CODE = re.compile("`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_FILE = re.compile(r"[\w*./-]+/[\w*./-]*|[\w*-]+\.(?:py|yaml|md|toml|txt)")
_CLASS = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")
_MEMBER = re.compile(r"([A-Z][a-z]\w+)\.(\w+)")
_OURS = re.compile(r"\.(?:py|yaml|md|toml)$|/$")
_OF_WORD = {"ReportDocumentId"}
_CLERKS_OWN = {"答案.yaml"}


def named(page: Path) -> Iterator[str]:
    """Yield what a page sets as code, outside its blocks of code."""
    for line in page.read_text(encoding="utf-8").splitlines():
        if not line.startswith("    "):
            yield from _CODE.findall(line)


def files_named() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for words in named(page):
            if _FILE.fullmatch(words) and _OURS.search(words) and words not in _CLERKS_OWN:
                yield page, words


@cache
def all_files() -> tuple[str, ...]:
    folders = (
        *("src", "docs", "tests", "prompts", "templates"),
        *("examples", "scripts", "benchmarks", "release"),
    )
    paths = [ROOT / "pyproject.toml", *ROOT.glob("*.md"), *ROOT.glob("*.txt")]
    for folder in folders:
        paths.append(ROOT / folder)
        paths += (path for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts)
    return tuple(path.relative_to(ROOT).as_posix() for path in paths)


def is_there(words: str) -> bool:
    """Whether a file or folder ends so: a page of one room names what is in it without the room."""
    wanted = re.escape(words.rstrip("/")).replace(r"\*", "[^/]*")
    ending = re.compile(rf"(?:^|/){wanted}$")
    return any(ending.search(path) for path in all_files())


@pytest.mark.parametrize(
    ("page", "words"), sorted(set(files_named())), ids=lambda each: getattr(each, "name", each)
)
def test_every_file_that_is_named_is_there(page: Path, words: str) -> None:
    assert is_there(words), f"{page.name} names {words}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@cache
def members() -> dict[str, set[str]]:
    """Class -> the names of its members."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, set()).update(_members_of(node))
    return found


def _members_of(node: ast.ClassDef) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.FunctionDef):
            yield each.name
        elif isinstance(each, ast.AnnAssign | ast.Assign):
            targets = [each.target] if isinstance(each, ast.AnnAssign) else each.targets
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_every_class_that_is_named_is_there() -> None:
    known = {*members(), *_OF_WORD}
    assert [
        (page.name, words)
        for page in PAGES
        for words in named(page)
        if _CLASS.fullmatch(words) and words not in known
    ] == []


def test_every_member_of_a_class_that_is_named_is_there() -> None:
    lost = [
        (page.name, words)
        for page in PAGES
        for words in named(page)
        if (found := _MEMBER.fullmatch(words)) and found[2] not in members().get(found[1], set())
    ]
    assert lost == []


# ---------------------------------------------------------------- the page on understanding

UNDERSTANDING = (ROOT / "docs" / "understanding.md").read_text(encoding="utf-8")


def test_the_order_in_which_a_message_is_tried_is_that_of_the_code() -> None:
    tree = ast.parse(textwrap.dedent(inspect.getsource(Interview._said)))
    [order] = [node for node in ast.walk(tree) if isinstance(node, ast.BoolOp)]
    tried = [ast.unparse(call.func) for call in order.values if isinstance(call, ast.Call)]
    assert len(tried) == len(order.values)
    rows = re.findall(r"^\| `(_[a-z_.]+)` \|", UNDERSTANDING, flags=re.MULTILINE)
    assert rows == [each.removeprefix("self.") for each in tried]


def test_the_order_of_the_guards_is_that_of_the_code() -> None:
    listed = UNDERSTANDING.partition("the first that knows its own decides:")[2]
    first, rest = listed.split("\n\n")[1:3]
    assert _CODE.findall(first) == [reader.__name__ for reader in guards.READERS]
    with_shape = [reader.__name__ for reader in guards.READERS_OF_SHAPES]
    without = {*_CODE.findall(first)} - {*with_shape}
    assert without | {with_shape[0], with_shape[-1]} == set(_CODE.findall(rest))


def test_every_folder_of_the_room_is_listed() -> None:
    folders = {path.parent.name for path in (PACKAGE / "language").glob("*/__init__.py")}
    rows = re.findall(r"^\| `(\w+)/` \|", UNDERSTANDING, flags=re.MULTILINE)
    assert set(rows) == folders


# ---------------------------------------------------------------- the page for clerks

FOR_CLERKS = ROOT / "README.zh-CN.md"
_COMMANDS = (
    FOR_CLERKS.read_text(encoding="utf-8").partition("## 能打的命令")[2].partition("\n## ")[0]
)


@pytest.mark.parametrize("words", _CODE.findall(_COMMANDS))
def test_every_command_that_clerks_are_told_of_is_understood(words: str) -> None:
    wish = wish_in(words)
    assert command_in(words) is not None or (wish is not None and wish.is_sure)


def test_clerks_are_told_of_every_command_of_the_help() -> None:
    told = {
        command_in(words) or getattr(wish_in(words), "command", None)
        for words in _CODE.findall(_COMMANDS)
    }
    assert {command for command in Command if command.value.group is not None} - told == set()
