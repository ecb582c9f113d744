"""Shared fixtures: the questionnaire, interviews, stores, examples."""

import os
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers

from report_assistant.drafting.assembly import shipped_templates
from report_assistant.foundation import clock
from report_assistant.interview.interview import Interview
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.store.answers_file import load_answers
from report_assistant.store.store import Store

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TODAY = date(2022, 1, 10)

# The same examples each time, so that a run is red for what changed and for nothing else. New ones
# are searched for by `make fuzz` (scripts/fuzz.py).
settings.register_profile(
    "fixed",
    deadline=None,
    derandomize=True,
    max_examples=60,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search",
    deadline=None,
    max_examples=200,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
_PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "fixed")
settings.load_profile(_PROFILE)
if _PROFILE == "fixed":
    # Hypothesis also draws constants that it finds in the modules loaded so far, so that examples
    # would depend on which tests ran before in the same process.
    pytest.MonkeyPatch().setattr(
        providers, "_get_local_constants", lambda: providers._local_constants
    )


# The clocks of the tests stand before this version was released.
pytest.MonkeyPatch().setattr(clock, "RELEASED", TODAY.replace(day=1))


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture
def interview(questionnaire: Questionnaire) -> Interview:
    return Interview(questionnaire, today=TODAY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "存放 答案") as opened:
        yield opened


@pytest.fixture(scope="session")
def aigang() -> AnnualReport:
    return example("aigang-2021")


def example(name: str) -> AnnualReport:
    """A report of examples/, to be changed at will."""
    return _example(name).model_copy(deep=True)


def in_first_wording(report: AnnualReport) -> AnnualReport:
    """The report, each template in the first of its wordings, for tests of what a sentence says."""
    names = shipped_templates().narrative.names
    return report.model_copy(update={"phrasings": dict.fromkeys(names, 1)})


@lru_cache(maxsize=8)
def _example(name: str) -> AnnualReport:
    path = ROOT / "examples" / f"{name}.yaml"
    return load_answers(path.read_text(encoding="utf-8"), path.name)


_SCREENS = (ROOT / "tests" / "tui", ROOT / "tests" / "web")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives screens, so that `make quick` can leave it out."""
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in _SCREENS):
            item.add_marker("screen")
