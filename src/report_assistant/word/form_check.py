"""The template check: tells an office in plain words what it broke in the Word form."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from report_assistant.report.checks import Severity
from report_assistant.word.form import LEAD_STYLE, MARKER, STYLE_NAMES, TABLE_STYLE
from report_assistant.word.problems import FormError

MAX_UNPACKED = 64 * 1024 * 1024
_DOCUMENT = "word/document.xml"
_A4 = (11906, 16838)
_NAME = re.compile(r'<w:name w:val="([^"]*)"')
_PAGE_SIZE = re.compile(r"<w:pgSz\b[^>]*>")
_PERSON = re.compile(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]+)</")
_TRACKED = re.compile(r"<w:(?:ins|del|moveFrom|moveTo)\b")
_PAGE_FIELD = re.compile(r'instrText[^>]*>\s*PAGE\b|w:instr="\s*PAGE\b')


@dataclass(frozen=True)
class FormProblem:
    """One thing that is wrong with a form; an error keeps it from being used."""

    severity: Severity
    message: str


def check_form(data: bytes) -> list[FormProblem]:
    """Return what is wrong with a form, errors first; an empty list means that it is fine."""
    opened = _opened(data)
    if isinstance(opened, FormProblem):
        return [opened]
    found = [*_missing_parts(opened)] or [
        *_marker(opened),
        *_styles(opened),
        *_page(opened),
        *_left_behind(opened),
    ]
    return sorted(found, key=lambda problem: problem.severity is not Severity.ERROR)


def require_usable(data: bytes) -> None:
    """Raise FormError, with all errors in its message, if a form cannot be used."""
    errors = [p.message for p in check_form(data) if p.severity is Severity.ERROR]
    if errors:
        raise FormError("Word 模板不能用：\n" + "\n".join(errors))


def _opened(data: bytes) -> dict[str, str] | FormProblem:
    """The text of the XML parts that matter."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED:
                return _error("模板文件太大了，不像是正常的 Word 文件。请从原来的模板重新改起。")
            return {
                info.filename: archive.read(info).decode("utf-8", "replace")
                for info in archive.infolist()
                if info.filename.endswith((".xml", ".rels", ".bin"))
            }
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, NotImplementedError):
        return _error("模板不是 .docx 文件，或者文件坏了、加了密。请在 Word 里另存为 .docx。")


def _missing_parts(parts: dict[str, str]) -> Iterator[FormProblem]:
    if _DOCUMENT not in parts or "word/styles.xml" not in parts:
        yield _error("模板不是完整的 .docx 文件。请在 Word 或 WPS 里另存为 .docx。")
    elif any(name.endswith("vbaProject.bin") for name in parts):
        yield _error("模板里有宏，不能用。请另存为不含宏的 .docx。")


def _marker(parts: dict[str, str]) -> Iterator[FormProblem]:
    words = re.sub(r"<[^>]+>", "", parts[_DOCUMENT])
    count = words.count(MARKER)
    if count == 0:
        yield _error(f"模板里少了“{MARKER}”这一行。请在放正文的地方单独写一行“{MARKER}”。")
    elif count > 1:
        yield _error(f"“{MARKER}”在模板里出现了 {count} 次，请只留一行。")


def _styles(parts: dict[str, str]) -> Iterator[FormProblem]:
    present = {name.lower() for name in _NAME.findall(parts["word/styles.xml"])}
    wanted = [*STYLE_NAMES.values(), LEAD_STYLE, TABLE_STYLE]
    for name in wanted:
        if name.lower() not in present:
            yield _error(f"模板里少了样式“{name}”。请从原来的模板里复制回来，或新建一个同名样式。")


def _page(parts: dict[str, str]) -> Iterator[FormProblem]:
    sizes = _PAGE_SIZE.findall(parts[_DOCUMENT])
    if not sizes:
        yield _error("模板里没有页面设置。请在“页面布局”里设置纸张和页边距后再保存。")
        return
    measures = [int(value) for value in re.findall(r'w:[wh]="(\d+)"', sizes[-1])]
    if sorted(measures) != sorted(_A4):
        yield _warning("模板的纸张不是 A4。公文应当用 A4 纸，请在“页面布局”里改回来。")
    footers = [xml for name, xml in parts.items() if re.search(r"word/(?:footer|header)", name)]
    if not any(_PAGE_FIELD.search(xml) for xml in footers):
        yield _warning("模板的页脚里没有页码。请在页脚插入页码。")


def _left_behind(parts: dict[str, str]) -> Iterator[FormProblem]:
    if _TRACKED.search(parts[_DOCUMENT]):
        yield _warning("模板里还有没处理的修订。请在“审阅”里接受或拒绝全部修订。")
    if any(name.startswith("word/comments") for name in parts):
        yield _warning("模板里还有批注，会带进每一份报告。请删除批注。")
    if _PERSON.search(parts.get("docProps/core.xml", "")):
        yield _warning("模板的属性里有作者姓名；写报告时会自动去掉，不影响使用。")


def _error(message: str) -> FormProblem:
    return FormProblem(Severity.ERROR, message)


def _warning(message: str) -> FormProblem:
    return FormProblem(Severity.WARNING, message)
