"""Files that the clerk gives: dragged into the window as paths, or dropped on the page.

A file is read once, whole: it may be gone as soon as that is done. Only its name is ever said or kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from report_assistant.foundation.lists import shortened
from report_assistant.foundation.loading import LARGEST_FILE, read_file

_MOST_NAMED = 5


@dataclass(frozen=True)
class GivenFile:
    """A file that was given."""

    path: Path
    """Where it can be read, perhaps for a moment only."""
    name: str
    """The name that is shown."""
    typed: str = ""
    """The path as the clerk typed it, to be said where nothing is there; empty where none was."""

    def read(self, largest: int = LARGEST_FILE) -> bytes:
        """Return its content; a path may lead into a .zip: 年报.zip/年报.docx. Raises ClerkProblem."""
        from report_assistant.reading.archives import archive_at, parted

        file, inner = parted(self.path)
        if inner:
            from report_assistant.word.reader import content_inside

            return content_inside(archive_at(file), inner)[0]
        return read_file(self.path, largest, named=Path(self.typed or self.name))


def file_at(path: str) -> GivenFile:
    """Return the file at a path that the clerk dragged into the window or typed."""
    return GivenFile(Path(path), Path(path).name, path)


def names_of(files: Sequence[GivenFile]) -> str:
    """Return what files are called in a sentence: “去年年报.docx”、“台账.xlsx”."""
    return "、".join(shortened([f"“{file.name}”" for file in files], _MOST_NAMED, "等，还有 {} 个"))
