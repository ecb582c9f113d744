"""Location of the store's file: the user's data directory, or REPORT_ASSISTANT_HOME.

A program that is carried about (便携.txt lies in its folder) keeps everything beside itself. Its folder
is the one that REPORT_ASSISTANT_PROGRAM names, or else the one whose own interpreter runs.
"""

import os
import re
import sys
from pathlib import Path

HOME_VARIABLE = "REPORT_ASSISTANT_HOME"
PROGRAM_VARIABLE = "REPORT_ASSISTANT_PROGRAM"
FILE_NAME = "reports.sqlite3"
CARRIED_SIGN = "便携.txt"
_CARRIED, _WORD_FILES = "数据", "年报"
_INTERPRETER = "python"
"""The folder of the interpreter in the program's folder."""


def home() -> Path:
    """Return the directory of the store; it need not exist yet."""
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return carried_home() or _usual_home()


def _usual_home() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("report-assistant", appauthor=False))


def carried_home() -> Path | None:
    """Return the directory beside the program, if it is carried about."""
    program = _program()
    if program is None or os.environ.get(HOME_VARIABLE):
        return None
    return program / _CARRIED if (program / CARRIED_SIGN).is_file() else None


def _program() -> Path | None:
    """Return the folder of a program that was unpacked with an interpreter of its own."""
    if named := os.environ.get(PROGRAM_VARIABLE):
        return Path(named)
    above = Path(sys.executable).parents[:2]  # python.exe lies in it, python3 in its bin
    return next((each.parent for each in above if each.name == _INTERPRETER), None)


def file_at_home() -> Path:
    """Return where the store's file is on this computer for a program that is not carried about."""
    return store_file(_usual_home())


def store_file(directory: Path | None = None) -> Path:
    """Return where the store's file is, in `directory` or in the usual place."""
    return (directory or home()) / FILE_NAME


def documents() -> Path:
    """Return the folder where Word files are put unless the clerk names another one."""
    if carried := carried_home():
        return carried / _WORD_FILES
    import platformdirs

    return Path(platformdirs.user_documents_dir())


def found_again(recorded: str) -> Path:
    """Return where a file is that was written to the `recorded` path.

    What is carried about has another path on every computer, if only by the letter of its drive.
    """
    carried = carried_home()
    below = re.split(r"[\\/]", recorded)
    if carried is None or _CARRIED not in below or Path(recorded).exists():
        return Path(recorded)
    last = len(below) - below[::-1].index(_CARRIED)
    return carried.joinpath(*below[last:])
