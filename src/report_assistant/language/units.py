"""Measure words that a number may be typed with, by the unit of the question."""

from collections.abc import Mapping
from functools import lru_cache

from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

_USED: Mapping[str, str] = {
    "条": "条 块 期 次 篇 份 个 版 张 则",
    "次": "次 场 期 回",
    "人次": "人次 人 次 名 个人",
    "件": "件 份 封 宗 起 例 笔 个 次 项",
    "起": "起 件 次 个",
    "个": "个 家 处 村 个村 个行政村 行政村 个社区 社区",
    "篇": "篇 条 份 个",
    "年": "年 年度",
}
_DOCUMENTS = ("件", "份", "封", "个")
_MONEY = ("元", "万元", "块")


def fits(question: Question, unit: str) -> bool:
    """Return whether clerks count what is asked in `unit`; without one it fits."""
    return not unit or unit in _units_of(question.kind, question.unit)


def fits_named(question: Question, unit: str) -> bool:
    """Return the same for a number with the question's name: 「网站1个」 counts sites."""
    return fits(question, unit) and (question.unit, unit) != ("条", "个")


@lru_cache(maxsize=64)
def _units_of(kind: Kind, unit: str) -> frozenset[str]:
    if kind is Kind.MONEY:
        return frozenset(_MONEY)
    used = _USED.get(unit, unit).split()
    return frozenset((*used, *(_DOCUMENTS if kind is Kind.COUNTS else ())))
