"""The drafts file: what was generated from a report, to go to another computer with its answers.

A zip of the Word files as they were written, the oldest first. It says nothing of where they lay.
"""

from collections.abc import Iterable
from pathlib import Path, PureWindowsPath

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.store.store import WrittenDraft

_SUFFIX = ".drafts.zip"


class DraftsFileError(ClerkProblem):
    """A drafts file cannot be used."""


def drafts_beside(answers: Path) -> Path:
    """Return where the drafts file of an answers file is: 答案.yaml -> 答案.drafts.zip."""
    return answers.with_suffix(_SUFFIX)


def packed(drafts: Iterable[WrittenDraft]) -> bytes:
    """Return the drafts file. The same drafts give the same bytes."""
    from report_assistant.ooxml.package import write_package

    once = {draft.digest: draft for draft in drafts}.values()
    named = enumerate(once, start=1)
    return write_package({f"{n:04d} {PureWindowsPath(d.path).name}": d.content for n, d in named})


def unpacked(data: bytes, name: str) -> list[WrittenDraft]:
    """Return the drafts in a drafts file that the sentences call `name`. Raises DraftsFileError."""
    from report_assistant.ooxml.document import open_document
    from report_assistant.ooxml.package import BadPackageError, read_zip

    try:
        contents = read_zip(data)
        drafts = [
            WrittenDraft(PureWindowsPath(part).name, open_document(content).document_id, content)
            for part, content in sorted(contents.items())
        ]
    except BadPackageError as error:
        raise _unusable(name) from error
    if not all(draft.document for draft in drafts):
        raise _unusable(name)
    return drafts


def _unusable(name: str) -> DraftsFileError:
    return DraftsFileError(
        f"“{name}”不是和答案一起导出的底稿，或者已经损坏，没有用它。请在原来的电脑上重新导出。"
    )
