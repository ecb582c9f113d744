"""PDFs: read where the figures add up; else one sentence, in bounded time."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec

import pytest

from report_assistant.reading import pdf_blocks
from report_assistant.word.reader import DoubtfulFiguresError, ReadError, read_report_bytes
from tests.reading.figures import CaseFigures, invented
from tests.reading.pdf_files import HEIGHT, file_of, pdf, pdf_report, stream

pytestmark = pytest.mark.skipif(find_spec("pdfplumber") is None, reason="no pdfplumber")
SIX = ("natural_person", "business", "research", "public_welfare", "legal_services", "other")


def balanced() -> CaseFigures:
    """Figures that add up: every intake is granted, whoever applied."""
    figures = invented()["zeros"]
    columns = {who: str(number) for number, who in enumerate(SIX, start=11)}
    columns["total"] = str(sum(map(int, columns.values())))
    rows = ("received", "granted", "handled")
    cells = {f"applications.{row}.{who}": text for row in rows for who, text in columns.items()}
    return replace(figures, cells=figures.cells | cells)


FIGURES = balanced()
SENTENCE = (
    "本机关全年主动公开政府信息一百二十八条，其中政务新媒体发布六十六条，都在规定的时间内发布。"
)


@pytest.mark.parametrize("lines_before", range(0, 30, 3))
def test_every_cell_is_read_wherever_pages_cut_the_tables(lines_before: int) -> None:
    printed = read_report_bytes(pdf_report(FIGURES, lines_before=lines_before), "年报.pdf")
    assert {path: cell.text for path, cell in printed.cells.items()} == FIGURES.cells
    assert printed.title == FIGURES.title
    assert not printed.unread


def test_lines_become_paragraphs_again() -> None:
    figures = replace(FIGURES, paragraphs={1: (SENTENCE, SENTENCE[:29], SENTENCE * 2)})
    printed = read_report_bytes(pdf_report(figures), "年报.pdf")
    assert printed.text_of(1).split("\n") == [SENTENCE, SENTENCE[:29], SENTENCE * 2]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    words = "".join(f"{SENTENCE[:number]}。" for number in range(1, 40)) * 2
    figures = replace(FIGURES, paragraphs={1: (words,)})
    printed = read_report_bytes(pdf_report(figures), "年报.pdf")
    assert printed.text_of(1) == words


def test_what_stands_on_every_page_is_not_of_the_report() -> None:
    data = pdf_report(FIGURES, lines_before=25, header="云溪镇人民政府　第{}页　内部资料")
    printed = read_report_bytes(data, "年报.pdf")
    texts = [each.text for each in printed.paragraphs]
    assert printed.values and not any("内部资料" in each or "- 2 -" in each for each in texts)
    assert texts.count("补充说明一句。") == 75


def test_a_number_for_which_a_cell_has_no_room_is_one_number() -> None:
    cells = dict(FIGURES.cells)
    for row in ("received", "granted", "handled"):
        cells |= {f"applications.{row}.{who}": "1234567" for who in ("other", "total")}
        cells |= {f"applications.{row}.{who}": "0" for who in SIX[:-1]}
    printed = read_report_bytes(pdf_report(replace(FIGURES, cells=cells)), "年报.pdf")
    assert printed.values["applications.received.total"] == 1234567


@pytest.mark.parametrize(
    "path", ["applications.received.total", "review_litigation.litigation_direct.total"]
)
def test_figures_that_do_not_add_up_are_not_taken(path: str) -> None:
    figures = replace(FIGURES, cells=FIGURES.cells | {path: "7"})
    with pytest.raises(DoubtfulFiguresError, match="加不平") as caught:
        read_report_bytes(pdf_report(figures), "年报.pdf")
    assert caught.value.printed.cells[path].text == "7"


def notice() -> bytes:
    """A PDF that is no report."""
    code = SENTENCE[:20].encode("utf-16-be").hex()
    lines = (f"BT /F 14 Tf 80 {700 - 30 * n} Td <{code}> Tj ET" for n in range(9))
    return pdf(["\n".join(lines)])


def test_a_pdf_of_something_else_is_not_taken() -> None:
    with pytest.raises(DoubtfulFiguresError, match="没有找到表三"):
        read_report_bytes(notice(), "通知.pdf")


def test_without_the_library_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_blocks, "find_spec", lambda _: None)
    with pytest.raises(ReadError, match=r"pip install pdfplumber.*另存为 \.docx"):
        read_report_bytes(pdf_report(FIGURES), "年报.pdf")


# ---------------------------------------------------------------- made to do harm


def bomb() -> bytes:
    packed = zlib.compress(zlib.compress(b" " * (300 << 20), 9), 9)
    content = stream(packed, "/Filter[/FlateDecode/FlateDecode]")
    return _with_page({5: content})


def _with_page(objects: dict[int, bytes], *, trailer: bytes = b"") -> bytes:
    usual = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources 6 0 R>>",
        6: b"<<>>",
    }
    return file_of({**usual, **objects}, trailer=trailer)


def forms_within_forms() -> bytes:
    """Each form is drawn ten times by the next: ten to the power of twelve."""
    forms = {}
    for number in range(10, 22):
        below = f"/XObject<</X {number + 1} 0 R>>" if number < 21 else ""
        forms[number] = stream(
            b"/X Do " * 10, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{below}>>"
        )
    return _with_page({5: stream(b"/X Do"), 6: b"<</XObject<</X 10 0 R>>>>", **forms})


def endless_letters() -> bytes:
    """A font that says what four thousand million letters are."""
    cmap = b"1 beginbfrange <00000000> <ffffffff> <0000> endbfrange"
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 9 0 R"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
    )
    return _with_page(
        {
            5: stream(b"BT /F 9 Tf <0001> Tj ET"),
            6: b"<</Font<</F 8 0 R>>>>",
            8: font,
            9: stream(cmap),
        }
    )


def many_lines() -> bytes:
    """A page of squared paper, so fine that its squares cannot be counted."""
    lines = "\n".join(f"0 {n / 3} 595 0.1 re f {n / 3} 0 0.1 {HEIGHT} re f" for n in range(0, 1700))
    return pdf([lines])


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (bomb, "太大"),
    "pages that hold each other": (
        lambda: _with_page(
            {2: b"<</Type/Pages/Kids[7 0 R]/Count 1>>", 7: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}
        ),
        "",
    ),
    "objects that stand for each other": (
        lambda: _with_page({5: b"7 0 R", 7: b"8 0 R", 8: b"7 0 R"}),
        "太大",
    ),
    "a table of places that comes before itself": (
        lambda: _with_page({5: stream(b"")}, trailer=b"/Prev 9").replace(
            b"/Prev 9", b"/Prev " + str(_with_page({5: stream(b"")}).rfind(b"xref\n0")).encode()
        ),
        "",
    ),
    "a form that draws itself": (
        lambda: _with_page(
            {
                5: stream(b"/X Do"),
                6: b"<</XObject<</X 7 0 R>>>>",
                7: stream(
                    b"/X Do",
                    "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>",
                ),
            }
        ),
        "",
    ),
    "forms within forms": (forms_within_forms, "太大"),
    "a font without end": (endless_letters, ""),
    "squared paper": (many_lines, ""),
    "brackets without end": (lambda: _with_page({5: b"[" * 200_000}), ""),
    "too many pages": (lambda: pdf(["BT ET"] * 100), "页数太多"),
    "pictures only": (lambda: pdf(["0 0 100 100 re f"] * 3), "扫描件"),
    "a password": (
        lambda: _with_page(
            {
                5: stream(b""),
                9: b"<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>",
            },
            trailer=b"/Encrypt 9 0 R/ID[(0123456789abcdef)(0123456789abcdef)]",
        ),
        "密码",
    ),
    "half a file": (lambda: pdf_report(FIGURES)[:3000], ""),
    "a beginning only": (lambda: b"%PDF-1.7\n", ""),
    "noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, ""),
    "a number of 500,000 digits": (lambda: _with_page({5: stream(b"9" * 500_000 + b" Tf")}), ""),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_gets_one_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_blocks, "_TIMEOUT", 4)  # the reader is ended; nothing is waited for
    make, word = HOSTILE[name]
    with pytest.raises(ReadError) as caught:
        read_report_bytes(make(), "年报.pdf")
    message = str(caught.value)
    assert word in message and "年报.pdf" in message
    assert message.endswith("。") and message.count("。") == 1
