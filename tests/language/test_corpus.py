"""What clerks type is understood as a colleague would: nothing in a wrong field, nearly all right."""

import pytest

from tests.language.reading_corpus import PARTS, SEALED, Verdict, figures, verdicts


@pytest.mark.slow
def test_the_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    judged = list(verdicts((*PARTS, SEALED)))
    with capsys.disabled():
        print("\n" + figures(judged))
    wrong = [
        (case.at, case.typed, dict(outcome.values))
        for case, outcome, verdict in judged
        if verdict is Verdict.WRONG
    ]
    assert wrong == []
    for part in PARTS:
        mine = [verdict for case, _, verdict in judged if case.part == part]
        assert mine.count(Verdict.RIGHT) >= 0.95 * len(mine), part
