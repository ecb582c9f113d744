"""The conversation for programs: one JSON object a line in, one a line out. See docs/json.md."""

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from report_assistant.foundation.error_log import report_unexpected
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.answers import Answers
from report_assistant.interview.events import (
    ActionRequested,
    CarriedOut,
    Event,
    Recorded,
    Said,
)
from report_assistant.interview.log import Entry, EntryKind
from report_assistant.session.answer_values import (
    AnswersBefore,
    question_called,
    report_of,
    typed_values,
    values_of,
)
from report_assistant.session.conversation import Conversation
from report_assistant.session.workspace import Workspace
from report_assistant.shells.telling import Telling, greeting

Reply = dict[str, Any]

_NO_JSON = '这一行不是 JSON。请一行写一个 JSON 对象，例如 {"say": "114"}。'
_NO_REQUEST = (
    '没有这样的请求。一行写一个，例如 {"new": true}、{"say": "114"}、{"fill": {"year": 2025}}、'
    '{"look_at": "year"}、{"last_year": {"year": 2024}} 或 {"values": true}。'
)
_ENTRY_COMMANDS = frozenset(
    {EntryKind.SKIP, EntryKind.PENDING, EntryKind.UNDO, EntryKind.REDO, EntryKind.LAST_YEAR}
)
"""Entries that are commands, and have their names."""


_STEPS = frozenset({EntryKind.UNDO, EntryKind.REDO})
"""Steps back and forth: `commands` names them, and no answer was given by them."""


class RequestProblem(ClerkProblem):
    """A line is no request."""


class JsonLines(Telling):
    """Reads requests, writes replies; holds no rules of the conversation."""

    def __init__(
        self, workspace: Workspace, number: int | None, folder: Path, output: TextIO
    ) -> None:
        """Go on with report `number`, or begin a new one. Raises ClerkProblem if there is none."""
        self._workspace = workspace
        self._folder = folder
        self._output = output
        super().__init__(self._begun(number))

    def run(self, lines: Iterable[str]) -> None:
        """Reply to each line until there are no more."""
        for line in lines:
            print(_as_line(self._reply(line)), file=self._output, flush=True)

    def _reply(self, line: str) -> Reply:
        """Return the reply to a line. Whatever goes wrong with it, the conversation goes on."""
        before, question = AnswersBefore(self._conversation.interview.answers), self._question
        try:
            request = _request_in(line)
            events = self._events(request)
            told = {"values": values_of(self._answers)} if "values" in request else {}
        except ClerkProblem as problem:
            return self._stands() | {"error": str(problem)}
        except Exception as error:
            return self._stands() | {"error": report_unexpected(error, self._conversation.home)}
        recorded = any(isinstance(event, Recorded) for event in events)
        undone = any(isinstance(event, Recorded) and event.entry.kind in _STEPS for event in events)
        moved = [] if recorded or "new" in request else self._moved(question)
        return (
            self._stands()
            | told
            | {
                "text": self._told(events),
                "changed": before.changed(self._answers) if recorded and not undone else {},
                "commands": [*_commands(events), *moved],
                "unread": [words for event in events for words in getattr(event, "unread", ())],
            }
        )

    def _events(self, request: dict[str, Any]) -> Sequence[Event]:
        """Do what is asked. Raises ClerkProblem, and then nothing has changed."""
        match request:
            case {"new": True}:
                self._conversation = self._conversation.new_report()
                return [Said(greeting(self._conversation)), *self._conversation.interview.ask()]
            case {"say": str(typed)}:
                return self._conversation.say(typed)
            case {"fill": dict(given)}:
                return self._conversation.fill(typed_values(given, self._answers))
            case {"look_at": str(name)}:
                question = question_called(name, self._conversation.interview.questionnaire)
                return self._conversation.look_at(question.name)
            case {"last_year": dict(content)}:
                return self._conversation.take_last_year(report_of(content))
            case {"values": True}:
                return []
        raise RequestProblem(_NO_REQUEST)

    def _begun(self, number: int | None) -> Conversation:
        conversation = self._workspace.conversation(number)
        conversation.generating.folder = self._folder
        return conversation

    # ------------------------------------------------------------ replying

    @property
    def _answers(self) -> Answers:
        return self._conversation.interview.answers

    @property
    def _question(self) -> str | None:
        current = self._conversation.interview.current
        return None if current is None else current.name

    def _stands(self) -> Reply:
        """Return where the conversation is; all that a reply holds where nothing was done."""
        conversation = self._conversation
        return {
            "text": "",
            "question": self._question,
            "confirming": conversation.is_confirming,
            "offered": conversation.interview.is_offering and conversation.offered is None,
            "changed": {},
            "commands": [],
            "unread": [],
        }

    def _moved(self, before: str | None) -> list[str]:
        """Return the question that came up in place of another one."""
        now = self._question
        return [] if now in (None, before) else [f"goto:{now}"]

    def _told(self, events: Iterable[Event]) -> str:
        """Return what a clerk would read. What was done stands, whatever goes wrong here."""
        try:
            return "\n".join(text for event in events for text in self._texts(event)).strip("\n")
        except ClerkProblem as problem:
            return str(problem)
        except Exception as error:
            return report_unexpected(error, self._conversation.home)


def _request_in(line: str) -> dict[str, Any]:
    """Return the request in a line. Raises RequestProblem."""
    try:
        request = json.loads(
            line.removeprefix("\ufeff"), parse_float=Decimal, parse_constant=_refused
        )
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise RequestProblem(_NO_JSON) from error
    if not isinstance(request, dict) or len(request) != 1:
        raise RequestProblem(_NO_REQUEST)
    return request


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _commands(events: Iterable[Event]) -> Iterator[str]:
    """Yield the names of what was carried out or asked of the shell."""
    for event in events:
        match event:
            case Recorded(entry=Entry(kind=kind)) if kind in _ENTRY_COMMANDS:
                yield kind.value
            case CarriedOut(command=command) | ActionRequested(command=command):
                yield command.protocol_name


def _as_line(reply: Reply) -> str:
    """Return the reply on one line; what some readers take for its end, or hide, is escaped."""
    line = json.dumps(reply, ensure_ascii=False)
    if line.isprintable():
        return line
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in line)
