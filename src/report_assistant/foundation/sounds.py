"""Words typed by their sound with other characters: 公事栏 for 公示栏, 失谢密 for 失泄密.

Syllables are folded as input methods and dialects mix them up: without tones, zh and z, n and l, ng
and n as one (scripts/make_syllables.py).
"""

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=8192)
def sound_of(words: str) -> str:
    """Return `words` with characters that sound alike made the same; its length is kept."""
    return words.translate(_alike())


def sounds_like(words: str, known: str) -> bool:
    """Return whether `words` may be `known`, typed by its sound with other characters.

    Of two characters, one must be the same: too many pairs sound alike.
    """
    if words == known or len(words) != len(known) or len(words) < 2:
        return False
    same = sum(map(str.__eq__, words, known))
    return (same > 0 or len(words) > 2) and sound_of(words) == sound_of(known)


def initials(words: str) -> str:
    """Return what input methods take for the words in short: `dg` for 定稿, `dcpdf` for 导出PDF.

    Each character gives the first letter of its syllable; letters and figures stand for themselves.
    n and l are one here too, in typed letters as well, so that both sides are folded alike.
    """
    return words.lower().translate(_first_letters())


@lru_cache(maxsize=1)
def _syllables() -> tuple[tuple[str, str], ...]:
    """Return each folded syllable with its characters, the common ones."""
    listed = (files("report_assistant.foundation") / "syllables.txt").read_text("utf-8")
    return tuple((syllable, signs) for syllable, signs in map(str.split, listed.splitlines()))


@lru_cache(maxsize=1)
def _alike() -> dict[int, str]:
    """Return for each common character the first one of its syllable, for `str.translate`."""
    return {ord(each): signs[0] for _, signs in _syllables() for each in signs}


@lru_cache(maxsize=1)
def _first_letters() -> dict[int, str]:
    """Return for each common character the letter that its syllable begins with."""
    letters = {ord(each): syllable[0] for syllable, signs in _syllables() for each in signs}
    return letters | {ord("n"): "l"}
