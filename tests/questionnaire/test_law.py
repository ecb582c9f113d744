"""docs/law.md has a row for every rule that the questions and the FAQ cite."""

import re

import pytest

from tests.conftest import ROOT

_PAGE = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")
_CITED = re.compile(r"^ +(?:article|source|\w+): (.+)$")
_ARTICLE = re.compile("第[一二三四五六七八九十]+条")
_NOTICE = re.compile(r"[国武]\w{1,6}〔\d{4}〕\d+号")
_LAW = re.compile("《[^》]+》")


def cited() -> dict[str, set[str]]:
    """Return what is cited: a law -> its articles; a notice's number -> nothing."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "prompts").rglob("*.yaml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            match = _CITED.match(line)
            is_source = match and (
                line.strip().startswith(("article:", "source:"))
                or re.match("(?:《|国办)", match[1])
            )
            if not match or not is_source:
                continue
            for part in re.split("；|、(?=[《国])", match[1]):
                for notice in _NOTICE.findall(part):
                    found.setdefault(notice, set())
                if law := _LAW.search(part):
                    found.setdefault(law.group(), set()).update(_ARTICLE.findall(part))
    return found


@pytest.mark.parametrize(("source", "articles"), cited().items())
def test_every_rule_that_is_cited_stands_on_the_page_of_the_law(
    source: str, articles: set[str]
) -> None:
    rows = _PAGE if source != "《条例》" else _PAGE.partition("## Notices")[0]
    assert source == "《条例》" or source in rows
    of_law = (
        rows
        if source == "《条例》"
        else "".join(line for line in rows.splitlines() if source in line)
    )
    assert {article for article in articles if article not in of_law} == set()


def test_training_inspection_and_cleaning_cite_what_the_articles_say() -> None:
    text = (ROOT / "prompts" / "annual_report" / "1-overview.yaml").read_text(encoding="utf-8")
    assert "第十八条" not in text
    assert "条例要求定期培训" not in text
    assert "条例要求加强对公开工作的日常检查" not in text


def test_nothing_is_said_to_be_sent_back_by_law() -> None:
    for path in (ROOT / "prompts").rglob("*.yaml"):
        assert "会被退回" not in path.read_text(encoding="utf-8"), path.name
