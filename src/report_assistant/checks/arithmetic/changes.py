"""X14: an increase and its percentage, where the text gives both."""

import re
from collections.abc import Iterator
from decimal import Decimal

from report_assistant.checks.finding import Check, Facts, Finding, Severity, text_place
from report_assistant.checks.statements import Quantity, Sentence
from report_assistant.report.places import part_name
from report_assistant.report.tables import Number

_UP, _DOWN = "增加|增长|上升|提高|增", "减少|下降|降低|减"
_LAST = r"(?:上一?年度?|去年|上年同期|20\d\d年度?)"
_CHANGED = re.compile(
    rf"^[^,，;。\d]{{0,14}}[,，、(]?(?:同比|(?:比|较){_LAST}(?:同期)?(?:相比)?)(?:共|净|各)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?$"
)
_SHARE = re.compile(
    rf"^[,，、(]?(?:同比|环比)?(?:{_UP}|{_DOWN}|增幅|降幅|增长率)(?:率|幅度)?(?:了|为|达到?|是)?$"
)
_FROM = re.compile(f"{_LAST}[^,，;。]{{0,10}}$")
_TO = re.compile(
    "^[^,，;。]{0,4}(?:增加|增长|上升|提高|减少|下降|降低|增|减|降)(?:至|到)(?:了)?(?:今年|本年)?的?$"
)


def _changes(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X14: 502条，比上年增加52条，增长120% does not add up."""
    for sentence in facts.sentences:
        told = sentence.quantities
        for now, change, share in zip(told, told[1:], told[2:], strict=False):
            if share.unit != "%" or now.unit != change.unit or share.is_rough:
                continue
            if not _SHARE.search(sentence.text[change.end : share.start]):
                continue
            base, moved = _base_and_change(sentence, now, change)
            if moved is not None and not _is_share(moved, base, share):
                yield _finding(check, sentence, (now, share), base, moved)


def _base_and_change(
    sentence: Sentence, first: Quantity, second: Quantity
) -> tuple[Number, Number | None]:
    """Return last year's number and the change, by the words between two numbers."""
    between = sentence.text[first.end : second.start]
    if found := _CHANGED.search(between):
        base = first.value - second.value if found["up"] else first.value + second.value
        return base, second.value
    if _TO.search(between) and _FROM.search(first.before):
        grown = second.value - first.value
        return first.value, grown if grown > 0 else -grown
    return 0, None


def _is_share(moved: Number, base: Number, share: Quantity) -> bool:
    if base == 0:
        return True  # from none to some: any percentage is nonsense, and none is wrong by sum
    exact = Decimal(moved) * 100 / Decimal(base)
    decimals = len(share.digits.partition(".")[2])
    return base > 0 and abs(exact - Decimal(share.value)) <= Decimal("1.5").scaleb(-decimals)


def _finding(
    check: Check, sentence: Sentence, span: tuple[Quantity, Quantity], base: Number, moved: Number
) -> Finding:
    words = sentence.clause(span[0].start, span[1].end)
    right = f"{Decimal(moved) * 100 / Decimal(base):.2f}%" if base > 0 else ""
    worked_out = (
        f"上年是 {base}，变化 {moved}，应当是 {right}。" if right else "增加的数比总数还多。"
    )
    message = f"{part_name(sentence.section)}“{words}”的增减对不上：{worked_out}请核对。"
    place = text_place(sentence.section, words)
    return check.finding(place, message, expected=right, found=f"{span[1].digits}%")


CHANGE_CHECKS = (Check("X14", Severity.WARNING, "增减的数和比例", _changes),)
