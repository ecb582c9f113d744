"""S14, S15, S21: wrong and doubled words, punctuation, and the style of internal reports."""

import re
from collections.abc import Iterator, Sequence

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.report.places import OPENING, part_name

_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,6})\1")
_MAY_DOUBLE = re.compile("^(?:政府|公开|信息公开|政务公开|人人|家家|天天|层层|处处|管理|工作规则)$")
_SINGLE = re.compile(
    r"(?<![目标有])的的(?!确)|(?<!为)了了(?![解结])|和和(?![谐美睦气])|(?<!参)与与(?!会)|及及(?!时)|将将(?!军)"
    r"|(?<![于凡但])是是(?!非|否)"
)
_WRONG = {
    "公开是例外": "不公开为例外",
    "公开为例外": "不公开为例外",
    "公开是常态，公开": "公开为常态、不公开",
    "应公开未公开尽公开": "应公开尽公开",
    "应公开尽公": "应公开尽公开",
    "政府信息公工作": "政府信息公开工作",
    "改情况": "改进情况",
    "转结": "结转",
    "按装": "安装",
    "布署": "部署",
    "既使": "即使",
    "依申请公工": "依申请公开",
    "信息公开处理费": "信息处理费",
    "行政复义": "行政复议",
    "起述": "起诉",
    "乡村战略": "乡村振兴战略",
    "国家机密": "国家秘密",
    "政府信息申请公开": "政府信息公开申请",
    "依法申请公开": "依申请公开",
    "政府信息工作": "政府信息公开工作",
    "主动政府信息": "主动公开政府信息",
    "无发现": "没有发现",
    "安全专人": "安排专人",
    "按排": "安排",
    "帐号": "账号",
    "登陆": "登录",
    "截止": "截至",
    "反应情况": "反映情况",
    "反应问题": "反映问题",
    "以经": "已经",
    "在次": "再次",
    "做为": "作为",
    "做出答复": "作出答复",
    "做出决定": "作出决定",
    "份内": "分内",
    "宣传拦": "宣传栏",
    "公告拦": "公告栏",
    "公式栏": "公示栏",
    "公示拦": "公示栏",
}
_NOT_WRONG = {
    "公开是例外": re.compile("(?<!不)公开是例外"),
    "公开为例外": re.compile("(?<!不)公开为例外"),
    "应公开尽公": re.compile("应公开尽公(?!开)"),
    "改情况": re.compile("(?<![整修更])改情况"),
    "依法申请公开": re.compile("依法申请公开(?=[、，。；：]|情况|工作|方面)"),
    "政府信息申请公开": re.compile(
        "(?:收到|接到|受理|办理)[^，。；]{0,6}政府信息申请公开(?=[，。；、\\d]|$)"
    ),
    "无发现": re.compile("[尚暂]无发现"),
    "登陆": re.compile("登陆(?=[^，。；]{0,10}(?:网站|平台|系统|账号|门户|专栏))"),
    "截止": re.compile(r"截止(?=到?\d{4}年|到?\d+月|目前|年底)"),
    "安全专人": re.compile("(?:^|[，。；：是])安全专人"),
    "在次": re.compile("在次(?=[^序])"),
    "份内": re.compile("(?<!月)份内(?=[工之的])"),
}
_OTHER = 3


def _wrong_words(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S14: words that are usually slips. A warning: a doubled word can be meant."""
    for sentence in facts.sentences:
        for pattern in (_DOUBLED, _SINGLE):
            for found in pattern.finditer(sentence.text):
                if pattern is _DOUBLED and _MAY_DOUBLE.match(found[1]):
                    continue
                words = sentence.printed[max(0, found.start() - 4) : found.end() + 4]
                message = (
                    f"{part_name(sentence.section)}“{words}”里“{found.group()}”像是重复了，请核对。"
                )
                place = text_place(sentence.section, words)
                yield check.finding(place, message, found=found.group())


def _usual_slips(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S14: words that are usually slips, once for each line."""
    for section, text in facts.lines:
        for wrong, right in _WRONG.items():
            if wrong not in text:
                continue
            exact = _NOT_WRONG.get(wrong)
            if exact is None or exact.search(text):
                message = f"{part_name(section)}写的是“{wrong}”，通常写作“{right}”，请改正。"
                yield check.finding(
                    text_place(section, wrong), message, expected=right, found=wrong
                )


_FOREIGN = dict(
    zip(
        "査囯収內戶吿旣眞淸靑產錄敎衞兌條隸寳対亊仝囬弍刋擧効顕関開発実応経済県変権観続証諸",
        "查国收内户告既真清青产录教卫兑条隶宝对事同回二刊举效显关开发实应经济县变权观续证诸",
        strict=True,
    )
)
"""Characters of other scripts, and what they stand for here."""
_IS_FOREIGN = re.compile(f"[{''.join(_FOREIGN)}]")
_A_FEW = 5


_ADVERB = re.compile(
    r"(?:积极|有序|稳妥|扎实|认真|严格|不断|深入|切实|主动|大力|更好|有力|稳步|全面|有效|高效|持续)的"
    r"(?:推进|推动|落实|开展|做好|促进|完成|执行|贯彻|[提保维加][高升障护强]了)(?!机制|措施|体系|方案|力度|情况|方式|能力|思路)"
)
_SURE = re.compile(r"(?:^|[，。；])确实[^，。；]{2,14}(?:准确性|时效性|及时性|安全性|到位)")


def _wrong_particle(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S14: 稳妥地推动, 确保…的准确性."""
    for sentence in facts.sentences:
        for pattern, wrong, right in ((_ADVERB, "的", "地"), (_SURE, "确实", "确保")):
            for found in pattern.finditer(sentence.printed):
                words = found.group().lstrip("，。；")
                yield check.finding(
                    text_place(sentence.section, words),
                    f"{part_name(sentence.section)}“{words}”里的“{wrong}”，这里一般用“{right}”，请核对。",
                    expected=right,
                    found=wrong,
                )


def _foreign_signs(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S14: 査 looks like 查 and is none. Where many, the text is written so."""
    text = facts.text(0, 1, 2, 3, 4, 5, 6)
    found = dict.fromkeys(_IS_FOREIGN.findall(text))
    for sentence in facts.sentences if 0 < len(found) <= _A_FEW else ():
        for sign in dict.fromkeys(_IS_FOREIGN.findall(sentence.printed)):
            at = sentence.printed.index(sign)
            words = sentence.printed[max(0, at - 4) : at + 5]
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}“{words}”里的“{sign}”不是规范字，请改成“{_FOREIGN[sign]}”。",
                expected=_FOREIGN[sign],
                found=sign,
            )


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
_KINDS = (
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


_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_ENUMERATION = re.compile(r"(?:(?<=^)|(?<=[\s。；，：:]))[\d一二三四五六七八九十]{1,2}[）)]")


def _unmatched(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S15: quotation marks and brackets stand in pairs; a line end may lie between them."""
    paragraphs = facts.printed.paragraphs if facts.printed else ()
    for section in sorted({paragraph.section for paragraph in paragraphs}):
        texts = [_ENUMERATION.sub("", p.text) for p in paragraphs if p.section == section]
        for left, right in _PAIRS:
            odd = [text for text in texts if text.count(left) != text.count(right)]
            surplus = sum(text.count(left) - text.count(right) for text in odd)
            if not surplus:
                continue
            lone = left if surplus > 0 else right
            words = _around(odd, lone)
            yield check.finding(
                text_place(section, words),
                f"{part_name(section)}“{words}”处的{lone}没有成对，请补上或删去。",
                found=lone,
            )


def _around(texts: Sequence[str], sign: str) -> str:
    """Return the words around a sign, in the first text that has it."""
    text = next((text for text in texts if sign in text), texts[0])
    place = text.rfind(sign) if sign in "《“（" else text.find(sign)
    return text[max(0, place - 8) : place + 8]


_INTERNAL = re.compile(
    "特此(?:报告|汇报|上报)|妥否|请(?:批示|审阅|审示|指示)|(?:现(?:将)?[^，。]{0,30})?汇报如下|呈报|敬请审阅"
    "|(?:上报|报送)(?:至)?(?:贵|县委|上级领导)"
)


_SALUTATION = re.compile(
    r"\s*[\u4e00-\u9fff]{0,8}(?:政府|政府办|政府办公室|[县市区省]委|委员会)[：:]\s*"
)


def _salutation(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S21: no superior is addressed."""
    for paragraph in facts.printed.paragraphs if facts.printed else ():
        if paragraph.section == OPENING and _SALUTATION.fullmatch(paragraph.text):
            words = paragraph.text.strip()
            message = f"开头“{words}”是写给上级的称呼。年度报告向社会公布，请删去。"
            yield check.finding(text_place(OPENING, words), message, found=words)


def _internal(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S21: the report is written for the public, not for a superior."""
    for sentence in facts.sentences:
        for found in _INTERNAL.finditer(sentence.text):
            message = (
                f"{part_name(sentence.section)}“{found.group()}”是内部汇报的写法。"
                "年度报告向社会公布，请删去或改写。"
            )
            place = text_place(sentence.section, found.group())
            yield check.finding(place, message, found=found.group())


WORDING_CHECKS = (
    Check("S14", Severity.WARNING, "错字和重复的词", _wrong_words),
    Check("S14", Severity.WARNING, "常见的错字", _usual_slips),
    Check("S14", Severity.WARNING, "用错的字", _wrong_particle),
    Check("S14", Severity.WARNING, "不规范的字", _foreign_signs),
    Check("S15", Severity.WARNING, "标点和数字", _punctuation),
    Check("S15", Severity.WARNING, "不成对的标点", _unmatched),
    Check("S21", Severity.WARNING, "写给上级的称呼", _salutation),
    Check("S21", Severity.WARNING, "内部汇报的写法", _internal),
)
