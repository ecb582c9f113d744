"""The sentence around a stretch of a line."""

import re

from report_assistant.annotations.found import Where
from report_assistant.annotations.lines import Line, Text

_ENDS = "。！？!?\n"
_END = re.compile(f"[{_ENDS}]")
_FARTHEST = 200
"""Characters to each side of the stretch; a sentence that goes on farther is cut."""


def where(line: Line, first: int, last: int) -> Where:
    """Return the place of the pieces from `first` up to before `last`."""
    return Where(
        line.block,
        line.cell,
        _around(line.written, first, last),
        _around(line.now, first, last),
    )


def _around(text: Text, first: int, last: int) -> str:
    """Return the sentences that the pieces lie in, in one view."""
    begin, end = text.begins[first], text.begins[last]
    if first == last and not 0 < begin < len(text.words):
        begin = min(begin, max(0, len(text.words) - 1))  # the mark stands at the end
    return sentence_at(text.words, begin, end)


def sentence_at(words: str, begin: int, end: int) -> str:
    """Return the sentences that a stretch lies in; of a long stretch, those at its beginning."""
    lowest, highest = max(0, begin - _FARTHEST), min(len(words), end, begin + _FARTHEST)
    before = max(words.rfind(sign, lowest, begin) for sign in _ENDS)
    start = lowest if before < 0 else before + 1
    found = _END.search(words, max(highest - 1, start), highest + _FARTHEST)
    stop = min(len(words), highest + _FARTHEST) if found is None else found.end()
    return words[start:stop].strip()
