"""The bodies of an invented county: towns, departments, and those whose figures are not added."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product

COUNTY = "安和县"


@dataclass(frozen=True)
class Body:
    """One body that reports."""

    name: str
    """As the roster has it, and the title of its report."""
    kind: str
    own: str
    """How it calls itself: 我镇."""
    is_counted: bool = True
    parent: str = ""

    @property
    def short(self) -> str:
        """Its name without the county's: 青石镇."""
        bare = self.name.removeprefix("国家税务总局").removeprefix(COUNTY)
        return bare.removesuffix("人民政府").removesuffix("办事处") or COUNTY

    @property
    def is_local(self) -> bool:
        """Whether it is a township, a town or a subdistrict."""
        return self.own in ("我镇", "我乡", "我街道")


_DEPARTMENTS = (
    *("发展和改革局", "教育体育局", "科学技术局", "工业和信息化局", "民族宗教事务局", "公安局"),
    *("民政局", "司法局", "财政局", "人力资源和社会保障局", "自然资源局", "生态环境局"),
    *("住房和城乡建设局", "交通运输局", "水利局", "农业农村局", "商务局", "文化广电和旅游局"),
    *("卫生健康委员会", "退役军人事务局", "应急管理局", "审计局", "市场监督管理局", "统计局"),
    *("医疗保障局", "城市管理局", "信访局", "林业局", "行政审批局", "乡村振兴局", "数据局"),
    *("国防动员办公室", "政务服务中心", "供销合作社联合社", "机关事务服务中心", "公共资源交易中心"),
)
_UNITS = (
    *(
        "水库管理中心",
        "林场管理局",
        "湿地保护中心",
        "灌区管理局",
        "工业园区管理委员会",
        "渡口管理局",
    ),
    *("文物保护中心", "果业发展局", "茶业发展中心", "码头管理局", "矿区服务中心", "库区移民局"),
    *("风景区管理委员会", "新区建设局", "畜牧业发展中心", "渔业服务中心", "古城管理局", "种业中心"),
)
_FIRST = "青白黑金银铜石柳松梅桃杏榆槐桂枫双上东西南北云龙凤清长平永安"
_SECOND = "石河溪桥湖山岭坪川塘泉滩湾沟坡井渡关峰崖"
_KINDS_OF_PLACE = (
    ("镇人民政府", "镇", "我镇"),
    ("乡人民政府", "乡", "我乡"),
    ("街道办事处", "街道", "我街道"),
)


def bodies_of(number: int, chance: random.Random) -> list[Body]:
    """So many bodies: a quarter are local, some are not to be added."""
    fixed = list(_not_added())
    towns = list(_places(number // 4))
    departments = _departments(number - len(towns) - len(fixed))
    chance.shuffle(towns)
    return [*towns, *departments, *fixed][:number]


def _not_added() -> Iterator[Body]:
    yield Body(f"{COUNTY}人民政府办公室", "政府办公室", "我办")
    yield Body(f"{COUNTY}人民政府", "县", "我县", is_counted=False)
    yield Body(f"国家税务总局{COUNTY}税务局", "县直部门", "我局", is_counted=False)
    yield Body(f"{COUNTY}气象局", "县直部门", "我局", is_counted=False)
    parent = f"{COUNTY}林业局"
    yield Body(f"{COUNTY}林业局城东林场", "县直部门", "我场", is_counted=False, parent=parent)
    yield Body(f"{COUNTY}城东开发区管理委员会", "县直部门", "我委")


def _places(number: int) -> Iterator[Body]:
    names = [first + second for first, second in product(_FIRST, _SECOND)]
    longer = (one + first for one, first in product(names, _FIRST) if one[0] != first)
    made = 0
    for place in chain(names, longer):
        # One place in seven has a town and a township of the same name: they are two bodies.
        for ending, kind, own in _KINDS_OF_PLACE[made % 3 : made % 3 + 1 + (made % 7 == 0)]:
            if made == number:
                return
            made += 1
            yield Body(f"{COUNTY}{place}{ending}", kind, own)


def _departments(number: int) -> list[Body]:
    names = [*_DEPARTMENTS]
    for unit, first, second in product(_UNITS, _FIRST, _SECOND):
        if len(names) >= number:
            break
        names.append(f"{second}{first}{unit}")
    return [Body(f"{COUNTY}{name}", "县直部门", _own(name)) for name in names[:number]]


def _own(name: str) -> str:
    endings = {"局": "我局", "会": "我委", "中心": "我中心", "办公室": "我办"}
    return next((own for end, own in endings.items() if name.endswith(end)), "我单位")
