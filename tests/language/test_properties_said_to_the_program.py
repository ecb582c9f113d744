"""What is said to the program at a question in words is never stored as its answer.

The words are those of the lexicon, the wishes, the commands and the questions themselves, with
frames around them, so that a new word is tried at every question without a test of its own.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_assistant.language.command_words import words_of_commands
from report_assistant.language.commands import Command
from report_assistant.language.wish_words import load_wish_words
from report_assistant.language.wishes import load_wishes
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind
from tests.language.at_questions import COUNTED, IN_WORDS, QUESTIONS, context_at, names_of, stored
