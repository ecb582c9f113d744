"""定稿 and 导出PDF: the report's newest Word file becomes a clean copy that can be published."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from report_assistant.foundation.file_kinds import PDF, WORD
from report_assistant.foundation.file_names import with_remark
from report_assistant.foundation.lists import shortened
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.saving import save_beside
from report_assistant.report.model import AnnualReport
from report_assistant.session.stored_interview import StoredInterview
from report_assistant.word_files.word_files import WordFiles

if TYPE_CHECKING:
    from report_assistant.checks import Finding
    from report_assistant.versions.final_checks import MarksLeft

_REMARK = "（定稿）"
_MOST_NAMED = 5
_NOT_GENERATED = "还没有生成过 Word 文件。先打“生成”，看过没有问题，再定稿。"
_OUTDATED = "答案在生成“{}”以后改过。先打“生成”，把新答案写进去，再定稿。"
_UNANSWERED = (
    "还有 {} 题没填，没有定稿：{}。Word 文件里是 {} 处【待填】。"
    "打“核对 未填”把它们填好，打“生成”，再定稿。"
)
_WRONG_ANSWERS = "还有 {} 处必须改，没有定稿。打“核对”把它们改好，打“生成”，再定稿。"


class Publishing:
    """The copies for publication of one report. They are new files; nothing is written over."""

    def __init__(self, stored: StoredInterview, files: WordFiles) -> None:
        self._stored = stored
        self._files = files

    def write_word(self) -> Path:
        """Write the clean copy beside the Word file. Raises ClerkProblem."""
        source, data = self._final()
        return save_beside(data, with_remark(source, _REMARK).with_suffix(WORD))

    def write_pdf(self) -> Path:
        """Write the clean copy as PDF beside the Word file. Raises ClerkProblem."""
        from report_assistant.office.conversion import pdf_of

        source, data = self._final()
        return save_beside(pdf_of(data), with_remark(source, _REMARK).with_suffix(PDF))

    def _final(self) -> tuple[Path, bytes]:
        """Return the Word file and its clean copy. Raises ClerkProblem for an unfinished one."""
        from report_assistant.versions.files import read_docx
        from report_assistant.versions.final import final
        from report_assistant.versions.final_checks import MarksLeft

        if wrong := self._stored.now.answers.must_change():
            raise ClerkProblem(_WRONG_ANSWERS.format(wrong))
        source = self._files.last_written(self._stored.number)
        if source is None:
            raise ClerkProblem(_NOT_GENERATED)
        data = read_docx(source)
        base = self._files.base(source)
        if base is not None and base.document != self._stored.draft().document_id:
            raise ClerkProblem(_OUTDATED.format(source.name))
        try:
            clean = final(data)
        except MarksLeft as left:
            raise self._unanswered(left) from None
        _refuse_errors(_errors_of(data, source.name, self._stored.now.answers.last))
        return source, clean

    def _unanswered(self, left: "MarksLeft") -> ClerkProblem:
        """Return the refusal that names the questions, as 核对 does; without any, the marks."""
        waiting = [question.title for question in self._stored.now.answers.not_answered()]
        if not waiting:
            return left
        named = "、".join(shortened(waiting, _MOST_NAMED, "另外 {} 题"))
        return ClerkProblem(_UNANSWERED.format(len(waiting), named, left.marks))


def _errors_of(data: bytes, name: str, last: AnnualReport | None) -> list["Finding"]:
    """Return what must be changed in the file itself, where somebody edited it."""
    from report_assistant.checks import Facts, Severity, check_facts
    from report_assistant.importing.facts import facts_of
    from report_assistant.report.tables import cell_values
    from report_assistant.word.reader import read_report_bytes

    before = None if last is None else Facts(last, cell_values(last))
    found = check_facts(replace(facts_of(read_report_bytes(data, name)), last=before))
    return [finding for finding in found if finding.severity is Severity.ERROR]


def _refuse_errors(errors: list["Finding"]) -> None:
    if not errors:
        return
    named = [f"· {finding.message}" for finding in errors[:_MOST_NAMED]]
    head = (
        f"答案里没有必须改的，Word 文件里还有 {len(errors)} 处必须改，没有定稿。"
        "请在 Word 里改好、保存，再定稿："
    )
    raise ClerkProblem("\n".join([head, *named]))
