"""Counts that a narrative states: each module reads one kind, here they are brought together.

Precision before recall: a count is read where every word of its clause is known, where it is of this
year and of this body, and where the text does not state it twice differently.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_assistant.checks import Facts
from report_assistant.checks.bodies import own_names
from report_assistant.importing.applications import applications_in
from report_assistant.importing.business import business_in
from report_assistant.importing.channels import (
    TOTAL,
    Channel,
    ChannelCount,
    accounts_in,
    is_of_all,
    published_in,
)
from report_assistant.importing.classes import classes_in, forms_in
from report_assistant.importing.narrative import Count, Told, sentences_of
from report_assistant.importing.nones import nones_in
from report_assistant.importing.readings import Reading
from report_assistant.importing.villages import villages_in
from report_assistant.importing.works import INTERPRETATIONS, works_in
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.bodies import body_named
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import PrintedReport
from report_assistant.report.reporting import body_of, year_of

_SECTION, _DISCLOSED = 1, 2
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_OTHER_TIME = re.compile(
    "往年|历年|(?<!年)(?<!1月1日)以来|截[至止]|至今|上半年|下半年|季度|月份|每[年月周季]"
    "|计划|力争|将(?=[组开举])|拟(?=[组开举])|目标"
)
_COMPARED = re.compile("上一?年|去年|同期|同比|环比|相比|增长|增加|减少|下降")
_WHOLE_YEAR = re.compile(
    r"(?:截[至止]到?)?20\d\d年12月(?:31日|底)?[，]?(?=(?:全年|20\d\d年|本年))|20\d\d年1月1日.{0,6}?12月31日"
)
_SINCE_EVER = re.compile("累计|总共|现有")
_THIS_YEAR = re.compile("全年|本年|今年|年内|20\\d\\d年|年度")
_ACCOUNTS = (
    *(("公众", "公众号"), ("微信", "公众号"), ("订阅号", "公众号"), ("微博", "微博")),
    *(
        ("抖音", "抖音"),
        ("视频号", "视频号"),
        ("头条", "头条"),
        ("快手", "快手"),
        ("小红书", "小红书"),
    ),
)


def read_counts(printed: PrintedReport, questionnaire: Questionnaire) -> Iterator[Reading]:
    """Yield the counts that the text states, of those that the questionnaire asks for."""
    asked = {question.name for question in questionnaire.questions}
    for reading in _counts(printed):
        if reading.path in asked:
            yield reading


def _counts(printed: PrintedReport) -> Iterator[Reading]:
    name, year = body_of(printed), year_of(printed)
    told = body_named(name) if name else None
    kind = told.kind if told else None
    own = (*own_names(name, "", kind), *(_area_of(name, told.self_reference) if told else ()))
    has_villages = told is None or told.kind.has_villages
    sentences = [_of_year(each, year) for each in sentences_of(printed, _SECTION)]
    disclosed = [_of_year(each, year) for each in sentences_of(printed, _DISCLOSED)]
    published = [count for each in (*sentences, *disclosed) for count in published_in(each, own)]
    accounts = {name for each in (*sentences, *disclosed) for name in accounts_in(each, own)}
    yield from _combined(published, frozenset(map(_account, accounts)))
    found: dict[str, list[Reading]] = defaultdict(list)
    totals = [count.number for count in published if count.path == TOTAL]
    facts = Facts(AnnualReport(), {}, printed)
    for each in (*sentences, *disclosed):
        works = list(works_in(each, own))
        interpreted = [reading.value for reading in works if reading.path == INTERPRETATIONS]
        readings = [*works, *classes_in(each, totals), *forms_in(each, interpreted)]
        readings += villages_in(each) if has_villages else ()
        for reading in readings:
            found[reading.path].append(reading)
    for reading in (*nones_in(facts), *applications_in(facts)):
        found[reading.path].append(reading)
    for readings in found.values():
        if all(reading.value == readings[0].value for reading in readings):
            yield readings[0]
    yield from business_in(printed.text_of(_SECTION), _SECTION)


def _area_of(name: str, self_reference: str) -> tuple[str, ...]:
    return (f"全{self_reference.removeprefix('我')}", f"全{name[-1:]}") if name else ()


def _of_year(told: Told, year: int | None) -> Told:
    """Return a sentence with those of its counts that are of this year, as far as it says."""
    return replace(told, counts=tuple(c for c in told.counts if _is_of_year(c, year)))


def _is_of_year(count: Count, year: int | None) -> bool:
    years = {int(found) for found in _YEAR.findall(count.so_far)}
    if year is not None and years - {year}:
        return False
    plain = _WHOLE_YEAR.sub("", count.so_far)
    if _OTHER_TIME.search(plain) or _COMPARED.search(count.earlier + count.lead):
        return False
    return not _SINCE_EVER.search(plain) or bool(_THIS_YEAR.search(count.so_far))


def _combined(published: Sequence[ChannelCount], accounts: frozenset[str]) -> Iterator[Reading]:
    """Yield one reading for each channel; accounts that are counted apart are added up.

    `accounts` are the kinds of all whose posts are counted somewhere: where one could not be read,
    what the others posted is not all.
    """
    by_path: dict[str, list[ChannelCount]] = defaultdict(list)
    for count in published:
        by_path[count.path].append(count)
    for path, counts in by_path.items():
        if path == Channel.NEW_MEDIA.value and _is_of_some(counts, accounts):
            continue
        if len({count.number for count in counts}) == 1:
            if path != TOTAL or is_of_all(counts[0], published):
                yield counts[0].reading
        elif path == Channel.NEW_MEDIA.value:
            yield from _added(counts)


def _is_of_some(counts: Sequence[ChannelCount], accounts: frozenset[str]) -> bool:
    """Return whether only some accounts were read, each by its name, of those that are counted."""
    read = {_account(count.name) for count in counts}
    return "" not in read and bool(accounts - read - {""})


def _added(counts: Sequence[ChannelCount]) -> Iterator[Reading]:
    """Yield the sum of accounts of different kinds; nothing where one may be part of another."""
    accounts = [_account(count.name) for count in counts]
    if all(accounts) and len(set(accounts)) == len(accounts):
        first = counts[0].reading
        quoted = "；".join(dict.fromkeys(count.reading.quoted for count in counts))
        yield Reading(first.path, sum(count.number for count in counts), quoted, first.section)


def _account(name: str) -> str:
    """Return the kind of account that a channel's name is; empty for new media as such."""
    kinds = {kind for sign, kind in _ACCOUNTS if sign in name and sign != "微信"}
    kinds |= {"公众号"} if "微信" in name and "视频号" not in name else set()
    return kinds.pop() if len(kinds) == 1 else ""
