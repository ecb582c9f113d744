"""The record on disk: always a new file, nothing is written over."""

from pathlib import Path

from report_assistant.history.handover import Handover


def save_record(record: Handover, folder: Path) -> Path:
    """Write the record to `folder` under a free name and return its path. Raises ClerkProblem."""
    from report_assistant.foundation.file_kinds import WORD
    from report_assistant.foundation.file_names import safe_stem
    from report_assistant.foundation.saving import save_beside
    from report_assistant.history.word_record import record_docx

    stem = safe_stem(f"{record.report}填报交接记录")
    return save_beside(record_docx(record), folder / f"{stem}{WORD}")
