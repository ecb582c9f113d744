"""A conversation in which everything is answered, and the Word file that was made and edited."""

from pathlib import Path

import pytest

from report_assistant.questionnaire.question import Questionnaire
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.scripts import BUSY
from tests.updates import retype, write_in


@pytest.fixture
def conversation(store: Store, questionnaire: Questionnaire) -> Conversation:
    made = Conversation(store, questionnaire, None, today=TODAY)
    for typed in BUSY:
        made.say(typed)
    return made


@pytest.fixture
def file(conversation: Conversation, tmp_path: Path) -> Path:
    """The generated file, edited: one word more, one figure in the text changed."""
    path = write_in(conversation, tmp_path / "报告").path
    retype(path, "编制本报告", "现编制本报告")
    retype(path, "1280条", "1281条")
    return path
