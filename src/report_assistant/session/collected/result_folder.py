"""A folder of results as one file, for a browser."""

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from report_assistant.foundation.file_kinds import ARCHIVE
from report_assistant.foundation.saving import save_over
from report_assistant.foundation.saving_problems import explained


def _new_zip(data: io.BytesIO) -> ZipFile:
    """Return an archive that takes a file whatever the clock said when it was written."""
    return ZipFile(data, "w", ZIP_DEFLATED, strict_timestamps=False)


def zipped(folder: Path) -> Path:
    """Write the files of a folder as a .zip beside it. Raises ClerkProblem."""
    data = io.BytesIO()
    target = folder.with_name(f"{folder.name}{ARCHIVE}")
    with explained(target), _new_zip(data) as archive:
        for file in sorted(folder.iterdir()):
            if file.is_file():
                archive.write(file, f"{folder.name}/{file.name}")
    save_over(data.getvalue(), target)
    return target
