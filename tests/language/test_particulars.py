"""The office's particulars: several in one message, one at its own question, how each looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.language.answers.fitting import fits, in_full_for
from report_assistant.language.answers.particulars import Particulars, read_particulars, value_of
from report_assistant.language.context import Context
from report_assistant.language.words.heard import Heard
from report_assistant.questionnaire.questionnaire import load_questionnaire

QUESTIONS = load_questionnaire()
CONTEXT = Context(QUESTIONS)


def read(typed: str) -> Particulars:
    return read_particulars(Heard(typed, CONTEXT.lexicon), CONTEXT)


def values(typed: str) -> dict[str, str]:
    return {each.question.rpartition(".")[2]: each.value for each in read(typed).found}


def test_all_particulars_of_one_message_are_known_by_shape_label_and_ending() -> None:
    typed = (
        "我们是青山镇人民政府，2025年度，由党政办负责，地址在青山镇富民路12号，邮编是463200，"
        "电话0396 7123456，邮箱qsz@example.gov.cn，网址www.example.gov.cn/qsz"
    )
    assert values(typed) == {
        "name": "青山镇人民政府",
        "year": "2025",
        "office": "党政办",
        "address": "青山镇富民路12号",
        "postcode": "463200",
        "phone": "0396-7123456",
        "email": "qsz@example.gov.cn",
        "website": "www.example.gov.cn/qsz",
    }
    assert read(typed).unread == []


def test_what_is_no_particular_is_quoted() -> None:
    assert read("富民路12号，邮编463200，门口有棵槐树").unread == ["门口有棵槐树"]


def test_labels_stand_for_what_follows_them_also_behind_blanks() -> None:
    typed = "单位名称：柳溪县林业局 地址：柳溪县解放路5号"
    assert values(typed) == {"name": "柳溪县林业局", "address": "柳溪县解放路5号"}


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("organisation.name", "单位全称是东关街道办事处哈", "东关街道办事处"),
        ("organisation.name", "我们是柳溪县林业局的", "柳溪县林业局"),
        ("organisation.name", "叫河镇人民政府", "叫河镇人民政府"),
        ("organisation.name", "有色金属管理局", "有色金属管理局"),
        ("organisation.office", "由综合科负责", "综合科"),
        ("organisation.office", "就写党建办吧", "党建办"),
        ("organisation.address", "位于青山镇富民路12号", "青山镇富民路12号"),
        ("organisation.address", "地址在富民路中段哈", "富民路中段"),
        ("organisation.postcode", "邮编是463200", "463200"),
        ("organisation.phone", "(0396)7123456", "0396-7123456"),
        ("organisation.phone", "电话是0396 7123456", "0396-7123456"),
        ("organisation.email", "邮箱：qsz@example.gov.cn", "qsz@example.gov.cn"),
        ("overview.leadership.leader", "组长由镇长担任", "镇长"),
        ("overview.disclosure.village_channels", "主要有公示墙、微信群等", "公示墙、微信群"),
        ("overview.supervision.assessment", "由县里统一考核", "由县里统一考核"),
    ],
)
def test_a_value_stands_without_lead_in_and_particles(name: str, typed: str, value: str) -> None:
    assert value_of(QUESTIONS.by_name[name], typed, CONTEXT) == value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("organisation.name", "青山"),
        ("organisation.name", "这个怎么填"),
        ("organisation.office", "王建业"),
        ("organisation.address", "不知道"),
        ("organisation.postcode", "46320"),
        ("organisation.phone", "12345"),
        ("organisation.email", "qsz#example"),
        ("organisation.website", "县网站"),
        ("overview.leadership.leader", "王建业"),
        ("overview.leadership.leader", "副镇长王建业"),
        ("overview.leadership.leader", "问下主任"),
        ("overview.leadership.members", "王建业、李卫东"),
        ("overview.leadership.members", "党政办等5个科室"),
        ("overview.supervision.assessment", "有"),
    ],
)
def test_what_does_not_look_like_the_answer_is_refused_with_a_reason(name: str, words: str) -> None:
    assert fits(QUESTIONS.by_name[name], words, CONTEXT.answer_lexicon)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("青山镇", "青山镇人民政府"),
        ("青山镇政府", "青山镇人民政府"),
        ("东关街道办", "东关街道办事处"),
        ("青山镇人民政府", ""),
        ("柳溪县林业局", ""),
    ],
)
def test_a_short_name_is_proposed_in_full(short: str, full: str) -> None:
    question = QUESTIONS.by_name["organisation.name"]
    assert in_full_for(question, short) == full
    assert bool(fits(question, short, CONTEXT.answer_lexicon)) == bool(full)


@given(st.from_regex(r"0[1-9][0-9]{1,2}[ -]?[2-8][0-9]{6,7}", fullmatch=True))
def test_a_telephone_is_never_taken_for_a_postcode(phone: str) -> None:
    assert "postcode" not in values(f"电话{phone}")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("邮编没有，地址青山路8号", {"postcode": "没有", "address": "青山路8号"}),
        ("没有网址，邮编463200", {"website": "没有", "postcode": "463200"}),
        ("青山镇人民政府 2025", {"name": "青山镇人民政府", "year": "2025"}),
        ("办公室、法规科，电话0396-7123456", {"office": "办公室、法规科", "phone": "0396-7123456"}),
        ("归党政办管，邮编463200", {"office": "党政办", "postcode": "463200"}),
    ],
)
def test_a_particular_may_be_none_or_said_of_who_is_in_charge(
    typed: str, told: dict[str, str]
) -> None:
    assert values(typed) == told


def test_what_is_told_of_last_year_names_no_office() -> None:
    assert values("去年这一段是这么写的：成立以镇长为组长的政务公开领导小组") == {}
