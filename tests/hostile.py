"""Words that no clerk means to type, but pastes: what commands a terminal, what has no end."""

import unicodedata

_OBEYED = ("Cc", "Cs", "Zl", "Zp")
_TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
_HIDDEN = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
CONTROLS = (
    *(
        "\x1b[31m",
        "\x1b]0;名\x07",
        "\x1b[2J",
        "\x1bP+q\x1b\\",
        "\x9b31m",
        "\x90x\x9c",
        "\x07",
        "\x08",
    ),
    *("\x00", "\x7f", "\x85", "\x0b", "\x0c", "\u2028", "\u202e", "\u2066", "\u200b", "\u200f"),
    *("\ufeff", "\ufffe", "\ud83d", "\udc80", "\u061c", "\u2069"),
)
LONG_NUMBERS = (
    "9" * 5_000,
    f"{'9' * 5_000}件",
    f"1.{'0' * 5_000}",
    f"{'9' * 5_000}万2",
    "九" * 5_000,
)
LONG = tuple(
    (unit * 20_000)[:20_000]
    for unit in (
        "公开了，",
        "其中",
        "您好，",
        "一",
        "1.",
        "《",
        "我们",
        "12 ",
        "自然人3件，",
        "a@",
        "字",
    )
)
TABLES = (
    "\t自然人\t总计\n本年新收\t" + "9" * 5_000 + "\t3\n",
    "\t自然人\t商业企业\t总计\n本年新收\t3\t1\t4\n予以公开\t3\t\t3\n",
    "3\t1\t0\t0\t0\t0\t4\n0\t0\t0\t0\t0\t0\t0\n",
    "\t" * 2_000,
    "1\t" * 9_000,
    "\x1b[31m\t\u202e3\t\x00\n",
)
EVERYTHING = (*CONTROLS, *LONG_NUMBERS, *LONG, *TABLES)


def commands_terminal(shown: str) -> list[str]:
    """The characters in what is shown that a terminal would obey or hide."""
    return [
        each
        for each in shown
        if each not in "\n\t"
        and (
            unicodedata.category(each) in _OBEYED
            or unicodedata.bidirectional(each) in _TURNING
            or each in _HIDDEN
        )
    ]
