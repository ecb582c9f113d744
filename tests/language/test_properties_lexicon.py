"""Every word of the lexicon can be met, and every kind of word is read by somebody."""

import re
from collections.abc import Iterator

import yaml

from report_assistant.language.words import lexicon as kinds
from report_assistant.language.words import shapes
from report_assistant.language.words.heard import normal
from report_assistant.language.words.lexicon import Lexicon, lexicon_of
from report_assistant.language.words.tokens import WORD, tokens_of
from tests.conftest import ROOT
from tests.language.at_questions import QUESTIONS

LISTED = yaml.safe_load(
    (ROOT / "prompts" / "annual_report" / "lexicon.yaml").read_text(encoding="utf-8")
)
KNOWN = lexicon_of(QUESTIONS)
_STRING = re.compile('"([a-z_]+)"')
_ASKS_KINDS = re.compile(r"\b(?:has|first|all_are|first_of)\(([^()]*)\)")
_OF_QUESTIONS = {
    *(kinds.NAME, kinds.PART, kinds.COLUMN, kinds.OPTION, kinds.ENTITY, kinds.SELF, kinds.UNIT)
}
"""Kinds that are made of the questions and the answers."""


def sources() -> Iterator[str]:
    for room in ("language", "interview"):
        for path in sorted((ROOT / "src" / "report_assistant" / room).rglob("*.py")):
            yield path.read_text(encoding="utf-8")


_UNREAD = {"opens", "short_for"}
"""Their words are known by them and read by nobody; none may be added."""


def test_every_class_of_words_is_read_by_some_module() -> None:
    named = {word for source in sources() for word in _STRING.findall(source)}
    assert {*LISTED["classes"], *KNOWN.answers, *LISTED["lists"]} - named == _UNREAD


def test_every_kind_that_tokens_are_asked_for_exists() -> None:
    asked = {
        kind
        for source in sources()
        for arguments in _ASKS_KINDS.findall(source)
        for kind in _STRING.findall(arguments)
    }
    shaped = {value for value in vars(shapes).values() if isinstance(value, str)}
    assert len(asked) > 30
    assert asked - {*LISTED["classes"], *KNOWN.answers, *_OF_QUESTIONS, *shaped} == set()


def unreachable(lexicon: Lexicon) -> list[str]:
    """Surfaces that are not one word of their own when they are all that is said.

    A measure word without its number is unknown, and what looks like a date or an ordinal is one
    (一天, 第一季度, 第一条).
    """
    lost = []
    for surface, known in lexicon.surfaces.items():
        shape = shapes.shape_at(surface, 0)
        if set(known) == {kinds.UNIT} or (shape is not None and shape[0] == len(surface)):
            continue
        tokens = tokens_of(normal(surface), lexicon)
        if len(tokens) != 1 or tokens[0].kind != WORD or tokens[0].text != surface:
            lost.append(surface)
    return lost


def test_every_surface_is_one_word_when_it_is_said_alone() -> None:
    assert unreachable(KNOWN) == []


def test_every_surface_is_one_word_where_an_answer_is_in_words() -> None:
    assert unreachable(KNOWN.for_answers) == []
