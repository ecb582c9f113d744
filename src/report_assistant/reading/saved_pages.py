"""A web page that a browser saved as one file (.mht): the page itself, without its pictures."""

from collections.abc import Iterator
from email.message import Message

from report_assistant.foundation.loading import ReadError
from report_assistant.reading.files import decoded
from report_assistant.reading.mime import mime_message

_WIDE = ("utf-16", "unicode")


def saved_page(data: bytes, name: str) -> str:
    """Return the words of the page's HTML. Raises ReadError."""
    refusal = f"“{name}”里的部分太多，不像是存下来的网页，请在浏览器里另存为 .html。"
    message = mime_message(data, refusal)
    page = next(_pages(message), None)
    if page is None:
        raise ReadError(f"“{name}”里没有网页，请在浏览器里打开它，另存为 .html。")
    return _words(page, name)


def _pages(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() == "text/html")


def _words(page: Message, name: str) -> str:
    """Return the text of a part, whatever it is packed in."""
    content = page.get_payload(decode=True)
    assert isinstance(content, bytes)
    if str(page.get_param("charset", "")).lower().startswith(_WIDE):
        return content.decode("utf-16", errors="replace")
    return decoded(content, name)
