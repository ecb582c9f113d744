"""What an earlier version wrote, and the commands that must still give the same from it.

`scripts/make_earlier_fixtures.py` ran these with the earlier program and kept what came of them;
`test_earlier_files.py` runs them with this one.
"""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

KEPT = Path(__file__).parent / "kept"
STORE = KEPT / "reports.sqlite3"
FOLDER = Path("/年报")
"""Where the earlier program's Word files lay: the store remembers their full names."""
REPORTS = (1, 2, 3, 4, 5)
UNTOUCHED = "青山乡人民政府2021年政府信息公开工作年度报告.docx"
"""Report 1's Word file as it was generated."""
EDITED = "柳溪镇人民政府2021年政府信息公开工作年度报告.docx"
"""Report 3's Word file; a sentence, a figure and a cell were changed by hand."""
CHANGED_ANSWERS = (
    ("new_media: 116", "new_media: 117"),
    ("new_media: 1200", "new_media: 1300"),
    ("website: 1280", "website: 1290"),
    ("penalties: 33", "penalties: 34"),
)
"""What changes in answers before a file is updated."""
UPDATE_TALK = (
    *("改政务新媒体 1300", "改政府网站 1290", "改行政处罚 34", "生成"),
    *("用新的写法", "1", "1", "1", "2"),
)
"""Where no wording is new, the answer to the question about it is only refused."""

Run = Callable[..., str]
"""Runs one command, with what is `typed` into it; returns what it prints. The zone is UTC."""


def replay(run: Run) -> dict[str, bytes]:
    """Return name -> content of all that the commands print and write in the current folder.

    A copy of the kept store is in use. Nothing returned hangs on this computer's folders or day.
    """
    return dict([*_reports(run), *_updates(run), *_update_in_talk(run), *_added(run)])


def _reports(run: Run) -> Iterator[tuple[str, bytes]]:
    yield "list.txt", _said(run, "list")
    run("record", "1", "-o", "记录.docx")
    with zipfile.ZipFile("记录.docx") as package:  # which bears the time it was written at
        yield "1-record.xml", package.read("word/document.xml")
    for number in map(str, REPORTS):
        answers, draft = f"{number}.yaml", f"{number}.docx"
        run("export", number, "-o", answers)
        yield answers, Path(answers).read_bytes()
        yield f"{number}-record.txt", _said(run, "record", number)
        yield f"{number}-asked.txt", _said(run, "chat", "--plain", "--report", number)
        run("draft", answers, "-o", draft)
        yield draft, Path(draft).read_bytes()


def _updates(run: Run) -> Iterator[tuple[str, bytes]]:
    for number, name in ((1, UNTOUCHED), (3, EDITED)):
        text = Path(f"{number}.yaml").read_text(encoding="utf-8")
        for old, new in CHANGED_ANSWERS:
            text = text.replace(old, new)
        Path("改过.yaml").write_text(text, encoding="utf-8")
        shutil.copyfile(KEPT / name, name)
        run("draft", "改过.yaml", "-o", name, "--update")
        yield f"{number}-updated.docx", Path(name).read_bytes()


def _update_in_talk(run: Run) -> Iterator[tuple[str, bytes]]:
    folder = Path("报告")
    folder.mkdir()
    shutil.copyfile(KEPT / EDITED, folder / EDITED)
    typed = "".join(f"{line}\n" for line in UPDATE_TALK)
    talk = ("chat", "--plain", "--report", "3", "--folder", "报告")
    run(*talk, typed=typed)
    yield "3-talked.docx", (folder / EDITED).read_bytes()


def _added(run: Run) -> Iterator[tuple[str, bytes]]:
    """Answers that are added to a stored report, and taken back."""
    run("chat", "--plain", "--report", "5", typed="46\n")
    run("chat", "--plain", "--report", "1", typed="改检查次数 3\n撤销\n撤销\n")
    for number in ("5", "1"):
        run("export", number, "-o", f"{number} 添过.yaml")
        yield f"{number}-added.yaml", Path(f"{number} 添过.yaml").read_bytes()
        yield f"{number}-added.txt", _said(run, "chat", "--plain", "--report", number)


def _said(run: Run, *arguments: str, typed: str = "") -> bytes:
    return run(*arguments, typed=typed).encode()
