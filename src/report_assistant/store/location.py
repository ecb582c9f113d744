"""Location of the store's file: the user's data directory, or REPORT_ASSISTANT_HOME.

A program that is carried about (REPORT_ASSISTANT_PROGRAM names its folder, and 便携.txt lies in it)
keeps everything beside itself.
"""

import os
import re
from pathlib import Path

HOME_VARIABLE = "REPORT_ASSISTANT_HOME"
PROGRAM_VARIABLE = "REPORT_ASSISTANT_PROGRAM"
FILE_NAME = "reports.sqlite3"
CARRIED_SIGN = "便携.txt"
_CARRIED, _WORD_FILES = "数据", "年报"


def home() -> Path:
    """Return the directory of the store; it need not exist yet."""
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    if carried := carried_home():
        return carried
    import platformdirs

    return Path(platformdirs.user_data_dir("report-assistant", appauthor=False))


def carried_home() -> Path | None:
    """Return the directory beside the program, if it is carried about."""
    program = os.environ.get(PROGRAM_VARIABLE)
    if not program or os.environ.get(HOME_VARIABLE):
        return None
    return Path(program) / _CARRIED if (Path(program) / CARRIED_SIGN).is_file() else None


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
