"""Placing a block whose rows have no labels: by its shape, by its heads, or from the cursor."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_assistant.reading import labels
from report_assistant.reading.blocks import GridCell
from report_assistant.reading.heads import Heads
from report_assistant.reading.numbers import is_blank
from report_assistant.reading.windows import may_be_shifted
from report_assistant.sheets.block_rows import BlockRow, RowKind
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.grid import Grid, GridRow
from report_assistant.sheets.paste_result import Pasted, Placing, nothing

Layout = tuple[tuple[str, ...], ...]
"""The cell path at each place of a block; empty where there is no cell."""
Cells = Sequence[tuple[str, ...]]


def by_shape(rows: Sequence[BlockRow], current: FilledTable, cursor: str) -> Pasted:
    """Place a block of numbers, or say what is needed to place it."""
    name = current.grid.table.name
    foreign = next((row for row in rows if row.kind is RowKind.FOREIGN), None)
    if foreign is not None:
        return nothing(f"第 {foreign.number} 行的“{foreign.words[:16]}”不是{name}的行，没有放。")
    body = [row.cells for row in rows if row.kind in (RowKind.NUMBERS, RowKind.EMPTY)]
    if not body:
        return nothing("粘贴的内容里没有数。")
    heads = Heads()
    for row in rows:
        if row.kind is RowKind.HEADS:
            heads.learn(GridCell(text, column) for column, text in enumerate(row.cells))
    if heads.are_known and len(current.grid.bands) == 1:
        return _under_heads(body, heads, current, cursor)
    return _of_full_shape(body, current) or _from_cursor(body, current, cursor)


# ---------------------------------------------------------------- the whole table


def _of_full_shape(body: Cells, current: FilledTable) -> Pasted | None:
    """Place the block as the whole table; `None` if its shape differs or is ambiguous."""
    layouts = list(_layouts(current.grid))
    exact = [(layout, body) for layout in layouts if _fits(layout, body)]
    fitting = exact or [
        (layout, window)
        for layout in layouts
        for window in _windows(body, len(layout), len(layout[0]))
        if _fits(layout, window)
    ]
    read = [(layout, window, _read(layout, window, current)) for layout, window in fitting]
    sound = [each for each in read if not each[2].told and _is_balanced(current, each[2])]
    if len(sound) == 1:
        layout, window, pasted = sound[0]
    elif len(read) == 1 and _has_every_row(read[0][0], current.grid):
        layout, window, pasted = read[0]
    else:
        return None
    is_narrow = len(layout[0]) == current.grid.width - 1
    return None if is_narrow and may_be_shifted(window) else pasted


def _layouts(grid: Grid) -> Iterator[Layout]:
    """Yield the shapes that a whole table is copied in, with and without totals."""
    kept = [row for row in grid.rows if not row.is_computed]
    found: dict[Layout, None] = {}
    for rows in (grid.rows, kept):
        found[_padded([row.paths for row in rows])] = None
        found[_padded([row.filled_in or row.paths[:-1] for row in rows])] = None
    if len({row.heads for row in grid.rows}) == 1 and len(grid.rows) * 5 == len(grid.table.paths):
        found[(grid.table.paths,)] = None  # table four as it is printed, on one row
        found[(grid.filled_in,)] = None
    yield from found


def _padded(rows: list[tuple[str, ...]]) -> Layout:
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def _windows(body: Cells, height: int, width: int) -> Iterator[Cells]:
    """Yield the parts of a block of some size outside of which nothing stands."""
    for top in range(len(body) - height + 1):
        for left in range(len(body[0]) - width + 1):
            outside = (
                cell
                for y, row in enumerate(body)
                for x, cell in enumerate(row)
                if not (top <= y < top + height and left <= x < left + width)
            )
            if all(map(is_blank, outside)):
                yield [row[left : left + width] for row in body[top : top + height]]


def _fits(layout: Layout, body: Cells) -> bool:
    if len(layout) != len(body) or len(layout[0]) != len(body[0]):
        return False
    return all(
        path or is_blank(cell)
        for paths, cells in zip(layout, body, strict=True)
        for path, cell in zip(paths, cells, strict=True)
    )


def _read(layout: Layout, body: Cells, current: FilledTable) -> Pasted:
    placing = Placing(current)
    for paths, cells in zip(layout, body, strict=True):
        for path, cell in zip(paths, cells, strict=True):
            if path:
                placing.put(path, cell)
    return placing.result("行数、列数和表里一样，按顺序放的。")


def _has_every_row(layout: Layout, grid: Grid) -> bool:
    """Return whether no row is left out; where one is, another may be missing instead."""
    return len(layout) >= len(grid.rows) or len(layout) == 1


def _is_balanced(current: FilledTable, pasted: Pasted) -> bool:
    values = current.with_numbers(pasted.numbers).counted
    return all(
        sum(values[path] or 0 for path in identity.left)
        == sum(values[path] or 0 for path in identity.right)
        for identity in current.grid.table.identities
    )


# ---------------------------------------------------------------- heads without row labels


def _under_heads(body: Cells, heads: Heads, current: FilledTable, cursor: str) -> Pasted:
    grid = current.grid
    if heads.are_repeated:
        return nothing("列标题有重复的，不知道用哪一列，没有放。请只复制今年的几列。")
    for rows in (list(grid.rows), [row for row in grid.rows if not row.is_computed]):
        if len(rows) == len(body):
            pasted = _below(rows, body, heads, current, "按列标题和行的顺序放的。")
            if len(rows) == len(grid.rows) or _is_balanced(current, pasted):
                return pasted
    start = grid.place_of(cursor)[0] if cursor else len(grid.rows)
    rows = list(grid.rows[start : start + len(body)])
    if len(rows) < len(body):
        return nothing(NO_PLACE)
    return _below(rows, body, heads, current, f"列按列标题，行从光标所在的“{rows[0].label}”起。")


def _below(
    rows: Sequence[GridRow], body: Cells, heads: Heads, current: FilledTable, how: str
) -> Pasted:
    placed = [(_columns(heads, row), cells) for row, cells in zip(rows, body, strict=True)]
    return _put_rows(placed, current, how)


def _columns(heads: Heads, row: GridRow) -> dict[int, str]:
    return heads.columns_of(tuple(map(labels.normalised, row.heads)), row.paths)


def _put_rows(
    rows: Sequence[tuple[dict[int, str], tuple[str, ...]]], current: FilledTable, how: str
) -> Pasted:
    placing = Placing(current)
    for columns, cells in rows:
        for at, cell in enumerate(cells):
            if at in columns:
                placing.put(columns[at], cell)
            elif not is_blank(cell):
                placing.tell(f"第 {at + 1} 列的“{cell[:16]}”上面没有列标题，没有放。")
    return placing.result(how)


# ---------------------------------------------------------------- from the cursor

NO_PLACE = "看不出是哪几行哪几列，没有放。请连同行标题、列标题一起复制。"


def _from_cursor(body: Cells, current: FilledTable, cursor: str) -> Pasted:
    """Place the block from the cursor's cell on, if the table has room for it."""
    if not cursor:
        return nothing(NO_PLACE)
    grid = current.grid
    top, left = grid.place_of(cursor)
    rows = grid.rows[top : top + len(body)]
    width = len(body[0])
    if len(rows) < len(body) or any(left + width > len(row.paths) for row in rows):
        return nothing(f"从光标所在的格子起放不下 {len(body)} 行 {width} 列，没有放。{NO_PLACE}")
    layout = tuple(row.paths[left : left + width] for row in rows)
    pasted = _read(layout, body, current)
    how = f"从光标所在的“{rows[0].label}”起放了 {len(body)} 行 {width} 列。"
    return replace(pasted, how=how) if pasted.numbers else pasted
