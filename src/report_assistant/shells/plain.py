"""The same conversation line by line, for any terminal, a pipe, or a screen reader."""

import select
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from report_assistant.foundation.error_log import report_unexpected
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import Event
from report_assistant.language.answers.agreement import AGAIN, DONE, NOT_NOW
from report_assistant.language.wishes.commands import Command
from report_assistant.report.text import shown
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import CollectingBegun
from report_assistant.session.last_start import FromLast
from report_assistant.session.paragraph_words import (
    CHOOSE_ANOTHER,
    from_last_text,
    listed,
    whole,
)
from report_assistant.shells import phrases
from report_assistant.shells.appearance import chosen, remembered
from report_assistant.shells.desktop import open_file, open_folder
from report_assistant.shells.telling import Telling, greeting

_COLLECTING = "开始汇总。要停下，按 Ctrl+C，读过的都留着。"
_COLOURS = (Command.DARK, Command.LIGHT)
_ELSEWHERE = "打开整屏的界面才看得到；这里的颜色由终端窗口定。"

_INTERRUPTED = "\n已停下。记下的都已保存，下次接着填。"
_INTERRUPTED_REWRITING = "\n已停下。正在改写的那一段没有保存，别的都已保存，下次接着填。"


class PlainConsole(Telling):
    """Reads lines, writes lines; holds no rules of the conversation."""

    def __init__(self, conversation: Conversation, folder: Path, output: TextIO) -> None:
        super().__init__(conversation)
        conversation.generating.folder = folder
        self._output = output
        self._leaving = False
        self._unsaved = ""
        self._rewriting: tuple[str, list[str]] | None = None
        """The block that is being reworded, and the lines so far."""
        self._may_choose = False
        """Whether the paragraphs were listed just now, so that a number chooses one."""
        self._look = remembered(conversation.home)

    def run(self, typed_lines: Iterable[str]) -> None:
        """Converse until the input ends or the clerk leaves."""
        try:
            self._show(self._conversation.interview.ask())
            for typed in _messages(typed_lines):
                self._hear(typed)
                if self._leaving:
                    break
        except KeyboardInterrupt:
            self._print(_INTERRUPTED if self._rewriting is None else _INTERRUPTED_REWRITING)

    def _hear(self, typed: str) -> None:
        """Take a message. Whatever goes wrong with it, the conversation goes on."""
        rewriting = self._rewriting
        try:
            self._say(typed)
        except BrokenPipeError:  # nobody listens any more
            raise
        except ClerkProblem as problem:
            self._rewriting = rewriting
            self._print(str(problem))
        except Exception as error:
            self._rewriting = rewriting
            self._print(report_unexpected(error, self._conversation.home))

    def _say(self, typed: str) -> None:
        if self._rewriting is not None:
            self._write_on(*self._rewriting, typed)
            return
        if self._unsaved and typed.strip() == AGAIN:
            typed = self._unsaved
        if self._may_choose and typed.strip().isdecimal():
            typed = f"{Command.REWRITE.word} {typed.strip()}"
        self._may_choose = False
        try:
            events = self._conversation.say(typed)
        except ClerkProblem as problem:
            self._unsaved = typed
            self._print(phrases.unsaved_text(str(problem), typed))
            return
        self._unsaved = ""
        try:
            self._show(events)
        except ClerkProblem as problem:
            self._print(str(problem))

    def _write_on(self, block: str, lines: list[str], typed: str) -> None:
        """Take a line of a paragraph that is being reworded, or the word that ends it."""
        if typed.strip() in tuple(FromLast):
            self._begin_from_last(block, lines, FromLast(typed.strip()))
            return
        if typed.strip() not in (DONE, NOT_NOW):
            lines.append(typed)
            return
        self._rewriting = None
        if typed.strip() == NOT_NOW or not any(line.strip() for line in lines):
            self._print("这一段没有改。")
            self._show(self._conversation.asked_again())
            return
        try:
            self._show(self._conversation.reword(block, "\n".join(lines)))
        except ClerkProblem as problem:
            self._rewriting = (block, lines)
            self._print(f"没有保存：{problem}\n您写的都还在，处理好以后再打一行“{DONE}”。")

    def _begin_from_last(self, block: str, lines: list[str], way: FromLast) -> None:
        """Take last year's text in the place of the lines so far."""
        start = self._conversation.rewriting.start_from_last(block, way)
        if start:
            lines[:] = start.splitlines()
        self._print(from_last_text(start))

    def _show(self, events: Iterable[Event]) -> None:
        for event in events:
            for text in self._texts(event):
                self._print(text)

    def action_table(self, key: str) -> Iterator[str]:
        """Tell what a statutory table holds."""
        from report_assistant.sheets.in_conversation import table_text

        yield table_text(key, self._conversation.interview)

    def action_rewrite(self, block: str = "") -> Iterator[str]:
        """List the paragraphs, or begin to reword one."""
        try:
            paragraphs = self._conversation.rewriting.paragraphs
        except ClerkProblem as problem:
            yield str(problem)
            return
        if not block:
            self._may_choose = True
            yield listed(paragraphs)
            return
        self._rewriting = (block, [])
        found = next(each for each in paragraphs if each.block == block)
        yield whole(found, self._conversation.interview.answers.report)

    def action_rephrase(self) -> Iterator[str]:
        """List the paragraphs that have another wording."""
        try:
            rewriting = self._conversation.rewriting
            yield listed(rewriting.paragraphs, CHOOSE_ANOTHER, rewriting.has_another)
        except ClerkProblem as problem:
            yield str(problem)

    def action_generate(self) -> Iterator[str]:
        """Write the Word file."""
        try:
            events = self._conversation.generating.begin()
        except ClerkProblem as problem:
            yield str(problem)
            return
        for event in events:
            yield from self._texts(event)

    def action_collect(self) -> Iterator[str]:
        """Ask which reports are to be collected."""
        for event in self._conversation.gathering.begin():
            yield from self._texts(event)

    def _texts(self, event: Event) -> Iterator[str]:
        if isinstance(event, CollectingBegun):
            yield from self._collected()
        else:
            yield from super()._texts(event)

    def _collected(self) -> Iterator[str]:
        """Collect, and tell how far it is, a tenth at a time. Ctrl+C ends it."""
        yield _COLLECTING
        told = set[int]()

        def progress(done: int, of: int) -> None:
            tenth = done * 10 // of if of else 0
            if tenth not in told:
                told.add(tenth)
                self._print(phrases.collecting_text(done, of))

        for event in self._conversation.gathering.run(progress):
            yield from self._texts(event)

    def action_next_year(self) -> Iterator[str]:
        """Go on with the report on the next year."""
        try:
            self._conversation = self._conversation.next_year()
        except ClerkProblem as problem:
            yield str(problem)
            return
        yield greeting(self._conversation)
        for event in self._conversation.interview.ask():
            yield from self._texts(event)

    def action_new_report(self, name: str) -> Iterator[str]:
        """Begin another report; this one is kept."""
        self._conversation = self._conversation.new_report()
        yield Command[name].value.done
        for event in self._conversation.interview.ask():
            yield from self._texts(event)

    def action_sample(self) -> Iterator[str]:
        """Show a finished report that is not the clerk's own."""
        from report_assistant.session.sample import sample_draft

        yield phrases.SAMPLE_TITLE
        yield from (block.text for block in sample_draft().blocks)

    def action_write_file(self, name: str) -> Iterator[str]:
        """Write the file that the command `name` is for."""
        command = Command[name]
        if command.value.under_way:
            yield command.value.under_way
        try:
            yield command.value.done.format(self._conversation.write_file(command))
        except ClerkProblem as problem:
            yield str(problem)

    def action_open_file(self) -> Iterator[str]:
        """Open the newest Word file."""
        yield open_file(self._conversation.newest_file())

    def action_open_folder(self) -> Iterator[str]:
        """Open the folder of the Word files."""
        yield open_folder(self._conversation.files_folder())

    def action_look(self, name: str) -> Iterator[str]:
        """Change how everything looks, from now on."""
        command = Command[name]
        self._look, problem = chosen(command, self._conversation.home)
        elsewhere = _ELSEWHERE if command in _COLOURS else ""
        yield f"{command.value.done}{problem}{elsewhere}"

    def action_choose_report(self) -> Iterator[str]:
        """Tell how to hand over last year's report."""
        yield phrases.IMPORT_HOW

    def action_leave(self) -> Iterator[str]:
        """Leave; everything is saved."""
        self._leaving = True
        yield "已保存，下次接着填。再见！"

    def _print(self, text: str) -> None:
        room = "\n" if self._look.roomy else ""
        print(shown(f"{text}{room}"), file=self._output, flush=True)


def typed_lines(source: TextIO | None = None) -> Iterator[str]:
    """Yield the lines that the clerk types; what is pasted into a terminal is one text of lines."""
    if source is None and sys.stdin.isatty() and sys.platform != "win32":
        yield from _with_pastes(sys.stdin)
    else:
        yield from source or sys.stdin


def _with_pastes(terminal: TextIO) -> Iterator[str]:
    """Yield lines, those that come faster than anybody types as one text.

    A terminal hands over a line at a time, so that what is left of a paste can be seen to be there.
    """
    while line := terminal.readline():
        lines = [line]
        while len(lines) < _MOST_PASTED and select.select([terminal], [], [], _AT_ONCE)[0]:
            more = terminal.readline()
            if not more:
                break
            lines.append(more)
        yield from ["".join(lines)] if len(lines) >= _FEWEST_PASTED else lines


_AT_ONCE = 0.05
"""Seconds."""
_FEWEST_PASTED, _MOST_PASTED = 4, 20_000
"""Fewer lines may be answers that were typed while the program was busy."""


def _messages(lines: Iterable[str]) -> Iterator[str]:
    """Yield the messages; rows of a pasted table, recognised by their tabs, are one message.

    It ends with the first line that is no row, which an empty line does.
    """
    rows: list[str] = []
    for line in lines:
        words = line.rstrip("\r\n")
        is_paste = "\n" in words
        if "\t" in words and not is_paste:
            rows.append(words)
            continue
        if rows:
            yield "\n".join(rows)
        if words or not rows:
            yield words
        rows = []
    if rows:
        yield "\n".join(rows)
