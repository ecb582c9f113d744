"""Rewording paragraphs, talked through: which one, what became of it."""

from collections.abc import Sequence

from report_assistant.drafting.other_wordings import next_wordings
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import ActionRequested, Event, Rejected, Said
from report_assistant.interview.log import Entry, EntryKind
from report_assistant.language.asked.asked_rewriting import (
    REWRITE,
    Rewrite,
    RewriteAsked,
)
from report_assistant.language.wishes.commands import Command
from report_assistant.report.model import AnnualReport
from report_assistant.report.values import MAX_TEXT
from report_assistant.session.last_start import FromLast, blanked, moved_on
from report_assistant.session.named_figures import figure_names
from report_assistant.session.own_paragraphs import (
    OwnParagraph,
    linked_figures,
    named,
    old_figures,
    own_paragraphs,
    reworded,
)
from report_assistant.session.paragraph_words import figures_line, old_figures_line
from report_assistant.session.stored_interview import StoredInterview

_NO_SUCH = f"没有找到这一段。打“{REWRITE}”看有哪些段，再打“{REWRITE} 3”这样的编号。"
_TOLD = 2
"""So many events say that a paragraph was taken: what was recorded, and the words for it."""
_NONE_REWORDED = "现在没有改写过的段落。"
_IN_OWN_WORDS = "这一段是您自己写的，没有别的现成写法。想用回程序的写法，打“恢复原文”。"
_ONLY_ONE = f"这一段只有一种写法。想改，打“{REWRITE}”可以自己写。"
_REPHRASED = "这一段换了写法，数没有变：\n{}\n要退回，打“撤销”。"
_WHICH = "请说是哪一段，有几段都像：{}。"


class Rewriting:
    """The paragraphs of one report in the clerk's own words."""

    def __init__(self, stored: StoredInterview) -> None:
        self._stored = stored

    @property
    def paragraphs(self) -> Sequence[OwnParagraph]:
        """The paragraphs as they are now. Raises TemplateProblem."""
        answers = self._stored.now.answers
        return own_paragraphs(answers.report, answers.last, answers.last_text)

    def knows(self, asked: RewriteAsked) -> bool:
        """Whether a word about rewording names a paragraph, or none in particular."""
        return not asked.words or bool(named(self.paragraphs, asked.words))

    def hear(self, asked: RewriteAsked, said: str) -> list[Event]:
        """Carry out a request to reword. Raises StoreError or TemplateProblem."""
        if asked.way is Rewrite.ANOTHER:
            return self._rephrase(asked.words, said)
        if asked.way is Rewrite.AS_GENERATED:
            return self._restore(asked.words, said)
        if not asked.words:
            return [ActionRequested(Command.REWRITE)]
        found = named(self.paragraphs, asked.words)
        return (
            [ActionRequested(Command.REWRITE, found[0].block)]
            if len(found) == 1
            else [_which(found, said)]
        )

    def take(self, block: str, edited: str) -> list[Event]:
        """Take an edited paragraph. Raises StoreError: nothing was taken."""
        report = self._stored.now.answers.report
        paragraph = self._paragraph(block)
        wording = self._wording_of(paragraph, edited)
        if wording is not None and len(wording) > MAX_TEXT:
            raise ClerkProblem(f"这一段太长了，最多 {MAX_TEXT} 个字，请精简。")
        events = self._stored.take(lambda interview: interview.reword(block, wording))
        linked = _newly_linked(paragraph.wording, wording or "", report)
        return [*events[:_TOLD], *linked, *events[_TOLD:]]

    def remark(self, block: str, edited: str) -> str:
        """Return what is said below an editor: figures that stay linked, last year's that are left.

        Raises TemplateProblem.
        """
        report, paragraph = self._stored.now.answers.report, self._paragraph(block)
        wording = self._wording_of(paragraph, edited) or paragraph.generated
        old = old_figures_line(old_figures(paragraph, wording, report))
        return "\n".join(filter(None, (old, figures_line(wording, report))))

    def start_from_last(self, block: str, way: FromLast) -> str:
        """Return last year's text as a start for a paragraph; empty where there is none.

        Raises TemplateProblem.
        """
        answers = self._stored.now.answers
        last_year = None if answers.last is None else answers.last.year
        text = moved_on(self._paragraph(block).last or "", last_year, answers.report.year)
        return blanked(text) if way is FromLast.BLANKED else text

    def has_another(self, paragraph: OwnParagraph) -> bool:
        """Return whether the program has another wording of a paragraph. Raises TemplateProblem."""
        report = self._stored.now.answers.report
        return not paragraph.is_reworded and bool(next_wordings(report, paragraph.block))

    def rephrase(self, block: str) -> list[Event]:
        """Take the next wording of a paragraph. Raises StoreError or TemplateProblem."""
        return self._another(self._paragraph(block))

    def _paragraph(self, block: str) -> OwnParagraph:
        return next(each for each in self.paragraphs if each.block == block)

    def _wording_of(self, paragraph: OwnParagraph, edited: str) -> str | None:
        now = self._stored.now
        figures = figure_names(now.questionnaire.questions)
        return reworded(paragraph, edited, now.answers.report, figures)

    def _rephrase(self, words: str, said: str) -> list[Event]:
        if not words:
            return [ActionRequested(Command.REPHRASE)]
        found = named(self.paragraphs, words)
        return self._another(found[0]) if len(found) == 1 else [_which(found, said)]

    def _another(self, paragraph: OwnParagraph) -> list[Event]:
        if paragraph.is_reworded:
            return [Said(_IN_OWN_WORDS)]
        report = self._stored.now.answers.report
        numbers = next_wordings(report, paragraph.block)
        if not numbers:
            return [Said(_ONLY_ONE)]
        changed = report.model_copy(update={"phrasings": {**report.phrasings, **numbers}})
        text = next(each.text for each in own_paragraphs(changed, None) if _same(each, paragraph))
        entry = Entry(EntryKind.PHRASING, paragraph.block, dict(numbers))
        told = _REPHRASED.format(text)
        return self._stored.take(lambda interview: interview.write_down(entry, told))

    def _restore(self, words: str, said: str) -> list[Event]:
        paragraphs = self.paragraphs
        changed = [each for each in paragraphs if each.is_reworded]
        found = named(paragraphs, words) if words else changed
        if not words and not changed:
            return [Said(_NONE_REWORDED)]
        if len(found) != 1:
            return [_which(found, said)]
        return self._stored.take(lambda interview: interview.reword(found[0].block, None))


def _same(one: OwnParagraph, other: OwnParagraph) -> bool:
    return one.block == other.block


def _newly_linked(before: str, after: str, report: AnnualReport) -> list[Event]:
    """Say which numbers were recognised as answers."""
    known = {figure.path for figure in linked_figures(before, report)}
    new = [figure for figure in linked_figures(after, report) if figure.path not in known]
    if not new:
        return []
    listed = "，".join(f"{figure.text}（{figure.title}）" for figure in new)
    return [Said(f"这里的数和答案一样，以后会跟着答案变：{listed}。")]


def _which(found: Sequence[OwnParagraph], said: str) -> Rejected:
    if not found:
        return Rejected(_NO_SUCH, said)
    return Rejected(_WHICH.format("、".join(each.title for each in found)), said)
