"""The files that were handed in, each read once: what was read before is not read again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from report_assistant.county.body_report import BodyReport, OwnText
from report_assistant.county.kept import Kept, key_of
from report_assistant.county.reading import Sent, content_at, read_body
from report_assistant.county.work import Failed, Workers, done_by
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.saving import digest
from report_assistant.reading.archives import parted

NOT_READ = BodyReport()
"""Stands for what is still to be read."""
Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""
FAILED = "“{}”读不下去（太大，或者已经损坏），没有读它，请打开看看，另存成 .docx 再试。"
_TOO_MANY = 5
"""So many files that fail, and none that does not: it is not the files."""
_NONE_WAS_READ = (
    "一份年报也没有读成，多半是电脑的内存不够，或者程序的文件不全，什么都没有写。"
    "请关掉别的程序，再汇总一次；还是这样，请管电脑的同事看看。"
)


@dataclass(frozen=True)
class Received:
    """A file that was handed in."""

    file: str
    """Its path below the folder; one in a .zip has the archive's path before its own."""
    digest: str
    beside: str
    """The digest of the year before's report that it was checked beside; empty without one."""
    modified: date
    report: BodyReport

    @property
    def key(self) -> str:
        """What it is kept by."""
        return key_of(self.digest, Path(self.file).name, self.beside)


Partner = Callable[[str], Received | None]
"""Tells by a file's path below the folder what it is checked beside."""


class Receiving:
    """Whoever reads files: what is kept of earlier runs, the workers, and who is told how far it is."""

    def __init__(self, kept: Kept, workers: Workers, progress: Progress | None = None) -> None:
        self.kept = kept
        self.workers = workers
        self._progress = progress or (lambda _done, _of: None)

    def read(self, paths: Sequence[Path], folder: Path, partner_of: Partner) -> Iterator[Received]:
        """Yield each file with what it says, in order."""
        known: dict[Path, Received] = {}
        unread: list[Received] = []
        for path in paths:
            each = self._looked_up(path, folder, partner_of)
            known[path] = each
            if each.report is NOT_READ:
                unread.append(each)
        done = len(paths) - len(unread)
        self._progress(done, len(paths))
        sent = self._all_sent(unread, folder, partner_of)
        failed: list[Received] = []
        for number, result in done_by(self.workers, read_body, sent):
            each = unread[number]
            if isinstance(result, Failed):
                failed.append(each)
            else:
                self.kept.keep(each.key, *result)
                known[folder / each.file] = replace(each, report=result[0])
            done += 1
            self._progress(done, len(paths))
        if len(failed) == len(unread) >= _TOO_MANY:
            raise ClerkProblem(_NONE_WAS_READ)
        for each in failed:
            report, text = _failed(each.file)
            self.kept.keep(each.key, report, text)
            known[folder / each.file] = replace(each, report=report)
        self.kept.save()
        yield from known.values()

    def _looked_up(self, path: Path, folder: Path, partner_of: Partner) -> Received:
        """Return a file as far as it is known without reading it."""
        file, day = path.relative_to(folder).as_posix(), _day_of(path)
        try:
            data, _ = content_at(path)
        except ClerkProblem as problem:
            return Received(file, "", "", day, BodyReport(problem=str(problem)))
        partner = partner_of(file)
        each = Received(file, digest(data), partner.digest if partner else "", day, NOT_READ)
        return replace(each, report=self.kept.report(each.key) or NOT_READ)

    def _all_sent(
        self, unread: list[Received], folder: Path, partner_of: Partner
    ) -> Iterator[Sent]:
        """Yield files to be read; one that changed since it was looked at is known as it is now."""
        for number, each in enumerate(unread):
            sent = self._sent(folder / each.file, partner_of(each.file))
            unread[number] = replace(each, digest=digest(sent.data))
            yield sent

    def _sent(self, path: Path, partner: Received | None) -> Sent:
        try:
            data, name = content_at(path)
        except ClerkProblem:  # it went away since it was looked at
            data, name = b"", path.name
        last = (partner.report, self.kept.text(partner.key)) if partner else None
        return Sent(data, name, last)


def _failed(file: str) -> tuple[BodyReport, OwnText]:
    return BodyReport(problem=FAILED.format(Path(file).name)), OwnText()


def _day_of(path: Path) -> date:
    """Return the day of a file; one that went away, or whose clock was wrong, has the first."""
    try:
        return date.fromtimestamp(parted(path)[0].stat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return date.min
