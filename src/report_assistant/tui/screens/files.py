"""Choosing a file: folders and reports as one list, the newest report first."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report_assistant.foundation.cell_width import cells, in_cells
from report_assistant.foundation.file_kinds import ARCHIVE, REPORTS
from report_assistant.foundation.file_names import is_folder
from report_assistant.tui.lines.safe_signs import safe
from report_assistant.tui.screens.overlay import ReadingOverlay
from report_assistant.tui.widgets.choice_list import ChoiceList
from report_assistant.tui.widgets.header import Header
from report_assistant.tui.widgets.key_line import KeyHint, KeyLine

_KEYS = (
    KeyHint("上下", "选一行"),
    KeyHint("回车", "打开", "enter"),
    KeyHint("Esc", "返回", "escape", stays=True),
)
_WHERE = "文件夹：{}　也可以把文件直接拖进窗口。"
_UNREADABLE = "「{}」打不开，没有看里面的权限，请选别的文件夹。"
_LONGEST_NAME = 60
"""Days stand in a column to the right of the names; a longer name pushes its own aside."""


class FilesScreen(ReadingOverlay[Path | None]):
    """Returns the chosen file, or `None`."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False, priority=True)]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder if is_folder(folder) else Path.home()
        self._folders: list[Path] = []
        self._files: list[Path] = []

    def compose(self) -> ComposeResult:
        """Compose the folder's path and contents."""
        yield Header("选去年的年报")
        with Vertical(classes="page -airy"):
            yield Static("", markup=False, classes="told")
            yield ChoiceList(markup=False)
        yield KeyLine(_KEYS)

    def on_mount(self) -> None:
        """Show the first folder."""
        self._show(self._folder)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go into a folder, or give back a file."""
        number = event.option_index - 1
        if number < 0:
            self._show(self._folder.parent)
        elif number < len(self._files):
            self.dismiss(self._files[number])
        else:
            self._show(self._folders[number - len(self._files)])

    def _show(self, folder: Path) -> None:
        try:
            folders, files = _contents(folder)
        except OSError:
            self._tell(_UNREADABLE.format(folder.name), is_refused=True)
            return
        self._folder, self._folders = folder, folders
        self._files = [file for file, _ in files]
        self._tell(_WHERE.format(folder), is_refused=False)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_option(Option("返回上一级文件夹"))
        options.add_options(Option(line) for line in _file_lines(files))
        options.add_options(Option(safe(f"{inner.name}（文件夹）")) for inner in folders)
        options.highlighted = 1 if files or folders else 0
        options.focus()

    def _tell(self, words: str, *, is_refused: bool) -> None:
        told = self.query_one(".told", Static)
        told.update(safe(words))
        told.set_class(is_refused, "-wrong")


def _contents(folder: Path) -> tuple[list[Path], list[tuple[Path, float]]]:
    """Return the folders and the reports, with when they were changed, the newest first.

    An entry that cannot be looked at, such as a link to nowhere, is left out. Raises OSError where
    the folder itself cannot be read.
    """
    folders: list[Path] = []
    files: list[tuple[Path, float]] = []
    for each in folder.iterdir():
        if each.name.startswith((".", "~$")):
            continue
        with suppress(OSError):
            if each.is_dir():
                folders.append(each)
            elif each.suffix.lower() in (*REPORTS, ARCHIVE):
                files.append((each, each.stat().st_mtime))
    return sorted(folders), sorted(files, key=lambda file: -file[1])


def _file_lines(files: Sequence[tuple[Path, float]]) -> Iterator[str]:
    """Yield the files with their days, which stand under each other."""
    width = max((cells(file.name) for file, _ in files), default=0)
    for file, changed in files:
        name = in_cells(file.name, max(cells(file.name), min(width, _LONGEST_NAME)))
        yield safe(f"{name}　{_day(changed)}")


def _day(changed: float) -> str:
    """Return the day in words; nothing for a time that no calendar has."""
    try:
        return datetime.fromtimestamp(changed).strftime("%Y-%m-%d")
    except (OSError, ValueError, OverflowError):
        return ""
