"""Counts that a narrative states, placed by the questionnaire's names, aliases and units.

Precision before recall: a number is taken only where its unit fits, where exactly one question's
name stands with it in the same clause, and where the text does not state it twice differently.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from report_assistant.foundation.digits import whole_number
from report_assistant.importing.readings import Reading
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report import text
from report_assistant.report.fields import Kind
from report_assistant.report.printed import PrintedReport
from report_assistant.report.tables import TABLE_OF

_CLAUSE_END = re.compile(r"[。；;，、\n]|,(?!\d{3})")
_MENTION = re.compile(
    r"(?<!\d)(?P<number>\d{1,3}(?:,\d{3})+|\d++)(?P<scale>万?)(?P<vague>[余多]?)"
    r"(?P<unit>人次|[条件篇次人个起户期场块份家名])(?P<after>\w{0,6})"
)
_VAGUE = re.compile("(?:约|近|超|超过|多达|不少于|至少|累计|增加|减少|增长|下降)$")
_LONGEST_VAGUE = 3
_UP_TO = "截至"
_NONE = re.compile(r"(?:没有发生|未发生|未出现|没有|未|无)(?P<after>\w{2,8})")
_BUSINESS = re.compile(
    r"(?P<name>[^\d，。；、：（）()]{2,18}?)(?P<number>\d[\d,]*)(?P<unit>件|人次|人|户)"
)
_STATUTORY = re.compile("申请|复议|诉讼|收费|处理费|文件|提案|建议")
"""A sentence on what the form or another report asks for holds no figures of daily business."""
_PUBLISHING = re.compile("公开|发布|培训|检查|解读|其中|受理|结转|^因|此外|还有")
_WHOLE_YEAR = re.compile("^(?:全年|年内|本年度?|共)+")
_SECTION = 1
_OTHER_UNITS = {"条": ("条", "块", "期"), "次": ("次",), "人次": ("人次", "人")}
"""Unit of a question -> units that a text may print it with; otherwise its own."""
_BUSINESS_PATH = "overview.disclosure.business_figures"


@dataclass(frozen=True)
class _Mention:
    """A number with its unit and the words around it."""

    number: int
    unit: str
    before: str
    after: str

    @property
    def words(self) -> str:
        return f"{self.before}{self.number}{self.unit}{self.after}"


def read_counts(printed: PrintedReport, questionnaire: Questionnaire) -> Iterator[Reading]:
    """Yield the counts that the text states."""
    questions = [
        question
        for question in questionnaire.questions
        if question.kind is Kind.COUNT and question.name.partition(".")[0] not in TABLE_OF
    ]
    found: dict[str, list[Reading]] = defaultdict(list)
    for clause in _clauses(printed.text_of(_SECTION)):
        for reading in _in_clause(clause, questions):
            found[reading.path].append(reading)
    for readings in found.values():
        if len({reading.value for reading in readings}) == 1:
            yield readings[0]
    business = list(_business(printed.text_of(_SECTION)))
    if business:
        words = "、".join(f"{item['name']}{item['number']}{item['unit']}" for item in business)
        yield Reading(_BUSINESS_PATH, business, words)


def _clauses(narrative: str) -> Iterator[str]:
    for clause in _CLAUSE_END.split(text.half_width_digits(narrative)):
        if clause.strip():
            yield clause.strip()


def _in_clause(clause: str, questions: list[Question]) -> Iterator[Reading]:
    start = 0
    up_to = clause.find(_UP_TO)
    for found in _MENTION.finditer(clause):
        number = whole_number(found["number"].replace(",", ""))
        lead = clause[max(0, found.start() - _LONGEST_VAGUE) : found.start()]
        is_vague = found["vague"] or found["scale"] or _VAGUE.search(lead)
        is_vague = is_vague or 0 <= up_to < found.start()
        if number is not None and not is_vague:
            before = clause[start : found.start()]
            mention = _Mention(number, found["unit"], before, found["after"])
            question = _meant(mention, questions)
            if question is not None:
                yield Reading(question.name, mention.number, mention.words)
        start = found.end("unit")
    for none in _NONE.finditer(clause):
        meant = [q for q in questions if any(none["after"].startswith(a) for a in _names(q))]
        if len(meant) == 1:
            yield Reading(meant[0].name, 0, none.group())


def _meant(mention: _Mention, questions: list[Question]) -> Question | None:
    """Return the one question named with the number; of names within names the longest."""
    spans: list[tuple[int, int, Question]] = []
    for question in questions:
        if mention.unit in _OTHER_UNITS.get(question.unit, (question.unit,)):
            spans += ((start, end, question) for start, end in _spans(mention, question))
    best = max(spans, key=lambda span: span[1] - span[0], default=None)
    if best is None:
        return None
    within = (start >= best[0] and end <= best[1] for start, end, q in spans if q is not best[2])
    return best[2] if all(within) else None


def _spans(mention: _Mention, question: Question) -> Iterator[tuple[int, int]]:
    """Yield the positions of the question's names in the words around the number."""
    for name in _names(question):
        place = mention.before.rfind(name)
        if place >= 0:
            yield place, place + len(name)
        elif mention.after.startswith(name):
            yield len(mention.before), len(mention.before) + len(name)


def _names(question: Question) -> tuple[str, ...]:
    return tuple(name for name in (*question.aliases, question.title) if len(name) > 1)


def _business(narrative: str) -> Iterator[dict[str, object]]:
    """Yield named figures of daily business: 社保卡办理 560 件. Those of the form are left out."""
    for sentence in re.split("[。\n]", narrative):
        if _STATUTORY.search(sentence):
            continue
        numbered = [clause for clause in _clauses(sentence) if re.search(r"\d", clause)]
        figures = [_BUSINESS.fullmatch(clause) for clause in numbered]
        if any(found is None or _PUBLISHING.search(found["name"]) for found in figures):
            continue
        for found in filter(None, figures):
            number = whole_number(found["number"].replace(",", ""))
            if number is not None:
                name = _WHOLE_YEAR.sub("", found["name"].strip())
                yield {"name": name, "number": number, "unit": found["unit"]}
