"""What real programs make of a report: Chromium's copy, LibreOffice's pages and texts, pdftotext."""

import html
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from report_assistant.drafting.assembly import assemble
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import PrintedReport
from report_assistant.report.tables import TABLES, cell_values
from report_assistant.word.reader import read_report, read_report_text
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.importing.test_round_trip import figures_of
from tests.reading.layouts import Layout, web_from_word, web_plain
from tests.web.browser import PROGRAM, needs_browser

SOFFICE, PDFTOTEXT = shutil.which("soffice"), shutil.which("pdftotext")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
needs_pdftotext = pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed")
PATHS = [path for table in TABLES for path in table.paths]
_COPY = """
<script>window.onload = () => {
  getSelection().selectAllChildren(document.body);
  const copied = getSelection().toString();
  document.body.innerHTML = '<pre></pre>';
  document.querySelector('pre').textContent = copied;
}</script></body>
"""


def judged(printed: PrintedReport, report: AnnualReport) -> Mapping[str, int]:
    """How many cells are right, told or wrong."""
    wanted = cell_values(report)
    found: Counter[str] = Counter()
    for path in PATHS:
        cell = printed.cells.get(path)
        if cell is None:
            found["told" if printed.unread else "silent"] += 1
        else:
            found["right" if cell.value == wanted[path] else "wrong"] += 1
    return found


def copied_by_chromium(page: bytes, folder: Path) -> str:
    file = folder / "page.html"
    words = page.decode("gb18030" if b"gb2312" in page else "utf-8")
    words = re.sub(r"<script>.*?</script>", "", words).replace("</body>", _COPY)
    file.write_text(words.replace("charset=gb2312", "charset=utf-8"), encoding="utf-8")
    assert PROGRAM is not None
    shown = subprocess.run(
        [PROGRAM, "--headless", "--no-sandbox", f"--user-data-dir={folder}/p", "--dump-dom", file],
        capture_output=True,
        check=True,
        timeout=120,
    ).stdout.decode()
    found = re.search("<pre>(.*)</pre>", shown, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


@needs_browser
@pytest.mark.slow
@pytest.mark.parametrize("layout", [web_plain, web_from_word], ids=lambda each: each.__name__)
def test_a_page_copied_in_the_browser(layout: Layout, tmp_path: Path) -> None:
    report = example("busy-town-2025")
    text = copied_by_chromium(layout(figures_of(assemble(report))), tmp_path)
    found = judged(read_report_text(text, "粘贴的内容"), report)
    print(f"\n{layout.__name__} copied: {dict(found)}")
    assert found == {"right": len(PATHS)}


def _converted(report: AnnualReport, kind: str, folder: Path) -> Path:
    source = folder / "report.docx"
    source.write_bytes(write_docx(assemble(report)))
    assert SOFFICE is not None
    subprocess.run(
        [
            *(SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", kind, "--outdir", str(folder), str(source)),
        ],
        capture_output=True,
        check=True,
        timeout=300,
    )
    return source.with_suffix(f".{kind.partition(':')[0]}")


@needs_office
@pytest.mark.office
@pytest.mark.parametrize("kind", ["html", "txt:Text"])
def test_a_page_or_text_by_libreoffice(kind: str, tmp_path: Path) -> None:
    report = example("busy-town-2025")
    found = judged(read_report(_converted(report, kind, tmp_path)), report)
    print(f"\nLibreOffice {kind}: {dict(found)}")
    assert found == {"right": len(PATHS)}


@needs_office
@needs_pdftotext
@pytest.mark.office
def test_the_text_of_a_pdf(tmp_path: Path) -> None:
    """Without -layout or -raw the columns come one after another: nothing of them is placed."""
    report = example("busy-town-2025")
    file = _converted(report, "pdf", tmp_path)
    found = {}
    for mode in ("-layout", "-raw", "-nopgbrk"):
        assert PDFTOTEXT is not None
        subprocess.run([PDFTOTEXT, mode, file, tmp_path / "a.txt"], check=True, timeout=60)
        found[mode] = judged(read_report(tmp_path / "a.txt"), report)
    print(f"\npdftotext: { ({mode: dict(each) for mode, each in found.items()}) }")
    assert found["-layout"] == found["-raw"] == {"right": len(PATHS)}
    assert found["-nopgbrk"].keys() <= {"right", "told"}
