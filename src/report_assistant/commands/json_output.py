"""Findings as JSON, for other programs."""

import json
from collections.abc import Sequence
from typing import Any

from report_assistant.checks import Finding
from report_assistant.report.text import shown


def plain_finding(finding: Finding) -> dict[str, str]:
    """Return a finding as `--json` prints it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": finding.where,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
    }


def print_json(rows: Sequence[Any]) -> None:
    """Print rows as one array; where a terminal would obey something in them, in ASCII."""
    words = json.dumps(rows, ensure_ascii=False, indent=1)
    print(words if shown(words) == words else json.dumps(rows, indent=1))
