"""Whose figures a printed report of a county or city gives, where its text says so."""

import re
from collections.abc import Iterator

from report_assistant.importing.readings import Reading
from report_assistant.report.bodies import body_named
from report_assistant.report.choices import Scope
from report_assistant.report.places import OPENING
from report_assistant.report.printed import PrintedReport

_SAID_IN = (OPENING, 1, 6)
_BELOW = "(?:乡镇?|镇|街道|[县市区旗][(（]?[县市区旗、]*[)）]?|部门|单位|行政机关)"
_OWN = re.compile(
    "(?:只|仅)(?:统计|包括|包含|含|反映|涉及|限|为|是)[^。；]{0,12}?(?:本级|政府(?:及其?|和)?办公?室?)"
    f"|不(?:包括|包含|含)[^。；]{{0,10}}{_BELOW}"
    "|以[^。；，]{0,10}政府(?:(?:及|和)[^。；，]{0,10}办公?室)?(?:的)?名?义?为(?:申请|受理|公开)?主体"
)
_ADDED_UP = re.compile(
    f"(?:汇总|综合|合并|整理)[^。；]{{0,24}}?各[^。；]{{0,6}}?{_BELOW}"
    f"|各[^。；]{{0,4}}?{_BELOW}[^。；]{{0,30}}?(?:汇总|合计|综合)"
)


def read_scope(printed: PrintedReport) -> Iterator[Reading]:
    """Yield whose figures the report gives; nothing for a body that can only give its own."""
    told = body_named(printed.organisation) if printed.organisation else None
    if told is None or not told.kind.may_count_its_area:
        return
    words = "\n".join(printed.text_of(section) for section in _SAID_IN)
    own = _OWN.search(words)
    whole = _ADDED_UP.search(words) or _of_area(told.self_reference).search(words)
    found = own or whole
    if found is not None:
        scope = Scope.OWN_BODY if own else Scope.WHOLE_AREA
        yield Reading("organisation.scope", scope.value, found.group(), 1)


def _of_area(self_reference: str) -> re.Pattern[str]:
    """Return what says or counts that all of the area is added up: 全县汇总, 全县共收到申请."""
    area = f"全{self_reference.removeprefix('我')}"
    return re.compile(
        f"{area}[^。；，]{{0,16}}?(?:汇总|合计数|总和)|汇总[^。；，]{{0,8}}?{area}"
        f"|(?:^|[，。；:：年\n）]){area}(?:各级[^，。；]{{0,8}})?(?:共|全年|年内|累计|合计|一共|通过[^，。；]{{1,20}})*"
        "(?:主动公开|收到|新收|受理|办理)[^，。；]{0,12}(?:信息|申请)",
        re.MULTILINE,
    )
