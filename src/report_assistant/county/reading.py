"""One file read and checked, in whatever process: bytes in, plain data out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from report_assistant.checks import Facts, check_facts
from report_assistant.county.body_report import (
    BodyReport,
    OwnText,
    body_report,
    own_text,
    year_before,
)
from report_assistant.foundation.file_kinds import ANSWERS
from report_assistant.foundation.loading import read_file
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.report.tables import TABLES, cell_values


@dataclass(frozen=True)
class Sent:
    """A file on its way to whoever reads it: as bytes, so that no disk need be shared."""

    data: bytes
    name: str
    last: tuple[BodyReport, OwnText] | None = None
    """The same body's report on the year before, where it is known."""


def read_body(sent: Sent) -> tuple[BodyReport, OwnText]:
    """Read and check one file; one that cannot be read is a result too."""
    from report_assistant.word.reader import DoubtfulFiguresError

    try:
        facts = facts_in_bytes(sent.data, sent.name)
        if sent.last is not None:
            facts = replace(facts, last=year_before(*sent.last))
        lost = tuple(lost_tables(facts, sent.name))
        return body_report(facts, lost, check_facts(facts)), own_text(facts)
    except DoubtfulFiguresError as problem:
        from report_assistant.importing.facts import is_report

        printed = problem.printed
        told = BodyReport(printed.organisation, printed.year, problem=str(problem))
        return replace(told, is_report=is_report(printed)), OwnText()
    except ClerkProblem as problem:
        return BodyReport(problem=str(problem)), OwnText()


def facts_in_bytes(data: bytes, name: str) -> Facts:
    """Return what a file states, a report or answers. Raises ClerkProblem."""
    if name.lower().endswith(ANSWERS):
        return _facts_of_answers(data, name)
    from report_assistant.importing.facts import facts_of
    from report_assistant.word.reader import read_report_bytes

    return facts_of(read_report_bytes(data, name))


def content_at(path: Path) -> tuple[bytes, str]:
    """Return a file's content and name; the file may lie in a .zip. Raises ReadError."""
    from report_assistant.reading.archives import archive_at, parted
    from report_assistant.word.reader import content_inside

    file, inner = parted(path)
    return content_inside(archive_at(file), inner) if inner else (read_file(file), path.name)


def lost_tables(facts: Facts, name: str) -> Iterator[str]:
    """Yield the tables that were not found in a report; answers are not looked through for them."""
    if facts.printed is not None and not name.lower().endswith(ANSWERS):
        for table in TABLES:
            if table.key not in facts.printed.found_tables:
                yield table.name


def _facts_of_answers(data: bytes, name: str) -> Facts:
    from report_assistant.drafting.assembly import assemble
    from report_assistant.drafting.printed_draft import printed_draft
    from report_assistant.store.answers_file import load_answers

    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClerkProblem(f"“{name}”不是 UTF-8 文本，请用记事本另存为 UTF-8 再试。") from error
    report = load_answers(words, name)
    return Facts(report, cell_values(report), printed_draft(assemble(report)))
