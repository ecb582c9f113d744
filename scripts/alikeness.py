"""How alike the reports of neighbours are, who answer honestly.

    python -m scripts.alikeness [--text NAME]

The bodies and their facts are invented (alike_bodies.yaml). They are compared three times: with the
same words (only figures, names and what is new differ; lists, problems and measures are the same),
with the same choices (the same optional groups, review, assessment and evaluation), and with choices
of their own.
Two reports are compared over their narrative (paragraphs, without title, headings of sections and
tables), digits left out: difflib's ratio over characters. Printed are medians: of all pairs of
bodies in one year, of towns among themselves, and of each body with its own report a year later;
then how many of these the check Y05 blames, how much of a report is words of the clerk's own, how
much of those is new a year later, and the words of ours that most pairs of towns share.
--text prints the narrative of the bodies whose name holds NAME instead.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from report_assistant.checks.own_words import own_sentences, share_of
from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Paragraph
from report_assistant.drafting.draft_checks import check_draft
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.fields import Kind, all_paths, field_at, set_value
from report_assistant.report.model import AnnualReport

_OPENING = "opening"
BODIES = Path(__file__).with_name("alike_bodies.yaml")
FIRST_YEAR = 2025
_SAME_GROUPS = frozenset({"leadership", "classes", "villages", "platform", "training"})
_SAME_CHOICES: Mapping[str, Any] = {
    "review": ["three_reviews", "secrecy_review"],
    "assessment": "将政府信息公开工作纳入年度综合考核",
    "social_evaluation": "通过意见箱、公开电话等渠道听取群众意见",
}
_SAME_WORDS: Mapping[str, Any] = {
    "overview.leadership.rules": ["信息发布登记", "保密审查"],
    "overview.disclosure.village_channels": ["村务公开栏", "村民微信群"],
    "overview.disclosure.village_topics": ["财务收支", "惠农补贴"],
    "improvement.problems": ["信息更新还不够及时", "工作人员业务还不够熟练"],
    "improvement.measures": [
        {
            "heading": "及时更新信息",
            "text": "明确各科室报送信息的时限，每月核对一次公开内容，发现过期、缺漏的当月补齐。",
        },
        {
            "heading": "加强业务培训",
            "text": "每年至少组织两次业务学习，重点学习条例和申请办理程序。",
        },
    ],
}
_NOT_TOLD = (
    *("overview.leadership.staff", "overview.management.reviewers", "overview.platform.names"),
    *("overview.platform.place_names", "overview.platform.readership", "improvement.previous"),
    *("overview.management.cleaned_kinds", "overview.supervision.trained"),
    *("overview.supervision.meetings", "overview.disclosure.communities"),
    "overview.disclosure.village_affairs",
)
"""What they leave out who tell as little as they may."""
_GROUPS: Mapping[str, Mapping[str, str]] = {
    "leadership": {
        "leader": "overview.leadership.leader",
        "members": "overview.leadership.members",
        "rules": "overview.leadership.rules",
        "staff": "overview.leadership.staff",
        "reviewers": "overview.management.reviewers",
    },
    "classes": {"classes": "overview.disclosure.classes"},
    "villages": {
        "villages": "overview.disclosure.villages",
        "communities": "overview.disclosure.communities",
        "village_channels": "overview.disclosure.village_channels",
        "village_topics": "overview.disclosure.village_topics",
        "affairs": "overview.disclosure.village_affairs",
    },
    "platform": {
        "platforms": "overview.platform.names",
        "accounts": "overview.platform.accounts",
        "place_names": "overview.platform.place_names",
        "readers": "overview.platform.readership",
        "cleaned": "overview.management.cleaned",
        "cleaned_kinds": "overview.management.cleaned_kinds",
    },
    "training": {
        "trainings": "overview.supervision.trainings",
        "trained": "overview.supervision.trained",
        "meetings": "overview.supervision.meetings",
        "inspections": "overview.supervision.inspections",
    },
    "interaction": {
        "interpretations": "overview.disclosure.interpretations",
        "forms": "overview.disclosure.interpretation_forms",
        "interaction": "overview.disclosure.interaction",
    },
    "catalogue": {
        "catalogues": "overview.management.catalogues",
        "channels": "overview.handling.channels",
        "steps": "overview.handling.steps",
        "subjects": "overview.handling.subjects",
    },
}
"""The optional groups: what a body's facts call their answers."""
_ALWAYS = {
    "review": "overview.management.review",
    "assessment": "overview.supervision.assessment",
    "social_evaluation": "overview.supervision.social_evaluation",
    "website": "overview.disclosure.website",
    "media": "overview.disclosure.new_media",
    "news": "overview.news",
    "places": "overview.platform.places",
    "licences": "proactive_disclosure.licences",
    "previous": "improvement.previous",
}
_FIGURES = ("website", "media", "cleaned", "trainings", "inspections", "applications", "licences")
_DOCUMENTS = ("issued", "repealed", "in_force")
_LEADERS = {OrganisationKind.TOWN: "镇长", OrganisationKind.TOWNSHIP: "乡长"}
_FIGURE = re.compile(r"([^\d，]+)(\d+)([^\d，]+)")
_LEAST = 12
"""So many characters that two reports share are worth a look."""
_SHOWN = 30


@cache
def bodies() -> tuple[Mapping[str, Any], ...]:
    """Return the invented bodies."""
    return tuple(yaml.safe_load(BODIES.read_text(encoding="utf-8")))


def report_of(body: Mapping[str, Any], later: int = 0) -> AnnualReport:
    """Return a body's report on the first year, or on one after it, by choices of its own."""
    return _report(body, later, body["groups"], body["choices"])


def report_as_all(body: Mapping[str, Any], later: int = 0) -> AnnualReport:
    """Return a body's report by the choices that all of them make in common."""
    return _report(body, later, _SAME_GROUPS, _SAME_CHOICES)


def report_in_same_words(body: Mapping[str, Any], later: int = 0) -> AnnualReport:
    """Return a body's report in which only figures, names and what is new are its own."""
    report = report_as_all(body, later)
    same = {path: field_at(path).load(value) for path, value in _SAME_WORDS.items()}
    for path, value in {**same, **{path: field_at(path).zero() for path in _NOT_TOLD}}.items():
        set_value(report, path, value)
    return report


def _report(
    body: Mapping[str, Any], later: int, groups: Iterable[str], choices: Mapping[str, Any]
) -> AnnualReport:
    report = AnnualReport()
    for path in all_paths():
        field = field_at(path)
        if field.kind is not Kind.CHOICE and path != "year":
            set_value(report, path, field.zero())
    for path, value in _answers(body, later, groups, choices):
        set_value(report, path, field_at(path).load(value))
    return report


def _answers(
    body: Mapping[str, Any], later: int, groups: Iterable[str], choices: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """Yield the answers of one body and year."""
    year = body["years"][later]
    kind = next(kind for kind in OrganisationKind if kind.value == body["kind"])
    facts = {**_facts(body, year, kind), **choices}
    yield "organisation.name", body["name"]
    yield "organisation.kind", kind.value
    yield "organisation.short_name", kind.self_reference
    yield "year", FIRST_YEAR + later
    yield "overview.outline", "five_aspects"
    asked = {name: path for group in groups for name, path in _GROUPS[group].items()}
    for name, path in {**_ALWAYS, **asked}.items():
        if name in facts:
            yield path, facts[name]
    yield "overview.disclosure.total", facts["website"] + facts["media"]
    documents = dict(zip(_DOCUMENTS, year["documents"], strict=True))
    yield "proactive_disclosure.normative_documents", documents
    people = {"natural_person": facts["applications"]}
    for row in ("received", "granted"):
        columns = field_at(f"applications.{row}").columns
        yield f"applications.{row}", dict.fromkeys(columns, 0) | people
    yield "improvement.problems", [f"{words}，{more}" for words, more in year["problems"].items()]
    yield "improvement.measures", [_measure(problem) for problem in year["problems"]]


def _facts(
    body: Mapping[str, Any], year: Mapping[str, Any], kind: OrganisationKind
) -> dict[str, Any]:
    """Return all that a body could tell of a year, by the names in `_GROUPS` and `_ALWAYS`."""
    told = year["told"]
    listed = {name: _listed(text) for name, text in told.items() if isinstance(text, str)}
    return {
        **{"leader": _LEADERS.get(kind, "局长"), "members": body["members"]},
        **{"villages": body["villages"], "places": body["places"], "accounts": 1},
        **dict(zip(_FIGURES, year["figures"], strict=True)),
        "classes": [{"name": n, "number": c, "unit": "条"} for n, c in year["classes"].items()],
        **{name: year[name] for name in ("news", "previous")},
        **body["lasting"],
        **told,
        **{name: figures for name, figures in listed.items() if name != "subjects"},
    }


def _listed(text: str) -> list[dict[str, Any]]:
    """Return figures that are written as in a report: 图解2篇，问答3篇."""
    return [
        {"name": name, "number": int(number), "unit": unit}
        for name, number, unit in _FIGURE.findall(text)
    ]


@cache
def _replies() -> Mapping[str, str]:
    """Return the prepared measure to each problem that is offered."""
    named = load_questionnaire().by_name
    replies = named["improvement.measures"].suggestions
    problems = named["improvement.problems"].suggestions
    return {
        problem.text: next(r.text for r in replies if r.to is not None and r.to.is_in(problem.text))
        for problem in problems
    }


def _measure(problem: str) -> dict[str, str]:
    heading, _, text = _replies()[problem].partition("。")
    return {"heading": heading, "text": text}


def narrative(report: AnnualReport, *, opening: bool = True) -> str:
    """Return the paragraphs of a report, without its digits; with or without its opening."""
    blocks = (block for block in assemble(report).blocks if isinstance(block, Paragraph))
    texts = (block.text for block in blocks if opening or block.id != _OPENING)
    return re.sub(r"\d", "", "\n".join(texts))


def own_share(report: AnnualReport) -> float:
    """Return how much of a report's narrative is words of the clerk's own."""
    own = sum(len(re.sub(r"\d", "", words)) for words, _ in own_sentences(report))
    return own / len(narrative(report, opening=False))


def new_words(body: Mapping[str, Any]) -> Decimal:
    """Return how much of a body's own words is new a year later."""
    known = {words for words, _ in own_sentences(report_of(body))}
    return 1 - share_of(dict(own_sentences(report_of(body, 1))), known)


def is_blamed(body: Mapping[str, Any]) -> bool:
    """Return whether Y05 finds the report a year later to be a copy."""
    found = check_draft(report_of(body, 1), report_of(body))
    return any(finding.code == "Y05" for finding in found)


def alikeness(one: str, other: str) -> float:
    """Return how alike two texts are: 0 nothing, 1 everything."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def median_of_pairs(texts: Iterable[str]) -> float:
    """Return the median over all pairs."""
    return median(alikeness(one, other) for one, other in combinations(texts, 2))


def main() -> None:
    """Print the medians, or the narrative of some bodies."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--text", metavar="NAME")
    arguments = parser.parse_args()
    if arguments.text:
        for body in bodies():
            if arguments.text in body["name"]:
                for block in assemble(report_of(body)).blocks:
                    if isinstance(block, Paragraph):
                        print(block.text)
        return
    for which, made in (
        ("the same words", report_in_same_words),
        ("the same choices", report_as_all),
        ("own choices", report_of),
    ):
        for opening in (True, False):
            print(f"{which}, {'with' if opening else 'without'} the opening:")
            _print_medians(made, opening=opening)
    blamed = [body["name"] for body in bodies() if is_blamed(body)]
    print(f"Y05 a year later: {len(blamed)} of {len(bodies())} {' '.join(blamed)}".rstrip())
    print(f"own words in a report: {median(own_share(report_of(b)) for b in bodies()):.0%}")
    print(f"own words that are new a year later: {median(map(new_words, bodies())):.0%}")
    print("shared by most pairs of towns, with the same choices:")
    for words, count in _shared().most_common(_SHOWN):
        print(f"  {count:3}  {words}")


def _print_medians(
    made: Callable[[Mapping[str, Any], int], AnnualReport], *, opening: bool
) -> None:
    now = {body["name"]: narrative(made(body, 0), opening=opening) for body in bodies()}
    then = {body["name"]: narrative(made(body, 1), opening=opening) for body in bodies()}
    towns = [now[body["name"]] for body in bodies() if _is_town(body)]
    later = median(alikeness(now[name], then[name]) for name in now)
    print(f"  all pairs of {len(now)} bodies: {median_of_pairs(now.values()):.3f}")
    print(f"  pairs of {len(towns)} towns: {median_of_pairs(towns):.3f}")
    print(f"  the same body a year later: {later:.3f}")


def _is_town(body: Mapping[str, Any]) -> bool:
    return bool(body["kind"] != OrganisationKind.DEPARTMENT.value)


def _shared() -> Counter[str]:
    """Return how many pairs of towns share each run of characters, the opening left out."""
    texts = [narrative(report_as_all(body), opening=False) for body in bodies() if _is_town(body)]
    runs: Counter[str] = Counter()
    for one, other in combinations(texts, 2):
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        runs.update(
            {one[m.a : m.a + m.size] for m in matcher.get_matching_blocks() if m.size >= _LEAST}
        )
    return runs


if __name__ == "__main__":
    main()
