"""The bodies' reports on the year before: which of them a file is checked beside."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from report_assistant.county.names import NameBook
from report_assistant.county.receiving import Received
from report_assistant.county.report_files import listed


class YearBefore:
    """The reports on the year before, found by body, or by the name of this year's file."""

    def __init__(
        self,
        received: Iterable[Received],
        book: NameBook,
        year: int | None = None,
        unread: Sequence[str] = (),
    ) -> None:
        """Take the reports and the names of bodies; `year` is this year, where it is known.

        `unread` are the files that could not be read.
        """
        self.received = tuple(received)
        self._book = book
        self._year = year
        self._unread = unread

    def unread(self) -> Iterator[str]:
        """Yield a sentence about the files that could not be read, if there are any."""
        if self._unread:
            yield f"去年的年报里，这些没有读出来，没有对照：{listed(self._unread)}。"

    @cached_property
    def by_body(self) -> dict[str, Received]:
        """The reports by body; of several of one body, none."""
        found: dict[str, Received | None] = {}
        for each in self.received:
            name = self._book.match(each.report.name).name
            if name and not each.report.problem and self._is_before(each):
                found[name] = None if name in found else each
        return {name: each for name, each in found.items() if each is not None}

    def by_file(self, file: str) -> Received | None:
        """Return the report of the body that a file is named after; it has not been read yet."""
        return self.by_body.get(self._book.match_file(file).name) if self.by_body else None

    def of(self, received: Received) -> Received | None:
        """Return the same body's report on the year before."""
        name, year = received.report.name, received.report.year
        partner = self.by_body.get(self._book.match(name).name) if name else None
        if partner is None or not year or partner.report.year in (year - 1, None):
            return partner
        return None

    def is_another(self, received: Received) -> bool:
        """Return whether a file was checked beside another report than its own body's."""
        if not self.by_body or received.report.problem:
            return False
        partner = self.of(received)
        return received.beside != (partner.digest if partner else "")

    def _is_before(self, received: Received) -> bool:
        return self._year is None or received.report.year in (self._year - 1, None)
