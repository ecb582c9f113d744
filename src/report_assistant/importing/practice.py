"""How the work is done, as set phrases of section one tell it: review, assessment, applications' subjects."""

import re
from collections.abc import Iterator

from report_assistant.importing.readings import Reading
from report_assistant.report.choices import ReviewSystem

_SECTION, _NEAR = 1, 12
_REVIEWS = (
    (ReviewSystem.THREE_REVIEWS, re.compile("三审三校|三校三审")),
    (ReviewSystem.SECRECY_REVIEW, re.compile("保密审[查核]")),
    (ReviewSystem.LEADER_APPROVAL, re.compile("领导审签|分管领导(?:签批|审批|审定)")),
    (ReviewSystem.SOURCE_LABELLING, re.compile("(?:公开)?属性(?:的)?(?:源头)?(?:认定|管理)")),
)
_NOT_DONE = re.compile("(?:未|没有|不够|欠缺|缺乏|有待)[^，。；]{0,8}$")
_ASSESSMENT = re.compile(
    "(?:把|将)[^，。；]{0,12}公开(?:工作)?[^，。；]{0,8}?(?:纳入|列入)[^，。；]{2,28}(?:考核|考评|绩效)[^，。；]{0,8}"
)
_SUBJECTS = re.compile(
    "申请(?:公开)?(?:的)?(?:内容|事项|信息内容)(?:主要)?(?:涉及|集中在|集中于|包括|为|是)(?P<words>[^。；，]{2,60}?)"
    "(?:等(?:方面|领域|内容|信息|事项|类)?(?:的)?(?:内容|信息)?)?(?=[，。；]|$)"
)


def practice_in(narrative: str) -> Iterator[Reading]:
    """Yield what the set phrases say."""
    reviews = ((system, pattern.search(narrative)) for system, pattern in _REVIEWS)
    done = sorted(
        (found.start(), system.value, found.group())
        for system, found in reviews
        if found and not _NOT_DONE.search(narrative[max(0, found.start() - _NEAR) : found.start()])
    )
    if done:
        quoted = "、".join(words for _, _, words in done)
        systems = [system for _, system, _ in done]
        yield Reading("overview.management.review", systems, quoted, _SECTION)
    for path, pattern in (
        ("overview.supervision.assessment", _ASSESSMENT),
        ("overview.handling.subjects", _SUBJECTS),
    ):
        if found := pattern.search(narrative):
            words = found["words"] if pattern is _SUBJECTS else found.group()
            yield Reading(path, words, found.group(), _SECTION)
