"""What else clerks have: pages saved as one file, older Word files, and what cannot be read."""

import base64
import quopri
from collections.abc import Callable

import pytest

from report_assistant.office import programs
from report_assistant.office.conversion import pdf_of
from report_assistant.office.programs import Job, find_libreoffice, made_by
from report_assistant.ooxml.package import write_package
from report_assistant.word.reader import ReadError, read_report_bytes
from tests.hostile import commands_terminal
from tests.reading.figures import invented
from tests.reading.layouts import LAYOUTS
from tests.reading.test_pdf import FIGURES as BALANCED

FIGURES = invented()["every"]
WORD, PAGE = LAYOUTS["own_writer.docx"](FIGURES), LAYOUTS["web_plain.html"](FIGURES)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
office = pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find_libreoffice", lambda: None)


# ---------------------------------------------------------------- saved pages


def saved(page: bytes, coding: str, charset: str = "utf-8", *, before: bytes = b"") -> bytes:
    """A page as a browser saves it, with a picture behind it."""
    packed = quopri.encodestring(page) if coding == "quoted-printable" else base64.encodebytes(page)
    picture = base64.encodebytes(bytes(5_000))
    return (
        b"From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B----"\r\n\r\n'
        + before
        + f"------B----\r\nContent-Type: text/html; charset={charset}\r\n".encode()
        + f"Content-Transfer-Encoding: {coding}\r\n\r\n".encode()
        + packed
        + b"\r\n------B----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + picture
        + b"\r\n------B------\r\n"
    )


@pytest.mark.parametrize("name", ["年报.mht", "年报.MHTML", "年报.txt", "年报.doc"])
@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
def test_a_saved_page_is_read_as_the_page(name: str, coding: str) -> None:
    printed = read_report_bytes(saved(PAGE, coding), name)
    assert printed.cells == read_report_bytes(PAGE, "年报.html").cells
    assert len(printed.cells) == 200


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("unicode", "utf-16")])
def test_a_saved_page_may_be_in_another_encoding(charset: str, encoding: str) -> None:
    page = PAGE.decode().replace("<meta charset='utf-8'>", "").encode(encoding)
    printed = read_report_bytes(saved(page, "base64", charset), "年报.mht")
    assert len(printed.cells) == 200
    assert printed.title == FIGURES.title


def test_a_page_called_doc_is_read_as_the_page() -> None:
    assert len(read_report_bytes(PAGE, "年报.doc").cells) == 200


def deep() -> bytes:
    heads = (
        f'--B{n}\r\nContent-Type: multipart/related; boundary="B{n + 1}"\r\n\r\n'
        for n in range(900)
    )
    return saved(PAGE, "base64", before="".join(heads).encode())


SAVED_WRONGLY: dict[str, Callable[[], bytes]] = {
    "no page in it": lambda: saved(PAGE, "base64").replace(b"text/html", b"text/x-none"),
    "parts within parts": deep,
    "messages within messages": lambda: (
        b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 1_500 + b"<p>hi</p>\n"
    ),
    "parts without end": lambda: saved(PAGE, "base64", before=b"\r\n------B----\r\n\r\nx" * 5_000),
    "a page of letters that are none": lambda: saved(bytes(range(256)) * 30, "base64"),
}


@pytest.mark.parametrize("name", SAVED_WRONGLY)
def test_a_page_that_was_saved_wrongly_is_one_sentence(name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_report_bytes(SAVED_WRONGLY[name](), "年报.mht")
    assert str(caught.value).endswith("。") and str(caught.value).count("。") == 1


def test_a_saved_page_without_an_end_is_read_as_far_as_it_goes() -> None:
    data = saved(PAGE, "base64")
    assert read_report_bytes(data[: data.index(b"image/png")], "年报.mht").title == FIGURES.title


# ---------------------------------------------------------------- older Word files


def old_word(*, is_encrypted: bool = False) -> bytes:
    begin = bytearray(b"\xec\xa5".ljust(512, b"\0"))
    begin[11] |= is_encrypted
    return OLE + bytes(begin) + "WordDocument".encode("utf-16-le").ljust(512, b"\0")


def open_text(kind: str = "content.xml") -> bytes:
    return write_package({"META-INF/manifest.xml": b"<x/>", kind: b"<x/>"})


OLDER = {
    "年报.doc": (old_word(), "旧版 .doc 或 .wps"),
    "年报.wps": (old_word(), "旧版 .doc 或 .wps"),
    "年报.rtf": (b"{\\rtf1\\ansi}", "RTF"),
    "年报.odt": (open_text(), ".odt"),
}


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize("name", OLDER)
def test_without_an_office_program_the_way_out_is_told(name: str) -> None:
    data, word = OLDER[name]
    with pytest.raises(ReadError, match=rf"“{name}”是 ?{word}.*另存为 .docx。") as caught:
        read_report_bytes(data, name)
    assert str(caught.value).count("。") == 1


@pytest.mark.parametrize("name", OLDER)
def test_an_office_program_makes_a_docx_of_them(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str, bytes]] = []

    def made_by(job: Job, data: bytes, _: float) -> bytes:
        asked.append((job.source, job.target, data))
        return WORD

    monkeypatch.setattr(programs, "find_libreoffice", lambda: "soffice")
    monkeypatch.setattr("report_assistant.office.conversion.made_by", made_by)
    assert len(read_report_bytes(OLDER[name][0], name).cells) == 200
    ending = name[-4:].replace(".wps", ".doc")  # what is in it, whatever it is called
    assert asked == [(ending, ".docx", OLDER[name][0])]


@pytest.mark.office
@office
@pytest.mark.parametrize("ending", [".doc", ".rtf", ".odt", ".wps"])
def test_libreoffice_changes_no_cell(ending: str) -> None:
    kind = ending.replace(".wps", ".doc")
    older = made_by(Job(".docx", kind, "", ()), WORD, 120)
    assert older is not None
    printed, before = (
        read_report_bytes(older, f"年报{ending}"),
        read_report_bytes(WORD, "年报.docx"),
    )
    assert printed.values == before.values
    assert [each.text for each in printed.paragraphs] == [each.text for each in before.paragraphs]
    assert printed.title == before.title


@pytest.mark.office
@office
def test_the_pdf_of_a_word_file_says_what_the_file_says() -> None:
    word = LAYOUTS["own_writer.docx"](BALANCED)
    printed, before = (
        read_report_bytes(pdf_of(word), "年报.pdf"),
        read_report_bytes(word, "年报.docx"),
    )
    assert printed.values == before.values
    assert [each.text for each in printed.paragraphs] == [each.text for each in before.paragraphs]
    assert printed.title == before.title


# ---------------------------------------------------------------- what cannot be read

REFUSED = {
    "年报.ofd": (
        write_package({"OFD.xml": b"<x/>", "Doc_0/Document.xml": b"<x/>"}),
        "OFD（政府版式文件）",
    ),
    "改了名.docx": (write_package({"OFD.xml": b"<x/>"}), "OFD（政府版式文件）"),
    "表格.xlsx": (write_package({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "导入表格"),
    "旧表格.xls": (OLE + "Workbook".encode("utf-16-le"), "导入表格"),
    "汇报.pptx": (
        write_package({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}),
        "幻灯片",
    ),
    "汇报.ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "幻灯片"),
    "加密.doc": (old_word(is_encrypted=True), "加了密码"),
    "加密.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
    "扫描.jpg": (b"\xff\xd8\xff\xe0" + bytes(99), "图片"),
    "扫描.png": (b"\x89PNG\r\n\x1a\n" + bytes(99), "图片"),
    "扫描.tif": (b"II*\x00" + bytes(99), "图片"),
    "扫描.bmp": (b"BM\x36\x10\x0e\x00\x00\x00\x00\x00" + bytes(99), "图片"),
    "扫描.webp": (b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(99), "图片"),
    "材料.rar": (b"Rar!\x1a\x07\x01\x00", "压缩包"),
    "材料.7z": (b"7z\xbc\xaf\x27\x1c", "压缩包"),
    "材料.gz": (b"\x1f\x8b\x08", "压缩包"),
    "假的.pdf": ("年度报告".encode(), "损坏"),
    "假的.doc": ("年度报告".encode(), "损坏"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_by_name_with_the_way_out(name: str) -> None:
    data, word = REFUSED[name]
    with pytest.raises(ReadError, match=word) as caught:
        read_report_bytes(data, name)
    message = str(caught.value)
    assert name in message and message.endswith("。") and message.count("。") == 1
    assert not commands_terminal(message)
