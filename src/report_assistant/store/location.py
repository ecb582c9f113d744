"""Location of the store's file: the user's data directory, or REPORT_ASSISTANT_HOME."""

import os
from pathlib import Path

HOME_VARIABLE = "REPORT_ASSISTANT_HOME"
FILE_NAME = "reports.sqlite3"


def home() -> Path:
    """Return the directory of the store; it need not exist yet."""
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("report-assistant", appauthor=False))


def store_file(directory: Path | None = None) -> Path:
    """Return where the store's file is, in `directory` or in the usual place."""
    return (directory or home()) / FILE_NAME


def documents() -> Path:
    """Return the folder where Word files are put unless the clerk names another one."""
    import platformdirs

    return Path(platformdirs.user_documents_dir())
