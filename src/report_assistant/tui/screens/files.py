"""Choosing a file: folders and reports as one list, the newest report first."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report_assistant.tui.screens.overlay import OverlayScreen

_KEYS = "上下键选择，按回车打开；按 Esc 返回。也可以把文件直接拖进窗口。"
_REPORT_FILES = (".docx", ".html", ".htm", ".txt", ".md")


class FilesScreen(OverlayScreen[Path | None]):
    """Returns the chosen file, or `None`."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False, priority=True)]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder if folder.is_dir() else Path.home()
        self._places: list[Path] = []

    def compose(self) -> ComposeResult:
        """Compose the folder's path and contents."""
        yield Static("", markup=False, classes="screen-title")
        yield OptionList(markup=False)
        yield Static(_KEYS, markup=False, classes="screen-keys")

    def on_mount(self) -> None:
        """Show the first folder."""
        self._show(self._folder)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go into a folder, or give back a file."""
        chosen = self._places[event.option_index]
        if chosen.is_dir():
            self._show(chosen)
        else:
            self.dismiss(chosen)

    def on_key(self, event: events.Key) -> None:
        """Return to the box when somebody types: a path is typed there."""
        if event.is_printable and event.character:
            event.stop()
            self.dismiss(None)

    def _show(self, folder: Path) -> None:
        folders, files = _contents(folder)
        self._places = [folder.parent, *(file for file, _ in files), *folders]
        self.query_one(".screen-title", Static).update(f"选去年的年报：{folder}")
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_option(Option("返回上一级文件夹"))
        options.add_options(Option(f"{file.name}　{_day(changed)}") for file, changed in files)
        options.add_options(Option(f"{inner.name}（文件夹）") for inner in folders)
        options.highlighted = 1 if len(self._places) > 1 else 0
        options.focus()


def _contents(folder: Path) -> tuple[list[Path], list[tuple[Path, float]]]:
    """Return the folders and the reports, with when they were changed, the newest first.

    What cannot be looked at, such as a link to nowhere, is left out.
    """
    folders: list[Path] = []
    files: list[tuple[Path, float]] = []
    with suppress(OSError):
        for each in folder.iterdir():
            if each.name.startswith((".", "~$")):
                continue
            with suppress(OSError):
                is_report = each.suffix.lower() in _REPORT_FILES
                if each.is_dir():
                    folders.append(each)
                elif is_report:
                    files.append((each, each.stat().st_mtime))
    return sorted(folders), sorted(files, key=lambda file: -file[1])


def _day(changed: float) -> str:
    return datetime.fromtimestamp(changed).strftime("%Y-%m-%d")
