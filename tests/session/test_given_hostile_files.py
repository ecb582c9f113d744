"""Files made to do harm, given by the page: each is named in one sentence, and changes nothing."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from report_assistant.interview.events import Event, Offered, Rejected
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.session.given.files import GivenFile
from report_assistant.store.store import Store
from tests.interview.talking import only
from tests.reading.test_hostile_files import BILLION, GOOD, HOSTILE, with_type
from tests.sheets.test_hostile_workbooks import HOSTILE as WORKBOOKS

TODAY = date(2027, 1, 10)
LARGE = 9 << 20


def zipped(files: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return target.getvalue()


def nested(times: int) -> bytes:
    data = GOOD
    for number in range(times):
        data = zipped({f"{number}.zip": data})
    return data


def archive_that_unfolds() -> bytes:
    """An archive that says that it holds half a gigabyte and more."""
    data = bytearray(zipped({"年报.docx": b" " * 1000}))
    size = (1000).to_bytes(4, "little")
    return bytes(data.replace(size, (600 << 20).to_bytes(4, "little")))


def mail_within_mail() -> bytes:
    begin = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    return b"".join(begin % (number, number) for number in range(3000))


def workbook(name: str) -> Callable[[], bytes]:
    return lambda: WORKBOOKS[name]


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "炸弹.docx": (HOSTILE["a bomb that lies"][0], "损坏"),
    "笑.docx": (lambda: with_type(BILLION, "&l9;"), "损坏"),
    "外.docx": (HOSTILE["an external entity"][0], "不该有"),
    "网.docx": (HOSTILE["an entity of the network"][0], "不该有"),
    "深.docx": (HOSTILE["xml too deep"][0], "损坏"),
    "笑.xlsx": (workbook("entities in a sheet"), "不是能读的"),
    "格子.xlsx": (workbook("nodes"), "内容太多"),
    "合并.xlsx": (workbook("a link on the whole sheet"), "内容太多"),
    "一行.csv": (lambda: b"1," * LARGE, ""),
    "套.zip": (lambda: nested(6), "没有能读的"),
    "大.zip": (archive_that_unfolds, "太大"),
    "多.zip": (lambda: zipped({f"{number}.txt": b"" for number in range(12_000)}), "太多"),
    "数.html": (lambda: b"<p>" + b"9" * 500_000 + b"</p>", "没有读到"),
    "深.html": (lambda: b"<div>" * 100_000, ""),
    "表.html": (lambda: b"<table><tr><td>" * 50_000, ""),
    "宽.html": (lambda: b"<table>" + b"<td colspan=999999999 rowspan=999999999>1" * 500, ""),
    "信.mht": (mail_within_mail, ""),
    "信.eml": (mail_within_mail, ""),
    "数.txt": (lambda: b"9" * LARGE, "太大"),
    "空格.txt": (lambda: b" " * LARGE, "太大"),
    "零.txt": (lambda: bytes(1 << 20), "不是 Word"),
    "旧.doc": (HOSTILE["an encrypted file"][0], "密码"),
    "版.ofd": (lambda: zipped({"OFD.xml": b"<x/>"}), "OFD"),
    "包.odt": (lambda: zipped({"content.xml": b"<x/>"}), ""),
    "包.rar": (lambda: b"Rar!\x1a\x07\x00" + bytes(50), ""),
}


@pytest.fixture
def conversation(store: Store, questionnaire: Questionnaire) -> Conversation:
    begun = Conversation(store, questionnaire, None, today=TODAY)
    begun.fill({"organisation.name": "青禾乡人民政府", "year": 2026})
    return begun


def give(conversation: Conversation, place: Path, name: str, data: bytes) -> list[Event]:
    place.write_bytes(data)
    return conversation.take_files([GivenFile(place, name)])


@pytest.mark.parametrize("name", FILES)
def test_it_is_named_in_one_sentence(conversation: Conversation, tmp_path: Path, name: str) -> None:
    make, word = FILES[name]
    before = conversation.interview.answers.report
    (refused,) = only(give(conversation, tmp_path / "0", name, make()), Rejected)
    first, *others = refused.reason.splitlines()
    assert f"“{name}”" in first and word in first and first.endswith("。"), refused.reason
    assert all(f"“{name}”" in other for other in others)
    assert first.count("。") == 1 and len(first) < 120
    assert conversation.interview.answers.report == before and not conversation.is_confirming


def test_names_in_an_archive_lead_nowhere(conversation: Conversation, tmp_path: Path) -> None:
    names = ("../../甲.docx", "/etc/乙.docx", "..\\..\\丙.docx", "C:\\丁.docx")
    data = zipped(dict.fromkeys(names, GOOD))
    (question,) = only(give(conversation, tmp_path / "0", "年报.zip", data), Offered)
    assert ".." not in repr(question.choices)
    before = sorted(tmp_path.rglob("*"))
    (about_the_first,) = only(conversation.say("1"), Offered)
    assert "云溪镇" in about_the_first.text  # of another unit, so it is asked about
    assert sorted(tmp_path.rglob("*")) == before
