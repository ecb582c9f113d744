"""What is copied from a page, Word or a PDF and pasted into the conversation."""

import pytest

from report_assistant.interview.events import FactsShown
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.tables import TABLE_OF, cell_values
from report_assistant.session.conversation import Conversation
from report_assistant.store.store import Store
from tests.conftest import TODAY
from tests.interview.talking import only
from tests.reading.copied_tables import COPIES, report_text
from tests.reading.figures import invented
from tests.reading.test_layouts import number_in

EVERY = invented()["every"]
THREE = TABLE_OF["applications"]


@pytest.mark.parametrize("layout", COPIES)
def test_a_copied_table_is_shown_and_taken(
    store: Store, questionnaire: Questionnaire, layout: str
) -> None:
    talking = Conversation(store, questionnaire, None, today=TODAY)
    only(talking.say(COPIES[layout](THREE, EVERY)), FactsShown)
    talking.say("确定")
    values = cell_values(talking.interview.answers.report)
    wanted = {path: number_in(EVERY.text(path)) for path in THREE.paths}
    received = [path for path in THREE.paths if ".received." in path]
    assert [values[path] for path in received] == [wanted[path] for path in received]
    wrong = {p: (values[p], n) for p, n in wanted.items() if values[p] not in (n, None)}
    assert not {path for path in wrong if not path.endswith(".total")}


@pytest.mark.parametrize("layout", COPIES)
def test_a_copied_report_is_last_years(
    store: Store, questionnaire: Questionnaire, layout: str
) -> None:
    talking = Conversation(store, questionnaire, None, today=TODAY)
    talking.say(report_text(EVERY, COPIES[layout]))
    last = talking.interview.answers.last
    assert last is not None and last.organisation.name == "云溪镇人民政府"
    values = cell_values(last)
    filled = [path for path in THREE.paths if not path.endswith(".total")]
    assert [values[path] for path in filled] == [number_in(EVERY.text(path)) for path in filled]
