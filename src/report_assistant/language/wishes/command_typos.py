"""Slips in a command: 「上一提」 is asked about, never carried out by itself."""

from report_assistant.foundation.sounds import sounds_like
from report_assistant.language.wishes.commands import Command
from report_assistant.language.wishes.said_commands import COMMAND_WORDS
from report_assistant.report import text

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
