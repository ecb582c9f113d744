"""The commands. English words to type, Chinese help and messages; each imports what it needs.

Exit codes: 0 fine, 1 findings of severity error, 2 could not read or write what was named.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from report_assistant import __version__
from report_assistant.problems import ClerkProblem

FINE, FINDINGS, FAILED = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return command(arguments)
    except ClerkProblem as problem:
        print(problem, file=sys.stderr)
        return FAILED
    except BrokenPipeError:  # the reader of a pipe went away, as `head` does
        sys.stdout = None
        return FINE


# ---------------------------------------------------------------- commands


def _talk(arguments: argparse.Namespace) -> int:
    from report_assistant.tui.app import ReportAssistant

    app = ReportAssistant(folder=_folder(arguments), number=arguments.report, today=date.today())
    app.run(mouse=not arguments.no_mouse)
    return app.return_code or FINE


def _chat(arguments: argparse.Namespace) -> int:
    if not arguments.plain:
        return _talk(arguments)
    from report_assistant.desk import Desk
    from report_assistant.plain import PlainConsole, greeting, typed_lines

    with Desk(date.today()) as desk:
        number = desk.latest() if arguments.report is None else arguments.report
        conversation = desk.conversation(number)
        print(greeting(conversation), flush=True)
        PlainConsole(conversation, _folder(arguments), sys.stdout).run(typed_lines())
    return FINE


def _draft(arguments: argparse.Namespace) -> int:
    from report_assistant.drafting.assembly import assemble
    from report_assistant.report.checks import Severity, run_checks
    from report_assistant.store.answers_file import load_answers
    from report_assistant.word.saving import save_docx
    from report_assistant.word.writer import write_docx

    source = Path(arguments.answers)
    report = load_answers(_read(source), source.name)
    draft = assemble(report)
    path = save_docx(write_docx(draft), Path(arguments.output))
    print(f"已生成：{path}")
    if missing := draft.missing():
        print(f"里面有 {len(missing)} 处【待填】。")
    findings = run_checks(report)
    for finding in findings:
        print(f"{finding.severity.label}：{finding.message}")
    return FINDINGS if any(f.severity is Severity.ERROR for f in findings) else FINE


def _export(arguments: argparse.Namespace) -> int:
    from report_assistant.desk import Desk
    from report_assistant.store.answers_file import dump_answers

    with Desk(date.today()) as desk:
        number = desk.latest() if arguments.report is None else arguments.report
        if number is None:
            raise ClerkProblem("还没有填过报告，没有可以导出的答案。")
        text = dump_answers(desk.conversation(number).interview.report)
    if arguments.output is None:
        print(text, end="")
        return FINE
    target = Path(arguments.output)
    try:
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ClerkProblem(f"不能写入“{target}”，请检查文件夹是否存在、文件是否被打开。") from error
    print(f"已导出：{target}")
    return FINE


def _list(_: argparse.Namespace) -> int:
    from report_assistant.desk import Desk

    with Desk(date.today()) as desk:
        found = desk.summaries()
    if not found:
        print("还没有填过报告。打 report-assistant 开始。")
    for summary in found:
        where = f"停在{summary.stopped_at}" if summary.stopped_at else "问题都问完了"
        print(f"{summary.number}\t{summary.name}\t{where}\t{_local_time(summary.changed)}")
    return FINE


# ---------------------------------------------------------------- parts of commands


def _folder(arguments: argparse.Namespace) -> Path:
    from report_assistant.store.location import documents

    return Path(arguments.folder) if arguments.folder else documents()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClerkProblem(f"“{path}”不是 UTF-8 文本，请用记事本另存为 UTF-8 再试。") from error
    except OSError as error:
        raise ClerkProblem(f"读不了“{path}”，请检查文件名和路径。") from error


def _local_time(stored: str) -> str:
    from datetime import datetime

    return datetime.fromisoformat(stored).astimezone().strftime("%Y-%m-%d %H:%M")


def _speak_utf8() -> None:
    """Windows consoles and pipes may default to another encoding than the files do."""
    import io

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


# ---------------------------------------------------------------- the command line


class _ChineseParser(argparse.ArgumentParser):
    """argparse with Chinese headings and one Chinese sentence for mistakes."""

    def __init__(self, **settings: object) -> None:
        super().__init__(add_help=False, formatter_class=_ChineseHelp, **settings)  # type: ignore[arg-type]
        self._positionals.title = "要写的内容"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:  # noqa: ARG002
        """Say in one sentence what to do; argparse's own words are English."""
        print(f"这条命令没看懂，请用 {self.prog} --help 查看用法。", file=sys.stderr)
        raise SystemExit(FAILED)


class _ChineseHelp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")  # type: ignore[arg-type]


def _parser() -> argparse.ArgumentParser:
    parser = _ChineseParser(
        prog="report-assistant",
        description="政府信息公开工作年度报告助手：问您答，最后生成 Word 文件。不写命令就直接开始对话。",
    )
    parser.add_argument("--version", action="version", version=__version__, help="显示版本号")
    _talking_options(parser)
    parser.set_defaults(run=_talk)
    commands = parser.add_subparsers(title="命令", metavar="命令", parser_class=_ChineseParser)

    chat = commands.add_parser("chat", help="对话（加 --plain 用最简单的一问一答）")
    chat.add_argument("--plain", action="store_true", help="一行一行地问答，适合任何终端和读屏软件")
    _talking_options(chat)
    chat.set_defaults(run=_chat)

    draft = commands.add_parser("draft", help="用答案文件直接生成 Word，不提问")
    draft.add_argument("answers", metavar="答案.yaml", help="答案文件")
    draft.add_argument("-o", "--output", required=True, metavar="报告.docx", help="写到哪个文件")
    draft.set_defaults(run=_draft)

    export = commands.add_parser("export", help="把存着的答案导出成答案文件")
    export.add_argument("report", nargs="?", type=int, metavar="编号", help="不写就导出最近填的")
    export.add_argument("-o", "--output", metavar="答案.yaml", help="写到哪个文件；不写就显示出来")
    export.set_defaults(run=_export)

    listing = commands.add_parser("list", help="列出存着的报告")
    listing.set_defaults(run=_list)
    return parser


def _talking_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--report", type=int, metavar="编号", help="接着填哪一份（编号见 list）")
    parser.add_argument("--folder", metavar="文件夹", help="Word 文件放在哪里；不写就放在“文档”")
    parser.add_argument(
        "--no-mouse", action="store_true", help="不用鼠标，方便在窗口里选中和复制文字"
    )
