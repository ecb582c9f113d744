"""What the Word file of a draft is called."""

from pathlib import Path

import pytest

from report_assistant.drafting.draft import Draft, Title
from report_assistant.foundation.saving import save_new
from report_assistant.word.file_name import file_name
from tests.word.sample_drafts import full_draft


def _titled(*lines: str) -> Draft:
    return Draft("", None, (Title("title", 0, lines),))


def test_the_files_name_is_the_title() -> None:
    name = "艾岗乡人民政府2021年政府信息公开工作年度报告.docx"
    assert file_name(_titled("艾岗乡人民政府", "2021年政府信息公开工作年度报告")) == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (('甲/乙\\丙:丁*戊?己"庚<辛>壬|癸', "报告"), "甲乙丙丁戊己庚辛壬癸报告.docx"),
        (("【待填：单位全称】", "2021年报告"), "2021年报告.docx"),
        (("青山镇人民政府", "【待填：报告年度】年政府报告"), "青山镇人民政府政府报告.docx"),
        (("【待填：单位全称】", "【待填：报告年度】年"), "政府信息公开工作年度报告.docx"),
        (("a\nb\tc\x00d",), "abcd.docx"),
        (("...",), "政府信息公开工作年度报告.docx"),
        (("",), "政府信息公开工作年度报告.docx"),
    ],
)
def test_names_are_fit_for_windows(lines: tuple[str, ...], name: str) -> None:
    assert file_name(_titled(*lines)) == name


@pytest.mark.parametrize("text", ["长" * 500, "𠮷" * 500, "x" * 500])
def test_names_are_short_enough(text: str, tmp_path: Path) -> None:
    name = file_name(_titled(text))
    assert len(name) <= 85
    assert len(name.encode("utf-8")) <= 245
    save_new(b"x", tmp_path / name)


def test_a_report_is_named_after_its_organisation_and_year() -> None:
    assert file_name(full_draft()).startswith("柳林镇人民政府2023年")
