"""Files in parts as mail programs and browsers save them (MIME), opened within bounds.

The parser calls itself for each part within a part, and reads a head again for each of its
parameters: both are bounded before it begins.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from report_assistant.foundation.loading import ReadError

_MOST_PARTS = 2_000
_DEEPEST = 20
"""Parts that hold other parts; a mail that was forwarded three times has some ten."""
_HOLDS_PARTS = re.compile(
    rb"\bboundary[*0-9]{0,4}\s{0,8}=|^content-type\s{0,8}:\s{0,8}message/", re.I | re.M
)
_LONG_HEAD = re.compile(rb"^content-[a-z-]{1,30}[ \t]{0,8}:(?:[^\n]|\n[ \t]){4000}", re.I | re.M)
_LONGEST_WORDS = 1_000
_CHARSETS = ("utf", "gb", "big5", "iso-8859", "us-ascii", "ascii", "windows-", "hz")
_SMALLER = ("gb2312", "gbk")
"""Named by programs that write gb18030."""


def mime_message(data: bytes, refusal: str) -> Message:
    """Return a message with its parts. Raises ReadError with `refusal` where they are too many."""
    is_deep = len(_HOLDS_PARTS.findall(data)) > _DEEPEST
    if is_deep or data.count(b"\n--") > _MOST_PARTS or _LONG_HEAD.search(data):
        raise ReadError(refusal)
    return email.message_from_bytes(data, policy=email.policy.compat32)


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold no others; a message within a message is one of them."""
    inner = message.get_payload()
    if isinstance(inner, list) and message.get_content_maintype() == "multipart":
        for part in inner:
            if isinstance(part, Message):
                yield from leaves(part)
    else:
        yield message


def words_of_head(message: Message, name: str) -> str:
    """Return what a head says, whatever it is coded in; empty where it is missing."""
    return decoded_words(str(message.get(name, "")))


def decoded_words(coded: str) -> str:
    """Return the words of a head (=?utf-8?b?…?=), as they stand where nobody knows the code."""
    try:
        return "".join(
            words if isinstance(words, str) else in_charset(words, charset or "ascii")
            for words, charset in decode_header(coded[:_LONGEST_WORDS])
        )
    except (HeaderParseError, ValueError):
        return coded


def in_charset(content: bytes, charset: str) -> str:
    """Return text in the charset that a part names; in the usual Chinese one where it is unknown."""
    known = charset.lower()
    known = known if known.startswith(_CHARSETS) and known not in _SMALLER else "gb18030"
    try:
        return content.decode(known, "replace")
    except (LookupError, ValueError):
        return content.decode("gb18030", "replace")
