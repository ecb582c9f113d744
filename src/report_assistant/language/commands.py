"""The commands, in one table: the words for each, who carries it out, its lines in the help.

A new command is a row here and the method that the row names; nothing else knows of it. A command
is only a command when it is the whole message, so that a long answer may contain the same words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from report_assistant.report import text


class HelpGroup(Enum):
    """The headings of the help, in its order."""

    ANSWERING = "回答"
    CHANGING = "修改"
    TABLES = "表格"
    LAST_YEAR = "去年和明年"
    WORD = "草稿和 Word"
    PROSE = "段落"
    RECORD = "记录"
    LOOK = "样子"


HelpLine = tuple[str, str]
"""What a clerk may want, and the words for it."""


@dataclass(frozen=True)
class Row:
    """What is known of a command."""

    word: str
    also: tuple[str, ...] = ()
    interview: str = ""
    """The method of `InterviewCommands` that carries it out; without one, a shell is asked."""
    shell: str = ""
    """The method `action_…` of each shell. Commands that share one are told apart by their name."""
    group: HelpGroup | None = None
    help: tuple[HelpLine, ...] = ()
    """Its lines in that group of the help."""
    screen_help: tuple[HelpLine, ...] = ()
    """Lines that hold on the screen only; they come before the others."""
    plain_help: tuple[HelpLine, ...] = ()
    """Lines that hold in line mode only."""
    done: str = ""
    """What the clerk is told when it is done, where that is always the same."""
    under_way: str = ""
    """What the clerk is told before, where it takes a while."""


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
_LEAVING = (
    *("今天到这里", "退出", "结束", "再见", "今天先到这", "今天就到这", "先到这", "明天再弄"),
    *("明天再填", "明天继续", "改天再填", "下次再填", "先弄到这", "先不弄了", "先不填了"),
    *("quit", "exit"),
)
_GENERATING = (
    *("生成word", "生成 word", "导出", "生成文档", "生成报告", "导出word", "导出 word"),
    *("生成word文档", "出文档", "出报告", "出word", "出稿", "导出文档", "导出报告"),
)
_ASKING_WHY = (
    *("为什么", "为什么要问", "为啥问", "说明", "什么意思", "这是什么意思", "啥意思"),
    *("怎么填", "怎么写", "怎么回答", "填什么", "不懂", "看不懂"),
)


_MAKING_A_PDF = (
    *("导出pdf", "导出 pdf", "生成pdf", "生成 pdf", "出pdf", "转pdf", "转成pdf", "转成 pdf"),
    *("导出pdf文件", "生成pdf文件", "存成pdf", "另存为pdf", "保存为pdf", "pdf"),
)


class Command(Enum):
    """A command. The order is that of the help."""

    PENDING = Row(
        "待定",
        ("还不知道", "不知道", "不清楚", "不晓得", "搞不清", "说不清", "待填"),
        interview="pending",
        group=HelpGroup.ANSWERING,
        help=(("现在还没有数", "待定（草稿里先写成【待填】）"),),
    )
    SKIP = Row(
        "跳过",
        ("先跳过", "略过", "以后再填", "先空着", "空着", *_LATER, "skip"),
        interview="skip",
        group=HelpGroup.ANSWERING,
        help=(("过会儿再答", "跳过（最后再问）"),),
    )
    SAME = Row(
        "同去年",
        (
            *("和去年一样", "跟去年一样", "同上年", "照去年", "按去年", "按去年的"),
            *_AS_LAST_YEAR,
        ),
        interview="same_as_last_year",
        group=HelpGroup.ANSWERING,
        help=(("和去年一样", "同去年"),),
    )
    WHY = Row(
        "为什么问",
        _ASKING_WHY,
        interview="why",
        group=HelpGroup.ANSWERING,
        help=(("不明白为什么问", "为什么问"),),
    )
    UNDO = Row(
        "撤销",
        ("撤回", "撤消", "undo"),
        interview="undo",
        group=HelpGroup.CHANGING,
        help=(("退一步，再回来", "撤销、重做"),),
    )
    REDO = Row("重做", ("恢复", "取消撤销", "反撤销"), interview="redo")
    BACK = Row(
        "上一题",
        (
            *("返回", "上一步", "退回", "回退", "回上一题", "返回上一题", "回到上一题", "前一题"),
            *_BACKWARDS,
            "back",
        ),
        interview="back",
        group=HelpGroup.CHANGING,
        help=(("看前一题，不改", "上一题"),),
    )
    NEXT = Row("下一题", ("继续", "下一步", "next"), interview="next")
    TABLE = Row(
        "表格",
        interview="table",
        shell="table",
        group=HelpGroup.TABLES,
        screen_help=(("像 Excel 那样填表", "表格，或者表二、表三、表四"),),
        plain_help=(("看表里填了什么", "表格，或者表二、表三、表四"),),
        help=(("从 Excel 复制来", "整块复制，直接粘贴（先给您看，再记）"),),
    )
    TABLES = Row(
        "导出表格",
        ("导出表", "导出excel", "导出 excel", "表格导出", "导出成excel"),
        shell="write_file",
        group=HelpGroup.TABLES,
        help=(
            ("取成 Excel 文件", "导出表格"),
            ("从 Excel 文件读进来", "导入表格，或者把文件拖进来"),
        ),
        done="三张表的 Excel 文件已生成：\n{}\n填好或改好以后，打“导入表格”，或者把文件拖进来。",
    )
    IMPORT = Row(
        "导入",
        ("导入去年的年报", "选文件", "有去年的年报"),
        shell="choose_report",
        group=HelpGroup.LAST_YEAR,
        help=(("读进去年的年报", "导入，或者把文件拖进来"),),
    )
    SAMPLE = Row(
        "样例",
        ("看样例", "例子", "示例", "样本"),
        shell="sample",
        group=HelpGroup.LAST_YEAR,
        help=(("看一份写好的", "样例"),),
    )
    NEXT_YEAR = Row(
        "新建下一年",
        ("下一年", "新建下年", "写下一年的", "复制到下一年"),
        shell="next_year",
        group=HelpGroup.LAST_YEAR,
        help=(("接着写下一年的", "新建下一年"),),
    )
    PREVIEW = Row(
        "预览",
        ("看草稿", "草稿", "看一下草稿", "看看草稿", "看正文", "看报告", *_LOOKS),
        shell="preview",
        group=HelpGroup.WORD,
        help=(
            ("看草稿", "预览"),
            ("问一句话是哪来的", "“……”是哪来的，或者 出处 第3段"),
            ("问一个答案用在哪", "新媒体用在哪"),
        ),
    )
    REVIEW = Row(
        "核对",
        ("检查", "核对答案", "查看答案"),
        shell="review",
        group=HelpGroup.WORD,
        help=(("核对全部答案", "核对；只看一类：核对 待定"),),
    )
    GENERATE = Row(
        "生成",
        _GENERATING,
        shell="generate",
        group=HelpGroup.WORD,
        help=(("生成 Word 文件", "生成（在 Word 里改过的会保留）"),),
    )
    FINAL = Row(
        "定稿",
        ("出定稿", "生成定稿", "导出定稿", "最终稿", "定稿版"),
        shell="write_file",
        group=HelpGroup.WORD,
        help=(("领导定了，要公布的", "定稿（去掉批注、作者等，另存一份）"),),
        done="定稿已生成：\n{}\n批注、书签、作者等都已去掉，可以公布。",
    )
    PDF = Row(
        "导出PDF",
        _MAKING_A_PDF,
        shell="write_file",
        group=HelpGroup.WORD,
        help=(("要 PDF 文件", "导出PDF，或者生成PDF"),),
        done="PDF 已生成：\n{}",
        under_way="正在转成 PDF，要等一会儿……",
    )
    OPEN_FOLDER = Row(
        "打开文件夹",
        (
            "文件夹",
            "文件在哪",
            "文件在哪里",
            "word在哪",
            "文件放在哪",
            "文件放在哪里",
            "文件存在哪",
        ),
        shell="open_folder",
        group=HelpGroup.WORD,
        help=(("找生成的文件", "打开文件夹"),),
    )
    VERSIONS = Row(
        "版本",
        ("历史版本", "生成过的", "看版本"),
        shell="versions",
        group=HelpGroup.WORD,
        help=(
            ("看生成过的各版", "版本"),
            ("看两版改了什么", "比较 1 2；要带修订标记的，修订稿 1 2"),
        ),
    )
    REWRITE = Row(
        "改写",
        shell="rewrite",
        group=HelpGroup.PROSE,
        help=(
            ("自己改写一段", "改写，或者改写 3"),
            ("改回原来的写法", "恢复原文"),
        ),
    )
    RECORD = Row(
        "记录",
        ("改动记录", "填报记录", "谁改的"),
        shell="record",
        group=HelpGroup.RECORD,
        help=(
            ("看谁改了什么", "记录"),
            ("以后的改动留名", "我是 张三"),
            ("说明为什么改", "理由 加一句话"),
        ),
    )
    HANDOVER = Row(
        "交接",
        ("交接记录", "移交", "导出记录"),
        shell="write_file",
        group=HelpGroup.RECORD,
        help=(("存成 Word 交给别人", "交接"),),
        done="交接记录已生成：\n{}\n它只供内部交接，不要随年报公开。",
    )
    LEAVE = Row(
        "今天到这",
        _LEAVING,
        shell="leave",
        group=HelpGroup.RECORD,
        help=(("先停下", "今天到这（随时能接着填）"),),
    )
    ROOMY = Row(
        "疏排",
        ("大字", "大字版", "大字模式", "字太小", "字太小了"),
        shell="look",
        group=HelpGroup.LOOK,
        help=(("看着费劲，要疏朗些", "疏排（改回来打密排）"),),
        done="已改成疏排：行距大些，一次少显示些。字的大小在终端窗口里调，多数是按 Ctrl 和加号。"
        "改回来打“密排”。",
    )
    DENSE = Row("密排", ("小字", "取消大字", "取消疏排"), shell="look", done="已改回密排。")
    DARK = Row(
        "深色",
        ("深色主题", "夜间模式", "黑底"),
        shell="look",
        group=HelpGroup.LOOK,
        screen_help=(("深色底，浅色底", "深色、浅色"),),
        done="已改成深色。改回来打“浅色”。",
    )
    LIGHT = Row("浅色", ("浅色主题", "白底"), shell="look", done="已改成浅色。")
    HELP = Row("帮助", ("怎么用", "不会用", "不会弄", "?", "？", "help"), shell="help")

    @property
    def word(self) -> str:
        """The word that chips and help show."""
        return self.value.word

    @property
    def words(self) -> tuple[str, ...]:
        """Every word for it."""
        return (self.value.word, *self.value.also)

    @property
    def protocol_name(self) -> str:
        """What programs call it; see docs/json.md."""
        return _PROTOCOL_NAMES.get(self.name, self.name.lower())

    @property
    def shares(self) -> bool:
        """Whether its method carries out other commands as well, and must know which."""
        return sum(each.value.shell == self.value.shell for each in Command) > 1


_PROTOCOL_NAMES: Mapping[str, str] = {
    "SAME": "same_as_last",
    "TABLES": "export_table",
    "RECORD": "history",
    "LEAVE": "quit",
    **dict.fromkeys(("ROOMY", "DENSE", "DARK", "LIGHT"), "appearance"),
}
"""Where it is not the member's own name."""

COMMAND_WORDS: Mapping[str, Command] = {
    word: command for command in Command for word in command.words
}


def command_in(typed: str) -> Command | None:
    """Return the command that the whole message is, if it is one."""
    from report_assistant.language.framing import framed  # its patterns take long to compile

    words = text.half_width(typed).strip().rstrip("。.!? ").lower() or typed.strip()
    words = words.removeprefix("/")
    return next((COMMAND_WORDS[each] for each in framed(words) if each in COMMAND_WORDS), None)
