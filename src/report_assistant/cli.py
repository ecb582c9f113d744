"""The command line: which commands and options there are. English words, Chinese help texts."""

import argparse
import contextlib
import importlib
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from report_assistant.commands.chinese_arguments import ChineseParser, port_number, report_number
from report_assistant.commands.version import ShowVersion
from report_assistant.exit_codes import FAILED, FINE
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.shells.output import shown_stream


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (see exit_codes)."""
    if argv is None:
        _name_files_in_chinese()
    _speak_utf8()
    with _shown_output():
        arguments = _parsed(argv)
        try:
            return _command(arguments)(arguments)
        except ClerkProblem as problem:
            print(problem, file=sys.stderr)
        except BrokenPipeError:  # the reader of a pipe went away, as `head` does
            _let_go_of_the_pipe()
            return FINE
        except KeyboardInterrupt:
            print(f"\n{_STOPPED}", file=sys.stderr)
        except Exception as error:
            from report_assistant.foundation.error_log import report_unexpected
            from report_assistant.store.location import home

            print(report_unexpected(error, home()), file=sys.stderr)
        return FAILED


_GLOBAL_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "report": {
        "type": report_number,
        "metavar": "编号",
        "help": "哪一份报告（编号见 list）；不写就用最近填的",
    },
    "folder": {"metavar": "文件夹", "help": "Word 文件放在哪里；不写就放在“文档”"},
    "no_mouse": {"action": "store_true", "help": "不用鼠标，方便在窗口里选中和复制文字"},
}
"""They may stand before a command or after it."""
_TAKEN_BY: Mapping[str, Sequence[str]] = {
    "chat": ("report", "folder", "no_mouse"),
    "serve": ("report", "folder"),
    **dict.fromkeys(("export", "record", "next", "tables"), ("report",)),
}
"""Which of them each command takes; the other commands take none."""
_NUMBER = "number"
_FILES = "files"
_STOPPED = "已停止，这一步没有做完。"
_OLD_CHINESE = ("gb", "cp936", "euc_cn", "euccn", "hz")
_MODULES = {"import": "import_report"}  # `import` is no name for a module
_CONVERSATION = "conversation"


def _command(arguments: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    name = _MODULES.get(arguments.command, arguments.command or _CONVERSATION)
    if name == "chat":
        name = "chat" if arguments.plain else "chat_json" if arguments.json else _CONVERSATION
    run: Callable[[argparse.Namespace], int] = importlib.import_module(
        f"report_assistant.commands.{name}"
    ).run
    return run


def _name_files_in_chinese() -> None:
    """Begin again in UTF-8 mode where the locale knows no Chinese: files could not be named."""
    try:
        os.fsencode("年度报告")
    except UnicodeEncodeError:
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def _speak_utf8() -> None:
    """Set UTF-8 on consoles and pipes, which may default to another encoding.

    A terminal that is set to a Chinese encoding of old is spoken to in that one.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_chinese = stream.isatty() and stream.encoding.lower().startswith(_OLD_CHINESE)
            stream.reconfigure(encoding=None if is_chinese else "utf-8", errors="replace")


@contextlib.contextmanager
def _shown_output() -> Iterator[None]:
    """Keep control characters in foreign text (file names, keys, typed words) from the terminal."""
    with contextlib.ExitStack() as guarded:
        if sys.stdout is not None:  # a program without a window has none
            guarded.enter_context(contextlib.redirect_stdout(shown_stream(sys.stdout)))
        if sys.stderr is not None:
            guarded.enter_context(contextlib.redirect_stderr(shown_stream(sys.stderr)))
        yield


def _let_go_of_the_pipe() -> None:
    """Send what is still to be flushed nowhere, or Python would complain of it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """Parse the command line; refuse an option that the command would ignore."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.command is not None:
        taken = _TAKEN_BY.get(arguments.command, ())
        for name in _GLOBAL_OPTIONS:
            if name not in taken and getattr(arguments, name) not in (None, False):
                parser.refuse(f"{arguments.command} 用不上 {_flag(name)}，请去掉它再打一次。")
        if arguments.files and getattr(arguments, "json", False):
            parser.refuse("chat --json 用不上文件，请去掉它再打一次。")
        if getattr(arguments, _NUMBER, None) is not None:
            arguments.report = arguments.number
    return arguments


def _parser() -> ChineseParser:
    parser = ChineseParser(
        prog="report-assistant",
        description="政府信息公开工作年度报告助手：问您答，最后生成 Word 文件。不写命令就直接开始对话。",
    )
    parser.set_defaults(**{_FILES: []})
    parser.add_argument("--version", action=ShowVersion, help="显示版本号和这台电脑的系统")
    for name in _GLOBAL_OPTIONS:
        _add_option(parser, name)
    commands = parser.add_subparsers(
        title="命令", metavar="命令", dest="command", parser_class=ChineseParser
    )

    chat = commands.add_parser("chat", help="对话（加 --plain 用最简单的一问一答）")
    _given_files(chat)
    way = chat.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true", help="一行一个 JSON 地问答，供别的程序使用")
    way.add_argument("--plain", action="store_true", help="一行一行地问答，适合任何终端和读屏软件")
    _repeated_options(chat, "chat")

    serve = commands.add_parser("serve", help="在浏览器里填，只限这台电脑")
    _given_files(serve)
    serve.add_argument(
        "--port", type=port_number, default=0, metavar="端口", help="不写就自己找一个空着的"
    )
    _repeated_options(serve, "serve")

    draft = commands.add_parser("draft", help="用答案文件直接生成 Word，不提问")
    draft.add_argument("answers", metavar="答案.yaml", help="答案文件")
    draft.add_argument("-o", "--output", required=True, metavar="报告.docx", help="写到哪个文件")
    existing = draft.add_mutually_exclusive_group()
    existing.add_argument(
        "--update", action="store_true", help="文件在 Word 里改过时，把新答案并进去，改过的都保留"
    )
    existing.add_argument(
        "--force", action="store_true", help="文件在 Word 里改过时，重新写一份，原来的挪到旁边"
    )
    draft.add_argument(
        "--keep-words",
        action="store_true",
        help="和 --update 一起用：新版程序改了写法的段落，保留文件里原来的写法",
    )
    draft.add_argument("--form", metavar="模板.docx", help="这一次用哪个 Word 模板")

    backup = commands.add_parser("backup", help="把存着的答案和草稿备份一份")
    backup.add_argument("-o", "--output", metavar="备份.sqlite3", help="写到哪个文件")
    _force_option(backup)

    restore = commands.add_parser("restore", help="恢复到一份备份，现在的留一份在旁边")
    restore.add_argument("file", metavar="备份.sqlite3", nargs="?", help="哪一份备份，不写就列出来")
    restore.add_argument(
        "--salvage", action="store_true", help="文件损坏了，把还读得出来的答案取出来"
    )

    export = commands.add_parser("export", help="把存着的答案导出成答案文件")
    _report_argument(export, "export", "不写就导出最近填的")
    export.add_argument("-o", "--output", metavar="答案.yaml", help="写到哪个文件；不写就显示出来")
    export.add_argument(
        "--with-drafts",
        action="store_true",
        help="生成过的 Word 底稿也带上，到别的电脑上好接着更新改过的文件",
    )

    _force_option(export)

    importing = commands.add_parser(
        "import", help="把一份年报（Word、PDF、网页、文本）读成答案文件"
    )
    importing.add_argument("file", metavar="年报", help="要读的文件")
    importing.add_argument(
        "-o", "--output", metavar="答案.yaml", help="写到哪个文件；不写就显示出来"
    )

    _force_option(importing)

    _file_commands(commands)
    _report_commands(commands)
    commands.add_parser("list", help="列出存着的报告")

    form = commands.add_parser("form", help="本单位自己的 Word 模板（字体、页边距、文头）")
    choice = form.add_mutually_exclusive_group()
    choice.add_argument("-o", "--output", metavar="模板.docx", help="取出自带的模板，供 Word 修改")
    choice.add_argument("--check", metavar="模板.docx", help="检查改过的模板能不能用")
    choice.add_argument("--use", metavar="模板.docx", help="检查并启用，以后都用它")
    choice.add_argument("--reset", action="store_true", help="改回自带的模板")
    _force_option(form)
    return parser


def _file_commands(commands: "argparse._SubParsersAction[ChineseParser]") -> None:
    """Add the commands about reports in files."""
    check = commands.add_parser("check", help="检查年报里的差错：一个文件、一个文件夹或几个文件")
    check.add_argument("paths", nargs="+", metavar="年报", help="要检查的文件或文件夹")
    check.add_argument(
        "--last",
        metavar="去年年报",
        help="和去年的年报对照着检查：一个文件，或者各单位去年年报的文件夹",
    )
    check.add_argument("--json", action="store_true", help="输出 JSON，供别的程序使用")

    collect = commands.add_parser("collect", help="汇总各单位的年报：查、退、催、加总（县里用）")
    collect.add_argument(
        "reports", metavar="年报文件夹", help="各单位交来的年报，可以有子文件夹和 .zip"
    )
    collect.add_argument("-o", "--output", required=True, metavar="结果文件夹", help="结果写到哪里")
    collect.add_argument(
        "--roster", metavar="名册.xlsx", help="哪些单位要交、算不算进汇总；不写就用结果文件夹里的"
    )
    collect.add_argument(
        "--last", metavar="去年", help="去年年报的文件夹，或者去年的“汇总.xlsx”；不写就用上次的"
    )
    collect.add_argument(
        "--scheduler", metavar="地址", help="用一个 dask 集群来读，例如 tcp://10.0.0.5:8786"
    )
    collect.add_argument("--json", action="store_true", help="输出 JSON，供别的程序使用")

    diff = commands.add_parser("diff", help="两份 Word 年报有什么不同，一处一句")
    diff.add_argument("old", metavar="旧稿.docx", help="旧的一份")
    diff.add_argument("new", metavar="新稿.docx", help="新的一份")
    diff.add_argument("--redline", metavar="修订稿.docx", help="另存一份带修订标记的，给领导看")

    _force_option(diff)

    final = commands.add_parser("final", help="定稿：去掉书签、批注、作者等，生成可以公布的文件")
    final.add_argument("file", metavar="报告.docx", help="要定稿的报告，它本身不改动")
    final.add_argument(
        "-o", "--output", required=True, metavar="定稿", help="写到哪个 .docx 或 .pdf 文件"
    )
    final.add_argument("--last", metavar="去年年报", help="和去年的年报对照着检查")
    final.add_argument(
        "--anyway", action="store_true", help="还有必须改的地方，也照原样定稿，并另存一份记录"
    )
    final.add_argument("--still", dest="anyway", action="store_true", help=argparse.SUPPRESS)

    _force_option(final)


def _report_commands(commands: "argparse._SubParsersAction[ChineseParser]") -> None:
    """Add the commands about one stored report."""
    record = commands.add_parser("record", help="交接记录：谁在什么时候填了、改了什么")
    _report_argument(record, "record", "不写就用最近填的")
    record.add_argument(
        "-o", "--output", metavar="记录.docx", help="写到哪个 Word 文件；不写就显示出来"
    )

    _force_option(record)

    following = commands.add_parser("next", help="新建下一年的报告，今年的作为去年的年报")
    _report_argument(following, "next", "不写就用最近填的")

    tables = commands.add_parser("tables", help="三张表取成 Excel 文件，或者从 Excel 文件读进来")
    _report_argument(tables, "tables", "不写就用最近填的")
    either = tables.add_mutually_exclusive_group(required=True)
    either.add_argument("-o", "--output", metavar="三张表.xlsx", help="写到哪个文件")
    either.add_argument("--read", metavar="三张表.xlsx", help="从哪个文件读进来")
    _force_option(tables)


def _given_files(parser: ChineseParser) -> None:
    """Take files that are dropped onto the program, or named behind the command."""
    words = "一打开就交给它的文件：去年的年报、材料、表格、备份"
    parser.add_argument(_FILES, nargs="*", metavar="文件", help=words)


def _force_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--force", action="store_true", help="要写的文件已经有了，也写，原来的就没有了"
    )


def _report_argument(parser: ChineseParser, command: str, help_text: str) -> None:
    """Let a bare number say which report, as --report does."""
    parser.add_argument(_NUMBER, nargs="?", type=report_number, metavar="编号", help=help_text)
    _repeated_options(parser, command)


def _repeated_options(parser: ChineseParser, command: str) -> None:
    """Take the options after the command too; without a default, which would undo the first."""
    for name in _TAKEN_BY[command]:
        _add_option(parser, name, default=argparse.SUPPRESS)


def _add_option(parser: ChineseParser, name: str, **settings: Any) -> None:
    parser.add_argument(_flag(name), **{**_GLOBAL_OPTIONS[name], **settings})


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"
