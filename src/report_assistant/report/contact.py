"""A contact line: what telephone, postcode, e-mail and web address look like, and how they are printed.

What clerks type is read in language/answers/particulars.py by the same shapes, with the words that
clerks have for them besides.
"""

import re
from collections.abc import Iterator

OFFICE, ADDRESS = "organisation.office", "organisation.address"
POSTCODE, PHONE = "organisation.postcode", "organisation.phone"
EMAIL, WEBSITE = "organisation.email", "organisation.website"
_IN_ADDRESS = "(?![,;\"'()<>])[!-~]"
"""What stands in a web address; a comma behind it goes on with the line."""
SHAPES: dict[str, re.Pattern[str]] = {
    EMAIL: re.compile(r"[a-z0-9][\w.+-]{0,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,5}", re.I | re.A),
    WEBSITE: re.compile(
        rf"https?://(?:{_IN_ADDRESS}){{1,200}}|(?:[a-z0-9-]{{1,60}}\.){{1,5}}[a-z]{{2,10}}(?::\d{{1,5}})?"
        rf"(?:/(?:{_IN_ADDRESS}){{0,200}})?",
        re.I | re.A,
    ),
    PHONE: re.compile(
        r"(?<![\d-])(?:[(（]?0\d{2,3}[)）]?[- ]{0,2}[2-9]\d{2,3}[- ]?\d{4}(?:[-转]\d{1,4})?|1[3-9]\d{9})(?!\d)"
    ),
    POSTCODE: re.compile(r"(?<![\d-])\d{6}(?![\d-])"),
}
"""In this order: an e-mail holds a web address, a telephone number may hold a postcode."""
LOCAL_NUMBER = re.compile(r"(?<![\d-])[2-9]\d{2,3}[- ]?\d{4}(?!\d)")
"""A telephone number without its area code; only behind its label, or where it is asked for."""
_FAX = re.compile(rf"传真(?:号码?)?[:：是为\s]*(?:{SHAPES[PHONE].pattern}|{LOCAL_NUMBER.pattern})")
"""A number that nobody answers."""
_BOTH = re.compile("电话[/、及和(（]传真[)）]?|传真[/、及和(（]电话[)）]?")
_LABELS = {
    ADDRESS: "地址|地点",
    POSTCODE: "邮编|邮政编码",
    PHONE: "电话|联系方式",
    EMAIL: "邮箱|信箱|邮件",
    WEBSITE: "网址",
}
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―－", "-"))
"""Signs that are typed for the hyphen of a number."""
_JOINT = r"[^\d，,。；;：:]{0,6}[：:]?\s*"
_ANY_LABEL = "|".join((*_LABELS.values(), "传真"))
_PRINTED = {
    ADDRESS: re.compile(
        rf"(?<![网站页邮件信箱链接])(?:{_LABELS[ADDRESS]})[：:]\s*(?=[^；;，,。)）\n]*[\u4e00-\u9fff])([^；;，,。)）\n]+?)\s*"
        rf"(?=[；;，,。)）\n]|(?:联系|咨询|办公|电子)?(?:{_ANY_LABEL})[：:]|$)"
    ),
    POSTCODE: re.compile(rf"(?:{_LABELS[POSTCODE]}){_JOINT}({SHAPES[POSTCODE].pattern})"),
    PHONE: re.compile(
        rf"(?:{_LABELS[PHONE]}){_JOINT}({SHAPES[PHONE].pattern}|{LOCAL_NUMBER.pattern})"
    ),
    EMAIL: re.compile(rf"(?<![\w.+-])({SHAPES[EMAIL].pattern})", re.I | re.A),
    WEBSITE: re.compile(r"((?:https?://|www\.)[\w./?=&%#~:-]+)", re.A),
}
_ASKS = (
    "请(?:您|直接|径|及时)?(?:与|同|和|向|联系)([^，,。；;：:（）()“”\\s]{2,30}?)(?:联系|咨询|垂询|反映|查询)",
    "请(?:您|直接|及时)?(?:联系|咨询)[：:]?([^，,。；;：:（）()“”\\s]{2,40}?)(?=[，,。；;（(：:]|$)",
)
_OFFICE = tuple(re.compile(words) for words in _ASKS)
_IS_OFFICE = re.compile("(?:办公室|[科股室站组部]|中心|(?<!办事)处|(?<!管委)办|领导小组|机构)$")
"""How a part of a body is called; what ends otherwise is the body itself."""
_PARTS = re.compile(r"^[(（]?(0\d{2,3})[)）]?[- ]*(\d{3,4})[- ]?(\d{4})(.*)$")


def printed_contact(opening: str, organisation: str) -> Iterator[tuple[str, str, str]]:
    """Yield what a printed report says of where to ask: question, value, the words it was read from.

    The body's own name is no office of it.
    """
    words, _ = without_fax(opening.translate(DASHES), "")
    for asks in _OFFICE:
        found = asks.search(words)
        if found and found[1] != organisation and _IS_OFFICE.search(found[1]):
            yield OFFICE, found[1], found.group()
            break
    for name, pattern in _PRINTED.items():
        if found := pattern.search(words):
            yield name, as_written(name, found[1]), found.group()


def without_fax(words: str, mark: str) -> tuple[str, list[str]]:
    """Return words with a mark for each fax number, and these; 电话/传真 is a telephone."""
    words = _BOTH.sub("电话", words)
    return _FAX.sub(mark, words), [found[0] for found in _FAX.finditer(words)]


def as_written(name: str, value: str) -> str:
    """Return a value as it is written: 0374 5178023 -> 0374-5178023."""
    if name == PHONE and (found := _PARTS.match(value)):
        return f"{found[1]}-{found[2]}{found[3]}{found[4]}"
    return value
