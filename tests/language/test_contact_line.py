"""A contact line, pasted in one go: every particular finds its place, and no word is lost."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.interview.events import FactsShown
from report_assistant.interview.interview import Interview
from report_assistant.language.answers.particulars import read_particulars
from report_assistant.language.context import Context
from report_assistant.language.words.heard import Heard
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.report.contact import printed_contact
from tests.interview.talking import asked, only, tell

CONTEXT = Context(load_questionnaire())
LINE = (
    "党政办，青河乡迎春路6号，邮编453000，电话0373-5550126，邮箱dzb@example.gov.cn，"
    "网址www.example.gov.cn/zfxxgk"
)
VALUES = {
    "office": ("党政办", "党政综合办公室", "办公室", "政务公开科", "行政审批股"),
    "address": ("青河乡迎春路6号", "柳溪县解放路128号", "东风路12号院内2楼", "人民大道1号"),
    "postcode": ("453000", "010020"),
    "phone": ("0373-5550126", "010-87654321", "0373-5550126-8001"),
    "email": ("dzb@example.gov.cn", "qsz_zwgk@example.com"),
    "website": ("www.example.gov.cn/zfxxgk", "https://www.example.gov.cn/col/col123/index.html"),
}
LABELS = {
    "office": ("", "科室：", "联系科室：", "联系部门:"),
    "address": ("", "地址：", "办公地址:", "地址是", "联系地址："),
    "postcode": ("", "邮编：", "邮政编码", "邮编"),
    "phone": ("", "电话：", "联系电话", "办公电话:", "电话 "),
    "email": ("", "邮箱：", "电子邮箱:", "邮箱"),
    "website": ("", "网址：", "网址"),
}
SEPARATORS = ("，", "、", "；", " ", "\n", ", ", "; ", "，\n")


def read(line: str) -> tuple[dict[str, str], list[str]]:
    said = read_particulars(Heard(line, CONTEXT.lexicon), CONTEXT)
    return {each.question.rpartition(".")[2]: each.value for each in said.found}, said.unread


@given(st.data())
def test_every_particular_finds_its_place_in_any_order(data: st.DataObject) -> None:
    told = data.draw(st.lists(st.sampled_from([*VALUES]), min_size=1, unique=True))
    values = {name: data.draw(st.sampled_from(VALUES[name])) for name in told}
    pieces = [data.draw(st.sampled_from(LABELS[name])) + values[name] for name in told]
    line = pieces[0] + "".join(data.draw(st.sampled_from(SEPARATORS)) + each for each in pieces[1:])
    assert read(line) == (values, []), line


@given(st.permutations([*VALUES]), st.randoms(use_true_random=False))
def test_what_is_none_of_them_is_quoted_wherever_it_stands(
    order: Sequence[str], dice: random.Random
) -> None:
    pieces = [LABELS[name][1] + VALUES[name][0] for name in order]
    pieces.insert(dice.randint(0, len(pieces)), "联系人张三")
    found, unread = read("，".join(pieces))
    assert found == {name: VALUES[name][0] for name in order}
    assert unread == ["联系人张三"]


def test_what_we_print_is_read_in_the_same_way_by_both_readers() -> None:
    printed = (
        "对本报告有疑问的，请与党政办联系（地址：青河乡迎春路6号；邮政编码：453000；"
        "电话：0373-5550126；电子邮箱：dzb@example.gov.cn）。"
        "本报告电子版可在www.example.gov.cn/zfxxgk查阅。"
    )
    by_path = {name: value for name, value, _ in printed_contact(printed, "青河乡人民政府")}
    pasted, _ = read(LINE)
    assert by_path == {f"organisation.{name}": value for name, value in pasted.items()}


@pytest.mark.parametrize(
    ("line", "phone", "unread"),
    [
        ("传真0373-5550127，电话0373-5550126", "0373-5550126", ["传真0373-5550127"]),
        ("电话：0373-5550126，传真：0373-5550127", "0373-5550126", ["传真:0373-5550127"]),
        ("电话/传真：0373-5550126", "0373-5550126", []),
        ("电话0373－5550126", "0373-5550126", []),
        ("电话0373—5550126", "0373-5550126", []),
        ("电话0373\u20115550126", "0373-5550126", []),
    ],
)
def test_a_fax_is_no_telephone_and_a_dash_is_a_hyphen(
    line: str, phone: str, unread: list[str]
) -> None:
    found, left = read(line)
    assert (found.get("phone"), left) == (phone, unread)


class TestConversation:
    TOWN = ("青河乡人民政府", "", "")

    def test_one_line_answers_all_and_nothing_more_is_asked(self, interview: Interview) -> None:
        tell(interview, (*self.TOWN, LINE, ""))
        office = interview.answers.report.organisation
        assert (office.office, office.address, office.postcode, office.phone) == (
            "党政办",
            "青河乡迎春路6号",
            "453000",
            "0373-5550126",
        )
        assert (office.email, office.website, office.signed_on) == (
            "dzb@example.gov.cn",
            "www.example.gov.cn/zfxxgk",
            "",
        )
        assert asked(interview) == "overview.outline"

    @pytest.mark.parametrize(
        ("line", "missing"),
        [
            ("党政办，青河乡迎春路6号", "phone"),
            ("电话0373-5550126，地址：青河乡迎春路6号", "office"),
            ("党政办 0373-5550126 453000", "address"),
        ],
    )
    def test_only_what_is_missing_is_asked(
        self, interview: Interview, line: str, missing: str
    ) -> None:
        tell(interview, (*self.TOWN, "1", line, ""))
        assert asked(interview) == f"organisation.{missing}"
        tell(interview, ("没有" if missing != "office" else "党政办",))
        assert asked(interview) == "overview.outline"
        assert interview.answers.report.organisation.email == ""

    def test_what_nobody_said_before_is_not_shown_as_changed(self, interview: Interview) -> None:
        tell(interview, (*self.TOWN, "1"))
        (facts,) = only(interview.say("党政办，邮编453000"), FactsShown)
        assert [row.before for row in facts.rows] == ["", ""]

    def test_what_was_not_placed_is_told_and_the_rest_is_taken(self, interview: Interview) -> None:
        tell(interview, (*self.TOWN, "1"))
        (facts,) = only(
            interview.say("电话0373-5550126、0373-5550128，传真0373-5550127，联系人张三"),
            FactsShown,
        )
        assert [row.shown for row in facts.rows] == ["0373-5550126"]
        assert [*facts.unread] == ["传真0373-5550127", "联系人张三", "0373-5550128"]

    def test_the_choice_and_the_line_may_come_together(self, interview: Interview) -> None:
        tell(interview, (*self.TOWN, f"1 2，{LINE}", ""))
        assert interview.answers.state.values["filters.contact"] == ["include", "signature"]

    def test_what_changed_since_last_year_is_asked(self, interview: Interview) -> None:
        tell(interview, (*self.TOWN, LINE, ""))
        last = interview.answers.report.model_copy(deep=True)
        last.year = 2024
        begun = Interview(interview.questionnaire, today=interview.answers._today)
        begun.take_last_year(last)
        stays = [option.value for option in begun.current.options] if begun.current else []
        tell(begun, (str(stays.index("organisation.postcode") + 1),))
        while asked(begun) in ("filters.not_zero", "year"):
            tell(begun, ("",))
        assert asked(begun) == "organisation.postcode"
        assert begun.answers.state.values["filters.contact"] == ["include"]

    @pytest.mark.parametrize(("stored", "now"), [("include", ["include"]), ("omit", [])])
    def test_what_earlier_versions_stored_is_still_known(self, stored: str, now: list[str]) -> None:
        question = CONTEXT.questionnaire.by_name["filters.contact"]
        assert question.load(stored) == now
