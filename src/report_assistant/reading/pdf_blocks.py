"""A PDF as blocks. The reading itself runs in a process of its own, which can be ended (pdf/)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import report_assistant
from report_assistant.foundation.loading import ReadError
from report_assistant.reading import labels
from report_assistant.reading.blocks import Block, GridBlock, GridCell, Row, TextBlock
from report_assistant.reading.pdf.answers import Problem, Shown

LARGEST_PDF = 32 << 20
_TIMEOUT = 20
"""Seconds. Sixty pages take four on a slow machine."""
_LIBRARY = "pdfplumber"
_READER = "report_assistant.reading.pdf"
_WAY_OUT = "请用它的 Word 原稿，或者在 Word、WPS 里打开它，另存为 .docx。"
_SENTENCES = {
    Problem.ENCRYPTED: "加了密码，请去掉密码后再读，或者用它的 Word 原稿。",
    Problem.SCANNED: "是扫描件，里面是图片，没有文字，读不出来，请用它的 Word 原稿。",
    Problem.UNMAPPED: f"里面的字认不出来（没有带文字编码），{_WAY_OUT}",
    Problem.TOO_LONG: f"页数太多，不像是一份年报，{_WAY_OUT}",
    Problem.TOO_LARGE: f"太大、太复杂，不像是一份年报，{_WAY_OUT}",
    Problem.DAMAGED: f"损坏了，或者不是正常的 PDF，{_WAY_OUT}",
}
HOW_TO_INSTALL = "pip install pdfplumber"
_NOT_INSTALLED = (
    "是 PDF，这台电脑上没有装读 PDF 的部件，"
    f"请装上它（{HOW_TO_INSTALL}），或者在 Word、WPS 里打开这个文件，另存为 .docx。"
)


def can_read_pdf() -> bool:
    """Return whether the library that reads PDFs is installed."""
    return find_spec(_LIBRARY) is not None


def pdf_blocks(data: bytes, name: str) -> Iterator[Block]:
    """Return the blocks of a PDF; `name` is the file's. Raises ReadError."""
    if not can_read_pdf():
        raise ReadError(f"“{name}”{_NOT_INSTALLED}")
    if len(data) > LARGEST_PDF:
        raise ReadError(f"“{name}”{_SENTENCES[Problem.TOO_LARGE]}")
    answer = _answer(data)
    if "problem" in answer:
        raise ReadError(f"“{name}”{_SENTENCES[Problem(answer['problem'])]}")
    return _blocks(answer["flow"])


def _answer(data: bytes) -> dict[str, Any]:
    """Return what the reader says; of one that broke off, or had to be ended, the problem."""
    source = str(Path(report_assistant.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", _READER],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            timeout=_TIMEOUT,
            check=False,
        )
        answer = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return {"problem": Problem.TOO_LARGE.value}
    assert isinstance(answer, dict)
    return answer


def _blocks(flow: Sequence[Shown]) -> Iterator[Block]:
    for each in flow:
        if "rows" in each:
            rows = [tuple(GridCell(*cell) for cell in row) for row in each["rows"]]
            yield GridBlock(tuple(_without_seams(rows, each["seams"])))
        else:
            yield TextBlock(each["text"])


def _without_seams(rows: Sequence[Row], seams: Sequence[int]) -> Iterator[Row]:
    """Yield the rows; one that the end of a page cut in two is one again."""
    whole: list[Row] = []
    for number, row in enumerate(rows):
        if number in seams and whole and _is_cut(whole[-1], row):
            whole[-1] = tuple(map(_put_together, whole[-1], row))
        else:
            whole.append(row)
    yield from whole


def _is_cut(above: Row, below: Row) -> bool:
    """Return whether two rows are one: words of the form begin in the one, end in the other."""
    if [cell.column for cell in above] != [cell.column for cell in below]:
        return False
    pairs = [(one.text, other.text) for one, other in zip(above, below, strict=True)]
    if any(_is_of_the_form(other) for _, other in pairs):
        return False
    return any(
        _is_of_the_form(one + other) and not _is_of_the_form(one)
        for one, other in pairs
        if one and other
    )


def _is_of_the_form(words: str) -> bool:
    return labels.exact_row_of(words) is not None or labels.is_head(words)


def _put_together(above: GridCell, below: GridCell) -> GridCell:
    return above._replace(text=above.text + below.text)
