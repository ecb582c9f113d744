"""What strangers said: a list that was run before anybody looked at it (docs/understanding.md)."""

from collections import Counter

import pytest

from tests.conftest import ROOT
from tests.language.strangers import Verdict, verdicts

FILE = ROOT / "tests" / "language" / "corpus" / "strangers.yaml"


@pytest.mark.slow
def test_strangers_are_mostly_understood_and_nothing_of_theirs_is_stored_wrong() -> None:
    told = [(case["say"], verdict) for case, _, verdict in verdicts(FILE)]
    counts = Counter(verdict for _, verdict in told)
    assert [words for words, verdict in told if verdict is Verdict.WRONG_STORED] == []
    assert counts[Verdict.UNDERSTOOD] >= 0.88 * len(told)
