"""For each kind of mistake: a report that has it, and one that looks similar but is right."""

import time
from collections import Counter

import pytest

from report_assistant.checks import CHECKS, Severity, check_facts
from tests.checks.mistakes_applications import SENTENCES as APPLICATIONS
from tests.checks.mistakes_copied import SENTENCES as COPIED
from tests.checks.mistakes_hasty import SENTENCES as HASTY
from tests.checks.mistakes_text import SENTENCES as TEXT
from tests.checks.mistakes_whole import CASES as WHOLE
from tests.checks.mistakes_wording import SENTENCES as WORDING
from tests.checks.samples import Sample

Case = tuple[str, Sample, Sample]


def _sentences(table: tuple[tuple[str, str, str], ...]) -> list[Case]:
    plain = Sample()
    return [(code, plain.saying(wrong), plain.saying(right)) for code, wrong, right in table]


OF_ANSWERS = {"X22", "S24"}
"""Rules about answers that no printed text shows; test_checks.py has them."""


def all_cases() -> list[Case]:
    plain = Sample()
    text = [
        (code, plain.saying(bad, n), plain.saying(good, n))
        for n, code, bad, good in (*TEXT, *WORDING, *COPIED, *HASTY)
    ]
    return [*_sentences(APPLICATIONS), *text, *WHOLE]


def test_the_plain_sample_is_right() -> None:
    assert [(f.code, f.message) for f in Sample().findings()] == []


@pytest.mark.slow
def test_mistakes_are_found_and_what_is_right_is_not_accused() -> None:
    missed, accused = [], []
    cases = all_cases()
    for code, wrong, right in cases:
        if code not in {finding.code for finding in wrong.findings()}:
            missed.append((code, _last_words(wrong)))
        for finding in right.findings():
            if finding.code == code or finding.severity is Severity.ERROR:
                accused.append((finding.code, finding.message))
    found, wrongly = len(cases) - len(missed), len({words for _, words in accused})
    kinds = len(Counter(code for code, _, _ in cases))
    print(f"\nfound {found} of {len(cases)} ({found / len(cases):.0%}) in {kinds} kinds, ", end="")
    print(f"falsely accused {wrongly} of {len(cases)} ({wrongly / len(cases):.0%})")
    assert (missed, accused) == ([], [])


def test_every_code_has_a_mistake_and_what_looks_like_it() -> None:
    told = {code for code, _, _ in all_cases()} | OF_ANSWERS
    assert told == {check.code for check in CHECKS}


def test_what_is_said_of_a_text_names_its_place() -> None:
    found = Sample().saying("新收政府信息公开申请２８件。").findings()
    finding = next(each for each in found if each.code == "X01")
    assert finding.where == "section:1:新收政府信息公开申请２８件"
    assert (finding.expected, finding.found) == ("27", "28")
    assert "第一部分“新收政府信息公开申请２８件”" in finding.message
    assert finding.message.endswith("。")


def test_a_report_is_checked_in_a_few_milliseconds() -> None:
    sample = Sample()
    sample.findings()
    facts = [sample.facts for _ in range(20)]
    started = time.perf_counter()
    for each in facts:
        check_facts(each)
    each_takes = (time.perf_counter() - started) / len(facts)
    print(f"\n{each_takes * 1000:.1f} ms for a report")
    assert each_takes < 0.05


def _last_words(sample: Sample) -> str:
    changed = {n: t for n, t in sample.sections.items() if t != Sample().sections.get(n)}
    return str(changed)[-200:]


def test_whole_amounts_are_told_without_decimals() -> None:
    fee = Sample().saying("2024年收取信息处理费275元。", 6)
    large = Sample().saying("2024年收取信息处理费200000元。", 6)
    fees = Sample().with_cells({"proactive_disclosure.fees": 188710})
    told = [each.message for sample in (fee, large, fees) for each in sample.findings()]
    assert any("信息处理费是 275 元" in words for words in told)
    assert any("信息处理费 200000 元" in words for words in told)
    assert any("填了 188710 万元" in words for words in told)
