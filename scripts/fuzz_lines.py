"""Drive the line mode with random lines: clerks' words, control characters, numbers without end.

After each line it is looked at that nothing unexpected happened, that nothing which was shown can
command a terminal, and that what the conversation knows is what is stored.
"""

import argparse
import io
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random

from tests.hostile import CONTROLS, LONG, LONG_NUMBERS, TABLES, commands_terminal
from tests.scripts import BUSY, FULL, SEED

from report_assistant.foundation.error_log import FILE_NAME
from report_assistant.history.entries import entry_of
from report_assistant.language.answers.agreement import DONE
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.questionnaire import load_questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.shells.plain import PlainConsole
from report_assistant.store.store import Store

_TODAY = date(2026, 1, 5)
_LINES_OF_A_SITTING = 400
_COMMANDS = [command.word for command in Command if command is not Command.LEAVE]
_ASKED = [
    "表二",
    "表三",
    "改写 4",
    "恢复原文",
    "出处 第3段",
    "导入表格",
    "改新媒体 120",
    "确定",
    "不是",
]
_CLERKS_WORDS = [*SEED, *FULL, *BUSY, *_ASKED, *_COMMANDS]
_ECHO = "记下了："
_ENDINGS = (".docx", ".xlsx", ".txt", ".pdf", "")
_FILES = ("导入 {}", "导入表格 {}", "{}", "/{}")
_ANY = [chr(each) for each in (*range(0x100), *range(0x2000, 0x2070), *range(0x4E00, 0x4E80))]


class Lines:
    """Makes lines of all kinds, the sensible ones most often, so that the conversation gets on."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._kinds: Mapping[str, tuple[float, Callable[[str], str]]] = {
            "answers": (35, lambda example: example),
            "clerks' words": (25, lambda _: random.choice(_CLERKS_WORDS)),
            "control characters": (20, lambda example: self._spoilt(self._sensible(example))),
            "any characters": (8, lambda _: "".join(random.choices(_ANY, k=random.randint(1, 60)))),
            "file names": (4, lambda _: self._file_name()),
            "tables": (4, lambda _: f"{random.choice(TABLES)}\n"),
            "long numbers": (3, lambda _: random.choice(LONG_NUMBERS)),
            "long lines": (0.3, lambda _: random.choice(LONG)),
        }
        self.made: Counter[str] = Counter()

    def next(self, example: str) -> list[str]:
        """Return the lines of one message; `example` answers the question that is up."""
        weights = [weight for weight, _ in self._kinds.values()]
        [kind] = self._random.choices(list(self._kinds), weights)
        self.made[kind] += 1
        return self._kinds[kind][1](example).split("\n")

    def _sensible(self, example: str) -> str:
        return self._random.choice([example, *_CLERKS_WORDS[:40], *_COMMANDS])

    def _file_name(self) -> str:
        name = self._spoilt("去年的年报") + self._random.choice(_ENDINGS)
        return self._random.choice(_FILES).format(name)

    def _spoilt(self, words: str) -> str:
        for _ in range(self._random.randint(1, 4)):
            place = self._random.randint(0, len(words))
            words = words[:place] + self._random.choice(CONTROLS) + words[place:]
        return words


def main() -> int:
    """Type the lines. Return 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--lines", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    lines = Lines(Random(arguments.seed))
    begun, typed, stored, faults = time.monotonic(), 0, 0, 0
    while typed < arguments.lines:
        with tempfile.TemporaryDirectory() as home:
            sitting = Sitting(Path(home), lines)
            for line, fault in sitting.run(min(_LINES_OF_A_SITTING, arguments.lines - typed)):
                faults += 1
                print(f"{line[:200]!a}: {fault}", flush=True)
            typed += sitting.typed
            stored += sitting.entries
    seconds = time.monotonic() - begun
    print(f"{typed} lines, {stored} entries stored, {faults} faults, {seconds:.0f} s")
    print(", ".join(f"{kind} {count}" for kind, count in lines.made.most_common()))
    return 1 if faults else 0


class Sitting:
    """One conversation in a home of its own."""

    def __init__(self, home: Path, lines: Lines) -> None:
        self._home = home
        self._lines = lines
        self._output = io.StringIO()
        self.typed = 0
        self.entries = 0

    def run(self, most: int) -> list[tuple[str, str]]:
        """Type lines; return those after which something was wrong, and what."""
        faults: list[tuple[str, str]] = []
        with Store(self._home) as store:
            conversation = Conversation(store, load_questionnaire(), None, today=_TODAY)
            console = PlainConsole(conversation, self._home / "word", self._output)

            def lines() -> Iterator[str]:
                while self.typed < most:
                    current = console._conversation.interview.current
                    example = current.example if current is not None else ""
                    for line in self._lines.next(example or DONE):
                        self.typed += 1
                        yield line
                        if fault := self._fault(console._conversation, store):
                            faults.append((line, fault))

            console.run(lines())
        return faults

    def _fault(self, conversation: Conversation, store: Store) -> str:
        shown = self._output.getvalue()
        self._output.seek(0)
        self._output.truncate()
        rows = [] if conversation.stored.number is None else store.rows(conversation.stored.number)
        grown, self.entries = len(rows) - self.entries, len(rows)
        if (log := self._home / FILE_NAME).exists():
            words = log.read_text()
            log.unlink()
            return f"unexpected error\n{words}"
        if bad := commands_terminal(shown):
            return f"control characters {bad!a}"
        if "Traceback" in shown:
            return "traceback"
        if conversation.interview.answers.entries != tuple(map(entry_of, rows)):
            return "not stored as known"
        return "echoed and not stored" if _ECHO in shown and grown <= 0 else ""


if __name__ == "__main__":
    sys.exit(main())
