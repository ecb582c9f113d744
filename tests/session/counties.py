"""A small county: a few bodies' reports in a folder, each with figures of its own."""

from pathlib import Path

from report_assistant.county.work import ThisMachine
from report_assistant.drafting.assembly import assemble
from report_assistant.session.conversation import Conversation
from report_assistant.word.writer import write_docx
from tests.conftest import example

COUNTY = "安和县"
BODIES = {"青石镇": 12, "红岩乡": 3, "白沙镇": 0}
"""Body -> more applications by natural persons than the example has, all granted."""


def write_body(folder: Path, name: str, more: int, year: int = 2025) -> None:
    """Write one body's report."""
    report = example("busy-town-2025")
    report.year = year
    report.organisation.name = f"{COUNTY}{name}人民政府"
    for row in (report.applications.received, report.applications.granted):
        assert row is not None
        row.natural_person = (row.natural_person or 0) + more
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}{year}年年报.docx").write_bytes(write_docx(assemble(report)))


def county_folder(folder: Path, year: int = 2025) -> Path:
    """Write the reports of all bodies."""
    for name, more in BODIES.items():
        write_body(folder, name, more, year)
    return folder


def with_one_worker(conversation: Conversation) -> Conversation:
    """Have the conversation read reports in one process."""
    conversation.gathering.workers = lambda: ThisMachine(1)
    return conversation
