"""Updating by command, and taking drafts along to another computer."""

import io
import zipfile
from io import StringIO
from pathlib import Path

import pytest

from report_assistant.cli import main
from report_assistant.session.workspace import Workspace
from report_assistant.store.answers_file import dump_answers
from tests.conftest import TODAY, example
from tests.scripts import BUSY
from tests.updates import (
    EARLIER,
    GONE,
    add_paragraph,
    comments_of,
    earlier_version,
    retype,
    text_of,
    write_in,
)

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return move_to("甲", monkeypatch)


def move_to(computer: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = Path.cwd() / computer
    monkeypatch.setenv("REPORT_ASSISTANT_HOME", str(place))
    return place


def answers(new_media: int) -> str:
    report = example("aigang-2021")
    report.overview.disclosure.new_media = new_media
    name = f"答案{new_media}.yaml"
    Path(name).write_text(dump_answers(report), encoding="utf-8")
    return name


def edited() -> Path:
    assert main(["draft", answers(114), "-o", "稿.docx"]) == 0
    add_paragraph(Path("稿.docx"), "领导加的一段。")
    return Path("稿.docx")


def test_an_edited_file_is_refused_and_the_way_is_said(capsys: Said) -> None:
    file = edited()
    before = file.read_bytes()
    assert main(["draft", answers(120), "-o", "稿.docx"]) == 2
    assert "--update" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_update_merges_and_tells(capsys: Said) -> None:
    file = edited()
    before = file.read_bytes()
    assert main(["draft", answers(120), "-o", "稿.docx", "--update"]) == 0
    out = capsys.readouterr().out
    assert "已更新" in out
    assert "120条" in out
    assert "领导加的一段。" in text_of(file)
    assert "120条" in text_of(file)
    (copy,) = Path().glob("稿（*更新前）.docx")
    assert copy.read_bytes() == before
    assert main(["draft", answers(120), "-o", "稿.docx", "--update"]) == 0
    assert "没有动" in capsys.readouterr().out
    assert len(list(Path().glob("稿*.docx"))) == 2


def test_update_of_what_nobody_edited_is_a_draft(capsys: Said) -> None:
    for number in (114, 120):
        assert main(["draft", answers(number), "-o", "稿.docx", "--update"]) == 0
    assert "已生成" in capsys.readouterr().out
    assert len(list(Path().glob("稿*.docx"))) == 1


def test_what_has_to_be_decided_is_told(capsys: Said) -> None:
    file = edited()
    retype(file, "114条", "115条")
    assert main(["draft", answers(114), "-o", "稿.docx", "--update"]) == 0
    assert "114 改成了 115，答案没有动" in capsys.readouterr().out
    assert main(["draft", answers(120), "-o", "稿.docx", "--update"]) == 0
    out = capsys.readouterr().out
    assert "要您定" in out
    assert "批注" in out
    assert "115条" in text_of(file)
    assert "120条" in comments_of(file)


def test_an_open_file_gets_a_neighbour(capsys: Said) -> None:
    file = edited()
    before = file.read_bytes()
    Path("~$稿.docx").write_bytes(b"")
    assert main(["draft", answers(120), "-o", "稿.docx", "--update"]) == 0
    assert "正在 Word 或 WPS 里打开" in capsys.readouterr().out
    assert file.read_bytes() == before
    assert "领导加的一段。" in text_of(Path("稿（2）.docx"))


def test_a_file_from_elsewhere_is_compared_and_left_alone(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = edited()
    before = file.read_bytes()
    move_to("乙", monkeypatch)
    assert main(["draft", answers(120), "-o", "稿.docx", "--update"]) == 2
    said = capsys.readouterr().err
    assert "没有当初生成" in said
    assert "--with-drafts" in said
    assert "领导加的一段。" in said
    assert file.read_bytes() == before
    assert len(list(Path().glob("稿*.docx"))) == 1


# ------------------------------------------------------------ drafts taken along


def talked(*lines: str) -> None:
    """A conversation on this computer that ends in a Word file."""
    text = "\n".join((*lines, "生成", ""))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", StringIO(text))
        assert main(["chat", "--plain", "--folder", "报告"]) == 0


def exported() -> Path:
    """The edited file of a conversation, with answers and drafts beside it."""
    talked(*BUSY)
    (file,) = Path("报告").glob("*.docx")
    retype(file, "编制本报告", "现编制本报告")
    assert main(["export", "-o", "答案.yaml", "--with-drafts"]) == 0
    return file


@pytest.mark.slow
def test_a_file_is_updated_on_another_computer(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported()
    assert "答案.drafts.zip" in capsys.readouterr().out
    before = file.read_bytes()
    move_to("乙", monkeypatch)
    text = Path("答案.yaml").read_text(encoding="utf-8")
    Path("答案.yaml").write_text(text.replace("1200", "1300"), encoding="utf-8")
    arguments = ["draft", "答案.yaml", "-o", str(file), "--update"]
    assert main(arguments) == 0
    assert "现编制" in text_of(file)
    assert "政务新媒体1300条" in text_of(file)
    (copy,) = Path("报告").glob("*更新前*.docx")
    assert copy.read_bytes() == before
    Path("答案.drafts.zip").unlink()
    Path("答案.yaml").write_text(text, encoding="utf-8")
    assert main(arguments) == 0, "the base is known here now"
    assert "政务新媒体1200条" in text_of(file)
    assert "现编制" in text_of(file)


@pytest.mark.slow
def test_drafts_are_the_same_bytes_and_name_no_folder() -> None:
    exported()
    first = Path("答案.drafts.zip").read_bytes()
    assert main(["export", "-o", "答案.yaml", "--with-drafts"]) == 0
    assert Path("答案.drafts.zip").read_bytes() == first
    assert str(Path.cwd()).encode() not in first
    with zipfile.ZipFile("答案.drafts.zip") as archive:
        assert [name[:5] for name in archive.namelist()] == ["0001 "]


def test_without_drafts_none_are_written(capsys: Said) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", StringIO("青河镇人民政府\n"))
        assert main(["chat", "--plain"]) == 0
    assert main(["export", "-o", "答案.yaml", "--with-drafts"]) == 0
    assert "没有底稿" in capsys.readouterr().out
    assert not Path("答案.drafts.zip").exists()
    assert main(["export", "--with-drafts"]) == 2
    assert "-o" in capsys.readouterr().err


def zipped(**entries: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        zipped(a=b"not a docx"),
        zipped(a=zipped(b=b"a zip, no docx")),
        zipped(bomb=b"\0" * (200 << 20)),
    ],
    ids=["empty", "text", "no docx", "zip in zip", "bomb"],
)
def test_a_drafts_file_that_is_none_is_one_sentence(
    data: bytes, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported()
    before = file.read_bytes()
    Path("答案.drafts.zip").write_bytes(data)
    move_to("乙", monkeypatch)
    capsys.readouterr()
    assert main(["draft", "答案.yaml", "-o", str(file), "--update"]) == 2
    said = capsys.readouterr().err.strip()
    assert "答案.drafts.zip" in said
    assert "\n" not in said
    assert file.read_bytes() == before


def test_a_damaged_drafts_file_is_one_sentence(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported()
    packed = Path("答案.drafts.zip")
    whole = packed.read_bytes()
    move_to("乙", monkeypatch)
    for cut in (whole[: len(whole) // 2], whole[:2000] + bytes(200) + whole[2200:]):
        packed.write_bytes(cut)
        capsys.readouterr()
        assert main(["draft", "答案.yaml", "-o", str(file), "--update"]) == 2
        assert "重新导出" in capsys.readouterr().err


@pytest.mark.slow
def test_drafts_of_another_report_are_no_base(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported()
    file = edited()
    move_to("乙", monkeypatch)
    assert main(["draft", "答案.yaml", "-o", str(file), "--update"]) == 2
    assert "没有当初生成" in capsys.readouterr().err


def written_by_an_earlier_version() -> Path:
    """The file of a stored report; its answers stand in 答案.yaml."""
    with Workspace(TODAY) as workspace, earlier_version():
        conversation = workspace.conversation(None)
        for typed in BUSY:
            conversation.say(typed)
        report = conversation.interview.answers.report
        Path("答案.yaml").write_text(dump_answers(report), encoding="utf-8")
        return write_in(conversation, Path("报告")).path


def test_new_wording_is_told_with_the_words_of_both_versions(capsys: Said) -> None:
    file = written_by_an_earlier_version()
    main(["draft", "答案.yaml", "-o", str(file), "--update"])
    out = capsys.readouterr().out
    assert "新版程序改了 4 段的写法（要保留原来的写法，请加上 --keep-words）" in out
    assert out.index(EARLIER) < out.index("已生成")
    assert EARLIER not in text_of(file)
    assert GONE not in text_of(file)


def test_new_wording_is_not_taken_where_the_old_words_are_kept(capsys: Said) -> None:
    file = written_by_an_earlier_version()
    before = text_of(file)
    update = ["draft", "答案.yaml", "-o", str(file), "--update", "--keep-words"]
    main(update)
    assert "（保留原来的写法）" in capsys.readouterr().out
    assert text_of(file) == before
    main(update)
    assert "新版程序" not in capsys.readouterr().out


def test_words_are_kept_in_an_update_only(capsys: Said) -> None:
    assert main(["draft", answers(114), "-o", "稿.docx", "--keep-words"]) == 2
    assert "--update" in capsys.readouterr().err
