"""Word files in the official form's layout, in the ways in which real offices have them."""

import io
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from xml.sax.saxutils import escape

import docx
from docx.table import Table as DocxTable

from report_assistant.drafting.draft import Block, Draft, Heading, Paragraph, TableBlock, Title
from report_assistant.drafting.draft import TableNote as NoteBlock
from report_assistant.ooxml.package import read_package, write_package
from report_assistant.report.tables import TABLES, Table
from report_assistant.word.writer import write_docx
from tests.conftest import SHARED
from tests.reading.figures import CaseFigures
from tests.reading.grids import Drawn, drawn_rows, head_rows

OFFICIAL_FORM = SHARED / "reference" / "annual-report-form-2021.docx"
"""The form as a file of Word's own, which is not ours to pass on. Its labels and merged cells are
in tests/report/official_form.json; how others built it can only be tried with the file itself."""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
CellContent = Callable[[Drawn], str]
"""A cell's text as the content of w:tc."""


def package(body: str, **parts: str) -> bytes:
    """A .docx with the given body; `parts` are further files in word/, by name without .xml."""
    document = f'<w:document xmlns:w="{_W}" xmlns:mc="{_MC}"><w:body>{body}</w:body></w:document>'
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": document,
    }
    files |= {f"word/{name}.xml": content for name, content in parts.items()}
    return write_package({name: content.encode() for name, content in files.items()})


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str) -> str:
    lines = "<w:r><w:br/></w:r>".join(map(run, text.split("\n")))
    return f"<w:p>{lines}</w:p>"


def _plain(cell: Drawn) -> str:
    return paragraph(cell.text)


def word_table(rows: list[list[Drawn]], content: CellContent = _plain) -> str:
    drawn = []
    for row in rows:
        cells = []
        for cell in row:
            span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
            merge = ""
            if cell.rowspan > 1:
                merge = '<w:vMerge w:val="restart"/>' if cell.begins else "<w:vMerge/>"
            inside = content(cell) if cell.begins else "<w:p/>"
            cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inside}</w:tc>")
        drawn.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(drawn)}</w:tbl>"


def report_body(figures: CaseFigures, draw: Callable[[Table], str]) -> str:
    """The body of a report, its tables drawn by `draw`."""
    pieces = [paragraph(figures.title), *map(paragraph, figures.paragraphs.get(0, ()))]
    tables = {table.section: table for table in TABLES}
    for section in range(1, 7):
        pieces.append(paragraph(figures.heading(section)))
        if table := tables.get(section):
            pieces.append(draw(table))
            if note := figures.footnotes.get(table.key):
                pieces.append(paragraph(note))
        pieces.extend(map(paragraph, figures.paragraphs.get(section, ())))
    return "".join(pieces)


def own_writer(figures: CaseFigures) -> bytes:
    blocks: list[Block] = [Title("title", 0, (figures.title,))]
    tables = {table.section: table for table in TABLES}
    for section in range(7):
        if section:
            blocks.append(Heading(f"s{section}_heading", section, figures.heading(section)))
        if table := tables.get(section):
            cells = {path: figures.text(path) for path in table.paths}
            blocks.append(TableBlock(f"s{section}_table", section, table, cells))
            if note := figures.footnotes.get(table.key):
                blocks.append(NoteBlock(f"s{section}_table_note", section, note))
        for number, text in enumerate(figures.paragraphs.get(section, ())):
            blocks.append(Paragraph(f"s{section}_p{number}x", section, text))
    return write_docx(Draft("某机关", 2024, tuple(blocks)))


def official_form(figures: CaseFigures) -> bytes:
    """The blank official form, filled in place."""
    document = docx.Document(str(OFFICIAL_FORM))
    headings = {figures.heading(section): section for section in range(1, 7)}
    section = 0
    for line in document.paragraphs:
        section = headings.get(line.text.strip(), section)
        if "格式模板" in line.text:
            line.text = figures.title
        elif "文字描述" in line.text:
            line.text = "\n".join(figures.paragraphs.get(section, ()))
    for table, word in zip(TABLES, document.tables, strict=True):
        paths = iter(table.paths)
        for number, row in enumerate(table.rows):
            values = [cell for cell in row if cell.path]
            cells = word._tbl.tr_lst[number].tc_lst
            for node in cells[len(cells) - len(values) :]:
                node.p_lst[0].add_r().text = figures.text(next(paths))
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def merged_by_python_docx(figures: CaseFigures) -> bytes:
    """Tables that python-docx drew and merged, cell by cell."""
    parts = dict(read_package(_python_docx_template()))
    document = parts["word/document.xml"].decode()
    for table in TABLES:
        for path in table.paths:
            document = document.replace(f"{{{path}}}", escape(figures.text(path)), 1)
    body = report_body(figures, lambda table: f"@{table.key}@")
    for table in TABLES:
        begin = document.index("<w:tbl>")
        end = document.index("</w:tbl>") + len("</w:tbl>")
        body = body.replace(f"@{table.key}@", document[begin:end])
        document = document[:begin] + document[end:]
    begin = document.index("<w:body>") + len("<w:body>")
    parts["word/document.xml"] = (document[:begin] + body + document[begin:]).encode()
    return write_package(parts)


@lru_cache(maxsize=1)
def _python_docx_template() -> bytes:
    paths = {path: f"{{{path}}}" for table in TABLES for path in table.paths}
    document = docx.Document()
    for table in TABLES:
        rows = drawn_rows(table, CaseFigures("", paths))
        word = document.add_table(len(rows), table.columns)
        _merge(word, rows)
        document.add_paragraph()
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _merge(word: DocxTable, rows: list[list[Drawn]]) -> None:
    cells = word._cells
    width = len(word.columns)
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.begins:
                first = cells[number * width + column]
                last = cells[(number + cell.rowspan - 1) * width + column + cell.colspan - 1]
                if first is not last:
                    first = first.merge(last)
                first.text = cell.text
            column += cell.colspan


def cut_in_two(figures: CaseFigures) -> bytes:
    """Every table in two pieces; the heads are repeated above the second."""

    def draw(table: Table) -> str:
        rows, heads = drawn_rows(table, figures), head_rows(table)
        cut = max(heads, len(rows) // 2)
        if cut == heads:  # table four: heads alone, then everything
            return word_table(rows[:heads]) + "<w:p/>" + word_table(rows)
        return word_table(rows[:cut]) + "<w:p/>" + word_table(rows[:heads] + _restarted(rows, cut))

    return package(report_body(figures, draw))


def cut_without_heads(figures: CaseFigures) -> bytes:
    """Every table in three pieces and no heads above the later ones; 3.其他 and 总计 alone."""

    def draw(table: Table) -> str:
        rows, heads = drawn_rows(table, figures), head_rows(table)
        cuts = [0, max(heads, len(rows) // 2), max(heads, len(rows) - 3), len(rows)]
        pieces = [_restarted(rows, begin)[: end - begin] for begin, end in pairwise(cuts)]
        return "<w:p/>".join(word_table(piece) for piece in pieces if piece)

    return package(report_body(figures, draw))


def _restarted(rows: list[list[Drawn]], cut: int) -> list[list[Drawn]]:
    """The rows below a cut; cells that reached down into them are empty there."""
    rest = [list(row) for row in rows[cut:]]
    if rest:
        rest[0] = [cell if cell.begins else cell._replace(text="", begins=True) for cell in rest[0]]
    return rest


_VARIED = str.maketrans({"（": "(", "）": ")", "，": ",", "：": ":", "“": '"', "”": '"', ".": "、"})
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def labels_varied(figures: CaseFigures) -> bytes:
    """Other punctuation, blanks and line ends in labels, 合计, full-width digits."""

    def content(cell: Drawn) -> str:
        if cell.is_value:
            return paragraph(f" {cell.text.translate(_FULL_WIDTH)}\u3000")
        words = cell.text.translate(_VARIED).replace("总计", "合 计")
        middle = len(words) // 2
        return paragraph(f"{words[:middle]}\n {words[middle:]}")

    return package(report_body(figures, lambda t: word_table(drawn_rows(t, figures), content)))


def nested(figures: CaseFigures) -> bytes:
    """The whole report inside the cells of a table that only arranges the page."""
    inside = report_body(figures, lambda table: word_table(drawn_rows(table, figures)))
    table = f"<w:tbl><w:tr><w:tc>{inside}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    return package(table + "<w:p/>")


def strict(figures: CaseFigures) -> bytes:
    """ISO strict namespaces."""
    body = report_body(figures, lambda table: word_table(drawn_rows(table, figures)))
    parts = dict(read_package(package(body)))
    name = "word/document.xml"
    parts[name] = parts[name].replace(_W.encode(), _STRICT.encode())
    return write_package(parts)


def layouts() -> Iterator[tuple[str, Callable[[CaseFigures], bytes]]]:
    """The Word layouts by name; the official form only where it is there."""
    if OFFICIAL_FORM.is_file():
        yield "official_form.docx", official_form
    for layout in (own_writer, merged_by_python_docx, cut_in_two, cut_without_heads, labels_varied):
        yield f"{layout.__name__}.docx", layout
    for layout in (nested, strict):
        yield f"{layout.__name__}.docx", layout
