"""Lines of text to paragraphs, by what a reader sees.

A paragraph ends where its line ends early, and begins where a line is set in, stands apart from the
line above, or is of another size.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from report_assistant.reading.pdf.lines import Line

_SET_IN = 0.8
"""Of a letter's height: a line that begins so far from the margin begins a paragraph."""
_EARLY = 1.6
"""The same for a line's end: justified lines reach the margin, up to a sign that had no room."""
_APART = 0.5
"""The same: lines so much further apart than others are two paragraphs."""
_OTHER_SIZE = 0.2
_LARGE = 1.15
_DEEPEST = 3
"""Letters by which a paragraph's first line is set in, at most."""
_FULL_LINES = 3
"""So many lines that end at one place show where the margin is."""
_UNEVEN = 50
"""Points by which the right margin may be wider than the left one."""


@dataclass(frozen=True)
class Margins:
    """Where full lines begin and end, and what is usual between them; in points."""

    left: float
    right: float
    gap: float
    height: float

    def is_set_in(self, line: Line) -> bool:
        """Return whether a line begins behind the margin, and not because it is a title's."""
        return line.left - self.left > _SET_IN * line.height and not self._is_centred(line)

    def ends_early(self, line: Line) -> bool:
        """Return whether a line leaves room for another word."""
        return self.right - line.right > _EARLY * line.height

    def is_apart(self, above: Line, below: Line) -> bool:
        """Return whether there is more room than usual between two lines."""
        return below.top - above.bottom > self.gap + _APART * above.height

    def _is_centred(self, line: Line) -> bool:
        """Return whether a line stands in the middle, in the large type of titles."""
        off = abs((line.left - self.left) - (self.right - line.right))
        return line.height > _LARGE * self.height and off < line.height


@dataclass
class Paragraph:
    """A paragraph that grows line by line."""

    lines: list[Line] = field(default_factory=list)

    def takes(self, line: Line, margins: Margins, *, is_new_page: bool) -> bool:
        """Return whether a line goes on with the paragraph."""
        if not self.lines:
            return False
        last = self.lines[-1]
        is_other_size = abs(line.height - last.height) > _OTHER_SIZE * last.height
        is_apart = not is_new_page and margins.is_apart(last, line)
        begins = margins.is_set_in(line) or is_apart or is_other_size
        return not (begins or margins.ends_early(last))

    @property
    def text(self) -> str:
        """The lines as one text; a space only where two Latin words meet."""
        words = self.lines[0].text
        for line in self.lines[1:]:
            is_word = _is_latin(words[-1:]) and _is_latin(line.text[:1])
            words += f" {line.text}" if is_word else line.text
        return words


def margins_of(pages: Sequence[Sequence[object]], sides: Iterable[float], width: float) -> Margins:
    """Return the margins of pages `width` wide, by the lines among what is on them.

    `sides` are where tables begin; where every paragraph is one line, set in, they show the margin.
    """
    lines = [part for on_page in pages for part in on_page if isinstance(part, Line)]
    if not lines:
        return Margins(0, width, 0, 0)
    heights = [line.height for line in lines]
    begins = Counter(round(line.left / 2) * 2 for line in lines)
    often = [left for left, times in begins.items() if times >= max(2, len(lines) // 20)]
    left = float(min(often or begins))
    left = min([left, *(side for side in sides if left - side < _DEEPEST * _usual(heights))])
    ends = Counter(round(line.right / 4) * 4 for line in lines)
    widest = width - left - _UNEVEN
    full = [right for right, times in ends.items() if times >= _FULL_LINES and right > widest]
    gaps = [
        below.top - above.bottom
        for on_page in pages
        for above, below in pairwise(on_page)
        if isinstance(above, Line) and isinstance(below, Line)
    ]
    right = float(max(full, default=max(width - left, *(line.right for line in lines))))
    return Margins(left, right, _usual(gaps), _usual(heights))


def _usual(sizes: Sequence[float]) -> float:
    return sorted(sizes)[len(sizes) // 2] if sizes else 0


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()
