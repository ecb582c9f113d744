"""Changes within a sentence, quoted with a few words around them, so that a line stays readable."""

from collections.abc import Iterator

from report_assistant.ooxml.edits import Edit, edits, tokens

GAP = "……"
_AROUND = 8
"""Characters that are quoted before and after a change."""
_LONGEST = 44
_HEAD, _TAIL = 24, 14


def quoted(text: str) -> str:
    """Return a text in quotation marks, its middle left out if it is long."""
    return f"“{shortened(text)}”"


def shortened(text: str) -> str:
    """Return a text on one line, its middle left out if it is long."""
    line = text.replace("\n", "").replace("\t", " ").strip()
    if len(line) <= _LONGEST:
        return line
    return f"{line[:_HEAD]}{GAP}{line[-_TAIL:]}"


def rewordings(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield what stood and what stands in each place where a sentence changed, in quotes."""
    before, after = tokens(old), tokens(new)
    for edit in _places(edits(before, after), before):
        begin, end = _begin(before, edit.old_begin), _end(before, edit.old_end)
        opening = (GAP if begin else "") + "".join(before[begin : edit.old_begin])
        closing = "".join(before[edit.old_end : end]) + (GAP if end < len(before) else "")
        gone = shortened("".join(before[edit.old_begin : edit.old_end]))
        come = shortened("".join(after[edit.new_begin : edit.new_end]))
        yield f"“{opening}{gone}{closing}”", f"“{opening}{come}{closing}”"


def _places(found: list[Edit], before: list[str]) -> list[Edit]:
    """Join changes whose surroundings would overlap."""
    joined: list[Edit] = []
    for edit in found:
        if joined and _length(before[joined[-1].old_end : edit.old_begin]) <= 2 * _AROUND:
            last = joined.pop()
            joined.append(Edit(last.old_begin, edit.old_end, last.new_begin, edit.new_end))
        else:
            joined.append(edit)
    return joined


def _begin(words: list[str], place: int) -> int:
    length = 0
    while place > 0 and length + len(words[place - 1]) <= _AROUND:
        place -= 1
        length += len(words[place])
    return 0 if _length(words[:place]) <= len(GAP) else place


def _end(words: list[str], place: int) -> int:
    length = 0
    while place < len(words) and length + len(words[place]) <= _AROUND:
        length += len(words[place])
        place += 1
    return len(words) if _length(words[place:]) <= len(GAP) else place


def _length(words: list[str]) -> int:
    return sum(map(len, words))
