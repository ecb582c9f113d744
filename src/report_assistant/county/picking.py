"""Which of a body's files is taken: the one a person chose, or what was handed in last."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from report_assistant.county.receiving import Received

_NOT_THERE = "“采用文件”里写的“{}”不在能用的文件里，请照“文件”一栏里的名字改"
_LATER = "后来又交来“{}”，“采用文件”里写的是“{}”，请核对"
_RESENT = "用的是后交来的“{}”，原来的“{}”不用了"
_BEST = (".docx", ".doc", ".wps")
"""What a body has written itself; the rest was made of it, and is sent besides."""


@dataclass(frozen=True)
class Picked:
    """The files that are taken, or of which one has to be."""

    files: tuple[Received, ...]
    told: tuple[str, ...] = ()
    """What a person has to know of the choice."""


@dataclass(frozen=True)
class Picking:
    """What is known beside the files themselves."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    """What a person wrote of which file is taken, by body."""
    arrived: Mapping[str, int] = field(default_factory=dict)
    """In which run a file was new, by digest."""

    def is_chosen(self, body: str) -> bool:
        """Return whether a person has said which file of a body is taken."""
        return bool(self.chosen.get(body))

    def of(self, body: str, right: Sequence[Received]) -> Picked:
        """Return which of a body's files count."""
        latest = _latest(right, self.arrived)
        chosen = self.chosen.get(body, "")
        if not chosen:
            return _without_a_choice(right, latest)
        named = _named(right, chosen)
        if not named:
            without = _without_a_choice(right, latest)
            return Picked(without.files, (_NOT_THERE.format(chosen), *without.told))
        is_old = len(latest) < len(right) and not any(each in latest for each in named)
        return Picked(named, (_LATER.format(_names(latest), chosen),) if is_old else ())


def best_of(files: Sequence[Received]) -> Received:
    """Return the file that is taken of several with the same tables."""
    return min(files, key=lambda each: (not _is_own(each), each.file))


def _without_a_choice(right: Sequence[Received], latest: tuple[Received, ...]) -> Picked:
    if len(latest) == len(right):
        return Picked(latest)
    older = [each for each in right if each not in latest]
    return Picked(latest, (_RESENT.format(_names(latest), _names(older)),))


def _latest(right: Sequence[Received], arrived: Mapping[str, int]) -> tuple[Received, ...]:
    """Return what came after the rest and takes its place; everything, where nothing does.

    A page or PDF that is made of a Word file takes no Word file's place, nor does what lacks a table.
    """
    last = max(arrived.get(each.digest, 0) for each in right)
    latest = tuple(each for each in right if arrived.get(each.digest, 0) == last)
    older = [each for each in right if each not in latest]
    replaces = any(map(_is_own, latest)) or not any(map(_is_own, older))
    is_whole = not any(each.report.lost for each in latest)
    return latest if replaces and is_whole else tuple(right)


def _is_own(received: Received) -> bool:
    return received.file.lower().endswith(_BEST)


def _named(right: Sequence[Received], chosen: str) -> tuple[Received, ...]:
    """Return the files that were meant: by path, by name, by the end of it, without their ending."""
    meant = chosen.strip(" “”\"'").replace("\\", "/")
    for is_meant in _WAYS:
        if found := tuple(each for each in right if is_meant(PurePosixPath(each.file), meant)):
            return found
    return ()


_WAYS: tuple[Callable[[PurePosixPath, str], bool], ...] = (
    lambda file, meant: str(file) == meant,
    lambda file, meant: str(file.with_suffix("")) == meant,
    lambda file, meant: file.name == meant,
    lambda file, meant: file.stem == meant,
    lambda file, meant: str(file).endswith(meant),
    lambda file, meant: str(file.with_suffix("")).endswith(meant),
)
"""From the surest on."""


def _names(files: Sequence[Received]) -> str:
    return "”“".join(each.file for each in files)
