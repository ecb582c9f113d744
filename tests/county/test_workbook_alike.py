"""Bodies whose own words are alike are found, and no others."""

import random
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from report_assistant.county import alike
from report_assistant.county.alike import AlikePair, alike_pairs, is_of_template, own_clauses
from report_assistant.county.body_report import OwnText
from report_assistant.county.kept import Kept, kept_in
from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.printed_draft import printed_draft
from report_assistant.foundation.assets import asset_dir
from report_assistant.report.printed import Level
from report_assistant.store.answers_file import load_answers
from tests.county.gathered import collection, name_of, standing

_SIGNS = "春夏秋冬东南西北山水田林路桥村寨渔牧耕读书画琴棋茶酒盐米油柴风花雪月日星云雨雷电"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    with kept_in(tmp_path) as found:
        yield found


def _own(seed: int, count: int = 12) -> list[str]:
    """Return clauses that nobody else has."""
    chance = random.Random(seed)
    return ["".join(chance.choices(_SIGNS, k=12)) for _ in range(count)]


def _pairs(kept: Kept, texts: Mapping[int, Sequence[str]]) -> tuple[AlikePair, ...]:
    bodies = [standing(number) for number in texts]
    for body, clauses in zip(bodies, texts.values(), strict=True):
        assert body.used is not None
        kept.keep(body.used.key, body.used.report, OwnText("", ((1, "，".join(clauses) + "。"),)))
    return alike_pairs(collection(*bodies), kept)


def test_texts_of_their_own_are_not_alike(kept: Kept) -> None:
    assert _pairs(kept, {number: _own(number) for number in range(30)}) == ()


def test_one_who_copied_is_found_with_what_was_copied(kept: Kept) -> None:
    copied = _own(0)
    texts = {number: _own(number) for number in range(20)}
    texts[7] = [*copied[:9], *_own(99, 3)]
    [pair] = _pairs(kept, texts)
    assert (pair.first, pair.second) == (name_of(0), name_of(7))
    assert pair.share == Decimal("0.75")
    assert pair.sentences == tuple(copied[:9])


def test_less_than_the_share_is_not_told(kept: Kept) -> None:
    texts = {0: _own(0), 1: [*_own(0)[:8], *_own(5, 4)], **{n: _own(n) for n in range(6, 12)}}
    assert _pairs(kept, texts) == ()


def test_a_short_text_that_stands_in_a_long_one_is_found(kept: Kept) -> None:
    long = _own(0, 60)
    [pair] = _pairs(kept, {0: long, 1: long[20:28], 2: _own(2), 3: _own(3)})
    assert pair.share == 1


def test_numbers_and_names_make_no_difference(kept: Kept) -> None:
    bodies = [standing(0), standing(1)]
    for number, body in enumerate(bodies):
        words = "，".join(f"{name_of(number)}{number + 3}次{clause}" for clause in _own(0))
        assert body.used is not None
        kept.keep(body.used.key, body.used.report, OwnText("", ((5, words),)))
    [pair] = alike_pairs(collection(*bodies), kept)
    assert pair.share == 1


def test_a_group_of_equal_texts_is_told_with_its_first(kept: Kept) -> None:
    texts = {number: _own(0) for number in range(50)}
    texts |= {number: _own(number) for number in range(50, 60)}
    pairs = _pairs(kept, texts)
    assert [(pair.first, pair.second) for pair in pairs] == [
        (name_of(0), name_of(number)) for number in range(1, 50)
    ]


def test_each_of_a_large_ring_is_found_though_each_changed_something(kept: Kept) -> None:
    ring = {number: [*_own(0)[:11], *_own(number, 1)] for number in range(1, 61)}
    others = {number: _own(number) for number in range(100, 200)}
    found = {name for pair in _pairs(kept, ring | others) for name in (pair.first, pair.second)}
    assert found == {name_of(number) for number in ring}


def test_what_most_bodies_have_is_nobody_s_own(kept: Kept) -> None:
    notice = _own(1000, 10)
    texts = {number: [*notice, *_own(number, 8)] for number in range(20)}
    assert _pairs(kept, texts) == ()


def test_what_the_program_writes_is_nobody_s_own() -> None:
    """Two bodies that draft with the program and answered otherwise have no clause in common."""
    text = (asset_dir("examples") / "busy-town-2025.yaml").read_text("utf-8")
    report = load_answers(text, "busy-town-2025.yaml")
    printed = printed_draft(assemble(report))
    plain = OwnText(
        "", tuple((p.section, p.text) for p in printed.paragraphs if p.level is Level.TEXT)
    )
    clauses = plain.clauses()
    kept_clauses = own_clauses(report.organisation.name or "", plain)
    assert len(kept_clauses) < len(clauses) * 0.7
    assert "月在客运码头设政策咨询亭" in kept_clauses
    assert is_of_template("本年度未发生因政府信息公开工作被追究责任的情况")
    assert is_of_template("我镇本年新收政府信息公开申请件")
    assert not is_of_template("每周三当面解答征地补偿渔民转产等问题")


def test_how_much_is_compared_grows_with_the_bodies(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clause that thousands have is looked up in a list of few."""
    compared = [0]
    candidates = alike._candidates

    def counted(*arguments: object) -> set[int]:
        found: set[int] = candidates(*arguments)  # type: ignore[arg-type]
        compared[0] += len(found)
        return found

    monkeypatch.setattr(alike, "_candidates", counted)

    def of(count: int) -> int:
        compared[0] = 0
        common = _own(1, 3)
        texts = {number: [*common, *_own(number + 10, 9)] for number in range(count)}
        texts |= {number + 10_000: _own(number + 50_000) for number in range(count * 2)}
        _pairs(kept, texts)
        return compared[0]

    assert of(200) <= 2 * of(100) * 1.2
