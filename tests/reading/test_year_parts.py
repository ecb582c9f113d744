"""Sheets with columns for parts of the year: the columns of the whole year count, and no others."""

import pytest

from report_assistant.report.tables import TABLE_OF
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.grid import grid_of
from report_assistant.sheets.pasting import read_paste
from report_assistant.word.reader import read_report_text

WHOLE = ("全年", "合计", "全年合计", "本年合计", "全年累计", "总计")
PARTS = (("上半年", "下半年"), ("1-6月", "7-12月"), ("一季度", "二季度", "三季度", "四季度"))
TWO, THREE = TABLE_OF["proactive_disclosure"], TABLE_OF["applications"]


def single_values(parts: tuple[str, ...], whole: str, *, last: bool) -> list[list[str]]:
    heads = [*parts, whole] if last else [whole, *parts]
    rows = [["事项", *heads]]
    for label, number in (("行政许可", 7), ("行政处罚", 11), ("行政强制", 3)):
        values = [str(number + at) for at in range(len(parts))]
        total = str(sum(map(int, values)))
        rows.append([label, *values, total] if last else [label, total, *values])
    return rows


@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("whole", WHOLE)
@pytest.mark.parametrize("parts", PARTS)
def test_the_whole_year_is_read(parts: tuple[str, ...], whole: str, last: bool) -> None:
    rows = single_values(parts, whole, last=last)
    wanted = {
        label: sum(number + at for at in range(len(parts)))
        for label, number in (("licences", 7), ("penalties", 11), ("coercion", 3))
    }
    texts = {
        "tabs": "\n".join("\t".join(row) for row in rows),
        "strokes": "\n".join(f"| {' | '.join(row)} |" for row in rows),
        "blanks": "\n".join(" ".join(row) for row in rows),
        "one a line": "\n".join(cell for row in rows for cell in row),
    }
    for text in texts.values():
        values = read_report_text(text, "年报.txt").values
        read = {
            label: values[f"{TWO.key}.{label}"]
            for label in wanted
            if f"{TWO.key}.{label}" in values
        }
        assert read == wanted
        numbers = read_paste(text, FilledTable(grid_of(TWO.key), {})).numbers
        assert {label: numbers.get(f"{TWO.key}.{label}") for label in wanted} == wanted


@pytest.mark.parametrize("parts", PARTS)
def test_parts_without_the_whole_are_not_read(parts: tuple[str, ...]) -> None:
    rows = [["事项", *parts], ["行政许可", *map(str, range(3, 3 + len(parts)))]]
    for text in (
        "\n".join("\t".join(row) for row in rows),
        "\n".join(" ".join(row) for row in rows),
    ):
        pasted = read_paste(text, FilledTable(grid_of(TWO.key), {}))
        assert not pasted.numbers and pasted.told


def of_two_halves(cell_of: dict[str, int]) -> list[list[str]]:
    """Table three three times beside each other, as Excel copies merged heads."""
    who = [path.rpartition(".")[2] for path in THREE.paths[:7]]
    names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [["", "上半年", *[""] * 6, "下半年", *[""] * 6, "合计", *[""] * 6], ["", *names * 3]]
    for label, row in (
        ("一、本年新收政府信息公开申请数量", "received"),
        ("二、上年结转政府信息公开申请数量", "carried_over"),
    ):
        year = [cell_of.get(f"{row}.{each}", 0) for each in who]
        year[-1] = sum(year[:-1])
        first = [number // 2 for number in year]
        rows.append(
            [
                label,
                *map(str, first),
                *[str(n - f) for n, f in zip(year, first, strict=True)],
                *map(str, year),
            ]
        )
    return rows


def test_table_three_with_its_halves_beside_it() -> None:
    wanted = {
        "received.natural_person": 9,
        "received.business": 2,
        "carried_over.natural_person": 3,
    }
    text = "\n".join("\t".join(row) for row in of_two_halves(wanted))
    for numbers in (
        read_report_text(text, "年报.txt").values,
        read_paste(text, FilledTable(grid_of(THREE.key), {})).numbers,
    ):
        assert {name: numbers.get(f"{THREE.key}.{name}") for name in wanted} == wanted
        assert numbers[f"{THREE.key}.received.other"] == 0


@pytest.mark.parametrize("between", ["\t", " "])
def test_halves_that_do_not_add_up_are_told(between: str) -> None:
    rows = [
        ["事项", "上半年", "下半年", "合计"],
        ["行政许可", "20", "31", "50"],
        ["行政处罚", "1", "2", "3"],
    ]
    text = "\n".join(between.join(row) for row in rows)
    pasted = read_paste(text, FilledTable(grid_of(TWO.key), {}))
    assert pasted.numbers == {f"{TWO.key}.penalties": 3}
    assert "加起来" in "".join(pasted.told)
