"""What a clerk says beside the answers: reasons, who speaks, which versions are compared."""

import re
from dataclasses import dataclass

from report_assistant.language.words.person_names import is_office_or_post, is_person
from report_assistant.report import text

COMPARE, REDLINE = "比较", "修订稿"
_TWO_VERSIONS = re.compile(
    rf"(?P<word>{COMPARE}|{REDLINE})\s*(?P<old>\d{{1,3}})(?:\s|和|,|、|到)+(?P<new>\d{{1,3}})"
)
_REASON = re.compile(r"保留[\s：:，,]*(?P<words>.*)", re.DOTALL)
_EXPLANATION = re.compile(r"/?理由[\s：:，,]+(?P<words>\S.*)")
NAMELESS = "不留名"
_CLERK = re.compile(
    r"/?我(?P<plural>们?)[是叫](?:[\s：:]+(?P<spaced>\S.{0,19})|(?P<name>[\u4e00-\u9fff·]{2,12}))"
)


@dataclass(frozen=True)
class ClerkNamed:
    """Who speaks; without a name nobody is to be recorded."""

    name: str
    is_person: bool = True
    """False for an office or a post: 我是发改委."""


def reason_in(typed: str) -> str | None:
    """Return the reason in 「保留 …」, empty if none is given; `None` for another message."""
    words = typed.strip().removeprefix("/")
    found = _REASON.fullmatch(words)
    return None if found is None else text.one_line(found["words"])


def explanation_in(typed: str) -> str | None:
    """Return the reason in 「理由 …」; `None` for another message."""
    found = _EXPLANATION.fullmatch(typed.strip())
    return None if found is None else text.one_line(found["words"])


def clerk_in(typed: str) -> ClerkNamed | None:
    """Return who speaks: 「我是 张三」「不留名」「我是发改委」; `None` for another message.

    After a space any name is one, unless it is that of an office or a post.
    """
    if typed.strip().removeprefix("/") == NAMELESS:
        return ClerkNamed("")
    found = _CLERK.fullmatch(typed.strip().rstrip("。"))
    if found is None:
        return None
    name = text.one_line(found["spaced"] or found["name"])
    first, *more = name.split()
    if more and is_person(first):  # 张三 那个
        name = first
    if is_office_or_post(name):
        return ClerkNamed(name, is_person=False)
    is_named = not found["plural"] and (found["spaced"] or is_person(name))
    return ClerkNamed(name) if is_named else None


def versions_in(typed: str) -> tuple[str, int, int] | None:
    """Return word and numbers of 「比较 1 2」 or 「修订稿 1 2」; `None` for another message."""
    found = _TWO_VERSIONS.fullmatch(text.half_width(typed).strip())
    return None if found is None else (found["word"], int(found["old"]), int(found["new"]))
