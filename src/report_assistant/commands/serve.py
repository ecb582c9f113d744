"""`report-assistant serve`: the conversation in a browser on this machine."""

from argparse import Namespace
from contextlib import ExitStack, suppress
from datetime import date

from report_assistant.commands.conversation import word_folder
from report_assistant.exit_codes import FINE
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.session.workspace import Workspace
from report_assistant.shells.desktop import has_windows
from report_assistant.store.location import home

_MISSING = (
    "在浏览器里填还差一个组件，请先装上再打一次：pip install 'report-assistant[serve]'"
    "（用 pipx 装的，打 pipx inject report-assistant textual-serve）。"
)


def run(arguments: Namespace) -> int:
    """Serve until Ctrl+C."""
    try:
        from report_assistant.web.server import serve
    except ImportError as error:
        raise ClerkProblem(_MISSING) from error
    with Workspace(date.today()):  # what is wrong with the store is said here, not in the browser
        pass
    options = ["chat", "--folder", str(word_folder(arguments).absolute())]
    if arguments.report is not None:
        options += ["--report", str(arguments.report)]
    print(f"Word 文件放在这台电脑的：{options[2]}")
    with ExitStack() as until_the_end:
        serve(options, arguments.port, lambda address: _tell(address, until_the_end), home())
    print("已停止。答案都已保存。")
    return FINE


def _tell(address: str, until_the_end: ExitStack) -> None:
    print(f"请在这台电脑的浏览器里打开：\n{address}", flush=True)
    print("这个地址只在这台电脑上有用，每次启动都不一样。用完按 Ctrl+C 停止。", flush=True)
    if has_windows():
        import webbrowser

        from report_assistant.web.doorway import doorway

        with suppress(OSError):  # the address has been told
            page = until_the_end.enter_context(doorway(address, home()))
            webbrowser.open(page.as_uri())
