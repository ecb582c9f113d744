"""What the Word file of a draft is called."""

import re

from report_assistant.drafting.draft import MISSING_OPEN, Draft
from report_assistant.foundation.file_kinds import WORD
from report_assistant.foundation.file_names import safe_stem

_MISSING = re.compile(rf"{MISSING_OPEN}[^】]*】年?")
_PLAIN_STEM = "政府信息公开工作年度报告"


def file_name(draft: Draft) -> str:
    """Return the file's name: what is known of the report's title, fit for every system."""
    return f"{safe_stem(_MISSING.sub('', draft.title)) or _PLAIN_STEM}{WORD}"
