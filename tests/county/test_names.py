"""Whose a report is: forms of names that are certain, and traps that have to be asked."""

import pytest

from report_assistant.checks.bodies import may_be_named
from report_assistant.county import like_names
from report_assistant.county.names import NameBook, county_of

BODIES = (
    *("安和县人民政府", "安和县人民政府办公室", "安和县青石镇人民政府", "安和县向阳镇人民政府"),
    *(
        "安和县向阳乡人民政府",
        "安和县城关镇人民政府",
        "安和县安和镇人民政府",
        "安和县和平街道办事处",
    ),
    *("安和县教育局", "安和县住房和城乡建设局", "安和县人力资源和社会保障局", "安和县水利局"),
    *("安和县卫生健康委员会", "安和县市场监督管理局", "安和县城市管理局", "安和县财政局"),
    *("安和县公安局", "安和县林业局", "安和县林业局城东林场", "国家税务总局安和县税务局"),
    *("安和县经济开发区管理委员会", "安和县国有资产监督管理委员会", "安和县政务服务中心"),
    *("安和县社会工作部", "安和县文化广电和旅游局", "安和县发展和改革委员会", "安和县民政局"),
)
CERTAIN = (
    ("青石镇", "安和县青石镇人民政府"),
    ("青石镇人民政府", "安和县青石镇人民政府"),
    ("青石镇政府", "安和县青石镇人民政府"),
    ("青 石 镇", "安和县青石镇人民政府"),
    ("安和县青石镇", "安和县青石镇人民政府"),
    ("县青石镇人民政府", "安和县青石镇人民政府"),
    ("平远市安和县青石镇人民政府", "安和县青石镇人民政府"),
    ("江北省平远市安和县青石镇人民政府", "安和县青石镇人民政府"),
    ("湘水土家族苗族自治州安和县青石镇人民政府", "安和县青石镇人民政府"),
    ("向阳镇", "安和县向阳镇人民政府"),
    ("向阳乡", "安和县向阳乡人民政府"),
    ("安和县向阳乡政府", "安和县向阳乡人民政府"),
    ("城关镇", "安和县城关镇人民政府"),
    ("安和镇", "安和县安和镇人民政府"),
    ("安和县安和镇", "安和县安和镇人民政府"),
    ("和平街道", "安和县和平街道办事处"),
    ("和平街道办", "安和县和平街道办事处"),
    ("安和县和平街道办事处", "安和县和平街道办事处"),
    ("教育局", "安和县教育局"),
    ("县教育局", "安和县教育局"),
    ("平远市安和县教育局", "安和县教育局"),
    ("安和县教育局（县委教育工委）", "安和县教育局"),
    ("税务局", "国家税务总局安和县税务局"),
    ("县税务局", "国家税务总局安和县税务局"),
    ("安和县税务局", "国家税务总局安和县税务局"),
    ("国家税务总局安和县税务局", "国家税务总局安和县税务局"),
    ("安和县政府办", "安和县人民政府办公室"),
    ("县政府办", "安和县人民政府办公室"),
    ("县府办", "安和县人民政府办公室"),
    ("政府办公室", "安和县人民政府办公室"),
    ("安和县人民政府办公室", "安和县人民政府办公室"),
    ("县人民政府办公室", "安和县人民政府办公室"),
    ("安和县", "安和县人民政府"),
    ("平远市安和县", "安和县人民政府"),
    ("安和县政府", "安和县人民政府"),
    ("县人民政府", "安和县人民政府"),
    ("县政府", "安和县人民政府"),
    ("江北省安和县人民政府", "安和县人民政府"),
    ("卫生健康委", "安和县卫生健康委员会"),
    ("县卫生健康委员会", "安和县卫生健康委员会"),
    ("市场监督管理局", "安和县市场监督管理局"),
    ("城市管理局", "安和县城市管理局"),
    ("经济开发区管委会", "安和县经济开发区管理委员会"),
    ("安和县经济开发区", "安和县经济开发区管理委员会"),
    ("安和县人民政府国有资产监督管理委员会", "安和县国有资产监督管理委员会"),
    ("安和县林业局城东林场", "安和县林业局城东林场"),
    ("林业局", "安和县林业局"),
    ("安和縣財政局", "安和县财政局"),
)
ASKED = (
    ("住建局", "安和县住房和城乡建设局"),
    ("安和县住建局", "安和县住房和城乡建设局"),
    ("人社局", "安和县人力资源和社会保障局"),
    ("市监局", "安和县市场监督管理局"),
    ("城管局", "安和县城市管理局"),
    ("文旅局", "安和县文化广电和旅游局"),
    ("卫健委", "安和县卫生健康委员会"),
    ("卫健局", "安和县卫生健康委员会"),
    ("卫生健康局", "安和县卫生健康委员会"),
    ("发改局", "安和县发展和改革委员会"),
    ("国资委", "安和县国有资产监督管理委员会"),
    ("经开区管委会", "安和县经济开发区管理委员会"),
    ("开发区管委会", "安和县经济开发区管理委员会"),
    ("安和经济开发区管委会", "安和县经济开发区管理委员会"),
    ("教育体育局", "安和县教育局"),
    ("向阳街道办事处", "安和县向阳镇人民政府"),
    ("青石乡人民政府", "安和县青石镇人民政府"),
    ("水利中心", "安和县水利局"),
    ("邻水县青石镇人民政府", "安和县青石镇人民政府"),
    ("平远市教育局", "安和县教育局"),
    ("城关镇中心卫生院", "安和县城关镇人民政府"),
)
NOBODYS = (
    *("新安和县教育局", "安和县公安局交通警察大队", "安和县财政局国库支付中心", "安和县人民法院"),
    *(
        "中共安和县委办公室",
        "安和县委",
        "安和县人大常委会",
        "平远市人民政府",
        "平远市",
        "邻水县",
        "市教育局",
    ),
    *("邻水县人民政府办公室", "林业局城西林场", "向阳", "局", "", "镇人民政府", "县"),
    *("安和县烟草专卖局", "城东林场管护站", "和平镇", "教育", "办公室", "人民政府青石镇"),
)
"""What is not certainly any body's; whom it may mean is open."""


@pytest.fixture(scope="module")
def book() -> NameBook:
    return NameBook(BODIES)


@pytest.mark.parametrize(("form", "body"), CERTAIN)
def test_a_name_that_is_certain_is_found(book: NameBook, form: str, body: str) -> None:
    assert book.match(form).name == body
    assert not book.match(form).candidates


@pytest.mark.parametrize(("form", "body"), ASKED)
def test_a_name_that_may_mean_a_body_is_asked(book: NameBook, form: str, body: str) -> None:
    assert book.match(form).name == ""
    assert body in book.match(form).candidates


@pytest.mark.parametrize("form", NOBODYS)
def test_what_is_not_certainly_anybodys_is_never_taken(book: NameBook, form: str) -> None:
    assert book.match(form).name == ""


@pytest.mark.parametrize(("form", "body"), CERTAIN)
def test_a_roster_may_have_the_other_form(form: str, body: str) -> None:
    """The roster says 青石镇, the title 安和县青石镇人民政府."""
    others = [form if name == body else name for name in BODIES]
    assert NameBook(others).match(body).name == form


@pytest.mark.parametrize(("form", "body"), ASKED)
def test_a_roster_with_a_short_name_is_asked_about(form: str, body: str) -> None:
    others = [form if name == body else name for name in BODIES]
    assert NameBook(others).match(body).name == ""


FILES = (
    ("青石镇2025年年报（定稿）.docx", "安和县青石镇人民政府"),
    ("乡镇/安和县青石镇人民政府2025年政府信息公开工作年度报告.docx", "安和县青石镇人民政府"),
    ("附件3：青石镇政务公开年报（盖章）.pdf", "安和县青石镇人民政府"),
    ("乡镇/第1批.zip/青石镇/年报.docx", "安和县青石镇人民政府"),
    ("00003-县教育局.txt", "安和县教育局"),
    ("社会工作部年报.docx", "安和县社会工作部"),
    ("县政府办2025.docx", "安和县人民政府办公室"),
    ("安和县2025年年报.docx", "安和县人民政府"),
    ("青石镇/教育局年报.docx", "安和县教育局"),
    ("年报.docx", ""),
    ("附件1.docx", ""),
    ("新建文档.docx", ""),
    ("住建局年报.docx", ""),
    ("向阳年报.docx", ""),
    ("城关镇中心卫生院年报.docx", ""),
    ("县直部门/1.docx", ""),
)


@pytest.mark.parametrize(("file", "body"), FILES)
def test_a_file_is_named_after_a_body(book: NameBook, file: str, body: str) -> None:
    assert book.match_file(file).name == body


AREAS = (
    ("江城市城北区{}", "城北区", "江城市城北区教育局"),
    ("青山苗族自治县{}", "青山苗族自治县", "江北省青山苗族自治县教育局"),
    ("阿木古旗{}", "阿木古旗", "青原盟阿木古旗教育局"),
    ("鄂北自治旗{}", "鄂北自治旗", "鄂北自治旗教育局"),
    ("平远市安和市{}", "安和市", "安和市教育局"),
    ("安和市{}", "安和市", "平远市安和市教育局"),
    ("江城市{}", "江城市", "江北省江城市教育局"),
)
UNITS = ("教育局", "城市管理局", "市场监督管理局", "青石镇人民政府", "新区管理委员会", "民政局")


@pytest.mark.parametrize(("pattern", "area", "title"), AREAS)
def test_the_area_may_be_any(pattern: str, area: str, title: str) -> None:
    names = [pattern.format(unit) for unit in UNITS]
    assert county_of(names) == area
    book = NameBook(names)
    assert book.match(title).name == names[0]
    for unit, name in zip(UNITS, names, strict=True):
        assert book.match(unit).name == name
        assert book.match(f"{area}{unit}").name == name


def test_bare_names_have_no_county_until_it_is_told() -> None:
    names = ("青石镇", "教育局", "城市管理局", "市场监督管理局", "开发区管委会")
    assert county_of(names) == ""
    assert NameBook(names).match("安和县青石镇人民政府").candidates == ("青石镇",)
    told = NameBook(names, county="安和县")
    assert told.match("安和县青石镇人民政府").name == "青石镇"
    assert told.match("邻水县青石镇人民政府").name == ""


def test_what_some_bureaus_begin_with_is_no_county() -> None:
    towns = [
        f"{place}镇" for place in ("青石", "白河", "柳沟", "松坪", "梅岭", "石桥", "云溪", "龙泉")
    ]
    bureaus = ["城市管理局", "城市更新局", "城市运行中心", "市场监督管理局", "教育局"]
    assert county_of([*towns, *bureaus]) == ""


def test_another_name_that_a_person_wrote_is_certain() -> None:
    book = NameBook(BODIES, [("住建局", "安和县住房和城乡建设局")])
    for form in ("住建局", "县住建局", "安和县住建局"):
        assert book.match(form).name == "安和县住房和城乡建设局"


def test_two_names_of_one_short_form_are_asked() -> None:
    book = NameBook([*BODIES, "教育局"])
    assert set(book.match("县教育局").candidates) == {"安和县教育局", "教育局"}


def test_strangers_are_not_compared_with_every_body(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[str, str]] = []

    def counted(name: str, whole: str) -> bool:
        compared.append((name, whole))
        return may_be_named(name, whole)

    monkeypatch.setattr(like_names, "may_be_named", counted)
    signs = "青白红石水岩龙泉清河东西南北山川林海云关桥坪湾溪沟松柏梅竹兰"
    towns = [f"{one}{two}" for one in signs for two in signs]
    book = NameBook(f"安和县{town}镇人民政府" for town in towns)
    for town in towns:
        assert f"安和县{town}镇人民政府" in book.match(f"{town}供销合作社").candidates
    assert len(compared) < 20 * len(towns), "it grows with the square of the bodies"


@pytest.mark.parametrize("name", ["县区", "市"])
def test_a_name_of_levels_only_is_like_no_other(name: str) -> None:
    assert NameBook(["青石镇", "教育局"]).match(name).candidates == ()
