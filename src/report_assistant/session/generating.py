"""生成: a Word file is written, or the answers are brought into the one that the clerk edited."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import (
    ActionRequested,
    AllAsked,
    Asked,
    Event,
    Offered,
    Rejected,
    Said,
    SectionStarted,
)
from report_assistant.interview.log import Source
from report_assistant.session.annotated.walk import LookWanted, Walk, WalkEnded
from report_assistant.session.annotated.words import (
    ALL_LEFT,
    AS_WRITTEN,
    NO_FILE_YET,
    NOTHING_OPEN,
    unlisted,
)
from report_assistant.session.file_events import FileUpdated, WordWritten, WrittenFile
from report_assistant.session.stored_interview import StoredInterview
from report_assistant.session.update_words import returned_words
from report_assistant.session.updating import (
    EditedFile,
    FigureDeclined,
    FigureTaken,
    NewFileRequested,
    ReturnedUpdate,
    Update,
)
from report_assistant.word_files.returned import Returned
from report_assistant.word_files.word_files import WordFiles

if TYPE_CHECKING:
    from report_assistant.annotations.found import Annotations, Verdict
    from report_assistant.report.model import AnnualReport
    from report_assistant.session.annotated.origins import Behind
    from report_assistant.session.answer_origin import AnswerOrigins

_ASKING = (Asked, AllAsked, SectionStarted)
"""Events that wait until an update is over."""
_GIVEN_UP = "Word 文件先不更新，还是原来的样子。"
_WAITING = "上面还有一处等您回“确定”或“取消”，定了再生成。"


class Generating:
    """The Word files of one report, and the dialogue about one of them, if there is one."""

    def __init__(self, stored: StoredInterview, files: WordFiles, folder: Path) -> None:
        """Put files into `folder`, until another is set."""
        self._stored = stored
        self._files = files
        self._dialogue: Walk | Update | None = None
        self._decided: dict[str, Verdict] = {}
        """What was decided about comments and tracked changes, until it is in a file."""
        self._returned: Path | None = None
        """The file that was given back, as long as the dialogue is about that."""
        self._left_with: AnnualReport | None = None
        """The answers when the clerk went to change one because of a comment."""
        self.folder = folder

    @property
    def is_updating(self) -> bool:
        """Whether a dialogue about a file is going on."""
        return self._dialogue is not None

    @property
    def offered(self) -> Offered | None:
        """The question about a Word file that waits for an answer, if there is one."""
        if self._dialogue is None or self._stored.now.is_confirming:
            return None
        return self._dialogue.asked

    def edited_file(self) -> Path | None:
        """Return the newest Word file where it is not as it was written: the draft is not all of it."""
        newest = self._files.last_written(self._stored.number)
        return None if newest is None or self._files.is_free(newest) else newest

    def begin(self) -> list[Event]:
        """Write the Word file, or begin to bring the answers into the one that was edited.

        What others wrote into it is shown first. Raises ClerkProblem; nothing is ever written over.
        """
        self._returned = None
        return self._begin()

    def _begin(self) -> list[Event]:
        draft, number = self._stored.draft(), self._stored.number
        self._dialogue = None
        target = self._files.last_written(number) or self._files.usual_name(self.folder, draft)
        is_new_wording = self._answer_origins(target).is_reworded and target.exists()
        is_free = self._files.is_free(target)
        if is_free and not is_new_wording:
            return [WordWritten(self.write())]
        if self._stored.now.is_confirming:
            return [Said(_WAITING)]
        walk = None if is_free else self._walk(target)
        if walk is None:
            return self._update(target)
        self._dialogue = walk
        return self.carry_on(walk.begin())

    def take_back(self, name: str, returned: Returned) -> list[Event]:
        """Go on with a file that was given back, and is where the newest one was, as after 生成."""
        told = Said(returned_words(name, returned))
        if returned.is_as_written:
            return [told, *self._asked_again()]
        self._returned = returned.path
        try:
            return [told, *self._begin()]
        except ClerkProblem as problem:
            return [told, Rejected(str(problem), "")]

    def show_annotations(self) -> list[Event]:
        """Show what others wrote into the newest file, one at a time. Raises ClerkProblem."""
        self._dialogue = None
        if self._stored.now.is_confirming:
            return [Said(_WAITING)]
        target = self._files.last_written(self._stored.number)
        if target is None:
            return [Said(NO_FILE_YET)]
        if self._files.is_free(target):
            return [Said(AS_WRITTEN.format(target))]
        found = self._annotations(target)
        walk = self._walk(target)
        if walk is not None:
            self._dialogue = walk
            return self.carry_on(walk.show_first())
        if self._decided:
            return self._update(target)
        return [Said("\n".join([NOTHING_OPEN.format(target), *unlisted(found)]))]

    def say(self, typed: str) -> list[Event]:
        """Take the answer to what the dialogue asks."""
        return [] if self._dialogue is None else self.carry_on(self._dialogue.say(typed))

    def give_up(self) -> list[Event]:
        """Leave the dialogue; the file stays as it is."""
        given_up: list[Event] = [] if self._dialogue is None else [Said(_GIVEN_UP)]
        self._dialogue = None
        return given_up

    def reworded(self, block: str, events: list[Event]) -> list[Event]:
        """Go on with the comments after a paragraph was reworded because of one."""
        walk = self._dialogue
        if not isinstance(walk, Walk) or walk.rewording != block or not events:
            return events
        return self.carry_on([*events, *walk.reworded()])

    def write(self) -> WrittenFile:
        """Write the draft to the folder. Raises SaveError, FormError or TemplateProblem.

        A file of that name that was changed since it was written is never overwritten.
        """
        draft = self._stored.draft()
        path, kept = self._files.write_in(self.folder, draft, self._stored.number)
        return self._file(path, kept)

    def carry_on(self, events: Iterable[Event]) -> list[Event]:
        """Carry out what the dialogue wants, and put its next question, or the interview's."""
        dialogue = self._dialogue
        assert dialogue is not None
        if isinstance(dialogue, Walk) and dialogue.is_away:
            return self._while_away(dialogue, list(events))
        before, done = dialogue.asked, list[Event]()
        try:
            for event in events:
                done += self._done(event)
        except ClerkProblem as problem:
            self._dialogue = None
            return [*done, Rejected(str(problem), "")]
        except BaseException:
            self._dialogue = None  # its question is gone, and nothing would be asked any more
            raise
        return self._with_next(done, before)

    def _with_next(self, done: list[Event], before: Offered | None) -> list[Event]:
        """Return what was done with the next question; `before` is the one that was asked."""
        now = self._dialogue
        is_confirming = self._stored.now.is_confirming
        if now is not None and now.asked is not None:
            is_refused = any(isinstance(event, Rejected) for event in done)
            is_waiting = is_confirming or (is_refused and now.asked == before)
            return done if is_waiting or _is_rewriting(now) else [*done, now.asked]
        if isinstance(now, Walk) and now.is_away:
            return done
        self._dialogue = None
        is_left = any(isinstance(event, ActionRequested) for event in done)
        return done if is_left or is_confirming else [*done, *self._asked_again()]

    def _while_away(self, walk: Walk, events: list[Event]) -> list[Event]:
        """Go on with the comments as soon as the answer is changed, or left as it is."""
        now = self._stored.now
        is_left = any(isinstance(event, ActionRequested) for event in events)
        if now.is_confirming or now.is_looking_back or is_left:
            return events
        is_changed = now.answers.report != self._left_with
        return self.carry_on([*events, *walk.came_back(is_changed=is_changed)])

    def _done(self, event: Event) -> list[Event]:
        match event:
            case FigureTaken():
                return [each for each in self._take(event) if not isinstance(each, _ASKING)]
            case FigureDeclined(question=question, words=words):
                return self._stored.take(lambda interview: interview.note(question, words))
            case LookWanted(question=question):
                self._left_with = self._stored.now.answers.report
                return self._stored.now.look_at(question)
            case WalkEnded():
                return self._walked()
        return self._written(event)

    def _written(self, event: Event) -> list[Event]:
        match event:
            case NewFileRequested():
                return [WordWritten(self.write())]
            case FileUpdated():
                self._decided.clear()
                return [WordWritten(self._file(event.updated.path, update=event))]
        return [] if isinstance(event, _ASKING) else [event]

    def _walked(self) -> list[Event]:
        """Go on to the update; where it was not asked for, only if there is something to write."""
        walk = self._dialogue
        assert isinstance(walk, Walk)
        self._dialogue = None
        if not self._decided and not walk.is_before_writing:
            return [Said(ALL_LEFT)]
        target = self._files.last_written(self._stored.number)
        if target is None:
            return [Said(NO_FILE_YET)]
        self._dialogue = self._new_update(target)
        return [each for event in self._dialogue.begin() for each in self._done(event)]

    def _update(self, target: Path) -> list[Event]:
        self._dialogue = self._new_update(target)
        return self.carry_on(self._dialogue.begin())

    def _new_update(self, target: Path) -> Update:
        draft, number = self._stored.draft(), self._stored.number
        origins = self._answer_origins(target)
        update = ReturnedUpdate if target == self._returned else Update
        return update(self._files, draft, EditedFile(target, number, self._decided), origins)

    # ------------------------------------------------------------ what others wrote

    def _annotations(self, target: Path) -> "Annotations":
        from report_assistant.annotations.reading import read_annotations
        from report_assistant.foundation.loading import read_file

        return read_annotations(read_file(target), f"“{target.name}”")

    def _walk(self, target: Path) -> Walk | None:
        """Return the walk through a file; `None` where nothing is open, or it cannot be read."""
        try:
            found = self._annotations(target)
        except ClerkProblem:  # what is wrong with the file is said when it is updated
            return None
        walk = Walk(target.name, found, self._decided, lambda: self._behind(target))
        return walk if walk.left else None

    def _behind(self, target: Path) -> "Behind":
        from report_assistant.session.annotated.origins import Behind
        from report_assistant.session.own_paragraphs import own_paragraphs
        from report_assistant.session.sentence_origins import SentenceSources

        answers = self._stored.now.answers
        return Behind(
            SentenceSources(answers),
            self._answer_origins(target),
            own_paragraphs(answers.report, None),
        )

    def _file(
        self, path: Path, kept: Path | None = None, update: FileUpdated | None = None
    ) -> WrittenFile:
        findings = tuple(self._stored.now.answers.findings())
        marks, doubt = self._stored.draft().marks, self._stored.clock_doubt
        return WrittenFile(path, marks, kept, findings, doubt, update)

    def _asked_again(self) -> list[Event]:
        return [] if self._stored.now.current is None else self._stored.now.ask()

    def _take(self, figure: FigureTaken) -> list[Event]:
        answer = self._stored.now.answers.with_value(figure.path, figure.value)
        if answer is None:  # its question went away with an answer that was taken before
            return []
        return self._stored.take(lambda interview: interview.change(*answer, Source.FILE))

    def _answer_origins(self, target: Path) -> "AnswerOrigins":
        from report_assistant.session.answer_origin import AnswerOrigins

        document = self._files.document(target)
        written_from = self._stored.report_behind(document) if document else None
        return AnswerOrigins(written_from, self._stored.now.answers, document)


def _is_rewriting(dialogue: Walk | Update) -> bool:
    return isinstance(dialogue, Walk) and bool(dialogue.rewording)
