"""Is a file one that Word opens? By our own check, python-docx, our reader, and the schemas."""

import importlib.util
from types import ModuleType

from report_assistant.ooxml.document import open_document
from tests.conftest import SHARED
from tests.word.reading import opened
from tests.word.validity import validity_problems

_VALIDATOR = SHARED / "tools" / "docx-validate" / "validate.py"


def _validator() -> ModuleType | None:
    if not _VALIDATOR.exists():
        return None
    spec = importlib.util.spec_from_file_location("docx_validate", _VALIDATOR)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VALIDATOR = _validator()


def unsound(data: bytes, *, thoroughly: bool = False) -> list[str]:
    """Return what is wrong with a file; the schemas, which take long, only when asked for."""
    opened(data)
    open_document(data)
    problems = validity_problems(data)
    if thoroughly and VALIDATOR is not None:
        problems += [str(found) for found in VALIDATOR.check(data) if found[0] == "error"]
    return problems
