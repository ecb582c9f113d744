"""汇总 in a real browser: an archive of reports is dropped, the sums are filled in."""

import zipfile
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra `serve` is not installed")

from tests.session.counties import county_folder
from tests.web.browser import needs_browser
from tests.web.opened import keep_picture, opened, say
from tests.web.served import Served

pytestmark = needs_browser


async def test_a_dropped_archive_is_collected(served: Served, tmp_path: Path) -> None:
    archive = tmp_path / "各镇.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for file in county_folder(tmp_path / "年报").iterdir():
            made.write(file, file.name)
    async with opened(served, tmp_path) as (page, _):
        await page.wait_for_screen("请问贵单位的全称是什么")
        await say(page, "安和县人民政府", "哪一年的工作")
        await say(page, "汇总各单位年报", "放在哪个文件夹")
        await page.drop(archive)
        await page.wait_for_screen("收下 1 份")
        await keep_picture(page, "collecting asked")
        await say(page, "1", "是 3 家之和")
        await keep_picture(page, "collecting done")
        await say(page, "1", "记下了：三张表的数")
