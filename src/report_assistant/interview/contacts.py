"""The particulars of the office, where one of them is asked for and others are said."""

from report_assistant.interview.events import Event
from report_assistant.interview.multi_answer import Fact, Facts, Several
from report_assistant.interview.turn import Turn
from report_assistant.language.facts.contacts import (
    CONTACT_FILTER,
    CONTACT_NAMES,
    read_contacts,
)


class Contacts:
    """Takes several particulars from one message."""

    def __init__(self, turn: Turn, several: Several) -> None:
        self._turn = turn
        self._several = several

    def heard(self, typed: str) -> list[Event]:
        """Show the particulars of a message; nothing where it holds the one asked for, or none."""
        question = self._turn.current
        if question is None or question.name not in CONTACT_NAMES:
            return []
        questionnaire = self._turn.answers.questionnaire
        taken = read_contacts(typed, questionnaire, self._turn.understood)
        found = [Fact(fact.question, fact.value, fact.words) for fact in taken]
        others = [fact for fact in found if fact.question is not question]
        if not others or (len(found) == 1 and taken.unread):
            return []
        if question.name == CONTACT_FILTER:
            found.append(Fact(question, question.options[0].value, ""))
        order = list(questionnaire.by_name)
        found.sort(key=lambda fact: order.index(fact.question.name))
        return self._several.show(Facts(tuple(found), tuple(taken.unread)))
