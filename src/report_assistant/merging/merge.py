"""merge: new answers into a Word file that somebody edited, and every edit still there.

Three versions are compared: what we wrote last (base), the clerk's file (mine), and what the
answers say now (new). The clerk's own file is patched in a copy, so all that is not ours in it
(looks, added paragraphs, pictures, comments, headers) is not touched at all.

| mine   | new     | what happens                                                           |
|--------|---------|------------------------------------------------------------------------|
| same   | changed | the block or cell is replaced, its looks kept                          |
| edited | same    | the clerk's words stay                                                 |
| edited | changed | in other words: both; in the same words: asked, or told in a comment   |
| gone   | changed | it stays deleted, and that is told                                     |
| –      | new     | it is put in behind the block before it                                |
| same   | gone    | it is taken away                                                       |
| edited | gone    | it stays, and that is told                                             |

A later version of the program words things in another way. So "changed" is measured from what it
would have written for the answers of that time, where the caller knows them: what somebody edited
or wants kept changes with its answers only.

Comments and tracked changes that were decided on are settled first; what is open stays as it is.
"""

from lxml import etree

from report_assistant.annotations.settling import settle
from report_assistant.drafting.draft import Draft
from report_assistant.merging.anchors import lay_anchors, set_document_id
from report_assistant.merging.blocks import Blocks
from report_assistant.merging.edited_copy import EditedCopy
from report_assistant.merging.merged import NO_TERMS, Merged, Outcome, Terms
from report_assistant.merging.new_wording import Wording
from report_assistant.merging.sentences import settled
from report_assistant.ooxml.opened import open_docx, open_own
from report_assistant.ooxml.properties import CUSTOM_NAME
from report_assistant.word.writer import write_docx

_MINE, _BASE, _FRESH = "您改过的文件", "上次生成的文件", "新的一份"


def merge(
    mine: bytes,
    base: bytes,
    new: Draft,
    *,
    form: bytes | None = None,
    terms: Terms = NO_TERMS,
) -> Merged:
    """Bring `new` into the edited file `mine`, which was written as `base`.

    `form` is the Word form for what is written anew. A conflict that is not decided gets a comment. The
    same input gives the same bytes; a file that nothing changes in is returned as it is.

    Raises VersionError for a file that cannot be read, FormError for a form that cannot be used.
    """
    written = write_docx(new, form)
    opened = open_docx(mine, _MINE)
    fresh = open_own(written, _FRESH)
    before = etree.tostring(opened.root)
    parts = dict(opened.parts)
    done = settle(opened, terms.decided)
    copy = EditedCopy(opened, terms.chosen)
    for annotation, verdict in done:
        copy.tell(Outcome.SETTLED, annotation.key, settled(annotation, verdict))
    then = None if terms.then is None else open_own(write_docx(terms.then, form), _FRESH)
    wording = Wording(then, terms.kept)
    homes = Blocks(copy, open_own(base, _BASE), fresh, new, wording).merge()
    lay_anchors(opened, homes)
    set_document_id(opened, new.document_id, fresh.parts[CUSTOM_NAME])
    copy.comments.save()
    if mine == base and not terms.kept:
        data = written
    elif opened.parts == parts and etree.tostring(opened.root) == before:
        data = mine
    else:
        data = opened.written()
    found = tuple(copy.conflicts), tuple(copy.figures), tuple(wording.found)
    return Merged(data, tuple(copy.done), *found)
