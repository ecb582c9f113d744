"""What is said while facts, or a change, wait for a yes.

It waits until it is decided: what is asked is answered, a new sentence about it changes it. A
command is carried out: what waits goes on waiting where the command leaves the answers and the
question alone, else it is given up, and that is said. What else would change the answers is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass

from report_assistant.interview.commands import LOOKING, InterviewCommands
from report_assistant.interview.context import context_of
from report_assistant.interview.corrections import Corrections
from report_assistant.interview.events import ActionRequested, Event, Rejected, Said
from report_assistant.interview.questions_asked import QuestionsAsked
from report_assistant.interview.said.figures import SaidFigures
from report_assistant.interview.said.multi_answer import Facts, Several
from report_assistant.interview.said.words import SaidWords
from report_assistant.interview.turn import Turn
from report_assistant.language.asked.asked_notes import note_in
from report_assistant.language.asked.asked_rewriting import rewriting_in
from report_assistant.language.asked.asked_tables import table_in
from report_assistant.language.asked.asking import Asks
from report_assistant.language.asked.handed_over import report_in
from report_assistant.language.figures.decision import Decision
from report_assistant.language.wishes.command_row import Effect
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.said_commands import command_in
from report_assistant.language.wishes.wishes import wish_in

_THEN = "定了再说这一句。"
_NO = "取消"
_LONGEST_ROW = 20
_BESIDE = LOOKING | {
    *(Command.TABLE, Command.IMPORT_TABLE, Command.MATERIALS),
    *(each for each in Command if each.value.effect is Effect.LOOKS and not each.value.interview),
}
"""Commands that are carried out while something waits, and leave it waiting."""


@dataclass(frozen=True)
class WhileWaiting:
    """Takes the messages while something waits for yes or no."""

    turn: Turn
    corrections: Corrections
    several: Several
    figures: SaidFigures
    words: SaidWords
    asking: QuestionsAsked
    commands: InterviewCommands
    review: Callable[[str], list[Event]]
    """Opens the review where a message asks for a part of it."""

    @property
    def is_waiting(self) -> bool:
        """Whether facts, or a change, wait."""
        return self._is_change or self.several.is_waiting

    def give_up(self) -> list[Event]:
        """Give up what waits, and say so."""
        return [*self.corrections.give_up(), *self.several.give_up()]

    def heard(self, words: str) -> list[Event]:
        """Return the events of a message."""
        if command_in(words) is Command.UNDO:
            words = _NO  # what is to be taken back has not happened yet
        waiting = self.corrections if self._is_change else self.several
        if (replied := waiting.replied(words)) is not None:
            return replied
        how = waiting.how_it_waits
        if looked := self._looked(words) or self._asked(words, Asks.PLAINLY):
            return [*looked, Said(how)]
        return self._commanded(words) or self._about_what_waits(words, how)

    def _about_what_waits(self, words: str, how: str) -> list[Event]:
        """Take what changes what waits; refuse what has nothing to do with it."""
        if not _is_for_later(words):
            about = self._about_the_change if self._is_change else self._about_the_list
            if told := about(words):
                return told
            if asked := self._asked(words, Asks.NOTHING):
                return [*asked, Said(how)]
        return [Rejected(f"{how}{_THEN}", words)]

    @property
    def _is_change(self) -> bool:
        return self.corrections.is_waiting

    def _looked(self, words: str) -> list[Event]:
        """Do what leaves the answers and the question alone."""
        command = command_in(words)
        if command is not None:
            return self.commands.carry_out(command) if command in _BESIDE else []
        if shown := self.review(words) or self._table(words):
            return shown
        wish = wish_in(words)
        if wish is None or wish.command not in _BESIDE or not wish.at_once:
            return []
        if self.asking.answers_better(context_of(self.turn).heard(words), wish):
            return []
        return self.commands.carry_out(wish.command, wish.target)

    def _table(self, words: str) -> list[Event]:
        """Open the table that is named: 表三."""
        asked = self.turn.current
        key = table_in(words, None if asked is None else asked.section)
        return [] if key is None else [ActionRequested(Command.TABLE, key)]

    def _commanded(self, words: str) -> list[Event]:
        """Give up what waits for a command that goes elsewhere, or changes something else."""
        command = command_in(words)
        return [] if command is None else [*self.give_up(), *self.commands.carry_out(command)]

    def _asked(self, words: str, least: Asks) -> list[Event]:
        if self.figures.tells(words):
            return []
        told = self.asking.reply(context_of(self.turn).heard(words), least=least)
        return [Said(told)] if told else []

    def _about_the_change(self, words: str) -> list[Event]:
        decision = self.figures.decided(words)
        if decision.is_bare or len(decision.values) != 1:
            return []
        [(name, value)] = decision.values.items()
        return self.corrections.said_again(name, value) or []

    def _about_the_list(self, words: str) -> list[Event]:
        """Take what is said again of the list, or anew."""
        decision = self.figures.decided(words)
        facts = self._facts(decision, words)
        if facts is not None and (events := self.several.said_again(facts)):
            return events
        is_of_a_row = len(words) <= _LONGEST_ROW and any(map(str.isdigit, words))
        return self.several.how_to_change(words) if is_of_a_row else []

    def _facts(self, decision: Decision, words: str) -> Facts | None:
        if decision.values and not decision.is_bare:
            return self.figures.facts(decision)
        return self.several.meant_by(words) or self.words.particulars_read(words)


def _is_for_later(words: str) -> bool:
    """Whether a message wants something done that has nothing to do with what waits."""
    wanted = (rewriting_in(words), note_in(words), report_in(words) or None)
    return any(each is not None for each in wanted)
