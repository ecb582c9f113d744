"""Answers that were given before the program was carried about: they lie where they were."""

from pathlib import Path

from report_assistant.store.connections import for_reading
from report_assistant.store.errors import StoreError
from report_assistant.store.location import carried_home, file_at_home, store_file
from report_assistant.store.store import Store


def left_at_home() -> Path | None:
    """Return the store's file of this computer, where a program that is carried has no answers yet."""
    carried = carried_home()
    if carried is None or not file_at_home().is_file() or _holds_answers(carried):
        return None
    return file_at_home() if _holds_answers(file_at_home().parent) else None


def _holds_answers(folder: Path) -> bool:
    """Return whether a folder's store holds a report, or cannot be read, which is said elsewhere."""
    if not store_file(folder).exists():
        return False
    try:
        with Store(folder, connect=for_reading) as store:
            return bool(store.reports())
    except StoreError:
        return True
