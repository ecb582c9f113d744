"""Reports that are given one by one, dropped on the page or dragged: kept in a folder of their own."""

from collections.abc import Sequence
from pathlib import Path

from report_assistant.foundation.file_names import is_file, names_like, safe_stem
from report_assistant.foundation.saving import digest, digest_of_file, save_new
from report_assistant.foundation.saving_problems import explained
from report_assistant.session.given.files import GivenFile

_LARGEST = 64 << 20


def keep_reports(files: Sequence[GivenFile], folder: Path) -> list[Path]:
    """Put files into a folder; return where they are. Raises ClerkProblem.

    What lies there already as it is given is not put there again; another file of the same name
    stays, and the given one gets a number.
    """
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return [_keep(file.read(_LARGEST), folder / _safe_name(file.name)) for file in files]


def _keep(data: bytes, wanted: Path) -> Path:
    target = next(
        each
        for each in names_like(wanted)
        if not is_file(each) or digest_of_file(each) == digest(data)
    )
    return target if is_file(target) else save_new(data, target)


def _safe_name(name: str) -> str:
    path = Path(name)
    return f"{safe_stem(path.stem) or '年报'}{path.suffix}"
