"""A computer on which every writing command can be run, as often as is needed."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from tests.earlier.replay import EDITED, STORE
from tests.updates import retype

from scripts.durability.commands import (
    EDITED_FOLDER,
    NEW_FOLDER,
    OLD_FOLDER,
    REPORT,
    Writing,
)
from scripts.durability.running import Place, import_everything, run_here

_MADE_BY_HAND = ("work/own", f"work/{OLD_FOLDER}", f"work/{EDITED_FOLDER}", "work/edited", "home/")

_CORRECTIONS = {
    REPORT: "改政务新媒体 1250\n改行政许可 310\n",
    "1": "改新媒体 118\n",
    "2": "改行政许可 5\n",
}


class Computers:
    """Copies of one computer, one at a time, always in the same folder.

    The store remembers where Word files lie: a copy elsewhere would write into the original.
    """

    def __init__(self, folder: Path, commands: Iterable[Writing]) -> None:
        """Set the first one up for some commands, in an empty folder."""
        self._place, self._original = folder / "computer", folder / "original"
        _set_up(Place(self._place), commands)
        self._place.rename(self._original)

    def new(self) -> Place:
        """Return the computer as it was set up; the last one is gone."""
        return Place(self._original).copy(self._place)

    def spare(self, place: Place) -> Place:
        """Return a copy of a computer for trying something on: with named files only."""
        return place.copy(self._place.with_name("spare"))


def warm_up() -> None:
    """Import all that a command needs, and have read what each of them reads, once for all runs."""
    import_everything()
    with TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copyfile(STORE, home / STORE.name)
        answers, draft = str(home / "3.yaml"), str(home / "own.docx")
        run_here(home, "list")
        run_here(home, "export", REPORT, "-o", answers)
        run_here(home, "draft", answers, "-o", draft)
        retype(Path(draft), "编制本报告", "现编制本报告")
        run_here(home, "draft", answers, "-o", draft, "--update")
        run_here(home, "chat", "--plain", "--report", REPORT, typed="改政务新媒体 1250\n")


def _set_up(place: Place, commands: Iterable[Writing]) -> None:
    """Put there the kept store, the clerk's files, and what was written earlier."""
    place.home.mkdir(parents=True)
    place.work.mkdir()
    shutil.copyfile(STORE, place.home / STORE.name)
    place.run("list")  # the day's copy of the store is made
    _form(place)
    place.run("export", REPORT, "-o", "3.yaml")
    place.run("draft", "3.yaml", "-o", "own.docx")
    place.run("backup", "-o", "before.sqlite3")
    place.run("tables", REPORT, "-o", "filled.xlsx")
    for command in commands:
        if command.is_over and not command.target.startswith(_MADE_BY_HAND):
            place.run(*command.arguments, typed=command.typed)
    _word_files(place)
    _later(place)


def _form(place: Place) -> None:
    """Put the office's form to use, and have another one ready."""
    place.run("form", "-o", "form.docx")
    place.run("form", "--use", "form.docx")
    document = docx.Document(str(place.work / "form.docx"))
    document.styles["Normal"].font.name = "FangSong"
    document.save(str(place.work / "restyled.docx"))


def _word_files(place: Place) -> None:
    """Write drafts, and edit some of them as in Word."""
    shutil.copyfile(place.work / "own.docx", place.work / "edited.docx")
    for folder, report in ((NEW_FOLDER, ""), (OLD_FOLDER, "1"), (EDITED_FOLDER, REPORT)):
        (place.work / folder).mkdir()
        if report:
            talk = ("chat", "--plain", "--report", report, "--folder", folder)
            place.run(*talk, typed="生成\n")
    for edited in (place.work / "edited.docx", place.work / EDITED_FOLDER / EDITED):
        retype(edited, "编制本报告", "现编制本报告")


def _later(place: Place) -> None:
    """Change the answers, so that what is written from now on differs from what there is."""
    for report, words in _CORRECTIONS.items():
        place.run("chat", "--plain", "--report", report, typed=words)
    text = (place.work / "3.yaml").read_text(encoding="utf-8")
    for name, number in (("changed", 1300), ("again", 1400)):
        changed = text.replace("new_media: 1200", f"new_media: {number}")
        (place.work / f"{name}.yaml").write_text(changed, encoding="utf-8")
