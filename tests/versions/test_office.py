"""A redline in a real office program: LibreOffice takes its changes as they are meant."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from report_assistant.drafting.assembly import assemble
from report_assistant.report.fields import set_value
from report_assistant.versions.differences import differences
from report_assistant.versions.final import final
from report_assistant.versions.redline import redline
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.versions.editing import EDITS, add_a_content_control, edited
from tests.versions.judging import Texts, texts
from tests.versions.office import ACCEPT, ONLY_SAVE, REJECT, SOFFICE, settled
from tests.versions.test_redline import MOMENT
from tests.word.sample_drafts import full_draft

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]

_PAGES = re.compile(r"共\d+页")


def _words(found: Texts) -> Iterator[str]:
    """All paragraphs and cells in order, as far as LibreOffice keeps them.

    It joins tables that touch, leaves an empty line where a paragraph before a table went, marks
    empty cells of tracked rows with a joiner, and counts the pages anew.
    """
    for piece in found:
        if isinstance(piece, list):
            yield from _words(piece)
        elif words := str(piece).replace("\u200d", ""):
            yield _PAGES.sub("共几页", words)


def _pairs() -> list[tuple[bytes, bytes]]:
    base = write_docx(full_draft())
    # LibreOffice 7.4 multiplies the text of content controls, with or without changes in them.
    edits = [edit for edit in EDITS if edit is not add_a_content_control]
    changed = [(base, edited(base, edit)) for edit in edits]
    report = example("aigang-2021")
    old = write_docx(assemble(report))
    set_value(report, "applications.received.natural_person", 114)
    set_value(report, "proactive_disclosure.licences", 5)
    return [*changed, *((new, old) for old, new in changed), (old, write_docx(assemble(report)))]


@pytest.mark.slow
def test_libreoffice_rejects_and_accepts(tmp_path: Path) -> None:
    pairs = _pairs()
    redlines = [redline(old, new, date=MOMENT) for old, new in pairs]
    for command, sides in ((REJECT, 0), (ACCEPT, 1)):
        for data, pair in zip(settled(redlines, command, tmp_path), pairs, strict=True):
            assert list(_words(texts(data))) == list(_words(texts(pair[sides])))


@pytest.mark.slow
def test_a_file_saved_by_libreoffice_is_compared_and_published(tmp_path: Path) -> None:
    data = write_docx(assemble(example("aigang-2021")))
    (saved,) = settled([data], ONLY_SAVE, tmp_path)
    assert differences(data, saved) == ()
    assert texts(final(saved)) == texts(saved)
