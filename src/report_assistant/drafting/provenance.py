"""Provenance of a sentence of the draft: the answers with which it would read differently.

The answers that a paragraph reads are recorded while it is rendered. The ones that a single sentence
depends on are found by trying: the section is written again with another answer, and the sentence
is there as before, or it is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from report_assistant.drafting.assembly import (
    Templates,
    assemble,
    section_text,
    shipped_templates,
    with_phrasings,
)
from report_assistant.drafting.chinese import printed
from report_assistant.drafting.draft import Block, Draft, TableBlock
from report_assistant.drafting.other_answers import other_answers
from report_assistant.drafting.sentences import Sentence, sentences_of
from report_assistant.report.choices import Choice
from report_assistant.report.fields import Kind, all_paths, field_at, set_value, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import TABLES, Table, Values
from report_assistant.report.values import CountRow, Figure, Measure

_PARAGRAPH_NUMBER = re.compile(r"(?:_\d+)+$")


@dataclass(frozen=True)
class Origin:
    """An answer that a sentence depends on."""

    path: str
    is_printed: bool
    """Whether it stands in the sentence; otherwise it only decides how the sentence reads."""
    instead: Any
    """Another answer, with which the sentence would not read as it does."""


@dataclass(frozen=True)
class CellOrigin:
    """The origin of a table's cell."""

    answers: tuple[str, ...]
    """Paths of the answers that hold its number, or its parts."""
    parts: tuple[str, ...] = ()
    """The cells that a total adds up, as far as they are not zero."""


class Provenance:
    """Origins of the sentences of one draft. Each block is tried once."""

    def __init__(self, report: AnnualReport, templates: Templates | None = None) -> None:
        """Assemble the draft. Raises TemplateProblem for a broken template."""
        self._templates = templates or shipped_templates()
        # Another year would draw other wordings, and every sentence would seem to depend on it.
        self._report = with_phrasings(report, self._templates)
        self.draft: Draft = assemble(self._report, self._templates)
        self._tried: dict[tuple[str, str], dict[Sentence, Any]] = {}
        self._standing: dict[int, _Standing] = {}

    def block(self, name: str) -> Block:
        """Return the block of that id. Raises StopIteration if there is none."""
        return next(block for block in self.draft.blocks if block.id == name)

    def origins(self, sentence: Sentence) -> tuple[Origin, ...]:
        """Return the answers behind a sentence: those that stand in it first, in its order.

        None means that the wording is fixed.
        """
        block = self.block(sentence.block)
        found = [
            (path, tried[sentence])
            for path in _answers_read(block)
            if sentence in (tried := self._try(block, path))
        ]
        places = {path: _place(sentence.text, value_at(self._report, path)) for path, _ in found}
        found.sort(key=lambda each: (places[each[0]] < 0, places[each[0]]))
        return tuple(Origin(path, places[path] >= 0, instead) for path, instead in found)

    def sentences_from(self, path: str) -> tuple[Sentence, ...]:
        """Return the sentences that would read differently with another answer at `path`."""
        return tuple(
            sentence
            for block in self.draft.using(path)
            if not isinstance(block, TableBlock) and path in _answers_read(block)
            for sentence in sentences_of(block)
            if sentence in self._try(block, path)
        )

    def _try(self, block: Block, path: str) -> dict[Sentence, Any]:
        """Return the block's sentences that some other answer changes, with that answer."""
        key = (block.id, path)
        if key not in self._tried:
            self._tried[key] = self._changed_by(block, path)
        return self._tried[key]

    def _changed_by(self, block: Block, path: str) -> dict[Sentence, Any]:
        changed: dict[Sentence, Any] = {}
        before, left = self._standing_in(block.section), list(sentences_of(block))
        for other in other_answers(self._report, field_at(path)):
            after = _Standing(self._section(block.section, path, other))
            gone = [each for each in left if not before.stands_in(after, each)]
            changed |= dict.fromkeys(gone, other)
            left = [each for each in left if each not in changed]
            if not left:
                break
        return changed

    def _standing_in(self, section: int) -> _Standing:
        if section not in self._standing:
            blocks = [block for block in self.draft.blocks if block.section == section]
            self._standing[section] = _Standing(blocks)
        return self._standing[section]

    def _section(self, section: int, path: str, other: Any) -> tuple[Block, ...]:
        tried = self._report.model_copy(deep=True)
        set_value(tried, path, other)
        return section_text(section, tried, self._templates)


class _Standing:
    """The sentences of a section, and the entries of its outline that they stand in.

    A sentence that another paragraph takes over word for word stands; so does one that another
    sentence pushes back.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        sentences = [each for block in blocks for each in sentences_of(block)]
        self._in_section = Counter(each.text for each in sentences)
        self._in_entries = Counter((_entry(each), each.text) for each in sentences)

    def stands_in(self, after: _Standing, sentence: Sentence) -> bool:
        """Return whether a sentence of this section stands in the other one."""
        entry, words = (_entry(sentence), sentence.text), sentence.text
        return (
            after._in_entries[entry] >= self._in_entries[entry]
            or after._in_section[words] >= self._in_section[words]
        )


def _entry(sentence: Sentence) -> str:
    """Return the outline's entry: a second paragraph of it may become the first."""
    return _PARAGRAPH_NUMBER.sub("", sentence.block)


# ---------------------------------------------------------------- answers in sentences


def answer_path(path: str) -> str:
    """Return the answer that a path belongs to: a row for one of its cells; empty for none."""
    while path and path not in _answer_paths():
        path = path.rpartition(".")[0]
    return path


@lru_cache(maxsize=1)
def _answer_paths() -> dict[str, int]:
    return {path: place for place, path in enumerate(all_paths())}


def _answers_read(block: Block) -> list[str]:
    """Return the answers that a block read, in the order of the form."""
    order = _answer_paths()
    paths = {path for use in block.uses if (path := answer_path(use))}
    return sorted(paths, key=order.__getitem__)


def _place(sentence: str, value: Any) -> int:
    """Return the position at which an answer first stands in a sentence; -1 where it does not."""
    return min((at for words in _printed(value) if (at := _find(words, sentence)) >= 0), default=-1)


def _find(words: str, sentence: str) -> int:
    if not words[-1].isdigit():
        return sentence.find(words)
    found = re.search(rf"(?<![\d.]){re.escape(words)}(?![\d.])", sentence)
    return -1 if found is None else found.start()


def _printed(value: Any) -> Iterator[str]:
    """Yield the words and numbers by which an answer is printed."""
    match value:
        case None | "" | Choice():  # a single choice decides, it is not printed
            return
        case list():
            for item in value:
                yield from _printed_item(item)
        case CountRow():
            numbers = [getattr(value, "total", 0), *(n for _, n in value)]
            yield from (str(number) for number in numbers if number)
        case _:
            yield from _printed_item(value)


def _printed_item(item: Any) -> Iterator[str]:
    if isinstance(item, (Figure, Measure)):
        yield from (words for _, part in item for words in _printed(part) if words)
    elif isinstance(item, Choice):
        yield item.label
    else:
        yield from (
            words for line in str(printed(item)).split("\n") if (words := line.strip("。；，、 "))
        )


# ---------------------------------------------------------------- cells


def cell_origin(path: str, values: Values) -> CellOrigin:
    """Return a cell's origin: an answer, or the cells it adds up (`values`: cell -> number)."""
    table = next(table for table in TABLES if path in table.paths)
    if not _is_computed(path):
        return CellOrigin((answer_path(path),))
    parts = _parts(table, path)
    kept = tuple(part for part in parts if values.get(part) != 0)
    answers = dict.fromkeys(
        answer_path(part) or answer_path(part.rpartition(".")[0]) for part in parts
    )
    return CellOrigin(tuple(answers), kept)


def cells_from(path: str) -> tuple[str, ...]:
    """Return the cells that hold the answer at `path`, totals included."""
    return tuple(
        cell for table in TABLES for cell in table.paths if path in cell_origin(cell, {}).answers
    )


def _is_computed(cell: str) -> bool:
    path = answer_path(cell)
    if not path:
        return True
    field = field_at(path)
    return field.kind is Kind.COUNTS and cell.rpartition(".")[2] not in field.columns


def _parts(table: Table, cell: str) -> tuple[str, ...]:
    """Return the cells that a total adds up: of all sums that it is, the one made of answers."""
    sums = [identity.left for identity in table.identities if identity.right == (cell,)]
    return next(left for left in sums if all(map(answer_path, left)))
