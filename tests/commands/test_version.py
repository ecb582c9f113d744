"""`--version`: what one tells who looks after the program."""

import platform

import pytest

from report_assistant import __version__
from report_assistant.cli import main
from report_assistant.commands.version import described


def test_the_version_names_the_system_and_the_interpreter(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said == f"report-assistant {described()}\n"
    assert __version__ in said
    assert f"Python {platform.python_version()}" in said


@pytest.mark.parametrize(
    ("system", "machine", "said"),
    [
        ("win32", "AMD64", "（Windows x64，"),
        ("linux", "aarch64", "（Linux aarch64，"),
        ("freebsd14", "amd64", "（freebsd14 amd64，"),
    ],
)
def test_systems_have_their_usual_names(
    system: str, machine: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert said in described()
