"""S15: signs that stand in pairs, once, and in the width that Chinese text needs."""

import re
from collections.abc import Iterator

from report_assistant.checks.finding import Check, Facts, Finding, Severity, text_place
from report_assistant.report.places import part_name

_OTHER = 3
_CHINESE = r"\u4e00-\u9fff"
_HALF = re.compile(
    rf"(?<=[{_CHINESE}”》）])[,;:!?](?=[{_CHINESE}“《（\d\s]|$)|\((?=[{_CHINESE}])|(?<=[{_CHINESE}])\)"
)
_STRAY = re.compile("[省市县区乡镇]、(?=工作|要求|部署|关于|有关|相关|政府信息|政务公开)")
_TWICE = re.compile("。。|，，|、、|；；|：：|，。|。，|、。|；。|，、")
_FULL_DIGITS = re.compile("[０-９]+")
_NUMBER_BRACKETS = re.compile(r"(?:函|发|办|字)\s*[\[(【（［](?:19|20)\d\d[\])】）］]\s*\d+\s*号")
_OTHER_WORD = re.compile("其它")
_NESTED = re.compile("《[^《》]{0,100}《[^》]{0,100}》[^》]{0,100}》")
_LATE_END = re.compile(
    "《[^《》]{0,60}关于(?:印发|转发|公布|发布|做好|进一步|加强|开展|调整)[^《》]{2,80}》的?(?:通知|意见|公告|决定|通告|方案)(?!》)"
)
"""《…关于印发年度报告格式》的通知: the title ends behind 通知."""
_NO_NUMBER_SIGN = re.compile(r"[函发办字]〔20\d\d〕\s*\d+(?!\d|\s*号)")
_RUN_ON = re.compile("行政复议行政诉讼")
_KINDS = (
    (_LATE_END, "书名号的位置不对", "文件标题到“通知”“意见”等词才结束，请把》移到后面。"),
    (_NO_NUMBER_SIGN, "文号", "文号最后少了“号”字，请补上。"),
    (_RUN_ON, "少了顿号", "请写成“行政复议、行政诉讼”。"),
    (_HALF, "半角标点", "中文里的标点请用全角，例如，。；：（）。"),
    (_TWICE, "连用的标点", "请删去多余的一个。"),
    (_STRAY, "多余的顿号", "请删去，或者补上漏写的词。"),
    (_FULL_DIGITS, "全角数字", "数字请用半角。"),
    (_NUMBER_BRACKETS, "文号括号", "文号的年份请用六角括号〔〕。"),
    (_OTHER_WORD, "“其它”", "公文里一般写“其他”。"),
    (_NESTED, "书名号套书名号", "书名号里面的一层请用〈〉。"),
)


def _punctuation(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S15: one finding for each kind of sign in a section, with the first places."""
    paragraphs = facts.printed.paragraphs if facts.printed else ()
    for section in sorted({paragraph.section for paragraph in paragraphs}):
        text = "\n".join(p.text for p in paragraphs if p.section == section)
        for pattern, name, advice in _KINDS:
            found = list(pattern.finditer(text))
            if not found:
                continue
            shown = [text[max(0, f.start() - 4) : f.end() + 4].strip() for f in found[:_OTHER]]
            quotes = "”“".join(words.replace("\n", "") for words in shown)
            message = f"{part_name(section)}有 {len(found)} 处{name}，如“{quotes}”。{advice}"
            yield check.finding(text_place(section, shown[0]), message, found=len(found))


_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("〔", "〕"), ("〈", "〉"), ("【", "】"))
_ENUMERATION = re.compile(r"(?:(?<=^)|(?<=[\s。；，：:]))[\d一二三四五六七八九十]{1,2}[）)]")


def _unmatched(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S15: quotation marks and brackets stand in pairs; a line end may lie between them."""
    paragraphs = facts.printed.paragraphs if facts.printed else ()
    for section in sorted({paragraph.section for paragraph in paragraphs}):
        text = "\n".join(_ENUMERATION.sub("", p.text) for p in paragraphs if p.section == section)
        for left, right in _PAIRS:
            for place in _lone_signs(text, left, right)[:_OTHER]:
                words = text[max(0, place - 8) : place + 8].strip()
                yield check.finding(
                    text_place(section, words),
                    f"{part_name(section)}“{words}”处的{text[place]}没有成对，请补上或删去。",
                    found=text[place],
                )


def _lone_signs(text: str, left: str, right: str) -> list[int]:
    """Return the places of signs that lack their other half, in the order of the text."""
    opened: list[int] = []
    lone: list[int] = []
    for found in re.finditer(f"[{left}{right}]", text):
        if found.group() == left:
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            lone.append(found.start())
    return sorted(lone + opened)


SIGN_CHECKS = (
    Check("S15", Severity.WARNING, "标点和数字", _punctuation),
    Check("S15", Severity.WARNING, "不成对的标点", _unmatched),
)
