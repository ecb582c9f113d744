"""Which files `check` looks at: those named, those in named folders, matches of patterns.

A .zip is looked into as a folder is. What a folder holds besides is named, with the reason why it is
not looked at: a clerk who puts a file there takes it for checked.
"""

import glob
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from report_assistant.foundation.file_kinds import (
    ANSWERS,
    ARCHIVE,
    OFD,
    OFFICE_TEXTS,
    OTHER_ARCHIVES,
    PDF,
    PICTURES,
    REPORTS,
    WORKBOOKS,
)
from report_assistant.foundation.file_names import exists, is_file, is_folder
from report_assistant.foundation.lists import some_of
from report_assistant.foundation.loading import ReadError
from report_assistant.foundation.problems import ClerkProblem

_KINDS = (*REPORTS, *ANSWERS)
_OTHER = "不是年报的格式"
_NO_OFFICE = "没有找到 {}，读不了，请另存成 .docx"
_NO_PDF_LIBRARY = "没有装读 PDF 的部件（{}），请另存成 .docx"
_REASONS = {
    WORKBOOKS: "工作表，请在对话里“导入表格”",
    (OFD,): "OFD（政府版式文件），请在 WPS 里另存成 .docx",
    PICTURES: "图片，读不出字",
    (ARCHIVE, *OTHER_ARCHIVES): "压缩包，请先解压",
}
_EMPTY_ARCHIVE = "压缩包，里面没有能读的年报"
_MOST_NAMED = 20


@dataclass
class ReportFiles:
    """The files to check, in order, and what is left out."""

    files: list[Path] = field(default_factory=list)
    """A file in an archive has the archive's path before its own."""
    named: set[Path] = field(default_factory=set)
    """Those that were named themselves; what lies in a folder need not be a report."""
    skipped: dict[str, list[str]] = field(default_factory=dict)
    """The reason why files are not checked -> their names."""

    def skip(self, reason: str, name: str) -> None:
        """Leave a file out."""
        self.skipped.setdefault(reason, []).append(name)

    def left_out(self) -> Iterator[str]:
        """Yield a sentence for each reason, with the names."""
        for reason, names in self.skipped.items():
            yield f"没有检查（{reason}）：{listed(names)}。"


def report_files(paths: Iterable[str]) -> ReportFiles:
    """Return the files that the paths mean. Raises ClerkProblem."""
    found = ReportFiles()
    for name in paths:
        path = Path(name)
        if is_folder(path):
            _look_into_folder(path, found)
        elif is_file(path) and path.suffix.lower() == ARCHIVE and _has_reports(path):
            _look_into_archive(path, found, path.name)
        elif exists(path) or not glob.has_magic(name):
            found.files.append(path)
            found.named.add(path)
        else:
            found.files += _matches(name)
    return found


def listed(names: Sequence[str]) -> str:
    """Return names in one line, the first of many."""
    return some_of(names, _MOST_NAMED, "个")


def _matches(pattern: str) -> list[Path]:
    found = sorted(Path(match) for match in glob.glob(pattern, recursive=True))  # noqa: PTH207
    if not found:
        raise ClerkProblem(f"没有找到符合“{pattern}”的文件。")
    return found


def _look_into_folder(folder: Path, found: ReportFiles) -> None:
    reason_against = _reasons_here()
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if is_folder(file) or file.name.startswith(("~$", ".")):  # Word's lock files
            continue
        if not is_file(file):
            found.skip("不是普通文件", name)
        elif file.suffix.lower() == ARCHIVE:
            _look_into_archive(file, found, name)
        elif reason := reason_against(file.suffix.lower()):
            found.skip(reason, name)
        else:
            found.files.append(file)


def _has_reports(archive: Path) -> bool:
    from report_assistant.reading.archives import archive_at

    try:
        return bool(archive_at(archive).reports)
    except ClerkProblem:
        return False  # the reader says why


def _look_into_archive(archive: Path, found: ReportFiles, name: str) -> None:
    from report_assistant.reading.archives import archive_at

    reason_against = _reasons_here()
    try:
        inside = archive_at(archive)
    except ReadError as problem:
        found.skip(str(problem).rstrip("。"), name)
        return
    if not inside.reports and not any(map(_is_archive, inside.others)):
        found.skip(_EMPTY_ARCHIVE, name)
    for inner in inside.reports:
        if reason := reason_against(Path(inner).suffix.lower()):
            found.skip(reason, f"{name}/{inner}")
        else:
            found.files.append(archive / inner)
    for inner in inside.others:
        found.skip(reason_against(Path(inner).suffix.lower()) or _OTHER, f"{name}/{inner}")


def _is_archive(name: str) -> bool:
    return name.lower().endswith((ARCHIVE, *OTHER_ARCHIVES))


def _reasons_here() -> Callable[[str], str]:
    """Return what says why files with an ending are not read on this machine."""
    from report_assistant.office.programs import ASKED, is_installed
    from report_assistant.reading.pdf_blocks import HOW_TO_INSTALL, can_read_pdf

    reasons = dict(_REASONS)
    if not is_installed():
        reasons[OFFICE_TEXTS] = _NO_OFFICE.format(ASKED)
    if not can_read_pdf():
        reasons[PDF,] = _NO_PDF_LIBRARY.format(HOW_TO_INSTALL)

    def reason_against(ending: str) -> str:
        known = (reason for endings, reason in reasons.items() if ending in endings)
        return next(known, "" if ending in _KINDS else _OTHER)

    return reason_against
