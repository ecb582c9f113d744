"""`report-assistant`: the conversation in the terminal."""

import gc
import os
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from report_assistant.exit_codes import FINE
from report_assistant.foundation.file_names import full_path, is_file
from report_assistant.foundation.problems import ClerkProblem


def run(arguments: Namespace) -> int:
    """Open the terminal program; where it cannot be shown, the same conversation line by line."""
    reason = _why_line_by_line()
    if reason:
        from report_assistant.commands import chat

        print(f"{reason}，改成一行一行地问答。", file=sys.stderr)
        return chat.run(arguments)
    gc.disable()  # until the program is open: all that is made up to then stays
    from report_assistant.session.given.files import file_at
    from report_assistant.tui.app import ReportAssistant

    app = ReportAssistant(
        folder=word_folder(arguments),
        number=arguments.report,
        today=date.today(),
        given=[file_at(file) for file in files_given(arguments)],
    )
    app.run(mouse=not arguments.no_mouse)
    return app.return_code or FINE


def word_folder(arguments: Namespace) -> Path:
    """Return where the conversation puts Word files. Raises ClerkProblem where that is a file."""
    from report_assistant.store.location import documents

    if not arguments.folder:
        return documents()
    folder = full_path(arguments.folder)
    for place in (folder, *folder.parents):
        if is_file(place):
            raise ClerkProblem(f"“{place}”是一个文件，放不了别的文件，--folder 请写一个文件夹。")
    return folder


def files_given(arguments: Namespace) -> list[str]:
    """Return where the files are that the conversation is handed when it begins.

    Without any they are answers that lie on this computer, where none are carried yet.
    """
    from report_assistant.store.left_at_home import left_at_home

    if arguments.files or arguments.report is not None:
        return [str(full_path(file)) for file in arguments.files]
    left = left_at_home()
    return [] if left is None else [str(left)]


def _why_line_by_line() -> str:
    """Return the reason why screens cannot be shown here; empty where they can."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # the screen is drawn on the last of them
    if not all(stream is not None and stream.isatty() for stream in streams):
        return "这里不是终端窗口"
    if sys.platform != "win32" and os.environ.get("TERM", "dumb") in ("dumb", ""):
        return "这个终端不能显示整屏的界面"
    if sys.stdout.encoding.lower().replace("-", "") != "utf8":
        return "这个终端用的不是 UTF-8 编码"
    return ""
