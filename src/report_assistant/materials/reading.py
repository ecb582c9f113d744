"""read_material: a file or a paste that is no annual report, read for facts.

What cannot be certain is left with its reason; nothing is guessed (docs/materials.md).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from report_assistant.materials.circumstances import State
from report_assistant.materials.claims import Claim, Found, SentenceReader
from report_assistant.materials.counted_lists import counted
from report_assistant.materials.guards import TOPIC
from report_assistant.materials.material import MOST_FACTS, Fact, Left, Material, Why
from report_assistant.materials.passages import Contents, Part, Passage
from report_assistant.materials.table_rows import rows_told
from report_assistant.materials.talk import Standing
from report_assistant.materials.whose import Own
from report_assistant.questionnaire.question import Questionnaire

_PLANNING = re.compile("计划|方案|要点|打算|安排|通知|意见|办法|规定|规划|细则")
_LOOKING_BACK = re.compile("总结|情况|报告|统计|汇总|通报|小结|回顾|台账|数据|年报")
_PLAN_ABOVE = re.compile("打算|下一步|计划|明年|安排|存在.{0,6}(?:问题|不足)|努力方向|整改|建议")
_PERIOD = re.compile(
    "上半年|下半年|[一二三四1-4]季度(?!统计)|前[三3]个?季度|[0-9一二三四五六七八九十]+月?[-~至到—–]+[0-9一二三四五六七八九十]+月|[0-9]{1,2}月份"
)
_ONLY_A_PERIOD = re.compile("(?:20[0-9]{2}年)?[0-9一二三四五六七八九十]{1,2}(?:月份?|季度)")
_A_BODY = re.compile(
    "(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．])?\\s*[\u4e00-\u9fff]{2,14}"
    "(?:镇|乡|街道|办事处|县|局|委员会|管委会|政府|村|社区)[:：]?"
)
"""A heading that is a body's name: what stands below is of that body."""
_WHOLE_YEAR = re.compile(
    "(?<![0-9])1(?:月(?:1日|份)?)?\\s?[-~至到—–]+\\s?(?:20[0-9]{2}年)?12月(?:31日|份)?"
)
_WITH_THE_YEAR = re.compile(
    "(?:季度|半年)[及和暨、](?:20[0-9]{2}年)?(?:全年|年度|20[0-9]{2}年(?!上|下|第|[0-9]))"
)
"""第四季度及全年: what is of the quarter only is told beside the figures."""
_NO_PERIOD = re.compile(
    "[〔\\[【（(]20[0-9]{2}[〕\\]】）)]\\s?第?[0-9]{1,4}号"
    "|(?<![-~至到—–截止])20[0-9]{2}[年.-][0-9]{1,2}[月.-][0-9]{1,2}日?(?![0-9日]|\\s?[-~至到—–])"
)
"""A document's number and the day when it was written tell nothing of what its figures are of."""
_YEAR = re.compile("(20[0-9]{2})(?![0-9])年?")
_FIRST_EARLY, _FIRST_LATE_MONTH = 4, 12
_CASES, _NO_CASES = "review_litigation.", "filters.cases"
_GOES_ON = re.compile(
    "其他(?:数据|的|几项)?(?:都)?不变|其余(?:的)?(?:都)?(?:不变|没变|照旧)|见下|如下邮件|下面(?:的)?邮件|补充|更正"
)
"""An answer to an older mail that leaves the rest of it as it is."""
_IS_ALL = re.compile("作废|为准|最终|重新报|全部重")
_OPENING_OF_TALK = 20
_OF_US = frozenset({Why.UNSURE, Why.PART})
"""Why a figure was left that may be this body's of this year."""
_ELSEWHEN = re.compile("明年|下一?年度?|任务|计划|目标|打算|去年|上年|往年|前年")
_MOST_LEFT = 200
_ANOTHERS = "“{}”是别的单位的材料（{}），里面的数没有用。"
_TO_COME = "“{}”是计划、通知一类的，里面的数没有用。"
_PARTIAL = "“{}”写的不是全年的，里面的数没有用。"
_OTHER_YEARS = "“{}”是 {} 年的，里面的数没有用。"
_TOO_LONG = "“{}”太长，只读了前面的部分。"


def read_material(
    contents: Contents, own_name: str, year: int, questionnaire: Questionnaire
) -> Material:
    """Return what a material says of the report of a body on a year; `own_name` may be empty."""
    own = Own(own_name)
    told = [*contents.told, *([_TOO_LONG.format(contents.name)] if contents.is_cut else [])]
    claims: list[Claim] = []
    left: list[Left] = []
    is_older = is_done = False
    newer: set[str] = set()
    """Questions whose figures a newer mail speaks of, understood or not."""
    for part in contents.parts:
        if is_done and not part.is_attached:
            break  # what is quoted below a mail that says all is older
        reader = SentenceReader(questionnaire, contents.name, year, own.names)
        found, why = _of_part(part, reader, own, year, _name_of(contents, part))
        told += [why] if why else []
        left += found.left
        if not contents.is_mail:
            claims += found.claims
            continue
        is_doubtful = is_older and not part.is_attached
        claims += [
            replace(each, is_doubtful=each.is_doubtful or is_doubtful)
            for each in found.claims
            if each.question not in newer
        ]
        newer |= _figures_named(part, reader) | {claim.question for claim in found.claims}
        is_older = is_older or bool(found.claims)
        is_done = is_done or (bool(found.claims) and not _leaves_the_rest(part))
    facts, disputed = _settled(claims)
    return Material(contents.name, facts, disputed, tuple(left[:_MOST_LEFT]), tuple(told))


def _told_anew(passage: Passage, named: frozenset[str], one: Found) -> frozenset[str]:
    """Return the questions that a message names beside a number that is not understood.

    What is said of another year or another body tells nothing of the number before.
    """
    is_silent = not one.left and not _ELSEWHEN.search(passage.text)
    is_of_us = is_silent or any(left.why in _OF_US for left in one.left)
    if not is_of_us or not any(map(str.isdigit, passage.text)):
        return frozenset()
    return named - {claim.question for claim in one.claims}


def _leaves_the_rest(part: Part) -> bool:
    """Whether a mail says that what it does not speak of stays as it was in the older one."""
    said = "".join(passage.text for passage in part.passages)
    return _GOES_ON.search(said) is not None and _IS_ALL.search(said) is None


def _figures_named(part: Part, reader: SentenceReader) -> set[str]:
    """Return the questions that a mail names beside digits."""
    numbered = (each for each in part.passages if any(map(str.isdigit, each.text)))
    return {name for passage in numbered for name in reader.named_in(passage)}


def _name_of(contents: Contents, part: Part) -> str:
    """Return what a part is called: the file, and its sheet where it has several."""
    has_sheets = len(contents.parts) > 1 and bool(part.grids)
    return (
        f"{contents.name} {part.grids[0].place}".replace("“", "").replace("”", "")
        if has_sheets
        else contents.name
    )


def _of_part(
    part: Part, reader: SentenceReader, own: Own, year: int, name: str
) -> tuple[Found, str]:
    """Return what a part says; where none of it counts, the reason in a sentence."""
    start, why = _standing(part, own, year, name)
    rows = tuple(rows_told(part.grids, own, year))
    found = Found()
    if start.why is None:
        found.claims += [claim for grid in part.grids for claim in counted(grid, name, year)]
    talk = Standing()
    title = part.title
    if part.is_talk and any(TOPIC.search(p.text) for p in part.passages[:_OPENING_OF_TALK]):
        title = f"{title}信息公开"  # it was said what the figures are for
    announced = State()
    below: tuple[str, ...] = ("",)
    for passage in (*part.passages, *rows):
        here = _here(passage, start, own, year)
        if passage.heads[: len(below)] == below and not part.is_talk:
            here = here.joined(announced)
        one = reader.read(passage, title, here)
        if passage.text.endswith(("：", ":")):
            announced, below = one.end, passage.heads
        if part.is_talk:
            named = reader.named_in(passage)
            wrong = talk.doubted_by(passage, named)
            if len(wrong) == 1 and not one.claims and here.why is None:
                one = reader.corrected(passage, *wrong)
            if here.why is None:
                wrong |= _told_anew(passage, named, one)
            talk.hear(passage.who, one.claims, wrong)
        else:
            found.claims += one.claims
        found.left += one.left
    found.claims += talk.claims
    found.left += [
        Left(claim.origin.sentence, Why.UNSURE, claim.question) for claim in talk.withdrawn
    ]
    return found, "" if found.claims else why


def _here(passage: Passage, start: State, own: Own, year: int) -> State:
    """Return what holds at the beginning of a passage."""
    here = _by_headings(start, passage.heads, year)
    bodies = [head for head in passage.heads if _A_BODY.fullmatch(head)]
    if bodies:
        is_other = not own.is_named_in(bodies[-1])
        here = replace(here, other_body=is_other, is_foreign=is_other)
    if passage.month and _FIRST_EARLY <= passage.month < _FIRST_LATE_MONTH:
        here = replace(here, part_of_year=True)
    if passage.at is not None and not _is_late(passage.at.year, passage.at.month, year):
        here = replace(here, part_of_year=True)
    if passage.who and _speaks_for_another(passage.who, own):
        here = replace(here, other_body=True, is_foreign=True)
    return here


def _standing(part: Part, own: Own, year: int, name: str) -> tuple[State, str]:
    """Return what holds for all of a part, and why nothing of it counts."""
    title = part.title
    state, why = State(), ""
    if own.is_of_another(part.issuers):
        state = replace(state, other_body=True, is_foreign=True)
        why = _ANOTHERS.format(name, title or part.issuers[0])
    if _PLANNING.search(title) and not _LOOKING_BACK.search(title):
        state, why = replace(state, plan=True), _TO_COME.format(name)
    years = {int(found) for found in _YEAR.findall(_NO_PERIOD.sub("", title))}
    if years and year not in years:
        state = replace(state, other_year=True)
        why = _OTHER_YEARS.format(name, "、".join(map(str, sorted(years))))
    is_early = part.signed is not None and not _is_late(part.signed.year, part.signed.month, year)
    if is_early or _is_partial(title, year):
        state, why = replace(state, part_of_year=True), _PARTIAL.format(name)
    return state, why


def _is_partial(words: str, year: int) -> bool:
    """Whether a title or a heading names a part of the year: 上半年, 1—9月, 2025年11月."""
    words = _NO_PERIOD.sub("", _WHOLE_YEAR.sub("", words))
    if _WITH_THE_YEAR.search(words):
        return False
    if _ONLY_A_PERIOD.fullmatch(words.strip()):
        return True
    a_month = re.search(rf"{year}年(?:1[01]|0?[1-9])月", words)
    return bool(_PERIOD.search(words) or a_month)


def _is_late(year: int, month: int, of: int) -> bool:
    """Whether figures of all the year can be known then."""
    return (year == of and month >= _FIRST_LATE_MONTH) or year == of + 1


def _by_headings(start: State, heads: Sequence[str], year: int) -> State:
    """Return what holds below headings."""
    state = start
    for head in heads:
        years = {int(found) for found in _YEAR.findall(_NO_PERIOD.sub("", head))}
        if _PLAN_ABOVE.search(head) and not (years and year in years):
            state = replace(state, plan=True)
        if years and year not in years:
            state = replace(state, other_year=True)
        if _is_partial(head, year):
            state = replace(state, part_of_year=True)
    return state


def _speaks_for_another(who: str, own: Own) -> bool:
    """Whether a speaker's name says that it is another body's: 青石镇小王."""
    return bool(_PLACE_IN_NAME.search(who)) and bool(own.name) and not own.is_named_in(who)


_PLACE_IN_NAME = re.compile("[\u4e00-\u9fff]{2,}(?:镇|乡|街道|局|社区|村|县|区)")


def _settled(claims: Iterable[Claim]) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Return the facts, and the values of questions for which there are several."""
    by_question: dict[str, list[Claim]] = {}
    for claim in claims:
        by_question.setdefault(claim.question, []).append(claim)
    if any(question.startswith(_CASES) for question in by_question):
        by_question.pop(_NO_CASES, None)  # 没有诉讼 of one sentence, a reconsideration in another
    facts: list[Fact] = []
    disputed: list[Fact] = []
    for said in by_question.values():
        values = list(_by_value(said))
        is_certain = len(values) == 1 and not values[0].is_doubtful
        (facts if is_certain else disputed).extend(values)
    return tuple(facts[:MOST_FACTS]), tuple(disputed[:MOST_FACTS])


def _by_value(claims: Sequence[Claim]) -> Iterator[Fact]:
    """Yield each value with the first place that states it."""
    seen: list[object] = []
    for claim in claims:
        if claim.value not in seen:
            seen.append(claim.value)
            yield Fact(claim.question, claim.value, (claim.origin,), claim.is_doubtful)
