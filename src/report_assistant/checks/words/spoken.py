"""S25: words that nobody prints: said to the program or to a colleague, or said as one speaks."""

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

# What a clerk may say in the conversation stands in the lexicon; these are patterns of running
# text, where a single word of it (你看, 同上) proves nothing.
_LATER = "再|后再|了再?"
_WRITE = "[填写补说弄]"
_TALK = re.compile(
    rf"[你您](?:们)?(?:就|先|来)?(?:看着|帮我?|给我?|替我?|随便|决定|定就行|来写|编|看看|写吧|填吧)"
    rf"|(?:帮我|替我|给我)(?:再)?(?:写|填|编|想|改|看|补|查|润色)"
    rf"|(?<![他她们])看着(?:写|填|编|办|来|弄)(?![好完出])|(?<![不得勿能可])随便(?:写|填|编|弄|来|说)?(?=[^，。；]{{0,4}}(?:[，。；！]|$))|瞎(?:写|编|填)"
    rf"|(?:等|待)[^，。；、]{{1,12}}?(?:回来|到岗|上班|定了|定下来|看过|看了|审完|核实|核准|确认|报来|报上来|给数|统计出来|统计好|汇总)[^，。；]{{0,4}}?(?:{_LATER}){_WRITE}"
    rf"|(?:回头|以后|晚点|晚些|过几天|过两天|到时候?|明天|下周|下午|改天|稍后)再(?:来)?{_WRITE}"
    rf"|(?:先|暂时|暂)(?:空着|空起|这样写|这么写|放着|不填|不写|留着|写个|填个|编个)"
    rf"|(?:数字?|内容|名单|情况)(?:还)?(?:没有?|未)(?:出来|报来|报上来|统计出来|问到|要到)"
    rf"|(?:不知道|记不清|记不得|不记得|忘记?了|不晓得)(?:怎么|该|要|要不要)?(?:多少|几|写|填)"
    rf"|(?:记不清|记不得|忘记?了|说不上来)(?=[，。；]|$)"
    rf"|(?:跟|和|同|与|按|照)(?:着)?(?:去年|上年|往年|前年)(?:的|那个|那份)?(?:写|填|抄|来|改)(?=[就吧即]|[，。；]|$)"
    rf"|^\s*(?:[跟和同与]|按照?|照着?)(?:去年|上年|往年)(?:的|那份)?一样(?=[就吧即]|[，。；]|$)"
    rf"|(?:照抄|照搬|复制粘贴|抄(?:一下)?)(?:去年|上年|别的|隔壁|网上|上面)"
    rf"|此处(?:再|需要?)?(?:补|填|写)(?:充|写|上)?|(?:需要?|请)[^，。；]{{0,8}}(?:同志|科长|主任|老师)(?:补|填|核|改)"
    rf"|(?:领导|书记|镇长|乡长|局长|主任)(?:说了?(?=[要不没，：:])|不让|没同意|同意了?再)"
)
_SPOKEN = re.compile(
    r"(?:(?<![网酒书茶])吧|[嘛呗啦咧哟哎噢喔])(?=[，。；！？!?]|$)|(?<![任])啥|咋(?:样|办|写|说)?|(?<!我)咱们?|没得(?=说|办|人|事|什么)"
    r"|[搞弄](?:了|过|好了|完了|得|个|不)(?!虚)|(?:(?<![野荒])蛮|挺)(?:好|多|忙|大|快|慢|少|难|高|满意)的?"
    r"|好几(?=[次场条件个回])|(?<![更较最良])好多(?=[人次条件个，。；])|一大堆|(?<!相)差不多(?=[有是都\d，。；]|$)|(?<!乱)反正|估摸着?|凑合|将就|懒得|七七八八"
    r"|没什么(?:好|可)(?:写|说|报)的?|没啥|什么的(?=[，。；])|就这些了?(?=[，。；]|$)|就这样(?=[。；]|$)|算是(?:完成|不错|可以)"
    r"|(?<![多骨主才能])干了(?=[不很好一几两三]|\d)|忙不过来|顾不上|吃了亏|哪有|那啥|说白了|老实说|说实话|讲真"
)
_QUOTED = re.compile(r"“[^”]{0,60}”|《[^》]{0,60}》|「[^」]{0,60}」")


def _talk(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S25: what was said to the program is no sentence of the report."""
    for sentence in facts.sentences:
        text = _without_quotes(sentence.printed)
        told = [found.span() for found in _TALK.finditer(text)]
        for start, end in told:
            words = sentence.printed[max(0, start - 6) : end + 6].strip()
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}“{words}”像是填写时说的话，不是报告里的句子。"
                "请换成要公布的内容，或者删去。",
                found=sentence.printed[start:end],
            )
        for found in _SPOKEN.finditer(text):
            if any(start <= found.start() < end for start, end in told):
                continue
            words = sentence.printed[max(0, found.start() - 6) : found.end() + 6].strip()
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}“{words}”里的“{found.group()}”是口头的说法，"
                "请改成书面语。",
                found=found.group(),
                severity=Severity.WARNING,
            )


def _without_quotes(words: str) -> str:
    """Return the words with what others said blanked out, at the same places."""
    return _QUOTED.sub(lambda found: "　" * len(found.group()), words)


SPOKEN_CHECKS = (Check("S25", Severity.ERROR, "口头的话", _talk),)
