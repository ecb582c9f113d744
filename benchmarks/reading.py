"""Reading and checking a .docx, against python-docx reading its tables; and a thousand files."""

import io
import os
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import docx

from benchmarks.drafting import EXAMPLE
from benchmarks.timing import print_table, round_robin
from report_assistant.checks import check_facts
from report_assistant.commands.checked_files import check_file
from report_assistant.drafting.assembly import assemble
from report_assistant.importing.facts import facts_of
from report_assistant.store.answers_file import load_answers
from report_assistant.word.reader import read_report_bytes
from report_assistant.word.writer import write_docx

ROUNDS = 9
COUNTS = (125, 250, 500, 1000)
WORKERS = 2
_OURS, _READING = "reading and checking", "reading alone"
_THEIRS = "python-docx, table.cell() of every cell"
_ROWS = "python-docx, row.cells"


def run() -> None:
    """Print the medians for one file, and files per second for many."""
    report = load_answers(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name)
    data = write_docx(assemble(report))
    medians = round_robin(
        {
            _OURS: lambda: check_facts(facts_of(read_report_bytes(data, "年报.docx"))),
            _READING: lambda: read_report_bytes(data, "年报.docx"),
            _THEIRS: lambda: _cell_by_cell(data),
            _ROWS: lambda: _row_by_row(data),
        },
        ROUNDS,
    )
    print_table("Reading and checking one report", medians, _OURS)
    print(f"  {medians[_THEIRS] / medians[_OURS]:.0f} times faster than table.cell()")
    _many(data)


def _cell_by_cell(data: bytes) -> list[str]:
    tables = docx.Document(io.BytesIO(data)).tables
    return [
        table.cell(row, column).text
        for table in tables
        for row in range(len(table.rows))
        for column in range(len(table.columns))
    ]


def _row_by_row(data: bytes) -> list[str]:
    tables = docx.Document(io.BytesIO(data)).tables
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def _many(data: bytes) -> None:
    print(f"\nReading and checking many files ({WORKERS} processes, {os.cpu_count()} cores)")
    speeds = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.docx" for number in range(max(COUNTS))]
        for path in paths:
            path.write_bytes(data)
        for count in COUNTS:
            began = time.perf_counter()
            checked = _check_all(paths[:count])
            seconds = time.perf_counter() - began
            assert checked == count, checked
            speeds.append(count / seconds)
            print(f"  {count:>5} files: {seconds:6.2f} s   {speeds[-1]:6.0f} files/s")
    growth = speeds[0] / speeds[-1]
    print(
        f"  time for a file, {COUNTS[-1]} files against {COUNTS[0]}: {growth:.2f} times (linear: 1)"
    )


def _check_all(paths: Sequence[Path]) -> int:
    with ProcessPoolExecutor(WORKERS) as pool:
        results = pool.map(partial(check_file, years_before={}), paths, chunksize=25)
        return sum(not result.problem for result in results)
