"""Several materials together, beside the answers that there are."""

from report_assistant.materials.material import Fact, Material, Origin
from report_assistant.materials.merging import merged

ORDER = ("a", "b", "c")


def _material(name: str, **values: int) -> Material:
    return Material(
        name,
        tuple(
            Fact(question, value, (Origin(name, "第1段", f"{question} {value}"),))
            for question, value in values.items()
        ),
    )


def test_the_same_value_is_one_fact_with_both_places() -> None:
    found = merged([_material("甲", a=1), _material("乙", a=1)], {}, ORDER)
    assert [[origin.material for origin in fact.origins] for fact in found.new] == [["甲", "乙"]]


def test_two_values_stand_side_by_side() -> None:
    found = merged([_material("甲", a=1, b=2), _material("乙", a=3)], {}, ORDER)
    assert [fact.value for fact in found.new] == [2]
    assert [fact.value for fact in found.disputed] == [1, 3]


def test_answers_are_kept_and_only_others_are_told() -> None:
    found = merged([_material("甲", a=1, b=2)], {"a": 1, "b": 5}, ORDER)
    assert not found.new
    assert [fact.value for fact in found.differing] == [2]
    assert found.known == 1


def test_facts_come_in_the_order_of_the_questions() -> None:
    found = merged([_material("甲", c=1, a=2)], {}, ORDER)
    assert [fact.question for fact in found.new] == ["a", "c"]
