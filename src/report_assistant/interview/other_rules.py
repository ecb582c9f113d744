"""What is said to a body that need not make this report: other rules hold for it. It may go on."""

from typing import Any

from report_assistant.questionnaire.question import Question
from report_assistant.report.bodies import OtherRules, body_named

_NAME = "organisation.name"
_GO_ON = "主管部门要求编的，接着填就行。"
_TOLD = {
    OtherRules.PUBLIC_SERVICE: (
        "学校、医院、供水供电等公共企事业单位按主管部门的专门规定公开信息"
        "（《条例》第五十五条），一般不编这份报告。"
    ),
    OtherRules.PARTY: "党的机关按党务公开的规定办，一般不编这份报告。",
    OtherRules.MASS_ORGANISATION: (
        "群团组织一般不编这份报告；法律、法规授权管理公共事务的才适用《条例》（第五十四条）。"
    ),
    OtherRules.OTHER_ORGAN: "《条例》管的是行政机关，人大、政协、法院、检察院一般不编这份报告。",
}


def other_rules_told(question: Question, value: Any) -> str:
    """Return what to say about the name just given; nothing for a body that makes the report."""
    rules = body_named(value).other_rules if question.name == _NAME and value else None
    return "" if rules is None else f"{_TOLD[rules]}{_GO_ON}"
