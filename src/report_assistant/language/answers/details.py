"""Details that the clerk adds to entries taken from a list: in which column, how many, when."""

import re
from collections.abc import Iterator, Sequence

from report_assistant.language.answers.ordered_items import items_in
from report_assistant.questionnaire.question import ADDED
from report_assistant.report import text

_NUMBERED = re.compile(
    r"\s*(?:第\s*)?(?P<place>[1-9]\d?|[一二三四五六七八九])(?:[个条项]|(?=[：:.．、]))(?!\d)(?:问题)?[：:.．、，,\s]*"
)
_BEFORE_NUMBER = re.compile(
    r"[；;。\n]\s*(?=(?:第\s*)?[1-9一二三四五六七八九](?:[个条项]|[：:.．、])(?!\d))"
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


def about_each(entries: Sequence[str], words: str, subject: str) -> str:
    """Return words that tell what became of each of last year's problems, by number, as sentences.

    「1：建立巡查制度；2：开通公众号」 names the problems; other words stay as they are.
    """
    parts = [part for part in _BEFORE_NUMBER.split(words) if part.strip(_STOPS)]
    told = [(found, part[found.end() :]) for part in parts if (found := _NUMBERED.match(part))]
    places = [_place(found["place"]) for found, _ in told]
    if not told or len(told) < len(parts) or max(places) >= len(entries):
        return words
    pieces: list[str] = []
    for place, (_, done) in zip(places, told, strict=True):
        of_last, who = ("", "") if pieces else ("上年度报告指出的", subject)
        named = text.phrase(entries[place].partition(ADDED)[0])
        pieces.append(f"针对{of_last}“{named}”问题，{who}{done.strip(_STOPS)}")
    return "；".join(pieces) + "。"


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
