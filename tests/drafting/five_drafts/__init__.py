"""Five whole drafts, written from the answers of invented bodies, kept as text and read by people.

    python -m tests.drafting.five_drafts [--write]

prints what differs from what is kept, or keeps what is written now. A change of wording shows here
as a leader would read it.
"""

from pathlib import Path

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Draft, Heading, TableBlock
from report_assistant.report.fields import Kind, all_paths, field_at, value_at, set_value
from report_assistant.report.model import AnnualReport
from report_assistant.store.answers_file import load_answers

FOLDER = Path(__file__).parent
BODIES = ("zero-town", "ordinary-town", "busy-town", "bureau", "county")


def report_of(body: str) -> AnnualReport:
    """Return the answers of one of the five; what its file does not name, there was none of."""
    path = FOLDER / f"{body}.yaml"
    report = load_answers(path.read_text(encoding="utf-8"), path.name)
    for name in all_paths():
        field = field_at(name)
        if field.kind is not Kind.CHOICE and value_at(report, name) is None:
            set_value(report, name, field.zero())
    return report


def text_of(draft: Draft) -> str:
    """Return a draft as text, its tables named only."""
    return "\n\n".join(
        "（表）" if isinstance(block, TableBlock) else block.text for block in draft.blocks
    )


def section_one(draft: Draft) -> str:
    """Return the paragraphs of section one, run together."""
    texts: list[str] = []
    inside = False
    for block in draft.blocks:
        if isinstance(block, Heading):
            inside = block.id.startswith("s1")
        elif inside:
            texts.append(block.text)
    return "".join(texts)


def kept(body: str) -> Path:
    """Return where the text of one of the five is kept."""
    return FOLDER / f"{body}.txt"


def written(body: str) -> str:
    """Return the text of one of the five as it is written now."""
    return text_of(assemble(report_of(body))) + "\n"
