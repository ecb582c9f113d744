"""Files that are no report, or were made to do harm: one sentence each, in no time."""

import io
import os
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.ooxml.package import read_package, write_package
from report_assistant.word.reader import ReadError, read_report, read_report_bytes
from tests.reading.figures import invented
from tests.reading.layouts import LAYOUTS

GOOD = LAYOUTS["cut_in_two.docx"](invented()["every"])
DOCUMENT = "word/document.xml"
_NAMESPACE = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def changed(**parts: bytes) -> bytes:
    """The good file with some parts replaced or added; `__` in a name stands for a stroke."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in parts.items()}
    return write_package({**read_package(GOOD), **named})


def with_document(data: bytes) -> bytes:
    return write_package({**read_package(GOOD), DOCUMENT: data})


def with_type(entity: str, use: str) -> bytes:
    document = read_package(GOOD)[DOCUMENT].decode()
    declared = document.replace("<w:document", f"<!DOCTYPE w:document [{entity}]><w:document", 1)
    return with_document(declared.replace("</w:t>", f"{use}</w:t>", 1).encode())


def bomb() -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in read_package(GOOD).items():
            if name != DOCUMENT:
                archive.writestr(name, data)
        with archive.open(DOCUMENT, "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * (1 << 20))
    return saved.getvalue()


def lying_bomb() -> bytes:
    """A document part of 64 MB that says it has 100 bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", read_package(GOOD)["[Content_Types].xml"])
        archive.writestr(DOCUMENT, b" " * (64 << 20))
    data = bytearray(packed.getvalue())
    true_size = (64 << 20).to_bytes(4, "little")
    return bytes(data.replace(true_size, (100).to_bytes(4, "little")))


def doubled() -> bytes:
    saved = io.BytesIO(GOOD)
    with zipfile.ZipFile(saved, "a") as archive, pytest.warns(UserWarning):
        archive.writestr(DOCUMENT, b"<x/>")
    return saved.getvalue()


def encrypted_entry() -> bytes:
    data = bytearray(GOOD)
    for begin in (b"PK\x03\x04", b"PK\x01\x02"):
        place = data.find(begin)
        flag = place + (6 if begin == b"PK\x03\x04" else 8)
        while place >= 0:
            data[flag] |= 1
            place = data.find(begin, place + 4)
            flag = place + (6 if begin == b"PK\x03\x04" else 8)
    return bytes(data)


MACROS = (
    b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
    b"</Types>"
)
BILLION = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "哈"}">' for n in range(10))
HOSTILE = {
    "a bomb": (bomb, "太大"),
    "a bomb that lies": (lying_bomb, "损坏"),
    "an external entity": (
        lambda: with_type('<!ENTITY x SYSTEM "file:///etc/hostname">', "&x;"),
        "不该有",
    ),
    "an entity of the network": (
        lambda: with_type('<!ENTITY x SYSTEM "http://127.0.0.1:9/">', "&x;"),
        "不该有",
    ),
    "entities that multiply": (lambda: with_type(BILLION, "&l9;"), ""),
    "macros": (lambda: changed(**{"[Content_Types]_xml": MACROS}), "宏"),
    "an old file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版"),
    "an encrypted file": (
        lambda: b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "密码",
    ),
    "an encrypted entry": (encrypted_entry, "密码"),
    "half a file": (lambda: GOOD[: len(GOOD) // 2], "损坏"),
    "a damaged part": (lambda: GOOD[:300] + bytes(200) + GOOD[500:], ""),
    "two documents": (doubled, "重复"),
    "no document": (
        lambda: write_package({n: d for n, d in read_package(GOOD).items() if n != DOCUMENT}),
        "不是 Word",
    ),
    "a zip of something": (lambda: write_package({"a.txt": b"a"}), "不是 Word"),
    "another document type": (lambda: with_document(b"<x/>"), "不是 Word"),
    "no xml": (lambda: with_document(b"\xff\xfe<"), "损坏"),
    "xml too deep": (
        lambda: with_document(
            b'<w:document xmlns:w="' + _NAMESPACE + b'"><w:body>' + b"<w:p>" * 5000
        ),
        "损坏",
    ),
    "nothing": (lambda: b"", "空文件"),
    "text under a false name": ("年度报告".encode, "不是 Word"),
    "pdf": (lambda: b"%PDF-1.7\n", "PDF"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "图片"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_sentence(name: str) -> None:
    make, word = HOSTILE[name]
    data = make()
    began = time.perf_counter()
    tracemalloc.start()
    try:
        with pytest.raises(ReadError) as caught:
            read_report_bytes(data, "年报.docx")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert time.perf_counter() - began < 3
    assert peak < 64 << 20
    message = str(caught.value)
    assert isinstance(caught.value, ClerkProblem)
    assert word in message
    assert message.endswith("。")
    assert message.count("。") == 1
    assert "年报.docx" in message


def test_a_random_file_is_no_report() -> None:
    data = zlib.compress(os.urandom(9000))
    with pytest.raises(ReadError):
        read_report_bytes(data, "年报.txt")


def test_a_large_picture_inside_costs_nothing() -> None:
    data = changed(word__media__image1_png=bytes(50 << 20))
    tracemalloc.start()
    try:
        assert len(read_report_bytes(data, "年报.docx").cells) == 200
        assert tracemalloc.get_traced_memory()[1] < 20 << 20
    finally:
        tracemalloc.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path


def test_what_is_no_file(folder: Path) -> None:
    large = folder / "大.docx"
    with large.open("wb") as file:
        file.truncate(200 << 20)
    for path, word in (
        (folder, "文件夹"),
        (folder / "没有.docx", "找不到"),
        (large, "太大"),
        (folder / "没有" / "年报.docx", "找不到"),
    ):
        with pytest.raises(ReadError, match=word):
            read_report(path)


def test_what_can_be_no_name(folder: Path) -> None:
    """Systems differ in what they say of such names; here it is a sentence in any case."""
    for path in (folder / ("长" * 300), Path("\0")):
        with pytest.raises(ReadError, match=r"打不开|找不到|太长"):
            read_report(path)


@pytest.mark.skipif(os.name != "posix", reason="devices are files on POSIX only")
def test_a_device_is_no_file() -> None:
    with pytest.raises(ReadError, match="普通文件"):
        read_report(Path("/dev/zero"))


def test_a_file_is_named_by_its_name_only(folder: Path) -> None:
    path = folder / "年报.docx"
    path.write_bytes(GOOD)
    assert read_report(path).source == "年报.docx"


def test_a_template_or_a_utf16_part_is_read() -> None:
    parts = read_package(GOOD)
    text = '<?xml version="1.0" encoding="utf-16"?>' + parts[DOCUMENT].decode()
    data = write_package({**parts, DOCUMENT: text.encode("utf-16")})
    assert len(read_report_bytes(data, "年报.dotx").cells) == 200
