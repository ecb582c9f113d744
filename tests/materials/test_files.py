"""Files of materials: bounded, and nothing of them dropped without a word."""

from email.message import EmailMessage

import pytest

from report_assistant.foundation.loading import ReadError
from report_assistant.materials.chats import is_chat
from report_assistant.materials.files import contents_of, contents_of_sheets
from report_assistant.materials.material import Material
from report_assistant.materials.reading import read_material
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.sheets.files import sheets_in
from report_assistant.sheets.workbook import Sheet
from tests.materials.readings import OWN, YEAR, facts

FIGURE = "政务公开全年网站公开信息203条。"


def _read(data: bytes, name: str) -> Material:
    return read_material(contents_of(data, name), OWN, YEAR, load_questionnaire())


def _numbers(data: bytes, name: str) -> dict[str, object]:
    found = _read(data, name).facts
    return {fact.question.rpartition(".")[2]: fact.value for fact in found}


# ---------------------------------------------------------------- .csv


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_of_a_list_end_as_they_like(end: str) -> None:
    words = end.join(["项目,单位,2025年", "政府网站公开信息,条,120", ""])
    assert _numbers(words.encode(), "统计.csv") == {"website": 120}


def test_a_list_in_gbk_is_read() -> None:
    words = "项目,单位,2025年\n政府网站公开信息,条,120\n"
    assert _numbers(words.encode("gbk"), "统计.CSV") == {"website": 120}


def test_a_cell_that_is_longer_than_any_is_refused_with_a_sentence() -> None:
    with pytest.raises(ReadError, match="另存为"):
        contents_of(("项目,数\n" + "字" * 140_000 + ",3\n").encode(), "大.csv")


def test_a_list_that_was_cut_says_so() -> None:
    rows = "项目,单位,2025年\n" + "其他事项,条,1\n" * 6_000
    assert sheets_in(rows.encode(), "长.csv")[0].is_cut
    assert any("太长" in told for told in _read(rows.encode(), "长.csv").told)


def test_a_list_of_trainings_that_is_not_whole_is_not_counted() -> None:
    rows = (
        ("政务公开培训登记表", "", ""),
        ("日期", "内容", "人数"),
        ("2025-03-02", "政务公开培训", "20"),
    )
    counts = []
    for is_cut in (False, True):
        contents = contents_of_sheets((Sheet("培训登记", rows, is_cut),), "培训.xlsx")
        counts.append(len(read_material(contents, OWN, YEAR, load_questionnaire()).facts))
    assert counts == [2, 0]


def test_a_list_of_trainings_and_meetings_is_not_counted() -> None:
    rows = (
        ("政务公开培训、会议登记表", "", ""),
        ("日期", "类别", "人数"),
        ("2025-03-02", "培训", "20"),
        ("2025-04-02", "会议", "9"),
    )
    contents = contents_of_sheets((Sheet("培训登记", rows),), "培训.xlsx")
    assert not read_material(contents, OWN, YEAR, load_questionnaire()).facts


@pytest.mark.parametrize("cell", ['"12\n15"', "12 15", '"12\n150"'])
def test_two_numbers_in_a_cell_are_not_one(cell: str) -> None:
    words = f"项目,单位,2025年\n政府网站公开信息,条,{cell}\n信息公开培训,次,3\n"
    assert _numbers(words.encode(), "统计.csv") == {"trainings": 3}


def test_a_number_in_thousands_is_one() -> None:
    words = "项目,单位,2025年\n政府网站公开信息,条,1 200\n"
    assert _numbers(words.encode(), "统计.csv") == {"website": 1200}


MONTHS = "".join(f"{month}月,3\n" for month in range(1, 13))


@pytest.mark.parametrize(
    "words",
    [
        f"月份,公开条数\n{MONTHS}\n合计,36\n",
        f"序号,月份,政务公开条数\n{MONTHS}小计\n合计,合计,36\n",
        "序号,序号数量\n1,3\n2,4\n",
    ],
)
def test_short_rows_and_rows_without_names_are_read_past(words: str) -> None:
    assert _numbers(words.encode(), "月报.csv") == {}


# ---------------------------------------------------------------- e-mails


def _nested(deep: int) -> bytes:
    heads = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(deep)
    )
    return f"From: a@b\nSubject: x\n{heads}Content-Type: text/plain\n\nhi\n".encode()


def _within(deep: int) -> bytes:
    inner = b"Content-Type: message/rfc822\n\n" * deep
    return b"From: a@b\nSubject: x\n" + inner + b"Content-Type: text/plain\n\nhi\n"


@pytest.mark.parametrize(
    "data",
    [
        _nested(2_000),
        _within(1_500),
        b"From: a@b\nContent-Type: multipart/mixed" + b";" * 100_000 + b"\n\nhi\n",
    ],
    ids=["multipart", "messages", "parameters"],
)
def test_a_mail_of_too_many_parts_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ReadError, match="太多"):
        contents_of(data, "a.eml")


@pytest.mark.parametrize("zone", ["+9999999999999999", "99:99", ""])
def test_a_mail_s_day_that_is_none_costs_only_the_day(zone: str) -> None:
    head = f"Subject: =?gb2312?B?1f7O8bmrv6o=?=\nDate: Mon, 5 Jan 2026 10:00:00 {zone}\n"
    data = f"{head}Content-Type: text/plain; charset=utf-8\n\n{FIGURE}\n".encode()
    assert _numbers(data, "a.eml") == {"website": 203}


def _mail(*attached: tuple[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["Date"] = "年报数据", "Mon, 05 Jan 2026 10:00:00 +0800"
    mail.set_content("数据见附件。\n")
    for name, content in attached:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


@pytest.mark.parametrize("name", ["数据.htm", "数据.txt", "数据.md"])
def test_attachments_that_the_reader_knows_are_read(name: str) -> None:
    assert _numbers(_mail((name, FIGURE.encode())), "a.eml") == {"website": 203}


@pytest.mark.parametrize("name", ["年报.pdf", "旧.doc", "图.png", "转发.eml"])
def test_attachments_that_cannot_be_read_are_named(name: str) -> None:
    content = b"\x89PNG" if name.endswith("png") else b"nothing of the kind"
    told = _read(_mail((name, content), ("数据.txt", FIGURE.encode())), "a.eml").told
    assert any(f"“{name}”没有读" in each for each in told)


def test_attachments_beyond_the_fifth_are_named() -> None:
    files = [(f"说明{number}.txt", "没有数。".encode()) for number in range(1, 8)]
    told = "".join(_read(_mail(*files), "a.eml").told)
    assert "说明6.txt" in told
    assert "说明7.txt" in told
    assert "说明5.txt" not in told


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize("begin", ["2025-03-02", "张三 ", "张三 3月2日", "3月2日"])
def test_blanks_without_end_are_no_chat(begin: str) -> None:
    assert not is_chat((begin + " " * 100_000 + "x\n") * 2)


def test_columns_that_only_blanks_keep_apart_are_a_table() -> None:
    words = """松溪县2025年度乡镇政务公开情况

单位                网站    公众号      排名
青石镇                  233         190         2
云岭镇                  203         114         5
"""
    assert facts(words) == {"website": 203, "new_media": 114}
