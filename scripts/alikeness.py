"""How alike the reports of different bodies are that make the same choices.

    python -m scripts.alikeness [--text NAME]

Two reports are compared over their narrative (paragraphs, without title, headings of sections and
tables), digits left out: difflib's ratio over characters. Printed are medians: of all pairs of
bodies in one year, of towns among themselves, and of each body with its own report a year later;
then how many of these the check Y05 blames, and how much of their own words is new.
--text prints the narrative of the bodies whose name holds NAME instead.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping
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
from report_assistant.report.choices import OrganisationKind
from report_assistant.report.fields import Kind, all_paths, field_at, set_value
from report_assistant.report.model import AnnualReport

_OPENING = "opening"
BODIES = Path(__file__).with_name("alike_bodies.yaml")
FIRST_YEAR = 2025
_CHOICES: Mapping[str, Any] = {
    "overview.outline": "five_aspects",
    "overview.leadership.rules": ["信息发布登记", "保密审查"],
    "overview.disclosure.village_channels": ["村务公开栏", "村民微信群"],
    "overview.disclosure.village_topics": ["财务收支", "惠农补贴"],
    "overview.management.review": ["three_reviews", "secrecy_review"],
    "overview.platform.accounts": 1,
    "overview.supervision.assessment": "纳入上级对本单位的年度考核",
    "overview.supervision.social_evaluation": "通过意见箱、公开电话听取群众意见",
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
"""What all of them answer alike."""
_LEADERS = {OrganisationKind.TOWN: "镇长", OrganisationKind.TOWNSHIP: "乡长"}


@cache
def bodies() -> tuple[Mapping[str, Any], ...]:
    """Return the invented bodies."""
    return tuple(yaml.safe_load(BODIES.read_text(encoding="utf-8")))


def report_of(body: Mapping[str, Any], later: int = 0) -> AnnualReport:
    """Return a body's report on the first year, or on one after it."""
    report = AnnualReport()
    for path in all_paths():
        field = field_at(path)
        if field.kind is not Kind.CHOICE and path != "year":
            set_value(report, path, field.zero())
    for path, value in {**_CHOICES, **dict(_answers(body, later))}.items():
        set_value(report, path, field_at(path).load(value))
    return report


def _answers(body: Mapping[str, Any], later: int) -> Iterator[tuple[str, Any]]:
    """Yield the facts of one body and year."""
    facts = body["years"][later]
    kind = next(kind for kind in OrganisationKind if kind.value == body["kind"])
    website, media, cleaned, trainings, inspections, applications, licences = facts["figures"]
    issued, repealed, in_force = facts["documents"]
    people = {"natural_person": applications}
    yield "organisation.name", body["name"]
    yield "organisation.kind", kind.value
    yield "organisation.short_name", kind.self_reference
    yield "year", FIRST_YEAR + later
    yield "overview.leadership.leader", _LEADERS.get(kind, "局长")
    yield "overview.leadership.members", body["members"]
    yield "overview.disclosure.website", website
    yield "overview.disclosure.new_media", media
    yield "overview.disclosure.total", website + media
    yield (
        "overview.disclosure.classes",
        [{"name": name, "number": n, "unit": "条"} for name, n in facts["classes"].items()],
    )
    yield "overview.disclosure.villages", body["villages"]
    yield "overview.management.cleaned", cleaned
    yield "overview.news", facts["news"]
    yield "overview.platform.places", body["places"]
    yield "overview.supervision.trainings", trainings
    yield "overview.supervision.inspections", inspections
    documents = {"issued": issued, "repealed": repealed, "in_force": in_force}
    yield "proactive_disclosure.normative_documents", documents
    yield "proactive_disclosure.licences", licences
    for row in ("received", "granted"):
        columns = field_at(f"applications.{row}").columns
        yield f"applications.{row}", dict.fromkeys(columns, 0) | people


def narrative(report: AnnualReport, *, opening: bool = True) -> str:
    """Return the paragraphs of a report, without its digits; with or without its opening."""
    blocks = (block for block in assemble(report).blocks if isinstance(block, Paragraph))
    texts = (block.text for block in blocks if opening or block.id != _OPENING)
    return re.sub(r"\d", "", "\n".join(texts))


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
    _print_medians("with the opening", opening=True)
    _print_medians("without the opening", opening=False)
    blamed = [body["name"] for body in bodies() if is_blamed(body)]
    print(f"Y05 a year later: {len(blamed)} of {len(bodies())} {' '.join(blamed)}".rstrip())
    print(f"own words that are new a year later: {median(map(new_words, bodies())):.0%}")


def _print_medians(which: str, *, opening: bool) -> None:
    now = {body["name"]: narrative(report_of(body), opening=opening) for body in bodies()}
    then = {body["name"]: narrative(report_of(body, 1), opening=opening) for body in bodies()}
    towns = [now[body["name"]] for body in bodies() if body["kind"] != "department"]
    later = median(alikeness(now[name], then[name]) for name in now)
    print(f"{which}:")
    print(f"  all pairs of {len(now)} bodies: {median_of_pairs(now.values()):.3f}")
    print(f"  pairs of {len(towns)} towns: {median_of_pairs(towns):.3f}")
    print(f"  the same body a year later: {later:.3f}")


if __name__ == "__main__":
    main()
