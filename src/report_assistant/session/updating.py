"""Updating an edited Word file, talked through: what will change, conflicts, figures read back.

Nothing is written before the clerk has decided everything, and there is a way out of each question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report_assistant.annotations.found import Verdict
from report_assistant.drafting.draft import Draft
from report_assistant.foundation.open_files import FileInUseError
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.foundation.saving_problems import ChangedMeanwhileError, SaveError
from report_assistant.interview.choosing import Step
from report_assistant.interview.events import Event, Said
from report_assistant.language.answers.agreement import NO_FILE
from report_assistant.merging.merged import Conflict, Merged, Outcome, ReadBack, Side, Terms
from report_assistant.session.asking import Asking
from report_assistant.session.file_events import FileUpdated
from report_assistant.session.update_words import (
    AGAIN,
    HELP,
    NOT_SETTLED,
    NOTHING_NEW,
    SAVED_MEANWHILE,
    conflict_words,
    declined_words,
    figure_words,
    left_alone,
    listed,
    not_found,
)
from report_assistant.session.wording_choice import NEW_WORDS, OLD_WORDS, WordingChoice
from report_assistant.word_files.word_files import UnknownBaseError, WordFiles

if TYPE_CHECKING:
    from pathlib import Path

    from report_assistant.session.answer_origin import AnswerOrigin, AnswerOrigins

_NEW_FILE, _BESIDE = "另存成一个新文件", "把并好的另存成一个新文件"


@dataclass(frozen=True)
class FigureTaken(Event):
    """The clerk wants a figure that was changed in Word as the answer."""

    path: str
    value: str


@dataclass(frozen=True)
class FigureDeclined(Event):
    """The clerk wants the answer as it is, although Word says otherwise: not asked again."""

    question: str
    """The name of the question behind the figure."""
    words: str
    """For the record."""


@dataclass(frozen=True)
class NewFileRequested(Event):
    """The clerk wants a new file instead of an update."""


@dataclass(frozen=True)
class EditedFile:
    """A file that is to be updated."""

    path: Path
    report: int | None
    """The stored report's number."""
    decided: Mapping[str, Verdict]
    """What became of comments and tracked changes in it; it is written with the update."""


class Update(Asking):
    """One update of one file. It is over when nothing is `asked` any more."""

    how = HELP

    def __init__(
        self,
        files: WordFiles,
        draft: Draft,
        file: EditedFile,
        behind: AnswerOrigins,
    ) -> None:
        """Begin with `begin`. A file that nobody edited is asked about for new wording only."""
        super().__init__()
        self._decided = file.decided
        self._files = files
        self._draft = draft
        self._target = file.path
        self._report = file.report
        self._answers = behind
        self._is_edited = not files.is_free(file.path)
        self._kept = frozenset[str]()
        self._wording: WordingChoice | None = None
        self._chosen: dict[str, Side] = {}
        self._conflicts: Sequence[Conflict] = ()
        self._figures: list[tuple[AnswerOrigin | None, ReadBack]] = []
        self._is_figure_taken = False

    def begin(self) -> Iterator[Event]:
        """Look at what the update would do, and ask whether to. Raises ClerkProblem."""
        self._kept = frozenset()
        self._wording = None
        yield from self._look()

    def _look(self) -> Iterator[Event]:
        try:
            merged = self._files.merged(self._draft, self._target, terms=self._terms)
        except FileInUseError:
            self._ask_in_use(self.begin, _NEW_FILE, self._new_file)
            return
        except UnknownBaseError as problem:
            self._ask_instead(f"{problem}\n{self._differences()}")
            return
        except ClerkProblem as problem:
            self._ask_instead(str(problem))
            return
        if merged.rewordings and self._wording is None:
            self._wording = WordingChoice(self._target.name, merged.rewordings)
            self._ask_wording()
            return
        self._conflicts = merged.conflicts
        self._chosen.clear()
        yield from self._after_wording(merged)

    def _after_wording(self, merged: Merged) -> Iterator[Event]:
        """Go on when it is settled which paragraphs are worded as the program does now."""
        shown = frozenset[str]() if self._wording is None else self._wording.shown
        changes = [change.sentence for change in merged.done if change.key not in shown]
        found = sum(change.outcome is Outcome.SETTLED for change in merged.done)
        if found < len(self._decided):
            changes.append(not_found(len(self._decided) - found))
        if self._wording is not None and not self._is_edited and not self._kept:
            yield from self._new_file()
        elif changes or (merged.conflicts and self._is_edited):
            self._ask_whether(changes)
        elif self._wording is not None:
            yield from self._go_on_from(0)
        else:
            self._figures = self._answer_origins(merged.figures)
            yield from self._unchanged()

    @property
    def _terms(self) -> Terms:
        return Terms(self._chosen, self._answers.then, self._kept, self._decided)

    # ------------------------------------------------------------ the program's words

    def _ask_wording(self) -> None:
        wording = self._wording
        assert wording is not None
        each = (("一段一段定", lambda: self._ask_each(0)),) if len(wording.rewordings) > 1 else ()
        self._ask(
            wording.overview(),
            (NEW_WORDS, lambda: self._settle_words(frozenset())),
            (f"都{OLD_WORDS}" if each else OLD_WORDS, lambda: self._settle_words(wording.blocks)),
            *each,
            (NO_FILE, self._stop),
            no=self._stop,
        )

    def _ask_each(self, number: int, kept: frozenset[str] = frozenset()) -> Iterator[Event]:
        """Ask about one paragraph; go on when there is none left."""
        wording = self._wording
        assert wording is not None
        if number == len(wording.rewordings):
            yield from self._settle_words(kept)
            return
        block = wording.rewordings[number].block
        before = kept - {wording.rewordings[number - 1].block}
        self._ask(
            wording.whole(number),
            (NEW_WORDS, lambda: self._ask_each(number + 1, kept)),
            (OLD_WORDS, lambda: self._ask_each(number + 1, kept | {block})),
            (NO_FILE, self._stop),
            back=(lambda: self._ask_each(number - 1, before)) if number else self.begin,
        )

    def _settle_words(self, kept: frozenset[str]) -> Iterator[Event]:
        self._kept = kept
        yield from self._look()

    # ------------------------------------------------------------ whether

    def _ask_whether(self, changes: Sequence[str]) -> None:
        edited = "这个文件您在 Word 里改过：\n" if self._is_edited else ""
        lines = [f"{edited}{self._target.name}\n按现在的答案，会这样变："]
        lines += listed(changes)
        if self._conflicts:
            lines.append(f"另有 {len(self._conflicts)} 处您改过、答案也变了，会一处一处问您。")
        self._ask(
            "\n".join(lines),
            ("并进去，我改的都保留", lambda: self._go_on_from(0)),
            (_NEW_FILE, self._new_file),
            (NO_FILE, self._stop),
            back=None if self._wording is None else self.begin,
            no=self._stop,
        )

    def _unchanged(self) -> Iterable[Event]:
        """Ask what to do with a file into which nothing new goes."""
        self._ask(
            f"这个文件您在 Word 里改过：\n{self._target.name}\n答案没有要并进去的新变化，文件不用动。",
            ("就用这个文件", self._keep_as_is),
            (_NEW_FILE, self._new_file),
            (NO_FILE, self._stop),
            no=self._stop,
        )
        return ()

    def _ask_instead(self, why: str) -> None:
        """Ask what to do with a file that cannot be updated."""
        why = f"{why}\n{NOT_SETTLED}" if self._decided else why
        self._ask(f"{why}\n要怎么办？", (_NEW_FILE, self._new_file), (NO_FILE, self._stop))

    def _ask_in_use(self, again: Step, other: str, otherwise: Step) -> None:
        self._ask(
            f"“{self._target.name}”正在 Word 或 WPS 里打开，请先保存并关掉它。",
            ("关好了，再试一次", again),
            (other, otherwise),
            (NO_FILE, self._stop),
            no=self._stop,
        )

    def _keep_as_is(self) -> Iterator[Event]:
        yield Said(f"文件没有动，就是您改过的样子：\n{self._target}")
        yield from self._next_figure()

    def _new_file(self) -> Iterator[Event]:
        yield NewFileRequested()

    def _stop(self) -> Iterator[Event]:
        yield Said("没有生成，文件还是原来的样子。")

    # ------------------------------------------------------------ conflicts

    def _go_on_from(self, number: int) -> Iterator[Event]:
        """Ask about conflict `number`, or update the file when there is none left."""
        if number == len(self._conflicts):
            yield from self._carry_out()
            return
        conflict = self._conflicts[number]
        self._ask(
            conflict_words(conflict, number + 1, len(self._conflicts)),
            ("保留我的", lambda: self._settle(number, Side.MINE)),
            ("用新的", lambda: self._settle(number, Side.NEW)),
            ("两个都看看（新的写在批注里）", lambda: self._settle(number, None)),
            (NO_FILE, self._stop),
            back=self.begin if number == 0 else lambda: self._go_on_from(number - 1),
        )

    def _settle(self, number: int, side: Side | None) -> Iterator[Event]:
        key = self._conflicts[number].key
        self._chosen.pop(key, None)
        if side is not None:
            self._chosen[key] = side
        yield from self._go_on_from(number + 1)

    def _carry_out(self, *, beside: bool = False) -> Iterator[Event]:
        try:
            updated = self._files.update(
                *(self._draft, self._target, self._report),
                terms=self._terms,
                beside=beside,
            )
        except FileInUseError:
            self._ask_in_use(self._carry_out, _BESIDE, lambda: self._carry_out(beside=True))
            return
        except ChangedMeanwhileError:
            yield Said(SAVED_MEANWHILE)
            yield from self.begin()
            return
        except SaveError as problem:
            self._ask(
                str(problem),
                ("再试一次", lambda: self._carry_out(beside=beside)),
                (_BESIDE, lambda: self._carry_out(beside=True)),
                (NO_FILE, self._stop),
                no=self._stop,
            )
            return
        conflicts = updated.merged.conflicts
        yield FileUpdated(updated, sum(each.key not in self._chosen for each in conflicts))
        self._figures = self._answer_origins(updated.merged.figures)
        yield from self._next_figure()

    # ------------------------------------------------------------ figures

    def _answer_origins(
        self, figures: Sequence[ReadBack]
    ) -> list[tuple[AnswerOrigin | None, ReadBack]]:
        """Return the figures with their answers, each answer once; those without any at the end."""
        every = [(self._answers.find(figure), figure) for figure in figures]
        found = [
            (answer, figure)
            for answer, figure in every
            if answer is None or not self._answers.has_noted(answer, declined_words(figure))
        ]
        once = {(answer, figure.now): (answer, figure) for answer, figure in found if answer}
        return [*once.values(), *(each for each in found if each[0] is None)]

    def _next_figure(self) -> Iterator[Event]:
        if not self._figures:
            if self._is_figure_taken:
                yield Said(AGAIN)
            return
        answer, figure = self._figures[0]
        if answer is None:
            yield Said(left_alone([each for _, each in self._figures]))
            self._figures = []
            yield from self._next_figure()
            return
        more = sum(each is not None for each, _ in self._figures) > 1
        rest = (("后面的都不改", self._leave_rest),) if more else ()
        self._ask(
            figure_words(figure, answer.current),
            (f"答案也改成 {figure.now}", lambda: self._settle_figure(take=True)),
            ("答案不改", lambda: self._settle_figure(take=False)),
            *rest,
            stop=self._leave_rest,
            back=self._no_way_back,
            no=lambda: self._settle_figure(take=False),
        )

    def _settle_figure(self, *, take: bool) -> Iterator[Event]:
        answer, figure = self._figures.pop(0)
        if take and answer is not None:
            self._is_figure_taken = True
            yield FigureTaken(answer.path, figure.now)
        elif answer is not None:
            yield FigureDeclined(answer.question, declined_words(figure))
        yield from self._next_figure()

    def _leave_rest(self) -> Iterator[Event]:
        yield Said("答案没有再改，文件里还是您写的数。")
        for answer, figure in self._figures:
            if answer is not None:
                yield FigureDeclined(answer.question, declined_words(figure))
        self._figures = [each for each in self._figures if each[0] is None]
        yield from self._next_figure()

    def _no_way_back(self) -> Iterator[Event]:
        yield Said("文件已经写好，不能再返回；要重来，答完以后再打“生成”。")
        yield from self._next_figure()

    # ------------------------------------------------------------ asking

    def _differences(self) -> str:
        try:
            found = self._files.differences(self._draft, self._target)
        except ClerkProblem as problem:
            return str(problem)
        if not found:
            return "它和按现在的答案新生成的，文字和表格都一样。"
        lines = ["按现在的答案新生成的话，和它有这些不同："]
        return "\n".join(lines + listed([str(each) for each in found]))


class ReturnedUpdate(Update):
    """The update of a file that was just given back: where nothing new goes into it, that is said."""

    def _unchanged(self) -> Iterable[Event]:
        yield Said(NOTHING_NEW)
        yield from self._next_figure()
