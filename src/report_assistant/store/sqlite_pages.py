"""A SQLite file read page by page, for when SQLite itself cannot open it.

Only pages of rows are read (the file format is published and does not change); the caller has to
check that a row is whole.
"""

from collections.abc import Iterator, Mapping

PAGE = 4096
_FIRST_PAGE_HEAD = 100
_ROWS = 0x0D
_MOST_LOCAL = PAGE - 35
_LEAST_LOCAL = (PAGE - 12) * 32 // 255 - 23
_LOG_HEAD, _FRAME_HEAD = 32, 24
_LENGTHS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}
Value = int | str | bytes | None


def rows(data: bytes, log: bytes) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of all tables that can be read in a file and in the log beside it."""
    numbered = {1 + at // PAGE: data[at : at + PAGE] for at in range(0, len(data), PAGE)}
    yield from _rows(numbered)
    frame = _FRAME_HEAD + PAGE
    logged = {
        int.from_bytes(log[at : at + 4], "big"): log[at + _FRAME_HEAD : at + frame]
        for at in range(_LOG_HEAD, len(log) - frame + 1, frame)
    }
    if logged:
        yield from _rows(numbered | logged)


def _rows(pages: Mapping[int, bytes]) -> Iterator[tuple[Value, ...]]:
    for number, page in pages.items():
        head = _FIRST_PAGE_HEAD if number == 1 else 0
        if len(page) < PAGE or page[head] != _ROWS:
            continue
        for place in range(int.from_bytes(page[head + 3 : head + 5], "big")):
            pointer = head + 8 + 2 * place
            try:
                yield _row(page, int.from_bytes(page[pointer : pointer + 2], "big"), pages)
            except (IndexError, KeyError, UnicodeDecodeError):
                continue


def _row(page: bytes, at: int, pages: Mapping[int, bytes]) -> tuple[Value, ...]:
    size, at = _number(page, at)
    _, at = _number(page, at)  # the row's own number
    return _values(_payload(page, at, size, pages))


def _payload(page: bytes, at: int, size: int, pages: Mapping[int, bytes]) -> bytes:
    if size <= _MOST_LOCAL:
        return page[at : at + size]
    local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (PAGE - 4)
    local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
    payload = page[at : at + local]
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    while len(payload) < size:
        more = pages[following]
        payload += more[4 : 4 + size - len(payload)]
        following = int.from_bytes(more[:4], "big")
    return payload


def _values(payload: bytes) -> tuple[Value, ...]:
    end, at = _number(payload, 0)
    values: list[Value] = []
    begin = end
    while at < end:
        kind, at = _number(payload, at)
        length = _LENGTHS[kind] if kind < 12 else (kind - 12) // 2
        if begin + length > len(payload):
            raise IndexError("the row goes on beyond what can be read")
        values.append(_value(kind, payload[begin : begin + length]))
        begin += length
    return tuple(values)


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind < 12:
        return int.from_bytes(content, "big", signed=True)
    return content.decode("utf-8") if kind % 2 else content


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Read one of SQLite's numbers of one to nine bytes; return it and the position after it."""
    number = 0
    for step in range(8):
        byte = data[at + step]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + step + 1
    return number << 8 | data[at + 8], at + 9
