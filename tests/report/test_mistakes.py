"""For each kind of mistake: a report that has it, and one that looks similar but is right."""

from collections import Counter

from report_assistant.report.checks import Severity
from tests.report.mistakes_applications import SENTENCES as APPLICATIONS
from tests.report.samples import Sample

Case = tuple[str, Sample, Sample]


def _sentences(table: tuple[tuple[str, str, str], ...]) -> list[Case]:
    plain = Sample()
    return [(code, plain.saying(wrong), plain.saying(right)) for code, wrong, right in table]


def all_cases() -> list[Case]:
    return [*_sentences(APPLICATIONS)]


def test_the_plain_sample_is_right() -> None:
    assert [(f.code, f.message) for f in Sample().findings()] == []


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


def _last_words(sample: Sample) -> str:
    changed = {n: t for n, t in sample.sections.items() if t != Sample().sections.get(n)}
    return str(changed)[-200:]
