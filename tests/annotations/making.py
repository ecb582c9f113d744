"""Files with comments and tracked changes, as Word and WPS write them."""

from collections.abc import Sequence
from dataclasses import dataclass

from report_assistant.ooxml.package import write_package

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W_NAMESPACE}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'mc:Ignorable="w14 w15 w16cid"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = {
    "comments": (f"{_OFFICE}/comments", "comments"),
    "commentsExtended": (
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        "commentsExtended",
    ),
    "commentsIds": (
        "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
        "commentsIds",
    ),
}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LEADER, DEPUTY = "王建国", "李主任"


@dataclass
class Numbers:
    """Numbers of marks, each used once."""

    last: int = 900

    def next(self) -> int:
        """Return the next."""
        self.last += 1
        return self.last


_NUMBERS = Numbers()


def mark(kind: str, inside: str = "", author: str = LEADER, date: str = "2026-01-12") -> str:
    """A tracked change: w:ins, w:del, w:moveFrom, w:moveTo."""
    head = f'<w:{kind} w:id="{_NUMBERS.next()}" w:author="{author}" w:date="{date}T09:30:00Z"'
    return f"{head}>{inside}</w:{kind}>" if inside else f"{head}/>"


def run(words: str, kind: str = "t") -> str:
    """A run of text; a deleted one with `kind` delText."""
    return f'<w:r><w:{kind} xml:space="preserve">{words}</w:{kind}></w:r>'


def added(words: str, author: str = LEADER) -> str:
    """Words that somebody typed."""
    return mark("ins", run(words), author)


def deleted(words: str, author: str = LEADER) -> str:
    """Words that somebody deleted."""
    return mark("del", run(words, "delText"), author)


def paragraph(*content: str, end: str = "") -> str:
    """A paragraph; `end` marks its end."""
    properties = f"<w:pPr><w:rPr>{end}</w:rPr></w:pPr>" if end else ""
    return f"<w:p>{properties}{''.join(content)}</w:p>"


def package(body: str, **parts: str) -> bytes:
    """A .docx of a body and further parts of the document, by name."""
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_KINDS[name][0]}" Target="{name}.xml"/>'
        for n, name in enumerate(parts, 1)
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{_KINDS[name][1]}+xml"/>'
        for name in parts
    )
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    made = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        ),
        "word/document.xml": document,
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    return write_package({name: content.encode() for name, content in made.items()})


@dataclass(frozen=True)
class Said:
    """A comment as it is put into a part."""

    number: int
    words: str
    author: str = LEADER
    above: int | None = None
    """The comment that it replies to."""
    is_done: bool = False


def comment_parts(comments: Sequence[Said], *, as_word: bool = True) -> dict[str, str]:
    """The parts of comments: as Word writes them, or with no more than the text, as WPS does."""
    written = "".join(_comment(each, as_word) for each in comments)
    parts = {"comments": f"<w:comments {NAMESPACES}>{written}</w:comments>"}
    if as_word:
        entries = "".join(map(_entry, comments))
        ids = "".join(
            f'<w16cid:commentId w16cid:paraId="{_number(each.number)}" '
            f'w16cid:durableId="2A{each.number:06X}"/>'
            for each in comments
        )
        parts["commentsExtended"] = f"<w15:commentsEx {NAMESPACES}>{entries}</w15:commentsEx>"
        parts["commentsIds"] = f"<w16cid:commentsIds {NAMESPACES}>{ids}</w16cid:commentsIds>"
    return parts


def about(number: int, inside: str) -> str:
    """Content that a comment is about, and the sign for the comment."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def _comment(said: Said, as_word: bool) -> str:
    number = f' w14:paraId="{_number(said.number)}" w14:textId="77777777"' if as_word else ""
    lines = said.words.split("\n")
    text = "".join(
        f"<w:p{number if place == len(lines) - 1 else ''}>{run(line)}</w:p>"
        for place, line in enumerate(lines)
    )
    head = f'w:id="{said.number}" w:author="{said.author}" w:date="2026-01-12T09:30:00Z"'
    return f'<w:comment {head} w:initials="W">{text}</w:comment>'


def _entry(said: Said) -> str:
    above = "" if said.above is None else f' w15:paraIdParent="{_number(said.above)}"'
    return (
        f'<w15:commentEx w15:paraId="{_number(said.number)}"{above} '
        f'w15:done="{int(said.is_done)}"/>'
    )


def _number(number: int) -> str:
    return f"5A{number:06X}"
