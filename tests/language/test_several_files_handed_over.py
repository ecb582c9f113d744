"""Several files dragged at once: their paths in one message, however a terminal writes them."""

import pytest

from report_assistant.language.asked.handed_over import files_in


@pytest.mark.parametrize(
    ("typed", "files"),
    [
        ("'/data/a b/总结.docx' '/data/x.xlsx'", ("/data/a b/总结.docx", "/data/x.xlsx")),
        ("/data/a\\ b/总结.docx /data/x.eml", ("/data/a b/总结.docx", "/data/x.eml")),
        ("/a/b c.docx\n/a/d.xlsx", ("/a/b c.docx", "/a/d.xlsx")),
        ('"C:\\u\\a b.docx" "C:\\u\\c.xlsx"', ("C:\\u\\a b.docx", "C:\\u\\c.xlsx")),
        ("C:\\u\\a.docx C:\\u\\c.xlsx", ("C:\\u\\a.docx", "C:\\u\\c.xlsx")),
        ("file:///a/%E6%80%BB.docx\nfile:///b/x.eml", ("/a/总.docx", "/b/x.eml")),
        ("/a/b c.docx", ("/a/b c.docx",)),
        ("材料 /a/b.eml", ("/a/b.eml",)),
        ("总结写好了.docx 你看看", ()),
        ("网站203条", ()),
        ("https://a.example/b.docx /a/c.docx", ()),
        ("", ()),
    ],
)
def test_paths(typed: str, files: tuple[str, ...]) -> None:
    assert files_in(typed) == files
