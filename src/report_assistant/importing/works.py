"""Other work that a report counts: training, meetings, inspections, interpretations, places.

Each `Work` has the words that name it and those that may stand beside them. A count is read only
where its clause holds the name and nothing that is not known: 安全生产培训2次 is another training.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_assistant.importing.narrative import Count, Told
from report_assistant.importing.readings import Reading
from report_assistant.importing.register import left_over, without_body

_HELD = "组织|开展|举办|举行|召开|进行|实施|完成|做好|召集|安排|参与|主持"
_OPENNESS = (
    "政府信息与政务公开|政府信息和政务公开|政务信息公开|政府信息公开|政务公开|信息公开|公开工作"
    "|依申请公开|政务新媒体|政府网站|年度报告|年报"
)
_PEOPLE = (
    "全[县镇乡区市局街道系统]{1,2}|各(?:乡镇|镇街|单位|部门|科室|股室|站所)|干部职工|工作人员"
    "|干部|职工|人员|业务骨干|信息员|专题|专项|专门"
)
_KIND = (
    "业务|知识|能力|技能|专业|专题|集中|内部|线上|线下|系统|日常|相关|及时|定期|全员|常态化"
    "|各类|工作|年度|重点|主题"
)


@dataclass(frozen=True)
class Work:
    """One thing that is counted."""

    path: str
    units: tuple[str, ...]
    names: re.Pattern[str]
    """What names it; one of these must stand in the clause."""
    beside: re.Pattern[str]
    """What else may stand there, beyond the words that only carry a count."""
    needs: re.Pattern[str] | None = None
    """What the sentence must hold besides."""
    never: re.Pattern[str] | None = None
    """What the clause must not hold."""


def _work(path: str, units: str, **patterns: str) -> Work:
    """Return a work of section one; the patterns are those of `Work`, by their names."""
    compiled = {name: re.compile(words) for name, words in patterns.items()}
    return Work(f"overview.{path}", tuple(units.split()), **compiled)


_BESIDE = f"{_HELD}|{_OPENNESS}|{_PEOPLE}|{_KIND}"
WORKS = (
    _work(
        "leadership.staff",
        "名 人 位",
        names="(?:专职|兼职|专兼职)?(?:工作|管理)?(?:人员|信息员|联络员|专员|专干)",
        beside=f"配备|配置|配齐|明确|安排|确定|落实|指定|确保|选派|抽调|专门|专职|兼职|负责|{_OPENNESS}|业务|在办公室",
        needs="公开|信息",
        never="参加|参训|培训|各|每|领导|组长",
    ),
    _work(
        "supervision.trainings",
        "次 期 场 场次 轮 期次",
        names="培训(?:会议|会|班|活动|讲座|学习)?",
        beside=f"{_BESIDE}|学习|讲座|以会代训",
        never="参加|参训|人员培训率|人次",
    ),
    _work(
        "supervision.trained",
        "人次 人 名",
        names="参训(?:人员)?|参加培训(?:人员)?|参加人员|参培(?:人员)?|培训(?:人数|人员|干部|工作人员|学员)?|受训(?:人员)?",
        beside=f"{_BESIDE}|覆盖|参加|人数",
        needs="培训",
        never="负责|开展|进行(?!培训)",
    ),
    _work(
        "supervision.meetings",
        "次 场 场次 轮",
        names="专题会议?|推进会议?|工作会议?|部署会议?|调度会议?|协调会议?|联席会议|专题研究|研究部署|领导小组会议?",
        beside=f"{_BESIDE}|推进|部署|调度|会议|研究|领导小组",
        needs="公开",
        never="新闻|常务|发布会|参加",
    ),
    _work(
        "supervision.inspections",
        "次 轮 场次",
        names="(?:专项|日常|监督|定期|自查)?(?:检查|自查|督查|抽查|巡查|督导|排查|普查)",
        beside=f"{_BESIDE}|监督|日常|季度|内容|栏目|网站|新媒体|自查自纠|整改|督导|检查|对",
        needs="公开|网站|新媒体|监督|保障",
        never="参加|上级|接受|安全|执法",
    ),
    _work(
        "disclosure.interpretations",
        "篇 条 件 个 份 条次 篇次",
        names="(?:政策|文件|政策性?文件)(?:性)?解读(?:信息|材料|稿件|稿|文章|文件|件)?|解读(?:信息|材料|稿件|稿|文章|政策文件|政策)",
        beside=f"{_HELD}|政策|文件|多种形式|形式|做好",
        never="图|视频|文字|负责人|领导|专家|问答|转载|上级",
    ),
    _work(
        "management.cleaned",
        "条 个 处 条次",
        names="(?:清理|整改|纠正|修正|删除|更正)(?!.*(?:问题|意见)(?!信息))(?=.*(?:信息|链接|链|错|表述))",
        beside="清理|整改|纠正|修正|删除|更正|过期|过时|失效|错误|错敏|不规范|错别字|敏感|陈旧|无效|僵尸|链接|错链|断链|表述|信息|问题信息|网站|平台",
        never="栏目|账号|文件",
    ),
    _work(
        "platform.accounts",
        "个 家",
        names="(?:政务|官方)?新媒体(?:账号|平台)?",
        beside="开设|开通|运营|建有|建成|设有|现有|拥有|维护|管理|注册|运维|账号|认证|备案|保有",
        never="关停|注销|清理|整合|检查",
    ),
    _work(
        "platform.places",
        "个 处",
        names="(?:政务公开|政府信息公开|信息公开|公开)(?:体验|查阅|服务)?(?:专区|查阅点|查阅场所|查阅室|点)|(?:信息|政府信息)?查阅(?:点|场所|中心|室)",
        beside="设置|设立|建成|建立|建设|打造|设有|建有|规范化?|标准化|线下|政务服务|便民|服务中心|大厅|各级|共建|现有|依托|完成",
        never="村|社区|升级",
    ),
    _work(
        "platform.gazettes",
        "期",
        names="(?:人民)?政府公报|公报",
        beside="出版|编印|编发|编辑|印发|印刷|发行|出刊|人民|县|市|区|省|纸质|电子",
        never="刊登|刊载",
    ),
    _work(
        "platform.press_conferences",
        "场 次 场次",
        names="(?:政府)?新闻发布会|新闻发布活动",
        beside=f"{_HELD}|政府|例行|各类|专题|主题",
        never="参加|出席|上级",
    ),
)


def works_in(told: Told, own: tuple[str, ...]) -> Iterator[Reading]:
    """Yield what a sentence counts of the work."""
    read: set[str] = set()
    for count in told.counts:
        work = next((each for each in WORKS if _is_of(count, each, told, own)), None)
        if work is not None and work.path == _TRAINED and not _is_of_openness(told, read):
            continue  # 安全生产培训2次，培训120人次
        if work is not None:
            read.add(work.path)
            yield Reading(work.path, count.number, count.quoted, told.section)
        elif _is_class_of_interpretations(count):
            yield Reading(INTERPRETATIONS, count.number, count.quoted, told.section)


def _is_of_openness(told: Told, read: set[str]) -> bool:
    """Return whether those who were trained were trained in the work that is reported."""
    return _TRAININGS in read or "公开" in told.words


_TRAININGS, _TRAINED = "overview.supervision.trainings", "overview.supervision.trained"
INTERPRETATIONS = "overview.disclosure.interpretations"
_CLASS = re.compile("^(?:其中|包括|包含)?(?:发布)?政策(?:文件)?解读(?:类)?(?:信息|材料|稿件)?$")


def _is_class_of_interpretations(count: Count) -> bool:
    """Return whether a class of what was published is the interpretations: 其中政策解读44条."""
    is_class = count.is_part and not count.is_rough and _CLASS.match(count.lead.lstrip("："))
    return bool(is_class and count.unit in ("条", "篇", "件"))


def _is_of(count: Count, work: Work, told: Told, own: tuple[str, ...]) -> bool:
    if count.is_part or count.is_rough or count.unit not in work.units:
        return False
    tail = _SAID_BEHIND.sub("", count.tail)
    words = without_body(f"{count.lead}｜{tail}", own)
    if not work.names.search(words) or (work.never and work.never.search(words)):
        return False
    if work.needs and not (work.needs.search(told.words) or work.needs.search(told.heading)):
        return False
    rest = work.beside.sub("", work.names.sub("", words)).replace("｜", "")
    return not left_over(rest)


_SAID_BEHIND = re.compile(
    "(?:具体|专门|主要|分别)?(?:负责|承担|从事|开展(?!.{0,8}培训)|承办|管理).*$"
)
"""What those who are counted do."""
