"""Villages and communities that publish, for bodies that have some: how many, where, on what."""

import re
from collections.abc import Iterator

from report_assistant.foundation.digits import whole_number
from report_assistant.importing.narrative import Told
from report_assistant.importing.passages import listed
from report_assistant.importing.readings import Reading

_DISCLOSURE = "overview.disclosure"
_BOTH = r"(?:村[（(]社区[)）]|村、?社区|村居|村[（(]居[)）])"
_NUMBER = r"(?<![\d.,，])(?P<number>\d{1,4})"
_COUNTED = (
    ("villages_together", re.compile(rf"{_NUMBER}个{_BOTH}")),
    ("villages", re.compile(rf"{_NUMBER}个(?:行政)?村(?![（(、组民落]|社区|居)")),
    ("communities", re.compile(rf"{_NUMBER}个社区(?!网格|工作)")),
)
_PUBLISH = re.compile("公开|公示|公布")
_CHANNELS = re.compile(
    r"个?(?:行政村|社区|村)[^。；]{0,12}?通过([^。；，]{2,60}?)等(?:形式|方式|渠道)"
)
_TOPICS = re.compile(
    r"(?:向(?:群众|村民|居民)公[开布示](?:了)?|(?:村务|居务)公开(?:内容)?(?:包括|涉及|涵盖))"
    r"([^。；，]{2,60}?)等(?:各?方面)?(?:的)?(?:信息|内容|事项|情况|工作|方面|。|$)"
)
_OF_VILLAGES = re.compile("行政村|社区|各村|村务|居务|村级|村[（(]居|村民")


def villages_in(told: Told) -> Iterator[Reading]:
    """Yield what a sentence says of the villages."""
    if not _OF_VILLAGES.search(told.printed):
        return
    if _PUBLISH.search(told.printed):
        for name, pattern in _COUNTED:
            numbers = {whole_number(found["number"]) for found in pattern.finditer(told.printed)}
            if len(numbers) == 1 and (number := numbers.pop()):
                found = pattern.search(told.printed)
                yield Reading(
                    f"{_DISCLOSURE}.{name}", number, found.group() if found else "", told.section
                )
    for name, pattern in (("village_channels", _CHANNELS), ("village_topics", _TOPICS)):
        if found := pattern.search(told.printed):
            yield Reading(f"{_DISCLOSURE}.{name}", listed(found[1]), found.group(), told.section)
