"""The outline: which paragraphs and tables make the report, in which order (outline.yaml)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from typing import Any

from report_assistant.drafting.draft import Paragraph, SignatureLine
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.foundation.yaml_lines import LocatedYaml, load_yaml
from report_assistant.report.tables import TABLE_OF

FILE = "outline.yaml"
SECTIONS = range(7)
"""0 is the opening, 1 to 6 the sections of the form."""
_KEYS = ("id", "template", "lead", "relevant", "each", "optional", "set", "table")
_SETTINGS: Mapping[str, type[Paragraph]] = {"": Paragraph, "signature": SignatureLine}
# A number at the end is kept for the second and further paragraphs of one entry.
_ID = re.compile(r"[a-z](?:[a-z0-9_]{0,26}[a-z])?")


@dataclass(frozen=True)
class OutlineItem:
    """One entry of the outline: a paragraph (or several), or a table."""

    id: str
    section: int
    templates: tuple[str, ...] = ()
    """Set one after the other in one paragraph; each stands or falls on its own answers."""
    lead: str = ""
    """Words of the run-in heading; may hold {{ … }}."""
    relevant: str = ""
    each: str = ""
    """A list, for each of whose items the paragraph is made."""
    optional: bool = False
    """Whether a paragraph with a run-in heading may have nothing to say and be left out."""
    setting: type[Paragraph] = Paragraph
    """How its paragraphs are set on the page."""
    table: str = ""


def load_outline(folder: Traversable) -> tuple[OutlineItem, ...]:
    """Return the outline in a templates folder. Raises TemplateProblem or YamlProblem."""
    return tuple(_items(load_yaml((folder / FILE).read_text("utf-8"), FILE)))


def _items(located: LocatedYaml) -> Iterator[OutlineItem]:
    if not isinstance(located.value, dict):
        raise TemplateProblem(FILE, 1, "要按“部分编号:”列出各段")
    sections = {str(number): number for number in SECTIONS}
    seen: dict[str, OutlineItem] = {}
    for name, entries in located.value.items():
        if name not in sections or not isinstance(entries, list):
            raise TemplateProblem(FILE, located.line((name,)), "这里要写部分的编号（0 到 6）和段落")
        for position, entry in enumerate(entries):
            line = located.line((name, position))
            item = _item(sections[name], entry, line)
            earlier = seen.setdefault(item.id, item)
            if earlier is not item and not (earlier.relevant and item.relevant):
                raise TemplateProblem(FILE, line, f"编号“{item.id}”用了两次，请换一个")
            yield item


def _item(section: int, entry: Any, line: int) -> OutlineItem:
    if not isinstance(entry, Mapping):
        raise TemplateProblem(FILE, line, "每一段要写成 {id: …, template: …}")
    for key in entry:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, n=1)
            hint = f"，是不是“{near[0]}”" if near else f"，可以写：{'、'.join(_KEYS)}"
            raise TemplateProblem(FILE, line, f"不认识“{key}”{hint}")
    item_id = entry.get("id")
    if not isinstance(item_id, str) or not _ID.fullmatch(item_id):
        raise TemplateProblem(
            FILE, line, "每一段都要有 id，用小写字母、数字和下划线，最多 28 个，以字母开头和结尾"
        )
    return OutlineItem(
        item_id,
        section,
        templates=_templates(entry, line),
        lead=str(entry.get("lead", "")),
        relevant=str(entry.get("relevant", "")),
        each=str(entry.get("each", "")),
        optional=entry.get("optional") is True,
        setting=_setting(entry, line),
        table=str(entry.get("table", "")),
    )


def _setting(entry: Mapping[str, Any], line: int) -> type[Paragraph]:
    wanted = entry.get("set", "")
    if wanted not in _SETTINGS:
        raise TemplateProblem(FILE, line, f"set 只能写：{'、'.join(filter(None, _SETTINGS))}")
    return _SETTINGS[wanted]


def _templates(entry: Mapping[str, Any], line: int) -> tuple[str, ...]:
    table = entry.get("table")
    if table is not None and table not in TABLE_OF:
        raise TemplateProblem(FILE, line, f"没有表“{table}”，可以写：{'、'.join(TABLE_OF)}")
    written = entry.get("template")
    names = [written] if isinstance(written, str) else written or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise TemplateProblem(FILE, line, "template 要写模板文件的名字，几个就写成 [甲, 乙]")
    if bool(names) == bool(table):
        raise TemplateProblem(FILE, line, "每一段要么写 template，要么写 table")
    return tuple(names)
