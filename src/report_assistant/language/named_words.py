"""Answers in words, without the question that they repeat: 「组长是镇长」「电话：0373-5550126」."""

import re

from report_assistant.questionnaire.question import Question

_IS = "(?:是|在|为|叫做?|主要有|包括|有|：|:)"
_IS_CALLED = "(?:是|为|叫做?|：|:)"
_WE = "(?:我们单位|我单位|我们|本单位|单位)"
_OPENING = re.compile("^(?:(?:主要|一般|平时|分别)(?:是|有|用|通过|采用|为)|包括|方式[是有])[：:]?")
_NAME = "organisation.name"
_SHORT = 40
"""A longer answer is a sentence of the report, and stays as it is."""


def without_opening(typed: str) -> str:
    """Return a list without the words that open it: 「主要有公示栏、微信群」."""
    return _OPENING.sub("", typed.strip())


def without_name(question: Question, typed: str) -> str:
    """Return a short answer without the question's own name around it."""
    words = typed.strip()
    if len(words) > _SHORT or "\n" in words:
        return typed
    names = "|".join(
        sorted(map(re.escape, (question.title, *question.aliases)), key=len, reverse=True)
    )
    for pattern in _around_name(names) if question.name == _NAME else _around(names):
        if found := re.fullmatch(pattern, words):
            return found["words"]
    return typed


def _around(names: str) -> tuple[str, ...]:
    return (
        rf"{_WE}?的?(?:{names})的?{_IS}\s*(?P<words>.+)",
        rf"(?:{names})\s*(?P<words>[0-9A-Za-z].*)",
        rf"由?(?P<words>.+?)(?:担任|任)(?:{names})",
    )


def _around_name(names: str) -> tuple[str, ...]:
    """Return the patterns around the name of the unit.

    A verb counts only with who is called so before it: 叫河镇, 为民街道 and 有色金属管理局 are names.
    """
    names = f"{names}|全称"
    return (rf"(?:{_WE}的?(?:{names})?|我|(?:{names}))的?{_IS_CALLED}\s*(?P<words>.+)",)
