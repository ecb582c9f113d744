"""Names of blocks in a clerk's words: by the heading that they stand under."""

from report_assistant.drafting.draft import Draft, Heading, Paragraph, TableBlock, TableNote, Title
from report_assistant.report.places import part_name

_TITLE = "标题"


def block_names(draft: Draft) -> dict[str, str]:
    """Return block id -> name: “主动公开情况”, 表三, 第五部分."""
    names: dict[str, str] = {}
    for block in draft.blocks:
        match block:
            case Title():
                names[block.id] = _TITLE
            case Heading():
                names[block.id] = f"“{block.words}”"
            case TableBlock(table=table):
                names[block.id] = table.name
            case TableNote(section=section):
                names[block.id] = f"{part_name(section)}表下的注"
            case Paragraph(lead=lead) if lead:
                words = lead.rstrip("。").rpartition("）")[2]
                names[block.id] = f"“{words}”"
            case _:
                section = block.section
                names[block.id] = f"{part_name(section)}正文" if section else part_name(section)
    return names
