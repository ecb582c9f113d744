"""Bringing new answers into an edited Word file, against drafting it anew."""

import io
from pathlib import Path

import docx

from benchmarks.timing import print_table, round_robin
from report_assistant.drafting.assembly import assemble
from report_assistant.merging.merge import merge
from report_assistant.store.answers_file import load_answers
from report_assistant.word.writer import write_docx

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "aigang-2021.yaml"
ROUNDS = 31


def run() -> None:
    """Print both medians and their ratio."""
    report = load_answers(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name)
    base = write_docx(assemble(report))
    mine = _edited(base)
    changed = report.model_copy(deep=True)
    changed.overview.disclosure.new_media = 120
    changed.applications.received.natural_person = 3
    new = assemble(changed)
    assert merge(mine, base, new).done, "the new answers reach the file"
    medians = round_robin(
        {
            "draft and .docx": lambda: write_docx(assemble(changed)),
            "update of the edited file": lambda: merge(mine, base, new),
        },
        ROUNDS,
    )
    print_table("One edited report (examples/aigang-2021.yaml)", medians, "draft and .docx")


def _edited(data: bytes) -> bytes:
    """Return the file with a reworded paragraph, one more paragraph, and a figure typed over."""
    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs[2:9]:
        if paragraph.runs:
            paragraph.runs[-1].text += "（详见网站）"
    document.paragraphs[4].insert_paragraph_before("领导加的一段。")
    document.tables[0].rows[2].cells[-1].paragraphs[0].runs[0].text = "1"
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
