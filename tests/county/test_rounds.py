"""What became of findings: mended, still there, new; known again though words have shifted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_assistant.checks.finding import text_place
from report_assistant.county.sent_back.rounds import Told, changes
from tests.checks.samples import Sample

_WORDS = st.text("公开政府信息申请件条网站年度收到办结我镇局0123456789，。“”", max_size=20)
_PLACES = st.one_of(
    st.builds(text_place, st.integers(0, 6), _WORDS),
    st.sampled_from(["applications.received.total", "proactive_disclosure.fees", "applications"]),
)
_FINDINGS = st.tuples(st.sampled_from(["X01", "X18", "T06", "S15"]), _PLACES, _WORDS)
_LISTS = st.lists(_FINDINGS, max_size=12)


def _told(sample: Sample) -> tuple[Told, ...]:
    return tuple((each.code, each.where, each.message) for each in sample.findings())


def _states(before: tuple[Told, ...], now: tuple[Told, ...]) -> tuple[int, int, int]:
    """Return how many are still there, new, mended."""
    found = changes(before, now)
    return len(found.still), len(now) - len(found.still), len(found.mended)


# ---------------------------------------------------------------- what holds for any lists


@given(_LISTS, _LISTS)
def test_each_finding_is_told_of_once(before: list[Told], now: list[Told]) -> None:
    found = changes(before, now)
    assert found.still <= set(range(len(now)))
    assert len(found.mended) + len(found.still) == len(before)
    assert all(each in before for each in found.mended)


@given(_LISTS)
def test_nothing_done_is_nothing_mended(findings: list[Told]) -> None:
    found = changes(findings, findings)
    assert (found.still, found.mended) == (frozenset(range(len(findings))), ())


@given(st.lists(_FINDINGS, max_size=12, unique=True), st.sets(st.integers(0, 11)))
def test_what_is_gone_is_mended_and_what_came_is_new(findings: list[Told], some: set[int]) -> None:
    part = [each for place, each in enumerate(findings) if place in some]
    gone = changes(findings, part)
    assert len(gone.still) == len(part)
    assert [*gone.mended] == [each for each in findings if each not in part]
    came = changes(part, findings)
    assert {findings[place] for place in came.still} == set(part)
    assert came.mended == ()


@given(_LISTS, _LISTS, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(before: list[Told], now: list[Told], random: object) -> None:
    mixed_before, mixed_now = [*before], [*now]
    random.shuffle(mixed_before)  # type: ignore[attr-defined]
    random.shuffle(mixed_now)  # type: ignore[attr-defined]
    one, other = changes(before, now), changes(mixed_before, mixed_now)
    assert sorted(one.mended) == sorted(other.mended)
    assert sorted(now[n] for n in one.still) == sorted(mixed_now[n] for n in other.still)


@given(_LISTS)
def test_another_code_or_another_part_is_another_finding(findings: list[Told]) -> None:
    other_code = [("Y08", where, words) for _, where, words in findings]
    assert changes(findings, other_code).still == frozenset()
    one = [(code, text_place(1, words), words) for code, _, words in findings]
    five = [(code, text_place(5, words), words) for code, _, words in findings]
    assert changes(one, five).still == frozenset()


@settings(max_examples=30)
@given(st.lists(st.integers(0, 999), min_size=1, max_size=5), st.integers(1, 99))
def test_numbers_that_change_hide_nothing(numbers: list[int], by: int) -> None:
    def said(numbers: list[int]) -> list[Told]:
        words = (
            f"{'网站公号栏屏信'[n]}发布{'政务民生公开'[n]}信息{v}条" for n, v in enumerate(numbers)
        )
        return [("X18", text_place(1, w), f"第一部分“{w}”：总数不对。请核对。") for w in words]

    found = changes(said(numbers), said([each + by for each in numbers]))
    assert (len(found.still), found.mended) == (len(numbers), ())


# ---------------------------------------------------------------- what bodies do


def test_a_number_changed_to_another_wrong_one_is_still_open() -> None:
    before = _told(Sample().saying("共收到政府信息公开申请30件。"))
    now = _told(Sample().saying("共收到政府信息公开申请33件。"))
    assert _states(before, now) == (1, 0, 0)


def test_a_sentence_written_anew_about_the_same_cell_is_still_open() -> None:
    before = _told(Sample().saying("新收政府信息公开申请28件。"))
    now = _told(Sample().saying("2024年，群众提出的依申请公开新收32件。"))
    assert _states(before, now) == (1, 0, 0)


def test_another_sentence_with_the_same_kind_of_mistake_is_new() -> None:
    before = _told(Sample().saying("发布短讯74篇。其中，库区24篇，茶山30篇，集镇18篇。", 1))
    now = _told(Sample().saying("整理档案300份，具体为文书180份、会计119份。", 1))
    assert _states(before, now) == (0, 1, 1)


@pytest.mark.parametrize("first", ["全年公开XX条信息。", "联系人****负责登记。"])
def test_what_stands_beside_it_may_change(first: str) -> None:
    before = _told(Sample().saying("通过公众号发布信息条。", 1))
    now = _told(Sample().saying(f"另建一个新栏目。{first}通过公众号发布信息条。", 1))
    still, new, mended = _states(before, now)
    assert (still, mended) == (1, 0)
    assert new


def test_a_cell_is_that_cell() -> None:
    def row(path: str, name: str) -> Told:
        rest = "一行不平：自然人 24 = 24，总计 26，相差 2。每一行各类申请人相加，等于这一行的总计，请核对这几个数。"
        return "T01", f"applications.{path}.total", f"表三“{name}”{rest}"

    received, handled = row("received", "本年新收"), row("handled", "办理结果总计")
    assert changes([received], [handled]).still == frozenset()
    assert changes([received, handled], [handled]) == changes([handled, received], [handled])

    def column(path: str, name: str) -> Told:
        message = f"表三“上年结转·{name}”是 1，去年报告的“结转下年度”是 0。两个数应当相同。"
        return "Y01", f"applications.carried_over.{path}", message

    moved = changes([column("natural_person", "自然人")], [column("business", "商业企业")])
    assert moved.still == frozenset()


def test_blank_cells_of_a_table_are_one_finding_while_any_is_left() -> None:
    def blank(path: str, what: str) -> Told:
        rest = "没有就填 0，不要留空，也不要填斜线、横线或“无”。"
        return "T06", f"applications.{path}", f"表三{what}。{rest}"

    three = blank(
        "received.business", "有 3 格没有填数：“本年新收”（商业企业、其他）、“重复申请”（其他）"
    )
    one = blank("repeat_request.other", "有 1 格没有填数：“重复申请”（其他）")
    whole = blank("received.natural_person", "整张表都没有填数")
    assert _states((three,), (one,)) == (1, 0, 0)
    assert _states((whole,), (one,)) == (1, 0, 0)
    assert _states((three,), ()) == (0, 0, 1)


def test_signs_that_are_counted_are_one_finding_of_their_kind() -> None:
    before = _told(Sample().saying("及时更新,逐条审核。清理(失效)栏目。公开９条。", 1))
    now = _told(Sample().saying("及时更新，逐条审核。清理(失效)栏目。公开9条。", 1))
    assert _states(before, now) == (1, 0, len(before) - 1)


def test_hundreds_of_findings_are_compared() -> None:
    many = [
        ("X18", text_place(1, f"第{n}项{'甲乙丙丁'[n % 4]}"), f"“{n}”不对。") for n in range(500)
    ]
    other = [
        ("X18", text_place(1, f"另{n}处{'戊己庚辛'[n % 4]}"), f"“另{n}”不对。") for n in range(500)
    ]
    assert len(changes(many, many).still) == 500
    found = changes(many, other)
    assert len(found.mended) + len(found.still) == 500


def test_a_place_that_is_none_of_ours_is_only_another_place() -> None:
    told = (("X01", "section:x:收到12件", "不一致。"), ("X01", "section::", "不一致。"))
    assert changes(told, told).still == frozenset((0, 1))
    assert changes(told, ()).mended == told
