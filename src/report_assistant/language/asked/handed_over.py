"""Files and reports that a message hands over: a path dragged into the window, a pasted report."""

import re
from urllib.parse import unquote

from report_assistant.foundation.file_kinds import BACKUP, HANDED_OVER, TAKEN_FOR_REPORTS, WORKBOOKS
from report_assistant.report import text

_IMPORT_TABLES = "导入表格"
_BACK = re.compile("(?:恢复|还原|导入|读入|找回)备份")
_FROM_BACKUP = re.compile(f"/?(?:{_BACK.pattern}|从备份(?:里|中)?(?:恢复|还原|找回))[。. ]*")
_REPORT, _SHORTEST_REPORT = "政府信息公开", 300
_WEB = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/[!-~]*", re.IGNORECASE)
"""A web address without http: not a path, since its first part has a dot."""
_FILE_URL = re.compile(r"file://(?:localhost)?(?=/)", re.IGNORECASE)
_DRIVE = re.compile("/[a-z]:", re.IGNORECASE)
_QUOTES = "'\"“”"
_IS_PATH = re.compile(r"[/~.'\"“”]|[a-z]:[\\/]|\\\\|file://", re.IGNORECASE)
_ROOTED = re.compile(r"/.|~/|[a-z]:[\\/]|\\\\", re.IGNORECASE)
_SENTENCE = re.compile("[，。；！？,;!?\n]")


def web_address_in(typed: str) -> str:
    """Return the web address that the whole message is, if it is one."""
    words = text.half_width(typed).strip()
    return words if _WEB.fullmatch(words) or _SITE.fullmatch(words) else ""


def report_in(typed: str) -> str:
    """Return the report that a message hands over: a file's path, or its whole text, or nothing.

    A file dragged into a terminal arrives as its path, in quotes or with escaped spaces, or as a
    `file://` address. A web address is no file.
    """
    words = typed.strip().removeprefix("导入").strip()
    if len(words) >= _SHORTEST_REPORT and _REPORT in words:
        return words
    return _path_in(words, TAKEN_FOR_REPORTS, is_file=words != typed.strip())


def place_in(typed: str) -> str:
    """Return the place on this computer that the whole message is, whatever lies there; or nothing.

    A folder is dragged into a terminal as a file is. A command with a slash looks like one, too.
    """
    words = typed.strip().removeprefix("导入").removeprefix("材料").strip()
    path = _unquoted(words)
    return path if _ROOTED.match(path) and "\n" not in path else ""


def workbook_in(typed: str) -> str | None:
    """Return the Excel file that a message hands over, empty for 「导入表格」 alone; or `None`."""
    words = typed.strip()
    if text.half_width(words).removeprefix("/").strip("。 ") == _IMPORT_TABLES:
        return ""
    rest = words.removeprefix(_IMPORT_TABLES).strip()
    return _path_in(rest, WORKBOOKS, is_file=rest != words) or None


def path_in(typed: str) -> str:
    """Return the path that a message is, of a folder or a file of any kind; empty for other words."""
    words = typed.strip()
    path = _from_url(words.strip(_QUOTES)).replace("\\ ", " ")
    is_path = _IS_PATH.match(words) is not None and "\n" not in path
    return path if is_path and not web_address_in(path) else ""


def backup_in(typed: str) -> str | None:
    """Return the backup that a message hands over, empty for 「恢复备份」 alone; or `None`."""
    words = typed.strip()
    if _FROM_BACKUP.fullmatch(text.half_width(words)):
        return ""
    found = _BACK.match(words)
    rest = words if found is None else words[found.end() :].strip()
    return _path_in(rest, (BACKUP,), is_file=found is not None) or None


def _path_in(words: str, endings: tuple[str, ...], *, is_file: bool) -> str:
    """Return the path that words are; a sentence that ends like one must be said to be a file."""
    path = _unquoted(words)
    if not path.lower().endswith(endings) or "\n" in path or web_address_in(path):
        return ""
    is_sentence = _SENTENCE.search(path) is not None and not _IS_PATH.match(words)
    return path if is_file or not is_sentence else ""


def _unquoted(words: str) -> str:
    return _from_url(words.strip(_QUOTES)).replace("\\ ", " ")


def _from_url(words: str) -> str:
    found = _FILE_URL.match(words)
    if found is None:
        return words.removeprefix("file://")
    path = unquote(words[found.end() :])
    return path[1:] if _DRIVE.match(path) else path


_ONE_OF_SEVERAL = re.compile(
    r"""'(?P<single>[^'\n]+)'|"(?P<double>[^"\n]+)"|“(?P<chinese>[^”\n]+)”|(?P<bare>(?:\\.|[^\s'"“”\\]|\\(?=[^\s]))+)"""
)
_MOST_CHARACTERS = 20_000


def files_in(typed: str) -> tuple[str, ...]:
    """Return the files that a message hands over; none unless all of it is paths.

    Several files that are dragged at once arrive as their paths, one behind the other or below it,
    each quoted or its blanks escaped.
    """
    words = typed.strip().removeprefix("材料").strip()
    if not words or len(words) > _MOST_CHARACTERS:
        return ()
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    whole = [_path_in(line, HANDED_OVER, is_file=False) for line in lines]
    if all(whole) and (len(whole) > 1 or not _is_several(words)):
        return tuple(whole)
    found = [
        _path_in(next(filter(None, each.groups())), HANDED_OVER, is_file=False)
        for each in _ONE_OF_SEVERAL.finditer(words)
    ]
    return tuple(found) if found and all(found) else ()


def _is_several(words: str) -> bool:
    """Whether a line holds several paths: more than one ending before a blank, or a quotation."""
    ends = sum(words.lower().count(f"{ending}{mark}") for ending in HANDED_OVER for mark in " '\"”")
    return ends > 1 or (ends == 1 and not words.endswith(("'", '"', "”")))
