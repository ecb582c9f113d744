"""What a body's name tells: its kind, how it calls itself, whether it can make 规章.

This is the only place that reads a kind out of a name. `body_named` always has a best guess, for an
offer that the clerk confirms; `Body.is_certain` says whether the name leaves no doubt. `bodies_in`
finds the names in a title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from report_assistant.report.choices import OrganisationKind
from report_assistant.report.cities import MUNICIPALITIES, PREFECTURE_CITIES

_MOST_KEPT = 1024


class OtherRules(Enum):
    """Whose openness follows other rules than the Regulation's chapter on administrative organs."""

    PUBLIC_SERVICE = "公共企事业单位"
    PARTY = "党的机关"
    MASS_ORGANISATION = "群团组织"
    OTHER_ORGAN = "人大、政协、法院和检察院"


@dataclass(frozen=True)
class Body:
    """What a name tells."""

    kind: OrganisationKind
    self_reference: str
    """Its name for itself in running text: 我乡, 我镇, 我局 …"""
    is_certain: bool = True
    """Whether the name alone leaves no doubt about the kind."""
    may_issue_regulations: bool = False
    """Whether such a body can make 规章 (立法法)."""
    other_rules: OtherRules | None = None


@lru_cache(maxsize=_MOST_KEPT)
def body_named(name: str) -> Body:
    """Return what a body's name tells."""
    bare = "".join(name.split())
    other = _other_rules(bare)
    if other is not None:
        return Body(_department(bare)[0], _unit(bare), is_certain=False, other_rules=other)
    return _local(bare) or _government(bare) or _state_council(bare) or _other(bare)


def ends_as_body(words: str) -> bool:
    """Return whether words end as the names of bodies do: 青石镇, but not 专区 or 城乡."""
    return any(found.end() == len(words) for found in _ends_in(words))


def bodies_in(line: str) -> Iterator[str]:
    """Yield the bodies that a title or a signature names: 青石镇 of 青石镇2025年政务公开工作总结.

    政府信息公开 and the like are what it is about; they are no part of a name.
    """
    for piece in _NO_NAME.split("".join(line.split())[:_LONGEST_LINE]):
        ends = [found.end() for found in _ends_in(piece)]
        if ends or _ONLY_A_LEVEL.fullmatch(piece):
            yield piece[: ends[-1]] if ends else piece


def _ends_in(words: str) -> Iterator[re.Match[str]]:
    """Yield the places where a name that begins with these words may end."""
    for found in _NAME_ENDS.finditer(words[:_LONGEST_LINE]):
        is_short = found.start() < 1 or (
            found.end() < _SHORTEST_NAME and words[0] not in _AREA_SIGNS
        )
        is_of_any = found.start() == 1 and words[0] in _OF_ANY
        if not is_short and not is_of_any:
            yield found


_LONGEST_LINE, _SHORTEST_NAME = 200, 3
_AREA_SIGNS = "省市县区旗州盟"
_OF_ANY = "进各本我全该"
"""各街道, 我镇: no name."""
_ONLY_A_LEVEL = re.compile(f"全?[{_AREA_SIGNS}镇乡局]")
_NAME_ENDS = re.compile(
    "(?:人民|(?<=[省市县区旗盟州镇乡]))政府(?:办公室|办公厅|办)?|街道(?:办事处|办)?|管委会|委员会|党政办"
    "|(?<!组)办公室|办公厅|办事处|(?<!为)中心|[支大总]队|(?<=[省市县区旗州盟])委(?:办公室|办)?(?!员)|党委|法院|检察院"
    "|残联|妇联|总工会|团委|科协|文联|工商联|学校|小学|中学|大学|医院|卫生院|公司|集团|村委会|居委会|社区"
    "|(?<![布全大格结开残僵])局(?![部限面势])|(?<![大客餐])厅|苏木"
    "|(?<![城各乡村集])镇(?![村域区静定痛])|(?<![城各老下回返家])乡(?![村镇土愁贤情])"
    "|(?<![省市各])县(?![域乡区级直城])|(?<![县城都上超门股房车集菜夜省])市(?![场容民政值面区级直县])"
    "|(?<![市县示试验专园社景辖小片山地城校厂库牧灾考战郊政民街林矿特范务公展阅助动传])区(?![域块划位别间分])"
    "|(?<!反)省(?![级直略])|(?<![国红])旗(?![帜下舰])"
)
"""How names end; ordinary words that end or begin alike are left out: 专区, 城乡, 市场."""
_NO_NAME = re.compile(
    "[^\u4e00-\u9fff]+(?:年度?)?|关于|年度|政府(?:门户)?网站|政府信息|政务(?:信息|公开|新媒体)|信息公开|主动公开|依申请公开"
    "|(?:填报|报送|填表|上报|编制|制表|填写)(?:单位|机关|部门)|盖章"
)


def full_name(name: str) -> str:
    """Return a name with its ending in full: 清河镇 -> 清河镇人民政府; nothing if that is not known."""
    for short, full in _FULL:
        if name.endswith(short):
            return name.removesuffix(short) + full
    return ""


_FULL = (
    ("人民政府", "人民政府"),
    ("街道办事处", "街道办事处"),
    ("街道办", "街道办事处"),
    ("街道", "街道办事处"),
    ("政府办", "人民政府办公室"),
    ("政府", "人民政府"),
    ("苏木", "苏木人民政府"),
    ("镇", "镇人民政府"),
    ("乡", "乡人民政府"),
)
"""How a name ends when it is short, and how in full."""


# ---------------------------------------------------------------- governments

_LOCAL = (
    (re.compile("街道(?:办事处|办)?$"), OrganisationKind.SUBDISTRICT, "我街道"),
    (re.compile("苏木(?:人民政府|政府)?$"), OrganisationKind.TOWNSHIP, "我苏木"),
    (re.compile("乡(?:人民政府|政府)?$"), OrganisationKind.TOWNSHIP, "我乡"),
    (re.compile("镇(?:人民政府|政府)?$"), OrganisationKind.TOWN, "我镇"),
)
_GOVERNMENT = re.compile("(?:人民政府|(?<=[省市县区旗州盟])政府)$")
_OFFICE_OF_PREFECTURE = re.compile("(?P<area>盟|地区)(?:行政公署|行署)$")
_AREAS = (
    ("自治区", OrganisationKind.PROVINCE, "我区"),
    ("省", OrganisationKind.PROVINCE, "我省"),
    ("自治州", OrganisationKind.CITY, "我州"),
    ("州", OrganisationKind.CITY, "我州"),
    ("自治县", OrganisationKind.COUNTY, "我县"),
    ("县", OrganisationKind.COUNTY, "我县"),
    ("自治旗", OrganisationKind.COUNTY, "我旗"),
    ("旗", OrganisationKind.COUNTY, "我旗"),
    ("区", OrganisationKind.COUNTY, "我区"),
)
"""How the area of a government ends, the most telling first; a 市 is looked up."""


def _local(name: str) -> Body | None:
    for pattern, kind, self_reference in _LOCAL:
        if pattern.search(name):
            return Body(kind, self_reference)
    return None


def _government(name: str) -> Body | None:
    if found := _OFFICE_OF_PREFECTURE.search(name):
        return Body(OrganisationKind.CITY, f"我{found['area']}")  # 派出机关: no 规章
    ending = _GOVERNMENT.search(name)
    if ending is None:
        return None
    area = name[: ending.start()]
    if area.endswith("市"):
        return _city(area)
    if area.endswith("盟"):
        return Body(OrganisationKind.CITY, "我盟")
    for ends, kind, self_reference in _AREAS:
        if area.endswith(ends):
            return Body(kind, self_reference, may_issue_regulations=kind.may_issue_regulations)
    return None


def _city(area: str) -> Body:
    """Return a city by its rank; one inside another city is of county level."""
    if area in MUNICIPALITIES:
        return Body(OrganisationKind.PROVINCE, "我市", may_issue_regulations=True)
    if area.endswith(PREFECTURE_CITIES):
        return Body(OrganisationKind.CITY, "我市", may_issue_regulations=True)
    is_certain = "市" in area[:-1] or "自治州" in area
    return Body(OrganisationKind.COUNTY, "我市", is_certain)


# ---------------------------------------------------------------- departments

_MINISTRIES = (
    *(
        "外交部",
        "国防部",
        "教育部",
        "科学技术部",
        "工业和信息化部",
        "公安部",
        "民政部",
        "司法部",
        "财政部",
    ),
    *(
        "人力资源和社会保障部",
        "自然资源部",
        "生态环境部",
        "住房和城乡建设部",
        "交通运输部",
        "水利部",
    ),
    *("农业农村部", "商务部", "文化和旅游部", "退役军人事务部", "应急管理部", "中国人民银行"),
    *("审计署", "海关总署"),
)
_NATIONAL = re.compile(
    "(?:中华人民共和国)?(?:国务院.+|(?:国家|中国)(?:(?!局|委|署|地区).)+(?:总局|局|委员会|总署|署))$"
)


def _state_council(name: str) -> Body | None:
    is_national = _NATIONAL.match(name) or name.removeprefix("中华人民共和国") in _MINISTRIES
    if not is_national:
        return None
    return Body(OrganisationKind.CITY_DEPARTMENT, _unit(name), may_issue_regulations=True)


_UNITS = (
    *("分局", "总队", "支队", "大队", "中队", "中心", "兵团", "集团", "公司"),
    *("局", "厅", "处", "所", "站", "馆", "署", "部", "社", "行", "院", "会", "委", "办"),
)
"""What a unit's name ends in and what stands behind 我, the longest first."""
_UNIT_WORDS = (
    (re.compile("(?:新区|区|园|度假区)(?:管理委员会|管委会)$"), "我区"),
    (re.compile("(?:管理|工作)?委员会$|管委会$"), "我委"),
    (re.compile("(?:办公室|办公厅|政府办|办事处)$"), "我办"),
    (re.compile("幼儿园$"), "我园"),
    (re.compile("(?:学校|小学|中学|高中|初中|大学|党校|中)$"), "我校"),
    (re.compile("(?:残联|妇联|文联|侨联|工商联|科协|总工会)$"), "我会"),
)
"""Endings whose word behind 我 is another, the most telling first."""


def _unit(name: str) -> str:
    """Return how a unit of that name calls itself: 我局, 我委, 我办 …"""
    for pattern, word in _UNIT_WORDS:
        if pattern.search(name):
            return word
    return next((f"我{unit}" for unit in _UNITS if name.endswith(unit)), "我单位")


_BELOW_CITY = re.compile("[县旗镇乡]|(?<!自治)(?<!地)区(?!域)|街道")
_HIGHER = re.compile("省|自治区|自治州|地区|[^同联]盟|兵团")
_STREET_OFFICE = re.compile("[路街巷道桥门园湖山河](?:办事处)$")


def _other(name: str) -> Body:
    if _STREET_OFFICE.search(name) and "驻" not in name:
        return Body(OrganisationKind.SUBDISTRICT, "我办", is_certain=False)
    kind, is_certain = _department(name)
    return Body(kind, _unit(name), is_certain and _unit(name) != "我单位")


def _department(name: str) -> tuple[OrganisationKind, bool]:
    """Return the rank of a department, and whether the place in its name leaves no doubt."""
    if _BELOW_CITY.search(name):
        return OrganisationKind.DEPARTMENT, True
    last = name.rfind("市", 0, -1) + 1
    if last > 1:
        area = name[:last]
        if area.endswith(PREFECTURE_CITIES + MUNICIPALITIES):
            return OrganisationKind.CITY_DEPARTMENT, True
        return OrganisationKind.DEPARTMENT, "市" in area[:-1]
    is_higher = bool(_HIGHER.search(name) or name.startswith("市"))
    kind = OrganisationKind.CITY_DEPARTMENT if is_higher else OrganisationKind.DEPARTMENT
    return kind, is_higher and not name.startswith("市")


# ---------------------------------------------------------------- other rules

_OTHER_RULES = (
    (
        re.compile(
            "(?:[省市县区旗州盟镇乡]委|党委|党组|党工委|工委|纪委|监委|政法委|政法委员会|编委|编办|团委"
            "|纪律检查委员会|监察委员会|组织部|宣传部|统战部|统一战线工作部|社会工作部|武装部|党校"
            "|巡察办|[省市县区旗州盟]委(?:办公室|办公厅|办))$"
        ),
        OtherRules.PARTY,
    ),
    (
        re.compile(
            "(?:总工会|团委|共青团.*|妇联|妇女联合会|残联|残疾人联合会|科协|科学技术协会|文联|侨联"
            "|文学艺术界联合会|归国华侨联合会|工商联|工商业联合会|红十字会|供销社|供销合作(?:社|联合社)"
            "|学会|协会|商会)$"
        ),
        OtherRules.MASS_ORGANISATION,
    ),
    (
        re.compile("(?:人大|人大常委会|人民代表大会.*|政协|政协.*委员会|法院|检察院)$"),
        OtherRules.OTHER_ORGAN,
    ),
    (
        re.compile(
            "(?:学校|小学|中学|高中|初中|第[一二三四五六七八九十]+中|大学|学院|幼儿园|医院|卫生院|公司|集团"
            "|银行|分行|支行)$"
        ),
        OtherRules.PUBLIC_SERVICE,
    ),
)


def _other_rules(name: str) -> OtherRules | None:
    if name in _MINISTRIES:
        return None
    return next((rules for pattern, rules in _OTHER_RULES if pattern.search(name)), None)
