"""Slips in a command: 「上一提」 is asked about, never carried out by itself.

The offer stands until the next message: the same words again, Enter or a yes carry it out, a no
takes the words as the answer that they may have been.
"""

from report_assistant.interview.events import Event, Rejected
from report_assistant.interview.turn import Turn
from report_assistant.language.agreement import SAID_NO, SAID_YES
from report_assistant.language.commands import COMMAND_WORDS, Command
from report_assistant.language.sounds import sounds_like
from report_assistant.report import text
from report_assistant.report.fields import LIST_KINDS, TEXT_KINDS

_SHORTEST = 3
"""In shorter words one other character makes another word (生成, 生产)."""
_LONGEST = 6


def near_command(typed: str) -> Command | None:
    """Return the command at edit distance 1 from a message; `None` for another message."""
    words = text.half_width(typed).strip(" 。.!?").removeprefix("/")
    if not 1 < len(words) <= _LONGEST or words.isascii():
        return None
    heard = [command for known, command in COMMAND_WORDS.items() if sounds_like(words, known)]
    slipped = [
        command
        for known, command in COMMAND_WORDS.items()
        if len(known) >= _SHORTEST and _one_off(words, known)
    ]
    found = set(heard) or set(slipped)
    return found.pop() if len(found) == 1 else None


class NearCommands:
    """The command that was offered last, until something else is said."""

    def __init__(self) -> None:
        self._offered: tuple[str, Command] | None = None

    @property
    def is_offering(self) -> bool:
        """Whether Enter would carry the offered command out."""
        return self._offered is not None

    def forget(self) -> None:
        """Give up the offer."""
        self._offered = None

    def answered(self, typed: str) -> tuple[Command | None, str]:
        """Return the answer to the offer: the command, or the words that were meant as typed.

        The offer ends with it, whatever the message says.
        """
        offered, self._offered = self._offered, None
        if offered is None:
            return None, ""
        words, command = offered
        answer = text.half_width(typed).strip(" 。").lower()
        if typed == words or answer in SAID_YES:
            return command, ""
        return None, words if answer in SAID_NO else ""

    def offer(self, typed: str, turn: Turn) -> list[Event]:
        """Offer what the words nearly are; nothing where they are an answer of another kind."""
        command = near_command(typed)
        question = turn.current
        if command is None:
            return []
        in_words = question is not None and question.kind in TEXT_KINDS | LIST_KINDS
        if question is not None and not in_words and turn.takes(question, typed):
            return []
        self._offered = (typed, command)
        otherwise = "不是就回“不是”，照原样当答案。" if in_words else "不是就改一改再发。"
        return [Rejected(f"是不是“{command.word}”？是就再按一次回车，{otherwise}", typed)]


def _one_off(words: str, known: str) -> bool:
    """Return whether one character was left out, added or mistaken."""
    if abs(len(words) - len(known)) > 1:
        return False
    same = 0
    while same < min(len(words), len(known)) and words[same] == known[same]:
        same += 1
    ends = (
        (words[same + 1 :], known[same + 1 :]),
        (words[same:], known[same + 1 :]),
        (words[same + 1 :], known[same:]),
    )
    return words != known and any(left == right for left, right in ends)
