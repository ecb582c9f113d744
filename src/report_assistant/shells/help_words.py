"""The help: what a clerk may want, and the words for it. The same on screen and in plain mode."""

from collections.abc import Iterator
from unicodedata import east_asian_width

from report_assistant.language.asked_rewriting import RESTORE, REWRITE
from report_assistant.language.commands import COMPARE, REDLINE, Command

_ANSWERING = (
    ("有“回车用”的，照着用", "直接按回车"),
    ("现在还没有数", f"{Command.PENDING.value}（草稿里先写成【待填】）"),
    ("过会儿再答", f"{Command.SKIP.value}（最后再问）"),
    ("没有这回事", "没有，或者 0"),
    ("和去年一样", Command.SAME.value),
    ("一次说几件事", "新媒体114条，版面46块（先给您看，再记）"),
    ("不明白为什么问", Command.WHY.value),
)
_CHANGING = (
    ("改以前的答案", "改新媒体 120"),
    ("刚才说错了", "不对，是46"),
    ("退一步，再回来", f"{Command.UNDO.value}、{Command.REDO.value}"),
    ("看前一题，不改", Command.BACK.value),
    ("提醒的地方其实没错", "保留 已和登记本核对"),
)
_TABLES = (
    ("像 Excel 那样填表", "表格，或者表二、表三、表四"),
    ("从 Excel 复制来", "整块复制，直接粘贴（先给您看，再记）"),
    ("取成 Excel 文件", Command.TABLES.value),
    ("从 Excel 文件读进来", "导入表格，或者把文件拖进来"),
)
_LAST_YEAR = (
    ("读进去年的年报", f"{Command.IMPORT.value}，或者把文件拖进来"),
    ("看一份写好的", Command.SAMPLE.value),
    ("接着写下一年的", Command.NEXT_YEAR.value),
)
_WORD = (
    ("看草稿", Command.PREVIEW.value),
    ("问一句话是哪来的", "“……”是哪来的，或者 出处 第3段"),
    ("问一个答案用在哪", "新媒体用在哪"),
    ("核对全部答案", f"{Command.REVIEW.value}；只看一类：核对 待定"),
    ("生成 Word 文件", f"{Command.DRAFT.value}（在 Word 里改过的会保留）"),
    ("看生成过的各版", Command.VERSIONS.value),
    ("看两版改了什么", f"{COMPARE} 1 2；要带修订标记的，{REDLINE} 1 2"),
)
_PROSE = (
    ("自己改写一段", f"{REWRITE}，或者{REWRITE} 3"),
    ("改回原来的写法", RESTORE),
)
_RECORD = (
    ("看谁改了什么", Command.RECORD.value),
    ("以后的改动留名", "我是 张三"),
    ("说明为什么改", "理由 加一句话"),
    ("存成 Word 交给别人", Command.HANDOVER.value),
    ("先停下", f"{Command.LEAVE.value}（随时能接着填）"),
)
_LOOK = (
    ("看着费劲，要疏朗些", f"{Command.ROOMY.value}（改回来打{Command.DENSE.value}）"),
    ("深色底，浅色底", f"{Command.DARK.value}、{Command.LIGHT.value}"),
)
_GROUPS = (
    ("回答", _ANSWERING),
    ("修改", _CHANGING),
    ("表格", _TABLES),
    ("去年和明年", _LAST_YEAR),
    ("草稿和 Word", _WORD),
    ("段落", _PROSE),
    ("记录", _RECORD),
    ("样子", _LOOK),
)
_HEAD = "左边是您想做的，右边是要打的字；也可以点输入框下面的词。"
_WIDE = ("W", "F")


def help_text() -> str:
    """Return the whole help."""
    return "\n".join([_HEAD, *_lines()])


def _lines() -> Iterator[str]:
    column = max(_cells(want) for _, ways in _GROUPS for want, _ in ways) + 2
    for heading, ways in _GROUPS:
        yield f"\n{heading}"
        for want, words in ways:
            yield f"  {want}{' ' * (column - _cells(want))}{words}"


def _cells(text: str) -> int:
    """Return the width of a text in terminal columns."""
    return sum(2 if east_asian_width(sign) in _WIDE else 1 for sign in text)
