"""What the leader wrote, on the screen: one at a time, an answer and a paragraph changed, the end."""

from pathlib import Path

import pytest

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from report_assistant.tui.screens.finished import FinishedScreen
from report_assistant.tui.screens.prose import ProseScreen
from tests.annotations.leader import LeadersCopy
from tests.conftest import TODAY
from tests.scripts import BUSY
from tests.tui.piloting import app_for, chips, press, started, tell, texts
from tests.updates import text_of, write_in


@pytest.fixture
def file(store: Store, questionnaire: Questionnaire, tmp_path: Path) -> Path:
    conversation = Conversation(store, questionnaire, None, today=TODAY)
    for typed in BUSY:
        conversation.say(typed)
    path = write_in(conversation, tmp_path / "报告").path
    copy = LeadersCopy(path)
    copy.change("编制本报告", "拟定本报告")
    copy.comment("1280条", "这个数跟网站后台再核一下，去年只有九百多条")
    copy.save()
    return path


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (130, 40)])
async def test_one_is_shown_at_a_time(store: Store, file: Path, size: tuple[int, int]) -> None:
    app = app_for(store, file.parent, store.reports()[0])
    async with started(app, size) as pilot:
        await press(pilot, "f5")
        assert "1 条批注、1 处修订还没有处理" in texts(pilot)[-1]
        await tell(pilot, "1")
        assert "原来：编制本报告" in texts(pilot)[-1]
        assert {"采纳", "不采纳", "先放着"} <= chips(pilot).keys()
        for chip in chips(pilot).values():
            assert 0 < chip.region.right <= size[0], "all of them can be clicked"
        await tell(pilot, "1")
        assert "去年只有九百多条" in texts(pilot)[-1]
        await tell(pilot, "2")
        assert isinstance(app.screen, ProseScreen)
        await press(pilot, "escape")
        assert "去年只有九百多条" in texts(pilot)[-1], "nothing was changed"
        await tell(pilot, "3")
        assert "标为已解决" in texts(pilot)[-1]
        await tell(pilot, "1")
        assert isinstance(app.screen, FinishedScreen)
    assert "拟定本报告" in text_of(file)
