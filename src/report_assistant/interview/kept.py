"""Warnings that are kept for a reason: for the value that was doubted then, and for no other.

A log of an earlier version names the warning only. What was doubted is found by looking at the
answers as they stood when the reason was given.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from report_assistant.checks import Finding
from report_assistant.interview.log import Entry, EntryKind, Standing, standing

FoundAt = Callable[[Standing], Sequence[Finding]]
"""What the checks say about the answers of a part of the log."""
_APART = "\t"
_NUMBER = re.compile(r"\d[\d.,]*")


def kept_key(finding: Finding) -> str:
    """Name a finding together with its weight and the values that it doubts."""
    values = (finding.found, finding.expected, *_NUMBER.findall(finding.message))
    return _APART.join((finding.key, finding.severity.value, *values))


def finding_of(kept: str) -> str:
    """Return the key of the finding that a reason is about."""
    return kept.partition(_APART)[0]


def kept_findings(
    log: Sequence[Entry], standing_now: Standing, found_at: FoundAt
) -> Mapping[str, str]:
    """Return the reasons that stand, by what is kept."""
    reasons = {id(entry) for entry in standing_now.entries if entry.kind is EntryKind.REASON}
    return {
        key: str(entry.value)
        for place, entry in enumerate(log)
        if id(entry) in reasons
        for key in _keys(entry, log[:place], found_at)
    }


def _keys(entry: Entry, before: Sequence[Entry], found_at: FoundAt) -> Iterator[str]:
    if _APART in entry.name:
        yield entry.name
        return
    for finding in found_at(standing(before)):
        if finding.key == entry.name:
            yield kept_key(finding)
