"""The windows of this computer: whether there are any; a folder, file or page opened in one."""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

_OPENS_PAGE = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
NOTHING_WRITTEN = "还没有生成过文件。打“生成”就有了。"


def has_windows() -> bool:
    """Return whether a window can be opened; over SSH it would be on somebody else's screen."""
    if sys.platform in ("win32", "darwin"):
        return "SSH_CONNECTION" not in os.environ
    return any(os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY"))


def open_folder(folder: Path) -> str:
    """Open a folder in a window, and return the sentence that says where it is."""
    if not folder.is_dir():
        return f"还没有生成过文件。生成以后放在这里：\n{folder}"
    if has_windows() and _opened(folder):
        return f"已打开文件夹：\n{folder}"
    return f"这里打不开窗口。文件放在这里：\n{folder}"


def open_file(file: Path | None) -> str:
    """Open a file in its program, and return the sentence that says where it is."""
    if file is None or not file.is_file():
        return NOTHING_WRITTEN
    if has_windows() and _opened(file):
        return f"已打开：\n{file}"
    return f"这里打不开窗口。文件在这里：\n{file}"


def open_page(address: str) -> bool:
    """Open an address in the browser; return whether there is one, as far as the system says.

    Browsers, and what starts them, complain of many things in the window they are started from.
    """
    if sys.platform in ("win32", "darwin"):
        import webbrowser

        return webbrowser.open(address)
    nothing = subprocess.DEVNULL
    command = [sys.executable, "-P", "-c", _OPENS_PAGE, address]
    opened = subprocess.run(command, check=False, stdin=nothing, stdout=nothing, stderr=nothing)
    return opened.returncode == 0


def _opened(place: Path) -> bool:
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            os.startfile(place)
            return True
        return False
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    nothing = subprocess.DEVNULL
    try:
        subprocess.Popen(
            [program, str(place.absolute())],
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
