"""Signs that every Chinese console draws as wide as the program counts them.

Unicode calls some signs ambiguous (UAX #11): one column wide in one console, two in another. A line
that holds one shifts everything right of it, other panes too. So the screen shows a wide sign of
the same meaning in its place. The answers, the Word file and the line mode keep what was written.
"""

from textual.content import Content

_TABLE = str.maketrans(
    "“”‘’…—–·•①②③④⑤⑥⑦⑧⑨→←↑↓×÷±≥≤≠●○■□◆◇★☆▲△※§°½─│",
    "「」『』．－－・・１２３４５６７８９＞＜＾＿Ｘ／＋＞＜＃・・・・・・＊＊・・＊节度半－｜",
)
"""One sign for one, so that places in a text stay what they are."""


def safe(text: str) -> str:
    """Return text as the screen shows it."""
    return text if text.isascii() else text.translate(_TABLE)


def safe_content(content: Content) -> Content:
    """Return content as the screen shows it, its styles kept."""
    words = safe(content.plain)
    return content if words == content.plain else Content(words, list(content.spans))
