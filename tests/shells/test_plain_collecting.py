"""汇总 in line mode and for programs."""

import io
from pathlib import Path

from report_assistant.cli import main
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.collected import words
from report_assistant.session.conversation import Conversation
from report_assistant.session.workspace import Workspace
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.session.counties import county_folder, with_one_worker
from tests.shells.json_talk import Talk

COUNTY = ("安和县人民政府", "2021", "", "")


def test_line_by_line(store: Store, questionnaire: Questionnaire, tmp_path: Path) -> None:
    reports = county_folder(tmp_path / "年报", 2021)
    conversation = with_one_worker(Conversation(store, questionnaire, None, today=TODAY))
    output = io.StringIO()
    typed = [*COUNTY, "汇总各单位年报", str(reports), "1", "1", "收到申请哪几家有"]
    PlainConsole(conversation, tmp_path / "文件", output).run(typed)
    told = output.getvalue()
    assert "放在哪个文件夹" in told
    assert "正在读各单位的年报，3/3 份" in told
    assert words.FILLED.format("3 家之和") in told
    assert "表三“本年新收·总计”" in told


def test_what_interrupts_the_reading_does_not_end_the_conversation(
    store: Store, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    reports = county_folder(tmp_path / "年报", 2021)
    conversation = with_one_worker(Conversation(store, questionnaire, None, today=TODAY))

    class Interrupted(io.StringIO):
        """A terminal whose clerk presses Ctrl+C when the second report is read."""

        def write(self, words: str) -> int:
            if "2/3 份" in words:
                raise KeyboardInterrupt
            return super().write(words)

    output = Interrupted()
    typed = [*COUNTY, f"汇总 {reports}", "1", "进度"]
    PlainConsole(conversation, tmp_path / "文件", output).run(typed)
    told = output.getvalue()
    assert words.STOPPED in told
    assert "还有" in told.partition(words.STOPPED)[2]


def test_a_program_hears_of_the_wish_and_gives_the_sums(
    workspace: Workspace, tmp_path: Path
) -> None:
    talk = Talk(workspace, tmp_path)
    assert talk.say("汇总各单位年报")["commands"] == ["collect"]
    results = tmp_path / "结果"
    main(["collect", str(county_folder(tmp_path / "年报", 2021)), "-o", str(results)])
    assert "3 家之和" in talk.say(str(results / "县本级.yaml"))["text"]
    changed = talk.say("1")["changed"]
    assert changed["organisation.name"] == "安和县人民政府"
    assert set(changed) >= {"year", "applications.received", "filters.outcomes"}


def test_a_program_begins_another_report_with_the_sums(
    workspace: Workspace, tmp_path: Path
) -> None:
    talk = Talk(workspace, tmp_path)
    talk(fill={"organisation.name": "安和县青石镇人民政府", "organisation.kind": "town"})
    results = tmp_path / "结果"
    main(["collect", str(county_folder(tmp_path / "年报", 2021)), "-o", str(results)])
    talk.say(str(results / "县本级.yaml"))
    assert talk.say("1")["commands"] == ["new_report"]
    talk(new=True)
    assert talk(values=True)["values"]["organisation.name"] == "安和县人民政府"
