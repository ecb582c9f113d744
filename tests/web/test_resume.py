"""A stored report in the browser: its list obeys the keyboard from the first moment."""

from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.backups import back_up
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.web.browser import Page, browser, needs_browser
from tests.web.served import Served

ARROW_DOWN, ARROW_UP, ESCAPE = ("ArrowDown", 40), ("ArrowUp", 38), ("Escape", 27)


@pytest.fixture
def home(tmp_path: Path, questionnaire: Questionnaire) -> Path:
    """A home with one report in it, before the program serves it."""
    with Store(tmp_path) as store:
        conversation = Conversation(store, questionnaire, None, today=TODAY)
        for typed in ("青山镇人民政府", "2025"):
            conversation.say(typed)
    return tmp_path


async def _open(page: Page, served: Served) -> None:
    await page.open(served.address)
    await page.wait_for("上次停在")
    await page.wait_for_keyboard()


@needs_browser
@pytest.mark.parametrize("keys", [(), (ESCAPE,), (ARROW_DOWN, ARROW_UP)])
async def test_enter_goes_on_with_the_report(
    home: Path,
    served: Served,
    keys: tuple[tuple[str, int], ...],
) -> None:
    async with browser(home / "browser") as page:
        await _open(page, served)
        for key in keys:
            await page.press(*key)
        await page.enter()
        await page.wait_for("这份报告写的是哪一年")


@needs_browser
async def test_the_last_line_begins_a_new_report(home: Path, served: Served) -> None:
    async with browser(home / "browser") as page:
        await _open(page, served)
        await page.press(*ARROW_DOWN)
        await page.enter()
        await page.wait_for("请问贵单位的全称是什么")
        assert "这份报告写的是哪一年".encode() not in page.received


@needs_browser
async def test_a_file_dropped_onto_the_program_is_handed_to_the_first_page(
    home: Path, tmp_path: Path
) -> None:
    with Store(home) as store:
        backup = back_up(store.path, tmp_path / "我的 备份.sqlite3")
    served = Served(tmp_path / "new", None, [backup])
    try:
        async with browser(tmp_path / "browser") as page:
            await page.open(served.address)
            await page.wait_for("拿回来的放在现有报告的旁边")
            await page.wait_for_keyboard()
            await page.open(served.address)
            await page.wait_for("请问贵单位的全称是什么")
    finally:
        served.end()
