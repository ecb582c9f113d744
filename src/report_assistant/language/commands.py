"""The words that steer the conversation: 上一题, 撤销, 跳过, 待定, 为什么问, 改…

They work in every state, typed plainly or with a slash. A command is only a command when it is the
whole message, so that a long answer may contain the same words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from report_assistant.report import text
from report_assistant.report.tables import TABLES


class Command(Enum):
    """A command; the value is the word that chips and help show."""

    BACK = "上一题"
    NEXT = "下一题"
    UNDO = "撤销"
    REDO = "重做"
    SKIP = "跳过"
    PENDING = "待定"
    WHY = "为什么问"
    HELP = "帮助"
    PREVIEW = "预览"
    REVIEW = "核对"
    DRAFT = "生成"
    LEAVE = "今天到这"
    SAME = "同去年"
    IMPORT = "导入"
    VERSIONS = "版本"
    RECORD = "记录"
    HANDOVER = "交接"
    NEXT_YEAR = "新建下一年"
    SAMPLE = "样例"
    TABLES = "导出表格"
    ROOMY = "疏排"
    DENSE = "密排"
    DARK = "深色"
    LIGHT = "浅色"


_BACKWARDS = tuple(
    f"{go}{to}"
    for go in ("", "回", "回到", "返回", "退回", "退到")
    for to in ("上一步", "前一题", "前面一题", "前面那题", "上一道题", "上一个问题")
)
_AS_LAST_YEAR = tuple(
    f"{lead}去年{tail}" for lead in "和跟与同" for tail in ("一样的", "一个样", "相同", "的一样")
)
_LOOKS = tuple(
    f"{look}写成{how}样" for look in ("看看", "看下", "看一下") for how in ("什么", "啥")
)
_LATER = tuple(
    f"{when}{then}填"
    for when in ("等会", "等会儿", "待会", "待会儿", "一会", "一会儿", "晚点", "回头", "过会儿")
    for then in ("", "再")
)
_ALSO: Mapping[Command, tuple[str, ...]] = {
    Command.BACK: (
        "返回",
        "上一步",
        "退回",
        "回退",
        "回上一题",
        "返回上一题",
        "回到上一题",
        "前一题",
        *_BACKWARDS,
        "back",
    ),
    Command.NEXT: ("继续", "下一步", "next"),
    Command.UNDO: ("撤回", "撤消", "undo"),
    Command.REDO: ("恢复", "取消撤销", "反撤销"),
    Command.SKIP: ("先跳过", "略过", "以后再填", "先空着", "空着", *_LATER, "skip"),
    Command.PENDING: ("还不知道", "不知道", "不清楚", "不晓得", "搞不清", "说不清", "待填"),
    Command.WHY: (
        *("为什么", "为什么要问", "为啥问", "说明", "什么意思", "这是什么意思", "啥意思"),
        *("怎么填", "怎么写", "怎么回答", "填什么", "不懂", "看不懂"),
    ),
    Command.HELP: ("怎么用", "不会用", "不会弄", "?", "？", "help"),
    Command.PREVIEW: ("看草稿", "草稿", "看一下草稿", "看看草稿", "看正文", "看报告", *_LOOKS),
    Command.REVIEW: ("检查", "核对答案", "查看答案"),
    Command.DRAFT: (
        "生成word",
        "生成 word",
        "导出",
        "生成文档",
        "生成报告",
        "导出word",
        "导出 word",
        "生成word文档",
        *("出文档", "出报告", "出word", "出稿", "导出文档", "导出报告"),
    ),
    Command.LEAVE: (
        "今天到这里",
        "退出",
        "结束",
        "再见",
        "今天先到这",
        "今天就到这",
        *(
            "先到这",
            "明天再弄",
            "明天再填",
            "明天继续",
            "改天再填",
            "下次再填",
            "先弄到这",
            "先不弄了",
            "先不填了",
        ),
        "quit",
        "exit",
    ),
    Command.SAME: (
        "和去年一样",
        "跟去年一样",
        "同上年",
        "照去年",
        "按去年",
        "按去年的",
        *_AS_LAST_YEAR,
    ),
    Command.NEXT_YEAR: ("下一年", "新建下年", "写下一年的", "复制到下一年"),
    Command.TABLES: ("导出表", "导出excel", "导出 excel", "表格导出", "导出成excel"),
    Command.SAMPLE: ("看样例", "例子", "示例", "样本"),
    Command.ROOMY: ("大字", "大字版", "大字模式", "字太小", "字太小了"),
    Command.DENSE: ("小字", "取消大字", "取消疏排"),
    Command.DARK: ("深色主题", "夜间模式", "黑底"),
    Command.LIGHT: ("浅色主题", "白底"),
    Command.RECORD: ("改动记录", "填报记录", "谁改的"),
    Command.HANDOVER: ("交接记录", "移交", "导出记录"),
    Command.VERSIONS: ("历史版本", "生成过的", "看版本"),
    Command.IMPORT: ("导入去年的年报", "选文件", "有去年的年报"),
}
COMMAND_WORDS = {word: command for command in Command for word in (command.value, *_ALSO[command])}
_FRAME_LEAD = re.compile(
    "^(?:请|麻烦|帮我|给我|我要|我想|我也?|那就?|先|还|暂时|目前|现在|这一?题|这道题|本题|这个|[,， ])+"
)
_FRAME_END = re.compile(
    "(?:一下|下|一遍|吧|了|啊|哈|呀|呢|儿|嘛|咯|哦|填|有没有(?:问题|错误?)|这个|那个|刚才的?|刚刚的?"
    "|这一?题|这道题|本题|谢谢|[,， ])+$"
)
_LONGEST = 20
"""No command is said in more words."""
_REPORT_FILES = (".docx", ".doc", ".wps", ".pdf", ".html", ".htm", ".txt", ".md", ".docm")
_WORKBOOK_FILES = (".xlsx", ".xlsm", ".xls", ".et", ".csv")
_IMPORT_TABLES = "导入表格"
_REPORT, _SHORTEST_REPORT = "政府信息公开", 300
COMPARE, REDLINE = "比较", "修订稿"
_TWO_VERSIONS = re.compile(
    rf"(?P<word>{COMPARE}|{REDLINE})\s*(?P<old>\d{{1,3}})(?:\s|和|,|、|到)+(?P<new>\d{{1,3}})"
)
_CORRECTION = re.compile("(?:我要|我想|请|帮我|麻烦)?(?:修改|更正|改|把)(?:一下(?:子)?)?")
_EXPLANATION = re.compile(r"/?理由[\s：:，,]+(?P<words>\S.*)")
NAMELESS = "不留名"
_CLERK = re.compile(
    r"/?我[是叫](?:[\s：:]+(?P<spaced>\S.{0,19})|(?P<name>[\u4e00-\u9fff·]{2,3}(?<![的了谁乡镇局办])))"
)
TABLE_WORD = "表格"
_TABLE_KEYS = {table.name: table.key for table in TABLES}
_TABLE_OF_SECTION = {table.section: table.key for table in TABLES}
_TABLE_VERBS = ("打开", "填写", "查看", "填", "看")
_MOST_ASKED_TABLE = 3
YES_WORDS = frozenset({"是", "确定", "对", "好", "好的", "可以", "嗯", "y", "yes", "ok", "1", ""})
NO_WORDS = frozenset({"不", "否", "不是", "不改", "取消", "算了", "不对", "n", "no", "2", "0"})


@dataclass(frozen=True)
class Correction:
    """改 followed by something: a question's name, and perhaps the new value."""

    rest: str


def command_in(typed: str) -> Command | None:
    """Return the command that the whole message is, if it is one."""
    words = text.half_width(typed).strip().rstrip("。.!? ").lower() or typed.strip()
    words = words.removeprefix("/")
    return next((COMMAND_WORDS[each] for each in _framed(words) if each in COMMAND_WORDS), None)


def _framed(words: str) -> Iterator[str]:
    """Yield the command in a message, without the politeness around it: 帮我核对一下."""
    yield words
    if len(words) < _LONGEST:
        yield (begun := _FRAME_LEAD.sub("", words))
        yield _FRAME_END.sub("", begun)


def report_in(typed: str) -> str:
    """Return the report that a message hands over: a file's path, or its whole text, or nothing.

    A file dragged into a terminal arrives as its path, in quotes or with escaped spaces.
    """
    words = typed.strip().removeprefix("导入").strip()
    if len(words) >= _SHORTEST_REPORT and _REPORT in words:
        return words
    return _path_in(words, _REPORT_FILES)


def workbook_in(typed: str) -> str | None:
    """Return the Excel file that a message hands over, empty for 「导入表格」 alone; or `None`."""
    words = typed.strip()
    if text.half_width(words).removeprefix("/").strip("。 ") == _IMPORT_TABLES:
        return ""
    return _path_in(words.removeprefix(_IMPORT_TABLES).strip(), _WORKBOOK_FILES) or None


def _path_in(words: str, endings: tuple[str, ...]) -> str:
    path = words.strip("'\"“”").removeprefix("file://").replace("\\ ", " ")
    return path if path.lower().endswith(endings) and "\n" not in path else ""


def reason_in(typed: str) -> str | None:
    """Return the reason in 「保留 …」, empty if none is given; `None` for another message."""
    words = typed.strip().removeprefix("/")
    return text.one_line(words[2:].lstrip(" 　：:，,")) if words.startswith("保留") else None


def explanation_in(typed: str) -> str | None:
    """Return the reason in 「理由 …」; `None` for another message."""
    found = _EXPLANATION.fullmatch(typed.strip())
    return None if found is None else text.one_line(found["words"])


def clerk_in(typed: str) -> str | None:
    """Return the name in 「我是 张三」, none in 「不留名」; `None` for another message."""
    if typed.strip().removeprefix("/") == NAMELESS:
        return ""
    found = _CLERK.fullmatch(typed.strip().rstrip("。"))
    return None if found is None else text.one_line(found["spaced"] or found["name"])


def versions_in(typed: str) -> tuple[str, int, int] | None:
    """Return word and numbers of 「比较 1 2」 or 「修订稿 1 2」; `None` for another message."""
    found = _TWO_VERSIONS.fullmatch(text.half_width(typed).strip())
    return None if found is None else (found["word"], int(found["old"]), int(found["new"]))


def table_in(typed: str, section: int | None) -> str | None:
    """Return the key of the table that 「表三」 or 「填表」 asks for; `None` for another message.

    「表格」 alone means the table of the section that is being asked about.
    """
    words = text.half_width(typed).strip().strip("。").removeprefix("/").replace(" ", "")
    verb = next((verb for verb in _TABLE_VERBS if words.startswith(verb)), "")
    named = words.removeprefix(verb)
    if named == TABLE_WORD or (verb and named == TABLE_WORD[0]):
        return _TABLE_OF_SECTION.get(section or 0, _TABLE_OF_SECTION[_MOST_ASKED_TABLE])
    return _TABLE_KEYS.get(named)


def correction_in(typed: str) -> Correction | None:
    """Return what follows 改 in a message that begins with it."""
    words = typed.strip().removeprefix("/")
    lead = _CORRECTION.match(words)
    if lead is None or lead.end() == len(words):
        return None
    return Correction(words[lead.end() :].lstrip(" 　：:"))
