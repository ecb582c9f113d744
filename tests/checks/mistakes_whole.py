"""Mistakes of a whole report: cells, headings, missing sections, last year."""

from dataclasses import replace
from decimal import Decimal

from report_assistant.report.edition import section_heading
from tests.checks.samples import FIVE, NAME, OPENING, PROBLEMS, Sample, town_values

Case = tuple[str, Sample, Sample]

PLAIN = Sample()
_HEADINGS = tuple(section_heading(number) for number in range(1, 7))
_ZERO = {path: 0 for path in town_values() if not path.startswith("proactive")}
_DOCUMENTS = "proactive_disclosure.normative_documents"
_OVER = "applications.carried_over"


def _heading(number: int, words: str) -> Sample:
    headings = [*_HEADINGS]
    headings[number - 1] = words
    return replace(PLAIN, headings=tuple(headings))


def _opening(old: str, new: str) -> Sample:
    assert old in OPENING
    return PLAIN.with_section(0, OPENING.replace(old, new))


def _aspects(**changed: str) -> Sample:
    """Section one with some of its five paragraphs changed: a1 … a5."""
    return PLAIN.with_section(1, *(changed.get(f"a{n}", FIVE[n - 1]) for n in range(1, 6)))


def _last(cells: dict[str, int] | None = None, **changed: object) -> Sample:
    """Last year's report, from which this year's tables follow, unless changed."""
    forward = {
        path.replace("carried_over", "carried_forward"): town_values()[path]
        for path in town_values()
        if path.startswith(_OVER)
    }
    before = {**forward, f"{_DOCUMENTS}.in_force": 8, **(cells or {})}
    text = {
        0: (OPENING.replace("2024", "2023"),),
        1: (
            "（一）主动公开。去年围绕水库清淤公开，逐村张贴明白纸，广播连播一个月，群众反映较好。",
        ),
        5: ("栏目更新不勤，联络员经验不足，将加强培训并定期通报各村的更新情况。",),
        6: ("没有收取信息处理费。",),
    }
    last = replace(Sample(year=2023, sections=text), **changed)  # type: ignore[arg-type]
    return last.with_cells(before)


def _after(last: Sample) -> Sample:
    return replace(PLAIN, last=last)


def _with_opening_of(sample: Sample) -> Sample:
    """The sample with its own year in the opening."""
    return sample.with_section(0, OPENING.replace("2024", str(sample.year)))


def _subdistrict(sample: Sample) -> Sample:
    """The same report of a 街道办事处, which is no people's government."""
    sections = {
        number: tuple(
            text.replace("我镇", "我街道").replace("柳桥镇", "东门街道") for text in texts
        )
        for number, texts in sample.sections.items()
    }
    return replace(sample, name="东门街道办事处", sections=sections)


_UNPAID = {
    "applications.fee_unpaid.natural_person": 2,
    "applications.fee_unpaid.total": 2,
    "applications.other_handling.natural_person": 0,
    "applications.other_handling.total": 0,
}
_SIX = "其他事项：无。"
_COPY = replace(PLAIN, last=replace(_last(), sections={**PLAIN.sections}))

IDENTITIES: list[Case] = [
    ("T01", PLAIN.with_cells({"applications.received.total": 26}), PLAIN),
    ("T02", PLAIN.with_cells({"applications.handled.business": 4}), PLAIN),
    ("T03", PLAIN.with_cells({"applications.carried_forward.natural_person": 2}), PLAIN),
    ("T04", PLAIN.with_cells({"review_litigation.litigation_direct.total": 2}), PLAIN),
    (
        "T08",
        PLAIN.with_cells({f"{_DOCUMENTS}.issued": 12}),
        PLAIN.with_cells({f"{_DOCUMENTS}.issued": 12, f"{_DOCUMENTS}.repealed": 3}),
    ),
    (
        "T09",
        PLAIN.with_cells({f"{_DOCUMENTS}.in_force": 101}),
        PLAIN.with_cells({f"{_DOCUMENTS}.in_force": 41}),
    ),
    (
        "T11",
        PLAIN.with_cells({"proactive_disclosure.fees": Decimal("188710.00")}),
        PLAIN.with_cells({"proactive_disclosure.fees": Decimal("188.7100")}),
    ),
    (
        "T14",
        PLAIN.with_cells({**_ZERO, "applications.handled.total": 1}),
        PLAIN.with_cells(_ZERO),
    ),
    (
        "T15",
        PLAIN.with_cells({**_ZERO, "review_litigation.reconsideration.total": 1}),
        PLAIN.with_cells(_ZERO),
    ),
]

CELLS: list[Case] = [
    ("T05", PLAIN.with_cells({"proactive_disclosure.licences": "三百"}), PLAIN),
    ("T05", PLAIN.with_cells({"proactive_disclosure.coercion": "-1"}), PLAIN),
    (
        "T05",
        PLAIN.with_cells({"proactive_disclosure.penalties": Decimal("33.5")}),
        PLAIN.with_cells({"proactive_disclosure.fees": Decimal("96171.6")}),
    ),
    ("T06", PLAIN.with_cells({"applications.state_secret.business": ""}), PLAIN),
    ("T06", PLAIN.with_cells({"review_litigation.reconsideration.corrected": "—"}), PLAIN),
    (
        "T06",
        PLAIN.with_cells({"proactive_disclosure.coercion": "/"}),
        replace(PLAIN, notes={f"{_DOCUMENTS}.issued": "其中修订1件"}),
    ),
    ("T06", PLAIN.with_cells({"proactive_disclosure.coercion": "无"}), PLAIN),
    (
        "T07",
        PLAIN.with_cells({"proactive_disclosure.regulations.in_force": 6}),
        replace(PLAIN, name="临江自治州人民政府")
        .with_cells({"proactive_disclosure.regulations.in_force": 6})
        .with_section(1, *(text.replace("我镇", "我州") for text in FIVE)),
    ),
    (
        "T20",
        replace(PLAIN, found_tables=frozenset({"applications", "review_litigation"})),
        PLAIN,
    ),
    (
        "T16",
        replace(PLAIN, notes={f"{_DOCUMENTS}.issued": "其中修订16件"}),
        replace(PLAIN, notes={f"{_DOCUMENTS}.in_force": "其中修订9件"}),
    ),
    (
        "T17",
        _with_opening_of(replace(PLAIN, year=2026)),
        _with_opening_of(replace(PLAIN, year=2025)),
    ),
    (
        "T18",
        replace(PLAIN, old_form=True),
        _with_opening_of(replace(PLAIN, old_form=True, year=2020)),
    ),
    (
        "T13",
        PLAIN.with_cells(_UNPAID).with_section(6, _SIX),
        PLAIN.with_cells(_UNPAID).with_section(6, "发出收费通知3件，实际收取信息处理费400元。"),
    ),
    (
        "X17",
        PLAIN.with_section(6, _SIX),
        PLAIN.with_section(6, "本年度暂未开展信息公开处理费收取工作。").with_cells(
            {"proactive_disclosure.fees": Decimal("57.02")}
        ),
    ),
    (
        "X17",
        PLAIN.with_cells(_ZERO).with_section(6, "收取信息处理费400元。"),
        PLAIN.with_section(6, "收取信息处理费400元。"),
    ),
    (
        "X15",
        replace(PLAIN, notes={f"{_DOCUMENTS}.issued": "其中修订1件"}).saying("制定规范性文件7件。"),
        replace(PLAIN, notes={f"{_DOCUMENTS}.issued": "其中修订1件"}).saying(
            "新制定规范性文件1件。"
        ),
    ),
    (
        "X10",
        PLAIN.with_cells(
            {
                "review_litigation.reconsideration.upheld": 0,
                "review_litigation.reconsideration.corrected": 1,
            }
        ).saying("没有发生行政复议被纠错的情形。"),
        PLAIN.saying("没有发生行政复议被纠错的情形。"),
    ),
    (
        "X12",
        PLAIN.saying("未发生行政复议。"),
        replace(PLAIN.with_cells(_ZERO)).saying("未收到申请，未发生行政复议、行政诉讼。"),
    ),
]

STRUCTURE: list[Case] = [
    ("S01", _heading(4, "四、行政许可情况"), PLAIN),
    ("S01", _heading(6, ""), _heading(5, "五、存在的主要问题及改进情况")),
    (
        "S01",
        _heading(3, "一、收到和处理政府信息公开申请情况"),
        _heading(3, "三、 收到和处理政府信息公开申请情况"),
    ),
    (
        "S02",
        PLAIN.with_section(1, "下面报告我镇情况。"),
        _aspects(a1="（一）主动公开。公开信息310条。"),
    ),
    ("S02", _aspects(a3=FIVE[2].replace("（三）", "（四）")), PLAIN),
    (
        "S02",
        _aspects(a1="（一）主动公开。公开信息310条。", a4="（四）其他。今年没有别的事。"),
        _aspects(a4="（四）阵地。公开栏14块，公众号1个。"),
    ),
    ("S02", _aspects(a2=FIVE[1].replace("依申请公开情况", "依申请公开方面")), PLAIN),
    (
        "S03",
        _aspects(a5="（五）监督保障情况。全年检查4次。"),
        _aspects(a5="（五）监督保障情况。考评得95分，群众满意度高，无人被追责。"),
    ),
    (
        "S03",
        _aspects(a5="（五）监督保障情况。纳入年度考核。"),
        _subdistrict(_aspects(a5="（五）监督保障情况。全年检查4次。")),
    ),
    (
        "S04",
        _aspects(a2="（二）政策解读情况。发布解读2篇。"),
        _aspects(a2="（二）依申请公开情况。登记规范。"),
    ),
    (
        "S04",
        _aspects(a2="（二）依申请公开情况。便民大厅换了新的座椅。"),
        _aspects(a2="（二）依申请公开情况。村民要求查看的补偿标准，全年无。"),
    ),
    (
        "S05",
        _opening("主动公开政府信息情况、", "主动公开政府信息情况、主动公开政府信息情况、"),
        _opening("本报告由总体情况", "本报告由党政办公室编写，由总体情况"),
    ),
    (
        "S05",
        PLAIN.with_section(
            0,
            OPENING.replace("本报告由总体情况、", "主要内容包括").replace(
                "、其他需要报告的事项六部分组成，", "。"
            ),
        ),
        _opening("六部分组成", "六部分组成，主要内容包括条例第五十条要求的数据和文字"),
    ),
    (
        "S05",
        _opening("、其他需要报告的事项六部分", "六部分"),
        _opening("存在的主要问题及改进情况", "存在问题及改进情况"),
    ),
    ("S05", _opening("六部分组成", "五部分组成"), _opening("六部分组成", "六个部分组成")),
    (
        "S06",
        PLAIN.with_section(
            0, "数据统计期限为2024年1月1日至2024年12月31日。联系电话：0000-5550100。"
        ),
        PLAIN,
    ),
    (
        "S07",
        _opening("至2024年12月31日", "至2024年12月30日"),
        _opening("至2024年12月31日", "至12月31日"),
    ),
    (
        "S07",
        _opening("1月1日至2024年12月31日", "1月1日起，至2024年12月3日止"),
        _opening("1月1日至2024年12月31日", "1月1日起，至2024年12月31日止"),
    ),
    (
        "S07",
        _opening("期限为2024年1月1日至2024", "期限为2023年1月1日至2023"),
        PLAIN.saying("2024年3月1日至2024年3月31日开展集中公示。"),
    ),
    (
        "S08",
        replace(PLAIN, title=f"2024年{NAME}2024年政府信息公开工作年度报告"),
        replace(PLAIN, title=f"2024年{NAME}政府信息公开工作年度报告"),
    ),
    (
        "S12",
        PLAIN.with_section(
            5, "不足：一是更新慢；二是解读少；三是人手紧。", "下一步：一是定期更新；二是补充人员。"
        ),
        PLAIN.with_section(
            5, "不足：一是更新慢；二是解读少。", "下一步：一是定期更新；二是补充人员；三是培训。"
        ),
    ),
    (
        "S12",
        PLAIN.with_section(5, "存在的问题：1.更新慢；2.解读少；3.人手紧。下一步：1.定期更新。"),
        PLAIN.with_section(5, "存在的问题：1.更新慢；2.解读少。下一步：1.定期更新；2.补充解读。"),
    ),
    (
        "S12",
        PLAIN.with_section(5, "库区三个村的公开栏陈旧，茶农关心的价格信息更新不及时，解读也不够。"),
        PLAIN.with_section(
            5, "库区三个村的公开栏陈旧，茶叶价格更新不及时，下一步逐村更换、每周更新。"
        ),
    ),
    (
        "S13",
        PLAIN.with_section(5, "无。"),
        PLAIN.with_section(
            5, "经自查，没有发现突出问题；个别公开栏更新偏慢，已责成所在村在年内改完。"
        ),
    ),
    ("S13", PLAIN.with_section(5), PLAIN),
    ("S13", PLAIN.with_section(5, "我镇暂无存在的问题。"), PLAIN),
    (
        "S17",
        PLAIN.with_section(
            1,
            "我镇高度重视公开工作，加强组织领导，依法主动公开，规范申请办理，强化信息管理，建好平台，加强监督考核、评议和追究，成效明显。",
        ),
        PLAIN,
    ),
    ("S19", PLAIN.with_section(1, *FIVE, "村里的公开栏按月更换内容并拍照留存。" * 50), PLAIN),
    ("S20", PLAIN.with_section(0, OPENING.split("如有疑问")[0]), PLAIN),
    (
        "S22",
        PLAIN.with_section(5, PROBLEMS[0], PROBLEMS[0]),
        PLAIN.with_section(5, PROBLEMS[0], PROBLEMS[0].replace("更新慢", "更新迟缓")),
    ),
]

YEARS: list[Case] = [
    ("Y01", _after(_last({"applications.carried_forward.natural_person": 3})), _after(_last())),
    (
        "Y01",
        _after(
            _last(
                {
                    "applications.carried_forward.natural_person": 0,
                    "applications.carried_forward.business": 1,
                }
            )
        ),
        _after(_last()),
    ),
    ("Y02", _after(_last({f"{_DOCUMENTS}.in_force": 12})), _after(_last())),
    (
        "Y03",
        replace(
            _after(_last({"review_litigation.reconsideration.pending": 7})),
            footnotes={"review_litigation": "注：含上年结转的案件。"},
        ),
        _after(_last({"review_litigation.reconsideration.pending": 7})),
    ),
    (
        "Y04",
        _after(_last({"proactive_disclosure.licences": 30})),
        _after(_last({"proactive_disclosure.licences": 120})),
    ),
    ("Y05", _COPY, _after(_last())),
    (
        "Y06",
        _after(_last()),
        _after(_last()).with_section(
            5, "上年指出的更新慢已经整改。今年不足是解读少，将在下年补上图解。"
        ),
    ),
    (
        "X14",
        _after(_last({"applications.received.total": 20})).saying("收到申请27件，同比增长12.5%。"),
        _after(_last({"applications.received.total": 20})).saying("收到申请27件，同比增长35%。"),
    ),
]

STATEMENTS: list[Case] = [
    (
        "X23",
        PLAIN.saying("接到热线转来的来访1件，均已接待答复。"),
        PLAIN.saying("接到热线转来的来访1件，已接待答复。"),
    )
]

CASES = [*IDENTITIES, *CELLS, *STRUCTURE, *YEARS, *STATEMENTS]
