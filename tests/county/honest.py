"""An honest report of an invented body: cells that balance, and sentences that say what they say."""

import random
from dataclasses import dataclass, field

from report_assistant.report.model import APPLICANTS
from report_assistant.report.tables import TABLES
from tests.county.invented import Body
from tests.reading.figures import CaseFigures

PATHS = tuple(path for table in TABLES for path in table.paths)
FORWARD = "applications.carried_forward"
_RESULTS = tuple(
    dict.fromkeys(
        path.rpartition(".")[0]
        for path in PATHS
        if path.startswith("applications.")
        and path.split(".")[1] not in ("received", "carried_over", "handled", "carried_forward")
    )
)
_UNLIKELY = "applications.fee_unpaid"
"""Section six would have to speak of it."""
_ROWS = 5


@dataclass
class Written:
    """A report, to be printed in any layout."""

    body: Body
    year: int
    cells: dict[str, str]
    """What is printed in each cell."""
    paragraphs: dict[int, list[str]]
    title: str
    left_out: set[int] = field(default_factory=set)
    """Sections whose heading is missing."""

    @property
    def figures(self) -> CaseFigures:
        """What the layouts print."""
        texts = {section: tuple(texts) for section, texts in self.paragraphs.items()}
        return _WithoutHeadings(self.title, dict(self.cells), texts, left_out=self.left_out)

    def number(self, path: str) -> int:
        """A cell's number."""
        return int(self.cells[path])

    def replace(self, words: str, others: str) -> None:
        """Put other words into the text."""
        assert any(words in text for texts in self.paragraphs.values() for text in texts), words
        for section, texts in self.paragraphs.items():
            self.paragraphs[section] = [text.replace(words, others) for text in texts]

    def say(self, words: str) -> None:
        """Say something more in section one."""
        self.paragraphs[1][0] += words


@dataclass(frozen=True)
class _WithoutHeadings(CaseFigures):
    left_out: set[int] = field(default_factory=set)

    def heading(self, section: int) -> str:
        return "" if section in self.left_out else super().heading(section)


def written(body: Body, year: int, chance: random.Random, last: "Written | None" = None) -> Written:
    """An honest report; `last` is the year before's."""
    cells = _cells(chance, last)
    title = f"{body.name}{year}年政府信息公开工作年度报告"
    paragraphs = _paragraphs(body, year, chance, cells)
    printed = {path: str(cells[path]) for path in PATHS}
    printed["proactive_disclosure.fees"] = chance.choice(("0", "12.5", "0.36", "18.8710"))
    return Written(body, year, printed, paragraphs, title)


def _cells(chance: random.Random, last: Written | None) -> dict[str, int]:
    cells = dict.fromkeys(PATHS, 0)
    documents = "proactive_disclosure.normative_documents"
    cells[f"{documents}.issued"] = chance.randint(0, 3)
    before = last.number(f"{documents}.in_force") if last else chance.randint(2, 12)
    cells[f"{documents}.repealed"] = chance.randint(0, min(before, 2))
    cells[f"{documents}.in_force"] = (
        before + cells[f"{documents}.issued"] - cells[f"{documents}.repealed"]
    )
    for name in ("licences", "penalties", "coercion"):
        cells[f"proactive_disclosure.{name}"] = chance.randint(0, 15)
    results = chance.sample([each for each in _RESULTS if each != _UNLIKELY], _ROWS)
    for applicant in APPLICANTS:
        over = last.number(f"{FORWARD}.{applicant}") if last else 0
        most = 2 if applicant == "natural_person" else chance.choice((0, 0, 0, 0, 0, 1))
        for result in results:
            cells[f"{result}.{applicant}"] = chance.randint(0, most)
        forward = chance.choice((0, 0, 1))
        handled = sum(cells[f"{result}.{applicant}"] for result in _RESULTS)
        if handled + forward < over:
            cells[f"applications.granted.{applicant}"] += over - handled - forward
            handled = over - forward
        cells[f"applications.carried_over.{applicant}"] = over
        cells[f"{FORWARD}.{applicant}"] = forward
        cells[f"applications.handled.{applicant}"] = handled
        cells[f"applications.received.{applicant}"] = handled + forward - over
    if not cells["applications.received.natural_person"]:
        cells["applications.received.natural_person"] += 2
        cells["applications.granted.natural_person"] += 2
        cells["applications.handled.natural_person"] += 2
    for path in PATHS:
        if path.startswith("applications.") and path.endswith(".total"):
            row = path.removesuffix("total")
            cells[path] = sum(cells[f"{row}{applicant}"] for applicant in APPLICANTS)
    for block in ("reconsideration", "litigation_direct", "litigation_after_reconsideration"):
        outcome = chance.choice(("upheld", "upheld", "corrected", "other_outcome", "pending"))
        number = chance.choice((0, 0, 0, 1))
        cells[f"review_litigation.{block}.{outcome}"] = number
        cells[f"review_litigation.{block}.total"] = number
    return cells


_PLACES = (
    *("客运站", "农贸市场", "茶厂", "中心小学", "敬老院", "码头", "果园合作社", "文化广场"),
    *("养殖场", "粮站", "夜校", "渡口", "卫生室", "图书馆", "河堤工地", "老街"),
)
_ACTS = ("设咨询台", "办讲解会", "开座谈会", "摆宣传摊", "请村民代表看账", "做上门讲解", "收意见")
_TOPICS = (
    *(
        "征地补偿",
        "低保申请",
        "学区划分",
        "危房改造",
        "惠农补贴",
        "用水价格",
        "公交线路",
        "医保缴费",
    ),
    *("林权登记", "老旧小区加装电梯", "育苗补助", "工伤认定", "宅基地审批", "垃圾清运", "救灾款"),
)
_FAULTS = (
    *("栏目更新慢", "解读材料专业词多", "公开栏位置偏", "目录分类太粗", "答复文书格式不一"),
    *("年轻人少看公开栏", "经办人换得勤", "旧信息清理不及时", "图解偏少", "老年人不会上网查"),
)
_REMEDIES = (
    *("每周一核对栏目", "请各股室写白话解读", "把公开栏移到集市口", "重编公开目录", "统一文书样式"),
    *("在集市日轮流宣讲", "写交接清单", "每季度清理一次", "为新政策配图解", "派人教老人查询"),
)


def _paragraphs(
    body: Body, year: int, chance: random.Random, cells: dict[str, int]
) -> dict[int, list[str]]:
    own, place, topic = body.own, chance.choice(_PLACES), chance.choice(_TOPICS)
    number = chance.randint(40, 400)
    phone = f"0000-{chance.randint(5550000, 5559999)}"
    received = cells["applications.received.total"]
    documents = "proactive_disclosure.normative_documents"
    first, second = chance.sample(_FAULTS, 2)
    one, other = chance.sample(_REMEDIES, 2)
    month = chance.randint(2, 11)
    opening = (
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《国务院办公厅政府信息与政务公开"
        "办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）"
        f"要求编制本报告。所列数据的统计期限为{year}年1月1日至{year}年12月31日。如有疑问，请与"
        f"政务公开股联系（地址：滨河路{number}号；电话：{phone}）。"
    )
    first_part = [
        f"{year}年，{own}{month}月在{place}{chance.choice(_ACTS)}，当面说明{topic}等事情"
        f"{chance.randint(11, 96)}件。",
        f"（一）主动公开情况。{own}主动公开政府信息{number}条，内容多与{chance.choice(_TOPICS)}有关。",
        f"（二）依申请公开情况。全年新收政府信息公开申请{received}件，由专人登记，逐件会商后答复。",
        f"（三）政府信息管理情况。信息发布前逐条进行保密审查，清理失效信息{chance.randint(3, 30)}条。",
        f"（四）政府信息公开平台建设情况。在{chance.choice(_PLACES)}设查阅点{chance.randint(1, 4)}个。",
        "（五）监督保障情况。公开工作纳入年度考核；社会评议由县里组织，满意率较好；没有发生责任追究的情形。"
        f"现行有效的行政规范性文件{cells[f'{documents}.in_force']}件，"
        f"本年制发{cells[f'{documents}.issued']}件，废止{cells[f'{documents}.repealed']}件。",
    ]
    return {
        0: [opening],
        1: first_part,
        5: [
            f"去年提出的不足已经改正。{own}的公开工作还有不足：一是{first}；二是{second}。",
            f"针对以上不足，{year + 1}年将采取以下措施：一是{one}；二是{other}。",
        ],
        6: [f"{year}年{own}未收取信息处理费，没有其他需要报告的事项。"],
    }
