"""A Word file whose cells were filled in and changed in every way that Word knows."""

from collections.abc import Callable
from itertools import count
from xml.sax.saxutils import escape

from report_assistant.report.tables import Table
from tests.reading.figures import CaseFigures
from tests.reading.grids import Drawn, drawn_rows
from tests.reading.word_layouts import package, paragraph, report_body, run, word_table


def controls_and_changes(figures: CaseFigures) -> bytes:
    """Values in content controls, tracked changes, fields and links; deleted values beside them."""
    numbers = count()

    def content(cell: Drawn) -> str:
        ways = _WAYS if cell.is_value else _LABEL_WAYS
        return ways[next(numbers) % len(ways)](cell.text)

    def draw(table: Table) -> str:
        rows = drawn_rows(table, figures)
        drawn = word_table(rows, content).replace("</w:tr>", "</w:tr>" + _DELETED_ROW, 3)
        first = drawn.index("<w:tr>")
        end = drawn.index("</w:tr>") + len("</w:tr>")
        wrapped = f"<w:sdt><w:sdtContent>{drawn[first:end]}</w:sdtContent></w:sdt>"
        inside = drawn[:first] + wrapped + drawn[end:]
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    return package(report_body(figures, draw))


_CHANGE = 'w:id="9" w:author="某人"'
_DELETED_ROW = (
    f"<w:tr><w:trPr><w:del {_CHANGE}/></w:trPr><w:tc>{paragraph('规章')}</w:tc>"
    f"<w:tc>{paragraph('99')}</w:tc></w:tr>"
)


def _deleted(text: str) -> str:
    return f"<w:del {_CHANGE}><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>"


_WAYS: tuple[Callable[[str], str], ...] = (
    lambda t: f"<w:sdt><w:sdtContent>{paragraph(t)}</w:sdtContent></w:sdt>",
    lambda t: f"<w:p><w:sdt><w:sdtContent>{run(t)}</w:sdtContent></w:sdt></w:p>",
    lambda t: f"<w:p>{_deleted('77')}<w:ins {_CHANGE}>{run(t)}</w:ins></w:p>",
    lambda t: (
        f"<w:p><w:moveFrom {_CHANGE}>{run('8')}</w:moveFrom>"
        f"<w:moveTo {_CHANGE}>{run(t)}</w:moveTo></w:p>"
    ),
    lambda t: f'<w:p><w:fldSimple w:instr="=SUM(LEFT)">{run(t)}</w:fldSimple></w:p>',
    lambda t: (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=1+1'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(t)}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    lambda t: f'<w:p><w:hyperlink w:anchor="x">{run(t)}</w:hyperlink></w:p>',
    lambda t: f"<w:p><w:smartTag>{run(t[:1])}</w:smartTag>{run(t[1:])}</w:p>",
    lambda t: (
        f"<w:p><mc:AlternateContent><mc:Choice>{run(t)}</mc:Choice>"
        f"<mc:Fallback>{run(t)}</mc:Fallback></mc:AlternateContent></w:p>"
    ),
    lambda t: f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>6</w:t></w:r>{run(t)}</w:p>",
    lambda t: f"<w:tbl><w:tr><w:tc>{paragraph(t)}</w:tc></w:tr></w:tbl><w:p/>",
    lambda t: (
        f"<w:p><w:pPr><w:rPr><w:del {_CHANGE}/></w:rPr></w:pPr>{run(t[:1])}</w:p>"
        f"<w:p>{run(t[1:])}</w:p>"
    ),
)
_LABEL_WAYS = _WAYS[:4]
