"""The commands, in one table: the words for each, who carries it out, its lines in the help.

A new command is a row here and the method that the row names; nothing else knows of it. A command
is only a command when it is the whole message, so that a long answer may contain the same words;
what else a clerk may say for it, `wishes` finds by what the row `means`.
"""

from collections.abc import Mapping
from enum import Enum

from report_assistant.language.wishes import command_meanings, command_words, look_rows
from report_assistant.language.wishes.command_row import Effect, HelpGroup, Row


class Command(Enum):
    """A command. The order is that of the help."""

    PENDING = Row(
        "待定",
        command_words.NOT_KNOWN,
        interview="pending",
        group=HelpGroup.ANSWERING,
        help=(("现在还没有数", "待定（草稿里先写成【待填】）"),),
        means=command_meanings.PENDING,
        effect=Effect.CHANGES,
    )
    SKIP = Row(
        "跳过",
        ("先跳过", "略过", "以后再填", "先空着", "空着", *command_words.LATER, "skip"),
        interview="skip",
        group=HelpGroup.ANSWERING,
        help=(("过会儿再答", "跳过（最后再问）"),),
        means=command_meanings.SKIP,
        effect=Effect.CHANGES,
    )
    SAME = Row(
        "同去年",
        command_words.AS_LAST_YEAR,
        interview="same_as_last_year",
        group=HelpGroup.ANSWERING,
        help=(("和去年一样", "同去年"),),
        means=command_meanings.SAME,
        effect=Effect.CHANGES,
    )
    REST_ZERO = Row(
        "后面都是0",
        interview="rest_zero",
        group=HelpGroup.ANSWERING,
        help=(("一部分、后面的都没有", "这一部分都是0，或者后面都是0"),),
        means=("extent zero the_items?", "nothing"),
        is_of_something=True,
    )
    WHY = Row(
        "为什么问",
        command_words.ASKING_WHY,
        interview="why",
        group=HelpGroup.ANSWERING,
        help=(("不明白为什么问", "为什么问"),),
        means=("why what_is_asked? see?",),
    )
    EXAMPLE = Row(
        "举例",
        ("例子", "示例", "举个例", "举个例子", "示例一则", "抄个作业"),
        interview="example",
        group=HelpGroup.ANSWERING,
        help=(("看这一题怎么填", "举例"),),
        means=("example see? sample? copying_it?", "others writing see? example?"),
    )
    UNDO = Row(
        "撤销",
        ("撤回", "撤消", "undo"),
        interview="undo",
        group=HelpGroup.CHANGING,
        key="Ctrl+Z",
        help=(("退一步", "撤销"),),
        means=command_meanings.UNDO,
        effect=Effect.CHANGES,
    )
    REDO = Row(
        "重做",
        ("恢复", "取消撤销", "反撤销"),
        interview="redo",
        group=HelpGroup.CHANGING,
        help=(("撤销错了，再回来", "重做"),),
        means=("redo recent? undo? undone? slip?", "redo undone recent? again?"),
        effect=Effect.CHANGES,
    )
    BACK = Row(
        "上一题",
        command_words.BACKWARDS,
        interview="back",
        group=HelpGroup.CHANGING,
        help=(("看前一题，不改", "上一题"),),
        means=command_meanings.BACK,
    )
    GO_TO_SECTION = Row(
        "去第三部分",
        interview="go_to_section",
        group=HelpGroup.CHANGING,
        help=(("去别的部分、别的题", "去第三部分，或者去网站那题"),),
        means=("numbered_section go? there? again? section?", "section go there? again?"),
        is_of_something=True,
    )
    GO_TO_QUESTION = Row(
        "去网站那题",
        interview="go_to_question",
        means=("the_question go? again? see? -earlier", "goes_to"),
        is_of_something=True,
    )
    NEXT = Row(
        "下一题",
        ("继续", "下一步", "next"),
        interview="next",
        group=HelpGroup.CHANGING,
        help=(("回到还没答的那一题", "下一题"),),
        means=("next go? ready? -plan", "later_one+item go? see? ready? -plan"),
        effect=Effect.CHANGES,
    )
    RESTART = Row(
        "重新填",
        ("全部清空", "从头填", "重新开始", "从头开始", "推倒重来", "全部重填"),
        shell="new_report",
        group=HelpGroup.CHANGING,
        help=(("全部清空，从头填", "重新填（先问您；先前的留着）"),),
        means=("restart again? data? act? over?", "from_start act|begin over? -this_one"),
        effect=Effect.CLEARS,
        done="从头填了。先前填的没有删，在已存的年报里，打开程序时可以选它。",
    )
    TABLE = Row(
        "表格",
        interview="table",
        shell="table",
        group=HelpGroup.TABLES,
        screen_help=(("像 Excel 那样填表", "表格，或者表二、表三、表四"),),
        plain_help=(("看表里填了什么", "表格，或者表二、表三、表四"),),
        help=(("从 Excel 复制来", "整块复制，直接粘贴（先给您看，再记）"),),
        means=("table open? contents? filled?",),
    )
    TABLES = Row(
        "导出表格",
        ("导出表", "导出excel", "导出 excel", "表格导出", "导出成excel"),
        shell="write_file",
        group=HelpGroup.TABLES,
        help=(("取成 Excel 文件", "导出表格"),),
        done="三张表的 Excel 文件已生成：\n{}\n填好或改好以后，打“导入表格”，或者把文件拖进来。",
        means=("excel make? table? see?", "make table see?"),
    )
    IMPORT_TABLE = Row(
        "导入表格",
        interview="import_table",
        group=HelpGroup.TABLES,
        help=(("从 Excel 文件读进来", "导入表格，或者把文件拖进来"),),
        means=("put_in excel|table filled? we_have?",),
    )
    COLLECT = Row(
        "汇总",
        command_words.ADDING_UP,
        shell="collect",
        group=HelpGroup.TABLES,
        help=(("把各单位的年报收齐、加起来", "汇总，或者汇总各单位年报"),),
        means=command_meanings.COLLECT,
        under_way="正在读各单位的年报，读了 {} 份，共 {} 份",
    )
    IMPORT = Row(
        "导入",
        ("导入去年的年报", "选文件", "有去年的年报"),
        shell="choose_report",
        group=HelpGroup.LAST_YEAR,
        help=(("读进去年的年报", "导入，或者把文件拖进来"),),
        means=command_meanings.IMPORT,
    )
    MATERIALS = Row(
        "材料",
        ("我有材料", "有材料", "交材料", "导入材料", "读材料", "从材料里填", "素材"),
        interview="materials",
        group=HelpGroup.LAST_YEAR,
        help=(("从总结、报表、聊天记录里读数", "材料，或者把文件拖进来、把内容粘贴进来"),),
        means=("hand_material",),
    )
    READ = Row(
        "读到的",
        command_words.READ_IN,
        shell="account",
        group=HelpGroup.LAST_YEAR,
        help=(("看从去年的年报读到了什么、没读到什么", "读到的"),),
        means=command_meanings.READ,
    )
    SAMPLE = Row(
        "样例",
        ("看样例", "样本"),
        shell="sample",
        group=HelpGroup.LAST_YEAR,
        help=(("看一份写好的", "样例"),),
        means=command_meanings.SAMPLE,
    )
    NEXT_YEAR = Row(
        "新建下一年",
        ("下一年", "新建下年", "写下一年的", "复制到下一年"),
        shell="next_year",
        group=HelpGroup.LAST_YEAR,
        help=(("接着写下一年的", "新建下一年"),),
        means=("nextyear begin|make|new_report|document draft? report? this_year? basis?",),
        effect=Effect.CHANGES,
    )
    NEW_REPORT = Row(
        "新建一份",
        ("新写一份", "另起一份", "另写一份", "新建报告", "新建年报"),
        shell="new_report",
        group=HelpGroup.LAST_YEAR,
        help=(("另写一份（这一份留着）", "新建一份"),),
        means=command_meanings.NEW_REPORT,
        effect=Effect.CHANGES,
        done="这是新的一份。先前那份留着，打开程序时可以选它。",
    )
    PREVIEW = Row(
        "预览",
        ("看草稿", "草稿", "看一下草稿", "看看草稿", "看正文", "看报告", *command_words.LOOKS),
        shell="preview",
        group=HelpGroup.WORD,
        key="F3",
        help=(
            ("看草稿", "预览"),
            ("问一句话是哪来的", "“……”是哪来的，或者 出处 第3段"),
            ("问一个答案用在哪", "新媒体用在哪"),
        ),
        means=command_meanings.PREVIEW,
    )
    REVIEW = Row(
        "核对",
        ("检查", "核对答案", "查看答案"),
        shell="review",
        group=HelpGroup.WORD,
        key="F4",
        help=(("核对全部答案", "核对；只看一类：核对 待定"),),
        means=command_meanings.REVIEW,
    )
    GENERATE = Row(
        "生成",
        command_words.GENERATING,
        shell="generate",
        group=HelpGroup.WORD,
        key="F5",
        help=(("生成 Word 文件", "生成（在 Word 里改过的会保留）"),),
        means=command_meanings.GENERATE,
    )
    ANNOTATIONS = Row(
        "批注",
        command_words.WRITTEN_BY_OTHERS,
        interview="annotations",
        group=HelpGroup.WORD,
        help=(("看领导写的批注、修订", "批注，或者领导改了什么"),),
        means=command_meanings.ANNOTATIONS,
    )
    FINAL = Row(
        "定稿",
        ("出定稿", "生成定稿", "导出定稿", "最终稿", "定稿版"),
        shell="write_file",
        group=HelpGroup.WORD,
        help=(("领导定了，要公布的", "定稿（去掉批注、作者等，另存一份）"),),
        done="定稿已生成：\n{}\n批注、书签、作者等都已去掉，可以公布。",
        means=command_meanings.FINAL,
    )
    PDF = Row(
        "导出PDF",
        command_words.MAKING_A_PDF,
        shell="write_file",
        group=HelpGroup.WORD,
        help=(("要 PDF 文件", "导出PDF，或者生成PDF"),),
        done="PDF 已生成：\n{}",
        under_way="正在转成 PDF，要等一会儿……",
        means=("pdf make? document? change_to? see? instead? finished? due?",),
    )
    OPEN_FILE = Row(
        "打开文件",
        ("打开word", "打开 word", "打开word文件", "打开文档"),
        shell="open_file",
        group=HelpGroup.WORD,
        help=(("打开最近生成的文件", "打开文件"),),
        means=("file open recent? made?",),
    )
    OPEN_FOLDER = Row(
        "打开文件夹",
        ("文件夹", "文件在哪", "文件在哪里", "word在哪", "文件放在哪", "文件存在哪"),
        shell="open_folder",
        group=HelpGroup.WORD,
        help=(("找生成的文件", "打开文件夹"),),
        means=command_meanings.OPEN_FOLDER,
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
        means=command_meanings.VERSIONS,
    )
    REWRITE = Row(
        "改写",
        shell="rewrite",
        group=HelpGroup.PROSE,
        help=(
            ("自己改写一段", "改写，或者改写 3"),
            ("改回原来的写法", "恢复原文"),
        ),
        means=("rewrite draft? report? wording? better?", "wording better rewrite?"),
        on_wish="文字我不会替您润色，不过每一段都可以由您来改；没动过的数还会跟着答案变。",
    )
    REPHRASE = Row(
        "换一种写法",
        command_words.ANOTHER_WORDING,
        shell="rephrase",
        group=HelpGroup.PROSE,
        help=(("一段换个现成的写法", "换一种写法，或者换一种写法 3"),),
        means=("another_wording wording? better?",),
        effect=Effect.CHANGES,
    )
    RECORD = Row(
        "记录",
        ("改动记录", "填报记录", "谁改的"),
        shell="record",
        group=HelpGroup.RECORD,
        key="F8",
        help=(
            ("看谁改了什么", "记录"),
            ("以后的改动留名", "我是 张三"),
            ("说明为什么改", "理由 加一句话"),
        ),
        means=command_meanings.RECORD,
    )
    HANDOVER = Row(
        "交接",
        ("交接记录", "移交", "导出记录"),
        shell="write_file",
        group=HelpGroup.RECORD,
        help=(("存成 Word 交给别人", "交接"),),
        done="交接记录已生成：\n{}\n它只供内部交接，不要随年报公开。",
        means=command_meanings.HANDOVER,
    )
    PROGRESS = Row(
        "进度",
        ("填了多少", "还剩多少"),
        interview="progress",
        group=HelpGroup.RECORD,
        help=(("还有几题没填", "进度"),),
        means=command_meanings.PROGRESS,
    )
    SAVE = Row(
        "保存",
        ("存盘", "存档", "存一下"),
        interview="save",
        means=("save data? draft? report? when_off?",),
    )
    BACKUP = Row(
        "备份",
        ("备份一下", "备份数据"),
        shell="write_file",
        group=HelpGroup.RECORD,
        help=(("把答案另存一份", "备份"),),
        means=command_meanings.BACKUP,
        done="已备份：\n{}\n全部答案和记录都在里面，可以拷到U盘上。要拿回来，就把它拖进窗口。",
    )
    LEAVE = Row(
        "今天到这",
        command_words.LEAVING,
        shell="leave",
        group=HelpGroup.RECORD,
        key="Ctrl+Q",
        help=(("先停下，随时能接着填", "今天到这"),),
        means=("leave save? later? act? another_day?", "another_day act later? leave? save?"),
        effect=Effect.CHANGES,
    )
    ROOMY = look_rows.ROOMY
    DENSE = look_rows.DENSE
    DARK = look_rows.DARK
    LIGHT = look_rows.LIGHT
    HELP = Row(
        "帮助",
        ("怎么用", "不会用", "不会弄", "?", "？", "help"),
        shell="help",
        group=HelpGroup.ANSWERING,
        key="F1",
        help=(("看有哪些话可以打", "帮助"),),
        means=("help see? which? what?", "able what help?"),
    )

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
    "REPHRASE": "rewrite",
    "LEAVE": "quit",
    **dict.fromkeys(("ROOMY", "DENSE", "DARK", "LIGHT"), "appearance"),
}
"""Where it is not the member's own name."""
