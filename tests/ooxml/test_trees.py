"""The one parser of parts: nothing outside is fetched, nothing is expanded, nothing huge is built."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import report_assistant
from report_assistant.ooxml.package import BadPackageError
from report_assistant.ooxml.trees import document_name, parsed, remove, serialized

SOURCE = Path(report_assistant.__file__).parent
ASKED: list[str] = []


class _Asked(etree.Resolver):
    """Notes what libxml2 wants to load, and gives it an empty text."""

    def resolve(  # type: ignore[override]  # the stubs leave out the context
        self, system_url: str, public_id: str, context: Any
    ) -> Any:
        ASKED.append(system_url or public_id)
        return self.resolve_string("", context, base_url=None)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the parser asks for from outside of a part. It never does, so that `no_network`, one
    line of defence more, never comes to bear.
    """
    real: Any = etree.XMLParser

    def parser(**options: bool) -> Any:
        made = real(**options)
        made.resolvers.add(_Asked())
        return made

    monkeypatch.setattr(etree, "XMLParser", parser)
    ASKED.clear()
    yield ASKED


OUTSIDE = {
    "an entity in a file": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///secret">]><a>&x;</a>',
    "an entity on a server": b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><a>&x;</a>',
    "a parameter entity": b'<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///secret"> %x;]><a/>',
    "a type in a file": b'<!DOCTYPE a SYSTEM "file:///secret.dtd"><a/>',
    "a type on a server": b'<!DOCTYPE a PUBLIC "-//a//b" "http://127.0.0.1:9/a.dtd"><a/>',
}


@pytest.mark.parametrize("kind", OUTSIDE)
def test_nothing_outside_is_asked_for_before_the_part_is_refused(
    kind: str, asked: list[str]
) -> None:
    with pytest.raises(BadPackageError, match="不该有的内容"):
        parsed(OUTSIDE[kind])
    assert asked == []


@pytest.mark.parametrize("kind", OUTSIDE)
def test_a_parser_that_may_would_ask(kind: str, asked: list[str]) -> None:
    """What the test above relies on: with the flags the other way round each of them is seen."""
    parser = etree.XMLParser(resolve_entities=True, load_dtd=True, no_network=False)
    etree.fromstring(OUTSIDE[kind], parser)
    assert len(asked) == 1


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "哈"}">' for n in range(30))
    with pytest.raises(BadPackageError, match="不该有的内容|已经损坏"):  # noqa: RUF043
        parsed(f"<!DOCTYPE a [{laughs}]><a>&l29;</a>".encode())


@pytest.mark.parametrize(
    "data",
    [
        b"<a>" * 1000 + b"</a>" * 1000,
        b"<a>" + b"x" * (11 << 20) + b"</a>",
        b"<a x='" + b"x" * (11 << 20) + b"'/>",
        b"<a>" + b"<b/>" * (5 << 20) + b"</a>",
    ],
    ids=["deep", "one long text", "one long attribute", "many nodes"],
)
def test_a_huge_tree_is_refused(data: bytes) -> None:
    with pytest.raises(BadPackageError):
        parsed(data)


def test_comments_and_instructions_are_no_nodes() -> None:
    root = parsed("<a>甲<!-- 乙 --><?word now?>丙</a>".encode())
    assert list(root) == []
    assert root.text == "甲丙"


@pytest.mark.parametrize("data", [b"", b"<a>", b"\0", b"no xml", b"<a/><b/>", b"<a>&x;</a>"])
def test_what_is_no_part_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(BadPackageError, match="已经损坏"):
        parsed(data)


def test_the_document_is_found_by_its_relation_or_by_the_usual_name() -> None:
    relation = '<r><x Type="http://x/officeDocument" Target="/word/document2.xml"/></r>'
    assert document_name({"_rels/.rels": relation.encode()}) == "word/document2.xml"
    for nothing in ({}, {"_rels/.rels": b"<r"}, {"_rels/.rels": b"<r><x/></r>"}):
        assert document_name(nothing) == "word/document.xml"


def test_a_node_is_taken_out_with_what_follows_it_kept_apart() -> None:
    root = parsed(b"<a><b/><c/></a>")
    remove(root[0])
    remove(root)
    remove(None)
    assert serialized(root).endswith(b"<a><c/></a>")


def test_there_is_no_other_parser_of_parts() -> None:
    makes_one = re.compile(r"XMLParser\(|etree\.(?:fromstring|parse|XML|iterparse)\(|minidom")
    found = {
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if makes_one.search(file.read_text(encoding="utf-8"))
    }
    assert found - {"word/validity.py"} == {"ooxml/trees.py", "reading/web_blocks.py"}
