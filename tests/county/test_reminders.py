"""催报: a message for each body that is missing, and for none that is not."""

from dataclasses import replace
from datetime import date

from report_assistant.county.roster import Member
from report_assistant.county.sent_back.reminders import reminders
from tests.county.bodies import BROKEN, BUREAU, TOWN, VILLAGE, collection, received, said

TODAY = date(2025, 1, 16)
_SCHOOLS = "安和县教育局"


def test_a_message_a_missing_body_to_paste() -> None:
    members = [
        Member(TOWN, contact="王芳", phone="0373-5550126", due="1月20日"),
        Member(VILLAGE, due="1月5日"),
        Member(BUREAU),
        Member(_SCHOOLS),
        Member("安和县民政局"),
    ]
    files = [
        received(BUREAU, BROKEN, file="安和县财政局.doc"),
        received(_SCHOOLS, replace(said(), year=2023), file="教育局.docx"),
        received("安和县民政局", said("我局每周更新一次公开栏。")),
    ]
    head, *messages = reminders(collection(members, files), TODAY).split("—" * 20 + "\n")
    assert head.startswith(
        "到2025年1月16日，要催的有 4 家（没交 2 家、读不出 1 家、年份不对 1 家）。"
    )
    report = "2024年政府信息公开工作年度报告"
    assert [each.strip().splitlines() for each in messages] == [
        [
            f"{TOWN}　王芳　0373-5550126",
            f"您好！{TOWN}的{report}还没有收到。请在2025年1月20日前报送 Word 文件（.docx）。"
            "如果已经报送，请回复告知，我们再核对。谢谢！",
        ],
        [
            VILLAGE,
            f"您好！{VILLAGE}的{report}还没有收到。报送期限是2025年1月5日，已经过了，"
            "请尽快报送 Word 文件（.docx）。如果已经报送，请回复告知，我们再核对。谢谢！",
        ],
        [
            BUREAU,
            f"您好！{BUREAU}的{report}收到了（安和县财政局.doc），但是打不开或者读不出来。"
            "请尽快重新报送 Word 文件（.docx，不加密码，不用照片和扫描件）。谢谢！",
        ],
        [
            _SCHOOLS,
            f"您好！{_SCHOOLS}的{report}还没有收到，交来的是2023年的报告（教育局.docx）。"
            "请尽快报送 Word 文件（.docx）。谢谢！",
        ],
    ]


def test_where_all_have_reported_nobody_is_reminded() -> None:
    told = reminders(collection([Member(TOWN)], [received(TOWN, said())]), TODAY)
    assert told == "到2025年1月16日，名册里的单位都报送了，没有要催的。\n"


def test_what_a_roster_holds_stays_on_its_line() -> None:
    member = Member(TOWN, contact="王\n芳\x1b[31m", phone="1\r\n2")
    told = reminders(collection([member], []), TODAY)
    assert f"{TOWN}　王芳[31m　12\n" in told
