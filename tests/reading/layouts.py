"""LAYOUTS: figures of a report in, the bytes of a file that prints them out.

    from tests.reading.figures import CaseFigures, invented, published_cases, case_figures
    from tests.reading.layouts import LAYOUTS

    data = LAYOUTS["cut_in_two.docx"](invented()["every"])

The key is a file name with the right suffix. In the layouts named in LOSSY the file is text, so a
blank cell cannot be told from one that was lost.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape

from report_assistant.report.tables import TABLES, Table
from tests.reading import word_layouts
from tests.reading.changed_layouts import controls_and_changes
from tests.reading.figures import CaseFigures
from tests.reading.grids import Drawn, drawn_rows, head_rows

Layout = Callable[[CaseFigures], bytes]


def _sections(figures: CaseFigures, draw: Callable[[Table], str]) -> Iterator[tuple[str, str]]:
    """Pairs of what a piece is (title, text, heading, table, note) and its text."""
    yield "title", figures.title
    tables = {table.section: table for table in TABLES}
    for section in range(7):
        if section:
            yield "heading", figures.heading(section)
        if table := tables.get(section):
            yield "table", draw(table)
            if note := figures.footnotes.get(table.key):
                yield "note", note
        for text in figures.paragraphs.get(section, ()):
            yield "text", text


def _web_table(rows: list[list[Drawn]], heads: int, content: Callable[[Drawn], str]) -> str:
    drawn = []
    for row in rows:
        cells = (
            f'<td colspan="{cell.colspan}" rowspan={cell.rowspan} style="width:3%">{content(cell)}'
            for cell in row
            if cell.begins
        )
        drawn.append(f"<tr>{'</td>'.join(cells)}</td></tr>")
    head, rest = "".join(drawn[:heads]), "".join(drawn[heads:])
    thead = f"<thead>{head}</thead>" if heads else ""
    return f"<table border=1>{thead}<tbody>{rest}</tbody></table>"


def web_from_word(figures: CaseFigures) -> bytes:
    """Pasted from Word into a site of layout tables, gb2312 declared."""

    def content(cell: Drawn) -> str:
        soup = escape(cell.text) or "&nbsp;"
        return (
            '<p class="MsoNormal" align="center"><span style="font-family:宋体"><o:p></o:p>'
            f"&nbsp;{soup}</span></p>"
        )

    pieces = []
    for kind, text in _sections(
        figures, lambda table: _web_table(drawn_rows(table, figures), 0, content)
    ):
        if kind == "table":
            pieces.append(f'<div align="center">{text}</div>')
        else:
            pieces.append(f'<p class="MsoNormal">　　<span>{escape(text)}</span><o:p></o:p></p>')
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
        f"<title>{escape(figures.title)}_某某网</title><script>var a='<p>1</p>';</script></head>"
        "<body><table><tr><td><a href=/>首页</a> &gt; 年报</td><td>2</td></tr><tr><td>"
        f"{''.join(pieces)}</td><td><ul><li>通知<li>公告</ul></td></tr></table>"
        "<div>版权所有 某某网 网站标识码0000000000</div></body></html>"
    )
    return page.encode("gb18030")


def web_plain(figures: CaseFigures) -> bytes:
    """A modern page: thead and tbody, line ends inside of tags, UTF-8."""
    pieces = []
    for kind, text in _sections(figures, lambda table: _modern(table, figures)):
        match kind:
            case "table":
                pieces.append(text)
            case "title":
                pieces.append(f"<h1>\n{text}\n</h1><p>发布时间：2025-01-20 来源：办公室</p>")
            case _:
                pieces.append(f"<p>{escape(text)}<br/></p>")
    return (
        "<!DOCTYPE html>\n<html lang='zh'><head><meta charset='utf-8'><title>年报</title></head>"
        f"<body><nav>导航</nav><main>{''.join(pieces)}</main></body></html>"
    ).encode()


def _modern(table: Table, figures: CaseFigures) -> str:
    def content(cell: Drawn) -> str:
        middle = len(cell.text) // 2
        wrapped = cell.text if cell.is_value else f"{cell.text[:middle]}\n   {cell.text[middle:]}"
        return escape(wrapped)

    return _web_table(drawn_rows(table, figures), head_rows(table), content)


def pasted_text(figures: CaseFigures) -> bytes:
    """Copied from Word as text: a tab between cells, merged cells gone."""
    lines = []
    for kind, text in _sections(figures, lambda table: _tabbed(table, figures)):
        lines.append(text if kind == "table" else f"\u3000\u3000{text}")
    return "\n".join(lines).encode("gb18030")


def _tabbed(table: Table, figures: CaseFigures) -> str:
    rows = drawn_rows(table, figures)
    return "\n".join("\t".join(cell.text if cell.begins else "" for cell in row) for row in rows)


def markdown(figures: CaseFigures) -> bytes:
    """Pipe tables, merged cells as blanks at their columns."""
    lines = []
    for kind, text in _sections(figures, lambda table: _piped(table, figures)):
        marks = {"title": "# ", "heading": "## "}
        lines.append(marks.get(kind, "") + text + "\n")
    return "\n".join(lines).encode("utf-8-sig")


def _piped(table: Table, figures: CaseFigures) -> str:
    lines = []
    for row in drawn_rows(table, figures):
        cells = []
        for cell in row:
            cells += [cell.text if cell.begins else "", *[""] * (cell.colspan - 1)]
        lines.append(f"| {' | '.join(cells)} |")
    rule = f"|{' --- |' * table.columns}"
    return "\n".join([lines[0], rule, *lines[1:]])


LOSSY = frozenset({"pasted_text.txt", "markdown.md"})
LAYOUTS: Mapping[str, Layout] = dict(word_layouts.layouts()) | {
    "controls_and_changes.docx": controls_and_changes,
    "web_from_word.html": web_from_word,
    "web_plain.html": web_plain,
    "pasted_text.txt": pasted_text,
    "markdown.md": markdown,
}
