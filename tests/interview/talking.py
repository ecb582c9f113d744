"""Talking to an interview in tests."""

from collections.abc import Iterable
from typing import TypeVar

from report_assistant.interview.events import Event, Rejected
from report_assistant.interview.interview import Interview

E = TypeVar("E", bound=Event)


def tell(interview: Interview, script: Iterable[str]) -> None:
    """Say every line; none may be refused."""
    for typed in script:
        rejected = only(interview.say(typed), Rejected)
        assert all(event.is_offer for event in rejected), (typed, rejected)


def only(events: Iterable[Event], kind: type[E]) -> list[E]:
    """The events of one kind."""
    return [event for event in events if isinstance(event, kind)]


def asked(interview: Interview) -> str:
    """The name of the current question."""
    return interview.current.name if interview.current else ""
