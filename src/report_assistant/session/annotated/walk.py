"""Comments and tracked changes, one at a time: shown, decided, and left where they are not.

Nothing is written here. What was decided goes into the file with the update that follows; until
then it is known to this conversation only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report_assistant.annotations.found import Annotation, Annotations, Comment, Verdict
from report_assistant.interview.choosing import Step
from report_assistant.interview.events import ActionRequested, Event, Said
from report_assistant.language.answers.agreement import NO_FILE
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Question
from report_assistant.session.annotated.words import (
    HELP,
    NOT_CHANGED,
    RESOLVED_BY_CHANGE,
    annotation_words,
    overview,
    stopped,
    which_answer,
)
from report_assistant.session.asking import Asking
from report_assistant.session.update_words import declined_words, figure_words
from report_assistant.session.updating import FigureDeclined, FigureTaken

if TYPE_CHECKING:
    from report_assistant.merging.merged import ReadBack
    from report_assistant.session.annotated.origins import Behind
    from report_assistant.session.answer_origin import AnswerOrigin

CHANGE_ANSWER, REWRITE_IT, DEALT_WITH = "改答案", "改写这一段", "已处理"
ACCEPT, REJECT = "采纳", "不采纳"
LEAVE, LEAVE_ALL = "先放着", "后面的都先放着"
_LOOK, _NOT_NOW = "一处一处看", "先不管，接着生成"
_MOST_ANSWERS = 7


@dataclass(frozen=True)
class LookWanted(Event):
    """The clerk wants to change an answer: its question is asked now."""

    question: str


@dataclass(frozen=True)
class WalkEnded(Event):
    """Everything was shown; the file is updated now."""


class Walk(Asking):
    """One file's annotations. It is over when nothing is asked, and no answer is being changed."""

    how = HELP

    def __init__(
        self,
        file: str,
        found: Annotations,
        decided: MutableMapping[str, Verdict],
        behind: Callable[[], Behind],
    ) -> None:
        """Take what is open in a file; what is in `decided` already is not shown again.

        `behind` is called whenever the answers may have changed.
        """
        super().__init__()
        self._file = file
        self._found = found
        self._listed: Sequence[Annotation] = [
            each for each in found.listed if each.key not in decided
        ]
        self._decided = decided
        self._behind = behind
        self._at = 0
        self._figures: list[tuple[AnswerOrigin, ReadBack]] = []
        self.is_before_writing = False
        """Whether the clerk wants the file written, whatever becomes of them."""
        self.is_away = False
        """Whether an answer is being changed; `came_back` goes on then."""
        self.rewording = ""
        """The block that is being reworded; `reworded` goes on then."""

    @property
    def left(self) -> Sequence[Annotation]:
        """What is shown."""
        return self._listed

    def say(self, typed: str) -> Iterator[Event]:
        """Take the answer to what is asked. Raises ClerkProblem."""
        self.rewording = ""
        yield from super().say(typed)

    def begin(self) -> Iterator[Event]:
        """Ask whether to look at them before the file is written."""
        self.is_before_writing = True
        self._ask(
            overview(self._file, self._found, self._listed),
            (_LOOK, self.show_first),
            (_NOT_NOW, self._end),
            (NO_FILE, self._stop),
            no=self._end,
        )
        yield from ()

    def show_first(self) -> Iterator[Event]:
        """Show the first one."""
        yield from self._show(0)

    def came_back(self, *, is_changed: bool) -> Iterator[Event]:
        """Go on after an answer was changed, or was left as it is."""
        self.is_away = False
        if is_changed:
            yield Said(RESOLVED_BY_CHANGE)
            yield from self._decide(Verdict.RESOLVED)
        else:
            yield Said(NOT_CHANGED)
            yield from self._show(self._at)

    def reworded(self) -> Iterator[Event]:
        """Go on after the paragraph was reworded."""
        self.rewording = ""
        yield Said(RESOLVED_BY_CHANGE)
        yield from self._decide(Verdict.RESOLVED)

    # ------------------------------------------------------------ one at a time

    def _show(self, number: int) -> Iterator[Event]:
        """Show one of them; end when there is none left."""
        if number >= len(self._listed):
            yield from self._end()
            return
        self._at = number
        annotation, behind = self._listed[number], self._behind()
        words = annotation_words(
            annotation,
            behind.place(annotation),
            behind.source(annotation),
            number + 1,
            len(self._listed),
        )
        back = self._step_back if number else None
        self._ask(words, *self._choices(annotation, behind), back=back)
        yield from ()

    def _choices(self, annotation: Annotation, behind: Behind) -> list[tuple[str, Step]]:
        found: list[tuple[str, Step]] = []
        if isinstance(annotation, Comment):
            source = behind.source(annotation)
            if source is not None and source.questions:
                found.append((CHANGE_ANSWER, self._change_answer))
            if behind.paragraph(annotation) is not None:
                found.append((REWRITE_IT, self._rewrite))
            found.append((DEALT_WITH, lambda: self._decide(Verdict.RESOLVED)))
        else:
            found += [(ACCEPT, self._accept), (REJECT, lambda: self._decide(Verdict.REJECTED))]
        found.append((LEAVE, lambda: self._show(self._at + 1)))
        if self._at + 1 < len(self._listed):
            found.append((LEAVE_ALL, self._end))
        return found

    def _decide(self, verdict: Verdict) -> Iterator[Event]:
        self._decided[self._listed[self._at].key] = verdict
        yield from self._show(self._at + 1)

    def _step_back(self) -> Iterator[Event]:
        """Show the one before again, as if nothing had been decided about it."""
        self._decided.pop(self._listed[self._at - 1].key, None)
        yield from self._show(self._at - 1)

    def _end(self) -> Iterator[Event]:
        yield WalkEnded()

    def _stop(self) -> Iterator[Event]:
        yield Said(stopped(len(self._decided)))

    # ------------------------------------------------------------ answers and paragraphs

    def _change_answer(self) -> Iterator[Event]:
        source = self._behind().source(self._listed[self._at])
        questions = () if source is None else source.questions[:_MOST_ANSWERS]
        if len(questions) == 1:
            yield from self._look_at(questions[0])
            return
        choices = [(q.title, self._looking_at(q)) for q in questions]
        again = (LEAVE, lambda: self._show(self._at + 1))
        words = which_answer(question.title for question in questions)
        self._ask(words, *choices, again, back=lambda: self._show(self._at))

    def _looking_at(self, question: Question) -> Step:
        return lambda: self._look_at(question)

    def _look_at(self, question: Question) -> Iterator[Event]:
        self.is_away = True
        yield LookWanted(question.name)

    def _rewrite(self) -> Iterator[Event]:
        """Open the paragraph; the annotation stands until it is reworded."""
        paragraph = self._behind().paragraph(self._listed[self._at])
        yield from self._show(self._at)
        if paragraph is not None:
            self.rewording = paragraph.block
            yield ActionRequested(Command.REWRITE, paragraph.block)

    # ------------------------------------------------------------ figures

    def _accept(self) -> Iterator[Event]:
        self._figures = self._behind().figures(self._listed[self._at])
        yield from self._next_figure()

    def _next_figure(self) -> Iterator[Event]:
        """Ask whether an answer goes with the change; the change is decided after the last."""
        if not self._figures:
            yield from self._decide(Verdict.ACCEPTED)
            return
        answer, figure = self._figures[0]
        self._ask(
            figure_words(figure, answer.current),
            (f"答案也改成 {figure.now}", self._take_figure),
            ("答案不改", self._decline_figure),
            back=lambda: self._show(self._at),
            no=self._decline_figure,
        )

    def _take_figure(self) -> Iterator[Event]:
        answer, figure = self._figures.pop(0)
        yield FigureTaken(answer.path, figure.now)
        yield from self._next_figure()

    def _decline_figure(self) -> Iterator[Event]:
        answer, figure = self._figures.pop(0)
        yield FigureDeclined(answer.question, declined_words(figure))
        yield from self._next_figure()
