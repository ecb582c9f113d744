"""What a clerk says beside the answers: reasons, who speaks, which versions are compared."""

import re

from report_assistant.report import text

COMPARE, REDLINE = "比较", "修订稿"
_TWO_VERSIONS = re.compile(
    rf"(?P<word>{COMPARE}|{REDLINE})\s*(?P<old>\d{{1,3}})(?:\s|和|,|、|到)+(?P<new>\d{{1,3}})"
)
_EXPLANATION = re.compile(r"/?理由[\s：:，,]+(?P<words>\S.*)")
NAMELESS = "不留名"
_CLERK = re.compile(
    r"/?我[是叫](?:[\s：:]+(?P<spaced>\S.{0,19})|(?P<name>[\u4e00-\u9fff·]{2,3}(?<![的了谁乡镇局办])))"
)


def reason_in(typed: str) -> str | None:
    """Return the reason in 「保留 …」, empty if none is given; `None` for another message."""
    words = typed.strip().removeprefix("/")
    return text.one_line(words[2:].lstrip(" 　：:，,")) if words.startswith("保留") else None


def explanation_in(typed: str) -> str | None:
    """Return the reason in 「理由 …」; `None` for another message."""
    found = _EXPLANATION.fullmatch(typed.strip())
    return None if found is None else text.one_line(found["words"])


def clerk_in(typed: str) -> str | None:
    """Return the name in 「我是 张三」, none in 「不留名」; `None` for another message."""
    if typed.strip().removeprefix("/") == NAMELESS:
        return ""
    found = _CLERK.fullmatch(typed.strip().rstrip("。"))
    return None if found is None else text.one_line(found["spaced"] or found["name"])


def versions_in(typed: str) -> tuple[str, int, int] | None:
    """Return word and numbers of 「比较 1 2」 or 「修订稿 1 2」; `None` for another message."""
    found = _TWO_VERSIONS.fullmatch(text.half_width(typed).strip())
    return None if found is None else (found["word"], int(found["old"]), int(found["new"]))
