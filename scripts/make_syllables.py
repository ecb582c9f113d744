"""Make src/report_assistant/foundation/syllables.txt: the characters of GB 2312 by folded syllable.

    python -m scripts.make_syllables

Needs pypinyin, which is not needed afterwards.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

FILE = Path("src/report_assistant/foundation/syllables.txt")


def characters() -> Iterator[str]:
    """Yield the Chinese characters of GB 2312."""
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def folded(syllable: str) -> str:
    """Return a syllable with what is commonly mixed up made the same: zh z, n l, ng n."""
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    if syllable.startswith("n") and len(syllable) > 1 and syllable[1] != "g":
        syllable = f"l{syllable[1:]}"
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable


def main() -> None:
    """Write the file."""
    from pypinyin import Style, pinyin  # type: ignore[import-not-found]

    by_syllable: dict[str, str] = defaultdict(str)
    for character in characters():
        syllable = pinyin(character, style=Style.NORMAL)[0][0].replace("ü", "v")
        if syllable.isascii():
            by_syllable[folded(syllable)] += character
    lines = (f"{syllable} {signs}\n" for syllable, signs in sorted(by_syllable.items()))
    FILE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
