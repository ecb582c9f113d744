"""S14: wrong and doubled words."""

import re
from collections.abc import Iterator

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.report.places import part_name

_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,6})\1")
_MAY_DOUBLE = re.compile("^(?:政府|公开|信息公开|政务公开|人人|家家|天天|层层|处处|管理|工作规则)$")
_SINGLE = re.compile(
    r"(?<![目标有])的的(?!确)|(?<!为)了了(?![解结])|和和(?![谐美睦气])|(?<!参)与与(?!会)|及及(?!时)|将将(?!军)"
    r"|(?<![于凡但])是是(?!非|否)|权权(?![属利益威重限能])|务务(?![必实工农虚求])|况况|容容(?![易量器纳])|府府(?![办院内际])"
    r"|众众|题题(?![库目词材])|性性(?![质能格别])|式式|策策(?![划略应源])|施施(?![工行])|并并(?![未非不将且入列网])|或或|由由"
    r"|以以(?![及下上后来往为外内人便免至公此])|未未(?!来)|已已(?!经)|均均|共共(?![享同建计有收治])|其其(?![他它中余所])|该该"
    r"|镇镇(?![村长域级区政党机直内属街人])|息息(?!相)|项项(?!目)"
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
    "提出行政诉讼": "提起行政诉讼",
    "台帐": "台账",
    "讼诉": "诉讼",
    "习近平总书记新时代": "习近平新时代",
    "涉密信息上网": "涉密信息不上网",
    "参予": "参与",
    "泄蜜": "泄密",
    "失蜜": "失密",
    "保蜜": "保密",
    "扩宽": "拓宽",
    "信息公开年度报告": "政府信息公开工作年度报告",
    "依公开申请": "依申请公开",
    "依申请公开事件": "依申请公开事项",
    "信息公开工作年度报告": "政府信息公开工作年度报告",
    "公开是常态": "公开为常态",
    "规范计划": "规划计划",
    "建全": "健全",
    "完普": "完善",
    "气像": "气象",
    "获去": "获取",
    "复意": "复议",
    "办里": "办理",
    "受里": "受理",
    "管里": "管理",
    "处里": "处理",
    "公示拦": "公示栏",
}
_NOT_WRONG = {
    "公开是常态": re.compile("(?<!不)公开是常态(?=[、，,]不公开[为是]例外)"),
    "信息公开工作年度报告": re.compile("(?<!政府)信息公开工作年度报告"),
    "政府信息工作": re.compile(r"(?<!公开)政府信息工作|主动公开政府信息工作(?=\d)"),
    "涉密信息上网": re.compile("(?<![止绝禁免范防查住])涉密信息上网"),
    "扩宽": re.compile("扩宽[^，。；]{0,6}(?:渠道|信息|广度|内容|范围|途径|平台|领域)"),
    "信息公开年度报告": re.compile("(?<!政府)信息公开年度报告"),
    "建全": re.compile(
        "(?<![创构组搭新共])建全(?=信息|制度|机制|组织|工作|和?完善|政务|政府|体系|责任|长效|公开|审核|考核|档案|台账)"
    ),
    "获去": re.compile("获去(?!年)"),
    "复意": re.compile("行政复意|复意(?=申请|案件|决定|机关)"),
    "办里": re.compile("办里(?=时[间限]|[，。；]|流程|情况|结果|答复|程序|事项|依申请|政府信息)"),
    "受里": re.compile("受里(?![面边])"),
    "管里": re.compile("(?:信息|规范|加强|日常)管里(?![面边])"),
    "处里": re.compile("(?:收到和|信息|依法|及时)处里(?![面边])"),
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
    "在次": re.compile("在次(?=[^序日月年周])"),
    "份内": re.compile("(?<!月)份内(?=[工之的])"),
}


def _wrong_words(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S14: words that are usually slips. A warning: a doubled word can be meant."""
    for sentence in facts.sentences:
        for pattern in (_DOUBLED, _SINGLE):
            for found in pattern.finditer(sentence.text):
                if pattern is _DOUBLED and _may_double(sentence.text, found):
                    continue
                words = sentence.printed[max(0, found.start() - 4) : found.end() + 4]
                message = (
                    f"{part_name(sentence.section)}“{words}”里“{found.group()}”像是重复了，请核对。"
                )
                place = text_place(sentence.section, words)
                yield check.finding(place, message, found=found.group())


def _may_double(text: str, found: re.Match[str]) -> bool:
    """Return whether a doubled word can be meant: 人民政府政府信息公开, but no 人民政府政府办公室."""
    is_office = found[1] == "政府" and text.startswith("办", found.end())
    return bool(_MAY_DOUBLE.match(found[1])) and not is_office


_ISSUER = re.compile(r"([\u4e00-\u9fff]{4,20})《\1(?=关于|印发|转发|办公|政府信息与政务)")
_UNIT = "条件篇个期份项场部起宗例"
_TWO_UNITS = re.compile(
    rf"\d\s*(?:余|多)?(?!条件|部件|个部|个项|起案件)(?P<units>[{_UNIT}][{_UNIT}])(?=[，。；、）,;)]|$)"
)
_DOCUMENTS_BY_PIECE = re.compile(
    r"规范性文件(?:发布|制发|制定|废止|共计?|数量|为)*\s*(?:\d+|[一两二三四五六七八九十]+)\s*(?P<unit>条|篇|次|份)"
)
_BY_PIECE = re.compile(
    r"(?:依申请公开(?:的)?(?:政府)?(?:信息|事项|申请)?|政府信息公开申请)(?:数量|总数)?(?:共计?|累计|合计|为)?\s*(?:\d+|[一两二三四五六七八九十]+)\s*(?P<unit>条|篇|次|份)(?![次类])"
)


def _written_twice(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S14: an issuer before its own title, two units behind one number."""
    for sentence in facts.sentences:
        for pattern, what in ((_ISSUER, "单位名称写了两遍"), (_TWO_UNITS, "数字后面有两个单位")):
            for found in pattern.finditer(sentence.text):
                words = sentence.printed[max(0, found.start() - 8) : found.end() + 4]
                message = f"{part_name(sentence.section)}“{words}”：{what}，请删去多余的。"
                place = text_place(sentence.section, words)
                yield check.finding(place, message, found=found.group())


def _by_piece(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S14: applications and documents are counted in 件, as in the tables."""
    for sentence in facts.sentences:
        places = [(found, "申请") for found in _BY_PIECE.finditer(sentence.text)]
        places += [(found, "文件") for found in _DOCUMENTS_BY_PIECE.finditer(sentence.text)]
        for found, what in places:
            words = sentence.printed[found.start() : found.end()]
            message = (
                f"{part_name(sentence.section)}“{words}”：{what}按“件”计，"
                f"请把“{found['unit']}”改成“件”。"
            )
            place = text_place(sentence.section, words)
            yield check.finding(place, message, expected="件", found=found["unit"])


_NO_VERB = re.compile("(?P<how>严格|认真|深入|全面|切实)《[^》]{2,40}》")


def _without_verb(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S14: 严格《条例》 lacks its 执行."""
    for sentence in facts.sentences:
        for found in _NO_VERB.finditer(sentence.printed):
            words = found.group()
            message = (
                f"{part_name(sentence.section)}“{words}”里“{found['how']}”后面少了动词，"
                "例如“执行”“落实”。请补上。"
            )
            yield check.finding(text_place(sentence.section, words), message, found=words)


_SUBJECT = r"(?P<who>我[局镇乡县区街委厅]|本单位|[\u4e00-\u9fff]{2,8}(?:镇|乡|街道|局))"
_SUBJECT_TWICE = re.compile(
    rf"(?:^|[，。；]){_SUBJECT}[^，。；]{{0,20}}?(?:按照|根据|依据|遵照|围绕|在)[^，。；]{{4,40}}，(?P=who)(?![\u4e00-\u9fff]{{0,2}}[的、])"
)
_TWO_FRAMES = re.compile(
    "(?:内容|报告|全文)(?:主要)?(?:包括|包含)(?:(?!由|共|组成)[^。；]){20,240}组成(?!部分)"
)


def _confused_sentences(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S14: 我局按照…，我局…; 内容包括…六部分组成: two sentences grown into one."""
    for sentence in facts.sentences:
        for pattern, what in (
            (_SUBJECT_TWICE, "同一句里主语写了两遍，请删去一个"),
            (_TWO_FRAMES, "“包括……”和“由……组成”混在一起了，请只用一种说法"),
        ):
            if found := pattern.search(sentence.printed):
                words = found.group().lstrip("，。；")
                message = f"{part_name(sentence.section)}“{words[:12]}……{words[-8:]}”：{what}。"
                place = text_place(sentence.section, words)
                yield check.finding(place, message, found=words[:30])


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
_UTMOST = re.compile(
    "(?:尽可能|尽最大努力|最大限度|最大程度)的(?=提[升高]|公开|保障|满足|方便|发挥|减少|降低|丰富|扩大|增强|拓宽|维护|发布|缩短)"
)
_SURE = re.compile(r"(?:^|[，。；])确实[^，。；]{2,14}(?:准确性|时效性|及时性|安全性|到位)")


_WRONG_PARTICLES = ((_ADVERB, "的", "地"), (_UTMOST, "的", "地"), (_SURE, "确实", "确保"))


def _wrong_particle(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S14: 稳妥地推动, 确保…的准确性."""
    for sentence in facts.sentences:
        for pattern, wrong, right in _WRONG_PARTICLES:
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


SLIP_CHECKS = (
    Check("S14", Severity.WARNING, "错字和重复的词", _wrong_words),
    Check("S14", Severity.WARNING, "写了两遍的名称和单位", _written_twice),
    Check("S14", Severity.WARNING, "申请和文件的计量单位", _by_piece),
    Check("S14", Severity.WARNING, "两句混成一句", _confused_sentences),
    Check("S14", Severity.WARNING, "少了动词", _without_verb),
    Check("S14", Severity.WARNING, "常见的错字", _usual_slips),
    Check("S14", Severity.WARNING, "用错的字", _wrong_particle),
    Check("S14", Severity.WARNING, "不规范的字", _foreign_signs),
)
