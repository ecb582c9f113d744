"""The rows of the table of commands that only change how everything looks."""

from report_assistant.language.wishes.command_row import HelpGroup, Row

ROOMY = Row(
    "疏排",
    ("大字", "大字版", "大字模式", "字太小", "字太小了"),
    shell="look",
    group=HelpGroup.LOOK,
    help=(("看着费劲，要疏朗些", "疏排"),),
    done="已改成疏排：行距大些，一次少显示些。字的大小在终端窗口里调，多数是按 Ctrl 和加号。"
    "改回来打“密排”。",
    means=("big look? change_to? unclear_to_see?", "unclear_to_see look?"),
)
DENSE = Row(
    "密排",
    ("小字", "取消大字", "取消疏排"),
    shell="look",
    group=HelpGroup.LOOK,
    help=(("改回平常的行距", "密排"),),
    done="已改回密排。",
    means=("small look? change_to? unclear_to_see?",),
)
DARK = Row(
    "深色",
    ("深色主题", "夜间模式", "黑底"),
    shell="look",
    group=HelpGroup.LOOK,
    screen_help=(("换成深色底", "深色"),),
    done="已改成深色。改回来打“浅色”。",
    means=("dark look? change_to? unclear_to_see?",),
)
LIGHT = Row(
    "浅色",
    ("浅色主题", "白底"),
    shell="look",
    group=HelpGroup.LOOK,
    screen_help=(("换成浅色底", "浅色"),),
    done="已改成浅色。",
    means=("light look? change_to? unclear_to_see?",),
)
