"""Clauses that say there is nothing of something: 「没有行政处罚和行政强制」「许可为零」."""

import re

from report_assistant.language.facts.names import Names, is_harmless
from report_assistant.language.none_answers import covers_parts
from report_assistant.questionnaire.question import Question

_NO = (
    "(?:没有|没得|莫得|冇得|木有|没|无|未)(?:有|再)?"
    "(?:收到|收取|收|发生|出现|作出|做出|实施|开展|产生|办理|制发|制定)?过?"
)
_NONE_OF = re.compile(rf"^(?P<lead>.*?)(?:{_NO})(?P<names>.+)$")
_IS_NONE = re.compile(rf"^(?P<names>.+?)[都也均全]?(?:为零|是零|{_NO}|零)$")
_AND = re.compile("以及|[和与及或、/]")


def named_as_none(words: str, names: Names, *, goes_on: bool) -> list[Question]:
    """Return the questions that a clause says there is nothing of; none if it names others too.

    `goes_on` says that the clause before was such a one, so that bare names continue it.
    """
    before, after = _NONE_OF.match(words), _IS_NONE.match(words)
    lists = [
        before["names"] if before is not None and is_harmless(before["lead"]) else "",
        after["names"] if after is not None else "",
        words if goes_on and before is None and after is None else "",
    ]
    for listed in filter(None, lists):
        called = [
            question
            for name in _AND.split(listed)
            if name.strip()
            for question in names.all_called(name)
        ]
        questions = list(dict.fromkeys(filter(None, called)))
        if questions and None not in called:
            return [each for each in questions if covers_parts(each, listed)]
    return []
