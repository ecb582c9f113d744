"""The built wheel, unpacked where a clerk may put it, and the files that are handed over."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

INVENTED_PLACES = (
    "tests/test_packaging.py",
    "tests/word/test_form.py",
    "tests/versions/test_final.py",
)
EXAMPLE = ROOT / "examples" / "aigang-2021.yaml"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("build")
    pytest.importorskip("hatchling")
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", target, ROOT],
        check=True,
        capture_output=True,
    )
    return next(target.glob("*.whl"))


def test_the_wheel_holds_prompts_and_templates(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    for folder in ("prompts", "templates", "examples"):
        for file in (ROOT / folder).rglob("*.*"):
            assert f"report_assistant/{file.relative_to(ROOT).as_posix()}" in held
    assert "report_assistant/tui/app.tcss" in held


@pytest.mark.slow
def test_the_wheel_works_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    program = tmp_path / "程序 文件"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(program)
    workspace = tmp_path / "我的 文档"
    workspace.mkdir()
    environment = os.environ | {
        "PYTHONPATH": str(program),
        "REPORT_ASSISTANT_HOME": str(tmp_path / "数据"),
    }

    def run(*arguments: str, typed: str = "") -> str:
        """In isolation from the checkout: its src/ is on the path by an editable install."""
        code = (
            f"import sys; sys.path.insert(0, {str(program)!r})\n"
            "from report_assistant import cli\n"
            f"assert cli.__file__.startswith({str(program)!r})\n"
            "sys.exit(cli.main(sys.argv[1:]))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            input=typed,
            cwd=workspace,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    run("draft", str(EXAMPLE), "-o", "年报 稿.docx")
    assert zipfile.ZipFile(workspace / "年报 稿.docx").testzip() is None
    said = run("chat", "--plain", typed="青河镇人民政府\n")
    assert "请问贵单位的全称是什么？" in said
    assert "青河镇人民政府" in run("list")


def tracked_texts() -> list[tuple[str, str]]:
    """Every file under version control that is text; the working tree where there is no git."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git and a checkout")
    found = []
    for name in filter(None, listed.split("\0")):
        try:
            found.append((name, (ROOT / name).read_text(encoding="utf-8")))
        except (UnicodeDecodeError, FileNotFoundError):
            continue
    return found


def test_no_file_names_a_machine_or_a_registry() -> None:
    """Pins are versions and hashes: where packages come from is each machine's own setting."""
    hosts = "|".join(["pypi" + r"\.org", "python" + "hosted", "mir" + "rors?" + r"\."])
    places = re.compile(rf"(?<![\w.])/(?:home|root|Users)/\w|[A-Z]:\\Users\\|{hosts}|--index-url")
    texts = [(name, content) for name, content in tracked_texts() if name not in INVENTED_PLACES]
    assert len(texts) > 100
    assert not [
        (name, found.group()) for name, content in texts if (found := places.search(content))
    ]


def test_every_pin_has_a_hash() -> None:
    for name in ("constraints.txt", "constraints-dev.txt", "release/requirements.txt"):
        pins = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
        assert len(pins) > 10
        assert all("==" in pin and "--hash=sha256:" in pin for pin in pins)


def test_no_module_is_long() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "src").rglob("*.py")
    }
    assert {name: lines for name, lines in lengths.items() if lines > 500} == {}
