"""The frames of a message in the order they were read, with what is asked of all of them kept.

A message of 20,000 characters has thousands: none of these questions looks through all of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from decimal import Decimal

from report_assistant.language.figures.frame import ALL, TOTAL, Frame
from report_assistant.language.words.numbers import NUMERAL, value_of


class FramesRead:
    """Frames, of which the last may be taken back and each be put in place of another."""

    def __init__(self, frames: Iterable[Frame] = ()) -> None:
        self._listed: list[Frame] = []
        self._places: dict[tuple[str, str, str], list[int]] = {}
        self._of_questions: Counter[str] = Counter()
        self._named = 0
        self._sum = Decimal(0)
        self._looked_through: dict[str, int] = {}
        for frame in frames:
            self.append(frame)

    def __iter__(self) -> Iterator[Frame]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def __getitem__(self, place: int) -> Frame:
        return self._listed[place]

    @property
    def questions(self) -> Set[str]:
        """The questions that they are of."""
        return self._of_questions.keys()

    @property
    def sum(self) -> Decimal:
        """What their numbers come to."""
        return self._sum

    @property
    def are_bare_or_parts(self) -> bool:
        """Whether none of them says the whole of what it names."""
        return not self._named

    @property
    def last_total(self) -> Frame | None:
        """The last frame with the sum of a row."""
        last = -1
        for (_, column, _), numbers in self._places.items():
            if column == TOTAL:
                said = (n for n in reversed(numbers) if self._listed[n].value != ALL)
                last = max(last, next(said, -1))
        return self._listed[last] if last >= 0 else None

    def last_at(self, place: tuple[str, str, str]) -> int | None:
        """Return the number of the last frame that says a value of `place`."""
        numbers = self._places.get(place)
        return numbers[-1] if numbers else None

    def hold(self, words: str) -> bool:
        """Return whether some of them was read from words that hold these."""
        for number in range(self._looked_through.get(words, 0), len(self._listed)):
            self._looked_through[words] = number
            if words in self._listed[number].words:
                return True
        return False

    def append(self, frame: Frame) -> None:
        """Add one."""
        self._places.setdefault(frame.place, []).append(len(self._listed))
        self._listed.append(frame)
        self._count(frame, 1)

    def pop(self) -> Frame:
        """Take back the last one."""
        frame = self._listed.pop()
        self._places[frame.place].pop()
        self._count(frame, -1)
        self._forget(len(self._listed))
        return frame

    def put(self, number: int, frame: Frame) -> None:
        """Put one in place of another that says a value of the same."""
        self._count(self._listed[number], -1)
        self._count(frame, 1)
        self._listed[number] = frame
        self._forget(number)

    def _count(self, frame: Frame, times: int) -> None:
        self._of_questions[frame.question] += times
        if not self._of_questions[frame.question]:
            del self._of_questions[frame.question]
        self._named += times * (not (frame.is_bare or frame.is_part))
        self._sum += times * (frame.number or 0)

    def _forget(self, number: int) -> None:
        """Look again through what stands from `number` on."""
        for words, looked in self._looked_through.items():
            self._looked_through[words] = min(looked, number)


@dataclass
class Read:
    """What was read from a message."""

    frames: FramesRead = field(default_factory=FramesRead)
    aside: list[str] = field(default_factory=list)
    """Figures that are told but are not this report's: last year's, a difference, a plan."""
    unread: list[str] = field(default_factory=list)
    """Words that could not be placed."""
    remarks: list[str] = field(default_factory=list)
    """Clauses without a number that say nothing of a question and hold unknown words."""
    _summed: tuple[int, Decimal] = (0, Decimal(0))
    """Of how many unread words the numbers were added up, and what they come to."""

    def said_in_unread(self) -> Decimal:
        """Return what the numbers in words that could not be placed come to."""
        done, total = self._summed
        total += sum(number for words in self.unread[done:] for number in _numbers_in(words))
        self._summed = len(self.unread), total
        return total

    def set_parts_aside(self) -> None:
        """Set aside what could not be placed where it adds up to the one number.

        Of 两回，春天一回秋天一回 the parts are told already.
        """
        if len(self.frames) != 1 or not self.frames.are_bare_or_parts:
            return
        said = [number for words in self.unread for number in _numbers_in(words)]
        if len(said) > 1 and self.frames.sum == sum(said):
            self.aside += self.unread
            self.unread.clear()

    def come_to(self, frame: Frame) -> None:
        """Put one frame in place of all, and of what could not be placed."""
        self.frames, self._summed = FramesRead((frame,)), (0, Decimal(0))
        self.unread.clear()


def _numbers_in(words: str) -> Iterator[Decimal]:
    numbers = (value_of(found[0]) for found in NUMERAL.finditer(words))
    return (number for number in numbers if number is not None)
