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
from report_assistant.session.file_events import FileUpdated, WordWritten, WrittenFile
from report_assistant.session.stored_interview import StoredInterview
from report_assistant.session.updating import FigureDeclined, FigureTaken, NewFileRequested, Update
from report_assistant.word_files.word_files import WordFiles

if TYPE_CHECKING:
    from report_assistant.session.answer_origin import AnswerOrigins

_ASKING = (Asked, AllAsked, SectionStarted)
"""Events that wait until an update is over."""
_GIVEN_UP = "Word 文件先不更新，还是原来的样子。"


class Generating:
    """The Word files of one report, and the update that is being talked through, if there is one."""

    def __init__(self, stored: StoredInterview, files: WordFiles, folder: Path) -> None:
        """Put files into `folder`, until another is set."""
        self._stored = stored
        self._files = files
        self._update: Update | None = None
        self.folder = folder

    @property
    def is_updating(self) -> bool:
        """Whether an update has a question open."""
        return self._update is not None

    @property
    def offered(self) -> Offered | None:
        """The question about a Word file that waits for an answer, if there is one."""
        if self._update is None or self._stored.now.is_confirming:
            return None
        return self._update.asked

    def begin(self) -> list[Event]:
        """Write the Word file, or begin to bring the answers into the one that was edited.

        Raises ClerkProblem; nothing is ever written over.
        """
        draft, number = self._stored.draft(), self._stored.number
        self._update = None
        target = self._files.last_written(number) or self._files.usual_name(self.folder, draft)
        origins = self._answer_origins(target)
        is_new_wording = origins.is_reworded and target.exists()
        if self._files.is_free(target) and not is_new_wording:
            return [WordWritten(self.write())]
        if self._stored.now.is_confirming:
            return [Said("上面还有一处等您回“确定”或“取消”，定了再生成。")]
        self._update = Update(self._files, draft, target, number, origins)
        return self.carry_on(self._update.begin())

    def say(self, typed: str) -> list[Event]:
        """Take the answer to what the update asks."""
        return [] if self._update is None else self.carry_on(self._update.say(typed))

    def give_up(self) -> list[Event]:
        """Leave the update; the file stays as it is."""
        given_up: list[Event] = [] if self._update is None else [Said(_GIVEN_UP)]
        self._update = None
        return given_up

    def write(self) -> WrittenFile:
        """Write the draft to the folder. Raises SaveError, FormError or TemplateProblem.

        A file of that name that was changed since it was written is never overwritten.
        """
        draft = self._stored.draft()
        path, kept = self._files.write_in(self.folder, draft, self._stored.number)
        return self._file(path, kept)

    def carry_on(self, events: Iterable[Event]) -> list[Event]:
        """Carry out what the update wants, and put its next question, or the interview's."""
        update = self._update
        assert update is not None
        before, done = update.asked, list[Event]()
        try:
            for event in events:
                done += self._done(event)
        except ClerkProblem as problem:
            self._update = None
            return [*done, Rejected(str(problem), "")]
        except BaseException:
            self._update = None  # its question is gone, and nothing would be asked any more
            raise
        is_confirming = self._stored.now.is_confirming
        if update.asked is not None:
            is_refused = any(isinstance(event, Rejected) for event in done)
            is_waiting = is_confirming or (is_refused and update.asked == before)
            return done if is_waiting else [*done, update.asked]
        self._update = None
        is_left = any(isinstance(event, ActionRequested) for event in done)
        return done if is_left or is_confirming else [*done, *self._asked_again()]

    def _done(self, event: Event) -> list[Event]:
        match event:
            case FigureTaken():
                return [each for each in self._take(event) if not isinstance(each, _ASKING)]
            case FigureDeclined(question=question, words=words):
                return self._stored.take(lambda interview: interview.note(question, words))
            case NewFileRequested():
                return [WordWritten(self.write())]
            case FileUpdated():
                return [WordWritten(self._file(event.updated.path, update=event))]
        return [] if isinstance(event, _ASKING) else [event]

    def _file(
        self, path: Path, kept: Path | None = None, update: FileUpdated | None = None
    ) -> WrittenFile:
        findings = tuple(self._stored.now.answers.findings())
        return WrittenFile(path, self._stored.draft().marks, kept, findings, update)

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
