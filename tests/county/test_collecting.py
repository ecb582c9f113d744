"""`collect` held to a generated county: every planted fault is told, no false one, sums are right."""

import pytest

from report_assistant.county.collecting import Collection
from report_assistant.county.roster_file import read_roster
from report_assistant.county.work import ThisMachine
from tests.county.figures import collected, score, wrong_sums
from tests.county.generated import Key, county

pytestmark = pytest.mark.slow
BODIES, SEED = 80, 3


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Key, Collection]:
    folder = tmp_path_factory.mktemp("县")
    key = county(BODIES, SEED, folder)
    out = folder / "结果"
    out.mkdir()
    return key, collected(key, out, ThisMachine(2))


def test_every_planted_fault_is_told_and_no_other(made: tuple[Key, Collection]) -> None:
    key, collection = made
    found = score(collection, key)
    print(found.table())
    assert not found.missed
    assert not found.false
    assert sum(found.found.values()) == len(key.planted)
    assert len(found.found) > 30


def test_sums_are_those_of_what_was_printed(made: tuple[Key, Collection]) -> None:
    key, collection = made
    assert wrong_sums(collection, key) == {}
    assert {each.name for each in collection.counted} == key.counted
    assert sum(map(bool, key.sums.values())) > 100
    assert len(key.sums) == 200


def test_who_is_not_added_is_there_all_the_same(made: tuple[Key, Collection]) -> None:
    key, collection = made
    apart = {each.name for each in key.bodies if not each.is_counted}
    assert len(apart) == 4
    assert apart <= {each.name for each in collection.standings if each.used}
    assert not apart & {each.name for each in collection.counted}


def test_every_file_is_somebodys(made: tuple[Key, Collection]) -> None:
    """Nothing that was handed in is passed over: each file stands in one row."""
    key, collection = made
    there = [each.file for standing in collection.standings for each in standing.files]
    assert len(there) == len(set(there))
    on_disk = {each.relative_to(key.folder).as_posix() for each in key.files}
    assert on_disk <= set(there)


def test_a_body_that_is_twice_in_the_roster_is_told(made: tuple[Key, Collection]) -> None:
    key, _ = made
    roster = read_roster(key.roster)
    told = [problem for problem in roster.problems if key.doubts[0] in problem]
    assert told and "2 次" in told[0]
    assert len(roster.problems) == 1


def test_a_second_run_says_the_same(made: tuple[Key, Collection]) -> None:
    key, collection = made
    again = collected(key, key.roster.parent / "结果", ThisMachine(1))
    assert again == collection
