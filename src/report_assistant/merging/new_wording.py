"""What reads differently in a file only because the program words it in a new way."""

import re
from collections.abc import Sequence

from report_assistant.merging.changes import PARAGRAPH_END
from report_assistant.merging.merged import Rewording
from report_assistant.merging.places import places_of
from report_assistant.ooxml.opened import OpenedDocx

_FIGURE = re.compile(r"(?<![\d.])(?!0(?![\d.]))\d+(?:\.\d+)?(?![\d.]|年)")
"""A year is said as often as the wording needs it, and 未废止 says what 废止0件 did."""


class Wording:
    """Today's words for the answers that a file was written from, and what is kept as it was."""

    def __init__(self, then: OpenedDocx | None, kept: frozenset[str]) -> None:
        """Without `then` nothing counts as reworded."""
        places = None if then is None else places_of(then.body)
        self._texts = None if places is None else {p.anchor: p.text for p in places if p.anchor}
        self._kept = kept
        self.found: list[Rewording] = []
        """The paragraphs that nobody edited and that are worded in a new way."""

    def of(self, names: Sequence[str], base: str) -> str:
        """Return today's words for what was written as `base`.

        Where these lack one of its figures it is no matter of wording: `base` itself is returned.
        """
        texts = self._texts or {}
        if not names or not all(name in texts for name in names):
            return base
        words = PARAGRAPH_END.join(texts[name] for name in names)
        has_all = set(_FIGURE.findall(base)) <= set(_FIGURE.findall(words))
        return words if has_all else base

    def is_new(self, name: str) -> bool:
        """Whether the program writes a block that earlier versions did not, for these answers."""
        return self._texts is not None and name in self._texts

    def is_given_up(self, name: str) -> bool:
        """Whether the program no longer writes a block, for the same answers."""
        return self._texts is not None and name not in self._texts

    def keeps(self, name: str) -> bool:
        """Whether a block goes on in the words of the file."""
        return name in self._kept
