"""`report-assistant serve`: the conversation in a browser on this machine."""

from argparse import Namespace
from contextlib import ExitStack, suppress
from datetime import date
from functools import partial
from pathlib import Path
from threading import Thread

from report_assistant.commands.conversation import files_given, word_folder
from report_assistant.exit_codes import FINE
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.session.workspace import Workspace
from report_assistant.shells.desktop import has_windows, open_page
from report_assistant.store.location import home

_MISSING = (
    "在浏览器里填还差一个组件，请先装上再打一次：pip install 'report-assistant[serve]'"
    "（用 pipx 装的，打 pipx inject report-assistant textual-serve）。"
)
_OPEN_ALREADY = "年报助手已经开着，在浏览器里看它的那一页；没有的话，打开这个地址：\n{}"
_NOT_USED = "已经开着的用的是它自己的设置，这次写的 {} 没有用上。要用，先关掉开着的那个。"
_GIVEN = "这次给的文件没有读。请把它拖到打开的那一页里。"
_HOW_TO_END = (
    "用的时候不要关这个窗口，可以把它缩小。"
    "填完把浏览器里的页面关掉，这里过一会儿自己停；也可以按 Ctrl+C 或者关掉这个窗口停止。"
)
_NO_BROWSER = "浏览器要是没有打开，请自己打开它，把上面 http 开头的那一行抄进地址栏。"


def run(arguments: Namespace) -> int:
    """Serve until the pages are closed or Ctrl+C; where it runs already, open another page of it."""
    try:
        from report_assistant.web.doorway import OpenAlreadyError, hold_free
        from report_assistant.web.server import Told, serve
    except ImportError as error:
        raise ClerkProblem(_MISSING) from error
    try:
        hold_free(home())
        folder = word_folder(arguments)
        with Workspace(date.today()) as workspace:  # what is wrong is said here, not on the page
            workspace.refuse_unknown(arguments.report)
        options = ["--folder", str(folder)]
        if arguments.report is not None:
            options += ["--report", str(arguments.report)]
        with ExitStack() as until_the_end:
            opened = partial(_tell, folder=folder, until_the_end=until_the_end)
            told = Told(opened, _tell_unvisited)
            serve(options, arguments.port, told, home(), files_given(arguments))
    except OpenAlreadyError as open_already:
        return _show(open_already.page, open_already.address, arguments)
    print("已停止。答案都已保存。")
    return FINE


def _show(page: Path, address: str, arguments: Namespace) -> int:
    """Open a page of the program that runs already: two of them would ask the same things twice."""
    print(_OPEN_ALREADY.format(address))
    given = {"--report": arguments.report, "--folder": arguments.folder, "--port": arguments.port}
    if unused := [name for name, value in given.items() if value]:
        print(_NOT_USED.format("、".join(unused)))
    if arguments.files:
        print(_GIVEN)
    if has_windows() and not _open(page):
        print(_NO_BROWSER)
    return FINE


def _tell(address: str, folder: Path, until_the_end: ExitStack) -> None:
    from report_assistant.web.doorway import doorway

    page = None
    with suppress(OSError):  # the address is told all the same
        page = until_the_end.enter_context(doorway(address, home()))
    print(f"Word 文件放在这台电脑的：{folder}")
    print(f"请在这台电脑的浏览器里打开：\n{address}")
    print(f"这个地址只在这台电脑上有用，每次启动都不一样。{_HOW_TO_END}", flush=True)
    if (
        page is not None and has_windows()
    ):  # beside the server: some browsers are waited for, and wait for it
        Thread(target=_open, args=(page,), daemon=True).start()


def _open(page: Path) -> bool:
    return open_page(page.absolute().as_uri())


def _tell_unvisited() -> None:
    """Say what to do where no browser came: systems often say that one was opened when none was."""
    if has_windows():
        print(_NO_BROWSER, flush=True)
