"""The parts that a total is divided into: 其中：财政预决算2条、社会救助48条.

Parts that are channels are read in channels.py.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from report_assistant.importing.narrative import Count, Told
from report_assistant.importing.readings import Reading

CLASSES = "overview.disclosure.classes"
FORMS = "overview.disclosure.interpretation_forms"
_UNIT = "条"
_LEADS = re.compile(
    "^(?:其中|具体)?(?:主要)?(?:包括|包含|含|为|是|有|涉及|公开)?(?:：)?|(?:类|方面)的?(?:政府)?信息$|共$|信息公开$"
)
_NO_CLASS = re.compile(
    "网站|门户|公众号|微博|抖音|新媒体|公开栏|渠道|平台|通过|利用|栏目|我[局镇乡]|全年|共计|合计|累计|答复|回复|办结|受理|较|同比|上年|以上"
)
_FORM = re.compile("解读$")
_MENTIONED = re.compile(rf"\d\s*{_UNIT}")
_FEWEST = 2
_LONGEST = 24


def classes_in(told: Told, totals: Sequence[int]) -> Iterator[Reading]:
    """Yield the classes that a sentence lists, where they are no more than the total.

    A list without 其中, or with something else behind it, must make up the whole.
    """
    begin = next((place for place, count in enumerate(told.counts) if count.is_part), 1)
    mother = next((count for count in told.counts[:begin]), None)
    whole = mother.number if mother else totals[-1] if totals else None
    parts = list(takewhile(_name, told.counts[begin if mother else 0 :]))
    if whole is None or len(parts) < _FEWEST or whole not in totals:
        return
    if len(_MENTIONED.findall(told.printed)) > len(parts) + bool(mother):
        return  # a class whose count is not taken is no reason to list the others
    names = [_name(count) for count in parts]
    together = sum(count.number for count in parts)
    is_whole_list = parts[0].is_part and len(parts) + bool(mother) == len(told.counts)
    if len(set(names)) < len(names) or together > whole or not (is_whole_list or together == whole):
        return
    yield _listed(CLASSES, names, parts, told)


def forms_in(told: Told, totals: Sequence[int]) -> Iterator[Reading]:
    """Yield the forms of interpretation that a sentence lists, where they make up their number."""
    parts = [count for count in told.counts if _FORM.search(count.lead) and not count.is_rough]
    parts = [count for count in parts if count.number not in totals or count.is_part]
    names = [_plain(count) for count in parts]
    is_list = len(parts) >= _FEWEST and all(0 < len(name) <= _LONGEST for name in names)
    if is_list and sum(count.number for count in parts) in totals:
        yield _listed(FORMS, names, parts, told)


def _listed(path: str, names: Sequence[str], parts: Sequence[Count], told: Told) -> Reading:
    figures = [
        {"name": name, "number": count.number, "unit": count.unit}
        for name, count in zip(names, parts, strict=True)
    ]
    return Reading(path, figures, told.printed.strip(), told.section)


def _name(count: Count) -> str:
    """Return the class that a part is of; empty where it is none."""
    if count.unit != _UNIT or count.is_rough:
        return ""
    words = _plain(count)
    is_class = words and len(words) <= _LONGEST and not _NO_CLASS.search(count.lead + count.earlier)
    return words if is_class and not count.tail else ""


def _plain(count: Count) -> str:
    return _LEADS.sub("", count.printed.translate(_NO_QUOTES))


_NO_QUOTES = str.maketrans(dict.fromkeys('“”「」"'))
