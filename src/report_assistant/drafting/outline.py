"""The outline: which paragraphs and tables make the report, in which order (outline.yaml)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from report_assistant.assets import asset_dir
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.report.tables import TABLE_OF
from report_assistant.yaml_lines import LocatedYaml, load_yaml

FILE = "outline.yaml"
_KEYS = frozenset({"id", "template", "lead", "when", "table"})


@dataclass(frozen=True)
class OutlineItem:
    """One entry of the outline: a paragraph (or several from one template), or a table."""

    id: str
    section: int
    template: str = ""
    lead: str = ""
    """Words of the run-in heading; may hold {{ … }}."""
    when: str = ""
    table: str = ""


@lru_cache(maxsize=1)
def load_outline() -> tuple[OutlineItem, ...]:
    """Return the outline in templates/. Raises TemplateProblem or YamlProblem."""
    source = asset_dir("templates") / "annual_report" / FILE
    return tuple(_items(load_yaml(source.read_text("utf-8"), FILE)))


def _items(located: LocatedYaml) -> Iterator[OutlineItem]:
    if not isinstance(located.value, dict):
        raise TemplateProblem(FILE, 1, "要按“部分编号:”列出各段")
    seen: set[str] = set()
    for section, entries in located.value.items():
        if not section.isdigit() or not isinstance(entries, list):
            raise TemplateProblem(FILE, located.line((section,)), "这里要写部分的编号（0 到 6）")
        for position, entry in enumerate(entries):
            line = located.line((section, position))
            item = _item(int(section), entry, line)
            if item.id in seen and not item.when:
                raise TemplateProblem(FILE, line, f"编号“{item.id}”用了两次")
            seen.add(item.id)
            yield item


def _item(section: int, entry: Any, line: int) -> OutlineItem:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("id"), str):
        raise TemplateProblem(FILE, line, "每一段都要有 id:")
    unknown = set(entry) - _KEYS
    if unknown:
        raise TemplateProblem(FILE, line, f"不认识“{min(unknown)}”，可以写：{'、'.join(sorted(_KEYS))}")
    table = str(entry.get("table", ""))
    if table and table not in TABLE_OF:
        raise TemplateProblem(FILE, line, f"没有表“{table}”，可以写：{'、'.join(TABLE_OF)}")
    texts = {key: str(entry.get(key, "")) for key in ("template", "lead", "when")}
    return OutlineItem(entry["id"], section, table=table, **texts)
