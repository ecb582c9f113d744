"""The blocks of a draft in the clerk's file: rewritten, taken away, put in."""

from collections.abc import Mapping, Sequence

from lxml import etree

from report_assistant.annotations.lines import written_text
from report_assistant.drafting.draft import Draft, TableBlock
from report_assistant.merging import sentences
from report_assistant.merging.block_matching import counterparts
from report_assistant.merging.changes import PARAGRAPH_END
from report_assistant.merging.edited_copy import EditedCopy
from report_assistant.merging.flow import text_of
from report_assistant.merging.merged import Outcome, ReadBack, Rewording
from report_assistant.merging.new_wording import Wording
from report_assistant.merging.node_import import Guests
from report_assistant.merging.places import Match, Place, are_alike, match, places_of
from report_assistant.merging.read_back import text_figures
from report_assistant.merging.replacing import is_as_written, remove_paragraph, replace_content
from report_assistant.merging.tables import TableVersions, merge_table
from report_assistant.ooxml.opened import OpenedDocx
from report_assistant.ooxml.pieces import PARAGRAPH
from report_assistant.report.places import OPENING, part_name, section_of_block


class Blocks:
    """One draft on its way into the clerk's copy."""

    def __init__(
        self, copy: EditedCopy, base: OpenedDocx, fresh: OpenedDocx, new: Draft, wording: Wording
    ) -> None:
        self._copy = copy
        self._wording = wording
        self._base = places_of(base.body)
        self._mine = places_of(copy.opened.body)
        self._fresh = {place.anchor: place for place in places_of(fresh.body) if place.anchor}
        self._new = new
        self._now = counterparts(
            {place.anchor: _words(place) for place in self._base if place.anchor},
            {name: _words(place) for name, place in self._fresh.items()},
        )
        """Block of the base -> the same block of the new draft."""
        self._drafted = {block.id: block for block in new.blocks}
        self._guests = Guests(fresh, copy.opened)
        self._ends: dict[str, etree._Element] = {}

    def merge(self) -> Mapping[str, etree._Element]:
        """Carry out the update; return where each block of the new draft now begins."""
        matching = match(self._base, self._mine)
        homes: dict[str, etree._Element] = {}
        for found in matching.matches:
            names = self._names(found.base)
            if names and self._bring(found, names):
                now = [self._now[name] for name in names if name in self._now]
                homes |= dict.fromkeys(now, self._mine[found.mine[0]].node)
                self._ends |= dict.fromkeys(now, self._mine[found.mine[-1]].node)
        for deleted in matching.deleted:
            self._tell_deleted(self._base[deleted])
        self._insert_new(homes)
        return homes

    def _fresh_of(self, name: str) -> Place | None:
        return self._fresh.get(self._now.get(name, ""))

    def _place_of(self, name: str) -> str:
        block = self._drafted.get(name)
        section = section_of_block(name) if block is None else block.section
        return part_name(section or OPENING)

    def _names(self, places: Sequence[int]) -> list[str]:
        return [self._base[place].anchor for place in places if self._base[place].anchor]

    def _bring(self, found: Match, names: Sequence[str]) -> bool:
        """Update one match; false if it was taken away."""
        mine = [self._mine[place] for place in found.mine]
        base = self._base[found.base[0]]
        if not any(name in self._now for name in names):
            return self._leave_out(names[0], base, mine)
        if base.kind == PARAGRAPH:
            self._bring_text(found, names, mine)
        else:
            self._bring_table(names[0], base, mine[0])
        return True

    # ------------------------------------------------------------ text

    def _bring_text(self, found: Match, names: Sequence[str], mine: Sequence[Place]) -> None:
        base = PARAGRAPH_END.join(self._base[place].text for place in found.base)
        fresh = [self._fresh_of(name) for name in names]
        new = PARAGRAPH_END.join("" if place is None else place.text for place in fresh)
        paragraphs = [place.node for place in mine]
        place = self._place_of(names[0])
        first = fresh[0]
        today = self._wording.of(names, base)
        if text_of(paragraphs) != base or self._copy.is_protected(paragraphs):
            start = today
        else:
            start = self._start(Rewording(names[0], place, base, new, new != today), today)
        if start == base and first is not None and self._is_untouched(found, mine):
            if new != base:
                replace_content(paragraphs[0], first.node)
                outcome = Outcome.REWORDED if new == today else Outcome.REPLACED
                sentence = sentences.rewritten(outcome, place, base, new)
                self._copy.tell(outcome, names[0], sentence)
            return
        changed = self._changed_figures(names[0], base, paragraphs)
        if new == start:
            pass
        elif are_alike(base, text_of(paragraphs)):
            self._copy.bring(names[0], place, paragraphs, start, new)
        else:
            self._copy.ask(names[0], place, paragraphs, new)
        # A figure that the new answers say already, or that the clerk gave up, is not asked about.
        left = text_of(paragraphs)
        self._copy.figures += [each for each in changed if each.now in left and each.now not in new]

    def _changed_figures(
        self, name: str, base: str, paragraphs: Sequence[etree._Element]
    ) -> Sequence[ReadBack]:
        """Return the figures that somebody changed; those of open tracked changes are not decided."""
        place = self._place_of(name)
        changed = text_figures(name, place, base, text_of(paragraphs))
        written = PARAGRAPH_END.join(map(written_text, paragraphs))
        if not changed or written == text_of(paragraphs):
            return changed
        decided = set(text_figures(name, place, base, written))
        return [figure for figure in changed if figure in decided]

    def _start(self, rewording: Rewording, today: str) -> str:
        """Return the text from which the changes of a block are measured that nobody edited."""
        base, new = rewording.before, rewording.now
        if base in (new, today):
            return base
        self._wording.found.append(rewording)
        if not self._wording.keeps(rewording.block):
            return base
        self._copy.kept.add(rewording.block)
        return today

    def _is_untouched(self, found: Match, mine: Sequence[Place]) -> bool:
        if len(found.base) > 1 or len(mine) > 1:
            return False
        node, base = mine[0].node, self._base[found.base[0]].node
        return is_as_written(node, base) and not self._copy.must_stay([node])

    def _leave_out(self, name: str, base: Place, mine: Sequence[Place]) -> bool:
        """Take out a block that the report no longer has; return true if it stays nevertheless."""
        place = self._place_of(name)
        nodes = [each.node for each in mine]
        is_text = base.kind == PARAGRAPH
        is_given_up = is_text and self._wording.is_given_up(name)
        if is_text and text_of(nodes) == base.text and not self._copy.must_stay(nodes):
            if is_given_up:
                self._wording.found.append(Rewording(name, place, base.text, ""))
                if self._wording.keeps(name):
                    return True
            remove_paragraph(nodes[0])
            self._copy.tell(Outcome.REMOVED, name, sentences.removed(place, base.text))
            return False
        if is_given_up:
            sentence = sentences.stays_given_up(place, mine[0].text)
            self._copy.tell(Outcome.STAYS, name, sentence)
            return True
        if is_text:
            self._copy.comment(nodes[0], sentences.comment_not_needed())
        self._copy.tell(Outcome.STAYS, name, sentences.stays(place, mine[0].text))
        return True

    def _tell_deleted(self, base: Place) -> None:
        fresh = self._fresh_of(base.anchor)
        before = self._wording.of([base.anchor], base.text)
        if fresh is not None and fresh.text not in (before, base.text):
            place = self._place_of(base.anchor)
            sentence = sentences.stays_deleted(place, fresh.text)
            self._copy.tell(Outcome.STAYS_DELETED, base.anchor, sentence)

    # ------------------------------------------------------------ tables and new blocks

    def _bring_table(self, name: str, base: Place, mine: Place) -> None:
        block = self._drafted[self._now[name]]
        if isinstance(block, TableBlock):
            fresh = self._fresh[block.id].node
            merge_table(self._copy, TableVersions(base.node, mine.node, fresh, block))

    def _insert_new(self, homes: dict[str, etree._Element]) -> None:
        """Put new blocks behind those that they follow in the draft."""
        known = set(self._now.values())
        before: etree._Element | None = None
        for block in self._new.blocks:
            if block.id in homes:
                before = self._ends.get(block.id, homes[block.id])
            elif block.id not in known:
                place = self._place_of(block.id)
                if self._wording.is_new(block.id):
                    self._wording.found.append(Rewording(block.id, place, "", block.text))
                    if self._wording.keeps(block.id):
                        continue
                node = self._guests.copy(self._fresh[block.id].node)
                self._put(node, before)
                homes[block.id] = before = node
                sentence = sentences.inserted(place, block.text)
                self._copy.tell(Outcome.INSERTED, block.id, sentence)

    def _put(self, node: etree._Element, before: etree._Element | None) -> None:
        if before is not None:
            before.addnext(node)
        elif self._mine:
            self._mine[0].node.addprevious(node)
        else:
            self._copy.opened.body.insert(0, node)


def _words(place: Place) -> str:
    """Return the words a block is recognised by; of tables there is one of each."""
    return place.text if place.kind == PARAGRAPH else ""
