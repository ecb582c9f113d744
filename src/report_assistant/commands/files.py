"""The files that are named on the command line: read, and written."""

import contextlib
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from report_assistant.foundation.file_kinds import hold_ending
from report_assistant.foundation.file_names import full_path
from report_assistant.foundation.loading import ReadError, read_file
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.saving import refuse_existing, save_new, save_over
from report_assistant.foundation.saving_problems import NameTakenError

_LARGEST_TEXT = 20 << 20


def read_text(path: Path) -> str:
    """Return a UTF-8 file's text. Raises ClerkProblem."""
    try:
        return read_file(path, _LARGEST_TEXT).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClerkProblem(f"“{path}”不是 UTF-8 文本，请用记事本另存为 UTF-8 再试。") from error


@dataclass(frozen=True)
class OutputFile:
    """A file that a command was told to write."""

    path: Path
    is_forced: bool
    """Whether what has the name now may go."""

    @classmethod
    def named(cls, arguments: Namespace, name: str, *endings: str) -> "OutputFile":
        """Return the file called `name`, which ends as its kind does. Raises WrongEndingError."""
        hold_ending(Path(name), *endings)
        return cls(full_path(name), arguments.force)

    def refuse_existing(self) -> None:
        """Raise ClerkProblem, before long work, where the file is there and has to stay."""
        if not self.is_forced:
            with _ways_out(self.path):
                refuse_existing(self.path)

    def hold_free_for(self, data: bytes) -> None:
        """Raise ClerkProblem where another file than the one to be written has to stay."""
        if not self._holds(data):
            self.refuse_existing()

    def save(self, data: bytes) -> Path:
        """Write the file; return its full path. Raises ClerkProblem."""
        if self.is_forced:
            return save_over(data, self.path)
        if self._holds(data):
            return self.path
        with _ways_out(self.path):
            return save_new(data, self.path)

    def _holds(self, data: bytes) -> bool:
        """Whether the file is there already, to the letter."""
        with contextlib.suppress(ReadError):
            return read_file(self.path, len(data)) == data
        return False


@contextlib.contextmanager
def _ways_out(path: Path) -> Iterator[None]:
    try:
        yield
    except NameTakenError as error:
        raise NameTakenError(
            f"“{path}”已经有了，没有动它，请换一个文件名；确定不要它了，就加上 --force。"
        ) from error
