"""Five whole drafts kept as text, so that somebody reads what templates make of honest answers.

    python -m tests.drafting.five_drafts          # say which differ from what is written today
    python -m tests.drafting.five_drafts --write  # keep what is written today

The answers are those of invented bodies; each is drafted as a clerk would get it, in the wordings
that its name and year draw.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Block, TableBlock
from report_assistant.report.model import AnnualReport
from report_assistant.store.answers_file import load_answers

FOLDER = Path(__file__).parent
NAMES = ("zero-town", "ordinary-town", "busy-town", "bureau", "county")
_SECTION_ONE = 1


def report_of(name: str) -> AnnualReport:
    """Return the report that the answers file makes."""
    path = FOLDER / f"{name}.yaml"
    return load_answers(path.read_text(encoding="utf-8"), path.name)


def text_of(report: AnnualReport) -> str:
    """Return the whole draft, a line for each paragraph and for each row of a table."""
    return "\n".join(line for block in assemble(report).blocks for line in _lines(block)) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if not isinstance(block, TableBlock):
        yield block.text
        return
    for row in block.table.rows:
        cells = (block.cells[cell.path] if cell.path else cell.text for cell in row)
        yield "｜".join(cells)


def section_one(report: AnnualReport) -> str:
    """Return what stands under 一、总体情况, without its heading."""
    blocks = [block for block in assemble(report).blocks if block.section == _SECTION_ONE]
    return "\n".join(block.text for block in blocks[1:])


def written(name: str) -> str:
    """Return the draft as it is written today."""
    return text_of(report_of(name))


def kept(name: str) -> str:
    """Return the draft as it was read last; nothing where it was never kept."""
    path = _kept_in(name)
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _kept_in(name: str) -> Path:
    return FOLDER / f"{name}.txt"


def main() -> None:
    """Say which drafts differ, or keep them."""
    parser = argparse.ArgumentParser(prog="python -m tests.drafting.five_drafts")
    parser.add_argument("--write", action="store_true", help="keep what is written today")
    arguments = parser.parse_args()
    for name in NAMES:
        report = report_of(name)
        text = text_of(report)
        state = "as kept" if text == kept(name) else "differs"
        if arguments.write:
            _kept_in(name).write_text(text, encoding="utf-8")
            state = "kept"
        print(f"{name}: section one {len(section_one(report))} characters, {state}")
