"""退回意见: who gets one, what it says, in which file; first round, second round, other troubles."""

import pickle
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.checks import Severity
from report_assistant.checks.finding import text_place
from report_assistant.county.body_report import BodyReport
from report_assistant.county.roster import Member
from report_assistant.county.sent_back.memo_words import MOST
from report_assistant.county.sent_back.memos import MemoData, Office, memo_bytes, memo_names, memos
from tests.county.bodies import (
    BROKEN,
    BUREAU,
    TOWN,
    VILLAGE,
    collection,
    received,
    round_of,
    said,
    with_findings,
)
from tests.word.reading import opened, paragraph_texts
from tests.word.soundness import unsound

TODAY = date(2025, 1, 16)
_WRONG = ("共收到政府信息公开申请30件。", "我局每周更新一次公开栏。", "进一步加强加强目录管理。")


def _only(member: Member, *reports: BodyReport) -> MemoData:
    """The memo of the one body of a county, which sent these reports in one round."""
    files = [received(member.name, each, f"{n}", f"{n}.docx") for n, each in enumerate(reports)]
    [memo] = memos(collection([member], files), TODAY)
    return memo


def _text(memo: MemoData) -> str:
    return "\n".join(paragraph_texts(memo_bytes(memo)))


# ---------------------------------------------------------------- who gets one


def test_only_who_has_something_to_mend_gets_one() -> None:
    worth_knowing = with_findings(("S20", Severity.INFO, text_place(0, "联系方式"), "没有写电话。"))
    members = [Member(name) for name in (TOWN, VILLAGE, BUREAU, "安和县教育局", "安和县民政局")]
    files = [
        received(TOWN, said(_WRONG[0])),
        received(VILLAGE, said()),
        received(BUREAU, BROKEN, file="安和县财政局.doc"),
        received("安和县教育局", worth_knowing),
        received("外地某局", said(_WRONG[0])),
    ]
    found = [*memos(collection(members, files), TODAY)]
    assert [each.body for each in found] == [TOWN, BUREAU]
    assert [each.file_name for each in found] == [f"{TOWN}.docx", f"{BUREAU}.docx"]


def test_it_can_be_made_in_another_process_and_is_the_same_there() -> None:
    memo = _only(Member(TOWN), said(*_WRONG))
    assert memo_bytes(pickle.loads(pickle.dumps(memo))) == memo_bytes(memo)


# ---------------------------------------------------------------- the first round


def test_a_first_memo() -> None:
    memo = replace(
        _only(Member(TOWN, due="1月20日"), said(*_WRONG)),
        office=Office("安和县人民政府办公室", "联系人：王芳，电话：0373-5550126"),
    )
    lines = paragraph_texts(memo_bytes(memo))
    assert lines[0] == "2024年政府信息公开工作年度报告\n退回意见"
    assert lines[1] == f"{TOWN}："
    assert lines[2] == (
        "你单位报送的2024年政府信息公开工作年度报告（0.docx）收悉。"
        "经审核，有必须改的2处、请核对的1处，现退回修改，意见如下："
    )
    assert lines[3] == "一、必须改的（2处）"
    assert lines[4].startswith("1．第一部分“共收到政府信息公开申请30件”与表三“本年新收”")
    assert lines[5].startswith("2．第一部分用了“我局”，可是这是")
    assert lines[6] == "二、请核对的（1处）"
    assert lines[7].startswith("3．第一部分“进一步加强加强目录管理”里")
    assert lines[8].startswith("请于2025年1月20日前办理，经负责人审核后重新报送。")
    assert lines[9:] == [
        "联系人：王芳，电话：0373-5550126",
        "安和县人民政府办公室",
        "2025年1月10日",
    ]
    assert unsound(memo_bytes(memo)) == []


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("", "请抓紧核对，有误的改正后重新报送，无误的可以不改，请回复说明。"),
        ("1月20日", "请于2025年1月20日前核对，有误的改正后重新报送，无误的可以不改，请回复说明。"),
        ("1月1日", "报送期限（2025年1月1日）已过，请抓紧核对，有误的改正后重新报送，"),
    ],
)
def test_what_is_only_doubtful_is_sent_back_to_be_looked_at(due: str, told: str) -> None:
    text = _text(_only(Member(TOWN, due=due), said(_WRONG[2])))
    assert "有请核对的1处，现退回核对，意见如下：" in text
    assert told in text
    assert "修改" not in text


def test_a_place_that_the_message_does_not_name_stands_before_it() -> None:
    where = text_place(4, "四、行政许可情况")
    message = "标题“四、行政许可情况”与国家格式不一样。请照国家格式改。"
    report = with_findings(
        ("S01", Severity.ERROR, where, message),
        ("T10", Severity.WARNING, "proactive_disclosure.penalties", "文字说52条，表里却是33。"),
    )
    text = _text(_only(Member(TOWN), report))
    assert f"1．第四部分：{message}" in text
    assert "2．表二“行政处罚”：文字说52条" in text


def test_findings_stand_in_the_order_of_the_report() -> None:
    report = with_findings(
        ("S13", Severity.ERROR, text_place(5, "无"), "第五部分只写了“无”。"),
        ("T01", Severity.ERROR, "applications.received.total", "表三“本年新收”一行不平。"),
        ("S07", Severity.ERROR, text_place(0, "期限"), "开头的统计期限不对。"),
    )
    text = _text(_only(Member(TOWN), report))
    assert text.index("1．开头") < text.index("2．表三") < text.index("3．第五部分")


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("2025-01-20 00:00:00", "请于2025年1月20日前办理"),
        ("1月20日前", "请于2025年1月20日前办理"),
        ("1月5日", "报送期限（2025年1月5日）已过，请抓紧办理"),
        ("本周五下班", "请于本周五下班前办理"),
        ("", "请抓紧办理"),
    ],
)
def test_by_when(due: str, told: str) -> None:
    assert told in _text(_only(Member(TOWN, due=due), said(_WRONG[0])))


def test_what_is_not_known_leaves_no_trace() -> None:
    memo = _only(Member("青石镇"), said(_WRONG[0]))
    text = _text(replace(memo, year=None))
    assert "None" not in text and "〔" not in text and "联系人" not in text
    assert "\n政府信息公开工作主管部门\n" in text


def test_many_findings_are_the_first_and_a_sentence() -> None:
    report = with_findings(
        *(
            ("X18", Severity.WARNING, text_place(1, f"第{n}处"), f"第{n}处不对。")
            for n in range(490)
        ),
        *(("X01", Severity.ERROR, text_place(2, f"错{n}"), f"错{n}不对。") for n in range(10)),
    )
    lines = paragraph_texts(memo_bytes(_only(Member(TOWN), report)))
    assert "有必须改的10处、请核对的490处" in lines[2]
    numbered = [line for line in lines if "．" in line[:4]]
    assert len(numbered) == MOST
    assert numbered[9].startswith("10．第二部分：错9")
    assert any(line.startswith(f"另有{500 - MOST}处没有一一列出") for line in lines)


def test_foreign_words_break_nothing() -> None:
    hostile = "第一部分写的是“<w:p>&\x00\u202e〔单位〕{x}\n=1”，请改正。"
    report = with_findings(("S14", Severity.ERROR, text_place(1, "x"), hostile * 100))
    memo = _only(Member(f"{TOWN}〔意见〕<&>"), report)
    assert unsound(memo_bytes(memo)) == []
    text = _text(memo)
    assert f"{TOWN}〔意见〕<&>：" in text
    assert "“<w:p>&〔单位〕{x}=1”" in text
    assert len(text) < 1500


# ---------------------------------------------------------------- the second round


def _second(before: BodyReport, now: BodyReport) -> MemoData | None:
    one, two = received(TOWN, before, "one"), received(TOWN, now, "two")
    rounds = (round_of(1, one), round_of(2, two, date(2025, 1, 15)))
    return next(memos(collection([Member(TOWN)], [two], {TOWN: rounds}), TODAY), None)


def test_a_second_memo_says_what_is_mended_open_and_new() -> None:
    now = said("共收到政府信息公开申请31件。", "全年公开XX条信息。")
    memo = _second(said(*_WRONG), now)
    assert memo is not None
    lines = paragraph_texts(memo_bytes(memo))
    assert lines[0].endswith("退回意见（第二次）")
    assert "上次提出3处，已改2处，1处仍未改，新发现1处。目前还有必须改的2处" in lines[2]
    assert lines[4].startswith("1．（仍未改）第一部分“共收到政府信息公开申请31件”")
    assert lines[5].startswith("2．（新发现）第一部分")
    assert lines[6] == "二、已经改好的（2处）"
    assert "第一部分用了“我局”" in lines[7] and "请" not in lines[7]
    assert "2025年1月15日" in lines
    assert unsound(memo_bytes(memo)) == []


def test_once_all_is_mended_there_is_no_memo() -> None:
    assert _second(said(*_WRONG), said()) is None


def test_after_a_round_without_findings_it_is_a_first_memo() -> None:
    memo = _second(said(), said(_WRONG[0]))
    assert memo is not None
    text = _text(memo)
    assert "第二次" not in text and "上次" not in text and "新发现" not in text


def test_nothing_mended_says_so_by_leaving_it_out() -> None:
    memo = _second(said(_WRONG[0]), said(_WRONG[0]))
    assert memo is not None
    assert "上次提出1处，1处仍未改。目前" in memo.words.opening
    assert "已经改好" not in _text(memo)


# ---------------------------------------------------------------- other troubles


def test_a_file_that_cannot_be_read() -> None:
    [memo] = memos(collection([Member(BUREAU)], [received(BUREAU, BROKEN)]), TODAY)
    text = _text(memo)
    assert (
        "无法读取，未能审核。原因：“财政局.doc”读不下去（已经损坏），没有读它。请按以下要求" in text
    )
    assert "1．请报送 Word 文件（.docx）" in text


def test_a_report_on_another_year() -> None:
    text = _text(_only(Member(TOWN), replace(said(), year=2023)))
    assert "你单位报送的是2023年的报告（0.docx），应当报送2024年的，现退回。" in text
    assert "统计期限为2024年1月1日至2024年12月31日" in text


def test_two_unlike_files() -> None:
    other = said(_WRONG[0])
    other = replace(other, cells=(1, *other.cells[1:]))
    text = _text(_only(Member(TOWN), said(), other))
    assert "2024年政府信息公开工作年度报告2份（0.docx、1.docx），三张表不同" in text


# ---------------------------------------------------------------- names of files


@given(st.lists(st.text("青石镇aA/\\:*. （2）", max_size=6) | st.text(max_size=120), unique=True))
def test_no_two_bodies_share_a_file(bodies: list[str]) -> None:
    names = [*memo_names(bodies).values()]
    assert len({name.casefold() for name in names}) == len(bodies)
    for name in names:
        assert name.endswith(".docx") and "/" not in name and len(name.encode()) <= 255


def test_a_memo_keeps_its_name_when_others_are_done() -> None:
    members = [Member("青石/镇"), Member("青石镇")]
    wrong = said(_WRONG[0])
    both = collection(members, [received("青石/镇", wrong), received("青石镇", wrong)])
    one = collection(members, [received("青石镇", wrong)])
    names = {each.body: each.file_name for each in memos(both, TODAY)}
    assert [each.file_name for each in memos(one, TODAY)] == [names["青石镇"]]
    assert len({*names.values()}) == 2


def test_the_properties_name_no_person_and_no_day_of_today() -> None:
    core = opened(memo_bytes(_only(Member(TOWN), said(_WRONG[0])))).core_properties
    assert core.author == core.last_modified_by == "安和县政府信息公开工作主管部门"
    assert core.created is not None and core.created.date() == date(2025, 1, 1)
