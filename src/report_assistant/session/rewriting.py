"""Rewording paragraphs, talked through: which one, what became of it."""

from collections.abc import Sequence

from report_assistant.interview.events import ActionRequested, Event, Rejected, Said
from report_assistant.language.asked_rewriting import REWRITE, RewriteAsked
from report_assistant.language.commands import Command
from report_assistant.session.own_paragraphs import OwnParagraph, named, own_paragraphs, reworded
from report_assistant.session.stored_interview import StoredInterview

_NO_SUCH = f"没有找到这一段。打“{REWRITE}”看有哪些段，再打“{REWRITE} 3”这样的编号。"
_NONE_REWORDED = "现在没有改写过的段落。"
_WHICH = "请说是哪一段，有几段都像：{}。"


class Rewriting:
    """The paragraphs of one report in the clerk's own words."""

    def __init__(self, stored: StoredInterview) -> None:
        self._stored = stored

    @property
    def paragraphs(self) -> Sequence[OwnParagraph]:
        """The paragraphs as they are now. Raises TemplateProblem."""
        answers = self._stored.now.answers
        return own_paragraphs(answers.report, answers.last)

    def hear(self, asked: RewriteAsked) -> list[Event]:
        """Carry out a request to reword. Raises StoreError or TemplateProblem."""
        if asked.restore:
            return self._restore(asked.words)
        if not asked.words:
            return [ActionRequested(Command.REWRITE)]
        found = named(self.paragraphs, asked.words)
        return (
            [ActionRequested(Command.REWRITE, found[0].block)]
            if len(found) == 1
            else [_which(found)]
        )

    def take(self, block: str, edited: str) -> list[Event]:
        """Take an edited paragraph. Raises StoreError: nothing was taken."""
        report = self._stored.now.answers.report
        paragraph = next(each for each in self.paragraphs if each.block == block)
        wording = reworded(paragraph, edited, report)
        return self._stored.take(lambda interview: interview.reword(block, wording))

    def _restore(self, words: str) -> list[Event]:
        paragraphs = self.paragraphs
        changed = [each for each in paragraphs if each.is_reworded]
        found = named(paragraphs, words) if words else changed
        if not words and not changed:
            return [Said(_NONE_REWORDED)]
        if len(found) != 1:
            return [_which(found)]
        return self._stored.take(lambda interview: interview.reword(found[0].block, None))


def _which(found: Sequence[OwnParagraph]) -> Rejected:
    if not found:
        return Rejected(_NO_SUCH, "")
    return Rejected(_WHICH.format("、".join(each.title for each in found)), "")
