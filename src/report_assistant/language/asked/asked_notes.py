"""Notes in and under the tables: 「附注 现行有效 含自然失效3件」「改表四附注 含上年结转数量」."""

import re
from dataclasses import dataclass

_NOTE = "(?:附注|加注)"
_ASKED = re.compile(
    r"/?(?:我要|我想|请|帮我)?(?:加|写|改|填)?(?:一?[个条])?(?:表[内里下中]的?)?"
    rf"{_NOTE}[\s：:，,]*(?P<rest>.*)",
    re.DOTALL,
)
_NAMED = re.compile(
    r"/?(?:我要|我想|请|帮我)?(?:改|把|给)?(?P<place>[^，,。；\n]{2,24}?)的?(?:加上?一?[个条]?)?"
    rf"{_NOTE}(?:\s*(?:改成|写成|为)|[\s：:]+)(?P<rest>.+)",
    re.DOTALL,
)


@dataclass(frozen=True)
class NoteAsked:
    """A note is to be given: the words that say where, if these stand apart, and the others."""

    place: str
    words: str


def note_in(typed: str) -> NoteAsked | None:
    """Return what is asked; `None` for another message."""
    words = typed.strip()
    if found := _ASKED.fullmatch(words):
        return NoteAsked("", found["rest"].strip())
    if found := _NAMED.fullmatch(words):
        return NoteAsked(found["place"].strip(), found["rest"].strip())
    return None
