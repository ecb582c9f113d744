"""Named figures of daily business: 社保卡办理 560 件. Those of the form and of publishing are left out."""

import re
from collections.abc import Iterator

from report_assistant.foundation.digits import whole_number
from report_assistant.importing.narrative import prepared
from report_assistant.importing.readings import Reading

PATH = "overview.disclosure.business_figures"
_FIGURE = re.compile(
    r"(?P<name>[^\d，。；、：（）()]{2,18}?)(?P<number>\d[\d,]*)(?P<unit>件|人次|人|户)"
)
_STATUTORY = re.compile(
    "申请|复议|诉讼|收费|处理费|文件|提案|建议|信箱|来信|留言|信件|网民|咨询|投诉"
)
"""A sentence on what the form or another report asks for holds no figures of daily business."""
_PUBLISHING = re.compile(
    "公开|发布|培训|检查|解读|其中|受理|结转|^因|此外|还有|工作人员|培训人员|参训|专职|兼职|工作专班|组长|成员|粉丝|关注|浏览|阅读"
)
_WHOLE_YEAR = re.compile("^(?:全年|年内|本年度?|20\\d\\d年度?|共|累计)+")
_CLAUSE = re.compile("[，；、]")


def business_in(narrative: str, section: int) -> Iterator[Reading]:
    """Yield the figures of daily business, as one answer."""
    figures = [figure for sentence in re.split("[。\n]", narrative) for figure in _in(sentence)]
    if figures:
        words = "、".join(f"{item['name']}{item['number']}{item['unit']}" for item in figures)
        yield Reading(PATH, figures, words, section)


def _in(sentence: str) -> Iterator[dict[str, object]]:
    if _STATUTORY.search(sentence):
        return
    clauses = [clause.strip() for clause in _CLAUSE.split(prepared(sentence))]
    numbered = [clause for clause in clauses if re.search(r"\d", clause)]
    figures = [_FIGURE.fullmatch(clause) for clause in numbered]
    if any(found is None or _PUBLISHING.search(found["name"]) for found in figures):
        return
    for found in filter(None, figures):
        number = whole_number(found["number"].replace(",", ""))
        if number is not None:
            name = _WHOLE_YEAR.sub("", found["name"].strip())
            yield {"name": name, "number": number, "unit": found["unit"]}
