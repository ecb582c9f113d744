"""Reading and checking files of every kind, beside the libraries that only open them.

One file of each kind; a thousand mixed ones by `check`; how the time grows with the size.
"""

import io
import logging
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import docx
import pdfplumber
from lxml import html
from tests.reading.figures import CaseFigures
from tests.reading.layouts import pasted_text, web_from_word, web_plain
from tests.reading.pdf_files import pdf_report
from tests.reading.test_archives import zipped
from tests.reading.test_pdf import balanced

from benchmarks.drafting import EXAMPLE
from benchmarks.timing import print_table, round_robin
from report_assistant.checks import check_facts
from report_assistant.commands.checked_files import Checked, check_files
from report_assistant.drafting.assembly import assemble
from report_assistant.importing.facts import facts_of
from report_assistant.store.answers_file import load_answers
from report_assistant.word.reader import read_report_bytes, read_report_text
from report_assistant.word.writer import write_docx

ROUNDS = 9
COUNTS = (125, 250, 500, 1000)
GROWTH = (1, 2, 4)
_ALONE, _BOTH = "reading", "reading and checking"


def run() -> None:
    """Print the medians for one file of each kind, files per second, and the growth."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # of what the tests' own PDFs leave out
    report = load_answers(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name)
    word, figures = write_docx(assemble(report)), balanced()
    page, paper = web_from_word(figures), pdf_report(figures, lines_before=40)
    _one(
        "年报.docx",
        word,
        {
            "python-docx, opening it": lambda: docx.Document(io.BytesIO(word)),
            "python-docx, row.cells": lambda: _row_by_row(word),
            "python-docx, table.cell() of every cell": lambda: _cell_by_cell(word),
        },
    )
    _one("年报.html", page, {"lxml, parsing it": lambda: html.fromstring(page)})
    _one(
        "年报.pdf",
        paper,
        {
            "pdfplumber, opening it and extract_tables()": lambda: _plumbed(paper),
        },
    )
    _pasted(figures)
    _many(word, figures)
    _growth(figures)


def _one(name: str, data: bytes, theirs: Mapping[str, Callable[[], object]]) -> None:
    candidates: Mapping[str, Callable[[], object]] = {
        _ALONE: lambda: read_report_bytes(data, name),
        _BOTH: lambda: list(check_facts(facts_of(read_report_bytes(data, name)))),
        **theirs,
    }
    # Some clocks move on every 24 ms only, so each takes its turn ten times.
    tens = round_robin({each: partial(_ten_times, c) for each, c in candidates.items()}, _ROUNDS)
    medians = {each: max(median / 10, _LEAST) for each, median in tens.items()}
    print_table(f"One report, {name} ({len(data) >> 10} kB)", medians, _ALONE)
    for other in theirs:
        print(f"  {_ALONE}: {medians[_ALONE] / medians[other]:.2f} times {other}")


def _ten_times(candidate: Callable[[], object]) -> None:
    for _ in range(10):
        candidate()


_ROUNDS = 5
_LEAST = 0.01
"""Milliseconds; nothing that is measured here takes less."""


def _pasted(figures: CaseFigures) -> None:
    words = pasted_text(figures).decode("gb18030")
    ten = "ten pasted reports"  # one is done before some clocks move on
    medians = round_robin(
        {ten: lambda: [read_report_text(words, "粘贴") for _ in range(10)]}, ROUNDS
    )
    print_table("Reports that are pasted, with their tables", medians, ten)


def _row_by_row(data: bytes) -> list[str]:
    tables = docx.Document(io.BytesIO(data)).tables
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def _cell_by_cell(data: bytes) -> list[str]:
    tables = docx.Document(io.BytesIO(data)).tables
    return [
        table.cell(row, column).text
        for table in tables
        for row in range(len(table.rows))
        for column in range(len(table.columns))
    ]


def _plumbed(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return sum(len(page.extract_tables()) for page in opened.pages)


# ---------------------------------------------------------------- many files


def _many(word: bytes, figures: CaseFigures) -> None:
    kinds = {
        ".docx": word,
        ".html": web_plain(figures),
        ".txt": pasted_text(figures),
        ".pdf": pdf_report(figures),
    }
    print(f"\nReading and checking many mixed files ({os.cpu_count()} cores)")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        paths = [_file(folder, number, kinds) for number in range(max(COUNTS))]
        _print_growth([(count, paths[:count]) for count in COUNTS], "files")
        print("Reports in one .zip")
        for size in (75, 150, 300):
            archive = folder / f"{size}.zip"
            archive.write_bytes(zipped({f"{number}.docx": word for number in range(size)}))
            _print_growth([(size, [archive / f"{n}.docx" for n in range(size)])], "reports")


def _file(folder: Path, number: int, kinds: Mapping[str, bytes]) -> Path:
    """Write a file; of ten, six are .docx, two .html, one .txt, one .pdf."""
    ending = (*(".docx",) * 6, *(".html",) * 2, ".txt", ".pdf")[number % 10]
    path = folder / f"{number}{ending}"
    path.write_bytes(kinds[ending])
    return path


def _print_growth(sets: Sequence[tuple[int, list[Path]]], what: str) -> None:
    speeds = []
    for count, paths in sets:
        began = time.perf_counter()
        checked: list[Checked] = check_files(paths, {})
        seconds = time.perf_counter() - began
        problems = [each.problem for each in checked if each.problem]
        assert not problems, problems[0]
        speeds.append(count / seconds)
        print(f"  {count:>5} {what}: {seconds:6.2f} s   {speeds[-1]:6.0f} {what}/s")
    if len(sets) > 1:
        growth = speeds[0] / speeds[-1]
        print(f"  time for one, {sets[-1][0]} against {sets[0][0]}: {growth:.2f} times (linear: 1)")


# ---------------------------------------------------------------- growth with the size


def _growth(figures: CaseFigures) -> None:
    """Print how the time grows with what clerks have, and with what was made to do harm."""
    head = f"{figures.title}\n一、总体情况\n"
    sentence = "本镇全年公开政府信息12条，其中网站3条。"
    cases: dict[str, tuple[str, Callable[[int], bytes]]] = {
        "pages of a PDF": ("a.pdf", lambda n: pdf_report(figures, lines_before=100 * n)),
        "paragraphs of text": ("a.txt", lambda n: (head + f"{sentence}\n" * 4_000 * n).encode()),
        "one paragraph": ("a.txt", lambda n: (head + sentence * 2_000 * n).encode()),
        "digits": ("a.txt", lambda n: (head + "9" * 125_000 * n).encode()),
        "elements of a page": ("a.html", lambda n: _page(f"<div>{sentence}</div>" * 1_000 * n)),
        "cells of a page": ("a.html", lambda n: _page(_table("<td>3</td>" * 10, 500 * n))),
        "a saved page with pictures": ("a.mht", _saved),
        "small tables": (
            "a.html",
            lambda n: _page(_table("<td>行政许可</td><td>3</td>") * 400 * n),
        ),
    }
    print("\nGrowth: seconds of processor time for n, 2n, 4n, reading and checking")
    for what, (name, make) in cases.items():
        seconds = [_seconds(make(n), name) for n in GROWTH]
        shown = "   ".join(f"{each:6.3f}" for each in seconds)
        print(f"  {what:<28} {shown}   4n takes {seconds[-1] / seconds[0]:.1f} times n")


def _page(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


def _table(cells: str, rows: int = 2) -> str:
    return f"<table>{f'<tr>{cells}</tr>' * rows}</table>"


def _saved(size: int) -> bytes:
    page = b"--B\nContent-Type: text/html\n\n<p>\xe5\xa5\xbd</p>\n"
    picture = b"--B\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"
    return head + page + picture + (b"A" * 76 + b"\n") * 50_000 * size + b"--B--\n"


def _seconds(data: bytes, name: str) -> float:
    """Return the seconds of processor time, the least of three; those of the PDF reader too."""
    return min(_once(data, name) for _ in range(3))


def _once(data: bytes, name: str) -> float:
    began = _processor_time()
    check_facts(facts_of(read_report_bytes(data, name)))
    return _processor_time() - began


def _processor_time() -> float:
    return time.process_time() + sum(os.times()[2:4])
