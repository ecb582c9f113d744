"""What clerks call the rows, columns and results of the tables: described, shortened, told as a story."""

import pytest

from report_assistant.language.answers.options import choose
from report_assistant.language.figures.decision import Decision, Step, decide
from tests.language.at_questions import context_at, stored

RECEIVED, OUTCOMES, CASES = "applications.received", "filters.outcomes", "filters.cases"
DOCUMENTS = "proactive_disclosure.normative_documents"


def decided(question: str, said: str) -> Decision:
    context = context_at(question)
    return decide(context.heard(said), context)


def rows(question: str, said: str) -> dict[str, int]:
    """The sums of the rows that a message comes to, by the last part of their names."""
    values = decided(question, said).values
    return {
        name.rpartition(".")[2]: value.total if hasattr(value, "total") else value
        for name, value in values.items()
        if not name.startswith("filters.")
    }


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("喊他补正逾期没补的1件", "not_corrected"),
        ("同一个人又来申请的1件", "duplicate"),
        ("要我们替他整理分析的1件", "needs_creation"),
        ("牵涉旁人隐私的1件", "third_party_rights"),
        ("不由我们负责的1件", "not_held"),
        ("早就公开、网上就有让他自己去查的1件", "granted"),
        ("遮住名字提供的1件", "partially_granted"),
        ("法规禁止公开的1件", "prohibited_by_law"),
        ("怕影响社会稳定的1件", "endangers_security"),
        ("人事任免安排的1件", "internal_affairs"),
        ("属于讨论稿的1件", "process_information"),
        ("办案卷宗1件", "enforcement_files"),
        ("让他走不动产查询的1件", "administrative_query"),
        ("补正后还是看不懂的1件", "still_unclear"),
        ("实际是上访的1件", "petition"),
        ("叫他去买年鉴的1件", "publication"),
        ("数量太多又讲不出理由的1件", "excessive"),
        ("要求重新开具的1件", "reconfirmation"),
        ("缴费通知发了到期没交钱的1件", "fee_unpaid"),
        ("申请人后来撤走了1件", "other_handling"),
    ],
)
def test_a_result_is_known_by_what_describes_it(said: str, result: str) -> None:
    assert rows(RECEIVED, f"收到群众申请1件，{said}") == {"received": 1, result: 1}


@pytest.mark.parametrize(
    "said", ["牵涉旁人隐私的1件没给", "执法案卷的1件没公开", "不由我们负责的1件，没公开"]
)
def test_that_nothing_was_given_is_no_zero_beside_a_refusal(said: str) -> None:
    told = rows(RECEIVED, f"收到群众申请1件，{said}")
    assert "granted" not in told
    assert sum(told.values()) == 2


@pytest.mark.parametrize(
    "said",
    ["不是上访的3件", "除了举报投诉类的3件", "按登记本查了3件", "办理过程中3件", "重新统计的3件"],
)
def test_other_words_describe_no_result(said: str) -> None:
    assert not {name for name in rows(RECEIVED, said) if name != "received"}


def test_a_described_result_is_never_stored_at_once() -> None:
    decision = decided("applications.not_held", "群众要的不由我们负责的1件")
    assert decision.step is not Step.TAKE
    assert stored("applications.not_held", "不由我们负责的1件") == {}


def test_results_are_counted_where_requests_are_told_one_by_one() -> None:
    said = "收到群众申请4件，第一件给了，第二件给了，第三件第四件不掌握"
    assert rows(RECEIVED, said) == {"received": 4, "granted": 2, "not_held": 2}


def test_the_same_result_told_twice_in_other_words_is_added_up() -> None:
    said = "收到群众申请3件，1件不是我们的职责，1件查无此信息，1件公开"
    assert rows(RECEIVED, said) == {"received": 3, "not_held": 2, "granted": 1}


def test_the_other_requests_are_no_other_organisation() -> None:
    row = decided(RECEIVED, "收到群众申请3件，1件不掌握，其他2件给了").values[
        "applications.granted"
    ]
    assert (row.natural_person, row.other) == (2, 0)


def test_one_request_that_got_nothing_is_no_zero() -> None:
    assert "applications.granted" not in decided(OUTCOMES, "1件没给").values


def test_one_request_has_one_result_so_a_part_of_another_result_is_asked_about() -> None:
    decision = decided(RECEIVED, "收到群众申请3件，公开3件，其中1件部分公开")
    assert set(decision.values) == {RECEIVED}
    assert len(decision.settled.unread) == 2


def test_the_rest_takes_the_result_behind_it() -> None:
    assert rows(RECEIVED, "收到群众申请3件，1件不掌握，剩下两件公开了")["granted"] == 2


@pytest.mark.parametrize("said", ["居民那2件，律师那件", "居民那2件，律师那1件"])
def test_that_request_of_an_applicant_is_one_and_no_older_number(said: str) -> None:
    row = decided(RECEIVED, said).values[RECEIVED]
    assert (row.natural_person, row.legal_services) == (2, 1)


@pytest.mark.parametrize(
    ("question", "said", "told"),
    [
        (
            "proactive_disclosure.licences",
            "许9 罚4 强1 费0",
            {"licences": 9, "penalties": 4, "coercion": 1, "fees": 0},
        ),
        (
            "overview.disclosure.website",
            "网31 号45 栏7",
            {"website": 31, "new_media": 45, "boards": 7},
        ),
        ("overview.supervision.trainings", "训1查5", {"trainings": 1, "inspections": 5}),
        (RECEIVED, "个2 企1", {"received": 3}),
    ],
)
def test_short_names_count_in_a_message_of_nothing_else(
    question: str, said: str, told: dict[str, int]
) -> None:
    assert rows(question, said) == told


def test_a_short_name_of_a_row_takes_as_many_numbers_as_it_has_columns() -> None:
    row = decided(DOCUMENTS, "规1 0 3").values[DOCUMENTS]
    assert (row.issued, row.repealed, row.in_force) == (1, 0, 3)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("overview.disclosure.website", "网31 转12"),
        ("overview.disclosure.website", "罚4 强1"),
        ("overview.disclosure.website", "训1 栏杆3"),
        (DOCUMENTS, "规1 0"),
    ],
)
def test_short_names_are_nothing_beside_others_or_with_too_few_numbers(
    question: str, said: str
) -> None:
    assert decided(question, said).step is not Step.TAKE


def test_one_short_name_alone_is_shown_first() -> None:
    assert stored("overview.disclosure.boards", "板12") == {}


@pytest.mark.parametrize(
    ("said", "cases", "told"),
    [
        (
            "有个村民先去市里复议，维持了，不服起诉到法院，还没判",
            ("reconsideration", "litigation_after_reconsideration"),
            {"reconsideration": 1, "litigation_after_reconsideration": 1},
        ),
        (
            "没申请复议就把镇政府告了，判我们赢",
            ("litigation_direct",),
            {"litigation_direct": 1},
        ),
    ],
)
def test_one_case_that_is_told_is_shown_as_one(
    said: str, cases: tuple[str, ...], told: dict[str, int]
) -> None:
    decision = decided(CASES, said)
    assert decision.step is Step.OFFER
    assert tuple(decision.values[CASES]) == cases
    assert rows(CASES, said) == told


@pytest.mark.parametrize(
    "said", ["去年有个复议维持了", "两个人复议，维持了", "一审赢了二审没判，是告到法院的"]
)
def test_other_stories_of_cases_are_no_case_of_this_year(said: str) -> None:
    assert CASES not in decided(CASES, said).values


def test_brackets_say_of_which_lawsuits_a_row_is() -> None:
    told = rows(CASES, "复议：维持1；诉讼（复议后）：审理中1")
    assert told == {"reconsideration": 1, "litigation_after_reconsideration": 1}


def test_a_lawsuit_without_its_name_goes_to_no_reconsideration() -> None:
    told = decided(CASES, "复议没有，告到县里的1件没判").values
    assert "review_litigation.reconsideration" not in told


@pytest.mark.parametrize(
    "said", ["新弄了1个，废止旧的2个，眼下管用的5个", "新制定1，老的停止执行2，还管用5"]
)
def test_old_documents_are_no_older_number(said: str) -> None:
    row = decided(DOCUMENTS, said).values[DOCUMENTS]
    assert (row.issued, row.repealed, row.in_force) == (1, 2, 5)


def test_a_no_behind_a_choice_shows_it_first() -> None:
    assert stored(CASES, "有人要复议，还没去") == {}


def test_inspections_need_a_unit_where_only_looking_was_meant() -> None:
    assert decided("overview.disclosure.website", "后台查了98").values == {
        "overview.disclosure.website": 98
    }
    assert decided("overview.supervision.trainings", "查了4轮").step is Step.OFFER


@pytest.mark.parametrize(
    ("question", "said", "value"),
    [
        ("filters.contact", "留一个呗", "include"),
        ("overview.outline", "照国家规定那五块来", "five_aspects"),
        ("overview.outline", "我们自己拟小标题", "own_headings"),
        ("organisation.kind", "县里的一个部门", "department"),
        ("organisation.kind", "乡一级政府", "township"),
    ],
)
def test_choices_are_known_by_names_made_of_parts(question: str, said: str, value: str) -> None:
    context = context_at(question)
    chosen = choose(context.heard(said), context)
    assert chosen is not None
    assert chosen.step is not Step.ASK
    assert chosen.values == (value,)
