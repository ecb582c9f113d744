"""A statutory table as WordprocessingML: merged cells, widths, and type that fits its cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from report_assistant.drafting.draft import TableBlock
from report_assistant.report.tables import Cell, Role, Table
from report_assistant.word.form import Form, StyleRole
from report_assistant.word.text_xml import runs

# Shares of the text width, as measured on the official form; equal columns need none.
_SHARES = {"applications": (640, 1000, 2584, *(660,) * 7)}
_BANNER_FILL = "C6D9F1"
_ROW_HEIGHT = {"review_litigation": 672}
_LOWEST_ROW = 300
_CELL_MARGINS = 2 * 57
_FULL_SIZE, _SMALLEST = 20, 9
"""Half-points."""


@dataclass(frozen=True)
class _Placed:
    """A cell at its place in the grid; `begins` is False in the rows that it reaches down into."""

    cell: Cell
    column: int
    begins: bool


def table_xml(block: TableBlock, form: Form, anchor: str) -> str:
    """Return the table; `anchor` goes to the head of its first cell."""
    table = block.table
    widths = _column_widths(table, form.text_width)
    offsets = [0, *accumulate(widths)]
    rows = list(_grid_rows(table))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    parts = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{form.table_style_id}"/>'
        f'<w:tblW w:w="{offsets[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    ]
    for number, row in enumerate(rows):
        is_last = number == len(rows) - 1
        keep = "" if is_last else "<w:keepNext/>"
        header = "<w:tblHeader/>" if number < table.header_rows else ""
        height = _ROW_HEIGHT.get(table.key, _LOWEST_ROW) if is_last else _LOWEST_ROW
        parts.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>'
            f"{header}</w:trPr>"
        )
        for placed in row:
            width = offsets[placed.column + placed.cell.colspan] - offsets[placed.column]
            parts.append(_cell_xml(placed, width, block, form, keep, anchor))
            anchor = ""
        parts.append("</w:tr>")
    parts.append("</w:tbl>")
    return "".join(parts)


def _column_widths(table: Table, text_width: int) -> list[int]:
    """Widths in twips that add up to the text width exactly."""
    shares = _SHARES.get(table.key, (1,) * table.columns)
    edges = [round(text_width * part / sum(shares)) for part in (0, *accumulate(shares))]
    return [right - left for left, right in zip(edges, edges[1:], strict=False)]


def _grid_rows(table: Table) -> Iterator[list[_Placed]]:
    """The rows with every cell at its column, cells from above included."""
    reaching: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        own = iter(row)
        placed: list[_Placed] = []
        column = 0
        while column < table.columns:
            if column in reaching:
                cell, left = reaching.pop(column)
                placed.append(_Placed(cell, column, begins=False))
            else:
                cell = next(own)
                left = cell.rowspan
                placed.append(_Placed(cell, column, begins=True))
            if left > 1:
                reaching[column] = (cell, left - 1)
            column += cell.colspan
        yield placed


def _cell_xml(
    placed: _Placed, width: int, block: TableBlock, form: Form, keep: str, anchor: str
) -> str:
    cell = placed.cell
    properties = [f'<w:tcW w:w="{width}" w:type="dxa"/>']
    if cell.colspan > 1:
        properties.append(f'<w:gridSpan w:val="{cell.colspan}"/>')
    if cell.rowspan > 1:
        properties.append('<w:vMerge w:val="restart"/>' if placed.begins else "<w:vMerge/>")
    if cell.role is Role.BANNER:
        properties.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{_BANNER_FILL}"/>')
    if _is_upright(cell):
        properties.append('<w:textDirection w:val="tbRlV"/>')
    properties.append('<w:vAlign w:val="center"/>')
    content = _content(cell, width, block, form) if placed.begins else ""
    role = StyleRole.TABLE_CENTRE if _is_upright(cell) else _STYLE_OF[cell.role]
    style = form.style_ids[role]
    return (
        f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>"
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{anchor}{content}</w:p></w:tc>'
    )


def _content(cell: Cell, width: int, block: TableBlock, form: Form) -> str:
    if cell.path:
        text = block.cells[cell.path]
        return runs(text, size=_fitting_size(text, width))
    lead = form.lead_style_id
    if cell.role is Role.NOTE:
        return runs(cell.text, style=lead)
    return runs(cell.text) + (runs(cell.aside, style=lead) if cell.aside else "")


def _fitting_size(text: str, width: int) -> int | None:
    """The size in half-points at which a number stays on one line; `None` if the style's own does.

    A longer text, such as a number with a note, may take several lines instead.
    """
    ems = sum(0.5 if character.isascii() else 1.0 for character in text)
    fits = int((width - _CELL_MARGINS) / 20 / ems * 2) if ems else _FULL_SIZE
    if fits >= _FULL_SIZE or fits < _SMALLEST:
        return None if fits >= _FULL_SIZE else 2 * _SMALLEST - 4
    return fits


def _is_upright(cell: Cell) -> bool:
    """三、本年度办理结果 runs down its narrow column."""
    return cell.role is Role.GROUP and cell.rowspan > 2 * len(cell.text)


_STYLE_OF = {
    Role.BANNER: StyleRole.TABLE_LEFT,
    Role.HEAD: StyleRole.TABLE_CENTRE,
    Role.LABEL: StyleRole.TABLE_LEFT,
    Role.GROUP: StyleRole.TABLE_LEFT,
    Role.NOTE: StyleRole.TABLE_LEFT,
    Role.VALUE: StyleRole.TABLE_CENTRE,
}
