"""Figures that the clerk changed in the text: which they are, and which answer is behind each."""

from collections.abc import Iterator

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Draft
from report_assistant.foundation.digits import whole_number
from report_assistant.merging.changes import Base, Changes
from report_assistant.merging.merged import ReadBack
from report_assistant.report.fields import set_value, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.versions.excerpts import GAP

_WORDS_BEFORE = 12


def text_figures(block: str, place: str, base: str, mine: str) -> list[ReadBack]:
    """Return the numbers of a block's text that gave way to other numbers in the clerk's."""
    return [
        ReadBack(f"{place}“{words}”里", before, now, block=block, number=number)
        for number, words, before, now in _changed_figures(base, mine)
    ]


def path_behind(figure: ReadBack, report: AnnualReport, draft: Draft) -> str:
    """Return the path of the answer that a figure in the text comes from, or nothing.

    Each answer that the block used is tried: the one with which the draft would print the clerk's
    figure at just this place is the one.
    """
    now = whole_number(figure.now)
    if figure.path or now is None:
        return figure.path
    text = _text_of(draft, figure.block)
    block = next((block for block in draft.blocks if block.id == figure.block), None)
    for path in sorted(block.uses if block is not None else ()):
        if _is_number(report, path, figure.before):
            tried = report.model_copy(deep=True)
            set_value(tried, path, now)
            changed = list(_changed_figures(text, _text_of(assemble(tried), figure.block)))
            if [(number, now) for number, _, _, now in changed] == [(figure.number, figure.now)]:
                return path
    return ""


def _is_number(report: AnnualReport, path: str, figure: str) -> bool:
    value = value_at(report, path)
    return type(value) is int and str(value) == figure


def _changed_figures(base: str, mine: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield each changed number: its index, the words up to it, the number, and the clerk's."""
    before = Base(base)
    changes = Changes(before, mine)
    for edit in changes.edits:
        gone, come = "".join(before.words[edit.old_begin : edit.old_end]), changes.come(edit)
        if changes.is_figure(edit) and gone[0].isdigit() and come[0].isdigit():
            ahead = before.words[: edit.old_begin]
            number = sum(word[0].isdigit() for word in ahead)
            words = "".join(before.words[: edit.old_end])
            yield number, _clause(words), gone, come


def _clause(words: str) -> str:
    """Return the words up to a number, from the last pause or from a few words before."""
    last = words.replace("，", "。").replace("：", "。").replace("；", "。").split("。")[-1]
    return last if len(last) <= _WORDS_BEFORE else GAP + last[-_WORDS_BEFORE:]


def _text_of(draft: Draft, name: str) -> str:
    return next((block.text for block in draft.blocks if block.id == name), "")
