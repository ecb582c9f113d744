"""Assembling a draft and its .docx, against docxtpl and against zipping the finished parts."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from benchmarks.timing import print_table, round_robin
from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Block, Draft, Heading, Paragraph, TableBlock, Title
from report_assistant.ooxml.package import read_package, write_package
from report_assistant.store.answers_file import load_answers
from report_assistant.word.writer import write_docx

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "aigang-2021.yaml"
ROUNDS = 31


def run() -> None:
    """Print the three medians and their ratios."""
    report = load_answers(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name)
    draft = assemble(report)
    finished = read_package(write_docx(draft))
    template, values = _equivalent_template(draft)
    assert _texts(_rendered(template, values)) == _texts(write_docx(draft)), "same content"
    medians = round_robin(
        {
            "draft and .docx": lambda: write_docx(assemble(report)),
            "docxtpl, equivalent template": lambda: _rendered(template, values),
            ".docx from a finished draft": lambda: write_docx(draft),
            "zipping the finished parts (floor)": lambda: write_package(finished),
        },
        ROUNDS,
    )
    print_table("One report (examples/aigang-2021.yaml)", medians, "draft and .docx")
    ratio = medians["docxtpl, equivalent template"] / medians["draft and .docx"]
    floor = medians["draft and .docx"] / medians["zipping the finished parts (floor)"]
    print(f"  {ratio:.1f} times faster than docxtpl; {floor:.1f} times the floor")


def _equivalent_template(draft: Draft) -> tuple[bytes, dict[str, Any]]:
    """Return the same document with a tag in place of every text, as docxtpl wants it."""
    values: dict[str, Any] = {}

    def tag(text: str) -> str:
        name = f"v{len(values)}"
        values[name] = text
        return "{{ " + name + " }}"

    def tagged(block: Block) -> Block:
        match block:
            case Title(lines=lines):
                return replace(block, lines=tuple(map(tag, lines)))
            case Heading(words=words):
                return replace(block, words=tag(words))
            case Paragraph(body=body, lead=lead):
                return replace(block, body=tag(body), lead=tag(lead) if lead else "")
            case TableBlock(cells=cells):
                return replace(block, cells={path: tag(text) for path, text in cells.items()})
        return block

    template = write_docx(replace(draft, blocks=tuple(map(tagged, draft.blocks))))
    return template, values


def _rendered(template: bytes, values: dict[str, Any]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(values, autoescape=True)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _texts(data: bytes) -> list[str]:
    from lxml import etree

    root = etree.fromstring(read_package(data)["word/document.xml"])
    paragraphs = (node for node in root.iter() if str(node.tag).endswith("}p"))
    return ["".join(str(text) for text in paragraph.itertext()) for paragraph in paragraphs]
