"""The drafts file goes to other computers: it says nothing of where its Word files lay."""

import io
import zipfile

import pytest

from report_assistant.store.store import WrittenDraft
from report_assistant.word.writer import write_docx
from report_assistant.word_files.drafts_file import packed, unpacked
from tests.word.sample_drafts import one_paragraph

DRAFT = one_paragraph("主动公开114条。")
CONTENT = write_docx(DRAFT)


@pytest.mark.parametrize(
    "path",
    [
        "/公文/zhang/年报.docx",
        "C:\\Users\\zhang\\公文\\年报.docx",
        "\\\\server\\zhang\\年报.docx",
        "公文/zhang\\年报.docx",
        "年报.docx",
    ],
)
def test_no_folder_is_named_wherever_the_file_was_written(path: str) -> None:
    data = packed([WrittenDraft(path, DRAFT.document_id, CONTENT)])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["0001 年报.docx"]
    assert b"zhang" not in data
    (draft,) = unpacked(data, "答案.drafts.zip")
    assert (draft.path, draft.document, draft.content) == (
        "0001 年报.docx",
        DRAFT.document_id,
        CONTENT,
    )


def test_what_somebody_put_into_it_leads_to_no_other_folder() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../etc/年报.docx", CONTENT)
        archive.writestr("..\\..\\乙.docx", CONTENT)
    assert [draft.path for draft in unpacked(made.getvalue(), "答案.drafts.zip")] == [
        "年报.docx",
        "乙.docx",
    ]
