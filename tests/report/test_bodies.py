"""What a body's name tells: every ending of the table, and real forms of names with invented places."""

import pytest

from report_assistant.report.bodies import OtherRules, body_named, full_name
from report_assistant.report.choices import OrganisationKind as Kind
from report_assistant.report.cities import PREFECTURE_CITIES

# name, kind, what it calls itself, whether the name leaves no doubt, whether 规章 are asked
_NAMES = [
    # towns, townships, subdistricts
    ("青河乡人民政府", Kind.TOWNSHIP, "我乡", True, False),
    ("青河县柳溪乡人民政府", Kind.TOWNSHIP, "我乡", True, False),
    ("青河县柳溪瑶族乡人民政府", Kind.TOWNSHIP, "我乡", True, False),
    ("柳溪回族乡政府", Kind.TOWNSHIP, "我乡", True, False),
    ("柳溪乡", Kind.TOWNSHIP, "我乡", True, False),
    ("巴彦花苏木人民政府", Kind.TOWNSHIP, "我苏木", True, False),
    ("青河旗白音民族苏木人民政府", Kind.TOWNSHIP, "我苏木", True, False),
    ("白音苏木", Kind.TOWNSHIP, "我苏木", True, False),
    ("青山镇人民政府", Kind.TOWN, "我镇", True, False),
    ("江南省青河市临江区白塔镇人民政府", Kind.TOWN, "我镇", True, False),
    ("青山镇政府", Kind.TOWN, "我镇", True, False),
    ("青山镇", Kind.TOWN, "我镇", True, False),
    ("东门街道办事处", Kind.SUBDISTRICT, "我街道", True, False),
    ("青河市临江区人民政府东门街道办事处", Kind.SUBDISTRICT, "我街道", True, False),
    ("东门街道", Kind.SUBDISTRICT, "我街道", True, False),
    ("东门街道办", Kind.SUBDISTRICT, "我街道", True, False),
    ("文昌路办事处", Kind.SUBDISTRICT, "我办", False, False),
    # counties and their equals
    ("青河县人民政府", Kind.COUNTY, "我县", True, False),
    ("青河县政府", Kind.COUNTY, "我县", True, False),
    ("青河土家族苗族自治县人民政府", Kind.COUNTY, "我县", True, False),
    ("白音旗人民政府", Kind.COUNTY, "我旗", True, False),
    ("白音达斡尔族自治旗人民政府", Kind.COUNTY, "我旗", True, False),
    ("青河市临江区人民政府", Kind.COUNTY, "我区", True, False),
    ("临江新区人民政府", Kind.COUNTY, "我区", True, False),
    ("青河林区人民政府", Kind.COUNTY, "我区", True, False),
    ("青岩市人民政府", Kind.COUNTY, "我市", False, False),
    ("苏州市青岩市人民政府", Kind.COUNTY, "我市", True, False),
    ("柳溪彝族自治州青岩市人民政府", Kind.COUNTY, "我市", True, False),
    # cities, prefectures, leagues
    ("大连市人民政府", Kind.CITY, "我市", True, True),
    ("江苏省宿迁市人民政府", Kind.CITY, "我市", True, True),
    ("柳溪朝鲜族自治州人民政府", Kind.CITY, "我州", True, True),
    ("柳溪州人民政府", Kind.CITY, "我州", True, True),
    ("白音盟行政公署", Kind.CITY, "我盟", True, False),
    ("白音盟行署", Kind.CITY, "我盟", True, False),
    ("柳溪地区行政公署", Kind.CITY, "我地区", True, False),
    # provinces and their equals
    ("江南省人民政府", Kind.PROVINCE, "我省", True, True),
    ("江南壮族自治区人民政府", Kind.PROVINCE, "我区", True, True),
    ("上海市人民政府", Kind.PROVINCE, "我市", True, True),
    # offices of governments
    ("青河县人民政府办公室", Kind.DEPARTMENT, "我办", True, False),
    ("临江区政府办", Kind.DEPARTMENT, "我办", True, False),
    ("白音旗人民政府办公室", Kind.DEPARTMENT, "我办", True, False),
    ("大连市人民政府办公室", Kind.CITY_DEPARTMENT, "我办", True, False),
    ("江南省人民政府办公厅", Kind.CITY_DEPARTMENT, "我办", True, False),
    ("柳溪彝族自治州人民政府办公室", Kind.CITY_DEPARTMENT, "我办", True, False),
    # departments
    ("青河县林业局", Kind.DEPARTMENT, "我局", True, False),
    ("青河市临江区教育局", Kind.DEPARTMENT, "我局", True, False),
    ("大连市水务局", Kind.CITY_DEPARTMENT, "我局", True, False),
    ("上海市水务局", Kind.CITY_DEPARTMENT, "我局", True, False),
    ("青岩市林业局", Kind.DEPARTMENT, "我局", False, False),
    ("林业和草原局", Kind.DEPARTMENT, "我局", False, False),
    ("青河县发展和改革委员会", Kind.DEPARTMENT, "我委", True, False),
    ("青河县发改委", Kind.DEPARTMENT, "我委", True, False),
    ("青河县机关事务服务中心", Kind.DEPARTMENT, "我中心", True, False),
    ("青河县信访办公室", Kind.DEPARTMENT, "我办", True, False),
    ("江南省公安厅", Kind.CITY_DEPARTMENT, "我厅", True, False),
    ("江南壮族自治区水利厅", Kind.CITY_DEPARTMENT, "我厅", True, False),
    ("白音盟林业局", Kind.CITY_DEPARTMENT, "我局", True, False),
    ("青河县公安局交通警察大队", Kind.DEPARTMENT, "我大队", True, False),
    ("大连市交通运输综合行政执法支队", Kind.CITY_DEPARTMENT, "我支队", True, False),
    ("青河市生态环境局柳溪县分局", Kind.DEPARTMENT, "我分局", True, False),
    ("青河市自然资源局临江分局", Kind.DEPARTMENT, "我分局", False, False),
    ("国家税务总局青河县税务局", Kind.DEPARTMENT, "我局", True, False),
    ("青河县柳溪水库管理处", Kind.DEPARTMENT, "我处", True, False),
    ("青河县气象站", Kind.DEPARTMENT, "我站", True, False),
    ("青河经济技术开发区管理委员会", Kind.DEPARTMENT, "我区", True, False),
    ("青河高新区管委会", Kind.DEPARTMENT, "我区", True, False),
    ("青河县柳溪风景名胜管理委员会", Kind.DEPARTMENT, "我委", True, False),
    # departments of the State Council
    ("中国气象局", Kind.CITY_DEPARTMENT, "我局", True, True),
    ("国家市场监督管理总局", Kind.CITY_DEPARTMENT, "我局", True, True),
    ("中华人民共和国生态环境部", Kind.CITY_DEPARTMENT, "我部", True, True),
    ("国家发展和改革委员会", Kind.CITY_DEPARTMENT, "我委", True, True),
    ("审计署", Kind.CITY_DEPARTMENT, "我署", True, True),
]


@pytest.mark.parametrize(("name", "kind", "self_reference", "is_certain", "makes_rules"), _NAMES)
def test_a_name_tells_the_kind_what_it_calls_itself_and_what_is_asked(
    name: str, kind: Kind, self_reference: str, is_certain: bool, makes_rules: bool
) -> None:
    body = body_named(name)
    assert (body.kind, body.self_reference) == (kind, self_reference)
    assert (body.is_certain, body.may_issue_regulations) == (is_certain, makes_rules)
    assert body.other_rules is None


@pytest.mark.parametrize(
    ("name", "rules", "self_reference"),
    [
        ("青河县第一中学", OtherRules.PUBLIC_SERVICE, "我校"),
        ("青河县实验小学", OtherRules.PUBLIC_SERVICE, "我校"),
        ("青河县机关幼儿园", OtherRules.PUBLIC_SERVICE, "我园"),
        ("江南师范学院", OtherRules.PUBLIC_SERVICE, "我院"),
        ("青河县人民医院", OtherRules.PUBLIC_SERVICE, "我院"),
        ("柳溪镇卫生院", OtherRules.PUBLIC_SERVICE, "我院"),
        ("青河县自来水有限公司", OtherRules.PUBLIC_SERVICE, "我公司"),
        ("青河城市投资集团", OtherRules.PUBLIC_SERVICE, "我集团"),
        ("中共青河县委", OtherRules.PARTY, "我委"),
        ("中共青河县委组织部", OtherRules.PARTY, "我部"),
        ("青河县委办公室", OtherRules.PARTY, "我办"),
        ("青山镇党委", OtherRules.PARTY, "我委"),
        ("青河县总工会", OtherRules.MASS_ORGANISATION, "我会"),
        ("青河县妇联", OtherRules.MASS_ORGANISATION, "我会"),
        ("青河县残疾人联合会", OtherRules.MASS_ORGANISATION, "我会"),
        ("青河县供销社", OtherRules.MASS_ORGANISATION, "我社"),
        ("青河县人民法院", OtherRules.OTHER_ORGAN, "我院"),
        ("青河县人大常委会", OtherRules.OTHER_ORGAN, "我会"),
    ],
)
def test_schools_companies_party_and_other_organs_are_known_to_follow_other_rules(
    name: str, rules: OtherRules, self_reference: str
) -> None:
    body = body_named(name)
    assert (body.other_rules, body.self_reference) == (rules, self_reference)
    assert not body.is_certain


@pytest.mark.parametrize(
    "name",
    ["青河县教育委员会", "青河县住建委", "青河县国资委", "青河县公安局", "青河县学校管理中心"],
)
def test_departments_are_not_taken_for_party_organs_or_schools(name: str) -> None:
    assert body_named(name).other_rules is None


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("清河镇", "清河镇人民政府"),
        ("清河镇政府", "清河镇人民政府"),
        ("清河镇人民政府", "清河镇人民政府"),
        ("白音苏木", "白音苏木人民政府"),
        ("东门街道", "东门街道办事处"),
        ("青河县政府办", "青河县人民政府办公室"),
        ("青河县林业局", ""),
    ],
)
def test_a_short_name_is_completed(name: str, full: str) -> None:
    assert full_name(name) == full


def test_a_short_name_and_the_full_one_tell_the_same() -> None:
    for name, *_ in _NAMES:
        if full := full_name(name):
            assert body_named(full) == body_named(name), name


def test_every_city_of_prefecture_level_makes_rules_and_is_listed_once() -> None:
    assert len(PREFECTURE_CITIES) == len(set(PREFECTURE_CITIES))
    for city in PREFECTURE_CITIES:
        assert body_named(f"{city}人民政府").may_issue_regulations


def test_a_name_that_tells_nothing_is_only_guessed() -> None:
    body = body_named("青河管护总段")
    assert (body.kind, body.self_reference, body.is_certain) == (
        Kind.DEPARTMENT,
        "我单位",
        False,
    )
