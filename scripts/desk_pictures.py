"""Take the pictures of the county's results for docs/pictures/: the sheet 进度, and a 退回意见.

`make pictures` asks for them. An invented county is collected, and LibreOffice draws what came of
it, where there is one.
"""

import io
import os
import shutil
import subprocess
import tempfile
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from PIL import Image, ImageOps
from tests.county.generated import county

from report_assistant.county.desk import Asked, collect_into
from report_assistant.county.work import ThisMachine

BODIES, SEED = 25, 3
TODAY = date(2026, 1, 20)
_RECEIVED = datetime(2026, 1, 19, 12).timestamp()
_OFFICE, _PDF = "soffice", "pdftoppm"
_COLOURS = 24
_PAPER, _MARGIN = 250, 12
_WHOSE = "安和县城东开发区管理委员会"
_SHEET_DOTS, _MEMO_DOTS = 150, 80
_SHEET, _MEMO = (0.0, 0.0, 0.662, 0.46), (0.0, 0.0, 1.0, 0.72)
"""The part of a page that is shown, of all that is printed on it."""


class DeskPicture(StrEnum):
    """What each shows, as in its file's name."""

    PROGRESS = "desk-progress"
    MEMO = "desk-memo"


def take_desk_pictures(folder: Path) -> None:
    """Take all of them into a folder, or say why not."""
    if not all(map(shutil.which, (_OFFICE, _PDF))):
        print("LibreOffice or pdftoppm is not installed: the pictures of results stay as they are.")
        return
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        key = county(BODIES, SEED, place / "县")
        for file in key.folder.rglob("*"):
            os.utime(file, (_RECEIVED, _RECEIVED))
        asked = Asked(key.folder, place / "结果", key.roster, place / "县" / "去年")
        collect_into(asked, ThisMachine(), None, TODAY)
        summary = _first_page(place / "结果" / "汇总.xlsx", place, _SHEET_DOTS)
        _keep(summary, _SHEET, folder / f"{DeskPicture.PROGRESS}.png")
        memo = _first_page(place / "结果" / "退回意见" / f"{_WHOSE}.docx", place, _MEMO_DOTS)
        _keep(memo, _MEMO, folder / f"{DeskPicture.MEMO}.png")


def _first_page(file: Path, place: Path, dots: int) -> Image.Image:
    office = (_OFFICE, f"-env:UserInstallation={(place / 'office').as_uri()}", "--headless")
    made = (*office, "--convert-to", "pdf", "--outdir", str(place), str(file))
    subprocess.run(made, check=True, capture_output=True)
    page = (_PDF, "-r", str(dots), "-l", "1", "-png", str(place / f"{file.stem}.pdf"))
    drawn = subprocess.run(page, check=True, capture_output=True).stdout
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def _keep(page: Image.Image, part: tuple[float, float, float, float], file: Path) -> None:
    """Keep a part of what is printed on a page, in few colours."""
    printed = page.convert("L").point(lambda dot: 255 if dot < _PAPER else 0).getbbox()
    left, top, right, bottom = printed or (0, 0, *page.size)
    wide, high = right - left, bottom - top
    across = (left + round(part[0] * wide), left + round(part[2] * wide))
    down = (top + round(part[1] * high), top + round(part[3] * high))
    shown = page.crop((across[0], down[0], across[1], down[1]))
    framed = ImageOps.expand(shown, _MARGIN, "white")
    framed.quantize(_COLOURS).save(file, optimize=True)
