"""Details that the clerk adds to entries taken from a list: in which column, how many, when."""

import re
from collections.abc import Iterator, Sequence

from report_assistant.language.answers.ordered_items import items_in
from report_assistant.questionnaire.question import ADDED
from report_assistant.report import text

_NUMBERED = re.compile(
    r"\s*(?:第\s*)?(?P<place>[1-9]\d?|[一二三四五六七八九])(?:[个条项]|(?=[：:.．、]))(?!\d)(?:问题)?[：:.．、，,\s]*"
)
_PARTS = re.compile("[；;\n]")
_LEADS = re.compile("^(?:例如|比如说?|譬如|如|像|主要是|就是)[：:，,]?")
_STOPS = " 　。；;，,、：:"
_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))


def with_details(entries: Sequence[str], open_places: Sequence[int], typed: str) -> list[str]:
    """Return the entries with what was typed added to those at `open_places`, in their order.

    「2：…」 goes to the second of them. What is more than there are entries goes to the last one.
    """
    added: dict[int, list[str]] = {}
    following = 0
    for place, words in _details(typed, len(open_places)):
        nth = following if place is None else place
        nth = min(nth, len(open_places) - 1)
        added.setdefault(open_places[nth], []).append(words)
        following = nth + 1
    return [
        f"{text.phrase(entry)}{ADDED}{'，'.join(added[place])}" if place in added else entry
        for place, entry in enumerate(entries)
    ]


def _details(typed: str, count: int) -> Iterator[tuple[int | None, str]]:
    """Yield which entry a part is said of, where it says so, and its words."""
    if count == 1:
        whole = "，".join(filter(None, map(_bare, _PARTS.split(text.prose(typed)))))
        yield None, whole
        return
    listed = items_in(typed)
    for part in listed if len(listed) > 1 else _PARTS.split(text.prose(typed)):
        found = _NUMBERED.match(part) if len(listed) == 1 else None
        words = _bare(part[found.end() :] if found else part)
        if words:
            yield None if found is None else _place(found["place"]), words


def _place(said: str) -> int:
    return (_DIGITS.get(said) or int(said)) - 1


def _bare(words: str) -> str:
    """Return words as they stand inside a sentence, behind 如."""
    inside = re.sub("[。；;]+(?=.)", "，", words.strip(_STOPS))
    return _LEADS.sub("", inside)
