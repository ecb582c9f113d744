"""The Word files that were generated from a report: listed, compared, handed on with marks."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from report_assistant.foundation.lists import shortened
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.language.asked.asides import REDLINE
from report_assistant.store.store import Store, WrittenDraft

_MOST_SHOWN = 12
_HOW = "打“比较 1 2”看两版之间改了什么；打“修订稿 1 2”生成带修订标记的 Word，给领导看。"


class WrittenVersions:
    """The versions of one report, numbered from 1, oldest first."""

    def __init__(self, store: Store, report: int | None) -> None:
        self._drafts = [] if report is None else store.drafts(report)

    def listed(self) -> str:
        """Return all versions, one line each."""
        if not self._drafts:
            return "还没有生成过 Word 文件。"
        return "\n".join([*self._lines(), *([_HOW] if len(self._drafts) > 1 else [])])

    def asked_for(self, word: str, old: int, new: int, folder: Path) -> str:
        """Return the reply to 「比较 1 2」 or 「修订稿 1 2」. Raises ClerkProblem."""
        before, after = self._draft(old), self._draft(new)
        if word == REDLINE:
            return self._redline(before, after, folder / f"修订稿（第{old}版到第{new}版）.docx")
        from report_assistant.versions.differences import differences

        found = [str(each) for each in differences(before.content, after.content)]
        if not found:
            return "这两版的文字和表格都一样。"
        shown = shortened(found, _MOST_SHOWN, "还有 {} 处。")
        return "\n".join([f"第 {old} 版到第 {new} 版：", *shown])

    def _lines(self) -> Iterator[str]:
        for number, draft in enumerate(self._drafts, start=1):
            at = datetime.fromisoformat(draft.at).astimezone()
            yield f"{number}. {at:%Y-%m-%d %H:%M}　{Path(draft.path).name}"

    def _draft(self, number: int) -> WrittenDraft:
        if not 1 <= number <= len(self._drafts):
            raise ClerkProblem(f"没有第 {number} 版。打“版本”看看有哪些。")
        return self._drafts[number - 1]

    def _redline(self, old: WrittenDraft, new: WrittenDraft, target: Path) -> str:
        from report_assistant.foundation.saving import save_beside
        from report_assistant.versions.redline import redline

        path = save_beside(redline(old.content, new.content, date=datetime.now(UTC)), target)
        return f"修订稿已生成：\n{path}"
