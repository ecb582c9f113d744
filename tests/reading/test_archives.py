"""Reports in a .zip: found by their names, read where they lie, never unfolded without limit."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from report_assistant.reading.archives import Archive, ArchiveError
from report_assistant.word.reader import ReadError, read_report, read_report_bytes
from tests.hostile import commands_terminal
from tests.reading.figures import invented
from tests.reading.layouts import LAYOUTS

FIGURES = invented()["every"]
REPORT = LAYOUTS["own_writer.docx"](FIGURES)
PAGE = LAYOUTS["web_plain.html"](FIGURES)


def zipped(files: dict[str, bytes], *, gbk: bool = False) -> bytes:
    """A .zip; with `gbk` as Chinese systems write it, which do not say what names are in."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name.encode("gbk").decode("cp437") if gbk else name)
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    content = saved.getvalue()
    return _without_unicode_marks(content) if gbk else content


def _without_unicode_marks(content: bytes) -> bytes:
    data = bytearray()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    data += content
    for entry in entries:
        raw, utf8 = entry.filename.encode("cp437"), entry.filename.encode()
        assert len(utf8) >= len(raw)
        data = bytearray(bytes(data).replace(utf8, raw + b" " * (len(utf8) - len(raw))))
    for begin, flag in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        place = data.find(begin)
        while place >= 0:
            data[place + flag] &= ~8
            place = data.find(begin, place + 4)
    return bytes(data)


def test_the_one_report_in_an_archive_is_read() -> None:
    data = zipped({"报送材料/年报.docx": REPORT, "报送材料/盖章.jpg": b"\xff\xd8\xff"})
    printed = read_report_bytes(data, "材料.zip")
    assert len(printed.cells) == 200
    assert printed.source == "年报.docx"


def test_several_reports_are_listed() -> None:
    data = zipped({"甲镇/年报.docx": REPORT, "乙镇.html": PAGE, "__MACOSX/._乙镇.html": b"x"})
    with pytest.raises(ArchiveError, match=r"有 2 个文件.*甲镇/年报.docx、乙镇.html") as caught:
        read_report_bytes(data, "年报.zip")
    assert caught.value.reports == ("甲镇/年报.docx", "乙镇.html")


def test_a_file_in_an_archive_has_a_path(tmp_path: Path) -> None:
    archive = tmp_path / "年报.ZIP"
    archive.write_bytes(zipped({"甲镇/年报.docx": REPORT, "乙镇.html": PAGE}))
    for inner in ("甲镇/年报.docx", "乙镇.html"):
        assert len(read_report(archive / inner).cells) == 200
    with pytest.raises(ReadError, match=r"“年报.ZIP”里没有“丙镇.docx”"):
        read_report(archive / "丙镇.docx")
    archive.write_bytes(zipped({"丙镇.docx": REPORT}))  # a new one under the old name
    assert len(read_report(archive / "丙镇.docx").cells) == 200


def test_names_of_chinese_systems_are_read() -> None:
    archive = Archive(zipped({"青山镇年报.docx": REPORT}, gbk=True), "年报.zip")
    assert [name.strip() for name in archive.reports] == ["青山镇年报.docx"]


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("../../外面.docx", "外面.docx"),
        ("/etc/年报.docx", "etc/年报.docx"),
        ("目录\\年报.docx", "目录/年报.docx"),
        ("年\x1b]0;名\x07报\u202e.docx", "年]0;名报.docx"),
    ],
)
def test_names_lead_nowhere_and_command_nothing(name: str, seen: str, tmp_path: Path) -> None:
    archive = tmp_path / "年报.zip"
    archive.write_bytes(zipped({name: REPORT}))
    assert Archive(archive.read_bytes(), "年报.zip").reports == (seen,)
    assert not commands_terminal(seen)
    assert len(read_report(archive / seen).cells) == 200
    assert [*tmp_path.iterdir()] == [archive]


def many_entries() -> bytes:
    return zipped({f"{number}.docx": b"" for number in range(6_000)})


def lying_bomb() -> bytes:
    data = zipped({"年报.txt": b"9" * (64 << 20)})
    return data.replace((64 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))


def encrypted() -> bytes:
    data = bytearray(zipped({"年报.docx": REPORT}))
    for begin, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(begin) + flag] |= 1
    return bytes(data)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing in it": (lambda: zipped({}), "没有能读的年报"),
    "no report": (lambda: zipped({"图.jpg": b"\xff\xd8\xff"}), "没有能读的年报"),
    "a zip in a zip": (lambda: zipped({"年报.docx": zipped({"甲.docx": REPORT})}), ""),
    "a zip called a page": (lambda: zipped({"年报.html": zipped({"甲.docx": REPORT})}), "压缩包里"),
    "a bomb": (lambda: zipped({"年报.txt": b" " * (600 << 20)}), "太大"),
    "a bomb for a page": (lambda: zipped({"年报.html": b" " * (40 << 20)}), "太大"),
    "a bomb that lies": (lying_bomb, "损坏"),
    "many entries": (many_entries, "太多"),
    "a password": (encrypted, "密码"),
    "half a file": (lambda: zipped({"年报.docx": REPORT})[:400], "损坏"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_gets_one_sentence(name: str) -> None:
    make, word = HOSTILE[name]
    with pytest.raises(ReadError) as caught:
        read_report_bytes(make(), "年报.zip")
    message = str(caught.value)
    assert word in message
    assert message.endswith("。") and message.count("。") == 1
