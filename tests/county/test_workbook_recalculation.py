"""A program that calculates shows the same figures in 汇总.xlsx as those that were written."""

import io
import re
import shutil
import subprocess
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from report_assistant.county.scoring import default_scheme
from report_assistant.county.workbook.own import OwnColumns
from report_assistant.county.workbook.summary import summary_workbook
from tests.county.gathered import PAIRS, county

pytestmark = [pytest.mark.office, pytest.mark.slow]
_SECONDS = 120
_RESULT = re.compile(rb"(</f>)<v>[^<]*</v>")


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the workbook as LibreOffice saves it, all results left to be worked out."""
    folder = tmp_path_factory.mktemp("calculated")
    data = summary_workbook(county(), PAIRS, default_scheme(), OwnColumns())
    source = folder / "in" / "a.xlsx"
    source.parent.mkdir()
    source.write_bytes(_without_results(data))
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(source)]
    subprocess.run([program, profile, *options], capture_output=True, timeout=_SECONDS, check=False)
    saved = folder / "a.xlsx"
    if not saved.exists():
        pytest.skip("this LibreOffice has no Calc")
    return load_workbook(saved, data_only=True)


def _without_results(data: bytes) -> bytes:
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target,
        zipfile.ZipFile(io.BytesIO(data)) as source,
    ):
        for entry in source.infolist():
            part = source.read(entry)
            target.writestr(entry.filename, _RESULT.sub(rb"\1", part))
    return changed.getvalue()


@pytest.mark.parametrize("name", ["进度", "总表", "表二", "表三", "表四", "对上年", "排名", "图"])
def test_each_formula_gives_what_was_written(calculated: Any, name: str) -> None:
    data = summary_workbook(county(), PAIRS, default_scheme(), OwnColumns())
    results = load_workbook(io.BytesIO(data), data_only=True)[name]
    compared = 0
    for row in load_workbook(io.BytesIO(data))[name].iter_rows():
        for cell in row:
            if cell.data_type == "f":
                written = results[cell.coordinate].value
                worked_out = calculated[name][cell.coordinate].value
                if isinstance(written, str):
                    assert worked_out == written, cell.coordinate
                else:
                    assert worked_out == pytest.approx(written), cell.coordinate
                compared += 1
    assert compared >= len(county().standings) - 2


def test_the_program_opens_where_the_results_were_left_out() -> None:
    data = summary_workbook(county(), PAIRS, default_scheme(), OwnColumns())
    emptied = load_workbook(io.BytesIO(_without_results(data)), data_only=True)["总表"]
    assert emptied["E6"].value is None  # else the comparison above compares nothing
