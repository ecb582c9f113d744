"""The record on disk: always a new file, nothing is written over."""

from pathlib import Path

from report_assistant.history.handover import Handover


def save_record(record: Handover, folder: Path) -> Path:
    """Write the record to `folder` under a free name and return its path. Raises ClerkProblem."""
    from report_assistant.history.word_record import record_docx
    from report_assistant.word.saving import names_like, safe_stem, save_docx

    wanted = folder / f"{safe_stem(f'{record.report}填报交接记录')}.docx"
    free = next(name for name in names_like(wanted) if not name.exists())
    return save_docx(record_docx(record), free)
