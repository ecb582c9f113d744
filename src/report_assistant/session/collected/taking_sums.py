"""县本级.yaml in the conversation: its sums go into a report when the clerk says so, as one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from report_assistant.checks.bodies import is_same_body
from report_assistant.foundation.file_names import is_file
from report_assistant.foundation.lists import shortened
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.choosing import Choosing, Step
from report_assistant.interview.events import (
    ActionRequested,
    Event,
    Offered,
    Rejected,
    Said,
)
from report_assistant.language.wishes.commands import Command
from report_assistant.report.model import AnnualReport
from report_assistant.session.collected import words
from report_assistant.session.collected.standing_sums import sums_standing
from report_assistant.session.given.files import GivenFile
from report_assistant.session.stored_interview import StoredInterview

if TYPE_CHECKING:
    from report_assistant.county.county_answers import CountyAnswers
    from report_assistant.session.collected.filling import Filling

_MOST_LINES = 8


class TakingSums:
    """The questions about sums that were made or given, and what is done with them."""

    def __init__(self, stored: StoredInterview) -> None:
        self._stored = stored
        self._question: Choosing | None = None
        self.for_another: CountyAnswers | None = None
        """The sums for the report that is begun next."""

    @property
    def offered(self) -> Offered | None:
        """The question that is open."""
        return None if self._question is None else self._question.offered

    def forget(self) -> None:
        """Leave what was asked; nothing was taken."""
        self._question = None

    def file_in(self, folder: Path) -> GivenFile | None:
        """Return the file with the sums in a folder of results."""
        from report_assistant.county.county_answers import FILE_NAME

        file = folder / FILE_NAME
        return GivenFile(file, FILE_NAME) if is_file(file) else None

    def open(self, file: GivenFile) -> list[Event]:
        """Read a file with sums, and ask what to do with them."""
        from report_assistant.county.county_answers import load_county_answers

        self.forget()
        try:
            found = load_county_answers(file.read().decode("utf-8", "replace"), file.name)
            return list(self._ask(found))
        except ClerkProblem as problem:
            return [Rejected(str(problem), file.typed)]

    def say(self, typed: str) -> list[Event]:
        """Take the answer to the question. Raises StoreError."""
        question = self._question
        assert question is not None
        step = question.chosen(typed)
        if step is None:
            return [question.refusal(typed)]
        self._question = None
        return [question.echo(step, typed), *step()]

    def fill(self, found: CountyAnswers) -> list[Event]:
        """Fill the sums into a report in which nothing is answered yet. Raises StoreError."""
        return list(self._take(found, replacing=True))

    def _ask(self, found: CountyAnswers) -> Iterator[Event]:
        from report_assistant.session.collected.filling import filling_of

        if sums_standing(self._stored.now.answers) is not None and self._is_this(found):
            yield from self._ask_again(found, filling_of(found, self._stored))
            return
        this = [(words.FILL_THIS, lambda: self._fill_this(found))] if self._is_this(found) else []
        is_new = self._stored.number is None
        new = [] if is_new else [(words.FILL_NEW, lambda: self._fill_new(found))]
        text = words.ASK_FILL.format(found.bodies, self._told_of(found))
        yield from self._put(text, [*this, *new, (words.FILL_NOT, self._leave)])

    def _is_this(self, found: CountyAnswers) -> bool:
        """Whether the report that is open may be the county's on that year."""
        ours, theirs = self._stored.now.answers.report, found.report
        if None not in (ours.year, theirs.year) and ours.year != theirs.year:
            return False
        name, county = ours.organisation.name, theirs.organisation.name
        return not name or not county or is_same_body(name, county)

    def _told_of(self, found: CountyAnswers) -> str:
        ours, theirs = _named(self._stored.now.answers.report), _named(found.report)
        if self._stored.number is None:
            return words.NEW_ONE.format(theirs)
        if self._is_this(found):
            return words.THIS_ONE.format(ours or theirs)
        return words.OTHER_ONE.format(ours, theirs)

    def _ask_again(self, found: CountyAnswers, filling: Filling) -> Iterator[Event]:
        """Say which sums moved since they were filled in; they are taken after a yes."""
        if filling.differing:
            yield Said(words.HAND_CHANGED.format(_lines(filling.differing)))
        if not filling.moved:
            yield Said(words.UNCHANGED)
            yield from self._stored.now.ask()
            return
        number = len(filling.moved)
        done = words.FILLED_MOVED.format(number)
        yield from self._put(
            words.MOVED_SOME.format(number, _lines(filling.moved)),
            [
                (words.FILL_MOVED, lambda: self._take(found, replacing=False, told=done)),
                (words.FILL_NOT, self._leave),
            ],
        )

    def _fill_this(self, found: CountyAnswers) -> Iterator[Event]:
        from report_assistant.session.collected.filling import filling_of

        differing = filling_of(found, self._stored).differing
        if not differing:
            yield from self._take(found, replacing=False)
            return
        yield from self._put(
            words.ASK_DIFFERING.format(len(differing), _lines(differing)),
            [
                (words.KEEP, lambda: self._take(found, replacing=False)),
                (words.REPLACE, lambda: self._take(found, replacing=True)),
                (words.FILL_NOT, self._leave),
            ],
        )

    def _fill_new(self, found: CountyAnswers) -> Iterator[Event]:
        self.for_another = found
        yield ActionRequested(Command.NEW_REPORT)

    def _take(self, found: CountyAnswers, *, replacing: bool, told: str = "") -> Iterator[Event]:
        from report_assistant.session.collected.filling import filling_of

        collected = filling_of(found, self._stored).collected(replacing=replacing)
        words_said = told or words.FILLED.format(collected.origin)
        yield from self._stored.take(
            lambda interview: interview.take_collected(collected, words_said)
        )

    def _leave(self) -> Iterator[Event]:
        from report_assistant.county.county_answers import FILE_NAME

        yield Said(words.LEFT.format(FILE_NAME))
        yield from self._stored.now.ask()

    def _put(self, text: str, choices: Sequence[tuple[str, Step]]) -> Iterator[Event]:
        self._question = Choosing(
            text, tuple(choices), stop=self._leave, back=self._leave, no=self._leave
        )
        yield self._question.offered


def _named(report: AnnualReport) -> str:
    year = "" if report.year is None else f" {report.year} 年度"
    return f"{report.organisation.name or ''}{year}".strip()


def _lines(told: Sequence[str]) -> str:
    return "\n".join(f"· {line}" for line in shortened(told, _MOST_LINES, words.MORE))
