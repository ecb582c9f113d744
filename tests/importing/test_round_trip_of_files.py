"""Random reports written, converted by LibreOffice, read again: what is stated comes back equal.

ROUND_TRIPS says how many reports (a few, if it is not set).
"""

import os
import shutil
import subprocess
import warnings
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import NonInteractiveExampleWarning

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Paragraph
from report_assistant.importing.imported import Imported, import_report
from report_assistant.report.fields import value_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import PrintedReport
from report_assistant.word.reader import read_report
from report_assistant.word.writer import write_docx
from tests.checks.test_our_drafts import written_reports
from tests.importing.test_round_trip import QUESTIONNAIRE, TABLES, printed_words

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]
MANY = int(os.environ.get("ROUND_TRIPS", "2"))
KINDS = {"txt": "txt:Text (encoded):UTF8", "html": "html", "pdf": "pdf", "doc": "doc"}


def random_reports(number: int) -> list[AnnualReport]:
    found: list[AnnualReport] = []

    @settings(
        max_examples=number,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(written_reports())
    def collect(report: AnnualReport) -> None:
        for key in TABLES:  # what stands under a table is known for its note by the word 注
            part = getattr(report, key)
            part.footnote = part.footnote and f"注：{part.footnote}。"
        found.append(report)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NonInteractiveExampleWarning)
        collect()
    return found


def converted(reports: list[AnnualReport], kind: str, folder: Path) -> list[Path]:
    """The reports as files of a kind, all made by one run of LibreOffice."""
    sources = []
    for number, report in enumerate(reports):
        source = folder / f"{number}.docx"
        source.write_bytes(write_docx(assemble(report)))
        sources.append(source)
    profile = (folder / "profile").as_uri()
    command = [SOFFICE or "", f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, KINDS[kind], "--outdir", str(folder), *map(str, sources)],
        check=True,
        capture_output=True,
        timeout=3000,
    )
    return [source.with_suffix(f".{kind}") for source in sources]


def is_whole(report: AnnualReport, printed: PrintedReport) -> bool:
    """Whether a file holds all of the text: a PDF by LibreOffice lacks some stops at line ends."""
    text = "".join("".join(p.text.split()) for p in printed.paragraphs)
    blocks = assemble(report).blocks
    return all("".join(b.text.split()) in text for b in blocks if isinstance(b, Paragraph))


def wrong_counts(report: AnnualReport, read: Imported) -> list[str]:
    """The counts that were read from sentences and are others than those given."""
    return [
        each.path
        for each in read.readings
        if type(each.value) is int and value_at(report, each.path) not in (each.value, None)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_file_states_comes_back(kind: str, tmp_path: Path) -> None:
    reports = random_reports(MANY)
    found: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for report, file in zip(reports, converted(reports, kind, tmp_path), strict=True):
        printed = read_report(file)
        read = import_report(printed, QUESTIONNAIRE)
        is_equal = printed_words(read.report) == printed_words(report)
        found["equal" if is_equal else "differs" if is_whole(report, printed) else "damaged"] += 1
        wrong.update(() if is_equal else wrong_counts(report, read))
    print(f"\n{kind}: {dict(found)} of {len(reports)}; wrong counts: {dict(wrong)}")
    assert found["differs"] == 0
    assert not wrong
