"""Claims: what the sentences of a material say of the questions, each with its place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from report_assistant.language.context import Context
from report_assistant.language.figures.decision import SUPPOSES
from report_assistant.language.figures.frame import TOTAL as SUM
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.frames import read_frames
from report_assistant.language.figures.frames_read import FramesRead, Read
from report_assistant.language.figures.naming import CHANNELS, TOTAL
from report_assistant.language.figures.settling import settle
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import NAME
from report_assistant.language.words.shapes import YEAR
from report_assistant.materials.circumstances import Circumstances, Placed, State
from report_assistant.materials.guards import Figure, Setting, why_left
from report_assistant.materials.material import Left, Origin, Why
from report_assistant.materials.passages import Passage
from report_assistant.materials.wording import (
    LONGEST_EXCERPT,
    Sentence,
    made_ready,
    said_wrong,
    sentences_in,
    short_years,
    shortened_quote,
    years_spelt_out,
)
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report import tables
from report_assistant.report.fields import Kind

RECEIVED = "applications.received"
_NUMBERED = frozenset({Kind.COUNT, Kind.MONEY, Kind.COUNTS})
_SAYS_FIGURES = re.compile("[0-9零〇一二两三四五六七八九十百没无未不]")
_DOCUMENTS = frozenset(tables.DOCUMENT_LABELS)
_OF_OTHER_YEARS = frozenset({RECEIVED, "applications.carried_over"})
_NONE_TOO = "filters.cases"
_NEVER = frozenset({"year", "organisation.scope", "overview.disclosure.last_total"})


@dataclass(frozen=True)
class Claim:
    """One answer that a sentence states."""

    question: str
    value: Any
    origin: Origin
    is_doubtful: bool = False


@dataclass
class Found:
    """What the passages of a part come to."""

    claims: list[Claim] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    end: State = field(default_factory=State)
    """What holds behind it, for a list that it announces."""


class SentenceReader:
    """Reads passages one after the other; what was received so far is known to the results."""

    def __init__(
        self, questionnaire: Questionnaire, name: str, year: int, own: tuple[str, ...]
    ) -> None:
        self._name = name
        self._year = year
        self._own = own
        known = {"organisation.name": own[0]} if own else {}
        self._context = Context(
            questionnaire, values=known, year=year, bare_column=self._only_applicant
        )

    def _only_applicant(self, question: Question, more: Mapping[str, Any]) -> str | None:
        """Return the one kind of applicant that there was; `None` where there were several."""
        received = more.get(RECEIVED, self._context.values.get(RECEIVED))
        if received is None or not question.name.startswith("applications."):
            return None
        used = [name for name in type(received).model_fields if getattr(received, name)]
        return used[0] if len(used) == 1 and question.name not in _OF_OTHER_YEARS else None

    def read(self, passage: Passage, title: str, start: State) -> Found:
        """Return what a passage says; `start` is what holds for all of it."""
        found = Found()
        course = Circumstances(self._year, start)
        is_short = passage.is_row or bool(passage.who)
        said = ""
        for sentence in sentences_in(passage.text):
            above = "\n".join((title, *passage.heads))
            setting = Setting("", above, said, is_short, passage.is_row)
            self._sentence(sentence, passage, course, setting, found)
            said += sentence.words
        found.end = course.now
        return found

    def named_in(self, passage: Passage) -> frozenset[str]:
        """Return the questions that are answered with a number and that a message names."""
        tokens = self._context.heard(passage.text).tokens
        names = {name for token in tokens for name in token.kinds.get(NAME, ())}
        by_name = self._context.questionnaire.by_name
        return frozenset(n for n in names if n in by_name and by_name[n].kind in _NUMBERED)

    def corrected(self, passage: Passage, question: str) -> Found:
        """Return what a message says that puts the answer to a question right without naming it."""
        before = self._context
        self._context = replace(before, just_taken=(question,))
        found = self.read(passage, "", State())
        self._context = before
        same = [claim for claim in found.claims if claim.question == question]
        wrong = said_wrong(passage.text)
        return Found([claim for claim in same if str(claim.value) not in wrong], found.left)

    def _sentence(
        self,
        sentence: Sentence,
        passage: Passage,
        course: Circumstances,
        setting: Setting,
        found: Found,
    ) -> None:
        words = made_ready(sentence.words, self._own)
        words = short_years(years_spelt_out(words, passage.at, self._year))
        heard = self._context.heard(words)
        numbers = course.of_sentence(heard)
        if not _SAYS_FIGURES.search(heard.words) or _is_confusing(heard):
            return
        read = read_frames(heard, self._context)
        setting = replace(setting, sentence=heard.words, is_clean=not read.unread)
        frames = [frame for frame in read.frames if self._is_asked(frame)]
        kept: list[Frame] = []
        lost: set[str] = set()
        for frame, placed in zip(frames, _placed(frames, numbers), strict=True):
            why = why_left(Figure(frame, placed, setting))
            if why is None and placed is None:
                why = course.state_at(frame.words).why
            if why is None and _is_part_of_other(frame, placed, frames):
                why = Why.PART
            if why is None:
                kept.append(frame)
            else:
                lost.add(frame.question)
                found.left.append(Left(frame.words, why, frame.question))
        kept = [
            frame for frame in kept if frame.question not in lost or self._is_count(frame.question)
        ]
        self._settle(kept, sentence, passage, found)

    def _is_asked(self, frame: Frame) -> bool:
        question = self._context.questionnaire.by_name.get(frame.question)
        if question is None or frame.question in _NEVER:
            return False
        return question.kind in _NUMBERED or (frame.question == _NONE_TOO and frame.value is None)

    def _settle(
        self, kept: list[Frame], sentence: Sentence, passage: Passage, found: Found
    ) -> None:
        if not kept:
            return
        settled = settle(Read(FramesRead(kept)), self._context)
        for name, value in settled.values.items():
            frames = settled.frames[name]
            if not _is_whole_row(self._context.questionnaire.by_name[name], frames):
                found.left.append(Left(settled.words[name], Why.UNSURE, name))
                continue
            if len({frame.value for frame in frames}) != 1 and self._is_count(name):
                found.left.append(Left(settled.words[name], Why.UNSURE, name))
                continue
            whole = passage.quote or sentence.quote
            quote = shortened_quote(whole, settled.words[name])
            excerpt = shortened_quote(whole, settled.words[name], LONGEST_EXCERPT)
            origin = Origin(self._name, passage.place, quote, excerpt)
            found.claims.append(Claim(name, value, origin, passage.is_doubtful))
            if name == RECEIVED:
                known = {**self._context.values, RECEIVED: value}
                self._context = replace(self._context, values=known)
        told = {words for words in (*settled.refused, *settled.unread)}
        found.left += [Left(words, Why.UNSURE) for words in told]

    def _is_count(self, name: str) -> bool:
        return self._context.questionnaire.by_name[name].kind in (Kind.COUNT, Kind.MONEY)


def _is_confusing(heard: Heard) -> bool:
    """Whether a sentence supposes something, or deals numbers out to several years."""
    years = {token.text.rstrip("年度") for token in heard.tokens if token.has(YEAR)}
    is_dealt = len(years) > 1 and any(token.has("each") for token in heard.tokens)
    return is_dealt or SUPPOSES.search(heard.words) is not None


def _placed(frames: Sequence[Frame], numbers: Sequence[Placed]) -> list[Placed | None]:
    """Return for each frame its number in the sentence; `None` where it has none."""
    found: list[Placed | None] = []
    begin = 0
    for frame in frames:
        if frame.number is None:
            found.append(None)
            continue
        order = [*range(begin, len(numbers)), *range(begin)]
        place = next((n for n in order if numbers[n].token.value == frame.number), None)
        found.append(None if place is None else numbers[place])
        begin = begin if place is None else place + 1
    return found


def _is_part_of_other(frame: Frame, placed: Placed | None, frames: Sequence[Frame]) -> bool:
    """Whether a channel is told as a part of something else than of all that was published."""
    if placed is None or frame.question not in CHANNELS or not placed.state.part:
        return False
    before = frames[: next(n for n, each in enumerate(frames) if each is frame)]
    return not any(each.question == TOTAL for each in before)


def _is_whole_row(question: Question, frames: Sequence[Frame]) -> bool:
    """Return whether a row is told as a whole; of another question there is nothing to tell.

    Of documents each column must be said; of other rows the sum, which the columns come to, or none.
    """
    if question.kind is not Kind.COUNTS or question.field is None:
        return True
    if any(frame.value is None and not frame.column for frame in frames):
        return frozenset(question.field.columns) != _DOCUMENTS
    said = {frame.column for frame in frames}
    if frozenset(question.field.columns) == _DOCUMENTS:
        return said >= _DOCUMENTS
    return SUM in said
