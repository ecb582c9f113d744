"""One store used by two threads: what was taken without an error is stored, whoever wrote it."""

import threading
from collections.abc import Callable
from pathlib import Path

from report_assistant.store.store import Row, Store, WrittenDraft

TIMES = 150


def in_threads(*tasks: Callable[[int], object]) -> list[BaseException]:
    """Do each task over and over in a thread of its own; return what they raised."""
    raised: list[BaseException] = []
    together = threading.Barrier(len(tasks))

    def repeat(task: Callable[[int], object]) -> None:
        together.wait()
        for number in range(TIMES):
            try:
                task(number)
            except Exception as error:
                raised.append(error)

    threads = [threading.Thread(target=repeat, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_every_answer_and_every_draft_of_two_threads_is_stored(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        number = store.create_report()
        raised = in_threads(
            lambda n: store.append(number, Row("answer", "year", n, "typed"), after=n),
            lambda n: store.record_draft(number, WrittenDraft(f"{n}.docx", "id", b"%d" % n)),
            lambda n: store.name_clerk(f"第{n}位"),
        )
        assert raised == []
    with Store(tmp_path) as store:
        assert [row.value for row in store.rows(number)] == list(range(TIMES))
        assert [draft.path for draft in store.drafts(number)] == [f"{n}.docx" for n in range(TIMES)]


def test_nothing_half_written_is_read_by_another_thread(tmp_path: Path) -> None:
    """The entries of one step come together, and a step that fails takes nothing else with it."""
    pair = (Row("answer", "year", 1, "typed"), Row("answer", "year", 2, "typed", joined=True))
    unstorable = Row("answer", "name", None, None)  # type: ignore[arg-type]
    with Store(tmp_path) as store:
        number = store.create_report()
        odd: list[int] = []

        def read(_: int) -> None:
            if len(store.rows(number)) % 2:
                odd.append(len(store.rows(number)))

        raised = in_threads(
            lambda _: store.append(number, *pair),
            lambda _: store.append(number, pair[0], unstorable),
            read,
        )
        assert len(raised) == TIMES, "only the steps that cannot be stored"
        assert odd == []
        assert len(store.rows(number)) == 2 * TIMES


def test_closing_waits_for_what_another_thread_is_writing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    number = store.create_report()
    begun, closed = threading.Event(), threading.Event()

    def write() -> None:
        with store._transaction():
            begun.set()
            closed.wait(0.2)  # comes only if closing does not wait
            store.record_draft(number, WrittenDraft("甲.docx", "id", b"content"))

    thread = threading.Thread(target=write)
    thread.start()
    assert begun.wait(10)
    store.close()
    closed.set()
    thread.join()
    with Store(tmp_path) as store:
        assert [draft.path for draft in store.drafts(number)] == ["甲.docx"]
