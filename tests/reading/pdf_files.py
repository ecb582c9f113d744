"""PDFs written by the tests themselves: text in an unembedded Chinese font, lines, nothing else.

data = pdf_report(figures, rows_on_first_page=9)
"""

from collections.abc import Iterator, Sequence

from report_assistant.report.tables import TABLES
from tests.reading.figures import CaseFigures
from tests.reading.grids import Drawn, drawn_rows

WIDTH, HEIGHT = 595, 842
LEFT, TOP, BOTTOM = 80, 90, 770
SIZE, PITCH = 14, 26
_IN_LINE = 30
"""Letters between the margins."""
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[<<"
    b"/Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    b"/Ordering(GB1)/Supplement 4>>/DW 1000>>]>>"
)


class Sheet:
    """One page, drawn from the top down."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self.y = TOP

    @property
    def is_full(self) -> bool:
        return self.y > BOTTOM

    def text(self, x: float, y: float, words: str, size: float = SIZE) -> None:
        code = words.encode("utf-16-be").hex()
        self.drawn.append(f"BT /F {size} Tf {x} {HEIGHT - y - size} Td <{code}> Tj ET")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        self.drawn.append(f"{x} {HEIGHT - y - height} {width} {height} re S")


def pdf(pages: Sequence[str | bytes], *, more: Sequence[bytes] = (), trailer: bytes = b"") -> bytes:
    """A file of pages with these contents; `more` are objects from number 100 on."""
    objects: dict[int, bytes] = {1: b"<</Type/Catalog/Pages 2 0 R>>", 3: _FONT}
    kids = []
    for number, content in enumerate(pages):
        own = 4 + 2 * number if number < 40 else 1_000 + 2 * number
        kids.append(f"{own} 0 R")
        objects[own] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {own + 1} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        ).encode()
        data = content if isinstance(content, bytes) else content.encode()
        objects[own + 1] = stream(data)
    objects[2] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    objects |= {100 + number: each for number, each in enumerate(more)}
    return file_of(objects, trailer=trailer)


def stream(data: bytes, filters: str = "") -> bytes:
    return f"<</Length {len(data)}{filters}>>stream\n".encode() + data + b"\nendstream"


def file_of(objects: dict[int, bytes], *, trailer: bytes = b"") -> bytes:
    """The objects of a file by their numbers, with the table that finds them."""
    data, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    begin = len(data)
    size = max(objects) + 1
    return data + (
        f"xref\n0 1\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R".encode()
        + trailer
        + f">>\nstartxref\n{begin}\n%%EOF\n".encode()
    )


def pdf_report(
    figures: CaseFigures,
    *,
    lines_before: int = 0,
    filler: str = "补充说明一句。",
    header: str = "",
) -> bytes:
    """A report as a PDF; `lines_before` of filler push the tables down, so that pages cut them."""
    sheets = [Sheet()]
    for words, indent in _prose(figures, lines_before, filler):
        if isinstance(words, str):
            _write(sheets, words, indent)
        else:
            _draw(sheets, words)
    for number, sheet in enumerate(sheets, start=1):
        sheet.text(WIDTH / 2, HEIGHT - 50, f"- {number} -", 9)
        sheet.text(LEFT, 40, header.format(number), 9)
    return pdf(["\n".join(sheet.drawn) for sheet in sheets])


def _prose(
    figures: CaseFigures, lines_before: int, filler: str
) -> Iterator[tuple[str | list[list[Drawn]], int]]:
    yield figures.title, 0
    tables = {table.section: table for table in TABLES}
    for section in range(7):
        if section:
            yield figures.heading(section), 2
        for text in figures.paragraphs.get(section, ()):
            yield text, 2
        if table := tables.get(section):
            for _ in range(lines_before):
                yield filler, 2
            yield drawn_rows(table, figures), 0
            if note := figures.footnotes.get(table.key):
                yield note, 2


def _write(sheets: list[Sheet], words: str, indent: int) -> None:
    rest = "　" * indent + words
    while rest:
        if sheets[-1].is_full:
            sheets.append(Sheet())
        line, rest = rest[:_IN_LINE], rest[_IN_LINE:]
        begin = len(line) - len(line.lstrip("　"))
        sheets[-1].text(LEFT + begin * SIZE, sheets[-1].y, line.lstrip("　"))
        sheets[-1].y += PITCH


_CELL, _INNER = 9, 3


def _draw(sheets: list[Sheet], rows: list[list[Drawn]]) -> None:
    """Draw a table. A cell that goes on over the end of a page is drawn on both, as Word does."""
    columns = sum(cell.colspan for cell in rows[0])
    step = _IN_LINE * SIZE / columns
    heights = [
        max(_height(cell, step) for cell in row if cell.rowspan == 1 or not cell.begins)
        for row in rows
    ]
    open_boxes: dict[float, tuple[float, float]] = {}
    for row, height in zip(rows, heights, strict=True):
        sheet = sheets[-1]
        if sheet.y + height > BOTTOM + PITCH:
            _close(sheet, open_boxes)
            sheets.append(sheet := Sheet())
            open_boxes = {x: (TOP, width) for x, (_, width) in open_boxes.items()}
        x = float(LEFT)
        for cell in row:
            width = cell.colspan * step
            if cell.begins:
                if x in open_boxes:
                    top, across = open_boxes.pop(x)
                    sheet.box(x, top, across, sheet.y - top)
                open_boxes[x] = (sheet.y, width)
                for number, line in enumerate(_lines(cell.text, width)):
                    sheet.text(x + _INNER, sheet.y + _INNER + number * (_CELL + 2), line, _CELL)
            x += width
        for start in [
            s for s in open_boxes if not any(abs(s - at) < 1 for at in _starts(row, step))
        ]:
            top, across = open_boxes.pop(start)
            sheet.box(start, top, across, sheet.y - top)
        sheet.y += height
    _close(sheets[-1], open_boxes)
    sheets[-1].y += PITCH


def _starts(row: list[Drawn], step: float) -> Iterator[float]:
    x = float(LEFT)
    for cell in row:
        yield x
        x += cell.colspan * step


def _close(sheet: Sheet, boxes: dict[float, tuple[float, float]]) -> None:
    for x, (top, width) in boxes.items():
        if sheet.y > top:
            sheet.box(x, top, width, sheet.y - top)


def _lines(words: str, width: float) -> list[str]:
    room = max(1, int((width - 2 * _INNER) // _CELL))
    return [words[at : at + room] for at in range(0, len(words), room)]


def _height(cell: Drawn, step: float) -> int:
    lines = 1 if cell.rowspan > 1 else len(_lines(cell.text, cell.colspan * step))
    return 2 * _INNER + max(1, lines) * (_CELL + 2)
