"""Reading and writing the files that are named on the command line."""

from argparse import Namespace
from pathlib import Path

from report_assistant.foundation.problems import ClerkProblem


def read_text(path: Path) -> str:
    """Return a UTF-8 file's text. Raises ClerkProblem."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClerkProblem(f"“{path}”不是 UTF-8 文本，请用记事本另存为 UTF-8 再试。") from error
    except OSError as error:
        raise unreadable(path) from error


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes. Raises ClerkProblem."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path) from error


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file. Raises ClerkProblem."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file. Raises ClerkProblem."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ClerkProblem(f"不能写入“{path}”，请检查文件夹是否存在、文件是否被打开。") from error


def word_folder(arguments: Namespace) -> Path:
    """Return where the conversation puts Word files."""
    from report_assistant.store.location import documents

    return Path(arguments.folder) if arguments.folder else documents()


def unreadable(path: Path) -> ClerkProblem:
    """Return the sentence for a file that cannot be read."""
    return ClerkProblem(f"读不了“{path}”，请检查文件名和路径。")
